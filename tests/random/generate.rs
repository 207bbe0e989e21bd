//! Random worlds. They are valid: keys hold (old orphans apart), and annotations say nothing that `classify` refuses
//! to understand. Whether a plan is refused is left to chance, but mostly decided as people would.

use cargo_data_class::schema::{Action, Deferrable, Dialect};
use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;

use crate::repair::{is_clear, repair};
use crate::world::{
    Class, Column, FUTURE, Kind, PAST, Pred, Ref, Rule, Table, Value, WithParent, World,
};

/// A source of choices.
pub(crate) struct Dice(pub(crate) TestRng);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end.max(1))
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// A world of a dialect.
pub(crate) fn world(dialect: Dialect, dice: &mut Dice) -> World {
    let many = dice.one(&[1, 2, 2, 3, 3, 3, 4, 4, 5, 6]);
    let mut world = World {
        dialect,
        tables: (0..many).map(|_| table(dialect, dice)).collect(),
        refs: Vec::new(),
        old_orphans: dice.percent(10),
        big: dialect == Dialect::Postgres && dice.percent(50),
    };
    for _ in 0..dice.below(many * 2 + 2) {
        reference(&mut world, dice);
    }
    let rules = dice.percent(45);
    for number in 0..many {
        annotate(&mut world, number, rules, dice);
    }
    for number in 0..world.refs.len() {
        let child = world.refs[number].child;
        // Nobody has said anything about it.
        if world.tables[child].class == Class::Unclassified {
            world.refs[number].declared = false;
        }
        if dice.percent(85) {
            decide(&mut world, number, dice);
        }
    }
    fill(&mut world, dice);
    if world.old_orphans && dialect == Dialect::Sqlite {
        // SQLite (3.51) counts wrong where deferred keys and others meet orphans, and fails at COMMIT.
        for reference in &mut world.refs {
            reference.deferrable = Deferrable::No;
        }
    }
    repair(&mut world);
    assert!(is_clear(&world), "{world:#?}");
    world
}

fn column(name: &str, kind: Kind, not_null: bool) -> Column {
    Column {
        name: name.to_owned(),
        kind,
        not_null,
        default: None,
    }
}

fn table(dialect: Dialect, dice: &mut Dice) -> Table {
    let mut columns = vec![
        column("id", Kind::Int, true),
        column("flag", Kind::Bool, dice.percent(20)),
        column("n", Kind::Int, dice.percent(20)),
    ];
    let mut primary_key = Vec::new();
    let mut unique = Vec::new();
    match dice.below(100) {
        0..60 => primary_key.push(0),
        60..80 => {
            columns.push(column("part", Kind::Int, true));
            primary_key = vec![0, columns.len() - 1];
            if dice.percent(50) {
                primary_key.reverse();
            }
        }
        _ => {}
    }
    if dice.percent(20) {
        columns.push(column("u", Kind::Int, dice.percent(50)));
        unique.push(vec![columns.len() - 1]);
    }
    if dice.percent(10) {
        unique.push(vec![0, 2]);
    }
    let numbered = primary_key == [0] && dice.percent(30);
    let sqlite = dialect == Dialect::Sqlite && !numbered && !primary_key.is_empty();
    let without_rowid = sqlite && dice.percent(15);
    // SQLite lets NULL into primary keys, and a table's rows are not known by them then.
    if sqlite && !without_rowid && primary_key == [0] && dice.percent(15) {
        columns[0].not_null = false;
    }
    Table {
        columns,
        primary_key,
        unique,
        numbered,
        without_rowid,
        class: Class::User,
        keep: None,
        rule: None,
        detach: Vec::new(),
        holds: Vec::new(),
        with_parent: WithParent::No,
        rows: Vec::new(),
    }
}

