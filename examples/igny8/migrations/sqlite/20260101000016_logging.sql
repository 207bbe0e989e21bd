CREATE TABLE ai_task_logs (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    prompt_id INTEGER REFERENCES ai_prompts (id) ON DELETE SET NULL,
    content_id INTEGER,
    operation TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('success', 'error', 'timeout')),
    model_name TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    tokens_in INTEGER NOT NULL DEFAULT 0,
    tokens_out INTEGER NOT NULL DEFAULT 0,
    cost_usd NUMERIC(12, 6) NOT NULL,
    request TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(request)),
    error_message TEXT,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX ai_task_logs_account_id_idx ON ai_task_logs (account_id);
CREATE INDEX ai_task_logs_user_id_idx ON ai_task_logs (user_id);
CREATE INDEX ai_task_logs_prompt_id_idx ON ai_task_logs (prompt_id);
CREATE INDEX ai_task_logs_content_id_idx ON ai_task_logs (content_id);
CREATE INDEX ai_task_logs_created_at_idx ON ai_task_logs (created_at);

CREATE TABLE audit_logs (
    id INTEGER PRIMARY KEY,
    account_id INTEGER,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_key TEXT NOT NULL,
    changes TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(changes)),
    ip_address TEXT,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX audit_logs_account_id_idx ON audit_logs (account_id);
CREATE INDEX audit_logs_user_id_idx ON audit_logs (user_id);

CREATE TABLE log_entries (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    content_type_id INTEGER REFERENCES content_types (id) ON DELETE SET NULL,
    object_id TEXT,
    object_repr TEXT NOT NULL,
    action_flag INTEGER NOT NULL,
    change_message TEXT NOT NULL,
    action_time DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX log_entries_user_id_idx ON log_entries (user_id);
CREATE INDEX log_entries_content_type_id_idx ON log_entries (content_type_id);
CREATE INDEX log_entries_action_time_idx ON log_entries (action_time);

CREATE TABLE task_results (
    id INTEGER PRIMARY KEY,
    task_uuid TEXT NOT NULL UNIQUE,
    task_name TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'started', 'success', 'failure', 'retry', 'revoked')),
    worker TEXT,
    arguments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(arguments)),
    result TEXT CHECK (json_valid(result)),
    traceback TEXT,
    date_created DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    date_done DATETIME
);
CREATE INDEX task_results_date_done_idx ON task_results (date_done);

CREATE TABLE group_results (
    id INTEGER PRIMARY KEY,
    group_uuid TEXT NOT NULL UNIQUE,
    children TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(children)),
    result TEXT CHECK (json_valid(result)),
    date_created DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    date_done DATETIME
);
