//! The seed document's full cleanup as Django runs it: a replay of the statements of its deletion collector.
//!
//! `Model.objects.all().delete()` reads the rows, then all rows that reference them, level by level; rows of models
//! that nothing references are deleted by their foreign key in one statement (`can_fast_delete`), references with
//! SET_NULL are updated, all others are deleted a hundred at a time by their primary keys, children first. That is
//! `django/db/models/deletion.py`, 5.x. What Python does with the rows in between is not in the figure.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cargo_data_class::schema::{Action, Dialect, Schema, Table, framework};
use igny8::database::{Database, Error};

use super::stage::Stage;

/// `GET_ITERATOR_CHUNK_SIZE`.
const CHUNK: usize = 100;

/// The tables of the models, by name.
pub(crate) fn tables(dialect: Dialect) -> Result<Vec<String>, Error> {
    let schema = schema(dialect)?;
    let models = models(&schema);
    Ok(models.map(|table| table.name.clone()).collect())
}

/// The document's commands as one script.
pub(crate) async fn clean(stage: &Stage) -> Result<String, Error> {
    let schema = schema(stage.dialect)?;
    let mut database = stage.template().await?;
    let mut script = String::new();
    if stage.dialect == Dialect::Sqlite {
        script.push_str("PRAGMA foreign_keys = ON;\n");
    }
    for (table, rows) in [
        ("accounts", "1 = 1"),
        // Those with an account are gone with it.
        ("users", "account_id IS NULL AND NOT is_superuser"),
        ("site_integrations", "1 = 0"),
        ("automation_configs", "1 = 0"),
        ("api_keys", "1 = 0"),
        ("webhook_configs", "1 = 0"),
        ("ai_task_logs", "1 = 1"),
        ("audit_logs", "1 = 1"),
        ("log_entries", "1 = 1"),
        ("task_results", "1 = 1"),
        ("group_results", "1 = 1"),
    ] {
        let mut collector = Collector::new(&schema, stage.dialect);
        if collector.is_leaf(table) {
            script.push_str(&format!("DELETE FROM {table};\n"));
            continue;
        }
        let query = format!("SELECT {} FROM {table} WHERE {rows}", collector.key(table)?);
        collector
            .statements
            .push(format!("SELECT * FROM {table} WHERE {rows}"));
        let ids = collector.literals(table, database.texts(&query).await?)?;
        collector.collect(&mut database, table, ids).await?;
        script.push_str(&collector.script());
    }
    database.close().await?;
    Ok(script)
}

fn schema(dialect: Dialect) -> Result<Schema, Error> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join(format!("catalog/schema/{}.json", dialect.name()));
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Schema::from_json(&text).map_err(|error| format!("{}: {error:?}", path.display()))?)
}

fn models(schema: &Schema) -> impl Iterator<Item = &Table> {
    schema
        .base_tables()
        .filter(|table| !framework::is_framework(&table.name))
}

/// Keys that Django has as foreign keys and the schema has not: child, column, parent.
const DECLARED: [(&str, &str, &str); 3] = [
    ("log_entries", "user_id", "users"),
    ("audit_logs", "account_id", "accounts"),
    ("ai_task_logs", "content_id", "content"),
];

/// A field that references a model.
struct Related {
    child: String,
    column: String,
    nullable: bool,
    cascades: bool,
}

