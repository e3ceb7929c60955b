-- The reporting cycle: what units handed in, what became of it, and which rows are closed to changes.

CREATE TABLE reporting_setup (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  cycles TEXT NOT NULL
) STRICT;

-- Steps of submissions, append-only; where a submission stands is what its steps have made of it.
CREATE TABLE submission_step (
  id INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  period TEXT NOT NULL,
  step TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL,
  head_seq INTEGER NOT NULL,
  more TEXT NOT NULL
) STRICT;
CREATE INDEX submission_step_by_period ON submission_step (ledger, period, unit_id, id);
CREATE TRIGGER submission_step_keeps BEFORE UPDATE ON submission_step BEGIN SELECT RAISE(ABORT, 'submission_step is append-only'); END;
CREATE TRIGGER submission_step_stays BEFORE DELETE ON submission_step BEGIN SELECT RAISE(ABORT, 'submission_step is append-only'); END;

-- One receipt a hand-in. `digest` is SHA-256 over the rows as they were.
CREATE TABLE receipt (
  number TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  period TEXT NOT NULL,
  rows INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (day, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER receipt_keeps BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are kept'); END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are kept'); END;

-- Locked periods as pushes look at them; kept up with the steps in the same transaction.
CREATE TABLE submission_lock (
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  period TEXT NOT NULL,
  last_day TEXT NOT NULL,
  seq INTEGER NOT NULL,
  opening TEXT,
  PRIMARY KEY (unit_id, ledger, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  period TEXT NOT NULL,
  text TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_by_period ON reminder (ledger, period, unit_id);
