import { expect, it } from 'vitest';
import type { CodedArticle, Event } from '../../lib/types.ts';
import { changedParties, changes, eventFields, parties } from './fields.ts';

const record = { attributions: [] } as unknown as CodedArticle;
const event = {
  type: 'ASSAULT', mode: 'aerial', factuality: 'CT+', time: 'past', historical: false, attribution: null, place: null,
  date: { start: '2026-03-01', end: '2026-03-07', basis: 'text' }, actor: [{ name: 'Army', country: 'SYR', sector: 'MIL' }],
} as unknown as Event;

it('offers the modes of the type that was just chosen', () => {
  const modes = (type: string) => eventFields(event, record, type).find(({ name }) => name === 'mode')!.choices!.map(({ value }) => value);
  expect(modes('ASSAULT')).toContain('aerial');
  expect(modes('CONSULT')).toEqual(['', 'visit', 'third-party', 'multilateral', 'phone']);
  expect(modes('AGREE')).toEqual(['']);
});

it('sends what was changed, in the record’s own values', () => {
  const fields = eventFields(event, record);
  expect(changes(fields, {})).toEqual({});
  expect(changes(fields, { type: 'COERCE', mode: '', historical: 'true', factuality: 'CT+', date: '2026-03-01/2026-03-07', place: ' Aden ' })).toEqual({
    type: 'COERCE', mode: null, historical: true, place: { name: 'Aden', country: null },
  });
});

it('sends actors only where they differ', () => {
  const before = parties(event.actor);
  expect(changedParties(before, [...before, { name: ' ', country: '', sector: '' }])).toBeNull();
  expect(changedParties(before, [{ name: 'Army', country: 'irq', sector: '' }])).toEqual([{ name: 'Army', country: 'IRQ', sector: null }]);
  expect(changedParties(before, [])).toEqual([]);
});
