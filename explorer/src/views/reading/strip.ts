/** A strip of counts per day: bars over time with the gaps between days kept. */

export interface Bar { day: string; n: number; x: number; height: number }

/** Places the days of `counts` on `width` by date; heights are shares of `height`, a count of one is seen. */
export function strip(counts: readonly { day: string | null; n: number }[], width: number, height: number, bar: number): Bar[] {
  const dated = counts.flatMap(({ day, n }) => {
    const at = day === null ? NaN : Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
    return day === null || Number.isNaN(at) ? [] : [{ day, n, at }];
  });
  if (dated.length === 0) return [];
  const first = Math.min(...dated.map(({ at }) => at));
  const span = Math.max(...dated.map(({ at }) => at)) - first || 1;
  const most = Math.max(...dated.map(({ n }) => n), 1);
  return dated.map(({ day, n, at }) => ({
    day,
    n,
    x: dated.length === 1 ? (width - bar) / 2 : ((at - first) / span) * (width - bar),
    height: n === 0 ? 0 : Math.max((n / most) * height, 2),
  }));
}
