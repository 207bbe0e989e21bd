//! Unique indexes over expressions, of some rows, of the first letters, or where NULL equals NULL.

use cargo_data_class::run::Kind;
use cargo_data_class::schema::Dialect;

use crate::blog::{Blog, on_all, said};

const SCHEMA: &str = "\
CREATE TABLE users (id {number}, email varchar(50) NOT NULL, gone integer NOT NULL, boss_id bigint, FOREIGN KEY (boss_id) REFERENCES users (id));
CREATE TABLE notes (id {number}, user_id bigint, kind varchar(50) NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id));
--postgres: CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE gone = 0;
--sqlite: CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE gone = 0;
--mysql: CREATE UNIQUE INDEX users_email ON users (email(3), gone);
--postgres: CREATE UNIQUE INDEX notes_kind ON notes (kind) WHERE user_id IS NULL;
--sqlite: CREATE UNIQUE INDEX notes_kind ON notes (kind) WHERE user_id IS NULL;
--mysql: CREATE UNIQUE INDEX notes_kind ON notes (kind(3));
";

fn blog(dialect: Dialect) -> Blog {
    let blog = Blog::of(dialect, SCHEMA, &["users: user", "notes: user"]);
    blog.old.must(
        "INSERT INTO users (email, gone) VALUES ('ann@x', 0), ('BOB@x', 0), ('cid@x', 1), ('dot@x', 0); \
         UPDATE users SET boss_id = 1 WHERE id = 4;
         INSERT INTO notes (user_id, kind) VALUES (1, 'one'), (2, 'two'), (3, 'three');",
    );
    blog
}

#[test]
fn a_row_that_is_in_the_way_by_an_index_over_an_expression_is_found_beforehand() {
    on_all(|dialect| {
        let blog = blog(dialect);
        // Bob differs in letters; Cid was gone there and is not here, so they don't meet.
        blog.new
            .must("INSERT INTO users (email, gone) VALUES ('x', 1), ('Bob@X', 0), ('CID@x', 0);");
        let before = blog.new.must("SELECT * FROM users ORDER BY id;");
        let preview = blog.preview("users notes", &[]).expect("it is previewed");
        assert_eq!(blog.new.must("SELECT * FROM users ORDER BY id;"), before);
        let done = blog
            .transfer("users notes", &[])
            .expect("the rest is transferred");
        assert_eq!(preview.tables, done.tables);
        assert_eq!(said(&done), ["notes 2+0+0+1=3", "users 3+0+0+1=4"]);
        let refused = &done.refused[0];
        assert_eq!(
            (refused.table.as_str(), refused.key.as_str()),
            ("users", "2")
        );
        let why = match dialect {
            Dialect::Postgres => {
                "another row has the same `lower((email)::text)` (index `users_email`) and differs in `email`"
            }
            Dialect::Sqlite => {
                "another row has the same `lower(email)` (index `users_email`) and differs in `email`"
            }
            Dialect::Mysql => {
                "another row has the same `email(3)`, `gone` (index `users_email`) and differs in `email`"
            }
        };
        assert_eq!(refused.why, why);
    });
}

#[test]
fn an_equal_row_that_an_index_leads_to_is_there_and_one_that_leads_to_a_new_row_is_not() {
    on_all(|dialect| {
        let blog = blog(dialect);
        // Ann is there; Dot is, too, but works for somebody else.
        blog.new.must(
            "INSERT INTO users (email, gone) VALUES ('x', 1), ('ann@x', 0), ('dot@x', 0); \
             UPDATE users SET boss_id = 1 WHERE email = 'dot@x';",
        );
        let done = blog.transfer("users", &[]).expect("it is transferred");
        assert_eq!(said(&done), ["users 2+1+0+1=4"]);
        assert!(
            done.refused[0].why.ends_with("and differs in `boss_id`"),
            "{:?}",
            done.refused
        );
    });
}

#[test]
fn rows_that_only_meet_as_what_they_become_end_the_run_by_table_row_and_index() {
    on_all(|dialect| {
        let blog = blog(dialect);
        if dialect == Dialect::Mysql {
            // Its index has no condition that a lost reference could meet.
            return;
        }
        blog.old
            .must("INSERT INTO notes (user_id, kind) VALUES (2, 'one');");
        let failed = blog.transfer("notes", &["users: gone = 7"]);
        let error = failed.expect_err("both are nobody's now");
        assert_eq!(error.kind, Kind::Database);
        let message = error.message.as_str();
        assert!(
            message.starts_with("`notes` 4 can't be written: "),
            "{message}"
        );
        assert!(message.contains("notes_kind"), "{message}");
        assert!(message.ends_with("nothing was changed"), "{message}");
        assert_eq!(blog.new.must("SELECT count(*) FROM notes;"), "0");
    });
}

#[test]
fn where_null_equals_null_a_row_without_a_value_is_in_the_way_too() {
    let blog = Blog::of(
        Dialect::Postgres,
        "CREATE TABLE codes (id {number}, code text, note text, UNIQUE NULLS NOT DISTINCT (code));",
        &["codes: user"],
    );
    blog.old
        .must("INSERT INTO codes (code, note) VALUES (NULL, 'old'), ('a', 'same'), ('b', 'b');");
    blog.new
        .must("INSERT INTO codes (code, note) VALUES ('a', 'same'), (NULL, 'new');");
    let done = blog.transfer("codes", &[]).expect("it is transferred");
    assert_eq!(said(&done), ["codes 1+1+0+1=3"]);
    assert!(done.refused[0].why.contains("differs in `note`"));
}
