ALTER TABLE content ADD COLUMN word_count integer NOT NULL DEFAULT 0;
