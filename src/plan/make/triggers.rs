//! The proof along triggers and rules: what a cleanup's statements fire must not come to system rows. Nothing says
//! what a body does with a table that it names, so the worst is taken.

use std::collections::{BTreeSet, VecDeque};

use crate::plan::{Decision, Hop, Refusal, RefusalKind, Step};
use crate::schema::{Action, Table, TableKind, TableRef};

use super::model::{Model, Node};
use super::safety::{hop, written};
use super::updated;

/// A trigger or rule.
pub(super) struct Fires<'a> {
    pub(super) name: &'a str,
    pub(super) rule: bool,
    pub(super) events: Vec<&'a str>,
    pub(super) names: &'a [TableRef],
    pub(super) dynamic: bool,
}

/// Every way from a statement of a cleanup, which are these steps, through a trigger or rule to system rows.
pub(super) fn refusals(model: &Model<'_>, steps: &[&Step]) -> Vec<Refusal> {
    let updated = updated::tables(model, steps);
    let mut refusals = Vec::new();
    for (at, node) in model.nodes.iter().enumerate() {
        let mut events = Vec::new();
        if model.is_cleaned(at) {
            events.extend(["DELETE", "TRUNCATE"]);
        }
        if updated.contains(&at) {
            events.push("UPDATE");
        }
        for fires in of(node) {
            if fires.events.iter().any(|event| events.contains(event)) {
                refusals.extend(follow(model, at, &fires));
            }
        }
    }
    refusals
}

/// What switched-on triggers and rules a table and its partitions have.
pub(super) fn of<'m>(node: &'m Node<'_>) -> Vec<Fires<'m>> {
    std::iter::once(&node.table)
        .chain(&node.partitions)
        .flat_map(|table: &&Table| {
            let triggers = table.triggers.iter().filter(|trigger| trigger.enabled);
            let triggers = triggers.map(|trigger| Fires {
                name: &trigger.name,
                rule: false,
                events: trigger.events.iter().map(String::as_str).collect(),
                names: &trigger.names,
                dynamic: trigger.dynamic,
            });
            let rules = table.rules.iter().map(|rule| Fires {
                name: &rule.name,
                rule: true,
                events: vec![rule.event.as_str()],
                names: &rule.names,
                dynamic: false,
            });
            triggers.chain(rules)
        })
        .collect()
}

fn follow(model: &Model<'_>, from: usize, fires: &Fires<'_>) -> Vec<Refusal> {
    let mut search = Search {
        model,
        from,
        seen: BTreeSet::new(),
        next: VecDeque::new(),
        refusals: Vec::new(),
    };
    search.trigger(from, &[], fires);
    while let Some((at, way)) = search.next.pop_front() {
        search.anything(at, &way);
    }
    search.refusals
}

/// A search for system rows among what a trigger may do to the tables that it names.
struct Search<'m, 'a> {
    model: &'m Model<'a>,
    from: usize,
    seen: BTreeSet<usize>,
    /// Tables to go on from, nearest first, so that the shortest way is the one that is shown.
    next: VecDeque<(usize, Vec<Hop>)>,
    refusals: Vec<Refusal>,
}

impl Search<'_, '_> {
    fn trigger(&mut self, at: usize, way: &[Hop], fires: &Fires<'_>) {
        let step = |table: TableRef, dynamic| Hop::Trigger {
            name: fires.name.to_owned(),
            rule: fires.rule,
            table,
            dynamic,
        };
        if fires.dynamic {
            self.unknown(way, step(self.model.name(at), true));
        }
        for name in self.tables_behind(fires.names) {
            self.table(name, way, step(self.model.name(name), false));
        }
    }

    /// The tables that names mean: a view's are those that its definition names.
    fn tables_behind(&self, names: &[TableRef]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for name in names {
            match self.model.at(name) {
                Some(at) => drop(found.insert(at)),
                None => found.extend(self.behind_view(name)),
            }
        }
        found
    }

    fn behind_view(&self, name: &TableRef) -> Vec<usize> {
        let view = self.model.schema.table(&name.schema, &name.table);
        let definition = view
            .filter(|view| view.kind == TableKind::View)
            .and_then(|view| view.definition.as_deref())
            .unwrap_or_default()
            .to_lowercase();
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let words: BTreeSet<&str> = definition.split(|c| !is_word(c)).collect();
        (0..self.model.nodes.len())
            .filter(|&at| {
                let table = self.model.nodes[at].plan.name.table.to_lowercase();
                words.contains(table.as_str())
                    || (!table.chars().all(is_word) && definition.contains(&table))
            })
            .collect()
    }

    /// A table that is reached.
    fn table(&mut self, at: usize, way: &[Hop], step: Hop) {
        let way: Vec<Hop> = way.iter().cloned().chain([step]).collect();
        if self.model.has_system_rows(at) {
            self.refuse(at, RefusalKind::Changes, way);
        } else if self.seen.insert(at) {
            self.next.push_back((at, way));
        }
    }

    /// A table in which anything may happen.
    fn anything(&mut self, at: usize, way: &[Hop]) {
        for fires in of(&self.model.nodes[at]) {
            self.trigger(at, way, &fires);
        }
        let model = self.model;
        for link in model.to(at) {
            let Some(action) = link.reference.on_delete else {
                continue;
            };
            let kind = match action {
                Action::Cascade => RefusalKind::Deletes,
                Action::SetNull | Action::SetDefault => RefusalKind::Changes,
                // The trigger fails, and with it the whole cleanup: nothing is lost.
                Action::NoAction | Action::Restrict => continue,
            };
            let decided = matches!(&link.reference.decision, Decision::Detach(columns)
                if action == Action::SetNull && written(link).iter().all(|c| columns.contains(c)));
            if decided {
                continue;
            }
            if model.has_system_rows(link.child) {
                let way = way.iter().cloned().chain([hop(link)]).collect();
                self.refuse(link.child, kind, way);
            } else {
                self.table(link.child, way, hop(link));
            }
        }
    }

    fn refuse(&mut self, reached: usize, kind: RefusalKind, path: Vec<Hop>) {
        self.refusals.push(Refusal {
            code: "DC0005".into(),
            kind,
            from: self.model.name(self.from),
            reached: self.model.name(reached),
            path,
        });
    }

    /// SQL made at run time may reach whatever there is; where nothing is system, nothing can be lost.
    fn unknown(&mut self, way: &[Hop], step: Hop) {
        let protected = (0..self.model.nodes.len()).any(|at| {
            self.model.has_system_rows(at) && self.model.nodes[at].plan.class != "framework"
        });
        if protected {
            let path = way.iter().cloned().chain([step]).collect();
            self.refuse(self.from, RefusalKind::Unknown, path);
        }
    }
}
