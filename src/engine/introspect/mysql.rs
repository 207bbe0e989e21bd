//! MariaDB and MySQL: one query of `information_schema` for each kind of object.
//!
//! Types are `COLUMN_TYPE`, with the display widths of integers left out, as MySQL 8 does (`tinyint(1)` stays: it is
//! how booleans are written). The database's own name is no schema: its tables have the empty one.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, MySqlConnection, Row, mysql::MySqlRow};

use super::names::{Names, identifiers, runs_text};
use super::{action, references};
use crate::migrations::fingerprint::sha256;
use crate::migrations::split::Flavor;
use crate::schema::{
    Called, Column, Deferrable, Dialect, ForeignKey, Identity, IdentityKind, Index, IndexPart,
    Schema, Sequence, Table, TableKind, TableRef, Trigger, Unique,
};

type Result<T> = std::result::Result<T, sqlx::Error>;

pub(super) async fn introspect(
    connection: &mut MySqlConnection,
    fingerprint: &str,
) -> Result<Schema> {
    let server = rows(
        connection,
        "SELECT CAST(version() AS CHAR), CAST(database() AS CHAR)",
    )
    .await?;
    let (version, database) = match server.first() {
        Some(row) => (text(row, 0)?, text(row, 1)?),
        None => (String::new(), String::new()),
    };
    let mut reader = Reader {
        connection,
        mariadb: version.contains("MariaDB"),
        database,
        schema: Schema::empty(Dialect::Mysql, fingerprint),
        places: HashMap::new(),
    };
    reader.tables().await?;
    reader.columns().await?;
    reader.indexes().await?;
    reader.foreign_keys().await?;
    reader.checks().await?;
    reader.partitions().await?;
    reader.views().await?;
    reader.triggers().await?;
    Ok(reader.schema)
}

async fn rows(connection: &mut MySqlConnection, sql: &str) -> Result<Vec<MySqlRow>> {
    sqlx::query(AssertSqlSafe(sql.to_owned()))
        .fetch_all(connection)
        .await
}

/// A column of a row as text: `information_schema` has CHAR, TEXT and binary ones, differing by version.
fn text(row: &MySqlRow, index: usize) -> Result<String> {
    Ok(optional(row, index)?.unwrap_or_default())
}

fn optional(row: &MySqlRow, index: usize) -> Result<Option<String>> {
    let bytes: Option<Vec<u8>> = row.try_get_unchecked(index)?;
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

struct Reader<'c> {
    connection: &'c mut MySqlConnection,
    mariadb: bool,
    database: String,
    schema: Schema,
    places: HashMap<String, usize>,
}

