/** The records of RECORD.md as the API gives them. All offsets are Unicode code points, [start, end). */

export type Offsets = [number, number];
export type Quad = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict';
export type Factuality = 'CT+' | 'PR+' | 'PS+' | 'CT-' | 'PR-' | 'PS-' | 'Uu';
export type Time = 'past' | 'ongoing' | 'future' | 'hypothetical';
export type Precision =
  | 'point' | 'populated_place' | 'admin2' | 'admin1' | 'country' | 'border' | 'region' | 'water' | 'feature';
export type Stance = 'asserts' | 'denies' | 'questions' | 'declines';
export type ClaimStance = 'supports' | 'denies' | 'doubts' | 'declines';
export type ClaimAspect =
  | 'happened' | 'killed' | 'injured' | 'arrested' | 'size' | 'actor' | 'recipient' | 'time' | 'place' | 'content';
export type LinkRelation = 'corroborates' | 'contradicts' | 'updates' | 'copies';

export interface Span { text: string; span: Offsets }

export interface Article {
  id: string;
  key: string | null;
  url: string | null;
  publisher: string | null;
  agency: string | null;
  title: string | null;
  authors: string[];
  published: string | null;
  language: string | null;
  text: string;
  extra: Record<string, unknown>;
}

export interface Entity {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  sector: string | null;
  role: string | null;
  wikidata: string | null;
  mentions: Offsets[];
}

export interface PlaceRelation { kind: string; of: string | null; km: number | null }

export interface Place {
  id: string;
  text: string;
  span: Offsets;
  name: string | null;
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  geonames: number | null;
  precision: Precision | null;
  relation: PlaceRelation | null;
  confidence: number | null;
}

export interface DateExpression {
  id: string;
  text: string;
  span: Offsets;
  type: string;
  value: string | null;
  start: string | null;
  end: string | null;
}

export interface Attribution {
  id: string;
  source: Span | null;
  source_entity: string | null;
  source_name: string | null;
  cue: Span | null;
  content: Span[];
  type: 'direct' | 'indirect' | 'mixed';
  act: string | null;
  stance: Stance;
  parent: string | null;
  chain: string[];
  confidence: number;
}

export interface Participant {
  text: string;
  span: Offsets | null;
  name: string;
  entity: string | null;
  country: string | null;
  sector: string | null;
}

export interface EventDate {
  value: string | null;
  start: string | null;
  end: string | null;
  basis: 'text' | 'discourse' | 'published';
  date: string | null;
}

export interface EventPlace {
  text: string;
  span: Offsets;
  place: string | null;
  name: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: Precision | null;
  relation: PlaceRelation | null;
}

export interface Magnitude {
  killed: number | null;
  injured: number | null;
  arrested: number | null;
  size: number | null;
}

export interface Event {
  id: string;
  type: string;
  mode: string | null;
  contexts: string[];
  trigger: Span;
  also: Span[];
  actor: Participant[];
  recipient: Participant[];
  date: EventDate | null;
  place: EventPlace | null;
  factuality: Factuality;
  time: Time;
  historical: boolean;
  attribution: string | null;
  chain: string[];
  magnitude: Magnitude;
  score: number | null;
  quad: Quad | null;
  cameo: string | null;
  goldstein: number | null;
  confidence: number;
  why: { rule: string; evidence: string };
}

export interface Conflict { between: [string, string]; basis: string; why: string }

export interface CodedArticle {
  schema: string;
  coder: Record<string, string>;
  article: Article;
  entities: Entity[];
  places: Place[];
  dates: DateExpression[];
  attributions: Attribution[];
  events: Event[];
  conflicts: Conflict[];
}

/** A statement of an article: an event ("e3") or an attribution ("a2"). */
export interface Statement { article: string; id: string }

export interface Toll { low: number | null; high: number | null }

export interface Merge {
  between: [Statement, Statement];
  together: boolean;
  score: number | null;
  why: string[];
  by: string | null;
}

export interface Incident {
  id: string;
  type: string;
  mode: string | null;
  quad: Quad | null;
  title: string;
  start: string | null;
  end: string | null;
  actor: string[];
  actor_country: string[];
  recipient: string[];
  recipient_country: string[];
  place: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: Precision | null;
  killed: Toll;
  injured: Toll;
  arrested: Toll;
  happened: boolean | null;
  articles: number;
  groups: number;
  origins: number;
  denied: number;
  disputed: number;
  reports: Statement[];
  merges?: Merge[];
}

export interface Voice {
  statement: Statement;
  source: string | null;
  chain: string[];
  publisher: string | null;
  published: string | null;
  group: string;
  stance: ClaimStance;
  text: string | null;
}

export interface Claim {
  id: string;
  incident: string | null;
  aspect: ClaimAspect;
  value: string;
  origins: number;
  voices: Voice[];
}

export interface Link {
  between: [Statement, Statement];
  relation: LinkRelation;
  basis: string;
  incident: string | null;
  confidence: number;
  why: string;
}

export interface Copy {
  article: string;
  kind: 'origin' | 'copy' | 'excerpt' | 'version';
  of: string | null;
  share: number | null;
  why: string;
}

export interface CopyGroup { id: string; origin: string; agency: string | null; members: Copy[] }
