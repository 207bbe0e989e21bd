CREATE TABLE content_taxonomies (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES content_taxonomies (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('category', 'tag', 'product_category')),
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    external_id INTEGER,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (site_id, kind, slug)
);
CREATE INDEX content_taxonomies_account_id_idx ON content_taxonomies (account_id);
CREATE INDEX content_taxonomies_parent_id_idx ON content_taxonomies (parent_id);

CREATE TABLE content_taxonomy_relations (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    taxonomy_id INTEGER NOT NULL REFERENCES content_taxonomies (id) ON DELETE CASCADE,
    is_primary BOOLEAN NOT NULL DEFAULT FALSE CHECK (is_primary IN (FALSE, TRUE)),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (content_id, taxonomy_id)
);
CREATE INDEX content_taxonomy_relations_account_id_idx ON content_taxonomy_relations (account_id);
CREATE INDEX content_taxonomy_relations_taxonomy_id_idx ON content_taxonomy_relations (taxonomy_id);

CREATE TABLE content_cluster_maps (
    content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    cluster_id INTEGER NOT NULL REFERENCES clusters (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role TEXT NOT NULL DEFAULT 'supporting' CHECK (role IN ('hub', 'supporting', 'attribute')),
    confidence REAL NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (content_id, cluster_id)
);
CREATE INDEX content_cluster_maps_cluster_id_idx ON content_cluster_maps (cluster_id);
CREATE INDEX content_cluster_maps_account_id_idx ON content_cluster_maps (account_id);

CREATE TABLE content_attributes (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (content_id, name)
);
CREATE INDEX content_attributes_account_id_idx ON content_attributes (account_id);
