// Makes records, incidents, claims and links of the invented articles, in the shapes of RECORD.md.

import { readFileSync } from 'node:fs';
import { ARTICLES, COPIES, LINKS, TOGETHER } from './articles.mjs';

const tables = JSON.parse(readFileSync(new URL('../src/lib/tables.json', import.meta.url), 'utf8'));
const points = (text) => [...text].length;

function finder(text, id) {
  return (words, n = 0) => {
    let at = -1;
    for (let i = 0; i <= n; i++) at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`${id}: ${JSON.stringify(words)} does not stand in the text`);
    const start = points(text.slice(0, at));
    return [start, start + points(words)];
  };
}

function coded(a) {
  const find = finder(a.text, a.id);
  const span = (words, n) => (words == null ? null : { text: words, span: find(words, n) });
  const byId = new Map();
  const attributions = a.attributions.map((t) => {
    const above = t.parent ? byId.get(t.parent).chain : [a.publisher];
    const made = {
      id: t.id, source: span(t.source), source_entity: null, source_name: t.name, cue: span(t.cue), content: t.content.map((c) => span(c)),
      type: t.type, act: t.act ?? 'communication', stance: t.stance, parent: t.parent ?? null, chain: t.name ? [...above, t.name] : above, confidence: 0.86,
    };
    byId.set(t.id, made);
    return made;
  });
  const who = ([words, name, country, sector, n]) => ({ text: words, span: find(words, n), name, entity: null, country, sector });
  const events = a.events.map((e) => {
    const [start, end] = Array.isArray(e.date) ? e.date : [e.date, e.date];
    const place = e.place && { text: e.place[0], span: find(e.place[0], e.place[5]), place: null, name: e.place[0], country: e.place[4], lat: e.place[1], lon: e.place[2], precision: e.place[3], relation: null };
    const quad = tables.types[e.type].quad;
    return {
      id: e.id, type: e.type, mode: e.mode, contexts: [], trigger: span(e.trigger), also: [], actor: e.actor.map(who), recipient: e.recipient.map(who),
      date: { value: start === end ? start : null, start, end, basis: 'text', date: null }, place,
      factuality: e.fact, time: e.time ?? 'past', historical: false, attribution: e.by, chain: e.by ? byId.get(e.by).chain : [a.publisher],
      magnitude: { killed: e.killed ?? null, injured: e.injured ?? null, arrested: e.arrested ?? null, size: e.size ?? null },
      score: quad.endsWith('conflict') ? -6 : 3, quad, cameo: null, goldstein: null, confidence: 0.8, why: { rule: 'lexicon', evidence: `"${e.trigger}" names ${e.type}` },
    };
  });
  return {
    schema: 'onrecord/1', coder: { onrecord: '0.1.0', model: 'mock', codebook: 'PLOVER 2.0', kb: 'mock' },
    article: { id: a.id, key: null, url: a.url, publisher: a.publisher, agency: a.agency, title: a.title, authors: [], published: a.published, language: a.language ?? 'en', text: a.text, extra: {} },
    entities: [], places: [], dates: [], attributions, events, conflicts: [],
  };
}

/** Countries of events whose place is not told, which the records do not hold. */
const COUNTRIES = new Map(ARTICLES.flatMap((a) => a.events.map((e) => [`${a.id}/${e.id}`, e.place?.[4] ?? e.country ?? null])));
export const countryOf = (article, id) => COUNTRIES.get(`${article}/${id}`);

export const records = new Map(ARTICLES.map((a) => [a.id, coded(a)]));
const event = ([article, id]) => records.get(article).events.find((e) => e.id === id);
const statement = ([article, id]) => ({ article, id });
const key = ([article, id]) => `${article}/${id}`;
const joined = new Set(TOGETHER.flat().map(key));
const alone = [...records].flatMap(([article, record]) => record.events.map((e) => [[article, e.id]])).filter(([one]) => !joined.has(key(one)));

export const copyGroups = COPIES.map(({ origin, agency, members }, i) => ({
  id: `g${i + 1}`, origin, agency, members: members.map(([article, kind, of, share, why]) => ({ article, kind, of, share, why })),
}));
export const groupOf = (article) => copyGroups.find((g) => g.members.some((m) => m.article === article))?.id ?? article;

const range = (values) => { const known = values.filter((v) => v != null); return { low: known.length ? Math.min(...known) : null, high: known.length ? Math.max(...known) : null }; };
const distinct = (values) => [...new Set(values.filter((v) => v != null))];

