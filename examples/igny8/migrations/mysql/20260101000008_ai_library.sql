CREATE TABLE ai_prompts (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    slug VARCHAR(255) NOT NULL UNIQUE,
    name VARCHAR(255) NOT NULL,
    operation ENUM('cluster_keywords', 'generate_ideas', 'write_outline', 'write_draft', 'write_titles', 'write_meta', 'describe_image', 'suggest_links', 'refresh_content', 'check_facts') NOT NULL,
    content_type VARCHAR(255) NOT NULL,
    tone VARCHAR(255) NOT NULL,
    body MEDIUMTEXT NOT NULL,
    variables JSON NOT NULL DEFAULT ('[]'),
    version INT NOT NULL DEFAULT 1,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    CONSTRAINT ai_prompts_content_type_fkey FOREIGN KEY (content_type) REFERENCES content_type_configs (slug) ON DELETE RESTRICT,
    INDEX ai_prompts_content_type_idx (content_type)
) ENGINE = InnoDB;

CREATE TABLE strategies (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL UNIQUE,
    goal MEDIUMTEXT NOT NULL,
    cadence VARCHAR(255) NOT NULL,
    steps JSON NOT NULL DEFAULT ('[]'),
    is_active BOOLEAN NOT NULL DEFAULT TRUE
) ENGINE = InnoDB;

CREATE TABLE author_profiles (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL UNIQUE,
    tone VARCHAR(255) NOT NULL,
    bio MEDIUMTEXT NOT NULL,
    style_rules JSON NOT NULL DEFAULT ('[]'),
    is_active BOOLEAN NOT NULL DEFAULT TRUE
) ENGINE = InnoDB;
