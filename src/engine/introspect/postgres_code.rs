//! PostgreSQL's code beside the tables: triggers with their functions, and rewrite rules.

use std::collections::{BTreeSet, HashMap};

use sqlx::{PgConnection, Row, postgres::PgRow};

use super::names::{Names, identifiers, runs_text};
use super::postgres::{Places, rows, table_of};
use super::references;
use crate::migrations::split::Flavor;
use crate::schema::{Called, Rule, Schema, TableRef, Trigger};

type Result<T> = std::result::Result<T, sqlx::Error>;

/// Functions of contributed modules, written in C, that touch nothing but the row at hand.
const HARMLESS: &[&str] = &[
    "moddatetime",
    "autoinc",
    "insert_username",
    "tsvector_update_trigger",
];

/// A function of the application or of an extension.
struct Function {
    name: String,
    called: Called,
    source: String,
    /// Its source can be read for names: SQL or PL/pgSQL.
    readable: bool,
    /// It may run SQL that can't be read: a procedural language such as PL/Perl. Extensions written in C don't.
    opaque: bool,
}

pub(super) async fn read(
    connection: &mut PgConnection,
    schema: &mut Schema,
    places: &Places,
    version: i32,
) -> Result<()> {
    let names = Names::new(references(schema), Flavor::Standard);
    rules(connection, schema, places, &names).await?;
    let not_a_copy = if version >= 130_000 {
        "AND t.tgparentid = 0"
    } else {
        ""
    };
    let sql = format!(
        "SELECT t.tgrelid::int8, t.tgname::text, t.tgtype::int4, t.tgenabled::text, n.nspname || '.' || p.proname, \
         p.oid::int8, p.prosrc, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid \
         JOIN pg_namespace n ON n.oid = p.pronamespace WHERE NOT t.tgisinternal {not_a_copy}"
    );
    let triggers = rows(connection, &sql).await?;
    if triggers.is_empty() {
        return Ok(());
    }
    let functions = functions(connection, version).await?;
    for row in &triggers {
        if let Some(table) = table_of(schema, places, row)? {
            table.triggers.push(trigger(row, &functions, &names)?);
        }
    }
    Ok(())
}

async fn rules(
    connection: &mut PgConnection,
    schema: &mut Schema,
    places: &Places,
    names: &Names,
) -> Result<()> {
    let sql = "SELECT ev_class::int8, rulename::text, ev_type::text, pg_get_ruledef(oid) FROM pg_rewrite \
               WHERE rulename <> '_RETURN'";
    for row in rows(connection, sql).await? {
        let Some(table) = table_of(schema, places, &row)? else {
            continue;
        };
        let definition: String = row.try_get(3)?;
        let event = match row.try_get::<String, _>(2)?.as_str() {
            "1" => "SELECT",
            "2" => "UPDATE",
            "3" => "INSERT",
            _ => "DELETE",
        };
        // What stands before DO is the rule's own table and its condition.
        let body = definition
            .split_once(" DO ")
            .map_or(definition.as_str(), |(_, body)| body);
        let names = names.named_in(body);
        table.rules.push(Rule {
            name: row.try_get(1)?,
            event: event.to_owned(),
            names,
            definition,
        });
    }
    Ok(())
}

async fn functions(connection: &mut PgConnection, version: i32) -> Result<HashMap<i64, Function>> {
    // A function with BEGIN ATOMIC has no text of its own.
    let body = if version >= 140_000 {
        "coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)"
    } else {
        "p.prosrc"
    };
    let hash = if version >= 110_000 {
        "CASE WHEN p.prokind <> 'a' THEN encode(sha256(convert_to(pg_get_functiondef(p.oid), 'UTF8')), 'hex') ELSE '' END"
    } else {
        "''"
    };
    let sql = format!(
        "SELECT p.oid::int8, p.proname::text, {body}, l.lanname IN ('sql', 'plpgsql'), p.oid::regprocedure::text, {hash}, \
         l.lanname NOT IN ('sql', 'plpgsql', 'c', 'internal') \
         FROM pg_proc p \
         JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang \
         WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
    );
    rows(connection, &sql)
        .await?
        .iter()
        .map(|row| {
            let function = Function {
                name: row.try_get(1)?,
                source: row.try_get(2)?,
                readable: row.try_get(3)?,
                opaque: row.try_get(6)?,
                called: Called {
                    name: row.try_get(4)?,
                    hash: row.try_get(5)?,
                },
            };
            Ok((row.try_get(0)?, function))
        })
        .collect()
}

fn trigger(row: &PgRow, functions: &HashMap<i64, Function>, names: &Names) -> Result<Trigger> {
    let bits: i32 = row.try_get(2)?;
    let has = |bit: i32| bits & bit != 0;
    let timing = match (has(2), has(64)) {
        (true, _) => "BEFORE",
        (_, true) => "INSTEAD OF",
        _ => "AFTER",
    };
    let events = [
        (4, "INSERT"),
        (16, "UPDATE"),
        (8, "DELETE"),
        (32, "TRUNCATE"),
    ];
    let (named, calls, dynamic) = reach(row.try_get(5)?, functions, names);
    Ok(Trigger {
        name: row.try_get(1)?,
        timing: timing.to_owned(),
        events: events
            .iter()
            .filter(|(bit, _)| has(*bit))
            .map(|(_, event)| (*event).to_owned())
            .collect(),
        level: if has(1) { "ROW" } else { "STATEMENT" }.to_owned(),
        enabled: row.try_get::<String, _>(3)? != "D",
        function: row.try_get(4)?,
        body: row.try_get(6)?,
        definition: row.try_get(7)?,
        calls,
        names: named,
        dynamic,
    })
}

/// The tables that a function and all functions it calls name, those functions, and whether any of them runs SQL
/// made at run time or can't be read. The engine's own trigger functions touch no other table.
fn reach(
    start: i64,
    functions: &HashMap<i64, Function>,
    names: &Names,
) -> (Vec<TableRef>, Vec<Called>, bool) {
    let mut found = BTreeSet::new();
    let mut calls = BTreeSet::new();
    let mut dynamic = false;
    let mut seen = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(function) = open.pop().and_then(|oid| functions.get(&oid)) {
        calls.insert(function.called.clone());
        if !function.readable {
            dynamic |= !HARMLESS.contains(&function.name.as_str());
            continue;
        }
        dynamic |= runs_text(&function.source, Flavor::Standard);
        found.extend(names.named_in(&function.source));
        let words = identifiers(&function.source, Flavor::Standard);
        let called = functions.iter().filter(|(_, other)| {
            (other.readable || other.opaque) && words.contains(&other.name.to_lowercase())
        });
        open.extend(called.map(|(oid, _)| *oid).filter(|oid| seen.insert(*oid)));
    }
    (
        found.into_iter().collect(),
        calls.into_iter().collect(),
        dynamic,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, expected: bool) {
        let function = |name: &str, source: &str, language: &str| Function {
            name: name.to_owned(),
            called: Called {
                name: format!("{name}()"),
                hash: String::new(),
            },
            source: source.to_owned(),
            readable: language == "plpgsql",
            opaque: language == "plperl",
        };
        let functions = HashMap::from([
            (1, function("fired", "BEGIN PERFORM tidy(); END", "plpgsql")),
            (2, function("tidy", "spi_exec_query('DELETE')", language)),
        ]);
        let names = Names::new(Vec::new(), Flavor::Standard);
        assert_eq!(reach(1, &functions, &names).2, expected, "{language}");
    }

    #[test]
    fn what_a_trigger_calls_may_do_anything_where_it_cannot_be_read() {
        check("plperl", true);
        check("c", false);
    }
}