impl Reader<'_> {
    async fn rows(&mut self, sql: &str) -> Result<Vec<MySqlRow>> {
        rows(self.connection, sql).await
    }

    fn table(&mut self, name: &str) -> Option<&mut Table> {
        self.places
            .get(name)
            .and_then(|at| self.schema.tables.get_mut(*at))
    }

    /// A schema's name as we write it: the database's own is empty.
    fn schema_name(&self, name: String) -> String {
        if name.eq_ignore_ascii_case(&self.database) {
            String::new()
        } else {
            name
        }
    }

    async fn tables(&mut self) -> Result<()> {
        let sql = "SELECT table_name, table_type, engine FROM information_schema.tables \
                   WHERE table_schema = database() ORDER BY BINARY table_name";
        for row in self.rows(sql).await? {
            let name = text(&row, 0)?;
            let kind = match text(&row, 1)?.as_str() {
                "SEQUENCE" => {
                    let schema = String::new();
                    self.schema.sequences.push(Sequence {
                        schema,
                        name,
                        used_by: Vec::new(),
                    });
                    continue;
                }
                "VIEW" | "SYSTEM VIEW" => TableKind::View,
                _ => TableKind::Table,
            };
            let mut table = Table::new("", name.clone(), kind);
            table.engine = optional(&row, 2)?.filter(|_| kind == TableKind::Table);
            self.places.insert(name, self.schema.tables.len());
            self.schema.tables.push(table);
        }
        Ok(())
    }

    async fn columns(&mut self) -> Result<()> {
        let sql = "SELECT table_name, column_name, column_type, is_nullable, column_default, extra, \
                   generation_expression, data_type FROM information_schema.columns \
                   WHERE table_schema = database() ORDER BY table_name, ordinal_position";
        let mut drawn = Vec::new();
        for row in self.rows(sql).await? {
            let column = self.column(&row)?;
            let name = text(&row, 0)?;
            if let Some(default) = column.default.as_ref().filter(|d| d.contains("nextval(")) {
                drawn.push((default.to_lowercase(), format!("{name}.{}", column.name)));
            }
            if let Some(table) = self.table(&name) {
                table.columns.push(column);
            }
        }
        for sequence in &mut self.schema.sequences {
            let quoted = format!("`{}`", sequence.name.to_lowercase());
            let uses = drawn
                .iter()
                .filter(|(default, _)| default.contains(&quoted));
            sequence.used_by = uses.map(|(_, column)| column.clone()).collect();
        }
        Ok(())
    }

    fn column(&self, row: &MySqlRow) -> Result<Column> {
        let declared = text(row, 2)?;
        let mut column = Column::new(text(row, 1)?, canonical_type(&declared));
        column.not_null = text(row, 3)? == "NO";
        let extra = text(row, 5)?.to_lowercase();
        let default = optional(row, 4)?.map(|default| self.without_database(&default));
        column.default = if self.mariadb {
            default.filter(|default| default != "NULL")
        } else {
            default.map(|default| mysql_default(default, &text(row, 7).unwrap_or_default(), &extra))
        };
        if let Some(expression) = optional(row, 6)?.filter(|expression| !expression.is_empty()) {
            column.generated = Some(self.without_database(&expression));
            column.default = None;
        }
        if extra.contains("auto_increment") {
            column.identity = Some(Identity {
                kind: IdentityKind::AutoIncrement,
                sequence: None,
            });
        }
        if declared.to_lowercase().starts_with("enum(") {
            column.labels = labels(&declared);
        }
        Ok(column)
    }

    /// The engine qualifies names in expressions with the database's, which differs from shadow to shadow.
    fn without_database(&self, text: &str) -> String {
        text.replace(&format!("`{}`.", self.database.replace('`', "``")), "")
    }

    async fn indexes(&mut self) -> Result<()> {
        // MariaDB has no expressions in indexes, and no such column.
        let expression = if self.mariadb { "NULL" } else { "expression" };
        let sql = format!(
            "SELECT table_name, index_name, CAST(non_unique AS CHAR), column_name, CAST(sub_part AS CHAR), {expression} \
             FROM information_schema.statistics WHERE table_schema = database() \
             ORDER BY table_name, index_name, seq_in_index"
        );
        let mut found: Vec<(String, String, bool, Vec<IndexPart>)> = Vec::new();
        for row in self.rows(&sql).await? {
            let (table, name) = (text(&row, 0)?, text(&row, 1)?);
            let unique = text(&row, 2)? == "0";
            if found
                .last()
                .is_none_or(|(t, n, ..)| *t != table || *n != name)
            {
                found.push((table, name, unique, Vec::new()));
            }
            let part = match (optional(&row, 3)?, optional(&row, 4)?) {
                (Some(column), None) => IndexPart::Column(column),
                (Some(column), Some(length)) => {
                    IndexPart::Expression(format!("`{}`({length})", column.replace('`', "``")))
                }
                (None, _) => IndexPart::Expression(text(&row, 5)?),
            };
            if let Some((.., parts)) = found.last_mut() {
                parts.push(part);
            }
        }
        for (table, name, unique, parts) in found {
            if let Some(table) = self.table(&table) {
                add_index(table, name, unique, parts);
            }
        }
        Ok(())
    }

    async fn foreign_keys(&mut self) -> Result<()> {
        let sql = "SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema, \
                   k.referenced_table_name, k.referenced_column_name, r.delete_rule, r.update_rule \
                   FROM information_schema.key_column_usage k \
                   JOIN information_schema.referential_constraints r \
                   ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name \
                   AND r.table_name = k.table_name \
                   WHERE k.table_schema = database() AND k.constraint_schema = database() \
                   AND k.referenced_table_name IS NOT NULL \
                   ORDER BY k.table_name, k.constraint_name, k.ordinal_position";
        for row in self.rows(sql).await? {
            let name = text(&row, 1)?;
            let schema = self.schema_name(text(&row, 3)?);
            let Some(table) = self.table(&text(&row, 0)?) else {
                continue;
            };
            if table.foreign_keys.last().is_none_or(|key| key.name != name) {
                table.foreign_keys.push(foreign_key(name, schema, &row)?);
            }
            if let Some(key) = table.foreign_keys.last_mut() {
                key.columns.push(text(&row, 2)?);
                key.parent_columns.push(text(&row, 5)?);
            }
        }
        Ok(())
    }

    async fn checks(&mut self) -> Result<()> {
        let sql = if self.mariadb {
            "SELECT table_name, check_clause FROM information_schema.check_constraints \
             WHERE constraint_schema = database()"
        } else {
            "SELECT t.table_name, c.check_clause FROM information_schema.check_constraints c \
             JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema \
             AND t.constraint_name = c.constraint_name WHERE c.constraint_schema = database() \
             AND t.constraint_type = 'CHECK'"
        };
        for row in self.rows(sql).await? {
            let clause = self.without_database(&text(&row, 1)?);
            if let Some(table) = self.table(&text(&row, 0)?) {
                table.checks.push(clause);
            }
        }
        Ok(())
    }

    /// Partitions of MariaDB and MySQL are no tables of their own.
    async fn partitions(&mut self) -> Result<()> {
        let sql = "SELECT DISTINCT table_name, partition_method, partition_expression \
                   FROM information_schema.partitions \
                   WHERE table_schema = database() AND partition_method IS NOT NULL";
        for row in self.rows(sql).await? {
            let by = format!("{} ({})", text(&row, 1)?, text(&row, 2)?);
            if let Some(table) = self.table(&text(&row, 0)?) {
                table.partition_by = Some(by);
            }
        }
        Ok(())
    }

    async fn views(&mut self) -> Result<()> {
        let sql = "SELECT table_name, view_definition FROM information_schema.views \
                   WHERE table_schema = database()";
        for row in self.rows(sql).await? {
            let definition = self.without_database(&text(&row, 1)?);
            if let Some(view) = self.table(&text(&row, 0)?) {
                view.definition = Some(definition);
            }
        }
        Ok(())
    }

    async fn triggers(&mut self) -> Result<()> {
        let sql = "SELECT event_object_table, trigger_name, action_timing, event_manipulation, action_statement \
                   FROM information_schema.triggers WHERE trigger_schema = database() \
                   ORDER BY event_object_table, trigger_name";
        let triggers = self.rows(sql).await?;
        if triggers.is_empty() {
            return Ok(());
        }
        let routines = self.routines().await?;
        let names = Names::new(references(&self.schema), Flavor::Mysql);
        for row in &triggers {
            let body = self.without_database(&text(row, 4)?);
            let (named, calls, dynamic) = reach(&body, &routines, &names);
            let trigger = Trigger {
                name: text(row, 1)?,
                timing: text(row, 2)?,
                events: vec![text(row, 3)?],
                level: "ROW".to_owned(),
                enabled: true,
                function: None,
                names: named,
                dynamic,
                body,
                definition: None,
                calls,
            };
            if let Some(table) = self.table(&text(row, 0)?) {
                table.triggers.push(trigger);
            }
        }
        Ok(())
    }

    /// Stored procedures and functions by lower-case name; what share a name are one text.
    async fn routines(&mut self) -> Result<HashMap<String, String>> {
        let sql = "SELECT routine_name, routine_definition FROM information_schema.routines \
                   WHERE routine_schema = database() ORDER BY routine_type";
        let mut routines: HashMap<String, String> = HashMap::new();
        for row in self.rows(sql).await? {
            let body = self.without_database(&text(&row, 1)?);
            routines
                .entry(text(&row, 0)?.to_lowercase())
                .or_default()
                .push_str(&body);
        }
        Ok(routines)
    }
}

