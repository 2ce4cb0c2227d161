/** The closed labels that the reading views show, in a reader's words. */

import { days } from '../../lib/format.ts';
import type { ClaimAspect, ClaimStance, LinkRelation, Time } from '../../lib/types.ts';

export const ASPECT: Record<ClaimAspect, string> = {
  happened: 'Did it happen?', killed: 'Killed', injured: 'Injured', arrested: 'Arrested', size: 'Size', actor: 'Who did it',
  recipient: 'To whom', time: 'When', place: 'Where', content: 'What is said',
};

export const STANCE: Record<ClaimStance, { word: string; symbol: string }> = {
  supports: { word: 'says so', symbol: '✓' },
  denies: { word: 'denies it', symbol: '✕' },
  doubts: { word: 'leaves it open', symbol: '?' },
  declines: { word: 'declines to say', symbol: '–' },
};

export const RELATION: Record<LinkRelation, { word: string; symbol: string }> = {
  contradicts: { word: 'contradicts', symbol: '≠' },
  updates: { word: 'is updated by', symbol: '→' },
  corroborates: { word: 'agrees with', symbol: '=' },
  copies: { word: 'has the words of', symbol: '⧉' },
};

export const BASIS: Record<string, string> = {
  negation: 'one denies what the other says', polarity: 'opposite senses', quantity: 'different counts', entity: 'different names',
  time: 'different times', place: 'different places', text: 'their words',
};

export const TIME: Record<Time, string> = { past: 'past', ongoing: 'going on', future: 'still to come', hypothetical: 'if at all' };

/** What a claim asserts, without its aspect; "happened" needs no value, days are told as a reader tells them. */
export function asserted(aspect: ClaimAspect, value: string, stance: ClaimStance = 'supports'): string {
  if (aspect === 'happened') return stance === 'supports' ? 'it happened' : 'that it happened';
  return aspect === 'time' ? days(value.split('/')[0] ?? null, value.split('/')[1] ?? null) : value;
}
