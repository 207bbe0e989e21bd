//! What people say about random tables.

use crate::generate::{Dice, column};
use crate::repair::is_clear;
use crate::world::{Class, Kind, Pred, Rule, Table, WithParent, World};

/// A class with its keys, but for what decides references.
pub(crate) fn annotate(world: &mut World, number: usize, rules: bool, dice: &mut Dice) {
    let class = match dice.below(100) {
        0..52 => Class::User,
        52..74 => Class::System,
        74..90 => Class::Mixed(predicate(&world.tables[number], dice)),
        90..94 => Class::Undecided,
        94..97 => Class::External,
        _ => Class::Unclassified,
    };
    let table = &mut world.tables[number];
    let user = matches!(class, Class::User | Class::Mixed(_));
    table.class = class;
    if user && dice.percent(40) {
        table.keep = Some(predicate(table, dice));
    }
    if user && rules && dice.percent(60) {
        let kind = dice.one(&[Kind::Seconds, Kind::Stamp]);
        table.columns.push(column("at", kind, dice.percent(20)));
        table.rule = Some(Rule {
            column: table.columns.len() - 1,
            expires: dice.percent(50),
        });
    }
}

fn predicate(table: &Table, dice: &mut Dice) -> Pred {
    match dice.below(100) {
        0..62 => leaf(table, dice),
        62..72 => Pred::Not(Box::new(leaf(table, dice))),
        72..88 => Pred::And(Box::new(leaf(table, dice)), Box::new(leaf(table, dice))),
        _ => Pred::Or(Box::new(leaf(table, dice)), Box::new(leaf(table, dice))),
    }
}

fn leaf(table: &Table, dice: &mut Dice) -> Pred {
    let numbers: Vec<usize> = (0..table.columns.len())
        .filter(|&c| table.columns[c].kind == Kind::Int)
        .collect();
    let references: Vec<usize> = (3..table.columns.len())
        .filter(|&c| matches!(table.columns[c].kind, Kind::Int | Kind::Text))
        .collect();
    let number = 1 + dice.below(4) as i64;
    match dice.below(100) {
        0..40 => Pred::Is(1),
        40..58 if !references.is_empty() => Pred::IsNull(dice.one(&references)),
        40..62 => Pred::IsNull(2),
        62..74 => Pred::Equals(dice.one(&numbers), number),
        74..86 => Pred::Above(2, number),
        86..94 => Pred::In(2, vec![number, number + 1]),
        _ => Pred::OrZero(2, number),
    }
}

/// An answer for a reference that would be refused without one, if one can be given.
pub(crate) fn decide(world: &mut World, number: usize, dice: &mut Dice) {
    let reference = world.refs[number].clone();
    let before = crate::oracle::verdict(world);
    if before.must.is_empty() {
        return;
    }
    let mut ways = vec![0, 1, 2, 3];
    while !ways.is_empty() {
        let way = ways.swap_remove(dice.below(ways.len()));
        let mut changed = world.clone();
        let table = &mut changed.tables[reference.child];
        let nullable: Vec<usize> = reference
            .columns
            .iter()
            .copied()
            .filter(|&c| table.is_nullable(c))
            .collect();
        let said = matches!(table.class, Class::System | Class::User | Class::Mixed(_));
        match way {
            0 if !nullable.is_empty() && said => {
                let column = dice.one(&nullable);
                if !table.detach.contains(&column) {
                    table.detach.push(column);
                }
            }
            1 if matches!(table.class, Class::System | Class::Mixed(_)) => {
                let column = dice.one(&reference.columns);
                if !table.holds.contains(&column) {
                    table.holds.push(column);
                }
            }
            2 if matches!(table.class, Class::User | Class::Mixed(_)) => {
                table.with_parent = if dice.percent(50) {
                    WithParent::All
                } else {
                    let mut columns = match &table.with_parent {
                        WithParent::Columns(columns) => columns.clone(),
                        _ => Vec::new(),
                    };
                    columns.push(dice.one(&reference.columns));
                    columns.dedup();
                    WithParent::Columns(columns)
                };
            }
            // Another class: as if the schema had been thought through.
            3 if dice.percent(60) => {
                table.class = Class::User;
                table.holds.clear();
            }
            _ => continue,
        }
        let after = crate::oracle::verdict(&changed);
        if is_clear(&changed) && after != before && after.must.len() <= before.must.len() {
            *world = changed;
            return;
        }
    }
}
