//! In which order and how rows are deleted, dialect by dialect.

use cargo_data_class::diagnostic::Code::RowsUndeletable;
use cargo_data_class::schema::Dialect;

use super::support::Case;

#[track_caller]
fn check(sql: &str, classes: &[&str], expected: [&str; 3]) {
    for (dialect, expected) in [Dialect::Postgres, Dialect::Sqlite, Dialect::Mysql]
        .into_iter()
        .zip(expected)
    {
        let case = Case::new(sql, classes).in_dialect(dialect);
        match expected.strip_prefix("refused: ") {
            Some(found) => drop(case.finds(RowsUndeletable, &[found])),
            None => drop(case.cleans(expected)),
        }
    }
}

#[test]
fn a_diamond_is_deleted_from_its_tip() {
    let sql = "CREATE TABLE a (id INTEGER PRIMARY KEY);
               CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT REFERENCES a);
               CREATE TABLE c (id INTEGER PRIMARY KEY, a_id INT REFERENCES a);
               CREATE TABLE d (id INTEGER PRIMARY KEY, b_id INT REFERENCES b, c_id INT REFERENCES c);";
    let steps = "delete d\ndelete b\ndelete c\ndelete a";
    check(
        sql,
        &["a: user", "b: user", "c: user", "d: user"],
        [&format!("truncate d, b, c, a\n{steps}"), steps, steps],
    );
}

#[test]
fn a_table_that_a_system_table_references_is_not_truncated() {
    check(
        "CREATE TABLE accounts (id INTEGER PRIMARY KEY);
         CREATE TABLE users (id INTEGER PRIMARY KEY, account_id INT REFERENCES accounts);
         CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INT REFERENCES users);
         CREATE TABLE costs (id INTEGER PRIMARY KEY, by_id INT REFERENCES users);",
        &[
            "accounts: user",
            "users: user",
            "posts: user",
            "costs: system, detach = [\"by_id\"]",
        ],
        [
            "detach costs.by_id -> users.id\ntruncate posts\ndelete posts\ndelete users\ndelete accounts",
            "detach costs.by_id -> users.id\ndelete posts\ndelete users\ndelete accounts",
            "detach costs.by_id -> users.id\ndelete posts\ndelete users\ndelete accounts",
        ],
    );
}

fn cycle(a: &str, b: &str) -> String {
    format!(
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INT {a});
         CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT {b});"
    )
}

#[test]
fn a_nullable_cycle_is_cut_where_the_engine_needs_it() {
    check(
        &cycle("REFERENCES b", "NOT NULL REFERENCES a"),
        &["a: user", "b: user"],
        [
            "truncate a, b\ndelete at once a, b",
            "delete a, b",
            "delete b, a / NULL first a.b_id -> b.id",
        ],
    );
}

#[test]
fn a_not_null_cycle_is_refused_only_where_keys_are_looked_at_row_by_row() {
    check(
        &cycle(
            "NOT NULL REFERENCES b ON DELETE RESTRICT",
            "NOT NULL REFERENCES a",
        ),
        &["a: user", "b: user"],
        [
            "truncate a, b\ndelete at once a, b",
            "delete a, b",
            "refused: rows of `a` can't be deleted in any order | a <- b.a_id (ON DELETE NO ACTION) <- a.b_id (ON DELETE RESTRICT)",
        ],
    );
    check(
        &cycle(
            "NOT NULL REFERENCES b ON DELETE CASCADE",
            "NOT NULL REFERENCES a ON DELETE CASCADE",
        ),
        &["a: user", "b: user"],
        [
            "truncate a, b\ndelete at once a, b",
            "delete a, b",
            "delete a, b",
        ],
    );
}

#[test]
fn a_cascade_that_comes_back_to_a_restrict_waits_for_commit_unless_it_is_cut() {
    let classes = ["a: user", "b: user", "c: user"];
    let a =
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INT NOT NULL REFERENCES b ON DELETE CASCADE,
                b_too INT NOT NULL REFERENCES b ON DELETE RESTRICT);";
    // By way of c.
    check(
        &format!(
            "{a} CREATE TABLE b (id INTEGER PRIMARY KEY, c_id INT NOT NULL REFERENCES c ON DELETE CASCADE);
             CREATE TABLE c (id INTEGER PRIMARY KEY, a_id INT NOT NULL REFERENCES a ON DELETE CASCADE);"
        ),
        &classes,
        [
            "truncate a, b, c\ndelete at once a, b, c",
            "delete deferred a, b, c",
            "refused: rows of `a` can't be deleted in any order | a <- c.a_id (ON DELETE CASCADE) \
             <- b.c_id (ON DELETE CASCADE) <- a.b_id (ON DELETE CASCADE)",
        ],
    );
    check(
        &format!(
            "{a} CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT REFERENCES a ON DELETE CASCADE);"
        ),
        &classes[..2],
        [
            "truncate a, b\ndelete at once a, b",
            "delete a, b / NULL first b.a_id -> a.id",
            "delete a, b / NULL first b.a_id -> a.id",
        ],
    );
}

