CREATE TABLE plans (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL UNIQUE,
    slug VARCHAR(255) NOT NULL UNIQUE,
    description MEDIUMTEXT NOT NULL,
    price DECIMAL(12, 2) NOT NULL,
    billing_interval ENUM('month', 'year') NOT NULL DEFAULT 'month',
    included_credits INT NOT NULL,
    max_sites INT,
    max_users INT,
    features JSON NOT NULL DEFAULT ('[]'),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    position INT NOT NULL
) ENGINE = InnoDB;

CREATE TABLE credit_packages (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL UNIQUE,
    credits INT NOT NULL,
    price DECIMAL(12, 2) NOT NULL,
    discount_percent DECIMAL(12, 2) NOT NULL DEFAULT 0,
    is_featured BOOLEAN NOT NULL DEFAULT FALSE,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    position INT NOT NULL
) ENGINE = InnoDB;

CREATE TABLE payment_method_configs (
    code VARCHAR(64) PRIMARY KEY,
    display_name VARCHAR(255) NOT NULL,
    provider VARCHAR(255) NOT NULL,
    currencies JSON NOT NULL DEFAULT ('[]'),
    countries JSON NOT NULL DEFAULT ('[]'),
    config JSON NOT NULL DEFAULT ('{}'),
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    position INT NOT NULL
) ENGINE = InnoDB;
