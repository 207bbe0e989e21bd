CREATE TABLE seed_keywords (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT,
    industry_id BIGINT NOT NULL,
    sector_id BIGINT NOT NULL,
    keyword VARCHAR(255) NOT NULL,
    intent ENUM('informational', 'navigational', 'commercial', 'transactional') NOT NULL,
    volume INT NOT NULL DEFAULT 0,
    difficulty INT NOT NULL DEFAULT 0,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (sector_id, keyword),
    CONSTRAINT seed_keywords_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT seed_keywords_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES industries (id) ON DELETE RESTRICT,
    CONSTRAINT seed_keywords_sector_id_fkey FOREIGN KEY (sector_id) REFERENCES industry_sectors (id) ON DELETE RESTRICT,
    INDEX seed_keywords_account_id_idx (account_id),
    INDEX seed_keywords_industry_id_idx (industry_id)
) ENGINE = InnoDB;
