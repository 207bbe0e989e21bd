CREATE TABLE integration_settings (
    id INTEGER PRIMARY KEY,
    account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    api_key TEXT,
    base_url TEXT NOT NULL,
    config TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(config)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX integration_settings_account_id_idx ON integration_settings (account_id);

CREATE TABLE api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    prefix TEXT NOT NULL UNIQUE,
    key_hash TEXT NOT NULL,
    scopes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(scopes)),
    last_used_at DATETIME,
    expires_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX api_keys_account_id_idx ON api_keys (account_id);
CREATE INDEX api_keys_user_id_idx ON api_keys (user_id);

CREATE TABLE webhook_configs (
    id TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER REFERENCES sites (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    signing_secret TEXT NOT NULL,
    events TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(events)),
    headers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(headers)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX webhook_configs_account_id_idx ON webhook_configs (account_id);
CREATE INDEX webhook_configs_site_id_idx ON webhook_configs (site_id);

CREATE TABLE automation_configs (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER REFERENCES sites (id) ON DELETE CASCADE,
    strategy_id INTEGER REFERENCES strategies (id) ON DELETE SET NULL,
    created_by_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    schedule TEXT NOT NULL,
    rules TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(rules)),
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_enabled IN (FALSE, TRUE)),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX automation_configs_account_id_idx ON automation_configs (account_id);
CREATE INDEX automation_configs_site_id_idx ON automation_configs (site_id);
CREATE INDEX automation_configs_strategy_id_idx ON automation_configs (strategy_id);
CREATE INDEX automation_configs_created_by_id_idx ON automation_configs (created_by_id);

CREATE TABLE automation_runs (
    id TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    automation_id INTEGER NOT NULL REFERENCES automation_configs (id) ON DELETE CASCADE,
    status TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'canceled')),
    items_processed INTEGER NOT NULL DEFAULT 0,
    credits_used INTEGER NOT NULL DEFAULT 0,
    log TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(log)),
    started_at DATETIME NOT NULL,
    finished_at DATETIME
);
CREATE INDEX automation_runs_account_id_idx ON automation_runs (account_id);
CREATE INDEX automation_runs_automation_id_idx ON automation_runs (automation_id);
