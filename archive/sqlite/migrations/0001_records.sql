-- Records. Rows of all tables but heads and retrievals are only ever added.

-- Raw bytes and texts, once each, by hash.
CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY,
  size   INTEGER NOT NULL,
  packed INTEGER NOT NULL, -- 1: zstd
  bytes  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE,
  raw         TEXT NOT NULL REFERENCES blobs(sha256),
  url         TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX documents_url ON documents(url) WHERE url <> '';

-- What one version of the reading made of a document: its text, its blocks
-- and descriptors (body, JSON), and its claims.
CREATE TABLE readings (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  document    INTEGER NOT NULL REFERENCES documents(seq),
  version     TEXT NOT NULL,
  text        TEXT NOT NULL REFERENCES blobs(sha256),
  title       TEXT NOT NULL,
  publisher   TEXT NOT NULL,
  language    TEXT NOT NULL,
  published_start TEXT NOT NULL,
  published_end   TEXT NOT NULL,
  body        TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (document, version)
) STRICT;

CREATE TABLE claims (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL,
  reading    INTEGER NOT NULL REFERENCES readings(seq),
  ordinal    INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  status     TEXT NOT NULL,
  type       TEXT NOT NULL,
  date_start TEXT NOT NULL,
  date_end   TEXT NOT NULL,
  body       TEXT NOT NULL,
  UNIQUE (reading, ordinal)
) STRICT;
CREATE INDEX claims_id ON claims(id);

CREATE TABLE claim_actors (
  code  TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claims(seq),
  PRIMARY KEY (code, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_issues (
  issue TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claims(seq),
  PRIMARY KEY (issue, claim)
) STRICT, WITHOUT ROWID;

-- When a document came into view and went out of it.
CREATE TABLE presence (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  document    INTEGER NOT NULL REFERENCES documents(seq),
  present     INTEGER NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX presence_document ON presence(document, seq);

-- The present state, derived from readings and presence.
CREATE TABLE heads (
  document INTEGER PRIMARY KEY REFERENCES documents(seq),
  reading  INTEGER NOT NULL REFERENCES readings(seq),
  present  INTEGER NOT NULL
) STRICT;

CREATE TABLE decisions (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  claim       TEXT NOT NULL,
  document    TEXT NOT NULL,
  verdict     TEXT NOT NULL,
  fields      TEXT NOT NULL,
  by_whom     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_claim ON decisions(claim, seq);

-- The custody log; hash covers the entry and the hash before it.
CREATE TABLE log (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  at      TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail  TEXT NOT NULL,
  hash    TEXT NOT NULL
) STRICT;

-- Words of titles and texts; rowid is the document's seq.
CREATE VIRTUAL TABLE words USING fts5(
  title, body, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 2"
);
