// The matrix of an incident: what each voice says of each attribute, in order of time.
import type { Claim, ClaimAspect, ClaimStance, Statement, Voice } from '../../lib/types.ts';
import { name } from '../reading/statement.ts';

export const ASPECTS: readonly ClaimAspect[] = [
  'happened', 'killed', 'injured', 'arrested', 'size', 'actor', 'recipient', 'place', 'time', 'content',
];

export type CellState = 'agree' | 'differ' | 'deny' | 'doubt' | 'decline' | 'silent';

/** How each state is shown: never by colour alone. */
export const STATE: Record<CellState, { symbol: string; word: string; meaning: string }> = {
  agree: { symbol: '✓', word: 'agrees', meaning: 'as most origins have it' },
  differ: { symbol: '≠', word: 'differs', meaning: 'says otherwise' },
  deny: { symbol: '✕', word: 'denies', meaning: 'denies it' },
  doubt: { symbol: '?', word: 'leaves open', meaning: 'leaves it open' },
  decline: { symbol: '–', word: 'no comment', meaning: 'declines to say' },
  silent: { symbol: '·', word: 'silent', meaning: 'says nothing of it' },
};

/** Whoever denies the event as a whole denies its place too: said once, not in every row. */
export const WHOLE: Record<CellState, string> = {
  agree: 'agrees', differ: 'differs', deny: 'denies all of it', doubt: 'leaves all open', decline: 'no comment', silent: 'silent',
};

/** One thing that a voice said of an attribute; `reports` counts the reports that repeat it. */
export interface Told {
  value: string;
  stance: ClaimStance;
  published: string | null;
  publisher: string | null;
  statement: Statement;
  text: string | null;
  reports: number;
}

export interface Cell {
  state: CellState;
  told: Told[];
  /** The voice came to say something else than it said first. */
  revised: boolean;
  /** The denial is of the event as a whole, told in the row `happened`. */
  whole: boolean;
}

export interface Column {
  key: string;
  name: string;
  /** Who prints it, where that is another than the voice. */
  via: string | null;
  first: string | null;
}

export interface Value {
  value: string;
  origins: number;
  first: string | null;
}

export interface Row {
  aspect: ClaimAspect;
  /** The value that the most independent origins support: what agree and differ are measured by. */
  reference: string | null;
  values: Value[];
  cells: Cell[];
  contested: boolean;
}

export interface Matrix {
  columns: Column[];
  rows: Row[];
}

interface Heard {
  claim: Claim;
  voice: Voice;
}

/** Returns the matrix of `claims`, which are of one incident. */
export function matrix(claims: readonly Claim[]): Matrix {
  const heard = claims
    .flatMap((claim) => claim.voices.map((voice) => ({ claim, voice })))
    .sort((a, b) => inTime(a.voice, b.voice));
  const columns = columnsOf(heard);
  const refusals = new Set(
    heard
      .filter(({ claim, voice }) => claim.aspect === 'happened' && voice.stance !== 'supports')
      .map(({ voice }) => name(voice.statement)),
  );
  const rows = ASPECTS.filter((aspect) => claims.some((claim) => claim.aspect === aspect)).map(
    (aspect) => row(aspect, claims, heard, columns, refusals),
  );
  return { columns, rows };
}

function row(
  aspect: ClaimAspect,
  claims: readonly Claim[],
  heard: readonly Heard[],
  columns: readonly Column[],
  refusals: ReadonlySet<string>,
): Row {
  const values = valuesOf(claims.filter((claim) => claim.aspect === aspect));
  const reference = [...values].sort((a, b) => b.origins - a.origins)[0]?.value ?? null;
  const here = heard.filter(({ claim }) => claim.aspect === aspect);
  const cells = columns.map((column) =>
    cell(aspect, here.filter(({ voice }) => voiceKey(voice) === column.key), reference, refusals),
  );
  const contested = cells.some(
    ({ state, whole }) => !whole && (state === 'differ' || state === 'deny'),
  );
  return { aspect, reference, values, cells, contested };
}