struct Collector<'a> {
    schema: &'a Schema,
    dialect: Dialect,
    /// By table, what references it.
    related: BTreeMap<String, Vec<Related>>,
    /// What is read.
    statements: Vec<String>,
    /// What is deleted by its foreign key.
    fast: Vec<String>,
    updates: Vec<String>,
    /// The rows of a table that were collected, as literals, tables in the order of their first row.
    data: Vec<(String, Vec<String>)>,
    seen: BTreeSet<(String, String)>,
    /// By table, those whose rows must go before.
    dependencies: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Collector<'a> {
    fn new(schema: &'a Schema, dialect: Dialect) -> Self {
        let mut related: BTreeMap<String, Vec<Related>> = BTreeMap::new();
        for table in models(schema) {
            let nullable = |name: &str| table.column(name).is_some_and(|column| !column.not_null);
            for key in &table.foreign_keys {
                let [column] = key.columns.as_slice() else {
                    continue;
                };
                related.entry(key.table.clone()).or_default().push(Related {
                    child: table.name.clone(),
                    column: column.clone(),
                    nullable: nullable(column),
                    cascades: key.on_delete == Action::Cascade,
                });
            }
            for (_, column, parent) in DECLARED.iter().filter(|(child, ..)| *child == table.name) {
                let nullable = nullable(column);
                related
                    .entry((*parent).to_owned())
                    .or_default()
                    .push(Related {
                        child: table.name.clone(),
                        column: (*column).to_owned(),
                        nullable,
                        cascades: !nullable,
                    });
            }
        }
        Collector {
            schema,
            dialect,
            related,
            statements: Vec::new(),
            fast: Vec::new(),
            updates: Vec::new(),
            data: Vec::new(),
            seen: BTreeSet::new(),
            dependencies: BTreeMap::new(),
        }
    }

    fn is_leaf(&self, table: &str) -> bool {
        !self.related.contains_key(table)
    }

    fn table(&self, name: &str) -> Result<&Table, Error> {
        let found = self.schema.base_tables().find(|table| table.name == name);
        found.ok_or_else(|| format!("no table {name}").into())
    }

    fn primary_key(&self, name: &str) -> Result<&str, Error> {
        let key = self.table(name)?.primary_key.first();
        Ok(key.ok_or_else(|| format!("{name} has no primary key"))?)
    }

    /// The primary key as text.
    fn key(&self, table: &str) -> Result<String, Error> {
        let text = match self.dialect {
            Dialect::Mysql => "char",
            Dialect::Postgres | Dialect::Sqlite => "text",
        };
        Ok(format!("CAST({} AS {text})", self.primary_key(table)?))
    }

    fn literals(&self, table: &str, ids: Vec<String>) -> Result<Vec<String>, Error> {
        let key = self.primary_key(table)?;
        let column = self.table(table)?.column(key);
        if column.is_some_and(|column| column.ty.contains("int")) {
            return Ok(ids);
        }
        Ok(ids.iter().map(|id| format!("'{id}'")).collect())
    }

    /// `bulk_batch_size`: how many keys a statement may name.
    fn batch(&self) -> usize {
        match self.dialect {
            Dialect::Sqlite => 500,
            Dialect::Postgres | Dialect::Mysql => usize::MAX,
        }
    }

    /// `Collector.collect`: the rows and all that references them.
    async fn collect(
        &mut self,
        database: &mut Database,
        table: &str,
        ids: Vec<String>,
    ) -> Result<(), Error> {
        let mut open = vec![(table.to_owned(), ids)];
        while let Some((table, ids)) = open.pop() {
            let new: Vec<String> = ids
                .into_iter()
                .filter(|id| self.seen.insert((table.clone(), id.clone())))
                .collect();
            if new.is_empty() {
                continue;
            }
            match self.data.iter_mut().find(|(name, _)| *name == table) {
                Some((_, all)) => all.extend(new.iter().cloned()),
                None => self.data.push((table.clone(), new.clone())),
            }
            let related = self.related.remove(&table).unwrap_or_default();
            for field in &related {
                for batch in new.chunks(self.batch().min(new.len())) {
                    let ids = self.field(database, &table, field, batch).await?;
                    if !ids.is_empty() {
                        open.push((field.child.clone(), ids));
                    }
                }
            }
            self.related.insert(table, related);
        }
        Ok(())
    }

    /// What one field's rows mean for the deletion; the rows that have to be collected themselves.
    async fn field(
        &mut self,
        database: &mut Database,
        parent: &str,
        field: &Related,
        batch: &[String],
    ) -> Result<Vec<String>, Error> {
        let Related { child, column, .. } = field;
        let rows = format!("{child} WHERE {column} IN ({})", batch.join(", "));
        if !field.cascades {
            let set = format!(
                "UPDATE {child} SET {column} = NULL WHERE {column} IN ({})",
                batch.join(", ")
            );
            self.updates.push(set);
            return Ok(Vec::new());
        }
        if self.is_leaf(child) && child != parent {
            self.fast.push(format!("DELETE FROM {rows}"));
            return Ok(Vec::new());
        }
        self.statements.push(format!("SELECT * FROM {rows}"));
        let query = format!("SELECT {} FROM {rows}", self.key(child)?);
        let ids = self.literals(child, database.texts(&query).await?)?;
        if !field.nullable {
            self.dependencies
                .entry(parent.to_owned())
                .or_default()
                .insert(child.clone());
        } else if self.dialect == Dialect::Mysql {
            // `can_defer_constraint_checks` is false there.
            for chunk in ids.chunks(CHUNK) {
                let key = self.primary_key(child)?;
                let set = format!(
                    "UPDATE {child} SET {column} = NULL WHERE {key} IN ({})",
                    chunk.join(", ")
                );
                self.updates.push(set);
            }
        }
        Ok(ids)
    }

    /// `Collector.sort`: children first, where that is possible.
    fn sorted(&self) -> Vec<&(String, Vec<String>)> {
        let mut sorted: Vec<&(String, Vec<String>)> = Vec::new();
        while sorted.len() < self.data.len() {
            let before = sorted.len();
            for part in &self.data {
                let is_in = |name: &String| sorted.iter().any(|(other, _)| other == name);
                let waits = self.dependencies.get(&part.0);
                if !is_in(&part.0)
                    && waits
                        .is_none_or(|names| names.iter().all(|name| *name == part.0 || is_in(name)))
                {
                    sorted.push(part);
                }
            }
            if sorted.len() == before {
                return self.data.iter().collect();
            }
        }
        sorted
    }

    /// `Collector.delete`.
    fn script(&self) -> String {
        let mut statements = self.statements.clone();
        statements.push("BEGIN".to_owned());
        statements.extend(self.fast.iter().cloned());
        statements.extend(self.updates.iter().cloned());
        for (table, ids) in self.sorted() {
            let key = self.primary_key(table).unwrap_or("id");
            let reversed: Vec<&str> = ids.iter().rev().map(String::as_str).collect();
            for chunk in reversed.chunks(CHUNK) {
                statements.push(format!(
                    "DELETE FROM {table} WHERE {key} IN ({})",
                    chunk.join(", ")
                ));
            }
        }
        statements.push("COMMIT".to_owned());
        statements.join(";\n") + ";\n"
    }
}