export const incidents = [...TOGETHER, ...alone].map((reports, i) => {
  const id = `i${String(i + 1).padStart(3, '0')}`;
  const events = reports.map(event);
  const first = events[0];
  const disputed = LINKS.filter((l) => l.relation === 'contradicts' && l.between.every((s) => reports.some((r) => key(r) === key(s)))).length;
  const [actor, recipient] = ['actor', 'recipient'].map((side) => distinct(events.flatMap((e) => e[side].map((p) => p.name))));
  const where = events.find((e) => e.place)?.place;
  return {
    id, type: first.type, mode: first.mode, quad: first.quad, title: `${first.type.toLowerCase()}: ${actor.join(', ') || 'unknown'} → ${recipient.join(', ') || 'nobody named'}${where ? `, ${where.name}` : ''}`,
    start: first.date.start, end: first.date.end, actor, actor_country: distinct(events.flatMap((e) => e.actor.map((p) => p.country))), recipient,
    recipient_country: distinct(events.flatMap((e) => e.recipient.map((p) => p.country))), place: where?.name ?? null, country: where?.country ?? countryOf(...reports[0]),
    lat: where?.lat ?? null, lon: where?.lon ?? null, precision: where?.precision ?? null,
    killed: range(events.map((e) => e.magnitude.killed)), injured: range(events.map((e) => e.magnitude.injured)), arrested: range(events.map((e) => e.magnitude.arrested)),
    happened: events.some((e) => e.factuality === 'CT-') && events.every((e) => e.factuality !== 'CT+') ? false : events.some((e) => e.factuality === 'CT+') ? true : null,
    articles: distinct(reports.map(([a]) => a)).length, groups: distinct(reports.map(([a]) => groupOf(a))).length,
    origins: distinct(reports.map(([a, e]) => `${groupOf(a)}/${event([a, e]).chain.at(-1)}`)).length,
    denied: events.filter((e) => e.factuality.endsWith('-')).length, disputed, reports: reports.map(statement),
    merges: reports.slice(1).map((r) => ({ between: [statement(reports[0]), statement(r)], together: true, score: 0.93, why: ['same type and place', 'the same day', 'both name a market'], by: null })),
  };
});

export const incidentOf = new Map(incidents.flatMap((i) => i.reports.map((r) => [`${r.article}/${r.id}`, i.id])));
export const links = LINKS.map((l) => ({ between: l.between.map(statement), relation: l.relation, basis: l.basis, incident: incidentOf.get(key(l.between[0])) ?? null, confidence: 0.8, why: l.why }));

function claim(incident, i, aspect, value, voices) {
  return { id: `${incident.id}c${i}`, incident: incident.id, aspect, value: String(value), origins: distinct(voices.filter((v) => v.stance === 'supports').map((v) => v.group)).length, voices };
}

/** One claim per aspect and value that some report of the incident tells. */
export function claims(incident) {
  const made = new Map();
  for (const { article, id } of incident.reports) {
    const record = records.get(article);
    const e = event([article, id]);
    const said = [['happened', 'it happened'], ...['killed', 'injured', 'arrested'].map((k) => [k, e.magnitude[k]]), ['actor', e.actor[0]?.name], ['place', e.place?.name], ['time', e.date.start]];
    for (const [aspect, value] of said) {
      if (value == null) continue;
      const voice = {
        statement: { article, id }, source: e.chain.at(-1), chain: e.chain, publisher: record.article.publisher, published: record.article.published, group: groupOf(article),
        stance: e.factuality.endsWith('-') ? 'denies' : e.factuality === 'CT+' ? 'supports' : 'doubts', text: sentence(record, e).text,
      };
      made.set(`${aspect}=${value}`, [...(made.get(`${aspect}=${value}`) ?? []), voice]);
    }
  }
  return [...made].map(([name, voices], i) => claim(incident, i + 1, ...name.split('='), voices));
}

/** Cheap sentences, in code points. */
export function sentences(text) {
  let at = 0;
  return text.split(/(?<=[.!?]["”]?\s+)|(?<=\n\n)/).map((part) => {
    const start = at;
    at += points(part);
    return [start, start + points(part.trimEnd())];
  });
}

export function sentence(record, e) {
  const { text } = record.article;
  const span = sentences(text).find(([start, end]) => start <= e.trigger.span[0] && e.trigger.span[1] <= end) ?? [0, points(text)];
  const by = record.attributions.find((t) => t.id === e.attribution);
  const spans = [['action', e.trigger.span], ...e.actor.map((p) => ['actor', p.span]), ...e.recipient.map((p) => ['recipient', p.span]), ['place', e.place?.span], ['source', by?.source?.span], ['cue', by?.cue?.span]];
  const marks = spans.filter(([, s]) => s && s[0] >= span[0] && s[1] <= span[1]).map(([role, [start, end]]) => ({ role, start, end }));
  return { text: [...text].slice(...span).join(''), span, marks };
}

export const head = (record) => { const { id, publisher, published, title, url, agency } = record.article; return { id, publisher, published, title, url, agency }; };
