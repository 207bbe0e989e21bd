//! What makes a world valid.

use crate::world::{Pred, Ref, Table, Value, WithParent, World};

/// Takes away what breaks a key: values of nullable references first, then rows.
pub(crate) fn repair(world: &mut World) {
    for table in &mut world.tables {
        unique_rows(table);
    }
    while let Some((reference, row)) = broken(world) {
        let reference = &world.refs[reference];
        let table = &world.tables[reference.child];
        let nullable = reference.columns.iter().find(|&&c| table.is_nullable(c));
        let nullable = nullable.copied();
        let table = &mut world.tables[reference.child];
        match nullable {
            Some(column) => table.rows[row][column] = Value::Null,
            None => {
                table.rows.remove(row);
            }
        }
    }
}

fn broken(world: &World) -> Option<(usize, usize)> {
    let keys = world.refs.iter().enumerate();
    let keys =
        keys.filter(|(_, r)| !(r.declared || world.old_orphans && may_be_orphaned(world, r)));
    keys.into_iter().find_map(|(number, reference)| {
        let rows = &world.tables[reference.child].rows;
        let row = rows.iter().position(|row| world.is_orphan(reference, row));
        row.map(|row| (number, row))
    })
}

/// SQLite takes no UPDATE, of whatever column, of a row that is an orphan by a key to its own table. Where there is
/// nothing else to update there may be some.
fn may_be_orphaned(world: &World, reference: &Ref) -> bool {
    let table = &world.tables[reference.child];
    let refs = world.refs.iter().filter(|r| r.child == reference.child);
    reference.child != reference.parent || table.detach.is_empty() && refs.count() == 1
}

fn unique_rows(table: &mut Table) {
    let keys: Vec<Vec<usize>> = table.keys().cloned().collect();
    let mut kept: Vec<Vec<Value>> = Vec::new();
    for row in std::mem::take(&mut table.rows) {
        let clashes = |other: &Vec<Value>| {
            keys.iter().any(|key| {
                key.iter()
                    .all(|&c| row[c] != Value::Null && row[c] == other[c])
            })
        };
        if !kept.iter().any(clashes) {
            kept.push(row);
        }
    }
    table.rows = kept;
}

/// Whether the annotations are clear: each column named is a reference's, each reference has one answer.
pub(crate) fn is_clear(world: &World) -> bool {
    let tables = world.tables.iter().enumerate();
    tables.into_iter().all(|(number, table)| {
        let refs: Vec<_> = world.refs.iter().filter(|r| r.child == number).collect();
        let with_parent = match &table.with_parent {
            WithParent::Columns(columns) => columns.as_slice(),
            _ => &[],
        };
        let lists = [&table.detach[..], &table.holds[..], with_parent];
        let used = lists
            .iter()
            .copied()
            .flatten()
            .all(|c| refs.iter().any(|r| r.columns.contains(c)));
        let one_answer = refs.iter().all(|r| {
            let named = lists
                .iter()
                .filter(|list| r.columns.iter().any(|c| list.contains(c)));
            named.count() <= 1
        });
        let nullable = table.detach.iter().all(|&c| table.is_nullable(c));
        let all_has_some = table.with_parent != WithParent::All
            || refs
                .iter()
                .any(|r| !r.columns.iter().any(|c| table.detach.contains(c)));
        let rules = world.tables.iter().any(|table| table.rule.is_some());
        used && one_answer && nullable && all_has_some && (!rules || reads_what_stays(table))
    })
}

/// In a purge each rule is a transaction of its own: what `detach` writes in one must not be read by the next, so
/// that the outcome does not hang on their order.
fn reads_what_stays(table: &Table) -> bool {
    let read = table.keep.iter().flat_map(Pred::columns);
    let mut read = read.chain(table.rule.iter().map(|rule| rule.column));
    !read.any(|c| table.detach.contains(&c))
}
