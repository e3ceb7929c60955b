-- What the office has set for rules, the version of a ledger's rules, and stored rows being judged again after a change.

CREATE TABLE rule_setting (
  campaign_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  severity TEXT,
  life TEXT,
  note TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (campaign_id, ledger, rule_id)
) STRICT, WITHOUT ROWID;

-- `rules` is what the rules said when the version began; when it reads otherwise on a day, a new version begins.
CREATE TABLE rule_version (
  campaign_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  version INTEGER NOT NULL,
  rules TEXT NOT NULL,
  PRIMARY KEY (campaign_id, ledger)
) STRICT, WITHOUT ROWID;

-- `cursor` is the last row that was judged: work goes on from there after a restart.
CREATE TABLE recheck (
  ledger TEXT PRIMARY KEY,
  rules_version INTEGER NOT NULL,
  cursor TEXT NOT NULL,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT
) STRICT, WITHOUT ROWID;

ALTER TABLE ledger_row ADD COLUMN rules_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE ledger_row ADD COLUMN checked_day TEXT NOT NULL DEFAULT '';
