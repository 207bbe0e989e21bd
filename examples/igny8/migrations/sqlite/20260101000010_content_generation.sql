CREATE TABLE tasks (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    idea_id INTEGER REFERENCES content_ideas (id) ON DELETE SET NULL,
    assigned_to_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    prompt_id INTEGER REFERENCES ai_prompts (id) ON DELETE SET NULL,
    strategy_id INTEGER REFERENCES strategies (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    content_type TEXT NOT NULL REFERENCES content_type_configs (slug) ON DELETE RESTRICT,
    status TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'in_progress', 'review', 'completed', 'failed')),
    priority INTEGER NOT NULL DEFAULT 0,
    due_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX tasks_account_id_idx ON tasks (account_id);
CREATE INDEX tasks_site_id_idx ON tasks (site_id);
CREATE INDEX tasks_idea_id_idx ON tasks (idea_id);
CREATE INDEX tasks_assigned_to_id_idx ON tasks (assigned_to_id);
CREATE INDEX tasks_prompt_id_idx ON tasks (prompt_id);
CREATE INDEX tasks_strategy_id_idx ON tasks (strategy_id);
CREATE INDEX tasks_content_type_idx ON tasks (content_type);

CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    task_id INTEGER REFERENCES tasks (id) ON DELETE SET NULL,
    author_profile_id INTEGER REFERENCES author_profiles (id) ON DELETE SET NULL,
    template_id TEXT REFERENCES content_templates (id) ON DELETE SET NULL,
    content_type TEXT NOT NULL REFERENCES content_type_configs (slug) ON DELETE RESTRICT,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    html_content TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'review', 'approved', 'published')),
    seo TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(seo)),
    published_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (site_id, slug)
);
CREATE INDEX content_account_id_idx ON content (account_id);
CREATE INDEX content_task_id_idx ON content (task_id);
CREATE INDEX content_author_profile_id_idx ON content (author_profile_id);
CREATE INDEX content_template_id_idx ON content (template_id);
CREATE INDEX content_content_type_idx ON content (content_type);

CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    content_id INTEGER REFERENCES content (id) ON DELETE CASCADE,
    uploaded_by_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    kind TEXT NOT NULL CHECK (kind IN ('featured', 'inline', 'social')),
    url TEXT NOT NULL,
    alt_text TEXT,
    prompt TEXT,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX images_account_id_idx ON images (account_id);
CREATE INDEX images_site_id_idx ON images (site_id);
CREATE INDEX images_content_id_idx ON images (content_id);
CREATE INDEX images_uploaded_by_id_idx ON images (uploaded_by_id);
