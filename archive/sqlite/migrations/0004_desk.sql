-- What the workbench's pages need.

-- The pairs of states that a claim concerns, derived from claims and their
-- actors. published is the first day of its document's publication, day that
-- of the event, score the effect on the pair where it is told as a fact.
CREATE TABLE claim_pairs (
  a         TEXT NOT NULL,
  b         TEXT NOT NULL,
  published TEXT NOT NULL,
  reading   INTEGER NOT NULL REFERENCES readings(seq),
  claim     INTEGER NOT NULL REFERENCES claims(seq),
  day       TEXT NOT NULL,
  score     REAL NOT NULL,
  PRIMARY KEY (a, b, published, reading, claim)
) STRICT, WITHOUT ROWID;

INSERT INTO claim_pairs(a, b, published, reading, claim, day, score)
SELECT x.code, y.code, r.published_start, r.seq, c.seq, c.date_start,
  CASE WHEN c.status IN ('asserted', 'ongoing') THEN coalesce((SELECT json_extract(e.value, '$.score') FROM json_each(c.body, '$.effects') e
    WHERE json_extract(e.value, '$.dyad') = x.code || '-' || y.code LIMIT 1), 0.0) ELSE 0.0 END
FROM claims c JOIN readings r ON r.seq = c.reading
JOIN claim_actors x ON x.claim = c.seq JOIN claim_actors y ON y.claim = c.seq AND x.code < y.code
WHERE length(x.code) = 3 AND length(y.code) = 3;

CREATE INDEX heads_reading ON heads(reading) WHERE present = 1;
CREATE INDEX readings_published ON readings(published_start, document);
CREATE INDEX readings_publisher ON readings(publisher, published_start);
CREATE INDEX decisions_document ON decisions(document);
CREATE INDEX log_subject ON log(subject, seq);

-- The reliability of a publisher as people judge it, an Admiralty letter.
-- The last one counts.
CREATE TABLE ratings (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  publisher   TEXT NOT NULL,
  letter      TEXT NOT NULL,
  by_whom     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX ratings_publisher ON ratings(publisher, seq);

-- What a brief is about, so that a list need not read it.
ALTER TABLE briefs ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE briefs ADD COLUMN dyad  TEXT NOT NULL DEFAULT '';
ALTER TABLE briefs ADD COLUMN form  TEXT NOT NULL DEFAULT '';
ALTER TABLE briefs ADD COLUMN as_of TEXT NOT NULL DEFAULT '';
UPDATE briefs SET title = coalesce(json_extract(body, '$.title'), ''), form = coalesce(json_extract(body, '$.form'), ''),
  as_of = coalesce(json_extract(body, '$.as_of'), ''),
  dyad = coalesce(json_extract(body, '$.dyad[0]') || '-' || json_extract(body, '$.dyad[1]'), '') WHERE json_valid(body);

-- Saved queries that call when enough new documents answer them. matches are
-- the documents, firings the calls.
CREATE TABLE alerts (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE,
  body        TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  ended_at    TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE alert_matches (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  alert       INTEGER NOT NULL REFERENCES alerts(seq),
  document    INTEGER NOT NULL REFERENCES documents(seq),
  recorded_at TEXT NOT NULL,
  firing      INTEGER NOT NULL DEFAULT 0,
  UNIQUE (alert, document)
) STRICT;
CREATE INDEX alert_matches_open ON alert_matches(alert, firing, recorded_at);

CREATE TABLE alert_firings (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  alert       INTEGER NOT NULL REFERENCES alerts(seq),
  documents   INTEGER NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX alert_firings_alert ON alert_firings(alert, seq);

-- People who may enter from another machine, and what they did.
CREATE TABLE accounts (
  name        TEXT PRIMARY KEY,
  role        TEXT NOT NULL,
  hash        TEXT NOT NULL, -- argon2id, PHC string
  recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  recorded_at TEXT NOT NULL,
  by_whom     TEXT NOT NULL,
  action      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  address     TEXT NOT NULL
) STRICT;
