//! Plans made by hand, so that the rendering is tested apart from the planner.

use cargo_data_class::plan::*;
use cargo_data_class::schema::{Dialect, Schema, TableRef};

/// What a test says about a table.
pub(crate) struct Said {
    pub(crate) table: &'static str,
    pub(crate) fate: Fate,
    pub(crate) keep: Option<&'static str>,
    pub(crate) system_rows: Option<&'static str>,
}

pub(crate) fn name(schema: &Schema, table: &str) -> TableRef {
    TableRef {
        schema: schema.dialect.default_schema().to_owned(),
        table: table.to_owned(),
    }
}

fn predicate(sql: &str) -> PlanPredicate {
    PlanPredicate {
        text: sql.to_owned(),
        sql: sql.to_owned(),
        is_false: format!("(({sql}) IS FALSE)"),
        odd: None,
        columns: Vec::new(),
    }
}

/// Tables and references of a schema; the rest is the test's.
pub(crate) fn plan(schema: &Schema, said: &[Said]) -> Plan {
    let mut tables = Vec::new();
    let mut references = Vec::new();
    for table in schema.base_tables() {
        let says = said.iter().find(|said| said.table == table.name);
        let framework = cargo_data_class::schema::is_framework(&table.name);
        tables.push(PlanTable {
            name: table.reference(),
            fate: says.map_or(Fate::Kept, |said| said.fate),
            class: if framework { "framework" } else { "system" }.to_owned(),
            kind: table.kind,
            only: schema.dialect == Dialect::Postgres && table.partition_by.is_none(),
            engine: table.engine.clone(),
            row_security: false,
            columns: table
                .columns
                .iter()
                .map(|column| PlanColumn {
                    name: column.name.clone(),
                    ty: column.ty.clone(),
                    not_null: column.not_null,
                    generated: column.generated.is_some(),
                    identity: column.identity.clone(),
                    touched_by_update: false,
                })
                .collect(),
            row_key: RowKey::Columns(table.primary_key.clone()),
            keep: says.and_then(|said| said.keep).map(predicate),
            system_rows: says.and_then(|said| said.system_rows).map(predicate),
            triggers: Vec::new(),
            partitions: Vec::new(),
            review_by: None,
        });
        for key in &table.foreign_keys {
            references.push(Reference {
                id: RefId(format!(
                    "{}.{} -> {}.{}",
                    table.name,
                    key.columns.join(","),
                    key.table,
                    key.parent_columns.join(",")
                )),
                foreign_key: Some(key.name.clone()),
                child: table.reference(),
                columns: key.columns.clone(),
                parent: TableRef {
                    schema: key.schema.clone(),
                    table: key.table.clone(),
                },
                parent_columns: key.parent_columns.clone(),
                on_delete: Some(key.on_delete),
                on_update: Some(key.on_update),
                set_columns: Vec::new(),
                deferrable: Some(key.deferrable),
                valid: true,
                indexed: true,
                decision: Decision::Untouched,
            });
        }
    }
    let effect = Effect {
        unchanged: Vec::new(),
        survivors: tables
            .iter()
            .filter(|t| t.fate == Fate::Cleaned)
            .map(|t| t.name.clone())
            .collect(),
        orphans: references.iter().map(|r| r.id.clone()).collect(),
    };
    Plan {
        dialect: schema.dialect,
        refusals: Vec::new(),
        rests_on: RestsOn {
            foreign_keys: references.len(),
            declared: 0,
            triggers: 0,
        },
        tables,
        references,
        clean: CleanPlan {
            effect,
            ..CleanPlan::default()
        },
        purge: PurgePlan::default(),
        verify: VerifyPlan::default(),
        review: ReviewPlan::default(),
    }
}
