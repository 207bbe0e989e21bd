//! The model that the planner reads: every table of a schema with what people decided about it.

use data_class_grammar::{Class, WithParent};

use crate::annotation::Annotation;
use crate::classes::{Classes, ClassifiedTable, Declared};
use crate::migrations::fingerprint::sha256;
use crate::plan::{Fate, PlanColumn, PlanTable, PlanTrigger, Reference, RowKey};
use crate::schema::{Column, Dialect, Schema, Table, TableKind, TableRef, Trigger, is_framework};

use super::predicates::{self, Rules};
use super::{references, row_keys};

/// Tables and references of one schema.
pub(super) struct Model<'a> {
    pub(super) dialect: Dialect,
    pub(super) schema: &'a Schema,
    /// Sorted by schema and name.
    pub(super) nodes: Vec<Node<'a>>,
    /// Sorted as they stand in the plan.
    pub(super) links: Vec<Link>,
}

/// A table with what was decided about it.
pub(super) struct Node<'a> {
    pub(super) table: &'a Table,
    /// Its partitions, through all levels.
    pub(super) partitions: Vec<&'a Table>,
    pub(super) annotation: Option<&'a Annotation>,
    /// Columns that are NULL in every system row: `column IS NULL` is a conjunct of `system_rows`.
    pub(super) always_null: Vec<String>,
    /// A predicate is not understood (DC0004): no row of the table goes, and nothing else is said about it.
    pub(super) broken: bool,
    pub(super) plan: PlanTable,
}

/// A reference between two tables of the model.
pub(super) struct Link {
    /// The referencing table's index.
    pub(super) child: usize,
    /// The referenced table's index.
    pub(super) parent: usize,
    pub(super) reference: Reference,
    /// Whether its columns are all NULL or none (MATCH FULL).
    pub(super) match_full: bool,
}

impl<'a> Model<'a> {
    pub(super) fn new(classes: &Classes<'a>, database: usize, dialect: Dialect) -> Option<Self> {
        let schemas = &classes.databases.get(database)?.schemas;
        let schema = *schemas.iter().find(|schema| schema.dialect == dialect)?;
        let mut nodes: Vec<Node<'a>> = schema
            .base_tables()
            .map(|table| {
                let classified = classes.tables.iter().find(|classified| {
                    let here = |(of, _, known): &(Dialect, &Schema, &Table)| {
                        *of == dialect && known.schema == table.schema && known.name == table.name
                    };
                    classified.database == database && classified.dialects.iter().any(here)
                });
                node(schema, table, classified)
            })
            .collect();
        nodes.sort_by(|a, b| a.plan.name.cmp(&b.plan.name));
        let links = references::links(schema, &nodes);
        let mut model = Model {
            dialect,
            schema,
            nodes,
            links,
        };
        row_keys::assign(&mut model);
        Some(model)
    }

    /// The index of a table; a partition's is its root's.
    pub(super) fn at(&self, name: &TableRef) -> Option<usize> {
        position(self.schema, &self.nodes, &name.schema, &name.table)
    }

    /// The tables that a full cleanup deletes from, by index.
    pub(super) fn cleaned(&self) -> Vec<usize> {
        (0..self.nodes.len())
            .filter(|&at| self.is_cleaned(at))
            .collect()
    }

    pub(super) fn is_cleaned(&self, at: usize) -> bool {
        self.nodes[at].plan.fate == Fate::Cleaned
    }

    /// Whether a table has system rows: kept tables and mixed ones.
    pub(super) fn has_system_rows(&self, at: usize) -> bool {
        !self.is_cleaned(at) || self.nodes[at].plan.system_rows.is_some()
    }

    pub(super) fn name(&self, at: usize) -> TableRef {
        self.nodes[at].plan.name.clone()
    }

    /// A table's name as people read it.
    pub(super) fn shown(&self, at: usize) -> String {
        self.schema.name_of(self.nodes[at].table).to_string()
    }

    /// References to a table.
    pub(super) fn to(&self, parent: usize) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.parent == parent)
    }

    /// Whether the annotation of the referencing table says that its rows go with these parents.
    pub(super) fn goes_with_parent(&self, link: &Link) -> bool {
        let said = self.nodes[link.child]
            .annotation
            .and_then(|annotation| annotation.with_parent.as_ref());
        match said {
            None => false,
            Some(WithParent::All(_)) => true,
            Some(WithParent::Columns(columns)) => columns
                .iter()
                .any(|column| link.reference.columns.contains(&column.value)),
        }
    }
}

