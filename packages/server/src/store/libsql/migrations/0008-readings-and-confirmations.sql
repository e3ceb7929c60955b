-- What a clerk had typed where a revision says it otherwise, and revisions that only confirm a row as it stands.
ALTER TABLE row_revision ADD COLUMN normalised TEXT;
ALTER TABLE row_revision ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
