-- Rules that only inform a unit while a period runs: asked for, and answered. Both append-only.

CREATE TABLE rule_exemption (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  period TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_exemption_answer (
  exemption_id TEXT PRIMARY KEY,
  granted INTEGER NOT NULL,
  reason TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
