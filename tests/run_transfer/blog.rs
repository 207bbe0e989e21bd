//! An old blog and a new one: the same schema, other numbers.

use cargo_data_class::engine::block_on;
use cargo_data_class::fixtures::Fixtures;
use cargo_data_class::plan::Plan;
use cargo_data_class::run::transfer::{
    Transfer, TransferReport, TransferRequest, Unwatched, Watch,
};
use cargo_data_class::run::{RunError, Session};
use cargo_data_class::schema::{Dialect, Schema, TableRef};

use crate::engines::Live;
use crate::entries::entries;
use crate::planned::planned;

pub(crate) const SCHEMA: &str = include_str!("blog/schema.sql");
pub(crate) const CLASSES: &[&str] = &[
    "plans: system, key = \"slug\"",
    "industries: system, key = \"slug\"",
    "sectors: system, key = [\"industry_id\", \"slug\"]",
    "accounts: user",
    "users: user",
    "sites: user",
    "tags: user",
    "posts: user",
    "post_tags: user",
    "prompts: mixed, system_rows = \"user_id IS NULL\", key = \"name\"",
    "answers: user",
    "logs: user, references = [\"user_id -> users.id\"]",
    "tokens: user",
];

/// Two databases of one schema, with its classes.
pub(crate) struct Blog {
    pub(crate) old: Live,
    pub(crate) new: Live,
    schema: Schema,
    plan: Plan,
    fixtures: Fixtures,
}

impl Blog {
    /// The old one with system rows and users' rows, the new one with system rows of other numbers.
    pub(crate) fn new(dialect: Dialect) -> Blog {
        let blog = Blog::of(dialect, SCHEMA, CLASSES);
        blog.old.must(include_str!("blog/old.sql"));
        blog.new.must(include_str!("blog/new.sql"));
        blog
    }

    /// Two empty databases of a schema.
    pub(crate) fn of(dialect: Dialect, schema: &str, classes: &[&str]) -> Blog {
        let (old, new) = (Live::new(dialect), Live::new(dialect));
        let sql = in_dialect(dialect, schema);
        old.must(&sql);
        new.must(&sql);
        let schema = old.schema();
        let config = "[catalog]\napplication = \"blog\"\n[tables]\n".to_owned() + &entries(classes);
        let (plan, fixtures) = planned(&schema, &config);
        Blog {
            old,
            new,
            schema,
            plan,
            fixtures,
        }
    }

    /// Transfers; `filters` are `posts: "body" <> ''`.
    pub(crate) fn transfer(
        &self,
        models: &str,
        filters: &[&str],
    ) -> Result<TransferReport, RunError> {
        self.work(models, filters, How::Whole)
    }

    /// Transfers so many rows at a time; `each` is called after each part, with how many rows are decided by then.
    pub(crate) fn in_parts(
        &self,
        models: &str,
        rows: u64,
        each: impl FnMut(u64) + Send,
    ) -> Result<TransferReport, RunError> {
        let mut each = each;
        self.work(models, &[], How::Parts(rows, &mut each))
    }

    pub(crate) fn preview(
        &self,
        models: &str,
        filters: &[&str],
    ) -> Result<TransferReport, RunError> {
        self.work(models, filters, How::Preview)
    }

    fn work(
        &self,
        models: &str,
        filters: &[&str],
        how: How<'_>,
    ) -> Result<TransferReport, RunError> {
        let name = |table: &str| TableRef {
            schema: self.plan.dialect.default_schema().to_owned(),
            table: table.to_owned(),
        };
        let models: Vec<TableRef> = models.split(' ').map(name).collect();
        let filters: Vec<(TableRef, String)> = filters
            .iter()
            .filter_map(|filter| filter.split_once(": "))
            .map(|(table, sql)| (name(table), sql.to_owned()))
            .collect();
        let secrets = [(name("tokens"), vec!["token".to_owned()])];
        let mut transfer = Transfer::new(TransferRequest {
            plan: &self.plan,
            schema: &self.schema,
            fixtures: &self.fixtures,
            models: &models,
            filters: &filters,
            secrets: &secrets,
        })?;
        if let How::Parts(rows, _) = &how {
            transfer = transfer.in_parts_of(*rows);
        }
        let (old, new) = (self.old.url(), self.new.url());
        block_on(async || {
            let mut from = Session::open_existing(&old).await?;
            let mut to = Session::open_existing(&new).await?;
            let (from, to) = (&mut from, &mut to);
            match how {
                How::Preview => transfer.preview(from, to).await,
                How::Whole => transfer.execute(from, to, None, &mut Unwatched).await,
                How::Parts(_, each) => transfer.execute(from, to, None, &mut Each(each)).await,
            }
        })
    }
}

/// What is done.
enum How<'a> {
    Preview,
    Whole,
    Parts(u64, &'a mut (dyn FnMut(u64) + Send)),
}

struct Each<'a>(&'a mut (dyn FnMut(u64) + Send));

impl Watch for Each<'_> {
    fn part(&mut self, done: u64, _: u64) {
        (self.0)(done);
    }
}

/// A schema in a dialect's own words.
pub(crate) fn in_dialect(dialect: Dialect, sql: &str) -> String {
    let (number, json, bytes) = match dialect {
        Dialect::Postgres => (
            "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "jsonb",
            "bytea",
        ),
        Dialect::Sqlite => ("INTEGER PRIMARY KEY AUTOINCREMENT", "TEXT", "BLOB"),
        Dialect::Mysql => (
            "bigint AUTO_INCREMENT PRIMARY KEY",
            "json",
            "varbinary(100)",
        ),
    };
    let own = match dialect {
        Dialect::Postgres => "postgres",
        Dialect::Sqlite => "sqlite",
        Dialect::Mysql => "mysql",
    };
    sql.replace("{number}", number)
        .replace("{json}", json)
        .replace("{bytes}", bytes)
        .lines()
        // `--postgres: ...` is for PostgreSQL alone.
        .map(|line| {
            match line
                .strip_prefix("--")
                .and_then(|rest| rest.split_once(": "))
            {
                Some((name, line)) if name == own => line,
                Some((name, _)) if ["postgres", "sqlite", "mysql"].contains(&name) => "",
                _ => line,
            }
        })
        .map(|line| format!("{line}\n"))
        .collect()
}

/// What a report says of its tables: `posts 2+1+3+0=6`: copied, already there, left behind, refused, counted.
pub(crate) fn said(report: &TransferReport) -> Vec<String> {
    let tables = report.tables.iter();
    tables
        .map(|tally| {
            format!(
                "{} {}+{}+{}+{}={}",
                tally.table,
                tally.copied,
                tally.there,
                tally.left.sum(),
                tally.refused,
                tally.counted
            )
        })
        .collect()
}

/// Runs a test on every engine.
pub(crate) fn on_all(test: impl Fn(Dialect)) {
    for dialect in Dialect::ALL {
        println!("{}", dialect.name());
        test(dialect);
    }
}
