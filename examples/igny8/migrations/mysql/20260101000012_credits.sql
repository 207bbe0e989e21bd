CREATE TABLE credit_transactions (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    reason ENUM('purchase', 'subscription', 'usage', 'refund', 'adjustment') NOT NULL,
    amount INT NOT NULL,
    balance_after INT NOT NULL,
    package_id BIGINT,
    payment_id CHAR(36),
    description VARCHAR(255) NOT NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT credit_transactions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT credit_transactions_package_id_fkey FOREIGN KEY (package_id) REFERENCES credit_packages (id) ON DELETE RESTRICT,
    CONSTRAINT credit_transactions_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments (id) ON DELETE SET NULL,
    INDEX credit_transactions_account_id_idx (account_id),
    INDEX credit_transactions_package_id_idx (package_id),
    INDEX credit_transactions_payment_id_idx (payment_id)
) ENGINE = InnoDB;

CREATE TABLE credit_usage_logs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    user_id BIGINT,
    operation VARCHAR(255) NOT NULL,
    credits_used INT NOT NULL,
    model_name VARCHAR(255),
    tokens_in INT NOT NULL DEFAULT 0,
    tokens_out INT NOT NULL DEFAULT 0,
    cost_usd DECIMAL(12, 6) NOT NULL,
    content_id BIGINT,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT credit_usage_logs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT credit_usage_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT credit_usage_logs_content_id_fkey FOREIGN KEY (content_id) REFERENCES content (id) ON DELETE SET NULL,
    INDEX credit_usage_logs_account_id_idx (account_id),
    INDEX credit_usage_logs_user_id_idx (user_id),
    INDEX credit_usage_logs_content_id_idx (content_id),
    INDEX credit_usage_logs_created_at_idx (created_at)
) ENGINE = InnoDB;

CREATE TABLE credit_cost_configs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    operation VARCHAR(255) NOT NULL UNIQUE,
    display_name VARCHAR(255) NOT NULL,
    credits INT NOT NULL,
    unit VARCHAR(255) NOT NULL DEFAULT 'operation',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    updated_by_id BIGINT,
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT credit_cost_configs_updated_by_id_fkey FOREIGN KEY (updated_by_id) REFERENCES users (id) ON DELETE SET NULL,
    INDEX credit_cost_configs_updated_by_id_idx (updated_by_id)
) ENGINE = InnoDB;

CREATE TABLE plan_limit_usage (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    plan_id BIGINT NOT NULL,
    limit_name VARCHAR(255) NOT NULL,
    used INT NOT NULL DEFAULT 0,
    allowed INT,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    UNIQUE (account_id, limit_name, period_start),
    CONSTRAINT plan_limit_usage_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT plan_limit_usage_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE RESTRICT,
    INDEX plan_limit_usage_plan_id_idx (plan_id)
) ENGINE = InnoDB;
