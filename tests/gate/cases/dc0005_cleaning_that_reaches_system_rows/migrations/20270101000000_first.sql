CREATE TABLE accounts (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE);
CREATE INDEX users_account_id ON users (account_id);
CREATE TABLE credit_costs (
    operation TEXT PRIMARY KEY NOT NULL,
    updated_by_id INTEGER REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX credit_costs_updated_by_id ON credit_costs (updated_by_id);
CREATE TABLE seeds (
    word TEXT PRIMARY KEY NOT NULL,
    account_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL
);
CREATE INDEX seeds_account_id ON seeds (account_id);
CREATE TABLE counters (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL);
CREATE TRIGGER users_counted AFTER DELETE ON users BEGIN
    UPDATE counters SET value = value - 1 WHERE name = 'users';
END;
