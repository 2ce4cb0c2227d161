import { expect, it } from 'vitest';
import type { Incident } from '../../lib/types.ts';
import { contested } from './contested.ts';

const all = [
  [3, 0], [2, 1], [1, 1], [0, 4], [0, 1], [0, 0], [0, 0],
].map(([disputed, denied], i) => ({ id: `i${i}`, disputed, denied }) as Incident);

function server(limit: number) {
  return async (sort: 'disputed' | 'denied', after: string | null) => {
    const sorted = [...all].sort((a, b) => b[sort] - a[sort]);
    const from = Number(after ?? 0);
    return { items: sorted.slice(from, from + limit), next: from + limit < sorted.length ? String(from + limit) : null };
  };
}

it.each([1, 2, 3, 5, 50])('finds each contested incident once, in pages of %i', async (limit) => {
  const ask = contested(server(limit));
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: { items: Incident[]; next: string | null } = await ask(after);
    found.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(found).toEqual(['i0', 'i1', 'i2', 'i3', 'i4']);
});