/// The tables that a body and the routines it calls name, those routines, and whether any of them runs SQL made at
/// run time.
fn reach(
    body: &str,
    routines: &HashMap<String, String>,
    names: &Names,
) -> (Vec<TableRef>, Vec<Called>, bool) {
    let mut found = Vec::new();
    let mut calls = Vec::new();
    let mut dynamic = false;
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![body];
    while let Some(text) = open.pop() {
        dynamic |= runs_text(text, Flavor::Mysql);
        found.extend(names.named_in(text));
        for word in identifiers(text, Flavor::Mysql) {
            if let Some(routine) = routines.get(&word)
                && seen.insert(word.clone())
            {
                calls.push(Called {
                    name: word,
                    hash: sha256(routine),
                });
                open.push(routine);
            }
        }
    }
    found.sort();
    found.dedup();
    calls.sort();
    (found, calls, dynamic)
}

fn add_index(table: &mut Table, name: String, unique: bool, parts: Vec<IndexPart>) {
    if name == "PRIMARY" {
        table.primary_key = parts
            .into_iter()
            .map(|part| match part {
                IndexPart::Column(name) => name,
                // A key over a prefix of a column: the column is what it is known by.
                IndexPart::Expression(text) => text
                    .trim_start_matches('`')
                    .split('`')
                    .next()
                    .unwrap_or("")
                    .to_owned(),
            })
            .collect();
    } else if unique {
        let (nulls_not_distinct, deferrable) = (false, false);
        table.unique.push(Unique {
            name,
            parts,
            predicate: None,
            nulls_not_distinct,
            deferrable,
        });
    } else {
        table.indexes.push(Index {
            name,
            parts,
            predicate: None,
        });
    }
}

