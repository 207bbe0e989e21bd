//! From SQL and classes to a plan and findings.

use std::fmt::Write as _;

use cargo_data_class::check::{self, Context};
use cargo_data_class::classes::classify;
use cargo_data_class::config::{self, baseline::Baseline};
use cargo_data_class::diagnostic::{Code, Diagnostic};
use cargo_data_class::engine::{Connection, block_on, introspect};
use cargo_data_class::plan::{Fate, How, Plan, plans};
use cargo_data_class::resolve::Database;
use cargo_data_class::schema::{Dialect, Schema, TableRef};

use crate::entries::entries;

/// A schema with classes.
pub(crate) struct Case {
    dialect: Dialect,
    schema: Schema,
    config: String,
}

impl Case {
    /// SQLite's schema after `sql`, and a class a table as the attribute would say it: `users: user, keep = "a"`.
    pub(crate) fn new(sql: &str, classes: &[&str]) -> Self {
        let schema = block_on(async || {
            let mut connection = Connection::open("sqlite::memory:").await.expect("SQLite");
            connection.execute(sql).await.expect("the schema's SQL");
            introspect(&mut connection, "none")
                .await
                .expect("the schema")
        });
        let config = "[catalog]\napplication = \"app\"\n[tables]\n".to_owned() + &entries(classes);
        Case {
            dialect: Dialect::Sqlite,
            schema,
            config,
        }
    }

    /// The same schema as another dialect would have it.
    pub(crate) fn in_dialect(mut self, dialect: Dialect) -> Self {
        let schema = dialect.default_schema();
        let rename = |table: &mut TableRef| schema.clone_into(&mut table.schema);
        for table in &mut self.schema.tables {
            schema.clone_into(&mut table.schema);
            table
                .foreign_keys
                .iter_mut()
                .for_each(|key| schema.clone_into(&mut key.schema));
            for trigger in &mut table.triggers {
                trigger.names.iter_mut().for_each(rename);
            }
        }
        self.schema.dialect = dialect;
        self.dialect = dialect;
        self
    }

    /// The same after a change that SQLite can't express.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Schema)) -> Self {
        change(&mut self.schema);
        self
    }

    /// The plan, and what all rules say.
    pub(crate) fn run(&self) -> (Plan, Vec<Diagnostic>) {
        let config = config::parse(&self.config)
            .unwrap_or_else(|problems| panic!("{problems:?}\n{}", self.config));
        let baseline = Baseline::default();
        let databases = [Database {
            name: String::new(),
            packages: Vec::new(),
            schemas: vec![&self.schema],
        }];
        let classes = classify(&config, &baseline, &[], &databases);
        let plans = vec![plans(&classes, 0)];
        let findings = check::check(&Context {
            config: &config,
            config_file: "data-class.toml".into(),
            baseline: &baseline,
            baseline_file: "data-class-baseline.toml".into(),
            packages: &[],
            classes: &classes,
            plans: &plans,
            fixtures: &[],
            fixture_files: &[],
            is_whole: true,
            made_at: &|_, _| None,
            today: data_class_grammar::Date::parse("2026-01-01").expect("a day"),
            lenient_dates: false,
        });
        let plan = plans.into_iter().flatten().next().expect("a plan");
        assert_eq!(plan.dialect, self.dialect);
        let json = serde_json::to_string(&plan).expect("JSON");
        assert_eq!(serde_json::from_str::<Plan>(&json).expect("a plan"), plan);
        (plan, findings)
    }

    /// The findings of a code: message and notes.
    #[track_caller]
    pub(crate) fn finds(&self, code: Code, expected: &[&str]) -> &Self {
        let (_, findings) = self.run();
        let found: Vec<String> = findings
            .iter()
            .filter(|finding| finding.code == code)
            .map(|finding| {
                format!(
                    "{} | {}",
                    finding.message,
                    finding.notes.first().map_or("", String::as_str)
                )
            })
            .collect();
        assert_eq!(found, expected);
        self
    }

    /// The gist of the full cleanup, which must not be refused.
    #[track_caller]
    pub(crate) fn cleans(&self, expected: &str) -> &Self {
        let (plan, _) = self.run();
        assert_eq!(plan.refusals, [], "refused");
        let found = clean(&plan);
        assert_eq!(found.trim(), unindented(expected), "found:\n{found}");
        self
    }

    /// The gist of retention, which must not be refused.
    #[track_caller]
    pub(crate) fn purges(&self, expected: &str) -> &Self {
        let (plan, _) = self.run();
        assert_eq!(plan.refusals, [], "refused");
        let found = purge(&plan);
        assert_eq!(found.trim(), unindented(expected), "found:\n{found}");
        self
    }
}

fn unindented(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    lines.join("\n")
}

fn names(tables: &[TableRef]) -> String {
    let names: Vec<&str> = tables.iter().map(|table| table.table.as_str()).collect();
    names.join(", ")
}

fn clean(plan: &Plan) -> String {
    let mut text = String::new();
    for group in &plan.clean.survivors {
        for table in &group.tables {
            let _ = writeln!(
                text,
                "survive in {}: {}",
                table.table.table,
                table.reasons.join("; ")
            );
        }
        if !group.rounds.is_empty() {
            let rounds: Vec<&str> = group.rounds.iter().map(|id| id.0.as_str()).collect();
            let _ = writeln!(text, "rounds: {}", rounds.join(", "));
        }
    }
    for detach in &plan.clean.detach {
        let _ = writeln!(text, "detach {}", detach.reference);
    }
    if let Some(truncation) = &plan.clean.truncation {
        let tables: Vec<String> = truncation
            .tables
            .iter()
            .map(|table| match table.aside {
                true => format!("{} (aside)", table.table.table),
                false => table.table.table.clone(),
            })
            .collect();
        let _ = writeln!(text, "truncate {}", tables.join(", "));
    }
    for step in &plan.clean.steps {
        let how = match step.how {
            How::Delete => "delete",
            How::OneStatement => "delete at once",
            How::Deferred => "delete deferred",
        };
        let _ = write!(text, "{how} {}", names(&step.tables));
        for null in &step.null_first {
            let _ = write!(text, " / NULL first {}", null.reference);
        }
        for itself in &step.itself_first {
            let _ = write!(text, " / itself first {itself}");
        }
        text.push('\n');
    }
    let cleaned = plan
        .tables
        .iter()
        .filter(|table| table.fate == Fate::Cleaned)
        .count();
    assert_eq!(cleaned, plan.clean.effect.survivors.len());
    text
}

fn purge(plan: &Plan) -> String {
    let mut text = String::new();
    for rule in &plan.purge.rules {
        let _ = writeln!(text, "{} by {:?}", rule.reason, rule.time);
        for id in &rule.with_parent {
            let _ = writeln!(text, "  with parent: {id}");
        }
        for spare in &rule.spared_by {
            let _ = writeln!(
                text,
                "  spared: {}",
                match spare {
                    cargo_data_class::plan::Spare::Held(id) => format!("held by {id}"),
                    cargo_data_class::plan::Spare::Protected(table) =>
                        format!("protected in {}", table.table),
                }
            );
        }
        for detach in &rule.detach {
            let _ = writeln!(text, "  detach {}", detach.reference);
        }
        if rule.recursive {
            text.push_str("  recursive\n");
        }
        let steps: Vec<String> = rule.steps.iter().map(|step| names(&step.tables)).collect();
        let _ = writeln!(text, "  delete {}", steps.join("; "));
    }
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}
