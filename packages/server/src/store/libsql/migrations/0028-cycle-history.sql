-- Every setting of the reporting cycles: what was handed in under one is judged by it. Earlier ones are in the audit trail.
CREATE TABLE reporting_setup_history (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  cycles TEXT NOT NULL
) STRICT;
INSERT INTO reporting_setup_history (at, cycles)
  SELECT at, detail -> '$.cycles' FROM audit_entry WHERE action = 'reporting.cycles' ORDER BY seq;
