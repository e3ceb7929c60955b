-- Inspections, decisions about closing issues off, and samples that are looked at again. All append-only.

CREATE TABLE inspection (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,
  row_id TEXT,
  ledger TEXT,
  day TEXT NOT NULL,
  body TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX inspection_by_unit ON inspection (unit_id, day);
CREATE TRIGGER inspection_keeps BEFORE UPDATE ON inspection BEGIN SELECT RAISE(ABORT, 'inspection is append-only'); END;
CREATE TRIGGER inspection_stays BEFORE DELETE ON inspection BEGIN SELECT RAISE(ABORT, 'inspection is append-only'); END;

CREATE TABLE close_out (
  id INTEGER PRIMARY KEY,
  row_id TEXT NOT NULL,
  decision TEXT NOT NULL,
  verifier TEXT NOT NULL,
  ground TEXT NOT NULL,
  rev INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX close_out_by_row ON close_out (row_id);

-- `drawn` is the JSON list of the ids, in the order they were drawn.
CREATE TABLE spot_check (
  id TEXT PRIMARY KEY,
  seed TEXT NOT NULL,
  pool INTEGER NOT NULL,
  drawn TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE spot_check_result (
  spot_check_id TEXT NOT NULL,
  row_id TEXT NOT NULL,
  holds INTEGER NOT NULL,
  verifier TEXT NOT NULL,
  finding TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (spot_check_id, row_id)
) STRICT, WITHOUT ROWID;
