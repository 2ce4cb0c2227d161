// An article's text cut for reading: paragraphs, marks of the layers asked for, bands of voices.
import type { Marked, PointText } from '../../lib/marks.ts';
import { runs } from '../../lib/marks.ts';
import type { Attribution, CodedArticle, Event, Offsets } from '../../lib/types.ts';
import type { Role } from '../reading/roles.ts';

/** A stretch of text in one voice: the attributions whose content it is in, the outermost first. */
export interface Band {
  start: number;
  end: number;
  voices: Attribution[];
}

/** Paragraphs as offsets in code points, without the line breaks between them. */
export function paragraphs(text: string): Offsets[] {
  const found: Offsets[] = [];
  let [start, point, solid] = [0, 0, false];
  for (const character of text) {
    if (character === '\n') {
      if (solid) found.push([start, point]);
      [start, solid] = [point + 1, false];
    } else if (character.trim() !== '') solid = true;
    point += 1;
  }
  if (solid) found.push([start, point]);
  return found;
}

/** The marks of all statements, or of those in `only`; `id` is the statement that a mark belongs to. */
export function marksOf(record: CodedArticle, shown: ReadonlySet<Role>, only: readonly string[] | null = null): Marked[] {
  const marks: Marked[] = [];
  const put = (role: Role, span: Offsets | null | undefined, id: string) => {
    if (span && shown.has(role) && (only === null || only.includes(id))) marks.push({ role, start: span[0], end: span[1], id });
  };
  for (const said of record.attributions) {
    for (const part of said.content) put('content', part.span, said.id);
    put('source', said.source?.span, said.id);
    put('cue', said.cue?.span, said.id);
  }
  for (const event of record.events) eventMarks(record, event, put);
  return marks;
}

/** The statements that make up what an event says: itself and the voices that tell it. */
export function withVoices(record: CodedArticle, id: string): string[] {
  const ids = [id];
  let next = record.events.find((event) => event.id === id)?.attribution ?? null;
  while (next !== null && !ids.includes(next)) {
    ids.push(next);
    next = record.attributions.find((said) => said.id === next)?.parent ?? null;
  }
  return ids;
}

function eventMarks(
  record: CodedArticle,
  event: Event,
  put: (role: Role, span: Offsets | null | undefined, id: string) => void,
): void {
  for (const { span } of event.actor) put('actor', span, event.id);
  for (const { span } of event.recipient) put('recipient', span, event.id);
  put('place', event.place?.span, event.id);
  put('date', record.dates.find(({ id }) => id === event.date?.date)?.span, event.id);
  put('action', event.trigger.span, event.id);
}

/**
 * Cut `[from, to)` into bands. Marks that close a voice's words (a full stop, a quotation mark) go with them,
 * as do those that open them; what has no letter or figure of its own goes with what stands before it.
 */
export function bands(text: PointText, attributions: readonly Attribution[], [from, to]: Offsets): Band[] {
  const known = new Map(attributions.map((said) => [said.id, said]));
  const marks = attributions.flatMap((said) =>
    said.content.map(({ span }) => ({ role: 'content', start: span[0], end: span[1], id: said.id })),
  );
  const found: Band[] = [];
  for (const run of runs(text, marks, from, to)) {
    const voices = [...new Set(run.marks.map((mark) => known.get(mark.id!)!))].sort((a, b) => a.chain.length - b.chain.length);
    const last = found.at(-1);
    const silent = !/[\p{L}\p{N}]/u.test(run.text);
    if (last && (silent || sameVoices(last.voices, voices))) last.end = run.end;
    else found.push({ start: run.start, end: run.end, voices });
  }
  for (let i = 1; i < found.length; i++) {
    const [before, after] = [found[i - 1]!, found[i]!];
    const words = text.slice(before.start, before.end);
    if (after.voices.length > before.voices.length) {
      const opening = /(?<=\s|^)["'“‘«([]+$/u.exec(words)?.[0].length ?? 0;
      before.end = after.start -= opening;
    } else {
      const closing = /^[.,;:!?"'”’»)\]]+(?=\s|$)/u.exec(text.slice(after.start, after.end))?.[0].length ?? 0;
      before.end = after.start += closing;
    }
  }
  return found.filter((band) => text.slice(band.start, band.end).trim() !== '');
}

function sameVoices(one: readonly Attribution[], other: readonly Attribution[]): boolean {
  return one.length === other.length && one.every((said, i) => said === other[i]);
}

/** The statement that a reader means who points at a stretch: the event of the shortest mark, or the voice. */
export function pointed(marks: readonly Marked[]): string | null {
  const tight = [...marks].sort((a, b) => a.end - a.start - (b.end - b.start));
  const event = tight.find((mark) => mark.id?.startsWith('e'));
  return event?.id ?? tight[0]?.id ?? null;
}

/** Offsets of the sentence, of those given, that holds `[start, end)`; of the words alone where none does. */
export function sentenceOf(sentences: readonly Offsets[], [start, end]: Offsets): Offsets {
  const first = sentences.find(([from, to]) => from <= start && start < to);
  const last = sentences.find(([from, to]) => from < end && end <= to);
  return [first?.[0] ?? start, Math.max(last?.[1] ?? end, end)];
}
