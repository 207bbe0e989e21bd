//! References and what was decided about each.

use std::collections::BTreeMap;

use crate::plan::{Decision, RefId, Reference};
use crate::schema::{ForeignKey, Schema, Table};

use super::index;
use super::model::{Link, Node, position};

/// Every foreign key and every declared reference of the schema, sorted, with its decision.
pub(super) fn links(schema: &Schema, nodes: &[Node<'_>]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (child, node) in nodes.iter().enumerate() {
        for table in std::iter::once(&node.table).chain(&node.partitions) {
            for key in &table.foreign_keys {
                if let Some(link) = foreign_key(schema, nodes, child, table, key) {
                    add(&mut links, link);
                }
            }
        }
        for declared in node.annotation.into_iter().flat_map(|a| &a.references) {
            if let Some(link) = self::declared(schema, nodes, child, declared) {
                add(&mut links, link);
            }
        }
    }
    for link in &mut links {
        link.reference.decision = decision(link, nodes);
    }
    links.sort_by(|a, b| order(a).cmp(&order(b)));
    number(&mut links);
    links
}

fn order(link: &Link) -> (usize, &[String], usize, &[String], Option<&String>) {
    let reference = &link.reference;
    (
        link.child,
        &reference.columns,
        link.parent,
        &reference.parent_columns,
        reference.foreign_key.as_ref(),
    )
}

/// Adds a link unless it only repeats one: a partition's copy of its root's key, or a declaration of a real key.
fn add(links: &mut Vec<Link>, link: Link) {
    let repeats = links.iter().any(|known| {
        let (a, b) = (&known.reference, &link.reference);
        known.child == link.child
            && known.parent == link.parent
            && a.columns == b.columns
            && a.parent_columns == b.parent_columns
            && (b.foreign_key.is_none()
                || (a.on_delete == b.on_delete
                    && a.on_update == b.on_update
                    && a.deferrable == b.deferrable
                    && a.set_columns == b.set_columns))
    });
    if !repeats {
        links.push(link);
    }
}

fn foreign_key(
    schema: &Schema,
    nodes: &[Node<'_>],
    child: usize,
    table: &Table,
    key: &ForeignKey,
) -> Option<Link> {
    let parent = position(schema, nodes, &key.schema, &key.table)?;
    Some(Link {
        child,
        parent,
        match_full: key.match_full,
        reference: Reference {
            id: RefId(String::new()),
            foreign_key: Some(key.name.clone()),
            child: nodes[child].plan.name.clone(),
            columns: key.columns.clone(),
            parent: nodes[parent].plan.name.clone(),
            parent_columns: key.parent_columns.clone(),
            on_delete: Some(key.on_delete),
            on_update: Some(key.on_update),
            set_columns: key.set_columns.clone(),
            deferrable: Some(key.deferrable),
            valid: key.valid,
            indexed: index::serves(table, &key.columns),
            decision: Decision::Untouched,
        },
    })
}

/// A declared reference, if its tables and columns are there (DC0004 says so where they are not).
fn declared(
    schema: &Schema,
    nodes: &[Node<'_>],
    child: usize,
    declared: &data_class_grammar::Reference<crate::span::Span>,
) -> Option<Link> {
    let table = nodes[child].table;
    let target = schema.find(&declared.table).ok()?;
    let parent = position(schema, nodes, &target.schema, &target.name)?;
    let known = declared
        .columns
        .iter()
        .all(|name| table.column(name).is_some())
        && declared
            .parent_columns
            .iter()
            .all(|name| nodes[parent].table.column(name).is_some());
    known.then(|| Link {
        child,
        parent,
        match_full: false,
        reference: Reference {
            id: RefId(String::new()),
            foreign_key: None,
            child: nodes[child].plan.name.clone(),
            columns: declared.columns.clone(),
            parent: nodes[parent].plan.name.clone(),
            parent_columns: declared.parent_columns.clone(),
            on_delete: None,
            on_update: None,
            set_columns: Vec::new(),
            deferrable: None,
            valid: false,
            indexed: index::serves(table, &declared.columns),
            decision: Decision::Untouched,
        },
    })
}

fn decision(link: &Link, nodes: &[Node<'_>]) -> Decision {
    let (child, parent) = (&nodes[link.child], &nodes[link.parent]);
    if parent.plan.fate == crate::plan::Fate::Kept {
        return Decision::Untouched;
    }
    let named =
        |columns: &[data_class_grammar::Spanned<String, crate::span::Span>]| -> Vec<String> {
            let columns = columns.iter().map(|column| &column.value);
            columns
                .filter(|column| link.reference.columns.contains(column))
                .cloned()
                .collect()
        };
    let detach = child
        .annotation
        .map(|a| named(&a.detach))
        .unwrap_or_default();
    let holds = child
        .annotation
        .map(|a| named(&a.holds))
        .unwrap_or_default();
    let nullable = |name: &String| {
        child
            .table
            .column(name)
            .is_some_and(|column| !column.not_null)
    };
    if !detach.is_empty() {
        // A NOT NULL column can't be detached (DC0004); MATCH FULL wants all columns or none.
        let whole = !link.match_full || detach.len() == link.reference.columns.len();
        return match detach.iter().all(nullable) && whole {
            true => Decision::Detach(detach),
            false => Decision::Needs,
        };
    }
    let user_rows_only = child.plan.class == "user" || proven_null(link, child);
    match user_rows_only || !holds.is_empty() || child.broken {
        true => Decision::Needs,
        false => Decision::Refused,
    }
}

/// Whether no system row of a mixed table has this reference: one of its columns is NULL in all of them.
fn proven_null(link: &Link, child: &Node<'_>) -> bool {
    let mut columns = link.reference.columns.iter();
    columns.any(|column| child.always_null.contains(column))
}

/// Gives every reference its id. Parallel ones are told apart by their keys' names.
fn number(links: &mut [Link]) {
    let text = |link: &Link| {
        let shown = |table: &crate::schema::TableRef, columns: &[String]| {
            let columns = match columns {
                [one] => one.clone(),
                many => format!("({})", many.join(", ")),
            };
            format!("{}.{columns}", shown_name(table))
        };
        let reference = &link.reference;
        format!(
            "{} -> {}",
            shown(&reference.child, &reference.columns),
            shown(&reference.parent, &reference.parent_columns)
        )
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for link in links.iter() {
        *seen.entry(text(link)).or_default() += 1;
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for link in links {
        let mut id = text(link);
        if seen.get(&id).is_some_and(|count| *count > 1) {
            id = match &link.reference.foreign_key {
                Some(name) => format!("{id} ({name})"),
                None => format!("{id} (declared)"),
            };
        }
        let count = taken.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            id = format!("{id} #{count}");
        }
        link.reference.id = RefId(id);
    }
}

/// `users`, and `audit.users` outside the default schemas.
fn shown_name(table: &crate::schema::TableRef) -> String {
    match table.schema.as_str() {
        "" | "public" | "main" => table.table.clone(),
        schema => format!("{schema}.{}", table.table),
    }
}
