import { expect, it } from 'vitest';
import type { Claim } from '../../lib/types.ts';
import { matrix } from './matrix.ts';
import { sheet } from './sheet.ts';

function claim(value: string, source: string, published: string): Claim {
  const statement = { article: source, id: 'e1' };
  const voice = { statement, source, chain: ['Daily', source], publisher: 'Daily', published, group: source, stance: 'supports' as const, text: null };
  return { id: value, incident: 'i', aspect: 'killed', value, origins: 1, voices: [voice] };
}

const drawn = sheet(matrix([claim('nine', 'police', '2026-03-01'), claim('about a dozen people, most of them children', 'a very long-winded ministry \u202E', '2026-03-02')]), 'Blast');

it('has all words of the matrix, hidden characters by their code, within its size', () => {
  const texts = drawn.words.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['Blast', 'Killed', '✓ agrees', '≠ differs', 'nine', 'ministry [U+202E]', 'Daily, 1 Mar 2026']));
  for (const { x, y } of drawn.words) {
    expect(x).toBeLessThan(drawn.width);
    expect(y).toBeLessThan(drawn.height);
  }
});

it('puts no two lines of words on one another', () => {
  const places = drawn.words.map(({ x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(places.length);
  expect(drawn.rules.map(({ y }) => y)).toEqual([...drawn.rules.map(({ y }) => y)].sort((a, b) => a - b));
});
