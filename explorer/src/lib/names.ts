/** Names of countries and event types, from the package's own tables (scripts/tables.mjs). */

import tables from './tables.json';
import type { Quad } from './types.ts';

const countries: Record<string, string> = tables.countries;
const types: Record<string, { label: string; quad: string }> = tables.types;

/** "IRN" as "Iran"; a code that is not known stays as it is. */
export function countryName(iso3: string): string {
  return countries[iso3] ?? iso3;
}

/** What an event type covers, in the codebook's words. */
export function typeLabel(type: string): string {
  return types[type]?.label ?? '';
}

/** The class an event type belongs to. */
export function typeQuad(type: string): Quad | null {
  return (types[type]?.quad as Quad | undefined) ?? null;
}