fn reference(world: &mut World, dice: &mut Dice) {
    let child = dice.below(world.tables.len());
    let parent = if dice.percent(15) {
        child
    } else {
        dice.below(world.tables.len())
    };
    let keys: Vec<Vec<usize>> = world.tables[parent].keys().cloned().collect();
    if keys.is_empty() {
        return;
    }
    let parent_columns = dice.one(&keys);
    let mut columns = Vec::new();
    for _ in &parent_columns {
        let column = referencing_column(world, child, dice);
        if columns.contains(&column) {
            return;
        }
        columns.push(column);
    }
    if child == parent && columns == parent_columns {
        return;
    }
    let nullable = columns.iter().all(|&c| world.tables[child].is_nullable(c));
    let mysql = world.dialect == Dialect::Mysql;
    let mut actions = vec![
        Action::NoAction,
        Action::NoAction,
        Action::Restrict,
        Action::Cascade,
        Action::Cascade,
    ];
    if nullable || !mysql && dice.percent(10) {
        actions.extend([Action::SetNull, Action::SetNull]);
    }
    if !mysql && dice.percent(if nullable { 40 } else { 10 }) {
        actions.push(Action::SetDefault);
    }
    let mut reference = Ref {
        child,
        columns,
        parent,
        parent_columns,
        declared: dice.percent(12),
        on_delete: dice.one(&actions),
        sets: Vec::new(),
        on_update: if dice.percent(70) {
            Action::NoAction
        } else {
            dice.one(&actions)
        },
        deferrable: match dice.below(if mysql { 1 } else { 5 }) {
            3 => Deferrable::Immediate,
            4 => Deferrable::Deferred,
            _ => Deferrable::No,
        },
    };
    if world.dialect == Dialect::Postgres
        && matches!(reference.on_delete, Action::SetNull | Action::SetDefault)
        && dice.percent(40)
    {
        reference.sets = vec![dice.one(&reference.columns)];
    }
    if mysql && reference.on_update == Action::Cascade && !cascades_in_innodb(world, &reference) {
        reference.on_update = Action::NoAction;
    }
    let same = |other: &Ref| {
        let one = (&other.columns, other.child, other.parent);
        one == (&reference.columns, child, parent)
            && other.parent_columns == reference.parent_columns
    };
    if !world.refs.iter().any(same) {
        world.refs.push(reference);
    }
}

/// InnoDB takes no ON UPDATE CASCADE by which NULL would come into a NOT NULL column.
fn cascades_in_innodb(world: &World, reference: &Ref) -> bool {
    let (child, parent) = (
        &world.tables[reference.child],
        &world.tables[reference.parent],
    );
    let mut pairs = reference.columns.iter().zip(&reference.parent_columns);
    pairs.all(|(&c, &p)| child.is_nullable(c) || !parent.is_nullable(p))
}

/// A new column mostly, else one that is there: a key that is also a foreign key, keys that share a column.
fn referencing_column(world: &mut World, child: usize, dice: &mut Dice) -> usize {
    let table = &mut world.tables[child];
    if dice.percent(22) {
        let numbers: Vec<usize> = (0..table.columns.len())
            .filter(|&c| table.columns[c].kind == Kind::Int && !(c == 0 && table.numbered))
            .collect();
        if !numbers.is_empty() {
            return dice.one(&numbers);
        }
    }
    let mut new = column(
        &format!("f{}", table.columns.len()),
        Kind::Int,
        dice.percent(40),
    );
    if dice.percent(10) {
        new.default = Some(1 + dice.below(3) as i64);
    }
    table.columns.push(new);
    table.columns.len() - 1
}

fn annotate(world: &mut World, number: usize, rules: bool, dice: &mut Dice) {
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
    let references: Vec<usize> = numbers.iter().copied().filter(|&c| c > 2).collect();
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
fn decide(world: &mut World, number: usize, dice: &mut Dice) {
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

fn fill(world: &mut World, dice: &mut Dice) {
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
        Kind::Int => Value::Int(1 + dice.below(6) as i64),
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
