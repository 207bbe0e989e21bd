//! A small application with retention rules of every kind, a live database beside it, and the tool run on both.

use std::process::Command;

use cargo_data_class::schema::Dialect;

use crate::engines::Live;
use crate::support::{App, Run};

/// Environments, so that `--env` can be given.
const CONFIG: &str = "\n[environments.staging]\n[environments.demo]\n";

/// The tables that [`Shop::left`] lists.
pub(crate) const TABLES: &[&str] = &[
    "plans", "settings", "logs", "ticks", "pairs", "loose", "threads", "replies", "notes",
];

/// The application with a database that has its schema.
pub(crate) struct Shop {
    pub(crate) app: App,
    pub(crate) live: Live,
}

impl Shop {
    /// With its schema and no rows.
    pub(crate) fn empty(dialect: Dialect) -> Shop {
        let schema = in_dialect(dialect, include_str!("shop/schema.sql"));
        let models = include_str!("shop/models.rs");
        Shop::of(dialect, &schema, models, CONFIG)
    }

    /// With rows in every table: a few due ones, and one for every reason to stay.
    pub(crate) fn new(dialect: Dialect) -> Shop {
        let shop = Shop::empty(dialect);
        shop.live
            .must(&in_dialect(dialect, include_str!("shop/data.sql")));
        if dialect == Dialect::Sqlite {
            shop.live.must(
                "INSERT INTO logs VALUES (7, 5, 'x', false), (8, 'yesterday', 'x', false), (9, '2001-01-01', 'x', 't');",
            );
        }
        shop
    }

    /// An application of one's own.
    pub(crate) fn of(dialect: Dialect, schema: &str, models: &str, config: &str) -> Shop {
        Shop::on(Live::new(dialect), schema, models, config)
    }

    /// The same with an empty database of one's own.
    pub(crate) fn on(live: Live, schema: &str, models: &str, config: &str) -> Shop {
        let name = live.dialect.name();
        let manifest = format!(
            "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             sqlx = {{ path = \"../sqlx\", features = [\"{name}\"] }}\ndata-class = {{ path = \"../data-class\" }}\n"
        );
        let app = App::of(&[
            ("Cargo.toml", &manifest),
            ("src/lib.rs", models),
            ("migrations/20270101000000_first.sql", schema),
            (
                "data-class.toml",
                &format!("[database]\ndialects = [\"{name}\"]\n{config}"),
            ),
        ]);
        app.run("classify").exits(0);
        live.must(schema);
        Shop { app, live }
    }

    /// The tool with the database's address as an option.
    pub(crate) fn tool(&self, line: &str) -> Command {
        let mut command = self.app.tool(line);
        command.arg("--database-url").arg(self.live.url());
        command
    }

    /// Runs the tool with the database's address as an option.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.app.finish(self.tool(line))
    }

    /// What a command said as JSON.
    pub(crate) fn json(&self, line: &str) -> serde_json::Value {
        let run = self.run(&format!("{line} --format json"));
        serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run}"))
    }

    /// Which rows are left, by table.
    pub(crate) fn left(&self) -> String {
        let mut all = Vec::new();
        for table in TABLES {
            let ids = self
                .live
                .must(&format!("SELECT id FROM {table} ORDER BY id;"));
            all.push(format!("{table} {}", ids.replace('\n', " ")));
        }
        all.join("; ")
    }

    /// The number of rows of a table, and of those that a condition holds for.
    pub(crate) fn count(&self, table: &str, condition: &str) -> u64 {
        let sql = format!("SELECT count(*) FROM {table} WHERE {condition};");
        self.live.must(&sql).parse().expect("a number")
    }
}

/// A script in a dialect's own words: `{time}`, `{number}`, `{ago N}` (days), `{ahead N}`.
pub(crate) fn in_dialect(dialect: Dialect, sql: &str) -> String {
    let (time, ago) = match dialect {
        Dialect::Postgres => ("timestamptz", "(now() - interval '{} days')"),
        Dialect::Sqlite => (
            "datetime",
            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{} days')",
        ),
        Dialect::Mysql => ("datetime(6)", "(utc_timestamp(6) - interval {} day)"),
    };
    let mut sql = sql.replace("{time}", time);
    for days in [1, 9, 11, 100] {
        let moment = |days: String| ago.replace("{}", &days).replace("--", "+");
        sql = sql.replace(&format!("{{ago {days}}}"), &moment(days.to_string()));
        sql = sql.replace(&format!("{{ahead {days}}}"), &moment(format!("-{days}")));
    }
    sql
}

/// Rows by the thousand: a query for the numbers from 1.
pub(crate) fn numbers(dialect: Dialect, count: u64) -> String {
    match dialect {
        Dialect::Postgres => format!("generate_series(1, {count}) AS s(n)"),
        Dialect::Sqlite => format!(
            "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count}) SELECT n FROM s) AS s"
        ),
        Dialect::Mysql => format!("(SELECT seq AS n FROM seq_1_to_{count}) AS s"),
    }
}
