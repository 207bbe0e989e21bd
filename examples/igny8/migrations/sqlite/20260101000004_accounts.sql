-- accounts and users point at each other: SQLite lets a key name a table that comes later.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    owner_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE RESTRICT,
    status TEXT NOT NULL DEFAULT 'trial' CHECK (status IN ('trial', 'active', 'past_due', 'suspended', 'closed')),
    billing_email TEXT,
    stripe_customer_id TEXT,
    credits INTEGER NOT NULL DEFAULT 0,
    settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
    trial_ends_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX accounts_owner_id_idx ON accounts (owner_id);
CREATE INDEX accounts_plan_id_idx ON accounts (plan_id);

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
    group_id INTEGER REFERENCES "groups" (id) ON DELETE RESTRICT,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    full_name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT 'viewer' CHECK (role IN ('owner', 'admin', 'editor', 'viewer')),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    is_staff BOOLEAN NOT NULL DEFAULT FALSE CHECK (is_staff IN (FALSE, TRUE)),
    is_superuser BOOLEAN NOT NULL DEFAULT FALSE CHECK (is_superuser IN (FALSE, TRUE)),
    preferences TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(preferences)),
    last_login DATETIME,
    date_joined DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX users_account_id_idx ON users (account_id);
CREATE INDEX users_group_id_idx ON users (group_id);

CREATE TABLE sites (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    industry_id INTEGER REFERENCES industries (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    domain TEXT,
    locales TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(locales)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    seo_metadata TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(seo_metadata)),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (account_id, slug)
);
CREATE INDEX sites_industry_id_idx ON sites (industry_id);

CREATE TABLE sectors (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    industry_sector_id INTEGER NOT NULL REFERENCES industry_sectors (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (site_id, slug)
);
CREATE INDEX sectors_account_id_idx ON sectors (account_id);
CREATE INDEX sectors_industry_sector_id_idx ON sectors (industry_sector_id);

CREATE TABLE site_user_access (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    level TEXT NOT NULL DEFAULT 'read' CHECK (level IN ('read', 'write', 'publish', 'manage')),
    granted_by_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    granted_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (site_id, user_id)
);
CREATE INDEX site_user_access_account_id_idx ON site_user_access (account_id);
CREATE INDEX site_user_access_user_id_idx ON site_user_access (user_id);
CREATE INDEX site_user_access_granted_by_id_idx ON site_user_access (granted_by_id);
