-- How far projects got, as counters kept by difference; and the days from which rows are late or stand still.

CREATE TABLE stage_total (
  unit_id TEXT NOT NULL,
  qualifying INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  here INTEGER NOT NULL,
  count INTEGER NOT NULL,
  yuan INTEGER NOT NULL,
  PRIMARY KEY (unit_id, qualifying, reached, here)
) STRICT, WITHOUT ROWID;

CREATE TABLE row_alert (
  row_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (row_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_alert_by_day ON row_alert (day, unit_id, kind);

-- 0: both have to be worked out anew from the rows before they are read, as after this migration or a new threshold.
CREATE TABLE progress_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  built INTEGER NOT NULL
) STRICT;
INSERT INTO progress_state (id, built) SELECT 1, NOT EXISTS (SELECT 1 FROM ledger_row);
