-- Keys of rows that may be the same project lie by unit and ledger and name the row by its first seq: a push writes the
-- few pages of its own unit, where it wrote almost one page for every key.

CREATE TABLE peer_scope (
  id INTEGER PRIMARY KEY,
  unit_id TEXT NOT NULL,
  ledger TEXT NOT NULL,
  UNIQUE (unit_id, ledger)
) STRICT;
INSERT INTO peer_scope (unit_id, ledger) SELECT DISTINCT unit_id, ledger FROM ledger_row;

CREATE TABLE peer_key_by_scope (
  scope INTEGER NOT NULL,
  key INTEGER NOT NULL,
  created_seq INTEGER NOT NULL,
  PRIMARY KEY (scope, key, created_seq)
) STRICT, WITHOUT ROWID;
-- Of the 53 bits of a key the lower 47 stay, which take six bytes instead of eight.
INSERT OR IGNORE INTO peer_key_by_scope (scope, key, created_seq)
  SELECT s.id, k.key & 140737488355327, r.created_seq FROM peer_key AS k
  JOIN ledger_row AS r ON r.row_id = k.row_id
  JOIN peer_scope AS s ON s.unit_id = r.unit_id AND s.ledger = r.ledger
  ORDER BY 1, 2, 3;
DROP TABLE peer_key;
ALTER TABLE peer_key_by_scope RENAME TO peer_key;

-- Without the day the facts of a push stand together in the index; nothing reads them by unit in the order of days.
DROP INDEX fact_by_unit;
CREATE INDEX fact_by_unit ON fact (basis, kind, unit_id);
