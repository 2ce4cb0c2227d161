import { expect, it } from 'vitest';
import { isGraphic } from './graphic.ts';
import { roleClass } from './roles.ts';
import { strip } from './strip.ts';
import { asserted } from './words.ts';

it.each([
  ['The bodies lay in a mass grave.', true],
  ['Corpses, it said.', true],
  ['a mass-grave', true],
  ['He antibodies tested the bloodless somebodies.', false],
  ['The ministers met on Tuesday.', false],
])('a graphic passage: %s', (text, graphic) => expect(isGraphic(text)).toBe(graphic));

it('places days by date, not one beside the other', () => {
  const bars = strip([{ day: '2026-01-01', n: 1 }, { day: '2026-01-02', n: 4 }, { day: '2026-01-11', n: 2 }, { day: null, n: 9 }], 105, 40, 5);
  expect(bars.map(({ x, height }) => [x, height])).toEqual([[0, 10], [10, 40], [100, 20]]);
});

it('shows even one of many, and nothing where there is nothing', () => {
  const bars = strip([{ day: '2026-01-01', n: 1 }, { day: '2026-01-02', n: 1000 }, { day: '2026-01-03', n: 0 }], 100, 40, 5);
  expect(bars.map(({ height }) => height)).toEqual([2, 40, 0]);
  expect(strip([], 100, 40, 5)).toEqual([]);
});

it('classes of marks tell each role once and the depth of quoting', () => {
  const mark = (role: string) => ({ role, start: 0, end: 1 });
  expect(roleClass([mark('content'), mark('content'), mark('trigger'), mark('unheard of')])).toBe('m r-content r-action depth2');
});

it('what is asserted reads as a reader says it', () => {
  expect(asserted('time', '2026-03-01/2026-03-07')).toBe('1–7 Mar 2026');
  expect(asserted('happened', 'happened', 'denies')).toBe('that it happened');
  expect(asserted('killed', 'six')).toBe('six');
});
