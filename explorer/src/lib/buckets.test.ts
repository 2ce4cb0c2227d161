import { describe, expect, it } from 'vitest';
import type { Bucket, Coverage, Timeline } from './answers.ts';
import { domain, floor, following, gaps, isoDay, lanes, stepFor, tickLabel } from './buckets.ts';

const bucket = (start: string, incidents: number): Bucket => ({ start, end: start, incidents, reports: 2 * incidents, by_quad: {} });
const read = (start: string): Coverage => ({ start, articles: 1, publishers: 1 });

describe('steps', () => {
  it('begins weeks on Monday and months on the first', () => {
    expect(floor('2024-03-03', 'week')).toBe('2024-02-26');
    expect(floor('2024-03-04', 'week')).toBe('2024-03-04');
    expect(floor('2024-03-31', 'month')).toBe('2024-03-01');
  });

  it('goes on over leap days and years', () => {
    expect(following('2024-02-28', 'day')).toBe('2024-02-29');
    expect(following('2024-12-30', 'week')).toBe('2025-01-06');
    expect(following('2024-12-01', 'month')).toBe('2025-01-01');
  });

  it('is finer for shorter times', () => {
    expect([stepFor('2024-01-01', '2024-02-01'), stepFor('2023-01-01', '2024-02-01'), stepFor('1990-01-01', '2024-02-01'), stepFor(null, null)]).toEqual(['day', 'week', 'month', 'day']);
  });
});

describe('domain', () => {
  const timeline: Timeline = {
    by: 'day', uncertain: [], coverage: [read('2024-03-04'), read('2024-03-06')],
    buckets: [bucket('1991-01-01', 1), ...Array.from({ length: 50 }, (_, i) => bucket(isoDay(Date.parse('2024-02-01') + i * 86_400_000), 4))],
  };

  it('leaves the lonely past out, and says so', () => {
    const shown = domain(timeline, {}, 'incidents')!;
    expect(shown.start).toBe('2024-02-01');
    expect(shown.before.map((one) => one.start)).toEqual(['1991-01-01']);
    expect(shown.after).toEqual([]);
  });

  it('is what was asked for', () => {
    const shown = domain(timeline, { since: '2024-02-10', until: '2024-02-12' }, 'reports')!;
    expect([shown.start, shown.end]).toEqual(['2024-02-10', '2024-02-13']);
    expect(shown.before).toHaveLength(10);
    expect(shown.after).toHaveLength(38);
  });

  it('is null where nothing is dated', () => {
    expect(domain({ by: 'day', buckets: [], uncertain: [], coverage: [] }, {}, 'incidents')).toBeNull();
  });
});

describe('lanes', () => {
  const one = (incident: string, start: string, end: string) => ({ incident, title: incident, start, end, quad: null });

  it('never lays one interval over another, and uses no lane it does not need', () => {
    const placed = lanes([one('c', '2024-01-05', '2024-01-09'), one('a', '2024-01-01', '2024-01-04'), one('b', '2024-01-02', '2024-01-06'), one('z', '2020-01-01', '2020-02-01')], { start: '2024-01-01', end: '2024-02-01' });
    expect(placed.map(({ incident, lane }) => [incident, lane])).toEqual([['a', 0], ['b', 1], ['c', 0]]);
  });
});

describe('coverage', () => {
  it('finds the days that nothing was read on', () => {
    expect(gaps([read('2024-03-02'), read('2024-03-04')], { start: '2024-03-01', end: '2024-03-06' }, 'day')).toEqual([
      ['2024-03-01', '2024-03-02'], ['2024-03-03', '2024-03-04'], ['2024-03-05', '2024-03-06'],
    ]);
    expect(gaps([], { start: '2024-03-01', end: '2024-03-06' }, 'day')).toEqual([['2024-03-01', '2024-03-06']]);
  });
});

it('labels days as finely as needed', () => {
  const tick = new Date(Date.UTC(2024, 2, 4));
  expect(tickLabel(tick, { start: '2024-03-01', end: '2024-04-01' })).toBe('4 Mar');
  expect(tickLabel(tick, { start: '2023-01-01', end: '2024-04-01' })).toBe('Mar 2024');
  expect(tickLabel(tick, { start: '1990-01-01', end: '2024-04-01' })).toBe('2024');
});
