//! The live database is altered after the plan was made: nothing may be deleted, by clients that stop at an error and
//! by those that don't.

use cargo_data_class::plan::Plan;
use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::{clean_script, purge_script};

use crate::engines::{Client, Live};
use crate::planned::planned;
use crate::{environments, left, settings};

const CLASSES: &str = r#"
[tables]
users = { class = "user", retain = "10 days", by = "at" }
posts = { class = "user", with_parent = true }
log = { class = "user" }
plans = { class = "system" }
"#;

const TABLES: &[&str] = &["users", "posts", "log", "plans"];
const WHOLE: &str = "users 1 2; posts 1 2; log 1; plans 1";

const POSTGRES: &str = "
CREATE TABLE users (id int PRIMARY KEY, at timestamptz, name text NOT NULL);
CREATE TABLE posts (id int PRIMARY KEY, user_id int NOT NULL CONSTRAINT posts_user REFERENCES users ON DELETE CASCADE);
CREATE TABLE log (id serial PRIMARY KEY, body text);
CREATE TABLE plans (id int PRIMARY KEY);
CREATE FUNCTION write_log() RETURNS void LANGUAGE sql AS 'INSERT INTO log (body) VALUES (''x'')';
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF false THEN PERFORM write_log(); END IF; RETURN NULL; END';
CREATE TRIGGER note AFTER DELETE ON posts FOR EACH ROW WHEN (OLD.id > 0) EXECUTE FUNCTION note();
CREATE RULE r AS ON UPDATE TO log DO ALSO NOTHING;
";

