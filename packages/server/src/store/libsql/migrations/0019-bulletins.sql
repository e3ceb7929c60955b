-- Bulletins as frozen, their files, and which were published. All append-only: a mistake is corrected by a later bulletin.

CREATE TABLE bulletin (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  corrects TEXT REFERENCES bulletin (id),
  -- The frozen JSON, and its SHA-256.
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  user_id TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (series, year, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulletin_by_corrected ON bulletin (corrects);

-- Kept besides the JSON: what was published stays those bytes when the program lays out or deflates otherwise.
CREATE TABLE bulletin_file (
  bulletin_id TEXT NOT NULL REFERENCES bulletin (id),
  kind TEXT NOT NULL CHECK (kind IN ('docx', 'xlsx', 'html', 'txt')),
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (bulletin_id, kind)
) STRICT;

CREATE TABLE bulletin_publication (
  bulletin_id TEXT PRIMARY KEY REFERENCES bulletin (id),
  user_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bulletin_keeps BEFORE UPDATE ON bulletin BEGIN SELECT RAISE(ABORT, 'bulletin is append-only'); END;
CREATE TRIGGER bulletin_stays BEFORE DELETE ON bulletin BEGIN SELECT RAISE(ABORT, 'bulletin is append-only'); END;
CREATE TRIGGER bulletin_file_keeps BEFORE UPDATE ON bulletin_file BEGIN SELECT RAISE(ABORT, 'bulletin_file is append-only'); END;
CREATE TRIGGER bulletin_file_stays BEFORE DELETE ON bulletin_file BEGIN SELECT RAISE(ABORT, 'bulletin_file is append-only'); END;
CREATE TRIGGER bulletin_publication_keeps BEFORE UPDATE ON bulletin_publication BEGIN SELECT RAISE(ABORT, 'bulletin_publication is append-only'); END;
CREATE TRIGGER bulletin_publication_stays BEFORE DELETE ON bulletin_publication BEGIN SELECT RAISE(ABORT, 'bulletin_publication is append-only'); END;
