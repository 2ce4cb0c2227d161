import { describe, expect, it } from 'vitest';
import type { Claim, ClaimAspect, ClaimStance } from '../../lib/types.ts';
import { matrix, same } from './matrix.ts';

function voice(source: string, published: string | null, stance: ClaimStance = 'supports', statement = `${source}${published}`) {
  return {
    statement: { article: statement, id: 'e1' }, source, chain: ['Daily', source], publisher: 'Daily', published, group: statement, stance,
    text: null,
  };
}

function claim(aspect: ClaimAspect, value: string, origins: number, voices: Claim['voices']): Claim {
  return { id: `${aspect} ${value}`, incident: 'i', aspect, value, origins, voices };
}

const police = voice('police', '2026-03-02');
const ministry = voice('ministry', '2026-03-01');
const denier = voice('rebels', '2026-03-03', 'denies');
const CLAIMS = [
  claim('killed', 'nine', 1, [police]),
  claim('killed', 'six', 2, [ministry, voice('mayor', '2026-03-04')]),
  claim('happened', 'happened', 2, [police, ministry, denier]),
  claim('place', 'Port', 1, [police, denier]),
];

describe('the matrix of an incident', () => {
  it('puts voices in order of time and attributes in a fixed order', () => {
    const { columns, rows } = matrix(CLAIMS);
    expect(columns.map(({ name }) => name)).toEqual(['ministry', 'police', 'rebels', 'mayor']);
    expect(rows.map(({ aspect }) => aspect)).toEqual(['happened', 'killed', 'place']);
  });

  it('measures by the value with most origins', () => {
    const killed = matrix(CLAIMS).rows.find(({ aspect }) => aspect === 'killed')!;
    expect(killed.reference).toBe('six');
    expect(killed.cells.map(({ state }) => state)).toEqual(['agree', 'differ', 'silent', 'agree']);
    expect(killed.contested).toBe(true);
  });

  it('tells a denial of the whole event once', () => {
    const { rows } = matrix(CLAIMS);
    const [happened, place] = [rows[0]!, rows[2]!];
    expect(happened.cells[2]).toMatchObject({ state: 'deny', whole: false });
    expect(place.cells[2]).toMatchObject({ state: 'deny', whole: true });
    expect([happened.contested, place.contested]).toEqual([true, false]);
  });

  it('takes the last word of a voice that revises its count, and shows both', () => {
    const later = voice('police', '2026-03-05');
    const { rows } = matrix([claim('killed', 'nine', 1, [police]), claim('killed', 'twelve', 2, [later, voice('mayor', '2026-03-06')])]);
    expect(rows[0]!.cells[0]).toMatchObject({ state: 'agree', revised: true });
    expect(rows[0]!.cells[0]!.told.map(({ value }) => value)).toEqual(['nine', 'twelve']);
  });

  it('keeps apart what one statement leaves open and what it declines', () => {
    const { rows } = matrix([
      claim('happened', 'happened', 1, [ministry, voice('envoy', '2026-03-02', 'doubts'), voice('army', '2026-03-02', 'declines')]),
    ]);
    expect(rows[0]!.cells.map(({ state }) => state)).toEqual(['agree', 'decline', 'doubt']);
  });

  it('counts repetitions instead of repeating them', () => {
    const { rows } = matrix([claim('place', 'Port', 1, [police, voice('police', '2026-03-04')])]);
    expect(rows[0]!.cells[0]!.told).toHaveLength(1);
    expect(rows[0]!.cells[0]).toMatchObject({ revised: false, told: [{ reports: 2 }] });
  });

  it('has voices without a date last and voices without a name by who prints them', () => {
    const unnamed = { ...voice('x', null), source: null, chain: [], publisher: 'Gazette' };
    expect(matrix([claim('place', 'Port', 1, [unnamed, police])]).columns.map(({ name }) => name)).toEqual(['police', 'Gazette']);
  });

  it('is empty without claims', () => {
    expect(matrix([])).toEqual({ columns: [], rows: [] });
  });
});

describe('values that can both be true', () => {
  it.each([
    ['time', '2026-03-01/2026-03-07', '2026-03-02', true],
    ['time', '2026-03-01/2026-03-07', '2026-03-05/2026-03-09', false],
    ['time', '2026-03-01', '2026-03-02', false],
    ['place', 'port', 'Port', true],
    ['killed', 'six', 'nine', false],
  ] as const)('%s: %s and %s', (aspect, one, other, expected) => {
    expect(same(aspect, one, other)).toBe(expected);
    expect(same(aspect, other, one)).toBe(expected);
  });
});
