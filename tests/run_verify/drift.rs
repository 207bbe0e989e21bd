//! `drift` through the binary: nothing on a fresh database, every change on one that went its own way.

use std::path::Path;
use std::process::Command;

use cargo_data_class::schema::Dialect;

use crate::engines::Live;

/// The tool on the reference application; exit code and what it said.
pub(crate) fn igny8(live: &Live, words: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-data-class"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("STAGING_DATABASE_URL")
        .env("DATA_CLASS_TODAY", "2026-12-01")
        .env("DATABASE_URL", live.url())
        .args(words);
    let output = command.output().expect("the tool starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("no signal");
    (code, text(output.stdout), text(output.stderr))
}

/// The reference application's database after its migrations.
pub(crate) fn migrated(dialect: Dialect) -> Live {
    let live = Live::new(dialect);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples/igny8/migrations")
        .join(dialect.name());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("migrations")
        .map(|entry| entry.expect("listed").path())
        .collect();
    files.sort();
    for file in files {
        live.must(&std::fs::read_to_string(file).expect("read"));
    }
    live
}

#[test]
fn the_reference_application_migrated_freshly_does_not_differ() {
    for dialect in Dialect::ALL {
        let live = migrated(dialect);
        live.stamp("staging", false);
        let (code, said, failed) = igny8(&live, &["drift"]);
        assert_eq!(
            (code, said.as_str()),
            (0, "no difference in 57 tables\n"),
            "{dialect:?}: {failed}"
        );
        let (code, said, _) = igny8(&live, &["drift", "--format", "json"]);
        assert_eq!(code, 0);
        let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(json["differences"], serde_json::json!([]));
        assert_eq!(json["tables"], 57);
    }
}

#[test]
fn a_database_that_went_its_own_way_is_told_both_ways() {
    for (dialect, change) in [
        (
            Dialect::Postgres,
            "CREATE TABLE leftovers (id int);
             ALTER TABLE plans ADD COLUMN hidden boolean;
             ALTER TABLE subscriptions DROP CONSTRAINT subscriptions_account_id_fkey;
             CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
             CREATE TRIGGER keeps BEFORE DELETE ON plans FOR EACH ROW EXECUTE FUNCTION f();",
        ),
        (
            Dialect::Sqlite,
            "CREATE TABLE leftovers (id int);
             ALTER TABLE plans ADD COLUMN hidden boolean;
             CREATE TRIGGER keeps BEFORE DELETE ON plans BEGIN SELECT RAISE(IGNORE); END;",
        ),
        (
            Dialect::Mysql,
            "CREATE TABLE leftovers (id int);
             ALTER TABLE plans ADD COLUMN hidden boolean;
             CREATE TRIGGER keeps BEFORE DELETE ON plans FOR EACH ROW SET @x = 1;",
        ),
    ] {
        let live = migrated(dialect);
        live.must(change);
        let (code, said, failed) = igny8(&live, &["drift"]);
        assert_eq!(code, 1, "{dialect:?}: {said}{failed}");
        for line in [
            "leftovers\n  table is not in the catalog (1 column)\n",
            "  column hidden is not in the catalog",
            "  trigger keeps is not in the catalog",
        ] {
            assert!(said.contains(line), "{dialect:?}: {line:?} in {said}");
        }
        if dialect == Dialect::Postgres {
            let line = "  foreign key (account_id) -> accounts (id) is missing in the database";
            assert!(said.contains(line), "{said}");
            assert!(said.ends_with("4 differences from the catalog\n"), "{said}");
        }
    }
}

#[test]
fn a_database_that_can_not_be_reached_is_exit_code_4_and_its_password_is_not_printed() {
    let live = Live::new(Dialect::Sqlite);
    let url = "postgres://app:secret@127.0.0.1:1/app";
    let (code, said, failed) = igny8(&live, &["drift", "--database-url", url]);
    assert_eq!((code, said.as_str()), (4, ""), "{failed}");
    assert!(
        failed.contains("postgres://app:***@127.0.0.1:1/app"),
        "{failed}"
    );
    assert!(!failed.contains("secret"), "{failed}");
}

#[test]
fn formats_that_point_into_files_are_refused() {
    let live = Live::new(Dialect::Sqlite);
    let (code, _, failed) = igny8(&live, &["drift", "--format", "sarif"]);
    assert_eq!(code, 2, "{failed}");
    assert!(
        failed.contains("its format may be human or json"),
        "{failed}"
    );
}