/// The index of a table in sorted nodes; a partition's is its root's.
pub(super) fn position(schema: &Schema, nodes: &[Node<'_>], of: &str, name: &str) -> Option<usize> {
    let table = schema.root_of(schema.table(of, name)?);
    nodes
        .iter()
        .position(|node| std::ptr::eq(node.table, table))
}

fn node<'a>(
    schema: &'a Schema,
    table: &'a Table,
    classified: Option<&ClassifiedTable<'a>>,
) -> Node<'a> {
    let annotation = classified.and_then(ClassifiedTable::annotation);
    let (class, fate) = class_and_fate(table, classified);
    let rules = match (fate, annotation) {
        (Fate::Cleaned, Some(annotation)) => predicates::rules(annotation, table, schema.dialect),
        _ => Rules::default(),
    };
    let partitions: Vec<&Table> = schema
        .tables
        .iter()
        .filter(|part| {
            part.kind == TableKind::Partition && std::ptr::eq(schema.root_of(part), table)
        })
        .collect();
    let review_by = annotation
        .filter(|_| class == "undecided")
        .and_then(|annotation| annotation.review_by.as_ref());
    let plan = PlanTable {
        name: table.reference(),
        fate,
        class: class.to_owned(),
        kind: table.kind,
        only: schema.dialect == Dialect::Postgres
            && table.kind == TableKind::Table
            && table.partition_by.is_none(),
        engine: table.engine.clone(),
        row_security: table.row_security.is_some(),
        columns: table.columns.iter().map(column).collect(),
        row_key: RowKey::Values(Vec::new()),
        keep: rules.keep,
        system_rows: rules.system_rows,
        triggers: triggers(schema.dialect, table, &partitions),
        partitions: partitions.iter().map(|part| part.reference()).collect(),
        review_by: review_by.map(|day| day.value.to_string()),
    };
    Node {
        table,
        partitions,
        annotation,
        always_null: rules.always_null,
        broken: rules.broken,
        plan,
    }
}

/// The word for what a table is, and what that means for its rows: what nobody decided is kept.
fn class_and_fate(table: &Table, classified: Option<&ClassifiedTable<'_>>) -> (&'static str, Fate) {
    let Some(classified) = classified else {
        let class = match is_framework(&table.name) {
            true => "framework",
            false => "unclassified",
        };
        return (class, Fate::Kept);
    };
    let decided = || {
        classified
            .annotation()
            .is_some_and(|annotation| annotation.system_rows.is_some())
    };
    match (classified.class(), classified.declared) {
        (Some(Class::User), _) => ("user", Fate::Cleaned),
        (Some(Class::Mixed), _) if decided() => ("mixed", Fate::Cleaned),
        (Some(Class::Mixed), _) => ("undecided", Fate::Kept),
        (Some(Class::External), _) => ("external", Fate::Kept),
        (Some(Class::System), _) => ("system", Fate::Kept),
        (None, Declared::Baseline) => ("baseline", Fate::Kept),
        (Some(Class::Projection) | None, _) => ("unclassified", Fate::Kept),
    }
}

fn column(column: &Column) -> PlanColumn {
    let default = column.default.as_deref().unwrap_or_default();
    PlanColumn {
        name: column.name.clone(),
        ty: column.ty.clone(),
        not_null: column.not_null,
        generated: column.generated.is_some(),
        identity: column.identity.clone(),
        touched_by_update: default.to_ascii_lowercase().contains("on update"),
    }
}

/// What the guard compares of a trigger's definition: it must be what the live catalogs can be asked for.
fn trigger_definition(dialect: Dialect, trigger: &Trigger) -> String {
    let text = trigger.definition.as_ref().unwrap_or(&trigger.body);
    match dialect {
        Dialect::Postgres => sha256(text),
        Dialect::Sqlite => text.clone(),
        Dialect::Mysql => {
            let events = trigger.events.join(" OR ");
            sha256(&format!("{} {events} {text}", trigger.timing))
        }
    }
}

fn triggers(dialect: Dialect, table: &Table, partitions: &[&Table]) -> Vec<PlanTrigger> {
    let mut triggers: Vec<PlanTrigger> = std::iter::once(&table)
        .chain(partitions)
        .flat_map(|table| {
            let triggers = table.triggers.iter().map(|trigger| PlanTrigger {
                name: trigger.name.clone(),
                rule: false,
                events: trigger.events.clone(),
                enabled: trigger.enabled,
                definition: trigger_definition(dialect, trigger),
                calls: trigger.calls.clone(),
            });
            let rules = table.rules.iter().map(|rule| PlanTrigger {
                name: rule.name.clone(),
                rule: true,
                events: vec![rule.event.clone()],
                enabled: true,
                definition: sha256(&rule.definition),
                calls: Vec::new(),
            });
            triggers.chain(rules)
        })
        .collect();
    triggers.sort();
    triggers.dedup();
    triggers
}
