//! Random worlds. They are valid: keys hold (old orphans apart), and annotations say nothing that `classify` refuses
//! to understand. Whether a plan is refused is left to chance, but mostly decided as people would.

use cargo_data_class::schema::{Action, Deferrable, Dialect};
use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;

use crate::annotate::{annotate, decide};
use crate::repair::{is_clear, repair};
use crate::rows::fill;
use crate::world::{Class, Column, Kind, Ref, Table, WithParent, World};

/// A source of choices.
pub(crate) struct Dice(pub(crate) TestRng);

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end.max(1))
    }

    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> T {
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

/// A column without a default.
pub(crate) fn column(name: &str, kind: Kind, not_null: bool) -> Column {
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
    for column in columns
        .iter_mut()
        .filter(|c| ["id", "u"].contains(&c.name.as_str()))
    {
        if dice.percent(20) && !(numbered && column.name == "id") {
            column.kind = Kind::Text;
        }
    }
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
    for &of in &parent_columns {
        let kind = world.tables[parent].columns[of].kind;
        let column = referencing_column(world, child, kind, dice);
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
fn referencing_column(world: &mut World, child: usize, kind: Kind, dice: &mut Dice) -> usize {
    let table = &mut world.tables[child];
    if dice.percent(22) {
        let known: Vec<usize> = (0..table.columns.len())
            .filter(|&c| table.columns[c].kind == kind && !(c == 0 && table.numbered))
            .collect();
        if !known.is_empty() {
            return dice.one(&known);
        }
    }
    let mut new = column(&format!("f{}", table.columns.len()), kind, dice.percent(40));
    if dice.percent(10) {
        new.default = Some(1 + dice.below(3) as i64);
    }
    table.columns.push(new);
    table.columns.len() - 1
}
