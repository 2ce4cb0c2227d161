/** A statement of an article as one side of a pair: whose it is, and its words. */

import type { ArticlePage, Side } from '../../lib/answers.ts';
import { PointText } from '../../lib/marks.ts';
import { sentenceAt } from '../reading/statement.ts';
import { sentenceOf } from './reading.ts';

/** Returns the statement `id` of the article with its sentence (an event), content or words; null where there is none. */
export function sideOf({ record, sentences }: Pick<ArticlePage, 'record' | 'sentences'>, id: string): Side | null {
  const { article } = record;
  const event = record.events.find((each) => each.id === id);
  if (event) {
    const text = new PointText(article.text).slice(...sentenceOf(sentences, event.trigger.span));
    return { article, id, kind: 'event', source: event.chain.at(-1) ?? null, chain: event.chain, stance: null, factuality: event.factuality, text };
  }
  const bare = sentenceAt(id);
  if (bare) {
    const text = new PointText(article.text).slice(...bare);
    const source = article.publisher;
    return text === '' ? null : { article, id, kind: 'sentence', source, chain: source ? [source] : [], stance: null, factuality: null, text };
  }
  const said = record.attributions.find((each) => each.id === id);
  if (!said) return null;
  const text = said.content.map((part) => part.text).join(' … ');
  return { article, id, kind: 'attribution', source: said.source_name, chain: said.chain, stance: said.stance, factuality: null, text };
}
