CREATE TABLE subscriptions (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    plan_id BIGINT NOT NULL,
    status ENUM('trialing', 'active', 'past_due', 'canceled') NOT NULL DEFAULT 'trialing',
    stripe_subscription_id VARCHAR(255) UNIQUE,
    current_period_start DATETIME(6) NOT NULL,
    current_period_end DATETIME(6) NOT NULL,
    cancel_at_period_end BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT subscriptions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT subscriptions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE RESTRICT,
    INDEX subscriptions_account_id_idx (account_id),
    INDEX subscriptions_plan_id_idx (plan_id)
) ENGINE = InnoDB;

CREATE TABLE invoices (
    id CHAR(36) PRIMARY KEY,
    account_id BIGINT NOT NULL,
    subscription_id BIGINT,
    number VARCHAR(255) NOT NULL UNIQUE,
    status ENUM('draft', 'open', 'paid', 'void', 'uncollectible') NOT NULL DEFAULT 'draft',
    subtotal DECIMAL(12, 2) NOT NULL,
    tax DECIMAL(12, 2) NOT NULL DEFAULT 0,
    total DECIMAL(12, 2) NOT NULL,
    currency VARCHAR(255) NOT NULL DEFAULT 'USD',
    line_items JSON NOT NULL DEFAULT ('[]'),
    issued_on DATE NOT NULL,
    due_on DATE NOT NULL,
    paid_at DATETIME(6),
    CONSTRAINT invoices_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT invoices_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions (id) ON DELETE SET NULL,
    INDEX invoices_account_id_idx (account_id),
    INDEX invoices_subscription_id_idx (subscription_id)
) ENGINE = InnoDB;

CREATE TABLE account_payment_methods (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    method_code VARCHAR(64) NOT NULL,
    provider_token VARCHAR(255) NOT NULL,
    brand VARCHAR(255),
    last_four VARCHAR(255),
    expires_on DATE,
    is_default BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT account_payment_methods_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT account_payment_methods_method_code_fkey FOREIGN KEY (method_code) REFERENCES payment_method_configs (code) ON DELETE RESTRICT,
    INDEX account_payment_methods_account_id_idx (account_id),
    INDEX account_payment_methods_method_code_idx (method_code)
) ENGINE = InnoDB;

CREATE TABLE payments (
    id CHAR(36) PRIMARY KEY,
    account_id BIGINT NOT NULL,
    invoice_id CHAR(36) NOT NULL,
    payment_method_id BIGINT,
    amount DECIMAL(12, 2) NOT NULL,
    currency VARCHAR(255) NOT NULL DEFAULT 'USD',
    status ENUM('pending', 'succeeded', 'failed', 'refunded') NOT NULL DEFAULT 'pending',
    provider_reference VARCHAR(255),
    failure_message MEDIUMTEXT,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT payments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT payments_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE,
    CONSTRAINT payments_payment_method_id_fkey FOREIGN KEY (payment_method_id) REFERENCES account_payment_methods (id) ON DELETE SET NULL,
    INDEX payments_account_id_idx (account_id),
    INDEX payments_invoice_id_idx (invoice_id),
    INDEX payments_payment_method_id_idx (payment_method_id)
) ENGINE = InnoDB;
