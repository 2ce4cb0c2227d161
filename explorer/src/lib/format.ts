/** Values as readers see them: numbers, days, labels. English words, numbers grouped, days as ISO has them. */

import type { Counts } from './answers.ts';
import type { Factuality, Incident, Precision, Quad, Toll } from './types.ts';

const grouped = new Intl.NumberFormat('en-GB');
const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

export const number = (n: number): string => grouped.format(n);
export const short = (n: number): string => (Math.abs(n) < 10_000 ? grouped.format(n) : compact.format(n));

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** "incidents 12 · reports 40 (wire-grouped 31)": reports less those that only repeat another's text. */
export function counters(counts: Counts): { incidents: string; reports: string; grouped: string } {
  return {
    incidents: number(counts.incidents),
    reports: number(counts.reports),
    grouped: number(Math.max(0, counts.reports - counts.copies)),
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2021-10-05" as "5 Oct 2021"; what is no day is given back as it is. */
export function day(iso: string | null | undefined): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  return found ? `${Number(found[3])} ${MONTHS[Number(found[2]) - 1] ?? found[2]} ${found[1]}` : (iso ?? '');
}

/** "2021" or "Sep 2021" for all days of a year or month, null for other intervals. */
function whole(start: string, end: string): string | null {
  if (start.slice(4) === '-01-01' && end === `${start.slice(0, 4)}-12-31`) return start.slice(0, 4);
  const [year, month] = start.split('-').map(Number);
  const last = new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10);
  return start.endsWith('-01') && end === last ? day(start).slice(2) : null;
}

/** An interval of days in as few words as it takes: "27 Sep – 3 Oct 2021", "Sep 2021". */
export function days(start: string | null, end: string | null): string {
  if (!start || !end || start === end) return start || end ? day(start ?? end) : 'undated';
  const named = whole(start, end);
  if (named) return named;
  const [from, to] = [day(start), day(end)];
  if (start.slice(0, 7) === end.slice(0, 7)) return `${from.split(' ')[0]}–${to}`;
  if (start.slice(0, 4) === end.slice(0, 4)) return `${from.slice(0, -5)} – ${to}`;
  return `${from} – ${to}`;
}

/** "3", "3–7", or null where nothing was told. */
export function toll({ low, high }: Toll): string | null {
  if (low === null && high === null) return null;
  const [from, to] = [low ?? high!, high ?? low!];
  return from === to ? number(from) : `${number(from)}–${number(to)}`;
}

export const QUADS: readonly Quad[] = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];

/** Each class has a colour (style.css), a symbol and a short name: colour never speaks alone. */
export const QUAD: Record<Quad, { symbol: string; short: string; key: string }> = {
  'verbal cooperation': { symbol: '○', short: 'V-coop', key: 'vcoop' },
  'material cooperation': { symbol: '■', short: 'M-coop', key: 'mcoop' },
  'verbal conflict': { symbol: '△', short: 'V-conf', key: 'vconf' },
  'material conflict': { symbol: '◆', short: 'M-conf', key: 'mconf' },
};

export function quadKey(quad: Quad | null | undefined): string {
  return quad && quad in QUAD ? QUAD[quad].key : 'none';
}

export const FACTUALITY: Record<Factuality, { word: string; symbol: string; tone: 'yes' | 'maybe' | 'no' | 'open' }> = {
  'CT+': { word: 'happened', symbol: '●', tone: 'yes' },
  'PR+': { word: 'probable', symbol: '◕', tone: 'maybe' },
  'PS+': { word: 'possible', symbol: '◑', tone: 'maybe' },
  'CT-': { word: 'denied', symbol: '✕', tone: 'no' },
  'PR-': { word: 'improbable', symbol: '◔', tone: 'no' },
  'PS-': { word: 'possibly not', symbol: '◔', tone: 'no' },
  Uu: { word: 'not said', symbol: '○', tone: 'open' },
};

const PRECISION: Record<Precision, string> = {
  point: 'exact point', populated_place: 'town or village', admin2: 'district', admin1: 'province',
  country: 'country only', border: 'stretch of border', region: 'region', water: 'body of water', feature: 'natural feature',
};

export const precision = (value: Precision | null): string => (value ? (PRECISION[value] ?? value) : 'unknown precision');

/** An incident's title as a heading beside which its day stands: with a capital, without the day at its end. */
export function headed({ title, start, end }: Pick<Incident, 'title' | 'start' | 'end'>): string {
  const told = start === null ? '' : `, ${start === end ? start : `${start}/${end ?? '…'}`}`;
  const bare = told && title.endsWith(told) ? title.slice(0, -told.length) : title;
  const first = String.fromCodePoint(...(bare ? [bare.codePointAt(0)!] : []));
  return first.toUpperCase() + bare.slice(first.length);
}

/** Who to whom, in one line. */
export function whoToWhom(incident: Pick<Incident, 'actor' | 'recipient'>): string {
  const side = (names: string[]) => (names.length === 0 ? '—' : names.length > 3 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', '));
  return incident.recipient.length ? `${side(incident.actor)} → ${side(incident.recipient)}` : side(incident.actor);
}
