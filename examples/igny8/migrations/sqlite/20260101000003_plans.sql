CREATE TABLE plans (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    price NUMERIC(12, 2) NOT NULL,
    billing_interval TEXT NOT NULL DEFAULT 'month' CHECK (billing_interval IN ('month', 'year')),
    included_credits INTEGER NOT NULL,
    max_sites INTEGER,
    max_users INTEGER,
    features TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(features)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    position INTEGER NOT NULL
);

CREATE TABLE credit_packages (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    credits INTEGER NOT NULL,
    price NUMERIC(12, 2) NOT NULL,
    discount_percent NUMERIC(12, 2) NOT NULL DEFAULT 0,
    is_featured BOOLEAN NOT NULL DEFAULT FALSE CHECK (is_featured IN (FALSE, TRUE)),
    is_active BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_active IN (FALSE, TRUE)),
    position INTEGER NOT NULL
);

CREATE TABLE payment_method_configs (
    code TEXT NOT NULL PRIMARY KEY,
    display_name TEXT NOT NULL,
    provider TEXT NOT NULL,
    currencies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(currencies)),
    countries TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(countries)),
    config TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(config)),
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE CHECK (is_enabled IN (FALSE, TRUE)),
    position INTEGER NOT NULL
);
