/** What a reader can set right in a coding: the fields with closed lists, and what has been changed. */

import { FACTUALITY } from '../../lib/format.ts';
import { typeLabel } from '../../lib/names.ts';
import type { Attribution, CodedArticle, Event, Participant } from '../../lib/types.ts';
import { TIME } from '../reading/words.ts';
import { EVENT_TYPES } from './codes.ts';

export interface Choice { value: string; label: string }
/** A field with its closed list, or without one (`choices` null) a line of text that `hint` describes. */
export interface Field { name: string; label: string; choices: Choice[] | null; value: string; hint?: string }

export interface Party { name: string; country: string; sector: string }

export const SECTORS = 'GOV MIL COP JUD LEG PTY OPP REB SPY CVL BUS MED IGO NGO REL EDU LAB CRM UNK'.split(' ');

const NONE: Choice = { value: '', label: 'none' };

/** The voices that a statement of the record can be handed to. */
export function voices(record: CodedArticle, except: string | null = null): Choice[] {
  return record.attributions
    .filter(({ id }) => id !== except)
    .map((said) => ({ value: said.id, label: `${said.id}: ${said.source_name ?? said.source?.text ?? 'unnamed'} ${said.cue?.text ?? ''}` }));
}

/** The fields of an event; the modes are those of `type`, which may be the one just chosen. */
export function eventFields(event: Event, record: CodedArticle, type: string = event.type): Field[] {
  const modes = EVENT_TYPES.find((each) => each.type === type)?.modes ?? [];
  return [
    { name: 'type', label: 'Type', value: event.type, choices: EVENT_TYPES.map((each) => ({ value: each.type, label: `${each.type}: ${typeLabel(each.type) || each.label}` })) },
    { name: 'mode', label: 'Mode', value: event.mode ?? '', choices: [NONE, ...modes.map(({ mode, label }) => ({ value: mode, label: `${mode}: ${label}` }))] },
    { name: 'factuality', label: 'Factuality', value: event.factuality, choices: Object.entries(FACTUALITY).map(([value, { word }]) => ({ value, label: `${value} ${word}` })) },
    { name: 'time', label: 'Time', value: event.time, choices: Object.entries(TIME).map(([value, word]) => ({ value, label: word })) },
    { name: 'historical', label: 'Background', value: String(event.historical), choices: [{ value: 'false', label: 'news' }, { value: 'true', label: 'told as history' }] },
    { name: 'attribution', label: 'Told by', value: event.attribution ?? '', choices: [{ value: '', label: 'the article itself' }, ...voices(record)] },
    { name: 'date', label: 'When', value: whenOf(event), choices: null, hint: 'a day, month or year (2021-10-05, 2021-10), or two with a slash' },
    { name: 'place', label: 'Where', value: event.place?.name ?? event.place?.text ?? '', choices: null, hint: 'the name of the place' },
  ];
}

function whenOf({ date }: Event): string {
  if (!date || date.basis === 'published' || !date.start) return '';
  return date.end && date.end !== date.start ? `${date.start}/${date.end}` : date.start;
}

/** Actors or recipients as they can be edited. */
export function parties(participants: readonly Participant[]): Party[] {
  return participants.map(({ name, country, sector }) => ({ name, country: country ?? '', sector: sector ?? '' }));
}

/** The fields of an attribution. */
export function attributionFields(said: Attribution, record: CodedArticle): Field[] {
  const plain = (values: string[]) => values.map((value) => ({ value, label: value }));
  return [
    { name: 'stance', label: 'Stance', value: said.stance, choices: plain(['asserts', 'denies', 'questions', 'declines']) },
    { name: 'act', label: 'Act', value: said.act ?? '', choices: [NONE, ...plain(['communication', 'belief', 'knowledge', 'intention', 'decision'])] },
    { name: 'type', label: 'Speech', value: said.type, choices: plain(['direct', 'indirect', 'mixed']) },
    { name: 'source_name', label: 'Source', value: said.source_name ?? '', choices: null, hint: 'who says so, by name' },
    { name: 'parent', label: 'Told by', value: said.parent ?? '', choices: [{ value: '', label: 'the article itself' }, ...voices(record, said.id)] },
  ];
}

export type Value = string | boolean | null | { name: string; country: string | null } | { name: string; country: string | null; sector: string | null }[];

/** What `chosen` changes, in the record's own values: null for none, true and false. */
export function changes(fields: readonly Field[], chosen: Readonly<Record<string, string>>): Record<string, Value> {
  const changed: Record<string, Value> = {};
  for (const { name, value } of fields) {
    const now = (chosen[name] ?? value).trim();
    if (now === value) continue;
    changed[name] = now === '' ? null : name === 'historical' ? now === 'true' : name === 'place' ? { name: now, country: null } : now;
  }
  return changed;
}

/** Parties as the review has them, or null where they are the same as before. Those without a name are left out. */
export function changedParties(before: readonly Party[], after: readonly Party[]): Value | null {
  const kept = after
    .map(({ name, country, sector }) => ({ name: name.trim(), country: country.trim().toUpperCase(), sector }))
    .filter(({ name }) => name !== '');
  const same = kept.length === before.length && kept.every((party, i) => party.name === before[i]!.name && party.country === before[i]!.country && party.sector === before[i]!.sector);
  return same ? null : kept.map(({ name, country, sector }) => ({ name, country: country || null, sector: sector || null }));
}
