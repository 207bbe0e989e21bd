//! One folder a case: schema, classes, data, and the rows that are left. A file that names a dialect is that one's;
//! a case without a schema for a dialect is not for it.
//!
//! `expected.txt` lists the rows by table; or it says `refused CODE` where the plan is refused, or `fails` where the
//! cleanup is tried and undone: nothing is changed then. `after.sql` is run after a cleanup and prints `after.txt`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_data_class::plan::Plan;
use cargo_data_class::schema::{Dialect, TableName};
use cargo_data_class::sql::quote::Quote;
use cargo_data_class::sql::{self, clean_script, purge_script};

use crate::engines::{Client, Live};
use crate::planned::planned;
use crate::{environments, settings};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql/cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the cases are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    folders.sort();
    folders
}

fn read(folder: &Path, stem: &str, ending: &str, dialect: Dialect) -> Option<String> {
    let own = folder.join(format!("{stem}.{}.{ending}", dialect.name()));
    let shared = folder.join(format!("{stem}.{ending}"));
    fs::read_to_string(own)
        .or_else(|_| fs::read_to_string(shared))
        .ok()
}

/// The rows of every table, framework tables apart.
fn left(live: &Live, plan: &Plan) -> String {
    let q = Quote(live.dialect);
    let mut lines = BTreeMap::new();
    for table in plan
        .tables
        .iter()
        .filter(|table| table.class != "framework")
    {
        let name = q.table(&table.name.schema, &table.name.table);
        let ids = live.must(&format!("SELECT id FROM {name} ORDER BY id;"));
        let ids: Vec<&str> = ids.lines().collect();
        let shown = TableName::new(live.dialect, &table.name.schema, &table.name.table);
        lines.insert(
            shown.to_string(),
            format!("{shown} {}", ids.join(" ")).trim_end().to_owned(),
        );
    }
    let lines: Vec<String> = lines.into_values().collect();
    lines.join("\n")
}

fn run(folder: &Path, dialect: Dialect, client: Client) -> Result<(), String> {
    let Some(tables) = read(folder, "schema", "sql", dialect) else {
        return Ok(());
    };
    let live = Live::new(dialect);
    live.must(&tables);
    live.must(&read(folder, "data", "sql", dialect).expect("data"));
    live.stamp("staging", false);
    let classes = read(folder, "data-class", "toml", dialect).expect("classes");
    let (plan, _) = planned(&live.schema(), &classes);
    let before = left(&live, &plan);
    let environments = environments();
    let case = format!(
        "{} {dialect:?} {client:?}",
        folder.file_name().expect("named").display()
    );
    let expected = read(folder, "expected", "txt", dialect).expect("what is left");
    let code = expected.trim().strip_prefix("refused ");
    if code.is_none() != plan.refusals.is_empty()
        || code.is_some_and(|code| plan.refusals.iter().all(|refusal| refusal.code != code))
    {
        return Err(format!("{case}: {:#?}", plan.refusals));
    }
    let fails = code.is_some() || expected.trim() == "fails";
    let expected = if fails { &before } else { expected.trim_end() };
    let mut scripts = vec![clean_script(&plan, settings(&environments)).text()];
    if code.is_some() {
        scripts.push(purge_script(&plan, settings(&environments)).text());
    }
    for script in scripts {
        let ran = live.run(&script, client);
        let after = left(&live, &plan);
        let told = client == Client::Careless || ran.ok != fails;
        if after != *expected || !told {
            return Err(format!(
                "{case}: {}\nleft:\n{after}\nexpected:\n{expected}",
                ran.text
            ));
        }
    }
    match read(folder, "after", "sql", dialect) {
        Some(sql) if !fails => {
            let printed = live.must(&sql).replace(['|', '\t'], " ");
            let expected = read(folder, "after", "txt", dialect).expect("what is printed");
            match printed == expected.trim_end() {
                true => Ok(()),
                false => Err(format!("{case}: after:\n{printed}\nexpected:\n{expected}")),
            }
        }
        _ => Ok(()),
    }
}

/// Only the folder of this name where the variable is set: for work on one case.
fn is_wanted(folder: &Path) -> bool {
    std::env::var("CASE").map_or(true, |case| folder.ends_with(case))
}

fn every_case(dialect: Dialect) {
    let mut wrong = Vec::new();
    let folders = folders().into_iter().filter(|folder| is_wanted(folder));
    for folder in folders {
        for client in [Client::Plain, Client::Careless] {
            wrong.extend(run(&folder, dialect, client).err());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The reset of a test's database, where the cleanup would be done: without its copies and its proof it leaves the same.
fn reset(folder: &Path, dialect: Dialect) -> Result<(), String> {
    let Some(tables) = read(folder, "schema", "sql", dialect) else {
        return Ok(());
    };
    let expected = read(folder, "expected", "txt", dialect).expect("what is left");
    let expected = expected.trim_end();
    if expected.starts_with("refused ") || expected == "fails" {
        return Ok(());
    }
    let live = Live::new(dialect);
    live.must(&tables);
    live.must(&read(folder, "data", "sql", dialect).expect("data"));
    let classes = read(folder, "data-class", "toml", dialect).expect("classes");
    let (plan, _) = planned(&live.schema(), &classes);
    let keys = match dialect {
        Dialect::Sqlite => "PRAGMA foreign_keys = ON;\n",
        Dialect::Postgres | Dialect::Mysql => "",
    };
    let script = format!("{keys}{};\n", sql::reset::reset(&plan));
    let ran = live.run(&script, Client::Plain);
    let after = left(&live, &plan);
    match ran.ok && after == expected {
        true => Ok(()),
        false => Err(format!(
            "reset of {} {dialect:?}: {}\nleft:\n{after}\nexpected:\n{expected}",
            folder.file_name().expect("named").display(),
            ran.text
        )),
    }
}

fn every_reset(dialect: Dialect) {
    let folders = folders().into_iter().filter(|folder| is_wanted(folder));
    let wrong: Vec<String> = folders
        .filter_map(|folder| reset(&folder, dialect).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_reset_leaves_the_rows_that_it_should_in_postgres() {
    every_reset(Dialect::Postgres);
}

#[test]
fn every_reset_leaves_the_rows_that_it_should_in_sqlite() {
    every_reset(Dialect::Sqlite);
}

#[test]
fn every_reset_leaves_the_rows_that_it_should_in_mariadb() {
    every_reset(Dialect::Mysql);
}

#[test]
fn every_case_leaves_the_rows_that_it_should_in_postgres() {
    every_case(Dialect::Postgres);
}

#[test]
fn every_case_leaves_the_rows_that_it_should_in_sqlite() {
    every_case(Dialect::Sqlite);
}

#[test]
fn every_case_leaves_the_rows_that_it_should_in_mariadb() {
    every_case(Dialect::Mysql);
}
