-- How much units are asked to write: cells they typed, rows they sent or only confirmed, by day. Kept up by every push.

CREATE TABLE reporting_load (
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  day TEXT NOT NULL,
  rows_sent INTEGER NOT NULL,
  rows_confirmed INTEGER NOT NULL,
  cells_typed INTEGER NOT NULL,
  said_no_change INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (unit_id, ledger, day)
) STRICT, WITHOUT ROWID;

INSERT INTO reporting_load (unit_id, ledger, day, rows_sent, rows_confirmed, cells_typed)
SELECT p.unit_id, p.ledger, date(p.at, '+8 hours'), count(*) - sum(v.confirmed), sum(v.confirmed),
  sum((SELECT count(*) FROM json_each(v.wire, '$.fields') AS f
    WHERE f.value IS NOT json_extract(before.wire, '$.fields.' || f.key)))
FROM row_revision AS v JOIN push AS p ON p.id = v.push_id
  LEFT JOIN row_revision AS before ON before.row_id = v.row_id AND before.rev = v.rev - 1
GROUP BY p.unit_id, p.ledger, date(p.at, '+8 hours');