const SQLITE: &str = "
CREATE TABLE users (id INTEGER PRIMARY KEY, at datetime, name text NOT NULL);
CREATE TABLE posts (id int NOT NULL PRIMARY KEY, user_id int NOT NULL REFERENCES users ON DELETE CASCADE);
CREATE TABLE log (id INTEGER PRIMARY KEY, body text);
CREATE TABLE plans (id text PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER note AFTER DELETE ON Posts WHEN old.id > 9 BEGIN INSERT INTO log (body) VALUES ('x;
.quit
END'); END;
";

const MYSQL: &str = "
CREATE TABLE users (id int PRIMARY KEY, at datetime, name varchar(9) NOT NULL);
CREATE TABLE posts (id int PRIMARY KEY, user_id int NOT NULL, CONSTRAINT posts_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, body text);
CREATE TABLE plans (id int PRIMARY KEY);
CREATE PROCEDURE write_log() INSERT INTO log (body) VALUES ('x');
CREATE TRIGGER note AFTER DELETE ON posts FOR EACH ROW CALL write_log();
CREATE TRIGGER other AFTER UPDATE ON log FOR EACH ROW SET @x = 1;
";

const DATA: &str = "
INSERT INTO users VALUES (1, '2001-01-01', 'a'), (2, '2001-01-01', 'b');
INSERT INTO posts VALUES (1, 1), (2, 2);
INSERT INTO log (body) VALUES ('old');
INSERT INTO plans VALUES (1);
";

fn live(dialect: Dialect) -> (Live, Plan) {
    let live = Live::new(dialect);
    live.must(match dialect {
        Dialect::Postgres => POSTGRES,
        Dialect::Sqlite => SQLITE,
        Dialect::Mysql => MYSQL,
    });
    live.must(DATA);
    live.stamp("staging", false);
    let (plan, _) = planned(&live.schema(), CLASSES);
    assert_eq!(plan.refusals, [], "{dialect:?}");
    (live, plan)
}

/// Runs clean and purge by both kinds of clients on an altered database: nothing goes, and the words are said.
fn refused(dialect: Dialect, alteration: &str, words: &str) {
    let (live, plan) = live(dialect);
    live.must(alteration);
    for script in scripts(&plan) {
        for client in [Client::Careless, Client::Plain] {
            let ran = live.run(&script, client);
            assert_eq!(
                left(&live, TABLES),
                WHOLE,
                "{dialect:?} {client:?} {alteration}: {}",
                ran.text
            );
            assert!(
                ran.text.contains(words),
                "{dialect:?} {client:?} {alteration}: {}",
                ran.text
            );
            assert!(
                client == Client::Careless || !ran.ok,
                "{dialect:?} {alteration}"
            );
        }
    }
}

fn scripts(plan: &Plan) -> [String; 2] {
    let environments = environments();
    [
        clean_script(plan, settings(&environments)).text(),
        purge_script(plan, settings(&environments)).text(),
    ]
}

#[test]
fn an_unaltered_database_is_cleaned_and_purged() {
    for dialect in Dialect::ALL {
        for at in 0..2 {
            let (live, plan) = live(dialect);
            let ran = live.run(&scripts(&plan)[at], Client::Plain);
            assert!(ran.ok, "{dialect:?}: {}", ran.text);
            let left = left(&live, TABLES);
            assert!(
                left.starts_with("users ; posts ; log"),
                "{dialect:?}: {left} {}",
                ran.text
            );
        }
    }
}

#[test]
fn nothing_is_deleted_from_an_altered_database() {
    let differs = "the schema is not the catalog's";
    for alteration in [
        "CREATE OR REPLACE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM plans; RETURN NULL; END';",
        "CREATE OR REPLACE FUNCTION write_log() RETURNS void LANGUAGE sql AS 'DELETE FROM plans';",
        "DROP TRIGGER note ON posts; CREATE TRIGGER note AFTER DELETE ON posts FOR EACH ROW EXECUTE FUNCTION note();",
        "ALTER TABLE posts DISABLE TRIGGER note;",
        "CREATE TRIGGER more BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION note();",
        "CREATE OR REPLACE RULE r AS ON UPDATE TO log DO ALSO DELETE FROM plans;",
        "CREATE RULE more AS ON DELETE TO users DO INSTEAD NOTHING;",
        "ALTER TABLE log DISABLE RULE r;",
        "ALTER TABLE posts DROP CONSTRAINT posts_user, ADD CONSTRAINT posts_user FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE;",
        "ALTER TABLE posts ALTER CONSTRAINT posts_user DEFERRABLE INITIALLY DEFERRED;",
        "ALTER TABLE posts DROP CONSTRAINT posts_user, ADD CONSTRAINT posts_user FOREIGN KEY (user_id) REFERENCES users ON DELETE SET NULL;",
        "ALTER TABLE users ALTER COLUMN name DROP NOT NULL;",
        "ALTER TABLE users ALTER COLUMN name TYPE varchar(9);",
        "ALTER TABLE plans ADD COLUMN user_id int REFERENCES users ON DELETE CASCADE;",
        "CREATE SCHEMA other; CREATE TABLE other.t (user_id int REFERENCES users ON DELETE CASCADE);",
        "CREATE TABLE more (id int) INHERITS (users);",
    ] {
        refused(Dialect::Postgres, alteration, differs);
    }
    for alteration in [
        "DROP TRIGGER note; CREATE TRIGGER note AFTER DELETE ON posts BEGIN DELETE FROM plans; END;",
        "CREATE TRIGGER more BEFORE DELETE ON users BEGIN DELETE FROM plans; END;",
        "CREATE TABLE more (id int, user_id int REFERENCES users ON DELETE CASCADE);",
        "ALTER TABLE plans ADD COLUMN user_id int REFERENCES users ON DELETE CASCADE;",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'CASCADE', 'CASCADE ON UPDATE CASCADE') WHERE name = 'posts';",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'text NOT NULL', 'text') WHERE name = 'users';",
    ] {
        refused(Dialect::Sqlite, alteration, differs);
    }
    for alteration in [
        "DROP TRIGGER note; CREATE TRIGGER note AFTER DELETE ON posts FOR EACH ROW DELETE FROM plans;",
        "DROP TRIGGER note; CREATE TRIGGER note BEFORE DELETE ON posts FOR EACH ROW CALL write_log();",
        "DROP PROCEDURE write_log; CREATE PROCEDURE write_log() DELETE FROM plans;",
        "CREATE TRIGGER more AFTER DELETE ON users FOR EACH ROW DELETE FROM plans;",
        "ALTER TABLE posts DROP FOREIGN KEY posts_user; ALTER TABLE posts ADD CONSTRAINT posts_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;",
        "ALTER TABLE posts DROP FOREIGN KEY posts_user; ALTER TABLE posts ADD CONSTRAINT posts_user FOREIGN KEY (user_id) REFERENCES users (id);",
        "ALTER TABLE users MODIFY name varchar(9);",
        "ALTER TABLE users MODIFY name text NOT NULL;",
        "ALTER TABLE plans ADD COLUMN user_id int, ADD FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;",
    ] {
        refused(Dialect::Mysql, alteration, differs);
    }
    refused(
        Dialect::Mysql,
        "ALTER TABLE log ENGINE = MyISAM;",
        "knows no ROLLBACK",
    );
}

#[test]
fn keys_of_another_database_keep_everything() {
    let (live, plan) = live(Dialect::Mysql);
    let here = live.must("SELECT DATABASE();");
    live.must(&format!(
        "CREATE DATABASE {here}_other; CREATE TABLE {here}_other.t (user_id int, FOREIGN KEY (user_id) REFERENCES {here}.users (id) ON DELETE CASCADE);"
    ));
    for script in scripts(&plan) {
        let ran = live.run(&script, Client::Careless);
        assert_eq!(left(&live, TABLES), WHOLE, "{}", ran.text);
        assert!(
            ran.text.contains("keys of other databases point"),
            "{}",
            ran.text
        );
        assert!(!live.run(&script, Client::Plain).ok);
    }
}
