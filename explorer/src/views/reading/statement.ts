import type { Offsets, Statement } from '../../lib/types.ts';

/** A statement by one word: the article's id and its own. */
export function name({ article, id }: Statement): string {
  return `${article}:${id}`;
}

/** Offsets of a bare sentence, which has them for an id ("s120-243"); null for other statements. */
export function sentenceAt(id: string | null): Offsets | null {
  const found = /^s(\d{1,9})-(\d{1,9})$/.exec(id ?? '');
  return found ? [Number(found[1]), Number(found[2])] : null;
}

/** What an id names. */
export function kindOf(id: string): 'event' | 'attribution' | 'sentence' {
  return sentenceAt(id) ? 'sentence' : id.startsWith('e') ? 'event' : 'attribution';
}
