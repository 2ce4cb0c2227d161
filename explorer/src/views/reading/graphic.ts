// Which passages a reader may want to be warned of: those with a word of graphic.json.
import words from './graphic.json';

const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${words.map((word) => word.replace(/[ -]/g, '[\\s-]')).join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Whether `text` has words of violence in detail. A list of words: it misses some and stops at others. */
export function isGraphic(text: string): boolean {
  return pattern.test(text);
}
