/** Denied or disputed incidents out of the API's two orders: the most disputed, then those that are denied alone. */

import type { Page } from '../../lib/answers.ts';
import type { Incident } from '../../lib/types.ts';

type Ask = (sort: 'disputed' | 'denied', after: string | null) => Promise<Page<Incident>>;

const DENIED = 'denied:';

/** Returns how to ask for a page; the cursor says in which of the two orders it goes on. */
export function contested(ask: Ask): (after: string | null) => Promise<Page<Incident>> {
  return async (after) => {
    if (after?.startsWith(DENIED)) return denied(ask, after.slice(DENIED.length) || null);
    const { items, next } = await ask('disputed', after);
    const disputed = items.filter((incident) => incident.disputed > 0);
    if (next !== null && disputed.length === items.length) return { items, next };
    const rest = await denied(ask, null);
    return { items: [...disputed, ...rest.items], next: rest.next };
  };
}

async function denied(ask: Ask, after: string | null): Promise<Page<Incident>> {
  const { items, next } = await ask('denied', after);
  const more = next !== null && items.every((incident) => incident.denied > 0);
  return {
    items: items.filter((incident) => incident.denied > 0 && incident.disputed === 0),
    next: more ? DENIED + next : null,
  };
}
