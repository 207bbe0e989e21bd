//! From a world that fails to the smallest one that still does: proptest asks, and these are the steps.

use cargo_data_class::schema::{Action, Deferrable, Dialect};
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::generate::{self, Dice};
use crate::repair::{is_clear, repair};
use crate::world::{Class, Pred, Value, WithParent, World};

/// Random worlds of a dialect.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worlds(pub(crate) Dialect);

impl Strategy for Worlds {
    type Tree = Smaller;
    type Value = World;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let world = generate::world(self.0, &mut Dice(runner.new_rng()));
        Ok(Smaller {
            failing: world.clone(),
            current: world,
            steps: Vec::new(),
            next: 0,
        })
    }
}

/// A world that fails, and the one step smaller that is being tried.
#[derive(Debug)]
pub(crate) struct Smaller {
    failing: World,
    current: World,
    steps: Vec<World>,
    next: usize,
}

impl Smaller {
    fn step(&mut self) -> bool {
        let Some(step) = self.steps.get(self.next) else {
            self.current = self.failing.clone();
            return false;
        };
        self.current = step.clone();
        self.next += 1;
        true
    }
}

impl ValueTree for Smaller {
    type Value = World;

    fn current(&self) -> World {
        self.current.clone()
    }

    /// The current one fails.
    fn simplify(&mut self) -> bool {
        self.failing = self.current.clone();
        self.steps = steps(&self.failing);
        self.next = 0;
        self.step()
    }

    /// The current one passes: another step from the one that fails.
    fn complicate(&mut self) -> bool {
        self.step()
    }
}

/// Every world that is one step smaller and valid, greatest steps first.
fn steps(world: &World) -> Vec<World> {
    let mut all = Vec::new();
    tables(world, &mut all);
    references(world, &mut all);
    rows(world, &mut all);
    annotations(world, &mut all);
    columns(world, &mut all);
    values(world, &mut all);
    for step in &mut all {
        prune(step);
        repair(step);
    }
    all.retain(|step| step != world && !step.tables.is_empty() && is_clear(step));
    all
}

fn changed(world: &World, change: impl FnOnce(&mut World)) -> World {
    let mut world = world.clone();
    change(&mut world);
    world
}

fn tables(world: &World, all: &mut Vec<World>) {
    for number in 0..world.tables.len() {
        all.push(changed(world, |world| {
            world.tables.remove(number);
            world
                .refs
                .retain(|r| r.child != number && r.parent != number);
            for reference in &mut world.refs {
                reference.child -= usize::from(reference.child > number);
                reference.parent -= usize::from(reference.parent > number);
            }
        }));
    }
}

fn references(world: &World, all: &mut Vec<World>) {
    for number in 0..world.refs.len() {
        all.push(changed(world, |world| {
            world.refs.remove(number);
        }));
    }
    for number in 0..world.refs.len() {
        all.extend([
            changed(world, |world| world.refs[number].declared = false),
            changed(world, |world| world.refs[number].sets.clear()),
            changed(world, |world| {
                world.refs[number].on_delete = Action::NoAction;
                world.refs[number].sets.clear();
            }),
            changed(world, |world| {
                world.refs[number].on_update = Action::NoAction;
            }),
            changed(world, |world| {
                world.refs[number].deferrable = Deferrable::No;
            }),
        ]);
    }
}

fn rows(world: &World, all: &mut Vec<World>) {
    for (number, table) in world.tables.iter().enumerate() {
        if table.rows.len() > 1 {
            all.push(changed(world, |world| world.tables[number].rows.clear()));
        }
        for row in 0..table.rows.len() {
            all.push(changed(world, |world| {
                world.tables[number].rows.remove(row);
            }));
        }
    }
    if world.big {
        all.push(changed(world, |world| world.big = false));
    }
    if world.old_orphans {
        all.push(changed(world, |world| world.old_orphans = false));
    }
}

