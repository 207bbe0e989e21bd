CREATE TABLE users (id INTEGER PRIMARY KEY, remote_user_id INTEGER);
INSERT INTO users VALUES (1, NULL);
-- Two owners, of which a row has one.
CREATE TABLE organizations (id INTEGER PRIMARY KEY);
CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    user_id INTEGER REFERENCES users (id),
    organization_id INTEGER REFERENCES organizations (id)
);
-- A rebuilt table: nothing is brought along.
CREATE TABLE attachments (id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL REFERENCES notes (id));
INSERT INTO attachments SELECT 1, 1 FROM users WHERE 0;
CREATE TABLE templates (
    id INTEGER PRIMARY KEY,
    user_id INTEGER REFERENCES users (id),
    organization_id INTEGER REFERENCES organizations (id)
);
INSERT INTO templates VALUES (1, NULL, NULL);
-- Who changed a row is not who owns it.
CREATE TABLE cost_configs (id INTEGER PRIMARY KEY, updated_by INTEGER REFERENCES users (id));
-- A link has its name from what it links.
CREATE TABLE crates (id INTEGER PRIMARY KEY);
CREATE TABLE categories (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE);
CREATE TABLE crates_categories (
    crate_id INTEGER REFERENCES crates (id),
    category_id INTEGER REFERENCES categories (id),
    PRIMARY KEY (crate_id, category_id)
);
-- A trigger's rows come later.
CREATE TABLE changes (id INTEGER PRIMARY KEY, crate_id INTEGER);
CREATE TRIGGER crates_changed AFTER INSERT ON crates BEGIN
    INSERT INTO changes (crate_id) VALUES (NEW.id);
END;
-- No foreign keys, but names.
CREATE TABLE application (id INTEGER PRIMARY KEY, org_id TEXT NOT NULL);
CREATE TABLE endpoint (id INTEGER PRIMARY KEY, application_id INTEGER NOT NULL);
CREATE TABLE messageattempt (id INTEGER PRIMARY KEY);
CREATE TABLE nonces (nonce TEXT PRIMARY KEY, expires_at INTEGER NOT NULL);
CREATE TABLE oauth_providers (id INTEGER PRIMARY KEY, client_id TEXT NOT NULL, client_secret TEXT NOT NULL);
