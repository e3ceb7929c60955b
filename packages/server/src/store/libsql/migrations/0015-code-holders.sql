-- Codes by which the same project is recognised in another unit (P020): `ledger.column=value`.

CREATE TABLE code_holder (
  code TEXT NOT NULL,
  row_id TEXT NOT NULL,
  PRIMARY KEY (code, row_id)
) WITHOUT ROWID;

INSERT INTO code_holder (code, row_id)
  SELECT r.ledger || '.' || f.key || '=' || upper(f.value), r.row_id
  FROM ledger_row AS r
  JOIN row_revision AS v ON v.seq = r.seq
  JOIN json_each(v.wire, '$.fields') AS f
  WHERE r.ledger = 'projects' AND r.deleted = 0 AND f.key IN ('projectCode', 'uscc') AND f.type = 'text';
