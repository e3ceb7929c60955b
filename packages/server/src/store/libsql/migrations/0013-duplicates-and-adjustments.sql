-- Projects that several units report, what was decided about them, and the dated adjustments that follow.

CREATE TABLE duplicate_case (
  id TEXT PRIMARY KEY,
  -- The rows in order, as a key: the same rows never make a second case.
  row_key TEXT NOT NULL UNIQUE,
  score INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  found_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'proposed', 'decided')),
  decision TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE duplicate_case_row (
  case_id TEXT NOT NULL REFERENCES duplicate_case (id),
  row_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  PRIMARY KEY (row_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_case_row_by_case ON duplicate_case_row (case_id);

-- Every step of a case, append-only: proposals, the units' answers, decisions.
CREATE TABLE duplicate_case_step (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit_id TEXT,
  decision TEXT,
  note TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX duplicate_case_step_by_case ON duplicate_case_step (case_id);

-- Added to (negative: taken from) the claims of a unit on a day, never changed afterwards. A case has many over time.
CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY,
  case_id TEXT,
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  basis TEXT NOT NULL,
  day TEXT NOT NULL,
  count_bps INTEGER NOT NULL,
  lead_count INTEGER NOT NULL,
  each_count INTEGER NOT NULL,
  yuan INTEGER NOT NULL,
  note TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX adjustment_by_day ON adjustment (basis, day);
CREATE INDEX adjustment_by_case ON adjustment (case_id);
CREATE TRIGGER adjustment_keeps BEFORE UPDATE ON adjustment BEGIN SELECT RAISE(ABORT, 'adjustment is append-only'); END;
CREATE TRIGGER adjustment_stays BEFORE DELETE ON adjustment BEGIN SELECT RAISE(ABORT, 'adjustment is append-only'); END;

-- Every change of total_day with the moment it became known; their sum is total_day.
CREATE TABLE total_change (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  basis TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  day TEXT NOT NULL,
  count_bps INTEGER NOT NULL,
  lead_count INTEGER NOT NULL,
  each_count INTEGER NOT NULL,
  yuan INTEGER NOT NULL,
  unexplained_bps INTEGER NOT NULL,
  unexplained_lead INTEGER NOT NULL,
  unexplained_each INTEGER NOT NULL
) STRICT;
CREATE INDEX total_change_by_day ON total_change (basis, day, at);
INSERT INTO total_change (at, basis, kind, unit_id, day, count_bps, lead_count, each_count, yuan, unexplained_bps, unexplained_lead, unexplained_each)
SELECT '1970-01-01T00:00:00.000Z', basis, kind, unit_id, day, count_bps, lead_count, each_count, yuan, unexplained_bps, unexplained_lead, unexplained_each
FROM total_day;
