-- How rows stand towards their reporting period, counted as they are written; and whether the figures kept from rows stand.

-- The day (Asia/Shanghai) of a row's latest revision, and whether it needs no update any more.
ALTER TABLE ledger_row ADD COLUMN reported_day TEXT NOT NULL DEFAULT '';
ALTER TABLE ledger_row ADD COLUMN at_rest INTEGER NOT NULL DEFAULT 0;

-- `state` adds up 1 (a reason is missing), 2 (an error) and 4 (at rest). Deleted rows are not counted.
CREATE TABLE reported_total (
  ledger TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  day TEXT NOT NULL,
  state INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (ledger, unit_id, day, state)
) STRICT, WITHOUT ROWID;
INSERT INTO reported_total (ledger, unit_id, day, state, count)
  SELECT ledger, unit_id, reported_day, unexplained + 2 * COALESCE(findings LIKE '%"severity":"error"%', 0) + 4 * at_rest, count(*)
  FROM ledger_row WHERE deleted = 0 GROUP BY 1, 2, 3, 4;

CREATE TRIGGER ledger_row_reported AFTER INSERT ON ledger_row WHEN NEW.deleted = 0 BEGIN
  INSERT INTO reported_total (ledger, unit_id, day, state, count) VALUES (NEW.ledger, NEW.unit_id, NEW.reported_day,
    NEW.unexplained + 2 * COALESCE(NEW.findings LIKE '%"severity":"error"%', 0) + 4 * NEW.at_rest, 1)
    ON CONFLICT (ledger, unit_id, day, state) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER ledger_row_reported_again AFTER UPDATE OF deleted, unexplained, findings, reported_day, at_rest ON ledger_row
WHEN (OLD.deleted, OLD.unexplained, OLD.findings, OLD.reported_day, OLD.at_rest)
  IS NOT (NEW.deleted, NEW.unexplained, NEW.findings, NEW.reported_day, NEW.at_rest) BEGIN
  UPDATE reported_total SET count = count - 1 WHERE OLD.deleted = 0 AND ledger = OLD.ledger AND unit_id = OLD.unit_id
    AND day = OLD.reported_day AND state = OLD.unexplained + 2 * COALESCE(OLD.findings LIKE '%"severity":"error"%', 0) + 4 * OLD.at_rest;
  INSERT INTO reported_total (ledger, unit_id, day, state, count) SELECT NEW.ledger, NEW.unit_id, NEW.reported_day,
    NEW.unexplained + 2 * COALESCE(NEW.findings LIKE '%"severity":"error"%', 0) + 4 * NEW.at_rest, 1 WHERE NEW.deleted = 0
    ON CONFLICT (ledger, unit_id, day, state) DO UPDATE SET count = count + 1;
END;

-- `asked` is raised whenever what is kept of rows has to be worked out anew from them; `built` is how far that was done.
CREATE TABLE figure_rebuild (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  asked INTEGER NOT NULL,
  built INTEGER NOT NULL,
  since TEXT NOT NULL
) STRICT;
INSERT INTO figure_rebuild (id, asked, built, since)
  SELECT 1, EXISTS (SELECT 1 FROM ledger_row), 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now');
DROP TABLE progress_state;

-- Few rows have findings; how many each rule has is asked for often.
CREATE INDEX ledger_row_with_findings ON ledger_row (ledger, row_id) WHERE findings IS NOT NULL;

-- Scores and the list of confirmed claims go through what is verified, which is little beside what is claimed.
CREATE INDEX fact_led ON fact (basis, kind, unit_id, row_id, day, bps, yuan) WHERE lead = 1 AND basis <> 'claimed';
