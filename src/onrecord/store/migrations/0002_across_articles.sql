-- Copies, incidents, claims. All of it follows from the records and the users' decisions alone.
-- `data` holds what collation wrote (JSON), so that only collation has to know its shape.

CREATE TABLE collated (               -- one row: the version of collation that wrote the tables below
  version TEXT NOT NULL
) STRICT;

CREATE TABLE fingerprints (
  article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE copy_keys (
  key INTEGER NOT NULL,               -- a digest, as in the two tables of keys below
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_keys_article ON copy_keys (article);
CREATE TABLE copy_links (             -- pairs found to be copies; first < second
  first INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  data BLOB NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_links_second ON copy_links (second);
CREATE TABLE copies (
  article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
  "group" TEXT NOT NULL,
  origin INTEGER NOT NULL,            -- 1: the article that the others copy
  agency TEXT, kind TEXT NOT NULL, of TEXT, share REAL, why TEXT NOT NULL
) STRICT;
CREATE INDEX copies_group ON copies ("group");

CREATE TABLE reports (
  event INTEGER PRIMARY KEY REFERENCES events ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE report_keys (
  key INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  PRIMARY KEY (key, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_keys_event ON report_keys (event);
CREATE TABLE report_links (           -- pairs that may be of one incident; first < second
  first INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  data BLOB NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_links_second ON report_links (second);

CREATE TABLE incidents (
  incident INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL, mode TEXT, quad TEXT, title TEXT NOT NULL,
  "start" TEXT, "end" TEXT, day TEXT, -- day: start, or the earliest day of publication
  actor TEXT NOT NULL, actor_country TEXT NOT NULL,
  recipient TEXT NOT NULL, recipient_country TEXT NOT NULL,
  place TEXT, country TEXT, lat REAL, lon REAL, precision TEXT,
  killed_low INTEGER, killed_high INTEGER, injured_low INTEGER, injured_high INTEGER,
  arrested_low INTEGER, arrested_high INTEGER,
  happened INTEGER, reports INTEGER NOT NULL, articles INTEGER NOT NULL, groups INTEGER NOT NULL,
  origins INTEGER NOT NULL, denied INTEGER NOT NULL, disputed INTEGER NOT NULL,
  data BLOB NOT NULL                  -- the incident as RECORD.md's JSON
) STRICT;
CREATE INDEX incidents_day ON incidents (day, type);
CREATE INDEX incidents_country ON incidents (country, day);
CREATE TABLE incident_reports (
  event INTEGER PRIMARY KEY REFERENCES events ON DELETE CASCADE,
  incident INTEGER NOT NULL REFERENCES incidents ON DELETE CASCADE
) STRICT;
CREATE INDEX incident_reports_incident ON incident_reports (incident);

CREATE TABLE assertions (
  assertion INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  id TEXT NOT NULL,                   -- of the event or attribution
  about TEXT,                         -- id of the event that it tells of: its incident's
  data BLOB NOT NULL,
  UNIQUE (record, id)
) STRICT;
CREATE TABLE assertion_keys (
  key INTEGER NOT NULL,
  assertion INTEGER NOT NULL REFERENCES assertions ON DELETE CASCADE,
  PRIMARY KEY (key, assertion)
) STRICT, WITHOUT ROWID;
CREATE INDEX assertion_keys_assertion ON assertion_keys (assertion);

CREATE TABLE links (                  -- statements of different articles; first is the earlier
  first INTEGER NOT NULL REFERENCES assertions ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES assertions ON DELETE CASCADE,
  relation TEXT NOT NULL, basis TEXT NOT NULL, confidence REAL NOT NULL, why TEXT NOT NULL,
  loose INTEGER NOT NULL,             -- 1: found beside all incidents; one of an incident goes before
  incident INTEGER REFERENCES incidents ON DELETE CASCADE,
  PRIMARY KEY (first, second, loose)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_second ON links (second);
CREATE INDEX links_incident ON links (incident);
CREATE INDEX links_relation ON links (relation);

CREATE TABLE claims (
  claim INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  incident INTEGER REFERENCES incidents ON DELETE CASCADE,
  aspect TEXT NOT NULL, value TEXT NOT NULL, origins INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX claims_incident ON claims (incident);
CREATE TABLE voices (
  claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  assertion INTEGER NOT NULL REFERENCES assertions ON DELETE CASCADE,
  source TEXT, stance TEXT NOT NULL, day TEXT,
  PRIMARY KEY (claim, assertion)
) STRICT, WITHOUT ROWID;
CREATE INDEX voices_assertion ON voices (assertion);
CREATE INDEX voices_source ON voices (source);

CREATE TABLE decisions (              -- what users said of pairs of reports; the later one holds
  decision INTEGER PRIMARY KEY,
  first_article TEXT NOT NULL, first_start INTEGER NOT NULL, first_end INTEGER NOT NULL,
  second_article TEXT NOT NULL, second_start INTEGER NOT NULL, second_end INTEGER NOT NULL,
  together INTEGER NOT NULL,
  made TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_first ON decisions (first_article);
CREATE INDEX decisions_second ON decisions (second_article);

CREATE TABLE reviews (                -- what users said of codings; the machine's record stays as it is
  review INTEGER PRIMARY KEY,
  article TEXT NOT NULL,              -- by its id, so that a review outlives a new coding
  statement TEXT NOT NULL,            -- id of the event or attribution when it was reviewed
  span_start INTEGER, span_end INTEGER, -- its trigger or cue
  verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'recoded')),
  fields TEXT NOT NULL,               -- JSON: what a recoding sets ({} otherwise)
  made TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_article ON reviews (article);

CREATE VIEW v_incidents AS
-- One row for each incident; lists are JSON.
SELECT id AS incident, type, mode, quad, title, "start", "end", day, actor, actor_country, recipient,
  recipient_country, place, country, lat, lon, precision, killed_low, killed_high, injured_low,
  injured_high, arrested_low, arrested_high, happened, reports, articles, groups, origins, denied,
  disputed
FROM incidents;

CREATE VIEW v_reports AS
-- Which report is of which incident, and which group of copies its article is in.
SELECT i.id AS incident, a.id AS article, e.id AS event, c."group" AS copies
FROM incident_reports m JOIN incidents i USING (incident) JOIN events e USING (event)
JOIN records r USING (record) JOIN articles a USING (article)
LEFT JOIN copies c ON c.article = a.article;

CREATE VIEW v_copies AS
-- Articles that are one text, and why.
SELECT c."group" AS copies, a.id AS article, a.publisher, a.published, c.origin, c.agency, c.kind,
  c.of, c.share, c.why
FROM copies c JOIN articles a USING (article);

CREATE VIEW v_claims AS
-- One row for each voice on each claim.
SELECT c.id AS claim, i.id AS incident, c.aspect, c.value, c.origins, a.id AS article,
  s.id AS statement, v.source, v.stance, a.publisher, a.published
FROM claims c LEFT JOIN incidents i USING (incident) JOIN voices v USING (claim)
JOIN assertions s USING (assertion) JOIN records r USING (record) JOIN articles a USING (article);

CREATE VIEW v_links AS
-- One row for each pair of statements of different articles that bear on each other.
SELECT fa.id AS first_article, f.id AS first_statement, sa.id AS second_article,
  s.id AS second_statement, l.relation, l.basis, l.confidence, l.why, i.id AS incident
FROM links l
JOIN assertions f ON f.assertion = l.first JOIN records fr ON fr.record = f.record
JOIN articles fa ON fa.article = fr.article
JOIN assertions s ON s.assertion = l.second JOIN records sr ON sr.record = s.record
JOIN articles sa ON sa.article = sr.article
LEFT JOIN incidents i USING (incident)
WHERE NOT l.loose OR NOT EXISTS (
  SELECT 1 FROM links o WHERE (o.first, o.second, o.loose) = (l.first, l.second, 0));

CREATE VIEW v_sources AS
-- One row for each voice: how much it says, how often it is the first, how often contradicted.
WITH said AS (
  SELECT t.source_name AS source, a.article, a.day, t.stance
  FROM attributions t JOIN records r USING (record) JOIN articles a USING (article)
  WHERE r.current AND t.source_name IS NOT NULL
), ranked AS (
  SELECT source, claim, rank() OVER (PARTITION BY claim ORDER BY day) AS place
  FROM voices WHERE stance = 'supports'
), refuted AS (
  SELECT v.source, count(DISTINCT l.first || ' ' || l.second) AS n
  FROM links l JOIN voices v ON v.assertion IN (l.first, l.second)
  WHERE +l.relation = 'contradicts' GROUP BY v.source
)
SELECT s.source, count(*) AS statements, count(DISTINCT s.article) AS articles,
  sum(s.stance = 'denies') AS denials, min(s.day) AS first_day, max(s.day) AS last_day,
  (SELECT count(DISTINCT claim) FROM ranked k WHERE k.source = s.source AND place = 1) AS first,
  coalesce((SELECT n FROM refuted f WHERE f.source = s.source), 0) AS contradicted
FROM said s GROUP BY +s.source;
