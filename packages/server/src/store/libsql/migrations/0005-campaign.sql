-- The campaign in force and its reporting units, as JSON checked by the schemas of the protocol.
CREATE TABLE campaign (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