fn annotations(world: &World, all: &mut Vec<World>) {
    for (number, table) in world.tables.iter().enumerate() {
        let mut one = |change: &dyn Fn(&mut crate::world::Table)| {
            all.push(changed(world, |world| change(&mut world.tables[number])));
        };
        one(&|table| table.keep = None);
        one(&|table| table.rule = None);
        one(&|table| table.with_parent = WithParent::No);
        for item in 0..table.detach.len() {
            one(&|table| {
                table.detach.remove(item);
            });
        }
        for item in 0..table.holds.len() {
            one(&|table| {
                table.holds.remove(item);
            });
        }
        for smaller in table.keep.iter().flat_map(parts) {
            one(&|table| table.keep = Some(smaller.clone()));
        }
        match &table.class {
            Class::System => {}
            Class::User => one(&|table| table.class = Class::System),
            Class::Mixed(pred) => {
                one(&|table| table.class = Class::User);
                for smaller in parts(pred) {
                    one(&|table| table.class = Class::Mixed(smaller.clone()));
                }
            }
            _ => one(&|table| table.class = Class::System),
        }
    }
}

/// Smaller predicates.
fn parts(pred: &Pred) -> Vec<Pred> {
    match pred {
        Pred::Is(_) => Vec::new(),
        Pred::Not(inner) => vec![(**inner).clone()],
        Pred::And(a, b) | Pred::Or(a, b) => vec![(**a).clone(), (**b).clone()],
        _ => vec![Pred::Is(1)],
    }
}

fn columns(world: &World, all: &mut Vec<World>) {
    for (number, table) in world.tables.iter().enumerate() {
        let mut one = |change: &dyn Fn(&mut crate::world::Table)| {
            all.push(changed(world, |world| change(&mut world.tables[number])));
        };
        one(&|table| table.numbered = false);
        one(&|table| table.without_rowid = false);
        for c in 0..table.columns.len() {
            one(&|table| table.columns[c].default = None);
        }
        for key in 0..table.unique.len() {
            one(&|table| {
                table.unique.remove(key);
            });
        }
        if table.primary_key.len() > 1 {
            one(&|table| table.primary_key = vec![0]);
        }
        let last = table.columns.len() - 1;
        if last > 1 && !is_used(world, number, last) {
            one(&|table| {
                table.columns.pop();
                for row in &mut table.rows {
                    row.pop();
                }
            });
        }
    }
    // A key that is referenced stays.
    all.retain(|world| {
        world.refs.iter().all(|r| {
            world.tables[r.parent]
                .keys()
                .any(|key| *key == r.parent_columns)
        })
    });
}

fn is_used(world: &World, number: usize, column: usize) -> bool {
    let table = &world.tables[number];
    let system_rows = match &table.class {
        Class::Mixed(pred) => pred.columns(),
        _ => Vec::new(),
    };
    table.keys().any(|key| key.contains(&column))
        || table.rule.is_some_and(|rule| rule.column == column)
        || table.keep.iter().any(|p| p.columns().contains(&column))
        || system_rows.contains(&column)
        || world
            .refs
            .iter()
            .any(|r| r.child == number && r.columns.contains(&column))
}

fn values(world: &World, all: &mut Vec<World>) {
    for (number, table) in world.tables.iter().enumerate() {
        for (row, values) in table.rows.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                if *value != Value::Null && table.is_nullable(column) {
                    all.push(changed(world, |world| {
                        world.tables[number].rows[row][column] = Value::Null;
                    }));
                }
            }
        }
    }
}

/// Takes out what annotations say about references that are gone.
fn prune(world: &mut World) {
    for number in 0..world.tables.len() {
        let refs: Vec<Vec<usize>> = world
            .refs
            .iter()
            .filter(|r| r.child == number)
            .map(|r| r.columns.clone())
            .collect();
        let table = &mut world.tables[number];
        let named = |c: &usize| refs.iter().any(|columns| columns.contains(c));
        table.detach.retain(named);
        table.holds.retain(named);
        match table.class {
            Class::User => table.holds.clear(),
            Class::Mixed(_) => {}
            _ => {
                if table.class != Class::System {
                    table.detach.clear();
                    table.holds.clear();
                }
                table.keep = None;
                table.rule = None;
                table.with_parent = WithParent::No;
            }
        }
        if let WithParent::Columns(columns) = &mut table.with_parent {
            columns.retain(named);
            if columns.is_empty() {
                table.with_parent = WithParent::No;
            }
        }
        let detached = |columns: &Vec<usize>| columns.iter().any(|c| table.detach.contains(c));
        if table.with_parent == WithParent::All && refs.iter().all(detached) {
            table.with_parent = WithParent::No;
        }
    }
}
