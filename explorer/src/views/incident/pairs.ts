/** The links of an incident with the words of both sides. */

import type { ConflictRow, IncidentPage, Side } from '../../lib/answers.ts';
import type { Claim } from '../../lib/types.ts';
import { kindOf, name } from '../reading/statement.ts';

/**
 * Returns the links with the sentence (of a report) or the words (of an attribution) on either side,
 * those of the highest confidence first. A link to a statement that is not among the reports or voices
 * of the incident is left out, for its words are not known here.
 */
export function pairs(page: Pick<IncidentPage, 'links' | 'reports' | 'claims'>): ConflictRow[] {
  const known = sides(page);
  return page.links
    .flatMap((link): ConflictRow[] => {
      const [first, second] = link.between.map((statement) => known.get(name(statement)));
      return first && second ? [{ ...link, between: [first, second] }] : [];
    })
    .sort((a, b) => (b.confidence ?? 1) - (a.confidence ?? 1));
}

/** The statements of an incident by their names, with who makes them and their words. */
export function sides({ reports, claims }: Pick<IncidentPage, 'reports' | 'claims'>): Map<string, Side> {
  const found = new Map<string, Side>(voices(claims));
  for (const { statement, article, event, sentence } of reports) {
    found.set(name(statement), {
      article, id: statement.id, kind: 'event', source: event.chain.at(-1) ?? null, chain: event.chain, stance: null,
      factuality: event.factuality, text: sentence.text,
    });
  }
  return found;
}

function* voices(claims: readonly Claim[]): Iterable<[string, Side]> {
  for (const { voices } of claims) {
    for (const { statement, publisher, published, source, chain, stance, text } of voices) {
      yield [
        name(statement),
        {
          article: { id: statement.article, publisher, published, title: null, url: null }, id: statement.id,
          kind: kindOf(statement.id), source, chain,
          stance: stance === 'denies' ? 'denies' : null, factuality: null, text: text ?? '',
        },
      ];
    }
  }
}

