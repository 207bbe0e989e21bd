//! `status` through the binary: from nothing done to everything done.

use std::process::Command;

use cargo_data_class::schema::Dialect;
use serde_json::Value;

use crate::engines::Live;
use crate::shop::{Shop, schema};
use crate::support::Run;

/// The shop with a staging and a production.
struct Launch {
    shop: Shop,
    production: Live,
}

impl Launch {
    fn new(dialect: Dialect) -> Launch {
        let shop = Shop::new(dialect);
        let production = Live::new(dialect);
        production.must(&schema(dialect));
        Launch { shop, production }
    }

    fn run(&self, line: &str) -> Run {
        let mut command = self.shop.app.tool(line);
        command
            .env("STAGING_URL", self.shop.live.url())
            .env("PRODUCTION_URL", self.production.url());
        self.shop.app.finish(command)
    }

    /// The lines that are open, by their ids.
    fn open(&self) -> Vec<String> {
        let run = self.run("status --format json");
        let json: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run}"));
        let lines = ["next_steps", "launch"].map(|of| json[of].as_array().expect("lines").clone());
        let open: Vec<String> = lines
            .concat()
            .iter()
            .filter(|line| line["done"] == false)
            .map(|line| line["id"].as_str().expect("an id").to_owned())
            .collect();
        assert_eq!(run.code, i32::from(!open.is_empty()), "{run}");
        assert_eq!(json["done"], open.is_empty());
        open
    }

    fn git(&self, words: &[&str]) {
        let mut command = Command::new("git");
        self.shop.app.surround(&mut command);
        let identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"];
        let output = command.args(identity).args(words).output().expect("git");
        assert!(output.status.success(), "{output:?}");
    }
}

#[test]
fn each_line_is_done_when_its_work_is() {
    let launch = Launch::new(Dialect::Sqlite);
    // Prompts have no key by which a fixture could name them.
    let models = launch.shop.app.read("src/lib.rs");
    let without = models.replace("mixed, system_rows = \"builtin\"", "user");
    launch.shop.app.write("src/lib.rs", without);
    launch.run("classify").exits(0);
    launch.git(&["init", "-q"]);
    assert_eq!(
        launch.open(),
        [
            "document",
            "fixtures",
            "mixed",
            "cleanup_tested",
            "cleanup_executed",
            "stamps",
            "system_data",
            "snapshot",
        ]
    );
    launch.run("stamp --env staging").exits(0);
    launch.run("stamp --env production").exits(0);
    launch.run("export --env staging").exits(0);
    launch.run("classify").exits(0);
    launch.git(&["add", "-A"]);
    launch.git(&["commit", "-qm", "first"]);
    launch
        .production
        .must("INSERT INTO plans VALUES (1, 'free', 0), (2, 'pro', 990);");
    assert_eq!(
        launch.open(),
        ["mixed", "cleanup_tested", "cleanup_executed", "snapshot"]
    );
    launch.run("clean --env staging --execute --yes").exits(0);
    assert_eq!(launch.open(), ["mixed", "cleanup_executed", "snapshot"]);

    // A change of the plan is to be tested again, and a catalog that is edited is not the reviewed one.
    let models = launch.shop.app.read("src/lib.rs");
    let changed = models.replace("keep = \"admin\"", "keep = \"admin OR id = 1\"");
    launch.shop.app.write("src/lib.rs", changed);
    assert_eq!(
        launch.open(),
        [
            "document",
            "mixed",
            "cleanup_tested",
            "cleanup_executed",
            "snapshot"
        ]
    );
}

#[test]
fn a_staging_that_went_live_is_red_until_it_is_stamped() {
    for dialect in Dialect::ALL {
        let launch = Launch::new(dialect);
        launch.run("stamp --env staging").exits(0);
        let live = |line: &str| {
            let mut command = launch.shop.app.tool(line);
            let url = launch.shop.live.url();
            command.env("PRODUCTION_URL", &url).env("STAGING_URL", &url);
            launch.shop.app.finish(command)
        };
        let run = live("status").exits(1);
        assert!(
            run.stdout.contains(
                "production: its URL leads to a database that is stamped as staging, without protection; \
                 where it is production's: `cargo data-class stamp --env production`"
            ),
            "{run}"
        );
        assert!(
            run.stdout
                .contains("production: its database is that of staging, too"),
            "{run}"
        );
    }
}

#[test]
fn what_needs_no_database_is_told_without_one() {
    let shop = Shop::new(Dialect::Sqlite);
    let run = shop.app.run("status").exits(1);
    let catalog = run
        .stdout
        .lines()
        .find_map(|line| line.split_once("(catalog ")?.1.strip_suffix(')'))
        .expect("a hash")
        .to_owned();
    assert_eq!(
        run.stdout.replace(&catalog, "HASH"),
        "Next steps\n\
        \x20 done  1. Review the document and confirm the classes (catalog HASH)\n\
        \x20 open  2. Create fixtures for all 1 SYSTEM DATA model\n\
        \x20          without a fixture: plans; `cargo data-class export` writes them\n\
        \x20 open  3. Review 2 MIXED DATA models\n\
        \x20          settings: undecided, billing decides by 2027-03-31; `cargo data-class review` shows its rows\n\
        \x20 done  4. Have a cleanup script for 3 USER DATA models\n\
        \x20 open  5. Test the cleanup script in a staging environment\n\
        \x20          staging: the variable STAGING_URL is not set\n\
        \x20 open  6. Execute the cleanup before the production launch\n\
        \x20          production: the variable PRODUCTION_URL is not set\n\
        \n\
        Launch\n\
        \x20 open  1. Every environment's database bears its stamp\n\
        \x20          production: the variable PRODUCTION_URL is not set\n\
        \x20          staging: the variable STAGING_URL is not set\n\
        \x20 open  2. Production has a database of its own\n\
        \x20          production: the variable PRODUCTION_URL is not set\n\
        \x20 open  3. Production has the catalog's schema\n\
        \x20          production: the variable PRODUCTION_URL is not set\n\
        \x20 open  4. Production has its system data\n\
        \x20          production: the variable PRODUCTION_URL is not set\n\
        \x20 open  5. A snapshot of production was taken\n\
        \x20          production: the variable PRODUCTION_URL is not set\n\
        \n\
        9 of 11 lines open\n"
    );
}
