-- The same row refused again with the same content for the same reason is one entry. Those of before have no print and stay.
ALTER TABLE quarantine ADD COLUMN print TEXT;
CREATE INDEX quarantine_by_print ON quarantine (unit_id, ledger, print) WHERE print IS NOT NULL;
