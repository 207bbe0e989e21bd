CREATE TABLE publishing_channels (
    code VARCHAR(64) PRIMARY KEY,
    display_name VARCHAR(255) NOT NULL,
    description MEDIUMTEXT NOT NULL,
    auth_kind VARCHAR(255) NOT NULL,
    capabilities JSON NOT NULL DEFAULT ('[]'),
    api_defaults JSON NOT NULL DEFAULT ('{}'),
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    position INT NOT NULL
) ENGINE = InnoDB;

CREATE TABLE site_integrations (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    channel_code VARCHAR(64) NOT NULL,
    base_url VARCHAR(255) NOT NULL,
    access_token VARCHAR(255),
    webhook_secret VARCHAR(255),
    settings JSON NOT NULL DEFAULT ('{}'),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    last_sync_at DATETIME(6),
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (site_id, channel_code),
    CONSTRAINT site_integrations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT site_integrations_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    CONSTRAINT site_integrations_channel_code_fkey FOREIGN KEY (channel_code) REFERENCES publishing_channels (code) ON DELETE RESTRICT,
    INDEX site_integrations_account_id_idx (account_id),
    INDEX site_integrations_channel_code_idx (channel_code)
) ENGINE = InnoDB;

CREATE TABLE sync_events (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    integration_id BIGINT NOT NULL,
    content_id BIGINT,
    direction ENUM('push', 'pull') NOT NULL,
    status ENUM('pending', 'running', 'succeeded', 'failed', 'rolled_back') NOT NULL,
    items_count INT NOT NULL DEFAULT 0,
    error_message MEDIUMTEXT,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT sync_events_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT sync_events_integration_id_fkey FOREIGN KEY (integration_id) REFERENCES site_integrations (id) ON DELETE CASCADE,
    CONSTRAINT sync_events_content_id_fkey FOREIGN KEY (content_id) REFERENCES content (id) ON DELETE SET NULL,
    INDEX sync_events_account_id_idx (account_id),
    INDEX sync_events_integration_id_idx (integration_id),
    INDEX sync_events_content_id_idx (content_id)
) ENGINE = InnoDB;

CREATE TABLE publishing_records (
    id CHAR(36) PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    content_id BIGINT NOT NULL,
    channel_code VARCHAR(64) NOT NULL,
    published_by_id BIGINT,
    status ENUM('pending', 'running', 'succeeded', 'failed', 'rolled_back') NOT NULL,
    external_url VARCHAR(255),
    payload JSON NOT NULL DEFAULT ('{}'),
    published_at DATETIME(6),
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT publishing_records_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT publishing_records_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    CONSTRAINT publishing_records_content_id_fkey FOREIGN KEY (content_id) REFERENCES content (id) ON DELETE CASCADE,
    CONSTRAINT publishing_records_channel_code_fkey FOREIGN KEY (channel_code) REFERENCES publishing_channels (code) ON DELETE RESTRICT,
    CONSTRAINT publishing_records_published_by_id_fkey FOREIGN KEY (published_by_id) REFERENCES users (id) ON DELETE SET NULL,
    INDEX publishing_records_account_id_idx (account_id),
    INDEX publishing_records_site_id_idx (site_id),
    INDEX publishing_records_content_id_idx (content_id),
    INDEX publishing_records_channel_code_idx (channel_code),
    INDEX publishing_records_published_by_id_idx (published_by_id)
) ENGINE = InnoDB;

CREATE TABLE deployment_records (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    version VARCHAR(255) NOT NULL,
    status ENUM('pending', 'running', 'succeeded', 'failed', 'rolled_back') NOT NULL,
    deployed_by_id BIGINT,
    changes JSON NOT NULL DEFAULT ('[]'),
    duration_ms INT,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT deployment_records_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT deployment_records_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    CONSTRAINT deployment_records_deployed_by_id_fkey FOREIGN KEY (deployed_by_id) REFERENCES users (id) ON DELETE SET NULL,
    INDEX deployment_records_account_id_idx (account_id),
    INDEX deployment_records_site_id_idx (site_id),
    INDEX deployment_records_deployed_by_id_idx (deployed_by_id)
) ENGINE = InnoDB;
