CREATE TABLE seed_keywords (
    id INTEGER PRIMARY KEY,
    account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
    industry_id INTEGER NOT NULL REFERENCES industries (id) ON DELETE RESTRICT,
    sector_id INTEGER NOT NULL REFERENCES industry_sectors (id) ON DELETE RESTRICT,
    keyword TEXT NOT NULL,
    intent TEXT NOT NULL CHECK (intent IN ('informational', 'navigational', 'commercial', 'transactional')),
    volume INTEGER NOT NULL DEFAULT 0,
    difficulty INTEGER NOT NULL DEFAULT 0,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (sector_id, keyword)
);
CREATE INDEX seed_keywords_account_id_idx ON seed_keywords (account_id);
CREATE INDEX seed_keywords_industry_id_idx ON seed_keywords (industry_id);
