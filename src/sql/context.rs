//! What all renderings of one plan share: how its tables, rows and temporary tables are named.

use crate::plan::{Plan, PlanTable, RefId, Reference, RowKey};
use crate::schema::{Dialect, TableRef};

use super::op::same;
use super::quote::{Quote, visible};

/// A plan with the words for it.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) plan: &'a Plan,
    pub(super) q: Quote,
}

impl<'a> Context<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Context {
            plan,
            q: Quote(plan.dialect),
        }
    }

    pub(super) fn dialect(self) -> Dialect {
        self.plan.dialect
    }

    /// The table of a name, with its number, after which temporary tables are named.
    pub(super) fn table(self, name: &TableRef) -> Option<(usize, &'a PlanTable)> {
        self.plan
            .tables
            .iter()
            .enumerate()
            .find(|(_, table)| table.name == *name)
    }

    pub(super) fn reference(self, id: &RefId) -> Option<&'a Reference> {
        self.plan.reference(id)
    }

    /// The table as a statement names it.
    pub(super) fn sql(self, name: &TableRef) -> String {
        self.q.table(&name.schema, &name.table)
    }

    /// The table as FROM, DELETE and UPDATE name it.
    pub(super) fn target(self, name: &TableRef) -> String {
        let only = self
            .table(name)
            .is_some_and(|(_, table)| table.only && self.dialect() == Dialect::Postgres);
        format!("{}{}", if only { "ONLY " } else { "" }, self.sql(name))
    }

    /// The table as FROM names it where this transaction has deleted most of its rows. In InnoDB they are there until
    /// COMMIT, and the smallest index, which the server would take, knows of none of its own whose they are: it looks
    /// each one up in the table, and reads it there after all.
    pub(super) fn deleted_from(self, name: &TableRef) -> String {
        let no_index = match self.dialect() {
            Dialect::Mysql => " USE INDEX ()",
            Dialect::Postgres | Dialect::Sqlite => "",
        };
        format!("{}{no_index}", self.target(name))
    }

    /// The table's name as people read it, on one line.
    pub(super) fn shown(self, name: &TableRef) -> String {
        let name = crate::schema::TableName::new(self.dialect(), &name.schema, &name.table);
        visible(name.as_str())
    }

    /// The temporary table with the keys of a table's survivors, if it may have any.
    pub(super) fn survivors(self, name: &TableRef) -> Option<String> {
        let (number, _) = self.table(name)?;
        let grouped = |group: &crate::plan::SurvivorGroup| {
            group.tables.iter().any(|member| member.table == *name)
        };
        self.plan
            .clean
            .survivors
            .iter()
            .any(grouped)
            .then(|| self.temp("survivors", number))
    }

    /// A temporary table's name, as it is written in statements.
    pub(super) fn temp(self, what: &str, number: usize) -> String {
        self.temp_named(&format!("data_class_{what}_{number}"))
    }

    /// A temporary table of its own name, as it is written in statements.
    pub(super) fn temp_named(self, name: &str) -> String {
        match self.dialect() {
            Dialect::Postgres => format!("pg_temp.{name}"),
            Dialect::Sqlite | Dialect::Mysql => name.to_owned(),
        }
    }

    /// The columns by which rows are known, as the temporary tables name them.
    pub(super) fn key_names(self, table: &'a PlanTable) -> Vec<&'a str> {
        match &table.row_key {
            RowKey::Columns(columns) | RowKey::Values(columns) => {
                columns.iter().map(String::as_str).collect()
            }
            RowKey::Hidden(name) => vec![name.as_str()],
        }
    }

    /// The names under which temporary tables hold a row's key: `k1`, `k2`.
    pub(super) fn key_columns(self, table: &PlanTable) -> Vec<String> {
        let count = match &table.row_key {
            RowKey::Columns(columns) | RowKey::Values(columns) => columns.len(),
            RowKey::Hidden(_) => 1,
        };
        (1..=count).map(|at| format!("k{at}")).collect()
    }

    /// Of these, what an index has. PostgreSQL uses none for null-safe comparisons, and an index has no room for long
    /// texts.
    pub(super) fn key_index(self, table: &PlanTable) -> Vec<String> {
        let names = self.key_columns(table);
        match (self.dialect(), &table.row_key) {
            (Dialect::Postgres, RowKey::Values(_)) => Vec::new(),
            (Dialect::Mysql, RowKey::Values(columns) | RowKey::Columns(columns)) => {
                let types = columns.iter().map(|name| table.column(name));
                let types: Vec<&str> = types
                    .map(|column| column.map_or("", |column| column.ty.as_str()))
                    .collect();
                super::mysql::index(&names, &types)
            }
            _ => names,
        }
    }

    /// A row's key as a select list with those names.
    pub(super) fn key_list(self, table: &'a PlanTable, alias: &str) -> String {
        let list: Vec<String> = self
            .key_names(table)
            .iter()
            .zip(self.key_columns(table))
            .map(|(name, column)| format!("{alias}.{} AS {column}", self.q.name(name)))
            .collect();
        list.join(", ")
    }

    /// That a row (by `alias`) has the key in columns that `keys` and a number name (`s.k`).
    pub(super) fn key_is(self, table: &'a PlanTable, alias: &str, keys: &str) -> String {
        let nullable = matches!(table.row_key, RowKey::Values(_));
        let parts: Vec<String> = self
            .key_names(table)
            .iter()
            .zip(1..)
            .map(|(name, number)| {
                let (left, right) = (
                    format!("{alias}.{}", self.q.name(name)),
                    format!("{keys}{number}"),
                );
                if nullable {
                    same(self.dialect(), &left, &right)
                } else {
                    format!("{left} = {right}")
                }
            })
            .collect();
        parts.join(" AND ")
    }

    /// That a child's row references a parent's.
    pub(super) fn refers(self, reference: &Reference, child: &str, parent: &str) -> String {
        let parts: Vec<String> = reference
            .columns
            .iter()
            .zip(&reference.parent_columns)
            .map(|(column, of)| {
                format!(
                    "{parent}.{} = {child}.{}",
                    self.q.name(of),
                    self.q.name(column)
                )
            })
            .collect();
        parts.join(" AND ")
    }

    /// That a child's row has a reference at all.
    pub(super) fn has_reference(self, reference: &Reference, child: &str) -> String {
        let parts: Vec<String> = reference
            .columns
            .iter()
            .map(|column| format!("{child}.{} IS NOT NULL", self.q.name(column)))
            .collect();
        parts.join(" AND ")
    }

    /// The table by which a statement's own rows are qualified: aliases are not to be had everywhere.
    pub(super) fn own(self, name: &TableRef) -> String {
        self.q.name(&name.table)
    }

    /// That a table's row (named as the statement names it) is no survivor; none where there are no survivors.
    pub(super) fn goes(self, name: &TableRef) -> Option<String> {
        let (_, table) = self.table(name)?;
        let survivors = self.survivors(name)?;
        Some(format!(
            "NOT EXISTS (SELECT 1 FROM {survivors} data_class_s WHERE {})",
            self.key_is(table, &self.own(name), "data_class_s.k")
        ))
    }

    /// That a row protects itself: by `keep` or `system_rows`. Columns are not qualified.
    pub(super) fn protects_itself(self, table: &PlanTable) -> Option<String> {
        let parts: Vec<&str> = table
            .own_survivors()
            .map(|predicate| predicate.is_false.as_str())
            .collect();
        if parts.is_empty() {
            return None;
        }
        Some(format!("NOT ({})", parts.join(" AND ")))
    }
}
