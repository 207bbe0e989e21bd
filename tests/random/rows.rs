//! Random rows, most of which hold what keys ask for.

use cargo_data_class::schema::Dialect;

use crate::generate::Dice;
use crate::world::{Class, Column, FUTURE, Kind, PAST, Pred, Ref, Table, Value, World};

/// Fills every table.
pub(crate) fn fill(world: &mut World, dice: &mut Dice) {
    // Chains of more than fifteen rows are too long for InnoDB's cascades.
    let long = dice.percent(4);
    let most = match long {
        true => 40,
        false => dice.one(&[0, 2, 4, 5, 6, 8]),
    };
    let sqlite = world.dialect == Dialect::Sqlite;
    for number in 0..world.tables.len() {
        let many = dice.below(most + 1);
        let table = &world.tables[number];
        let read: Vec<usize> = [table.keep.as_ref(), system_rows(table)]
            .into_iter()
            .flatten()
            .filter(|pred| !matches!(pred, Pred::IsNull(_)))
            .flat_map(Pred::columns)
            .collect();
        let odd = sqlite && read.contains(&1) && dice.percent(15);
        let rows = (0..many)
            .map(|row| {
                let columns = table.columns.iter().enumerate();
                columns
                    .map(|(c, column)| match c {
                        0 if table.primary_key == [0] => Value::Int(row as i64 + 1),
                        _ => value(column, odd, dice),
                    })
                    .collect()
            })
            .collect();
        world.tables[number].rows = rows;
    }
    let refs = world.refs.clone();
    for reference in &refs {
        for row in 0..world.tables[reference.child].rows.len() {
            point(world, reference, row, long, dice);
        }
    }
}

fn system_rows(table: &Table) -> Option<&Pred> {
    match &table.class {
        Class::Mixed(pred) => Some(pred),
        _ => None,
    }
}

fn value(column: &Column, odd: bool, dice: &mut Dice) -> Value {
    if !column.not_null && dice.percent(25) {
        return Value::Null;
    }
    match column.kind {
        Kind::Bool if odd && dice.percent(20) => Value::Odd,
        Kind::Bool => Value::Int(dice.below(2) as i64),
        Kind::Int | Kind::Text => Value::Int(1 + dice.below(6) as i64),
        Kind::Seconds | Kind::Stamp => Value::Int(dice.one(&[PAST, PAST, FUTURE])),
    }
}

/// Points a row at a parent, where no key of its own says which.
fn point(world: &mut World, reference: &Ref, row: usize, long: bool, dice: &mut Dice) {
    if dice.percent(8) && world.old_orphans {
        return;
    }
    let parents = &world.tables[reference.parent].rows;
    if parents.is_empty() {
        return;
    }
    let parent = match long && dice.percent(95) {
        // The row before it.
        true => parents[row.saturating_sub(1).min(parents.len() - 1)].clone(),
        false => parents[dice.below(parents.len())].clone(),
    };
    let table = &mut world.tables[reference.child];
    for (&c, &p) in reference.columns.iter().zip(&reference.parent_columns) {
        let key = table.primary_key.contains(&c) && table.primary_key.len() == 1;
        if parent[p] != Value::Null && !key && table.rows[row][c] != Value::Null {
            table.rows[row][c] = parent[p];
        }
    }
}
