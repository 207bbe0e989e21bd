//! The schema of a live database, for `schema pull`: taken only where its migrations are those of the files.

use std::collections::BTreeMap;

use super::connection::Connection;
use super::error::EngineError;
use super::introspect::introspect;
use super::remote::strings;
use super::url::hide_password;
use crate::migrations::{Inputs, Migration, Runner};
use crate::predicate::quote_identifier;
use crate::schema::{Dialect, Schema, Table, framework};

/// A live database's schema.
#[derive(Debug)]
pub struct Pulled {
    /// The schema, under the fingerprint of the migrations.
    pub schema: Schema,
    /// What could not be compared.
    pub warnings: Vec<String>,
}

/// Reads a live database's schema and changes nothing.
///
/// Refused where the runner's table does not hold exactly the migrations of the files. Our own tables are left out.
pub async fn pull(url: &str, inputs: &Inputs) -> Result<Pulled, EngineError> {
    let mut connection = Connection::open(url).await?;
    if connection.dialect() != inputs.dialect {
        return Err(EngineError::Usage(format!(
            "{} is not of the dialect {}",
            hide_password(url),
            inputs.dialect.name()
        )));
    }
    let mut schema = introspect(&mut connection, &inputs.fingerprint).await?;
    let mut warnings = Vec::new();
    let differences = compare(&mut connection, inputs, &schema, &mut warnings).await?;
    connection.close().await;
    if !differences.is_empty() {
        return Err(EngineError::Refused(format!(
            "the database {} is not where the migrations are:\n  {}",
            hide_password(url),
            differences.join("\n  ")
        )));
    }
    schema
        .tables
        .retain(|table| !framework::OWN.contains(&table.name.as_str()));
    Ok(Pulled { schema, warnings })
}

async fn compare(
    connection: &mut Connection,
    inputs: &Inputs,
    schema: &Schema,
    warnings: &mut Vec<String>,
) -> Result<Vec<String>, EngineError> {
    let mut by_runner: BTreeMap<Runner, Vec<&Migration>> = BTreeMap::new();
    for folder in &inputs.folders {
        by_runner
            .entry(folder.runner)
            .or_default()
            .extend(&folder.migrations);
    }
    if inputs.command.is_some() {
        warnings.push(
            "whether the database is where the command's migrations are can't be told".to_owned(),
        );
    }
    let mut differences = Vec::new();
    for (runner, migrations) in by_runner {
        let Some(table) = runner_table(runner, schema) else {
            let other = schema
                .tables
                .iter()
                .find(|table| framework::runner_of(&table.name).is_some());
            match other {
                Some(other) if runner != Runner::Plain => differences.push(format!(
                    "the files are {}'s, but the database has {}",
                    runner.name(),
                    schema.name_of(other)
                )),
                _ => warnings.push(format!(
                    "the database has no table that says which of the {} migrations were run: not compared",
                    migrations.len()
                )),
            }
            continue;
        };
        let applied = strings(connection, &applied(runner, table, schema.dialect)).await?;
        differences.extend(differences_of(
            &migrations,
            &applied,
            runner == Runner::Sqlx,
        ));
    }
    Ok(differences)
}

fn runner_table(runner: Runner, schema: &Schema) -> Option<&Table> {
    let names: &[&str] = match runner {
        Runner::Sqlx => &["_sqlx_migrations"],
        Runner::Diesel => &["__diesel_schema_migrations"],
        Runner::Refinery => &["refinery_schema_history", "flyway_schema_history"],
        Runner::Dbmate => &["schema_migrations"],
        Runner::Goose => &["goose_db_version"],
        Runner::Plain => &[],
    };
    names
        .iter()
        .find_map(|name| schema.tables.iter().find(|table| table.name == *name))
}

/// A query for the versions that ran; sqlx's with success and checksum behind it.
fn applied(runner: Runner, table: &Table, dialect: Dialect) -> String {
    let text = if dialect == Dialect::Mysql {
        "CHAR"
    } else {
        "TEXT"
    };
    let mut name = quote_identifier(&table.name, dialect);
    if !table.schema.is_empty() {
        name = format!("{}.{name}", quote_identifier(&table.schema, dialect));
    }
    let cast = |column: &str| format!("CAST({column} AS {text})");
    let value = match (runner, dialect) {
        (Runner::Sqlx, Dialect::Postgres) => {
            format!(
                "{} || ' ' || success::int || ' ' || encode(checksum, 'hex')",
                cast("version")
            )
        }
        (Runner::Sqlx, Dialect::Sqlite) => {
            format!(
                "{} || ' ' || success || ' ' || lower(hex(checksum))",
                cast("version")
            )
        }
        (Runner::Sqlx, Dialect::Mysql) => {
            "CAST(concat(version, ' ', success, ' ', lower(hex(checksum))) AS CHAR)".to_owned()
        }
        (Runner::Goose, _) => cast("version_id"),
        _ => cast("version"),
    };
    let filter = match (runner, table.name.as_str()) {
        (Runner::Goose, _) => " WHERE version_id > 0",
        (_, "flyway_schema_history") => " WHERE version IS NOT NULL",
        _ => "",
    };
    format!("SELECT {value} FROM {name}{filter}")
}

/// What the files have and the database hasn't, the other way round, and what changed in between.
fn differences_of(migrations: &[&Migration], applied: &[String], checksums: bool) -> Vec<String> {
    let mut rows: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for row in applied {
        let mut words = row.split(' ');
        let version = words.next().unwrap_or("");
        rows.insert(
            version,
            (words.next().unwrap_or("1"), words.next().unwrap_or("")),
        );
    }
    let mut differences = Vec::new();
    for migration in migrations {
        match rows.remove(migration.version.as_str()) {
            None => differences.push(format!("not run there: {}", migration.file)),
            Some((success, _)) if success != "1" => {
                differences.push(format!("failed half-way there: {}", migration.file));
            }
            Some((_, checksum)) if checksums && checksum != migration.checksum => {
                differences.push(format!("changed since it ran there: {}", migration.file));
            }
            Some(_) => {}
        }
    }
    differences.extend(
        rows.keys()
            .map(|version| format!("run there, but not among the files: {version}")),
    );
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_told() {
        let migration = |version: &str| Migration {
            file: format!("m/{version}_x.sql"),
            version: version.to_owned(),
            source: String::new(),
            sql: String::new(),
            first_line: 1,
            transaction: true,
            checksum: "aa".to_owned(),
        };
        let all = ["1", "2", "3", "4"].map(migration);
        let all: Vec<&Migration> = all.iter().collect();
        let applied = ["1 1 aa", "2 1 bb", "3 0 aa", "9 1 aa"].map(str::to_owned);
        assert_eq!(
            differences_of(&all, &applied, true),
            [
                "changed since it ran there: m/2_x.sql",
                "failed half-way there: m/3_x.sql",
                "not run there: m/4_x.sql",
                "run there, but not among the files: 9",
            ]
        );
        assert!(differences_of(&all[..1], &["1".to_owned()], false).is_empty());
    }
}
