CREATE TABLE credit_transactions (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('purchase', 'subscription', 'usage', 'refund', 'adjustment')),
    amount INTEGER NOT NULL,
    balance_after INTEGER NOT NULL,
    package_id INTEGER REFERENCES credit_packages (id) ON DELETE RESTRICT,
    payment_id TEXT REFERENCES payments (id) ON DELETE SET NULL,
    description TEXT NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX credit_transactions_account_id_idx ON credit_transactions (account_id);
CREATE INDEX credit_transactions_package_id_idx ON credit_transactions (package_id);
CREATE INDEX credit_transactions_payment_id_idx ON credit_transactions (payment_id);

CREATE TABLE credit_usage_logs (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    operation TEXT NOT NULL,
    credits_used INTEGER NOT NULL,
    model_name TEXT,
    tokens_in INTEGER NOT NULL DEFAULT 0,
    tokens_out INTEGER NOT NULL DEFAULT 0,
    cost_usd NUMERIC(12, 6) NOT NULL,
    content_id INTEGER REFERENCES content (id) ON DELETE SET NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX credit_usage_logs_account_id_idx ON credit_usage_logs (account_id);
CREATE INDEX credit_usage_logs_user_id_idx ON credit_usage_logs (user_id);
CREATE INDEX credit_usage_logs_content_id_idx ON credit_usage_logs (content_id);
CREATE INDEX credit_usage_logs_created_at_idx ON credit_usage_logs (created_at);

CREATE TABLE credit_cost_configs (
    id INTEGER PRIMARY KEY,
    operation TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    credits INTEGER NOT NULL,
    unit TEXT NOT NULL DEFAULT 'operation',
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    updated_by_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX credit_cost_configs_updated_by_id_idx ON credit_cost_configs (updated_by_id);

CREATE TABLE plan_limit_usage (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE RESTRICT,
    limit_name TEXT NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    allowed INTEGER,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    UNIQUE (account_id, limit_name, period_start)
);
CREATE INDEX plan_limit_usage_plan_id_idx ON plan_limit_usage (plan_id);
