-- Targets by unit and kind; the unit 'district' holds the district's own figure. The version makes unchanged polls cheap.

CREATE TABLE target (
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  yuan INTEGER,
  PRIMARY KEY (unit_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_version (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO target_version (id, version) VALUES (1, 0);
