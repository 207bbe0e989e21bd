CREATE TABLE content_type_configs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    slug VARCHAR(255) NOT NULL UNIQUE,
    name VARCHAR(255) NOT NULL,
    description MEDIUMTEXT NOT NULL,
    structure MEDIUMTEXT NOT NULL,
    default_tone VARCHAR(255) NOT NULL,
    min_words INT NOT NULL,
    max_words INT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE
) ENGINE = InnoDB;

CREATE TABLE content_templates (
    id CHAR(36) PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL UNIQUE,
    content_type VARCHAR(255) NOT NULL,
    sections JSON NOT NULL DEFAULT ('[]'),
    min_words INT NOT NULL,
    max_words INT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    CONSTRAINT content_templates_content_type_fkey FOREIGN KEY (content_type) REFERENCES content_type_configs (slug) ON DELETE RESTRICT,
    INDEX content_templates_content_type_idx (content_type)
) ENGINE = InnoDB;

CREATE TABLE taxonomy_configs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    kind ENUM('category', 'tag', 'product_category') NOT NULL UNIQUE,
    display_name VARCHAR(255) NOT NULL,
    max_depth INT NOT NULL,
    max_terms_per_content INT NOT NULL,
    is_required BOOLEAN NOT NULL DEFAULT FALSE,
    slug_pattern VARCHAR(255) NOT NULL
) ENGINE = InnoDB;

CREATE TABLE system_settings (
    `key` VARCHAR(64) PRIMARY KEY,
    value JSON NOT NULL,
    description MEDIUMTEXT NOT NULL,
    is_public BOOLEAN NOT NULL DEFAULT FALSE
) ENGINE = InnoDB;

CREATE TABLE notification_configs (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    event VARCHAR(255) NOT NULL,
    channel ENUM('email', 'webhook', 'in_app') NOT NULL,
    subject VARCHAR(255),
    body MEDIUMTEXT NOT NULL,
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    UNIQUE (event, channel)
) ENGINE = InnoDB;
