/** The filter state and the URL: one is the other. Pure functions, no browser needed. */

/** Filters that take several values (any of them will do). */
export const MANY = [
  'actor', 'recipient', 'country', 'type', 'mode', 'quad', 'sector', 'source', 'publisher', 'place', 'factuality',
  'time', 'depth', 'precision',
] as const;
/** Filters that take one value. */
export const ONE = ['since', 'until', 'text', 'bbox', 'min_origins', 'incident'] as const;

export type Many = (typeof MANY)[number];
export type One = (typeof ONE)[number];
export type Field = Many | One;
export type Filters = { [K in Many]?: string[] } & { [K in One]?: string };

/** What a view is set to (sorting, step of the timeline, ...): everything in the query that is no filter. */
export type Options = Record<string, string>;

export interface Query { filters: Filters; options: Options }

const many = new Set<string>(MANY);
const one = new Set<string>(ONE);

export function isMany(name: string): name is Many {
  return many.has(name);
}

export function isField(name: string): name is Field {
  return many.has(name) || one.has(name);
}

/** Values of a filter as a list, whichever kind it is. */
export function valuesOf(filters: Filters, field: Field): string[] {
  const value = filters[field];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Read "?since=2021-10-01&actor=IRN". Empty values count as absent, of a single filter the last one holds. */
export function parse(search: string): Query {
  const filters: Filters = {};
  const options: Options = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === '') continue;
    if (isMany(name)) {
      const values = (filters[name] ??= []);
      if (!values.includes(value)) values.push(value);
    } else if (one.has(name)) filters[name as One] = value;
    else options[name] = value;
  }
  return { filters, options };
}

/** Parameters in one canonical order: filters as declared above, then options by name. */
export function parameters(filters: Filters, options: Options = {}): URLSearchParams {
  const out = new URLSearchParams();
  for (const field of [...ONE, ...MANY]) {
    for (const value of valuesOf(filters, field)) if (value !== '') out.append(field, value);
  }
  for (const name of Object.keys(options).sort()) if (options[name]) out.append(name, options[name]!);
  return out;
}

/** Write the query with its "?", or "" where nothing is asked. */
export function write(query: Query): string {
  const text = parameters(query.filters, query.options).toString();
  return text === '' ? '' : `?${text}`;
}

/** Filters with `changes` put in their place; null, "" and [] take a filter away. */
export function changed(filters: Filters, changes: { [K in Field]?: string | string[] | null }): Filters {
  const out: Record<string, string | string[]> = {};
  for (const field of [...ONE, ...MANY]) {
    const value = field in changes ? changes[field] : filters[field];
    if (value == null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    out[field] = isMany(field) ? [value].flat() : String(value);
  }
  return out as Filters;
}

/** Filters with a value put in or, where it is in, taken out. */
export function toggled(filters: Filters, field: Field, value: string): Filters {
  const values = valuesOf(filters, field);
  if (!isMany(field)) return changed(filters, { [field]: values[0] === value ? null : value });
  return changed(filters, {
    [field]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value],
  });
}

/** Number of values asked for, for "Filters (3)". */
export function size(filters: Filters): number {
  return [...ONE, ...MANY].reduce((sum, field) => sum + valuesOf(filters, field).length, 0);
}
