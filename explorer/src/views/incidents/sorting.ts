/** The orders in which incidents can be listed; `ask` is the API's word, null for its own order. */

export interface Sort { key: string; label: string; ask: string | null }

export const SORTS: readonly Sort[] = [
  { key: 'latest', label: 'latest first', ask: '-day' },
  { key: 'earliest', label: 'earliest first', ask: 'day' },
  { key: 'reports', label: 'most reports', ask: 'reports' },
  { key: 'origins', label: 'most origins', ask: 'origins' },
  { key: 'disputed', label: 'most disputed', ask: 'disputed' },
  { key: 'denied', label: 'most denied', ask: 'denied' },
];

/** The order of that key; the first for one that is not known. */
export function sorted(key: string | undefined): Sort {
  return SORTS.find((sort) => sort.key === key) ?? SORTS[0]!;
}
