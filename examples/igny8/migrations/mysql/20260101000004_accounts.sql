CREATE TABLE accounts (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL UNIQUE,
    owner_id BIGINT,
    plan_id BIGINT NOT NULL,
    status ENUM('trial', 'active', 'past_due', 'suspended', 'closed') NOT NULL DEFAULT 'trial',
    billing_email VARCHAR(255),
    stripe_customer_id VARCHAR(255),
    credits INT NOT NULL DEFAULT 0,
    settings JSON NOT NULL DEFAULT ('{}'),
    trial_ends_at DATETIME(6),
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT accounts_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE RESTRICT,
    INDEX accounts_owner_id_idx (owner_id),
    INDEX accounts_plan_id_idx (plan_id)
) ENGINE = InnoDB;

CREATE TABLE users (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT,
    group_id BIGINT,
    email VARCHAR(255) NOT NULL UNIQUE,
    password_hash VARCHAR(255) NOT NULL,
    full_name VARCHAR(255) NOT NULL,
    role ENUM('owner', 'admin', 'editor', 'viewer') NOT NULL DEFAULT 'viewer',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    is_staff BOOLEAN NOT NULL DEFAULT FALSE,
    is_superuser BOOLEAN NOT NULL DEFAULT FALSE,
    preferences JSON NOT NULL DEFAULT ('{}'),
    last_login DATETIME(6),
    date_joined DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT users_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT users_group_id_fkey FOREIGN KEY (group_id) REFERENCES `groups` (id) ON DELETE RESTRICT,
    INDEX users_account_id_idx (account_id),
    INDEX users_group_id_idx (group_id)
) ENGINE = InnoDB;

CREATE TABLE sites (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    industry_id BIGINT,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL,
    domain VARCHAR(255),
    locales JSON NOT NULL DEFAULT ('[]'),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    seo_metadata JSON NOT NULL DEFAULT ('{}'),
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (account_id, slug),
    CONSTRAINT sites_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT sites_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES industries (id) ON DELETE RESTRICT,
    INDEX sites_industry_id_idx (industry_id)
) ENGINE = InnoDB;

CREATE TABLE sectors (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    industry_sector_id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL,
    slug VARCHAR(255) NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (site_id, slug),
    CONSTRAINT sectors_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT sectors_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    CONSTRAINT sectors_industry_sector_id_fkey FOREIGN KEY (industry_sector_id) REFERENCES industry_sectors (id) ON DELETE RESTRICT,
    INDEX sectors_account_id_idx (account_id),
    INDEX sectors_industry_sector_id_idx (industry_sector_id)
) ENGINE = InnoDB;

CREATE TABLE site_user_access (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    level ENUM('read', 'write', 'publish', 'manage') NOT NULL DEFAULT 'read',
    granted_by_id BIGINT,
    granted_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    UNIQUE (site_id, user_id),
    CONSTRAINT site_user_access_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT site_user_access_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id) ON DELETE CASCADE,
    CONSTRAINT site_user_access_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT site_user_access_granted_by_id_fkey FOREIGN KEY (granted_by_id) REFERENCES users (id) ON DELETE SET NULL,
    INDEX site_user_access_account_id_idx (account_id),
    INDEX site_user_access_user_id_idx (user_id),
    INDEX site_user_access_granted_by_id_idx (granted_by_id)
) ENGINE = InnoDB;
