/** The HTTP API, typed. Every call can be aborted; errors are `ApiError`s with the server's own words. */

import type {
  ArticlePage, AttributionRow, ConflictRow, Counts, EntityPage, EventRow, FacetValue, Found, IncidentPage, MapAnswer,
  NetworkAnswer, Page, Review, Snapshot, SourcePage, SourceRow, Step, Timeline,
} from './answers.ts';
import type { Article, Incident } from './types.ts';
import { parameters, type Filters } from './url.ts';

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export interface Asked { limit?: number; after?: string | null; [parameter: string]: string | number | null | undefined }

function address(path: string, filters: Filters, asked: Asked): string {
  const query = parameters(filters);
  for (const [name, value] of Object.entries(asked)) if (value != null && value !== '') query.set(name, String(value));
  const text = query.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  let code = String(response.status);
  let message = response.statusText || 'the server gave no reason';
  try {
    const body = (await response.json()) as { error?: { code?: string; message?: string } };
    code = body.error?.code ?? code;
    message = body.error?.message ?? message;
  } catch {
    // No JSON in the body: the status has to do.
  }
  throw new ApiError(response.status, code, message);
}

async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { signal: signal ?? null, headers: { accept: 'application/json' } });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'unreachable', 'The server does not answer. Is `onrecord explore` still running?');
  }
  return answer<T>(response);
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="onrecord-token"]')?.content ?? '';
  const response = await fetch(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-onrecord-token': token },
    body: JSON.stringify(body),
  });
  return answer<T>(response);
}

async function lines<T>(url: string, signal?: AbortSignal): Promise<T[]> {
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok) return answer(response);
  return (await response.text()).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

function list<T>(path: string) {
  return (filters: Filters, asked: Asked = {}, signal?: AbortSignal) => get<Page<T>>(address(path, filters, asked), signal);
}

function one<T>(path: string) {
  return (id: string, signal?: AbortSignal) => get<T>(`/api${path}/${encodeURIComponent(id)}`, signal);
}

/** The incidents that the reports of a decision are of now. */
export interface Decided { incidents: string[] }

export const api = {
  snapshot: (signal?: AbortSignal) => get<Snapshot>('/api/snapshot', signal),
  count: (filters: Filters, signal?: AbortSignal) => get<Counts>(address('/count', filters, {}), signal),
  incidents: list<Incident>('/incidents'),
  events: list<EventRow>('/events'),
  attributions: list<AttributionRow>('/attributions'),
  conflicts: list<ConflictRow>('/conflicts'),
  sources: list<SourceRow>('/sources'),
  articles: list<Article>('/articles'),
  incident: one<IncidentPage>('/incidents'),
  /** Further reports of an incident that has more than one answer holds. */
  furtherReports: (id: string, after: string) => get<IncidentPage>(`/api/incidents/${encodeURIComponent(id)}?after=${encodeURIComponent(after)}`),
  article: one<ArticlePage>('/articles'),
  source: one<SourcePage>('/sources'),
  entity: one<EntityPage>('/entities'),
  timeline: (filters: Filters, by: Step, signal?: AbortSignal) => get<Timeline>(address('/timeline', filters, { by }), signal),
  map: (filters: Filters, signal?: AbortSignal) => get<MapAnswer>(address('/map', filters, {}), signal),
  network: (filters: Filters, min: number, signal?: AbortSignal) => get<NetworkAnswer>(address('/network', filters, { min }), signal),
  facets: (filters: Filters, field: string, like: string, signal?: AbortSignal) =>
    get<FacetValue[]>(address('/facets', filters, { field, q: like, limit: 50 }), signal),
  search: (text: string, signal?: AbortSignal) => get<Page<Found>>(address('/search', {}, { text }), signal),
  exported: (filters: Filters, format: string) => address('/export', filters, { as: format }),
  review: (review: Omit<Review, 'made'>) => post<unknown>('/reviews', review),
  merge: (body: { incidents: string[]; why: string; by: string }) => post<Decided>('/incidents/merge', body),
  split: (body: { incident: string; reports: { article: string; event: string }[]; why: string; by: string }) =>
    post<Decided>('/incidents/split', body),
  /** All reviews, each with the article it is about. */
  reviews: (signal?: AbortSignal) => lines<{ review: Review; article: Article }>('/api/reviews/export?as=jsonl', signal),
  corrections: (format: 'labelstudio' | 'marks' | 'jsonl') => `/api/reviews/export?as=${format}`,
};
