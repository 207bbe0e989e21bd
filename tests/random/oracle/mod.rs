//! What must be left, worked out on rows in memory. Written from the contract and the issue alone: nothing in here
//! knows the planner.

use crate::world::{Class, Pred, Ref, Table, Value, WithParent, World};

mod clean;
mod purge;
mod verdict;

pub(crate) use clean::clean;
pub(crate) use purge::purge;
pub(crate) use verdict::{Verdict, may_be_too_deep, verdict};

/// What a cleanup must do to the rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expected {
    /// Exactly these rows are left.
    Rows(Box<World>),
    /// The annotation asks for what can't be: the script must fail, and change nothing.
    Impossible,
}

/// Whether something that should be there is not: a system table's rows, or what a row references.
pub(crate) fn misses(world: &World) -> bool {
    let empty = |table: &Table| table.class == Class::System && table.rows.is_empty();
    let leads_nowhere = |reference: &Ref| {
        let mut rows = world.tables[reference.child].rows.iter();
        rows.any(|row| world.is_orphan(reference, row))
    };
    world.tables.iter().any(empty) || world.refs.iter().any(leads_nowhere)
}

/// Whether the annotation does not say of every row what it is: a predicate is NULL, or can't be compared. `verify` may
/// point at such rows.
pub(crate) fn leaves_open(world: &World) -> bool {
    world.tables.iter().any(|table| {
        let system_rows = match &table.class {
            Class::Mixed(pred) => Some(pred),
            _ => None,
        };
        let mut predicates = system_rows.into_iter().chain(&table.keep);
        predicates.any(|pred| {
            let odd = |row: &[Value]| pred.columns().iter().any(|&c| row[c] == Value::Odd);
            let mut rows = table.rows.iter();
            rows.any(|row| odd(row) || truth(pred, row).is_none())
        })
    })
}

/// SQL's three truth values; none is NULL.
type Truth = Option<bool>;

fn truth(pred: &Pred, row: &[Value]) -> Truth {
    let number = |column: usize| match row[column] {
        Value::Int(number) => Some(number),
        Value::Null | Value::Odd => None,
    };
    match pred {
        Pred::Is(c) => number(*c).map(|n| n != 0),
        Pred::IsNull(c) => Some(row[*c] == Value::Null),
        Pred::Equals(c, n) => number(*c).map(|m| m == *n),
        Pred::Above(c, n) => number(*c).map(|m| m > *n),
        Pred::In(c, list) => number(*c).map(|m| list.contains(&m)),
        Pred::OrZero(c, n) => Some(number(*c).unwrap_or(0) == *n),
        Pred::Not(inner) => truth(inner, row).map(|value| !value),
        Pred::And(a, b) => match (truth(a, row), truth(b, row)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        },
        Pred::Or(a, b) => match (truth(a, row), truth(b, row)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        },
    }
}

/// "A row is deleted only where `keep` and `system_rows` are FALSE": NULL protects, and so does a value of another
/// storage class than the column declares.
fn protects(pred: &Pred, row: &[Value]) -> bool {
    let odd = pred.columns().iter().any(|&c| row[c] == Value::Odd);
    odd || truth(pred, row) != Some(false)
}

fn is_system(table: &Table, row: &[Value]) -> bool {
    match &table.class {
        Class::User => false,
        Class::Mixed(pred) => protects(pred, row),
        Class::System | Class::Undecided | Class::External | Class::Unclassified => true,
    }
}

/// Whether the table's own annotation lets the row stay.
fn stays_by_itself(table: &Table, row: &[Value]) -> bool {
    is_system(table, row) || table.keep.as_ref().is_some_and(|keep| protects(keep, row))
}

/// Whether rows of the table may be deleted at all.
fn is_deletable(table: &Table) -> bool {
    matches!(table.class, Class::User | Class::Mixed(_))
}

fn has_system_rows(table: &Table) -> bool {
    table.class != Class::User
}

fn detaches(world: &World, reference: &Ref) -> bool {
    let table = &world.tables[reference.child];
    reference.columns.iter().any(|c| table.detach.contains(c))
}

fn holds(world: &World, reference: &Ref) -> bool {
    let table = &world.tables[reference.child];
    reference.columns.iter().any(|c| table.holds.contains(c))
}

fn goes_with_parent(world: &World, reference: &Ref) -> bool {
    match &world.tables[reference.child].with_parent {
        WithParent::No => false,
        WithParent::All => !detaches(world, reference),
        WithParent::Columns(columns) => reference.columns.iter().any(|c| columns.contains(c)),
    }
}

/// For every table, for every row.
type Marks = Vec<Vec<bool>>;

fn marks(world: &World, mark: impl Fn(&Table, &[Value]) -> bool) -> Marks {
    let rows = |table: &Table| table.rows.iter().map(|row| mark(table, row)).collect();
    world.tables.iter().map(rows).collect()
}

/// The world without the rows that don't stay, and with `detach`ed columns at NULL where the referenced row went; with
/// `orphans`, also where it was missing before.
fn without(world: &World, stays: &Marks, orphans: bool) -> Expected {
    let mut after = world.clone();
    for reference in &world.refs {
        if !detaches(world, reference) || !is_deletable(&world.tables[reference.parent]) {
            continue;
        }
        let child = &world.tables[reference.child];
        for (number, row) in child.rows.iter().enumerate() {
            let is = reference.columns.iter().all(|&c| row[c] != Value::Null);
            let was = !world.is_orphan(reference, row);
            let mut parents = world.parents(reference, row);
            if is && (was || orphans) && !parents.any(|parent| stays[reference.parent][parent]) {
                for &c in reference
                    .columns
                    .iter()
                    .filter(|c| child.detach.contains(c))
                {
                    after.tables[reference.child].rows[number][c] = Value::Null;
                }
            }
        }
    }
    for (table, stays) in after.tables.iter_mut().zip(stays) {
        let mut stays = stays.iter();
        table.rows.retain(|_| *stays.next().expect("a mark a row"));
    }
    if new_orphans(world, &after, stays) {
        return Expected::Impossible;
    }
    Expected::Rows(Box::new(after))
}

/// Whether a row that stays has lost what it references: its key was a column that `detach` empties.
fn new_orphans(before: &World, after: &World, stays: &Marks) -> bool {
    before.refs.iter().any(|reference| {
        let old = before.tables[reference.child].rows.iter();
        let left = old
            .zip(&stays[reference.child])
            .filter(|(_, stays)| **stays);
        let mut rows = left.zip(&after.tables[reference.child].rows);
        rows.any(|((old, _), new)| {
            !before.is_orphan(reference, old) && after.is_orphan(reference, new)
        })
    })
}
