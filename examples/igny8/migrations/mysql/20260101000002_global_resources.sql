CREATE TABLE industries (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL UNIQUE,
    description MEDIUMTEXT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) ENGINE = InnoDB;

CREATE TABLE industry_sectors (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    industry_id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL,
    description MEDIUMTEXT NOT NULL,
    position INT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    UNIQUE (industry_id, slug),
    CONSTRAINT industry_sectors_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES industries (id) ON DELETE CASCADE
) ENGINE = InnoDB;
