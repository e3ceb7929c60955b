-- What became of the demands of inspections, and how samples were drawn, so that they can be drawn again.

CREATE TABLE inspection_step (
  id INTEGER PRIMARY KEY,
  inspection_id TEXT NOT NULL,
  step TEXT NOT NULL,
  text TEXT NOT NULL,
  day TEXT NOT NULL,
  due_day TEXT,
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_step_by_inspection ON inspection_step (inspection_id);
CREATE TRIGGER inspection_step_keeps BEFORE UPDATE ON inspection_step BEGIN SELECT RAISE(ABORT, 'inspection_step is append-only'); END;
CREATE TRIGGER inspection_step_stays BEFORE DELETE ON inspection_step BEGIN SELECT RAISE(ABORT, 'inspection_step is append-only'); END;

-- JSON: which issues were asked for, and the ids the sample was drawn from.
ALTER TABLE spot_check ADD COLUMN filter TEXT;
ALTER TABLE spot_check ADD COLUMN candidates TEXT;

CREATE TRIGGER close_out_keeps BEFORE UPDATE ON close_out BEGIN SELECT RAISE(ABORT, 'close_out is append-only'); END;
CREATE TRIGGER close_out_stays BEFORE DELETE ON close_out BEGIN SELECT RAISE(ABORT, 'close_out is append-only'); END;
CREATE TRIGGER spot_check_keeps BEFORE UPDATE ON spot_check BEGIN SELECT RAISE(ABORT, 'spot_check is append-only'); END;
CREATE TRIGGER spot_check_stays BEFORE DELETE ON spot_check BEGIN SELECT RAISE(ABORT, 'spot_check is append-only'); END;
CREATE TRIGGER spot_check_result_keeps BEFORE UPDATE ON spot_check_result BEGIN SELECT RAISE(ABORT, 'spot_check_result is append-only'); END;
CREATE TRIGGER spot_check_result_stays BEFORE DELETE ON spot_check_result BEGIN SELECT RAISE(ABORT, 'spot_check_result is append-only'); END;
