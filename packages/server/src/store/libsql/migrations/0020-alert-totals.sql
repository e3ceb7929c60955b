-- How many alerts come due on a day, kept with the alerts, so that their numbers are read without looking at each.

CREATE TABLE alert_total (
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (unit_id, kind, day)
) STRICT, WITHOUT ROWID;
INSERT INTO alert_total (unit_id, kind, day, count) SELECT unit_id, kind, day, count(*) FROM row_alert GROUP BY unit_id, kind, day;

CREATE TRIGGER row_alert_added AFTER INSERT ON row_alert BEGIN
  INSERT INTO alert_total (unit_id, kind, day, count) VALUES (NEW.unit_id, NEW.kind, NEW.day, 1)
    ON CONFLICT (unit_id, kind, day) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER row_alert_gone AFTER DELETE ON row_alert BEGIN
  UPDATE alert_total SET count = count - 1 WHERE unit_id = OLD.unit_id AND kind = OLD.kind AND day = OLD.day;
END;
