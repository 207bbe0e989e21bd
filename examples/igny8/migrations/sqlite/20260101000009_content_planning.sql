CREATE TABLE clusters (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    sector_id INTEGER NOT NULL REFERENCES sectors (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT,
    keywords_count INTEGER NOT NULL DEFAULT 0,
    total_volume INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'mapped', 'queued', 'done', 'archived')),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX clusters_account_id_idx ON clusters (account_id);
CREATE INDEX clusters_site_id_idx ON clusters (site_id);
CREATE INDEX clusters_sector_id_idx ON clusters (sector_id);

CREATE TABLE keywords (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    sector_id INTEGER NOT NULL REFERENCES sectors (id) ON DELETE CASCADE,
    cluster_id INTEGER REFERENCES clusters (id) ON DELETE SET NULL,
    seed_keyword_id INTEGER REFERENCES seed_keywords (id) ON DELETE SET NULL,
    keyword TEXT NOT NULL,
    volume INTEGER NOT NULL DEFAULT 0,
    difficulty INTEGER NOT NULL DEFAULT 0,
    intent TEXT NOT NULL CHECK (intent IN ('informational', 'navigational', 'commercial', 'transactional')),
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'mapped', 'queued', 'done', 'archived')),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX keywords_account_id_idx ON keywords (account_id);
CREATE INDEX keywords_site_id_idx ON keywords (site_id);
CREATE INDEX keywords_sector_id_idx ON keywords (sector_id);
CREATE INDEX keywords_cluster_id_idx ON keywords (cluster_id);
CREATE INDEX keywords_seed_keyword_id_idx ON keywords (seed_keyword_id);

CREATE TABLE content_ideas (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    cluster_id INTEGER REFERENCES clusters (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    description TEXT,
    content_type TEXT NOT NULL REFERENCES content_type_configs (slug) ON DELETE RESTRICT,
    target_keywords TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(target_keywords)),
    estimated_word_count INTEGER NOT NULL DEFAULT 1000,
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'mapped', 'queued', 'done', 'archived')),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX content_ideas_account_id_idx ON content_ideas (account_id);
CREATE INDEX content_ideas_site_id_idx ON content_ideas (site_id);
CREATE INDEX content_ideas_cluster_id_idx ON content_ideas (cluster_id);
CREATE INDEX content_ideas_content_type_idx ON content_ideas (content_type);
