CREATE TABLE accounts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slug text NOT NULL UNIQUE);
CREATE TABLE sites (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
    name varchar(80) NOT NULL DEFAULT 'it''s',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sites_account ON sites (account_id);
CREATE TABLE pages (
    id serial PRIMARY KEY,
    site_id uuid REFERENCES sites (id) ON DELETE SET NULL ON UPDATE CASCADE,
    parent_id int REFERENCES pages ON DELETE RESTRICT,
    price numeric(12,2) CHECK (price > 0),
    tags text[]
);
CREATE VIEW site_names AS SELECT id, name FROM sites;
