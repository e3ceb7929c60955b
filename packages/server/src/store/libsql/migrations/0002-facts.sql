-- What the rows achieved, and the totals kept from it by difference.

CREATE TABLE fact (
  row_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  basis TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  day TEXT NOT NULL,
  bps INTEGER NOT NULL,
  lead INTEGER NOT NULL,
  yuan INTEGER NOT NULL,
  unexplained INTEGER NOT NULL,
  PRIMARY KEY (row_id, kind, basis, unit_id)
) WITHOUT ROWID;
CREATE INDEX fact_by_unit ON fact (basis, kind, unit_id, day);

-- One line per unit and day; the district is the sum over the units (of the leads under the policy `each`).
CREATE TABLE total_day (
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
  unexplained_each INTEGER NOT NULL,
  PRIMARY KEY (basis, kind, unit_id, day)
) WITHOUT ROWID;

-- Decisions of the district office and inspectors, append-only; the latest of a row, kind and basis holds.
-- claimed_day and claimed_yuan are what the row claimed then: the decision stands while they are the same.
CREATE TABLE verification (
  id INTEGER PRIMARY KEY,
  row_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  basis TEXT NOT NULL,
  decision TEXT NOT NULL,
  day TEXT NOT NULL,
  claimed_day TEXT NOT NULL,
  claimed_yuan INTEGER NOT NULL,
  ground TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX verification_by_row ON verification (row_id);
CREATE TRIGGER verification_keeps BEFORE UPDATE ON verification BEGIN SELECT RAISE(ABORT, 'verification is append-only'); END;
CREATE TRIGGER verification_stays BEFORE DELETE ON verification BEGIN SELECT RAISE(ABORT, 'verification is append-only'); END;
