-- Files kept as evidence: what they are; the files themselves lie beside the database, named by their SHA-256.

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  row_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_row ON evidence (row_id);
CREATE INDEX evidence_by_content ON evidence (sha256);
CREATE TRIGGER evidence_keeps BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is kept'); END;
CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is kept'); END;

-- Taken off a row; the file stays.
CREATE TABLE evidence_removal (
  evidence_id TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ids of the files a decision rests on, as a JSON list.
ALTER TABLE verification ADD COLUMN evidence TEXT;
