//! Triggers in the new database that rewrite, add, delete, swallow or refuse rows: everything is as it was, and it is
//! told which row, or which table.

use cargo_data_class::run::Kind;
use cargo_data_class::schema::Dialect;

use crate::blog::{Blog, CLASSES, SCHEMA};
use crate::trouble::content;

/// Makes a trigger of `BEFORE` or `AFTER` and what it does for each new post; PostgreSQL's function is made beside it.
fn trigger(dialect: Dialect, when: &str, body: &str) -> (String, String) {
    match dialect {
        Dialect::Postgres => (
            format!(
                "CREATE FUNCTION noisy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NEW; END $$;\n"
            ),
            format!(
                "CREATE TRIGGER noisy {when} INSERT ON posts FOR EACH ROW EXECUTE FUNCTION noisy();\n"
            ),
        ),
        Dialect::Sqlite => (
            String::new(),
            format!("CREATE TRIGGER noisy {when} INSERT ON posts BEGIN {body}; END;\n"),
        ),
        Dialect::Mysql => (
            String::new(),
            format!(
                "DELIMITER //\nCREATE TRIGGER noisy {when} INSERT ON posts FOR EACH ROW {body} //\nDELIMITER ;\n"
            ),
        ),
    }
}

/// When it fires, what it does, and how that is told.
type Case = (&'static str, &'static str, Kind, &'static str);

/// What can be written for all engines.
const EVERYWHERE: [Case; 3] = [
    (
        "AFTER",
        "UPDATE plans SET slug = 'worse' WHERE slug = 'x1'",
        Kind::Refused,
        "system rows of `plans` have changed",
    ),
    (
        "AFTER",
        "INSERT INTO tokens VALUES (NEW.id, 1)",
        Kind::Refused,
        "`tokens` had 0 rows, 2 were copied, and now it has",
    ),
    (
        "BEFORE",
        "DELETE FROM logs WHERE line = 'new'",
        Kind::Refused,
        "`logs` had 1 rows, 3 were copied, and now it has 3",
    ),
];

#[track_caller]
fn check(dialect: Dialect, own: &[Case]) {
    for (when, body, kind, said) in EVERYWHERE.iter().chain(own) {
        println!("{}: {when} {body}", dialect.name());
        let (function, trigger) = trigger(dialect, when, body);
        let blog = Blog::of(dialect, &format!("{SCHEMA}{function}{trigger}"), CLASSES);
        blog.old.must(match dialect {
            Dialect::Postgres => "DROP TRIGGER noisy ON posts;",
            _ => "DROP TRIGGER noisy;",
        });
        blog.old.must(include_str!("blog/old.sql"));
        blog.old.must(&trigger);
        blog.new.must(include_str!("blog/new.sql"));
        let before = content(&blog);
        let error = blog
            .transfer("posts tokens logs", &[])
            .expect_err("it is noticed");
        assert_eq!(error.kind, *kind, "{error}");
        assert!(error.message.contains(said), "{said}: {error}");
        assert!(error.message.ends_with("nothing was changed"), "{error}");
        assert_eq!(content(&blog), before);
        assert_eq!(
            blog.new.must("SELECT result FROM data_class_runs;"),
            "failed"
        );
        // In parts, those before the posts stay.
        let error = blog
            .in_parts("posts tokens logs", 3, |_| {})
            .expect_err("it is noticed");
        assert!(error.message.contains(" stay transferred"), "{error}");
        assert_eq!(blog.new.must("SELECT count(*) FROM posts;"), "0");
        let plans = "SELECT count(*) FROM plans WHERE slug = 'worse';";
        assert_eq!(blog.new.must(plans), "0");
    }
}

const REWRITTEN: &str = "is read back otherwise";
const SWALLOWED: &str = "of 4 rows only 3 were inserted";
const RAISED: &str = "`posts` 2 can't be written: ";

#[test]
fn in_postgres_a_trigger_that_interferes_is_noticed() {
    check(
        Dialect::Postgres,
        &[
            ("BEFORE", "NEW.body := 'changed'", Kind::Refused, REWRITTEN),
            (
                "AFTER",
                "UPDATE posts SET body = 'changed' WHERE id = NEW.id",
                Kind::Refused,
                REWRITTEN,
            ),
            (
                "BEFORE",
                "IF NEW.body = '' THEN RETURN NULL; END IF",
                Kind::Database,
                SWALLOWED,
            ),
            (
                "AFTER",
                "DELETE FROM posts WHERE id = NEW.id AND body = ''",
                Kind::Refused,
                "`posts`: 2 is not there after it was inserted",
            ),
            (
                "BEFORE",
                "IF NEW.body = '' THEN RAISE EXCEPTION 'no empty posts'; END IF",
                Kind::Database,
                RAISED,
            ),
        ],
    );
}

#[test]
fn in_sqlite_a_trigger_that_interferes_is_noticed() {
    check(
        Dialect::Sqlite,
        &[
            (
                "AFTER",
                "UPDATE posts SET body = 'changed' WHERE id = NEW.id",
                Kind::Refused,
                REWRITTEN,
            ),
            (
                "BEFORE",
                "SELECT RAISE(IGNORE) WHERE NEW.body = ''",
                Kind::Database,
                SWALLOWED,
            ),
            (
                "AFTER",
                "DELETE FROM posts WHERE id = NEW.id AND body = ''",
                Kind::Refused,
                "`posts`: 2 is not there after it was inserted",
            ),
            (
                "BEFORE",
                "SELECT RAISE(ABORT, 'no empty posts') WHERE NEW.body = ''",
                Kind::Database,
                RAISED,
            ),
        ],
    );
}

#[test]
fn in_mariadb_a_trigger_that_interferes_is_noticed() {
    check(
        Dialect::Mysql,
        &[
            (
                "BEFORE",
                "SET NEW.body = 'changed'",
                Kind::Refused,
                REWRITTEN,
            ),
            (
                "BEFORE",
                "IF NEW.body = '' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no empty posts'; END IF",
                Kind::Database,
                RAISED,
            ),
        ],
    );
}
