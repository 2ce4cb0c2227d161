import type { Statement } from '../../lib/types.ts';

/** A statement by one word: the article's id and its own. */
export function name({ article, id }: Statement): string {
  return `${article}:${id}`;
}
