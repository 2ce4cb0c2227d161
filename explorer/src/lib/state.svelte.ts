/** The one state of the explorer: the address. Views read `app`, and change it by going to another address. */

import type { Snapshot } from './answers.ts';
import { changed, parse, toggled, write, type Field, type Filters, type Options, type Query } from './url.ts';

export type Counting = 'incidents' | 'reports';

/** Options that follow the reader from view to view; all others belong to the view that set them. */
const SHARED = ['count'];

interface Going { replace?: boolean; keepFocus?: boolean }

class App {
  path = $state('/');
  search = $state('');
  snapshot = $state.raw<Snapshot | null>(null);
  /** How often this page has written to the store: what counts anew reads it. */
  written = $state(0);
  query: Query = $derived(parse(this.search));
  /** The query's text without the views' options. */
  filtersText = $derived(write({ filters: this.query.filters, options: {} }));
  /** Made of the text, so that it changes when a filter does and not when a view sets an option of its own. */
  filters: Filters = $derived(parse(this.filtersText).filters);

  get options(): Options {
    return this.query.options;
  }

  /** Whether charts count incidents or reports. */
  get counting(): Counting {
    return this.options.count === 'reports' ? 'reports' : 'incidents';
  }

  /** Take the address from the browser: at the start and on back and forward. */
  read(): void {
    this.path = location.pathname;
    this.search = location.search;
  }

  go(href: string, { replace = false }: Going = {}): void {
    const to = new URL(href, location.origin);
    if (to.origin !== location.origin) return;
    const same = to.pathname === this.path && to.search === this.search;
    if (same) return;
    history[replace ? 'replaceState' : 'pushState'](null, '', to);
    if (to.pathname !== this.path) scrollTo(0, 0);
    this.read();
  }

  /** Address of another view under the same filters, with `filters` changed and `options` set. */
  link(path: string, filters: { [K in Field]?: string | string[] | null } = {}, options: Options = {}): string {
    const shared = Object.fromEntries(SHARED.flatMap((name) => (this.options[name] ? [[name, this.options[name]!]] : [])));
    return path + write({ filters: changed(this.filters, filters), options: { ...shared, ...options } });
  }

  /** Change filters and stay in the view. */
  filter(changes: { [K in Field]?: string | string[] | null }, going?: Going): void {
    this.go(this.path + write({ filters: changed(this.filters, changes), options: this.options }), going);
  }

  /** Put a value into a filter or take it out. */
  toggle(field: Field, value: string): void {
    this.go(this.path + write({ filters: toggled(this.filters, field, value), options: this.options }));
  }

  /** Drop all filters. */
  clear(): void {
    this.go(this.path + write({ filters: {}, options: this.options }));
  }

  /** Set an option of the view; null takes it away. */
  option(name: string, value: string | null, going?: Going): void {
    const options = { ...this.options };
    if (value === null) delete options[name];
    else options[name] = value;
    this.go(this.path + write({ filters: this.filters, options }), going);
  }
}

export const app = new App();

/** Turn clicks on links of our own into changes of state, so that every link is a real one. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!link || link.hasAttribute('download') || link.hasAttribute('target')) return;
  const href = link.getAttribute('href') ?? '';
  if (!href.startsWith('/') || href.startsWith('//') || href.startsWith('/api/') || href.startsWith('/assets/')) return;
  event.preventDefault();
  app.go(href);
}
