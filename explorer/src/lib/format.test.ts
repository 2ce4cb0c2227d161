import { describe, expect, it } from 'vitest';
import { citation, inWords } from './cite.ts';
import { wrapped } from './export.ts';
import { shown } from './fields.ts';
import { counters, day, days, headed, short, toll, whoToWhom } from './format.ts';
import { route } from './routes.ts';

it('writes days and intervals in as few words as it takes', () => {
  expect(day('2021-10-05T12:00:00Z')).toBe('5 Oct 2021');
  expect(days('2021-10-05', '2021-10-05')).toBe('5 Oct 2021');
  expect(days('2021-10-05', '2021-10-09')).toBe('5–9 Oct 2021');
  expect(days('2021-09-27', '2021-10-03')).toBe('27 Sep – 3 Oct 2021');
  expect(days('2020-12-30', '2021-01-03')).toBe('30 Dec 2020 – 3 Jan 2021');
  expect(days(null, null)).toBe('undated');
  expect(days('2020-01-01', '2020-12-31')).toBe('2020');
  expect(days('2020-02-01', '2020-02-29')).toBe('Feb 2020');
  expect(days('2021-02-01', '2021-02-27')).toBe('1–27 Feb 2021');
  expect(days('2021-10-01', '2021-11-30')).toBe('1 Oct – 30 Nov 2021');
});

it('heads an incident without the day that stands beside it', () => {
  expect(headed({ title: 'officers: arrest of two men, Oda, 2021-09-15', start: '2021-09-15', end: '2021-09-15' })).toBe('Officers: arrest of two men, Oda');
  expect(headed({ title: 'Talks, 2021-09-01/2021-09-30', start: '2021-09-01', end: '2021-09-30' })).toBe('Talks');
  expect(headed({ title: 'Talks, 2021-09-01', start: null, end: null })).toBe('Talks, 2021-09-01');
  expect(headed({ title: '', start: null, end: null })).toBe('');
});

it('writes tolls as told', () => {
  expect([toll({ low: 7, high: 11 }), toll({ low: 9, high: 9 }), toll({ low: null, high: null }), toll({ low: 0, high: 0 })]).toEqual(['7–11', '9', null, '0']);
});

it('groups numbers and counts reports without copies', () => {
  expect(short(1234)).toBe('1,234');
  expect(counters({ incidents: 12, reports: 4000, copies: 900, articles: 50 })).toEqual({ incidents: '12', reports: '4,000', grouped: '3,100' });
});

it('says who did it to whom', () => {
  expect(whoToWhom({ actor: ['A'], recipient: ['B', 'C'] })).toBe('A → B, C');
  expect(whoToWhom({ actor: ['A', 'B', 'C', 'D'], recipient: [] })).toBe('A, B +2');
});

it('reads codes of countries and sectors', () => {
  expect([shown('actor', 'IRN.GOV'), shown('actor', '.MIL'), shown('actor', 'Haddad'), shown('factuality', 'CT-'), shown('depth', '1')]).toEqual(['Iran, government', 'military', 'Haddad', 'denied', 'own voice']);
});

describe('citation', () => {
  const snapshot = { snapshot: 'abc123', store: 'news.db', schema: 2, counts: {}, since: null, until: null, coder: { codebook: 'PLOVER 2.0' }, onrecord: '0.1.0', can_review: false };

  it('has query, store and snapshot, and nothing of the moment', () => {
    const words = citation('map', '/map', { since: '2021-10-01', actor: ['IRN', 'AZE'] }, snapshot);
    expect(words).toBe('OnRecord 0.1.0, map (since 2021-10-01; actor IRN or AZE). Query: /map?since=2021-10-01&actor=IRN&actor=AZE. Store news.db, snapshot abc123. Coded with codebook PLOVER 2.0.');
    expect(inWords({})).toBe('no filter');
  });

  it('is cut into lines under a figure', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapped('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });
});

describe('routes', () => {
  it('knows its paths, with names that hold slashes and signs', () => {
    expect(route('/map')).toEqual({ view: 'map', id: null });
    expect(route('/')).toEqual({ view: 'incidents', id: null });
    expect(route('/incidents/i1')).toEqual({ view: 'incident', id: 'i1' });
    expect(route('/sources/AFP%2FReuters%20%26%20co')).toEqual({ view: 'source', id: 'AFP/Reuters & co' });
  });

  it('leads nowhere from anywhere else', () => {
    for (const path of ['/nothing', '/map/1', '/sources/%E0%A4%A', '/constructor', '/__proto__']) expect(route(path)).toBeNull();
  });
});
