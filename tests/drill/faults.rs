//! A drill finds what is wrong, says at which step, and runs no later one.

use cargo_data_class::engine::{ShadowRequest, block_on};
use cargo_data_class::gate::{self, Question};
use cargo_data_class::project::{Location, Project};
use cargo_data_class::run::drill::{Drill, Outcome, Receipt, Step, drill};
use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::{Settings, clean_script};

use crate::places::seeded;
use crate::receipt::{self, fails_at};
use crate::shop::Shop;

const FIXTURE: &str = "catalog/fixtures/plans.jsonl";

#[test]
fn a_fixture_that_no_export_writes_is_found() {
    for dialect in Dialect::ALL {
        let shop = seeded(dialect);
        let text = shop.app.read(FIXTURE);
        assert!(text.contains("\"free\""), "{text}");
        // The same row, but not as an export writes it.
        shop.app
            .write(FIXTURE, text.replace("\"free\"", "\"\\u0066ree\""));
        let run = shop.app.run("drill --format json").exits(1);
        fails_at(
            &run,
            "export",
            &["catalog/fixtures/plans.jsonl:2", "\\u0066ree"],
        );
    }
}

#[test]
fn a_fixture_that_can_t_be_read_is_found_before_anything_is_made() {
    let shop = seeded(Dialect::Sqlite);
    shop.app.write(
        FIXTURE,
        shop.app
            .read(FIXTURE)
            .replace("\"slug\":\"free\"", "\"slag\":\"free\""),
    );
    let run = shop.app.run("drill").exits(1);
    assert!(
        run.stderr.contains("DC0021") && !run.stdout.contains("migrate"),
        "{run}"
    );
}

#[test]
fn system_tables_without_any_fixture_are_found() {
    let shop = Shop::new(Dialect::Sqlite);
    let run = shop.app.run("drill --format json").exits(1);
    fails_at(&run, "seed", &["there are no fixtures in catalog/fixtures"]);
    assert!(run.stderr.contains("data-class export"), "{run}");
}

#[test]
fn a_fixture_that_is_not_committed_is_found() {
    let shop = seeded(Dialect::Sqlite);
    shop.app.remove("catalog/fixtures/prompts.jsonl");
    let run = shop.app.run("drill --format json").exits(1);
    fails_at(
        &run,
        "export",
        &["catalog/fixtures/prompts.jsonl is not committed"],
    );
}

#[test]
fn a_migration_that_fails_is_found_with_its_output() {
    let shop = seeded(Dialect::Sqlite);
    // Its script is not among the inputs, so that the schema still fits.
    let sql = shop.app.read("migrations/20270101000000_first.sql");
    shop.app.write("migrate.sh", "[ -e broken ] && { echo 'the road is closed' >&2; exit 1; }\nsqlite3 \"${DATABASE_URL#sqlite://}\" < migrations/20270101000000_first.sql\n");
    let config = shop.app.read("data-class.toml").replace(
        "[database]\n",
        "[database]\nmigrate = \"sh migrate.sh\"\ninputs = [\"migrations\"]\n",
    );
    shop.app.write("data-class.toml", config);
    shop.app.run("classify").exits(0);
    shop.app.run("drill --format json").exits(0);
    shop.app.write("broken", "");
    let run = shop.app.run("drill --format json").exits(2);
    fails_at(&run, "migrate", &["the road is closed"]);
    // A changed file makes the catalog stale: that is the gate's to say.
    shop.app.remove("broken");
    shop.app.write(
        "migrations/20270101000000_first.sql",
        sql + "CREATE TABLE more (id integer PRIMARY KEY);",
    );
    let run = shop.app.run("drill").exits(1);
    assert!(run.stderr.contains("DC0009"), "{run}");
}

#[test]
fn a_clean_sql_that_nobody_reviewed_is_refused() {
    let shop = seeded(Dialect::Sqlite);
    let path = "catalog/sql/sqlite/clean.sql";
    shop.app.write(path, shop.app.read(path) + "-- more\n");
    let run = shop.app.run("drill").exits(3);
    assert!(
        run.stderr.contains("what is reviewed is what runs"),
        "{run}"
    );
}

#[test]
fn a_database_that_changes_what_is_seeded_is_found() {
    let trigger = "CREATE TRIGGER loud AFTER INSERT ON plans BEGIN UPDATE plans SET slug = upper(slug) WHERE id = NEW.id; END;";
    let shop = Shop::with(
        Dialect::Sqlite,
        "[environments.staging]\nclean = true\nrestore = true\n",
        trigger,
    );
    shop.live.must("UPDATE plans SET slug = lower(slug); DELETE FROM posts; DELETE FROM prompts WHERE user_id IS NOT NULL;");
    shop.run("export").exits(0);
    let run = shop.app.run("drill --format json").exits(3);
    fails_at(&run, "seed", &["plans"]);
}