function cell(
  aspect: ClaimAspect,
  heard: readonly Heard[],
  reference: string | null,
  refusals: ReadonlySet<string>,
): Cell {
  const told = sequence(heard);
  if (!told.length) return { state: 'silent', told, revised: false, whole: false };
  const supported = told.filter((each) => each.stance === 'supports');
  const first = supported[0]?.published;
  const revised = supported.some(
    (each) => each.published !== first && each.value !== supported[0]?.value,
  );
  const whole =
    aspect !== 'happened' && told.every((each) => refusals.has(name(each.statement)));
  return { state: stateOf(told, reference, aspect), told, revised, whole };
}

// The last word counts: a voice that has corrected itself is where it is now.
function stateOf(told: readonly Told[], reference: string | null, aspect: ClaimAspect): CellState {
  const last = told[told.length - 1]!;
  const now = told.filter((each) => each.published === last.published);
  if (now.some(({ stance }) => stance === 'denies')) return 'deny';
  const supported = now.filter(({ stance }) => stance === 'supports');
  if (supported.some(({ value }) => reference !== null && same(aspect, value, reference))) return 'agree';
  if (supported.length) return 'differ';
  return now.some(({ stance }) => stance === 'doubts') ? 'doubt' : 'decline';
}

/** Whether two values of an attribute can both be true: equal, or one day within the other's days. */
export function same(aspect: ClaimAspect, one: string, other: string): boolean {
  if (one === other) return true;
  if (aspect !== 'time') return one.toLowerCase() === other.toLowerCase();
  const [a, b] = [days(one), days(other)];
  return (a[0] <= b[0] && b[1] <= a[1]) || (b[0] <= a[0] && a[1] <= b[1]);
}

function days(value: string): [string, string] {
  const [start = '', end = start] = value.split('/');
  return [start, end];
}

function sequence(heard: readonly Heard[]): Told[] {
  const told: Told[] = [];
  for (const { claim, voice } of heard) {
    const before = told.find(
      ({ value, stance }) => value === claim.value && stance === voice.stance,
    );
    const between = before && told.some((each) => each.value !== claim.value && (each.published ?? '') > (before.published ?? ''));
    if (before && !between) before.reports += 1;
    else
      told.push({
        value: claim.value,
        stance: voice.stance,
        published: voice.published,
        publisher: voice.publisher,
        statement: voice.statement,
        text: voice.text,
        reports: 1,
      });
  }
  return told;
}

function valuesOf(claims: readonly Claim[]): Value[] {
  return claims
    .map((claim) => ({
      value: claim.value,
      origins: claim.origins,
      first:
        claim.voices
          .filter(({ stance }) => stance === 'supports')
          .map(({ published }) => published)
          .sort(early)[0] ?? null,
    }))
    .sort((a, b) => early(a.first, b.first));
}

function columnsOf(heard: readonly Heard[]): Column[] {
  const columns = new Map<string, Column>();
  for (const { voice } of heard) {
    const key = voiceKey(voice);
    if (columns.has(key)) continue;
    const name = voiceName(voice);
    const via = voice.publisher !== null && voice.publisher !== name ? voice.publisher : null;
    columns.set(key, { key, name, via, first: voice.published });
  }
  return [...columns.values()];
}

/** The name under which a voice speaks; a voice without one is told by who prints it. */
export function voiceName(voice: Pick<Voice, 'source' | 'chain' | 'publisher'>): string {
  return voice.source ?? voice.chain[voice.chain.length - 1] ?? voice.publisher ?? 'unnamed';
}

function voiceKey(voice: Voice): string {
  return voiceName(voice).toLowerCase();
}

function inTime(a: Voice, b: Voice): number {
  return early(a.published, b.published) || compare(name(a.statement), name(b.statement));
}

// Null, a day that is not known, comes last.
function early(a: string | null, b: string | null): number {
  return compare(a ?? '9999', b ?? '9999');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
