import { describe, expect, it } from 'vitest';
import { changed, parameters, parse, size, toggled, valuesOf, write } from './url.ts';

describe('the query is the state', () => {
  it('reads what it writes', () => {
    const query = parse('?factuality=CT%2B&actor=Khat%C3%ADb&since=2021-10-01&actor=IRN.GOV&by=week&text=%22a%20%26%20b%22');
    expect(query.filters).toEqual({ since: '2021-10-01', text: '"a & b"', actor: ['Khatíb', 'IRN.GOV'], factuality: ['CT+'] });
    expect(query.options).toEqual({ by: 'week' });
    expect(parse(write(query))).toEqual(query);
  });

  it('writes one query in one way, whatever the order it was asked in', () => {
    expect(write(parse('?type=AID&since=2021&count=reports&by=day'))).toBe(write(parse('?by=day&since=2021&count=reports&type=AID')));
    expect(write(parse(''))).toBe('');
  });

  it('drops empty and repeated values, and takes the last of a single filter', () => {
    expect(parse('?type=&type=AID&type=AID&since=2020&since=2021')).toEqual({ filters: { type: ['AID'], since: '2021' }, options: {} });
  });

  it('keeps commas in names, since a name may hold one', () => {
    const { filters } = parse('?actor=Smith%2C%20J.');
    expect(valuesOf(filters, 'actor')).toEqual(['Smith, J.']);
    expect(parameters(filters).getAll('actor')).toEqual(['Smith, J.']);
  });

  it('does not take names of objects for filters', () => {
    expect(parse('?__proto__=x&constructor=y').filters).toEqual({});
  });

  it('puts in and takes out', () => {
    const filters = toggled(toggled({}, 'type', 'AID'), 'type', 'AGREE');
    expect(filters).toEqual({ type: ['AID', 'AGREE'] });
    expect(toggled(filters, 'type', 'AID')).toEqual({ type: ['AGREE'] });
    expect(toggled({ type: ['AID'] }, 'type', 'AID')).toEqual({});
    expect(toggled({ incident: 'i1' }, 'incident', 'i1')).toEqual({});
    expect(changed({ since: '2021', type: ['AID'] }, { since: null, place: 'Aden' })).toEqual({ type: ['AID'], place: ['Aden'] });
    expect(size({ since: '2021', type: ['AID', 'AGREE'] })).toBe(3);
  });
});
