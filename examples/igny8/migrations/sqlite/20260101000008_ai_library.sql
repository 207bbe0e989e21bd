CREATE TABLE ai_prompts (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('cluster_keywords', 'generate_ideas', 'write_outline', 'write_draft', 'write_titles', 'write_meta', 'describe_image', 'suggest_links', 'refresh_content', 'check_facts')),
    content_type TEXT NOT NULL REFERENCES content_type_configs (slug) ON DELETE RESTRICT,
    tone TEXT NOT NULL,
    body TEXT NOT NULL,
    variables TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(variables)),
    version INTEGER NOT NULL DEFAULT 1,
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE))
);
CREATE INDEX ai_prompts_content_type_idx ON ai_prompts (content_type);

CREATE TABLE strategies (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    goal TEXT NOT NULL,
    cadence TEXT NOT NULL,
    steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE))
);

CREATE TABLE author_profiles (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    tone TEXT NOT NULL,
    bio TEXT NOT NULL,
    style_rules TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(style_rules)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE))
);