#[test]
fn what_holds_rows_that_a_cascade_reaches_too_early_is_cut() {
    check(
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INT NOT NULL REFERENCES b ON DELETE CASCADE,
            c_id INT NOT NULL REFERENCES c ON DELETE CASCADE);
         CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT NOT NULL REFERENCES a ON DELETE CASCADE);
         CREATE TABLE c (id INTEGER PRIMARY KEY, b_id INT REFERENCES b);",
        &["a: user", "b: user", "c: user"],
        [
            "truncate a, b, c\ndelete at once a, b, c",
            "delete a, b, c",
            "delete a, c, b / NULL first c.b_id -> b.id",
        ],
    );
}

#[test]
fn a_table_that_references_itself() {
    let tree = |key: &str| format!("CREATE TABLE t (id INTEGER PRIMARY KEY, up INT {key});");
    check(
        &tree("REFERENCES t"),
        &["t: user"],
        [
            "truncate t\ndelete t",
            "delete t",
            "delete t / NULL first t.up -> t.id",
        ],
    );
    check(
        &tree("REFERENCES t ON DELETE CASCADE"),
        &["t: user"],
        [
            "truncate t\ndelete t",
            "delete t / NULL first t.up -> t.id",
            "delete t / NULL first t.up -> t.id",
        ],
    );
    check(
        &tree("NOT NULL REFERENCES t ON DELETE CASCADE"),
        &["t: user"],
        [
            "truncate t\ndelete t",
            "delete t / itself first t.up -> t.id",
            "delete t / itself first t.up -> t.id",
        ],
    );
    check(
        &tree("REFERENCES t ON DELETE RESTRICT"),
        &["t: user"],
        [
            "truncate t\ndelete t",
            "delete deferred t",
            "delete t / NULL first t.up -> t.id",
        ],
    );
    check(
        &tree("NOT NULL REFERENCES t ON DELETE SET NULL"),
        &["t: user"],
        [
            "truncate t\ndelete t",
            "delete t / itself first t.up -> t.id",
            "delete t",
        ],
    );
    check(
        &tree("UNIQUE NOT NULL REFERENCES t ON DELETE CASCADE"),
        &["t: user"],
        [
            "truncate t\ndelete t",
            "delete t",
            "refused: rows of `t` can't be deleted in any order | t <- t.up (ON DELETE CASCADE)",
        ],
    );
    check(
        &tree("NOT NULL REFERENCES t"),
        &["t: user"],
        [
            "truncate t\ndelete t",
            "delete t",
            "refused: rows of `t` can't be deleted in any order | t <- t.up (ON DELETE NO ACTION)",
        ],
    );
}

/// InnoDB needs the reference cut; where `keep` reads it, a row without a key that is cut would be one that stays.
#[test]
fn rows_without_a_key_are_not_cut_by_what_keeps_them() {
    let stay = |column: &str, how: &str| {
        format!(
            "survive in t: keep: {column} IS NULL; referenced by rows that stay: t.up\nrounds: t.up -> t.slug\n{how}"
        )
    };
    for (key, column, mysql) in [
        ("PRIMARY KEY", "up", None),
        ("", "id", None),
        (
            "",
            "up",
            Some(
                "refused: rows of `t` can't be deleted in any order | t <- t.up (ON DELETE NO ACTION)",
            ),
        ),
    ] {
        let cut = stay(column, "delete t / NULL first t.up -> t.slug");
        check(
            &format!(
                "CREATE TABLE t (id INTEGER {key}, slug INT UNIQUE, up INT REFERENCES t (slug));"
            ),
            &[&format!("t: user, keep = \"{column} IS NULL\"")],
            [
                &stay(column, "truncate t (aside)\ndelete t"),
                &stay(column, "delete t"),
                mysql.unwrap_or(&cut),
            ],
        );
    }
}

#[test]
fn survivors_are_set_aside_for_truncation() {
    let steps = "survive in t: keep: k\n";
    check(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, k BOOLEAN);",
        &["t: user, keep = \"k\""],
        [
            &format!("{steps}truncate t (aside)\ndelete t"),
            &format!("{steps}delete t"),
            &format!("{steps}delete t"),
        ],
    );
}

#[test]
fn a_table_that_a_trigger_refills_is_emptied_after_it_or_once_more() {
    check(
        "CREATE TABLE log (id INTEGER PRIMARY KEY);
         CREATE TABLE users (id INTEGER PRIMARY KEY, log_id INT REFERENCES log);
         CREATE TABLE audit (id INTEGER PRIMARY KEY);
         CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INT REFERENCES users);
         CREATE TRIGGER t AFTER DELETE ON users BEGIN
             INSERT INTO audit (id) VALUES (NULL); INSERT INTO notes (id) VALUES (NULL); END;",
        &["log: user", "users: user", "audit: user", "notes: user"],
        [
            "truncate audit, notes\ndelete notes\ndelete users\ndelete log\ndelete audit\ndelete notes",
            "delete notes\ndelete users\ndelete log\ndelete audit\ndelete notes",
            "delete notes\ndelete users\ndelete log\ndelete audit\ndelete notes",
        ],
    );
}
