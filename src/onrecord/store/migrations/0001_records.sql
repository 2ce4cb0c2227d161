-- Only SQL that SQLite 3.40 reads too: Datasette and pandas come with the system's.
-- Articles, what coded them, and the record of each, spread over tables that SQL can ask.
-- Text is as in the record; lists are JSON; offsets are Unicode code points into articles.text.

CREATE TABLE coders (
  coder INTEGER PRIMARY KEY,
  onrecord TEXT NOT NULL, model TEXT NOT NULL, codebook TEXT NOT NULL, kb TEXT NOT NULL,
  rank TEXT NOT NULL,                 -- sorts the coders from the oldest to the newest version
  UNIQUE (onrecord, model, codebook, kb)
) STRICT;

CREATE TABLE articles (
  article INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,            -- digest of publisher, published and text
  key TEXT, url TEXT,                 -- of the addresses seen, the first in the order of the alphabet
  publisher TEXT, agency TEXT, title TEXT, authors TEXT NOT NULL,
  published TEXT, day TEXT,           -- day: published as a date, YYYY-MM-DD
  language TEXT, text TEXT NOT NULL, extra TEXT NOT NULL,
  digest BLOB NOT NULL                -- of the columns above, for `onrecord check`
) STRICT;
CREATE INDEX articles_day ON articles (day);
CREATE INDEX articles_published ON articles (published, id);
CREATE INDEX articles_publisher ON articles (publisher, day);

CREATE TABLE addresses (              -- every key and url under which the article came in
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  key TEXT NOT NULL, url TEXT NOT NULL, -- '' where the input had none
  PRIMARY KEY (article, key, url)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text, content='articles', content_rowid='article',
  tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO articles_fts (articles_fts, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.article, new.title, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text)
  VALUES ('delete', old.article, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text)
  VALUES ('delete', old.article, old.title, old.text);
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.article, new.title, new.text);
END;

CREATE TABLE records (
  record INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  coder INTEGER NOT NULL REFERENCES coders,
  current INTEGER NOT NULL,           -- 1: by the newest coder that has coded the article
  body BLOB NOT NULL,                 -- the record without its article: JSON, zstd with checksum
  UNIQUE (article, coder)
) STRICT;
CREATE UNIQUE INDEX records_current ON records (article) WHERE current;

CREATE TABLE entities (
  record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sector TEXT, role TEXT,
  wikidata TEXT, mentions INTEGER NOT NULL,
  PRIMARY KEY (record, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_name ON entities (name);

CREATE TABLE attributions (
  attribution INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  id TEXT NOT NULL,
  source TEXT, source_name TEXT, source_entity TEXT, cue TEXT, content TEXT NOT NULL,
  type TEXT NOT NULL, act TEXT, stance TEXT NOT NULL, parent TEXT,
  chain TEXT NOT NULL, depth INTEGER NOT NULL, confidence REAL NOT NULL,
  span_start INTEGER, span_end INTEGER, -- of all its words together
  UNIQUE (record, id)
) STRICT;
CREATE INDEX attributions_source ON attributions (source_name);

CREATE TABLE events (
  event INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  id TEXT NOT NULL,
  type TEXT NOT NULL, mode TEXT, contexts TEXT NOT NULL,
  trigger_text TEXT NOT NULL, trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  date_value TEXT, date_start TEXT, date_end TEXT, date_basis TEXT,
  place_text TEXT, place_name TEXT, place_country TEXT, lat REAL, lon REAL, precision TEXT,
  geonames INTEGER, relation TEXT,
  factuality TEXT NOT NULL, time TEXT NOT NULL, historical INTEGER NOT NULL,
  attribution TEXT, source TEXT,      -- source: the innermost voice
  chain TEXT NOT NULL, depth INTEGER NOT NULL,
  killed INTEGER, injured INTEGER, arrested INTEGER, size INTEGER,
  score REAL, quad TEXT, cameo TEXT, goldstein REAL, confidence REAL NOT NULL,
  day TEXT,                           -- date_start, or the day of publication: what --since asks
  UNIQUE (record, id)
) STRICT;
CREATE INDEX events_day ON events (day, type);
CREATE INDEX events_type ON events (type, day);
CREATE INDEX events_country ON events (place_country, day);
CREATE INDEX events_source ON events (source);

CREATE TABLE participants (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  role TEXT NOT NULL,                 -- actor, recipient
  place INTEGER NOT NULL,             -- position in the record's list
  name TEXT NOT NULL, text TEXT NOT NULL, span_start INTEGER, span_end INTEGER,
  entity TEXT, country TEXT, sector TEXT,
  PRIMARY KEY (event, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_country ON participants (country, role);
CREATE INDEX participants_name ON participants (name COLLATE NOCASE, role);

CREATE TABLE conflicts (              -- statements of one article that cannot both be true
  record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  first TEXT NOT NULL, second TEXT NOT NULL, basis TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (record, first, second, basis, why)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE event_places USING rtree (event, min_lon, max_lon, min_lat, max_lat);
CREATE TRIGGER events_placed AFTER INSERT ON events
WHEN new.lat IS NOT NULL AND new.lon IS NOT NULL BEGIN
  INSERT INTO event_places VALUES (new.event, new.lon, new.lon, new.lat, new.lat);
END;
CREATE TRIGGER events_removed AFTER DELETE ON events
WHEN old.lat IS NOT NULL AND old.lon IS NOT NULL BEGIN
  DELETE FROM event_places WHERE event = old.event;
END;

CREATE VIEW v_events AS
-- One row for each event of the newest record of each article.
SELECT a.id AS article, e.id AS event, a.publisher, a.agency, a.published, a.title, a.url,
  e.type, e.mode, e.contexts, e.trigger_text AS "trigger", e.trigger_start, e.trigger_end,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM participants p
    WHERE p.event = e.event AND role = 'actor' ORDER BY place)) AS actor,
  (SELECT group_concat(country, '; ') FROM (SELECT country FROM participants p
    WHERE p.event = e.event AND role = 'actor' ORDER BY place)) AS actor_country,
  (SELECT group_concat(sector, '; ') FROM (SELECT sector FROM participants p
    WHERE p.event = e.event AND role = 'actor' ORDER BY place)) AS actor_sector,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM participants p
    WHERE p.event = e.event AND role = 'recipient' ORDER BY place)) AS recipient,
  (SELECT group_concat(country, '; ') FROM (SELECT country FROM participants p
    WHERE p.event = e.event AND role = 'recipient' ORDER BY place)) AS recipient_country,
  (SELECT group_concat(sector, '; ') FROM (SELECT sector FROM participants p
    WHERE p.event = e.event AND role = 'recipient' ORDER BY place)) AS recipient_sector,
  e.day, e.date_value, e.date_start, e.date_end, e.date_basis,
  e.place_text, e.place_name, e.place_country, e.lat, e.lon, e.precision, e.geonames,
  e.factuality, e.time, e.historical, e.attribution, e.source, e.chain, e.depth,
  e.killed, e.injured, e.arrested, e.size, e.score, e.quad, e.cameo, e.goldstein, e.confidence
FROM events e JOIN records r USING (record) JOIN articles a USING (article)
WHERE r.current;

CREATE VIEW v_attributions AS
-- One row for each attribution of the newest record of each article.
SELECT a.id AS article, t.id AS attribution, a.publisher, a.published, a.title, a.url,
  t.source, t.source_name, t.cue, t.content, t.type, t.act, t.stance, t.parent, t.chain, t.depth,
  t.confidence, t.span_start, t.span_end
FROM attributions t JOIN records r USING (record) JOIN articles a USING (article)
WHERE r.current;
