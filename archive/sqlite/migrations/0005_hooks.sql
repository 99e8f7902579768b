-- Addresses that are told of the calls of alerts, with what each was told
-- last. Rows change as deliveries go on; the custody log has what was set.
CREATE TABLE hooks (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE,
  url         TEXT NOT NULL,
  secret      TEXT NOT NULL,
  alert       TEXT NOT NULL,              -- of one alert; '' for all
  private     INTEGER NOT NULL,           -- may be on a private network
  told        INTEGER NOT NULL,           -- the last call that was delivered
  failures    INTEGER NOT NULL DEFAULT 0, -- in a row
  next_at     TEXT NOT NULL DEFAULT '',   -- not before
  recorded_at TEXT NOT NULL,
  ended_at    TEXT NOT NULL DEFAULT ''
) STRICT;
