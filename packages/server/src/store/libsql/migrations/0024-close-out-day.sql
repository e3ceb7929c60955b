-- The campaign's day of a decision; those of before were made on the day of their moment in Shanghai.
ALTER TABLE close_out ADD COLUMN day TEXT;
