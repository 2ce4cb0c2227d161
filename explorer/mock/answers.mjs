// The answers of the API's contract over the invented articles. Only what the explorer asks; no claim to speed.

import { claims, copyGroups, groupOf, head, incidentOf, incidents, links, records, sentence, sentences } from './build.mjs';

const list = (query, name) => query.getAll(name).flatMap((v) => (/^(type|quad|country|factuality|mode|sector|time|depth|precision)$/.test(name) ? v.split(',') : [v]));
const rows = [...records.values()].flatMap((record) => record.events.map((event) => ({ record, event, incident: incidents.find((i) => i.id === incidentOf.get(`${record.article.id}/${event.id}`)) })));

function named(participants, asked) {
  const code = /^([A-Z]{3})?(?:\.([A-Z]{3}))?$/.exec(asked);
  if (code) return participants.some((p) => (!code[1] || p.country === code[1]) && (!code[2] || p.sector === code[2]));
  return participants.some((p) => p.name.toLowerCase().includes(asked.toLowerCase()));
}

const TESTS = {
  since: (r, v) => r.incident.end >= v,
  until: (r, v) => r.incident.start <= v,
  text: (r, v) => `${r.record.article.title} ${r.record.article.text}`.toLowerCase().includes(v.toLowerCase()),
  incident: (r, v) => r.incident.id === v,
  min_origins: (r, v) => r.incident.origins >= Number(v),
  bbox: (r, v) => { const [w, s, e, n] = v.split(',').map(Number); const p = r.event.place; return !!p && p.lat >= s && p.lat <= n && (w <= e ? p.lon >= w && p.lon <= e : p.lon >= w || p.lon <= e); },
  actor: (r, v) => named(r.event.actor, v),
  recipient: (r, v) => named(r.event.recipient, v),
  country: (r, v) => r.incident.country === v,
  type: (r, v) => r.event.type === v,
  mode: (r, v) => r.event.mode === v,
  quad: (r, v) => r.event.quad === v,
  sector: (r, v) => [...r.event.actor, ...r.event.recipient].some((p) => p.sector === v),
  source: (r, v) => (r.event.chain.at(-1) ?? '').toLowerCase().includes(v.toLowerCase()),
  publisher: (r, v) => r.record.article.publisher.toLowerCase().includes(v.toLowerCase()),
  place: (r, v) => (r.event.place?.name ?? '').toLowerCase().includes(v.toLowerCase()),
  factuality: (r, v) => r.event.factuality === v,
  time: (r, v) => r.event.time === v,
  depth: (r, v) => String(r.event.chain.length) === v,
  precision: (r, v) => r.event.place?.precision === v,
};

function under(query, but = null) {
  const asked = Object.keys(TESTS).filter((name) => name !== but && query.has(name)).map((name) => [TESTS[name], list(query, name)]);
  return rows.filter((row) => asked.every(([test, values]) => values.some((value) => test(row, value))));
}

const incidentsOf = (found) => [...new Set(found.map((r) => r.incident))];
const counted = (found) => ({ incidents: incidentsOf(found).length, reports: found.length });
const tally = (items, of) => { const n = {}; for (const i of items) for (const v of [of(i)].flat()) if (v != null) n[v] = (n[v] ?? 0) + 1; return n; };

function paged(query, items) {
  const from = Number(query.get('after') ?? 0);
  const limit = Math.min(Number(query.get('limit') ?? 50), 500);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
}

const shown = ({ record, event, incident }) => ({ ...event, article: bareHead(record), incident: incident.id });

