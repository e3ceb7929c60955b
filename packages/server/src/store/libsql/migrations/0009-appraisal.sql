-- Scoring rules by version, what the district office entered for scores, and who is exempt from the tail of a ranking.
-- All append-only: a rule change is a new version, a mistaken entry is withdrawn with its ground.

CREATE TABLE scoring_rules (
  version INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE score_entry (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  day TEXT NOT NULL,
  -- JSON number text: an amount such as 0.1 stays what was typed.
  amount TEXT NOT NULL,
  ground TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ranking_exemption (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `subject` is the id of the entry or exemption that was taken back.
CREATE TABLE appraisal_withdrawal (
  subject TEXT PRIMARY KEY,
  ground TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
