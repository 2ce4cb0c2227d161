/** What the HTTP API answers beyond the records: lists, counts, aggregates (docs: /api/openapi.json). */

import type {
  Article, Attribution, Claim, CodedArticle, CopyGroup, Event, Incident, Link, Merge, Offsets, Precision, Quad,
  Statement,
} from './types.ts';

export interface Page<T> { items: T[]; next: string | null }

export interface Counts { incidents: number; reports: number; copies: number; articles: number }

export interface Snapshot {
  snapshot: string;
  store: string;
  schema: number;
  counts: Record<string, number>;
  since: string | null;
  until: string | null;
  coder: Record<string, string>;
  onrecord: string;
  can_review: boolean;
}

export type ArticleHead = Pick<Article, 'id' | 'publisher' | 'published' | 'title' | 'url'> & { agency?: string | null };

export type EventRow = Event & { article: ArticleHead; incident: string | null };
export type AttributionRow = Attribution & { article: ArticleHead };

export interface Mark { role: string; start: number; end: number }

export interface Report {
  statement: Statement;
  article: ArticleHead;
  group: string | null;
  event: Event;
  sentence: { text: string; span: Offsets; marks: Mark[] };
  historical?: boolean;
}

export interface Review {
  article: string;
  statement: string;
  verdict: 'right' | 'wrong' | 'recoded';
  fields: Record<string, unknown> | null;
  why: string | null;
  by: string;
  made?: string;
}

/**
 * One side of a pair: whose statement it is, and its words (content of an attribution, sentence of an event). A
 * sentence of the article's own voice that is neither has its offsets for an id: "s120-243".
 */
export interface Side {
  article: ArticleHead;
  id: string;
  kind: 'event' | 'attribution' | 'sentence';
  source: string | null;
  chain: string[];
  stance: string | null;
  factuality: string | null;
  text: string;
}

/** Two statements that bear on each other, the earlier first, with the words of both. */
export interface ConflictRow extends Omit<Link, 'between' | 'confidence'> {
  between: [Side, Side];
  /** Null for a pair within one article. */
  confidence: number | null;
}

export interface ArticlePage {
  record: CodedArticle;
  incidents: Record<string, string>;
  copies: CopyGroup | null;
  links: Link[];
  reviews: Review[];
  sentences: Offsets[];
}

export interface IncidentPage {
  incident: Incident;
  claims: Claim[];
  links: Link[];
  reports: Report[];
  /** Cursor of the further reports. */
  reports_next?: string | null;
  copies?: CopyGroup[];
  decisions: Decision[];
}

/** What a person decided about two reports, named by the words that told them; the later decision holds. */
export interface Decision {
  between: { article: string; start: number; end: number }[];
  together: boolean;
  made: string;
  by: string;
  why: string;
}

/** One voice: counts over the whole store, no score. */
export interface SourceRow {
  source: string;
  statements: number;
  articles: number;
  denials: number;
  first_day: string | null;
  last_day: string | null;
  first: number;
  contradicted: number;
}

export interface DayCount { day: string | null; n: number }

export interface SourcePage {
  source: SourceRow;
  statements: AttributionRow[];
  contradicted: ConflictRow[];
  first: Claim[];
  by_day: DayCount[];
}

export interface EntityPage {
  name: string;
  kind: string | null;
  country: string | null;
  sector: string | null;
  role: string | null;
  wikidata: string | null;
  mentions: number;
  as_actor: number;
  as_recipient: number;
  by_type: { type: string; n: number }[];
  by_day: DayCount[];
  with: { name: string; n: number }[];
  incidents: Incident[];
}

export type Step = 'day' | 'week' | 'month';
export type ByQuad = Partial<Record<Quad | 'none', { incidents: number; reports: number }>>;

export interface Bucket { start: string; end: string; incidents: number; reports: number; by_quad: ByQuad }
export interface Uncertain { incident: string; title: string; start: string; end: string; quad: Quad | null }
export interface Coverage { start: string; articles: number; publishers: number }
export interface Timeline { by: Step; buckets: Bucket[]; uncertain: Uncertain[]; coverage: Coverage[]; undated?: number }

export interface PlaceCount {
  precision: Precision | null;
  radius_km: number | null;
  place: string | null;
  country: string | null;
  incidents: number;
  reports: number;
  /** Incidents by class. */
  quads: Partial<Record<Quad | 'none', number>>;
}

/** A place; its coordinates are [lon, lat]. */
export interface PlaceFeature { id?: string | number; geometry: { coordinates: [number, number] }; properties: PlaceCount }

export interface MapAnswer {
  features: { type: 'FeatureCollection'; features: PlaceFeature[] };
  country_only: { country: string; incidents: number; reports: number }[];
  unplaced: number;
  /** Places that are not among the features because there are too many. */
  left_out?: number;
}

export interface NetworkNode { id: string; name: string; country: string | null; sector: string | null; n: number }
export interface NetworkEdge { source: string; target: string; quad: Quad | null; incidents: number; reports: number }
export interface NetworkAnswer { nodes: NetworkNode[]; edges: NetworkEdge[]; left_out?: number }

/** A value of a field; null gathers what has none. */
export interface FacetValue { value: string | null; n_incidents: number; n_reports: number }

export interface Found {
  article: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  snippet: string;
}
