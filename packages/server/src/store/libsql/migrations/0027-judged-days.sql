-- Rules look at the day, so rows are judged again when it passes; and a unit's rows when it is exempted from a rule.

-- The day the rows of a ledger are judged by; unknown at first, so that all of them are judged once.
ALTER TABLE rule_version ADD COLUMN day TEXT NOT NULL DEFAULT '';
-- `cause` is 'rules' after a change of rules, 'day' when only the day has passed; `day` is the day the rows are judged by.
ALTER TABLE recheck ADD COLUMN cause TEXT NOT NULL DEFAULT 'rules';
ALTER TABLE recheck ADD COLUMN day TEXT NOT NULL DEFAULT '';

CREATE TABLE unit_recheck (
  ledger TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  PRIMARY KEY (ledger, unit_id)
) STRICT, WITHOUT ROWID;
