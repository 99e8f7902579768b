-- What weighing and composing made of the records, each run as a record.

CREATE TABLE runs (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX runs_name ON runs(name, seq);

CREATE TABLE incidents (
  run     INTEGER NOT NULL REFERENCES runs(seq),
  ordinal INTEGER NOT NULL,
  id      TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (run, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE disputes (
  run     INTEGER NOT NULL REFERENCES runs(seq),
  ordinal INTEGER NOT NULL,
  id      TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (run, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE briefs (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE,
  body        TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE brief_claims (
  claim TEXT NOT NULL,
  brief INTEGER NOT NULL REFERENCES briefs(seq),
  PRIMARY KEY (claim, brief)
) STRICT, WITHOUT ROWID;

-- The last retrieval of each address, for conditional requests.
CREATE TABLE retrievals (
  url           TEXT PRIMARY KEY,
  at            TEXT NOT NULL,
  status        INTEGER NOT NULL,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  raw           TEXT NOT NULL
) STRICT, WITHOUT ROWID;
