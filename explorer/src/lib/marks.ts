/** Marks on a text: from the record's code points to the browser's UTF-16 units, and from overlapping marks to runs. */

export interface Marked { role: string; start: number; end: number; id?: string }

/** A stretch of text under the same marks, the outermost first. */
export interface Run { text: string; start: number; end: number; marks: Marked[] }

/**
 * A text whose offsets count code points. JavaScript counts UTF-16 units, so each character beyond U+FFFF
 * would shift everything after it by one.
 */
export class PointText {
  readonly text: string;
  /** Number of code points. */
  readonly length: number;
  /** UTF-16 offset of each code point; null where both counts are the same. */
  readonly #units: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    let points = 0;
    for (let unit = 0; unit < text.length; points++) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
    this.length = points;
    if (points === text.length) this.#units = null;
    else {
      this.#units = new Uint32Array(points + 1);
      for (let unit = 0, point = 0; point < points; point++) {
        this.#units[point] = unit;
        unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
      }
      this.#units[points] = text.length;
    }
  }

  /** UTF-16 offset of a code point, held within the text. */
  unit(point: number): number {
    const held = Math.min(Math.max(point, 0), this.length);
    return this.#units ? this.#units[held]! : held;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

/**
 * Cut `[from, to)` of a text where marks begin and end. Marks outside are dropped, those reaching out are cut;
 * of two marks on the same stretch the longer one comes first.
 */
export function runs(text: PointText, marks: readonly Marked[], from = 0, to = text.length): Run[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(mark.start, from), end: Math.min(mark.end, to) }))
    .filter((mark) => mark.start < mark.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = [...new Set([from, to, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const out: Run[] = [];
  let first = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    while (first < inside.length && inside[first]!.end <= start) first++;
    const over = [];
    for (let j = first; j < inside.length && inside[j]!.start <= start; j++) if (inside[j]!.end >= end) over.push(inside[j]!);
    over.sort((a, b) => b.end - b.start - (a.end - a.start));
    out.push({ text: text.slice(start, end), start, end, marks: over });
  }
  return out;
}

// Characters that reorder or hide text: bidi embeddings, overrides, isolates and marks, zero width, controls.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

export type Piece = { kind: 'text'; text: string } | { kind: 'control'; text: string; code: string };

/** Split off characters that a reader cannot see but that change what is seen, to be shown as "U+202E". */
export function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(HIDDEN)) {
    if (found.index > from) out.push({ kind: 'text', text: text.slice(from, found.index) });
    const code = `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    out.push({ kind: 'control', text: found[0], code });
    from = found.index + found[0].length;
  }
  if (from < text.length) out.push({ kind: 'text', text: text.slice(from) });
  return out;
}

/** An address that may be linked to, or null: http and https alone, without user name and password. */
export function safeHref(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    const web = parsed.protocol === 'http:' || parsed.protocol === 'https:';
    return web && parsed.username === '' && parsed.password === '' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** Search snippets come with [[ ]] around what was found. */
export function snippetRuns(snippet: string): { text: string; found: boolean }[] {
  return snippet
    .split(/(\[\[.*?\]\])/s)
    .filter((part) => part !== '')
    .map((part) => (/^\[\[.*\]\]$/s.test(part) ? { text: part.slice(2, -2), found: true } : { text: part, found: false }));
}
