-- The rows of all ledgers, their history, and what became of every mutation.

CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch TEXT NOT NULL,
  epoch_start INTEGER NOT NULL,
  head_seq INTEGER NOT NULL
);

-- One push of one file; what its revisions and mutations have in common.
CREATE TABLE push (
  id INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  replica_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
);

-- The head of a row; its values are those of its revision with the same seq.
CREATE TABLE ledger_row (
  row_id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  rev INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_seq INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  unexplained INTEGER NOT NULL,
  findings TEXT,
  explanations TEXT,
  raised TEXT
) WITHOUT ROWID;
CREATE INDEX ledger_row_by_seq ON ledger_row (unit_id, ledger, seq);

-- `wire` is the change as pulls send it: stored once, joined in SQL, never rebuilt.
CREATE TABLE row_revision (
  seq INTEGER PRIMARY KEY,
  row_id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  push_id INTEGER NOT NULL,
  mutation_id TEXT NOT NULL,
  wire TEXT NOT NULL,
  explanations TEXT
);
CREATE UNIQUE INDEX row_revision_by_row ON row_revision (row_id, rev);
CREATE TRIGGER row_revision_keeps BEFORE UPDATE ON row_revision BEGIN SELECT RAISE(ABORT, 'row_revision is append-only'); END;
CREATE TRIGGER row_revision_stays BEFORE DELETE ON row_revision BEGIN SELECT RAISE(ABORT, 'row_revision is append-only'); END;

-- Results are kept for good: a file may come back after months. `seq` names the revision the result told of.
CREATE TABLE mutation (
  id TEXT PRIMARY KEY,
  row_id TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  status TEXT NOT NULL,
  rev INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  push_id INTEGER NOT NULL,
  more TEXT
) WITHOUT ROWID;

CREATE TABLE conflict (
  id TEXT PRIMARY KEY,
  row_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  field TEXT NOT NULL,
  server TEXT NOT NULL,
  mine TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  mutation_id TEXT NOT NULL,
  resolved_by TEXT
) WITHOUT ROWID;
CREATE INDEX conflict_by_row ON conflict (row_id);
CREATE INDEX conflict_open ON conflict (unit_id, ledger) WHERE resolved_by IS NULL;

CREATE TABLE quarantine (
  mutation_id TEXT PRIMARY KEY,
  row_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  row_no INTEGER,
  content TEXT NOT NULL,
  findings TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX quarantine_by_unit ON quarantine (unit_id, ledger, at);

CREATE TABLE file (
  file_id TEXT NOT NULL,
  replica_id TEXT NOT NULL,
  incarnation INTEGER NOT NULL,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  parent_replica_id TEXT,
  opened_by TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  PRIMARY KEY (file_id, replica_id)
) WITHOUT ROWID;

-- Keys two rows of a unit's ledger share when they may be the same project; hashed with unit and ledger.
CREATE TABLE peer_key (
  key INTEGER NOT NULL,
  row_id TEXT NOT NULL,
  PRIMARY KEY (key, row_id)
) WITHOUT ROWID;
