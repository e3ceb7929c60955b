-- Ledger definitions the district has published, every version kept; and rows being brought to a new version.

CREATE TABLE ledger_definition (
  ledger TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  note TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL,
  migrated_at TEXT,
  PRIMARY KEY (ledger, version)
) STRICT, WITHOUT ROWID;