#[test]
fn a_table_that_can_t_be_filled_is_named() {
    let never = "CREATE TABLE never (id integer PRIMARY KEY, kind text NOT NULL, CHECK (kind = 'a' AND kind = 'b'));";
    let config = "[environments.staging]\nclean = true\n[tables]\nnever = { class = \"user\" }\n";
    let shop = Shop::with(Dialect::Sqlite, config, never);
    shop.live
        .must("DELETE FROM posts; DELETE FROM prompts WHERE user_id IS NOT NULL;");
    shop.run("export").exits(0);
    let run = shop.app.run("drill").exits(0);
    assert!(
        run.stdout
            .contains("no row      never: CHECK constraint failed"),
        "{run}"
    );
    assert!(run.stdout.contains("into 4 of 5 tables"), "{run}");
}

#[test]
fn where_no_environment_may_be_cleaned_the_drill_has_one_of_its_own() {
    let shop = Shop::of(Dialect::Sqlite, "");
    shop.live
        .must("DELETE FROM posts; DELETE FROM prompts WHERE user_id IS NOT NULL;");
    shop.run("export").exits(0);
    let run = shop.app.run("drill --format json").exits(0);
    let drill = receipt::of(&run);
    assert_eq!(drill["environment"], "drill");
    assert!(
        drill["notes"][0]
            .as_str()
            .expect("a note")
            .contains("refuses everywhere"),
        "{run}"
    );
}

#[test]
fn one_command_drills_every_dialect_and_writes_one_receipt() {
    let shop = seeded(Dialect::Sqlite);
    let run = shop.app.run("drill").exits(0);
    for step in Step::ALL {
        assert!(
            run.stdout.contains(&format!("  {:<11} ok ", step.name())),
            "{run}"
        );
    }
    assert!(
        run.stdout.contains("receipt     every step was done"),
        "{run}"
    );
    assert!(
        run.stdout.contains("1 reference of system rows to them"),
        "{run}"
    );
    let run = shop.app.run("drill --dialect postgres").exits(2);
    assert!(run.stderr.contains("no database to drill on"), "{run}");
}

/// A drill of the small application by the library, with a cleanup that leaves a table out.
fn with_a_cleanup_that_forgets(table: &str, dialect: Dialect) -> Receipt {
    let shop = seeded(dialect);
    let project = Project::load(&Location {
        manifest: Some(shop.app.root().join("Cargo.toml")),
        ..Location::default()
    })
    .expect("the project");
    let databases = gate::databases(&project);
    let question = Question {
        today: data_class_grammar::Date::parse("2026-12-01").expect("a day"),
        lenient_dates: false,
        schema_must_fit: true,
    };
    let answer = gate::answer(&project, &databases, question);
    let plan = &answer.plans[0][0];
    let mut forgetful = plan.clone();
    forgetful
        .clean
        .steps
        .retain(|step| step.tables.iter().all(|of| of.table != table));
    forgetful.clean.truncation = None;
    assert_ne!(forgetful.clean.steps.len(), plan.clean.steps.len());
    let clean_in = ["staging".to_owned()];
    let settings = Settings {
        remade_by: cargo_data_class::catalog::REMADE_BY,
        clean_in: &clean_in,
    };
    let clean = clean_script(&forgetful, settings);
    let of = &project.databases[0].dialects[0];
    let shadow = ShadowRequest::new(&project.root, of.inputs.as_ref().expect("migrations"));
    let work = Drill {
        shadow: &shadow,
        schema: of.state.schema().expect("a schema"),
        schema_file: &of.schema_file,
        plan,
        clean: &clean,
        environment: "staging",
        fixtures: &answer.fixtures[0],
        files: &project.fixtures,
        fixtures_dir: "catalog/fixtures",
    };
    block_on(async || drill(&work, &|_| {}).await).expect("a receipt")
}

#[test]
fn a_cleanup_that_leaves_something_is_found() {
    for dialect in Dialect::ALL {
        let receipt = with_a_cleanup_that_forgets("teams", dialect);
        let (step, fault) = receipt.fault().expect("it fails");
        assert_eq!(step, Step::Clean, "{fault:?}");
        assert!(fault.message.contains("teams"), "{fault:?}");
        let last = receipt.steps.last().expect("steps");
        assert_eq!(
            (last.step, &last.outcome),
            (Step::Restore, &Outcome::NotRun)
        );
        assert!(!receipt.is_ok());
    }
}
