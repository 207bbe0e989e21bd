CREATE TABLE integration_settings (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT,
    name VARCHAR(255) NOT NULL UNIQUE,
    provider VARCHAR(255) NOT NULL,
    api_key VARCHAR(255),
    base_url VARCHAR(255) NOT NULL,
    config JSON NOT NULL DEFAULT ('{}'),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT integration_settings_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    INDEX integration_settings_account_id_idx (account_id)
) ENGINE = InnoDB;

CREATE TABLE api_keys (
    id CHAR(36) PRIMARY KEY,
    account_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL,
    prefix VARCHAR(255) NOT NULL UNIQUE,
    key_hash VARCHAR(255) NOT NULL,
    scopes JSON NOT NULL DEFAULT ('[]'),
    last_used_at DATETIME(6),
    expires_at DATETIME(6),
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT api_keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    INDEX api_keys_account_id_idx (account_id),
    INDEX api_keys_user_id_idx (user_id)
) ENGINE = InnoDB;

CREATE TABLE webhook_configs (
    id CHAR(36) PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT,
    url VARCHAR(255) NOT NULL,
    signing_secret VARCHAR(255) NOT NULL,
    events JSON NOT NULL DEFAULT ('[]'),
    headers JSON NOT NULL DEFAULT ('{}'),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT webhook_configs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT webhook_configs_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    INDEX webhook_configs_account_id_idx (account_id),
    INDEX webhook_configs_site_id_idx (site_id)
) ENGINE = InnoDB;

CREATE TABLE automation_configs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT,
    strategy_id BIGINT,
    created_by_id BIGINT,
    name VARCHAR(255) NOT NULL,
    schedule VARCHAR(255) NOT NULL,
    rules JSON NOT NULL DEFAULT ('{}'),
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT automation_configs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT automation_configs_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    CONSTRAINT automation_configs_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategies (id) ON DELETE SET NULL,
    CONSTRAINT automation_configs_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES users (id) ON DELETE SET NULL,
    INDEX automation_configs_account_id_idx (account_id),
    INDEX automation_configs_site_id_idx (site_id),
    INDEX automation_configs_strategy_id_idx (strategy_id),
    INDEX automation_configs_created_by_id_idx (created_by_id)
) ENGINE = InnoDB;

CREATE TABLE automation_runs (
    id CHAR(36) PRIMARY KEY,
    account_id BIGINT NOT NULL,
    automation_id BIGINT NOT NULL,
    status ENUM('queued', 'running', 'succeeded', 'failed', 'canceled') NOT NULL DEFAULT 'queued',
    items_processed INT NOT NULL DEFAULT 0,
    credits_used INT NOT NULL DEFAULT 0,
    log JSON NOT NULL DEFAULT ('[]'),
    started_at DATETIME(6) NOT NULL,
    finished_at DATETIME(6),
    CONSTRAINT automation_runs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT automation_runs_automation_id_fkey FOREIGN KEY (automation_id) REFERENCES automation_configs (id) ON DELETE CASCADE,
    INDEX automation_runs_account_id_idx (account_id),
    INDEX automation_runs_automation_id_idx (automation_id)
) ENGINE = InnoDB;
