//! Which rows stay, and why.

use cargo_data_class::schema::Dialect;

use super::support::Case;

const SCHEMA: &str = "
    CREATE TABLE accounts (id INTEGER PRIMARY KEY, owner_id INT REFERENCES users);
    CREATE TABLE users (id INTEGER PRIMARY KEY, account_id INT NOT NULL REFERENCES accounts ON DELETE CASCADE, staff BOOLEAN);
    CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INT NOT NULL REFERENCES users ON DELETE CASCADE);
    CREATE TABLE settings (id INTEGER PRIMARY KEY, by_id INT REFERENCES users);";

#[track_caller]
fn check(classes: [&str; 4], expected: &str) {
    Case::new(SCHEMA, &classes).cleans(expected);
}

#[test]
fn nothing_survives_where_nothing_is_kept() {
    check(
        [
            "accounts: user",
            "users: user",
            "posts: user",
            "settings: user",
        ],
        "delete posts
         delete settings
         delete users, accounts",
    );
}

#[test]
fn a_kept_row_keeps_what_it_needs_through_a_cycle() {
    check(
        [
            "accounts: user",
            "users: user, keep = \"staff\"",
            "posts: user",
            "settings: user",
        ],
        "survive in accounts: referenced by rows that stay: users.account_id
         survive in users: keep: staff; referenced by rows that stay: accounts.owner_id
         rounds: accounts.owner_id -> users.id, users.account_id -> accounts.id
         delete posts
         delete settings
         delete users, accounts",
    );
}

#[test]
fn detach_ends_the_need() {
    check(
        [
            "accounts: user, detach = [\"owner_id\"]",
            "users: user, keep = \"staff\"",
            "posts: user",
            "settings: system, detach = [\"by_id\"]",
        ],
        "survive in users: keep: staff
         survive in accounts: referenced by rows that stay: users.account_id
         detach accounts.owner_id -> users.id
         detach settings.by_id -> users.id
         delete posts
         delete users, accounts",
    );
}

#[test]
fn what_a_system_row_holds_survives() {
    check(
        ["accounts: user", "users: user", "posts: user", "settings: system, holds = [\"by_id\"]"],
        "survive in accounts: referenced by rows that stay: users.account_id
         survive in users: referenced by settings.by_id, which holds them; referenced by rows that stay: accounts.owner_id
         rounds: accounts.owner_id -> users.id, users.account_id -> accounts.id
         delete posts
         delete users, accounts",
    );
}

#[test]
fn system_rows_without_the_reference_need_nothing_by_it() {
    let sql = "CREATE TABLE accounts (id INTEGER PRIMARY KEY);
               CREATE TABLE seeds (id INTEGER PRIMARY KEY, account_id INT REFERENCES accounts, up INT REFERENCES seeds);";
    let classes = [
        "accounts: user",
        "seeds: mixed, system_rows = \"account_id IS NULL\", holds = [\"up\"]",
    ];
    // What a system row holds may be a user row, and that one has an account.
    Case::new(sql, &classes)
        .in_dialect(Dialect::Postgres)
        .cleans(
        "survive in seeds: system rows: account_id IS NULL; referenced by rows that stay: seeds.up
         rounds: seeds.up -> seeds.id
         survive in accounts: referenced by rows that stay: seeds.account_id
         truncate seeds (aside), accounts (aside)
         delete seeds
         delete accounts",
    );
    let alone = "CREATE TABLE accounts (id INTEGER PRIMARY KEY);
                 CREATE TABLE seeds (id INTEGER PRIMARY KEY, account_id INT REFERENCES accounts);";
    let classes = [
        "accounts: user",
        "seeds: mixed, system_rows = \"account_id IS NULL\"",
    ];
    Case::new(alone, &classes)
        .in_dialect(Dialect::Postgres)
        .cleans(
            "survive in seeds: system rows: account_id IS NULL
         truncate seeds (aside), accounts
         delete seeds
         delete accounts",
        );
}
