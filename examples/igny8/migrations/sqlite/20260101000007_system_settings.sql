CREATE TABLE content_type_configs (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    structure TEXT NOT NULL,
    default_tone TEXT NOT NULL,
    min_words INTEGER NOT NULL,
    max_words INTEGER NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE))
);

CREATE TABLE content_templates (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    content_type TEXT NOT NULL REFERENCES content_type_configs (slug) ON DELETE RESTRICT,
    sections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections)),
    min_words INTEGER NOT NULL,
    max_words INTEGER NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE))
);
CREATE INDEX content_templates_content_type_idx ON content_templates (content_type);

CREATE TABLE taxonomy_configs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL UNIQUE CHECK (kind IN ('category', 'tag', 'product_category')),
    display_name TEXT NOT NULL,
    max_depth INTEGER NOT NULL,
    max_terms_per_content INTEGER NOT NULL,
    is_required BOOLEAN NOT NULL DEFAULT FALSE CHECK (is_required IN (FALSE, TRUE)),
    slug_pattern TEXT NOT NULL
);

CREATE TABLE system_settings (
    "key" TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value)),
    description TEXT NOT NULL,
    is_public BOOLEAN NOT NULL DEFAULT FALSE CHECK (is_public IN (FALSE, TRUE))
);

CREATE TABLE notification_configs (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'webhook', 'in_app')),
    subject TEXT,
    body TEXT NOT NULL,
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_enabled IN (FALSE, TRUE)),
    UNIQUE (event, channel)
);