function starts(day, by) {
  const date = new Date(`${day}T00:00:00Z`);
  if (by === 'month') date.setUTCDate(1);
  if (by === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

function ends(start, by) {
  const date = new Date(`${start}T00:00:00Z`);
  if (by === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (by === 'week' ? 7 : 1));
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function timeline(query) {
  const by = query.get('by') ?? 'day';
  const found = under(query);
  const long = (i) => ends(starts(i.start, by), by) < i.end;
  const certain = found.filter((r) => !long(r.incident));
  const buckets = [...new Set(certain.map((r) => starts(r.incident.start, by)))].sort().map((start) => {
    const here = certain.filter((r) => starts(r.incident.start, by) === start);
    const quads = [...new Set(here.map((r) => r.event.quad))];
    return { start, end: ends(start, by), ...counted(here), by_quad: Object.fromEntries(quads.map((q) => [q, counted(here.filter((r) => r.event.quad === q))])) };
  });
  const days = tally([...records.values()], (r) => starts(r.article.published, by));
  return {
    by, buckets, uncertain: incidentsOf(found).filter(long).map(({ id, title, start, end, quad }) => ({ incident: id, title, start, end, quad })),
    undated: 0, uncertain_left_out: 0,
    coverage: Object.keys(days).sort().map((start) => ({ start, articles: days[start], publishers: new Set([...records.values()].filter((r) => starts(r.article.published, by) === start).map((r) => r.article.publisher)).size })),
  };
}

const RADIUS = { point: 1, populated_place: 5, admin2: 25, admin1: 80, border: 40, region: 150, water: 60, feature: 20 };

function map(query) {
  const found = under(query);
  const spots = new Map();
  for (const r of found) {
    const i = r.incident;
    if (i.lat === null || i.precision === 'country') continue;
    const at = `${i.lat},${i.lon},${i.precision}`;
    spots.set(at, [...(spots.get(at) ?? []), r]);
  }
  const features = [...spots.values()].map((here) => {
    const { lat, lon, precision, place, country } = here[0].incident;
    return { type: 'Feature', id: `${lat},${lon},${precision}`, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { precision, radius_km: RADIUS[precision] ?? null, place, country, ...counted(here), quads: tally(incidentsOf(here), (i) => i.quad) } };
  });
  const only = found.filter((r) => r.incident.lat === null || r.incident.precision === 'country');
  const countries = [...new Set(only.map((r) => r.incident.country).filter(Boolean))].sort();
  return {
    features: { type: 'FeatureCollection', features },
    country_only: countries.map((country) => ({ country, ...counted(only.filter((r) => r.incident.country === country)) })),
    unplaced: incidentsOf(only.filter((r) => !r.incident.country)).length,
  };
}

function network(query) {
  const min = Number(query.get('min') ?? 1);
  const pairs = new Map();
  const nodes = new Map();
  for (const r of under(query)) {
    for (const a of r.event.actor) for (const b of r.event.recipient) {
      const at = `${a.name}|${b.name}|${r.event.quad}`;
      pairs.set(at, [...(pairs.get(at) ?? []), r]);
      nodes.set(a.name, a).set(b.name, b);
    }
  }
  const edges = [...pairs].map(([at, here]) => { const [source, target, quad] = at.split('|'); return { source, target, quad, ...counted(here) }; }).filter((e) => e.incidents >= min);
  const n = tally(edges, (e) => [e.source, e.target]);
  return { nodes: Object.keys(n).sort().map((name) => ({ id: name, name, country: nodes.get(name).country, sector: nodes.get(name).sector, n: n[name] })), edges };
}

const FACETS = {
  type: (r) => r.event.type, mode: (r) => r.event.mode, quad: (r) => r.event.quad, factuality: (r) => r.event.factuality, country: (r) => r.incident.country,
  actor: (r) => r.event.actor.map((p) => p.name), recipient: (r) => r.event.recipient.map((p) => p.name), source: (r) => r.event.chain.at(-1), publisher: (r) => r.record.article.publisher,
  depth: (r) => String(r.event.chain.length), precision: (r) => r.event.place?.precision, time: (r) => r.event.time, sector: (r) => [...r.event.actor, ...r.event.recipient].map((p) => p.sector),
};

function facets(query) {
  const field = query.get('field');
  const of = FACETS[field];
  if (!of) throw Object.assign(new Error(`field: ${JSON.stringify(field)} is none of ${Object.keys(FACETS).join(', ')}`), { status: 400, code: 'bad_field' });
  const found = under(query, field);
  const values = Object.keys(tally(found, of)).filter((v) => v.toLowerCase().includes((query.get('q') ?? '').toLowerCase()));
  const made = values.map((value) => { const n = counted(found.filter((r) => [of(r)].flat().includes(value))); return { value, n_incidents: n.incidents, n_reports: n.reports }; });
  return made.sort((a, b) => b.n_incidents - a.n_incidents || (a.value < b.value ? -1 : 1)).slice(0, Number(query.get('limit') ?? 50));
}

const ORDERS = { day: (a, b) => (a.start < b.start ? 1 : -1), reports: (a, b) => b.reports.length - a.reports.length, origins: (a, b) => b.origins - a.origins, disputed: (a, b) => b.disputed - a.disputed };
const bare = (i) => ({ ...i, merges: undefined });
const bareHead = (record) => ({ ...head(record), agency: undefined });

/** A link with what both of its statements say, as /api/conflicts has it. */
function told(link) {
  const side = ({ article, id }) => {
    const record = records.get(article);
    const event = record.events.find((e) => e.id === id);
    return { article: bareHead(record), id, kind: 'event', text: sentence(record, event).text, source: event.chain.at(-1), chain: event.chain, stance: null, factuality: event.factuality };
  };
  return { ...link, between: link.between.map(side) };
}

const missing = (what) => Object.assign(new Error(`the store has no ${what}`), { status: 404, code: 'not_found' });

function article(id) {
  const record = records.get(id);
  if (!record) throw missing(`article ${id}`);
  return {
    record, incidents: Object.fromEntries(record.events.map((e) => [e.id, incidentOf.get(`${id}/${e.id}`)])), copies: copyGroups.find((g) => g.members.some((m) => m.article === id)) ?? null,
    links: links.filter((l) => l.between.some((s) => s.article === id)), reviews: [], sentences: sentences(record.article.text),
  };
}

function incident(id) {
  const found = incidents.find((i) => i.id === id);
  if (!found) throw missing(`incident ${id}`);
  const reports = found.reports.map((statement) => { const record = records.get(statement.article); const event = record.events.find((e) => e.id === statement.id); return { statement, article: head(record), group: groupOf(statement.article), event, source: event.chain.at(-1) ?? null, sentence: sentence(record, event) }; });
  return { incident: found, claims: claims(found), links: links.filter((l) => l.incident === id), copies: copyGroups.filter((g) => g.members.some((m) => found.reports.some((r) => r.article === m.article))), reports, reports_next: null, decisions: [] };
}

const attributions = () => [...records.values()].flatMap((record) => record.attributions.map((a) => ({ ...a, article: bareHead(record) })));
const sourceNames = () => [...new Set(attributions().map((a) => a.source_name).filter(Boolean))].sort();
const sourceRow = (name) => { const said = attributions().filter((a) => a.source_name === name); return { source: name, statements: said.length, articles: new Set(said.map((a) => a.article.id)).size, denials: said.filter((a) => a.stance === 'denies').length, first_day: said[0]?.article.published ?? null, last_day: said.at(-1)?.article.published ?? null, first: said.length, contradicted: name === 'Northern Front' ? 1 : 0 }; };
const byDay = (items) => Object.entries(tally(items, (i) => i)).sort().map(([day, n]) => ({ day, n }));

function source(name) {
  if (!sourceNames().includes(name) && ![...records.values()].some((r) => r.article.publisher === name)) throw missing(`source ${name}`);
  const statements = attributions().filter((a) => a.source_name === name);
  return { source: sourceRow(name), statements, contradicted: name === 'Northern Front' ? [told(links[1])] : [], first: claims(incidents[0]).slice(0, 2), by_day: byDay(statements.map((a) => a.article.published)) };
}

function entity(name) {
  const has = (side) => rows.filter((r) => r.event[side].some((p) => p.name === name));
  const [as, to] = [has('actor'), has('recipient')];
  if (!as.length && !to.length) throw missing(`entity ${name}`);
  const all = [...as, ...to];
  const p = all.flatMap((r) => [...r.event.actor, ...r.event.recipient]).find((x) => x.name === name);
  return {
    name, kind: 'organization', country: p.country, sector: p.sector, role: null, wikidata: null, mentions: all.length, as_actor: as.length, as_recipient: to.length,
    by_type: Object.entries(tally(all, (r) => r.event.type)).map(([type, n]) => ({ type, n })), by_day: byDay(all.map((r) => r.event.date.start)),
    with: Object.entries(tally(all, (r) => [...r.event.actor, ...r.event.recipient].map((x) => x.name).filter((x) => x !== name))).map(([other, n]) => ({ name: other, n })), incidents: incidentsOf(all).map(bare),
  };
}

/** Answer of a GET; throws an Error with `status` and `code`. */
export function answer(path, query) {
  const [, kind, id] = /^\/api\/([a-z]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (id) {
    const page = { articles: article, incidents: incident, sources: source, entities: entity }[kind];
    if (page) return page(decodeURIComponent(id));
    throw missing(path);
  }
  switch (kind) {
    case 'snapshot': return { snapshot: '0123456789ab', store: 'mock.db', schema: 2, counts: { articles: records.size, reports: rows.length, incidents: incidents.length, groups_of_copies: 1, copies: 1, statements: attributions().length, claims: 0, contradictions: 2 }, since: '2024-01-01', until: '2024-03-31', coder: records.get('m01').coder, onrecord: '0.1.0', can_review: true };
    case 'count': { const found = under(query); return { ...counted(found), copies: found.filter((r) => r.record.article.id === 'm03').length, articles: new Set(found.map((r) => r.record.article.id)).size }; }
    case 'incidents': return paged(query, incidentsOf(under(query)).map(bare).sort(ORDERS[query.get('sort') ?? 'day'] ?? ORDERS.day));
    case 'events': return paged(query, under(query).map(shown));
    case 'attributions': return paged(query, attributions());
    case 'articles': return paged(query, [...records.values()].map((r) => ({ ...head(r), language: r.article.language, events: r.events.length, attributions: r.attributions.length, copies: copyGroups.find((g) => g.members.some((m) => m.article === r.article.id))?.id ?? null })));
    case 'conflicts': return paged(query, links.filter((l) => l.relation === 'contradicts' && incidentsOf(under(query)).some((i) => i.id === l.incident)).map(told));
    case 'sources': return paged(query, sourceNames().map(sourceRow));
    case 'timeline': return timeline(query);
    case 'map': return map(query);
    case 'network': return network(query);
    case 'facets': return facets(query);
    case 'search': { const words = query.get('text') ?? ''; return { next: null, items: [...records.values()].filter((r) => r.article.text.includes(words)).map((r) => ({ article: r.article.id, title: r.article.title, publisher: r.article.publisher, published: r.article.published, snippet: r.article.text.slice(0, 160).replace(words, `[[${words}]]`) })) }; }
    default: throw missing(path);
  }
}
