/** Paths and the views behind them. A view is the file `views/NAME/View.svelte`, loaded when first shown. */

import type { Component } from 'svelte';

export const TABS = [
  { path: '/incidents', label: 'Incidents' },
  { path: '/map', label: 'Map' },
  { path: '/timeline', label: 'Timeline' },
  { path: '/network', label: 'Network' },
  { path: '/table', label: 'Table' },
  { path: '/contradictions', label: 'Contradictions' },
  { path: '/sources', label: 'Sources' },
] as const;

export type ViewName =
  | 'incidents' | 'map' | 'timeline' | 'network' | 'table' | 'contradictions' | 'sources' | 'review'
  | 'incident' | 'article' | 'source' | 'entity';

export interface Route { view: ViewName; id: string | null }

// Maps and no plain objects: "/constructor" is no view.
const LISTS = new Map<string, ViewName>(Object.entries({
  incidents: 'incidents', map: 'map', timeline: 'timeline', network: 'network', table: 'table',
  contradictions: 'contradictions', sources: 'sources', review: 'review',
}));
const PAGES = new Map<string, ViewName>(Object.entries({
  incidents: 'incident', articles: 'article', sources: 'source', entities: 'entity', contradictions: 'contradictions',
  review: 'review',
}));

/** The view of a path and what it shows; null for a path that leads nowhere. */
export function route(path: string): Route | null {
  if (path === '/' || path === '/index.html') return { view: 'incidents', id: null };
  const found = /^\/([a-z]+)(?:\/(.+?))?\/?$/.exec(path);
  if (!found) return null;
  const [, first, rest] = found;
  const view = (rest === undefined ? LISTS : PAGES).get(first!);
  if (!view) return null;
  try {
    return { view, id: rest === undefined ? null : decodeURIComponent(rest) };
  } catch {
    return null;
  }
}

/** Path of a page. */
export function page(kind: 'incidents' | 'articles' | 'sources' | 'entities' | 'contradictions', id: string): string {
  return `/${kind}/${encodeURIComponent(id)}`;
}

type Module = { default: Component<{ id: string | null }> };
const files = import.meta.glob<Module>('../views/*/View.svelte');

/** The view's component. */
export async function view(name: ViewName): Promise<Module['default']> {
  const load = files[`../views/${name}/View.svelte`];
  if (!load) throw new Error(`the view ${name} is not part of this build`);
  return (await load()).default;
}
