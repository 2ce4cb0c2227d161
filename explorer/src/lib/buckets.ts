/** Time on the timeline: steps, domain, lanes for uncertain dates, gaps in coverage. Days are ISO strings, in UTC. */

import type { Bucket, ByQuad, Coverage, Step, Timeline, Uncertain } from './answers.ts';
import type { Counting } from './state.svelte.ts';
import type { Quad } from './types.ts';

export const DAY = 86_400_000;

export function instant(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
}

export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** First day of the bucket that a day falls into; weeks begin on Monday. */
export function floor(day: string, by: Step): string {
  const date = new Date(instant(day));
  if (by === 'month') date.setUTCDate(1);
  if (by === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return isoDay(date.getTime());
}

/** First day of the next bucket. */
export function following(start: string, by: Step): string {
  const date = new Date(instant(start));
  if (by === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (by === 'week' ? 7 : 1));
  return isoDay(date.getTime());
}

/** The step that gives between some dozen and about a hundred bars for an interval. */
export function stepFor(since: string | null | undefined, until: string | null | undefined): Step {
  if (!since || !until) return 'day';
  const days = (instant(until) - instant(since)) / DAY;
  return days <= 100 ? 'day' : days <= 750 ? 'week' : 'month';
}

/** What a bar counts of one class. */
export function ofQuad(by: ByQuad, quad: Quad, counting: Counting): number {
  return by[quad]?.[counting] ?? 0;
}

export interface Domain {
  /** First day shown. */
  start: string;
  /** First day no longer shown. */
  end: string;
  /** Buckets outside, which a link leads to. */
  before: Bucket[];
  after: Bucket[];
}

/**
 * The days to show: those asked for, otherwise the days that articles were read on, widened to the middle 98 % of
 * what is counted. A war of 1991 that an article of 2024 recalls would else squeeze the year that was read.
 */
export function domain(timeline: Timeline, asked: { since?: string; until?: string }, counting: Counting): Domain | null {
  const { buckets, coverage, by } = timeline;
  const first = [buckets[0]?.start, coverage[0]?.start].filter((day) => day !== undefined).sort()[0];
  if (first === undefined && !asked.since) return null;
  let start = coverage[0]?.start ?? first!;
  let last = coverage.at(-1)?.start ?? buckets.at(-1)!.start;
  const all = buckets.reduce((sum, bucket) => sum + bucket[counting], 0);
  let before = 0;
  for (const bucket of buckets) {
    const upTo = before + bucket[counting];
    if (upTo > all * 0.01 && before < all * 0.99) {
      if (bucket.start < start) start = bucket.start;
      if (bucket.start > last) last = bucket.start;
    }
    before = upTo;
  }
  start = floor(asked.since ?? start, by);
  const end = following(floor(asked.until ?? last, by), by);
  return {
    start,
    end: end > start ? end : following(start, by),
    before: buckets.filter((bucket) => bucket.start < start),
    after: buckets.filter((bucket) => bucket.start >= end),
  };
}

export interface Placed extends Uncertain { lane: number }

/** Put intervals into as few lanes as it takes, none over another; those outside the domain are left out. */
export function lanes(uncertain: readonly Uncertain[], { start, end }: Pick<Domain, 'start' | 'end'>): Placed[] {
  const free: string[] = [];
  return uncertain
    .filter((one) => one.end >= start && one.start < end)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : a.end > b.end ? 1 : a.incident < b.incident ? -1 : 1))
    .map((one) => {
      const found = free.findIndex((until) => until < one.start);
      const lane = found < 0 ? free.length : found;
      free[lane] = one.end;
      return { ...one, lane };
    });
}

/** Stretches of the domain in which no article was read: silence there is no peace. */
export function gaps(coverage: readonly Coverage[], { start, end }: Pick<Domain, 'start' | 'end'>, by: Step): [string, string][] {
  const out: [string, string][] = [];
  let at = start;
  for (const { start: read, articles } of coverage) {
    if (articles === 0 || read < at) continue;
    if (read >= end) break;
    if (read > at) out.push([at, read]);
    at = following(floor(read, by), by);
  }
  if (at < end) out.push([at, end]);
  return out;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day on the axis, as fine as the domain needs: "4 Mar", "Mar 2024", "2024". */
export function tickLabel(tick: Date, { start, end }: Pick<Domain, 'start' | 'end'>): string {
  const days = (instant(end) - instant(start)) / DAY;
  const month = MONTHS[tick.getUTCMonth()]!;
  if (days > 365 * 6) return String(tick.getUTCFullYear());
  if (days > 150) return `${month} ${tick.getUTCFullYear()}`;
  return tick.getUTCMonth() === 0 && tick.getUTCDate() === 1 ? `1 Jan ${tick.getUTCFullYear()}` : `${tick.getUTCDate()} ${month}`;
}
