// Who on a claim is an independent origin, and why the others are not counted apart.
import type { Claim, CopyGroup, Voice } from '../../lib/types.ts';

export interface Heard {
  voice: Voice;
  /** Null for the first voice of an origin; else why this one does not count apart from it. */
  dependent: string | null;
}

/**
 * Returns the voices of `claim` in order of time with the reason why a supporter is not an origin
 * of its own. The store counts the origins (`claim.origins`); this tells what it goes by: copies of
 * one text, one source quoted again, an article that credits its report to somebody.
 */
export function heard(claim: Claim, copies: readonly CopyGroup[]): Heard[] {
  const seen = new Map<string, Voice>();
  const outlet = new Map<string, string>();
  for (const { group, publisher } of claim.voices) if (!outlet.has(group)) outlet.set(group, publisher ?? group);
  const credited = new Set(
    claim.voices.filter((v) => v.stance === 'supports' && !own(v)).map((v) => v.group),
  );
  return claim.voices.map((voice) => {
    if (voice.stance !== 'supports') return { voice, dependent: null };
    if (own(voice) && credited.has(voice.group))
      return { voice, dependent: 'its article credits this to another voice' };
    const key = own(voice) ? `by ${outlet.get(voice.group)}` : (voice.source ?? voice.group).toLowerCase();
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, voice);
      return { voice, dependent: null };
    }
    return { voice, dependent: reason(voice, first, copies) };
  });
}

function reason(voice: Voice, first: Voice, copies: readonly CopyGroup[]): string {
  if (voice.statement.article === first.statement.article) return 'the same article again';
  if (voice.group === first.group) {
    const member = copies
      .find((group) => group.id === voice.group)
      ?.members.find(({ article }) => article === voice.statement.article);
    return member?.of ? `a copy: ${member.why}` : 'its article and the earlier one are one text';
  }
  if (own(voice)) return `${first.publisher ?? 'the same outlet'} again in its own words`;
  return `the same source, ${voice.source ?? 'unnamed'}, first quoted by ${first.publisher ?? 'another outlet'}`;
}

function own(voice: Voice): boolean {
  return voice.chain.length <= 1;
}
