/** What the export menu offers in each view: the filters in force, or the one thing that a page is about. */

import { api } from './api.ts';
import type { Route } from './routes.ts';
import type { Filters } from './url.ts';

export interface File { label: string; href: string; name?: string }
export interface Takeaway { words: string; files: File[] }

const FORMATS: readonly [string, string][] = [
  ['csv', 'CSV, all fields'],
  ['jsonld', 'JSON-LD (schema.org, PROV)'],
  ['geojson', 'GeoJSON, one incident each'],
  ['parquet', 'Parquet'],
  ['plover', 'PLOVER JSON'],
  ['polecat', 'POLECAT'],
  ['icews', 'ICEWS'],
  ['petrarch', 'PETRARCH'],
  ['gdelt', 'GDELT'],
  ['acled', 'ACLED-shaped'],
  ['ucdp', 'UCDP-shaped'],
];

const CORRECTIONS: readonly ['marks' | 'labelstudio' | 'jsonl', string][] = [
  ['marks', 'Mark-up of the training corpus'],
  ['labelstudio', 'Label Studio JSON'],
  ['jsonl', 'JSON Lines'],
];

function data(words: string, filters: Filters): Takeaway {
  return { words, files: FORMATS.map(([format, label]) => ({ label, href: api.exported(filters, format) })) };
}

/** A page shows its thing whatever the filters are, and so does its export. */
export function takeaways(route: Route | null, filters: Filters): Takeaway[] {
  const id = route?.id ?? null;
  if (route?.view === 'review') {
    return [{ words: 'The corrections, as training data', files: CORRECTIONS.map(([format, label]) => ({ label, href: api.corrections(format) })) }];
  }
  if (id === null) return [data('The data under the filters in force', filters)];
  switch (route?.view) {
    case 'incident':
    case 'contradictions':
      return [data('The data of this incident', { incident: id })];
    case 'source':
      return [data('The events that this source tells', { source: [id] })];
    case 'entity':
      return [data('What it does', { actor: [id] }), data('What is done to it', { recipient: [id] })];
    case 'article':
      return [{ words: 'The record of this article', files: [{ label: 'JSON', href: `/api/articles/${encodeURIComponent(id)}`, name: `${id}.json` }] }];
    default:
      return [data('The data under the filters in force', filters)];
  }
}
