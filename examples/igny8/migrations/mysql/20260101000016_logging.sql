CREATE TABLE ai_task_logs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    user_id BIGINT,
    prompt_id BIGINT,
    content_id BIGINT,
    operation VARCHAR(255) NOT NULL,
    status ENUM('success', 'error', 'timeout') NOT NULL,
    model_name VARCHAR(255) NOT NULL,
    duration_ms INT NOT NULL,
    tokens_in INT NOT NULL DEFAULT 0,
    tokens_out INT NOT NULL DEFAULT 0,
    cost_usd DECIMAL(12, 6) NOT NULL,
    request JSON NOT NULL DEFAULT ('{}'),
    error_message MEDIUMTEXT,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT ai_task_logs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT ai_task_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ai_task_logs_prompt_id_fkey FOREIGN KEY (prompt_id) REFERENCES ai_prompts (id) ON DELETE SET NULL,
    INDEX ai_task_logs_account_id_idx (account_id),
    INDEX ai_task_logs_user_id_idx (user_id),
    INDEX ai_task_logs_prompt_id_idx (prompt_id),
    INDEX ai_task_logs_content_id_idx (content_id),
    INDEX ai_task_logs_created_at_idx (created_at)
) ENGINE = InnoDB;

CREATE TABLE audit_logs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT,
    user_id BIGINT,
    action VARCHAR(255) NOT NULL,
    entity VARCHAR(255) NOT NULL,
    entity_key VARCHAR(255) NOT NULL,
    changes JSON NOT NULL DEFAULT ('{}'),
    ip_address VARCHAR(255),
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT audit_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL,
    INDEX audit_logs_account_id_idx (account_id),
    INDEX audit_logs_user_id_idx (user_id)
) ENGINE = InnoDB;

CREATE TABLE log_entries (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    user_id BIGINT NOT NULL,
    content_type_id BIGINT,
    object_id VARCHAR(255),
    object_repr VARCHAR(255) NOT NULL,
    action_flag INT NOT NULL,
    change_message MEDIUMTEXT NOT NULL,
    action_time DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT log_entries_content_type_id_fkey FOREIGN KEY (content_type_id) REFERENCES content_types (id) ON DELETE SET NULL,
    INDEX log_entries_user_id_idx (user_id),
    INDEX log_entries_content_type_id_idx (content_type_id),
    INDEX log_entries_action_time_idx (action_time)
) ENGINE = InnoDB;

CREATE TABLE task_results (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    task_uuid CHAR(36) NOT NULL UNIQUE,
    task_name VARCHAR(255) NOT NULL,
    status ENUM('pending', 'started', 'success', 'failure', 'retry', 'revoked') NOT NULL DEFAULT 'pending',
    worker VARCHAR(255),
    arguments JSON NOT NULL DEFAULT ('[]'),
    result JSON,
    traceback MEDIUMTEXT,
    date_created DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    date_done DATETIME(6),
    INDEX task_results_date_done_idx (date_done)
) ENGINE = InnoDB;

CREATE TABLE group_results (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    group_uuid CHAR(36) NOT NULL UNIQUE,
    children JSON NOT NULL DEFAULT ('[]'),
    result JSON,
    date_created DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    date_done DATETIME(6)
) ENGINE = InnoDB;
