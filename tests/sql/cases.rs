//! One folder a case: schema, classes, data, and the rows that are left. A file that names a dialect is that one's;
//! a case without a schema for a dialect is not for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_data_class::classes::classify;
use cargo_data_class::config::{self, baseline::Baseline};
use cargo_data_class::plan::{Plan, plan};
use cargo_data_class::resolve::Database;
use cargo_data_class::schema::{Dialect, Schema, TableName};
use cargo_data_class::sql::clean_script;
use cargo_data_class::sql::quote::Quote;

use crate::engines::{Client, Live};
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

pub(crate) fn planned(schema: &Schema, text: &str) -> Plan {
    let config = config::parse(text).expect("a configuration");
    let databases = [Database {
        name: String::new(),
        packages: Vec::new(),
        schemas: vec![schema],
    }];
    let baseline = Baseline::default();
    let classes = classify(&config, &baseline, &[], &databases);
    plan(&classes, 0, schema.dialect).expect("a plan")
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
    let plan = planned(&live.schema(), &classes);
    let before = left(&live, &plan);
    let environments = environments();
    let script = clean_script(&plan, settings(&environments)).text();
    let ran = live.run(&script, client);
    let after = left(&live, &plan);
    let expected = read(folder, "expected", "txt", dialect).expect("what is left");
    let case = format!(
        "{} {dialect:?} {client:?}",
        folder.file_name().expect("named").display()
    );
    if let Some(code) = expected.trim().strip_prefix("refused ") {
        if !plan.refusals.iter().any(|refusal| refusal.code == code) || before != after {
            return Err(format!("{case}: {:?}\n{after}", plan.refusals));
        }
        return Ok(());
    }
    if after != expected.trim_end() || !(ran.ok || client == Client::Careless) {
        return Err(format!(
            "{case}: {:?}\n{}\nleft:\n{after}\nexpected:\n{expected}",
            plan.refusals, ran.text
        ));
    }
    Ok(())
}

#[test]
fn every_case_leaves_the_rows_that_it_should() {
    let mut wrong = Vec::new();
    for folder in folders() {
        for dialect in Dialect::ALL {
            for client in [Client::Plain, Client::Careless] {
                wrong.extend(run(&folder, dialect, client).err());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
