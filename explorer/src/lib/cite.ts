/** A citation of what is on the screen: query and snapshot, the same whenever it is copied. */

import type { Snapshot } from './answers.ts';
import { parameters, valuesOf, MANY, ONE, type Filters } from './url.ts';

const LABELS: Partial<Record<string, string>> = { text: 'words', min_origins: 'origins at least', bbox: 'area', quad: 'class' };

/** The filters in words: "since 2021-10-01; actor IRN or AZE". */
export function inWords(filters: Filters): string {
  const parts = [...ONE, ...MANY].flatMap((field) => {
    const values = valuesOf(filters, field);
    return values.length ? [`${LABELS[field] ?? field.replaceAll('_', ' ')} ${values.join(' or ')}`] : [];
  });
  return parts.length ? parts.join('; ') : 'no filter';
}

/** One paragraph: view, query in words and as address, store, snapshot, versions. */
export function citation(view: string, path: string, filters: Filters, snapshot: Snapshot | null): string {
  const query = parameters(filters).toString();
  const coder = Object.entries(snapshot?.coder ?? {}).flatMap(([part, version]) => (part === 'onrecord' ? [] : [`${part} ${version}`])).join(', ');
  return [
    `OnRecord ${snapshot?.onrecord ?? ''}`.trim() + `, ${view} (${inWords(filters)}).`,
    `Query: ${path}${query ? `?${query}` : ''}.`,
    snapshot ? `Store ${snapshot.store}, snapshot ${snapshot.snapshot}.` : '',
    coder ? `Coded with ${coder}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
