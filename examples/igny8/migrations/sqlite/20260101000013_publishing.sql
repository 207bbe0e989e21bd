CREATE TABLE publishing_channels (
    code TEXT NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    description TEXT NOT NULL,
    auth_kind TEXT NOT NULL,
    capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)),
    api_defaults TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(api_defaults)),
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_enabled IN (FALSE, TRUE)),
    position INTEGER NOT NULL
);

CREATE TABLE site_integrations (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    channel_code TEXT NOT NULL REFERENCES publishing_channels (code) ON DELETE RESTRICT,
    base_url TEXT NOT NULL,
    access_token TEXT,
    webhook_secret TEXT,
    settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    last_sync_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (site_id, channel_code)
);
CREATE INDEX site_integrations_account_id_idx ON site_integrations (account_id);
CREATE INDEX site_integrations_channel_code_idx ON site_integrations (channel_code);

CREATE TABLE sync_events (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    integration_id INTEGER NOT NULL REFERENCES site_integrations (id) ON DELETE CASCADE,
    content_id INTEGER REFERENCES content (id) ON DELETE SET NULL,
    direction TEXT NOT NULL CHECK (direction IN ('push', 'pull')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'succeeded', 'failed', 'rolled_back')),
    items_count INTEGER NOT NULL DEFAULT 0,
    error_message TEXT,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX sync_events_account_id_idx ON sync_events (account_id);
CREATE INDEX sync_events_integration_id_idx ON sync_events (integration_id);
CREATE INDEX sync_events_content_id_idx ON sync_events (content_id);

CREATE TABLE publishing_records (
    id TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    channel_code TEXT NOT NULL REFERENCES publishing_channels (code) ON DELETE RESTRICT,
    published_by_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'succeeded', 'failed', 'rolled_back')),
    external_url TEXT,
    payload TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(payload)),
    published_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX publishing_records_account_id_idx ON publishing_records (account_id);
CREATE INDEX publishing_records_site_id_idx ON publishing_records (site_id);
CREATE INDEX publishing_records_content_id_idx ON publishing_records (content_id);
CREATE INDEX publishing_records_channel_code_idx ON publishing_records (channel_code);
CREATE INDEX publishing_records_published_by_id_idx ON publishing_records (published_by_id);

CREATE TABLE deployment_records (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'succeeded', 'failed', 'rolled_back')),
    deployed_by_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    changes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(changes)),
    duration_ms INTEGER,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX deployment_records_account_id_idx ON deployment_records (account_id);
CREATE INDEX deployment_records_site_id_idx ON deployment_records (site_id);
CREATE INDEX deployment_records_deployed_by_id_idx ON deployment_records (deployed_by_id);
