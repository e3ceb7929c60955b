-- Where each project stands, so that a number of the funnel opens to its projects without a look at every row.

CREATE TABLE row_stage (
  unit_id TEXT NOT NULL,
  row_id TEXT NOT NULL,
  qualifying INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  here INTEGER NOT NULL,
  PRIMARY KEY (unit_id, row_id)
) STRICT, WITHOUT ROWID;

-- Worked out from the rows before the next read.
UPDATE progress_state SET built = 0 WHERE EXISTS (SELECT 1 FROM ledger_row);