fn foreign_key(name: String, schema: String, row: &MySqlRow) -> Result<ForeignKey> {
    Ok(ForeignKey {
        name,
        columns: Vec::new(),
        schema,
        table: text(row, 4)?,
        parent_columns: Vec::new(),
        on_delete: action(&text(row, 6)?),
        on_update: action(&text(row, 7)?),
        deferrable: Deferrable::No,
        set_columns: Vec::new(),
        valid: true,
        match_full: false,
    })
}

/// `int(11) unsigned` as `int unsigned`; the width of `tinyint(1)` and with ZEROFILL means something.
fn canonical_type(declared: &str) -> String {
    let is_list = declared.starts_with("enum(") || declared.starts_with("set(");
    if is_list || declared.starts_with("tinyint(1)") || declared.contains("zerofill") {
        return declared.to_owned();
    }
    let integer = ["tinyint(", "smallint(", "mediumint(", "int(", "bigint("]
        .iter()
        .any(|start| declared.starts_with(start));
    match (declared.split_once('('), declared.split_once(')')) {
        (Some((name, _)), Some((_, rest))) if integer => format!("{name}{rest}"),
        _ => declared.to_owned(),
    }
}

/// MySQL gives literals without quotes; MariaDB gives the expression.
fn mysql_default(default: String, data_type: &str, extra: &str) -> String {
    const NUMBERS: &[&str] = &[
        "tinyint",
        "smallint",
        "mediumint",
        "int",
        "bigint",
        "decimal",
        "float",
        "double",
        "bit",
        "year",
    ];
    let expression = extra.contains("default_generated")
        || default.to_uppercase().starts_with("CURRENT_TIMESTAMP");
    if expression || NUMBERS.contains(&data_type.to_lowercase().as_str()) {
        default
    } else {
        format!("'{}'", default.replace('\'', "''"))
    }
}

/// The labels of `enum('a','it''s')`.
fn labels(declared: &str) -> Vec<String> {
    let inner = declared.split_once('(').map_or("", |(_, rest)| rest);
    let inner = inner.strip_suffix(')').unwrap_or(inner);
    let mut labels = Vec::new();
    let mut current: Option<String> = None;
    let mut characters = inner.chars().peekable();
    while let Some(c) = characters.next() {
        match (&mut current, c) {
            (None, '\'') => current = Some(String::new()),
            (None, _) => {}
            (Some(label), '\'') if characters.peek() == Some(&'\'') => {
                characters.next();
                label.push('\'');
            }
            (Some(_), '\'') => labels.extend(current.take()),
            (Some(label), c) => label.push(c),
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_one_spelling() {
        for (declared, canonical) in [
            ("int(11)", "int"),
            ("bigint(20) unsigned", "bigint unsigned"),
            ("tinyint(1)", "tinyint(1)"),
            ("tinyint(4)", "tinyint"),
            ("varchar(255)", "varchar(255)"),
            ("int(5) unsigned zerofill", "int(5) unsigned zerofill"),
            ("enum('int(1)')", "enum('int(1)')"),
        ] {
            assert_eq!(canonical_type(declared), canonical);
        }
    }

    #[test]
    fn labels_may_hold_quotes_and_commas() {
        assert_eq!(labels("enum('a','it''s','x,y')"), ["a", "it's", "x,y"]);
    }
}
