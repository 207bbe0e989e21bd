//! System rows that copied rows reference: found in the new database by their natural key, never copied.

use std::collections::HashMap;

use super::proof::Content;
use super::{Transfer, Work};
use crate::fixtures::{Layout, key_text, shown_key};
use crate::run::RunError;
use crate::run::export::{Depths, Extra, Rows, Shape, rows, select};
use crate::transfer::{Cell, Member, Node, State, encode, key};

impl Work<'_> {
    /// Looks up every system row that is referenced, of some tables.
    pub(super) async fn match_system_rows(
        &mut self,
        concerns: impl Fn(&str) -> bool,
    ) -> Result<(), RunError> {
        for table in 0..self.scheme().tables.len() {
            if !concerns(&self.scheme().tables[table].shown) {
                continue;
            }
            for row in self.graph.in_state(table, State::Unmatched) {
                self.graph.set(Node { table, row }, State::System);
            }
            if self.graph.count(table, State::System) > 0 {
                self.match_table(table).await?;
            }
        }
        Ok(())
    }

    /// Looks up those of tables that are not as the part before has left them.
    pub(super) async fn match_anew(&mut self, kept: &[(String, Content)]) -> Result<(), RunError> {
        let before = std::mem::take(&mut self.kept);
        let known = |table: &str| before.iter().find(|(name, _)| name == table);
        let now = |table: &str| kept.iter().find(|(name, _)| name == table);
        self.match_system_rows(|table| known(table).is_none() || known(table) != now(table))
            .await
    }

    async fn match_table(&mut self, table: usize) -> Result<(), RunError> {
        let member = &self.scheme().tables[table];
        let layout = self.transfer.layout(member)?;
        // As deep as any row of either database goes.
        let mut depths = Depths::default();
        let plan = self.transfer.request.plan;
        depths.unrolled(self.from, plan, layout).await?;
        let layout = &*depths.unrolled(self.to, plan, layout).await?;
        let wanted = self.old_keys(table, member, layout).await?;
        let outward = extras(member, &member.outward);
        let sql = select(
            plan,
            &member.name,
            layout.key_fields(),
            &outward,
            Rows::Unordered,
        );
        for node in wanted.values() {
            self.graph.forget_target(*node);
        }
        let graph = &mut self.graph;
        rows(self.to, &sql, shape(member, layout), |row| {
            let Some(&node) = wanted.get(&key_text(&row.values)) else {
                return Ok(());
            };
            if graph.target(node).is_some() {
                return Err(twice(member, "new", &shown_key(layout, &row.values)));
            }
            let cells: Vec<Cell> = row.extras.into_iter().map(Cell::Is).collect();
            graph.set_target(node, &encode(&cells));
            Ok(())
        })
        .await?;
        for node in wanted.into_values() {
            if self.graph.target(node).is_none() {
                self.graph.set(node, State::Unmatched);
            }
        }
        Ok(())
    }

    /// The natural keys of the rows that are referenced, in the old database.
    async fn old_keys(
        &mut self,
        table: usize,
        member: &Member,
        layout: &Layout,
    ) -> Result<HashMap<String, Node>, RunError> {
        let own = extras(member, &member.key);
        let sql = select(
            self.transfer.request.plan,
            &member.name,
            layout.key_fields(),
            &own,
            Rows::Unordered,
        );
        let graph = &self.graph;
        // Every row of the table by its key: a reference to one of two rows could mean the other in the new database.
        let mut seen: HashMap<String, Option<Node>> = HashMap::new();
        rows(self.from, &sql, shape(member, layout), |row| {
            let node = graph
                .find(table, &key(&row.extras))
                .filter(|node| graph.state(*node) == State::System);
            let shown = shown_key(layout, &row.values);
            match seen.insert(key_text(&row.values), node) {
                Some(before) if before.is_some() || node.is_some() => {
                    Err(twice(member, "old", &shown))
                }
                _ => Ok(()),
            }
        })
        .await?;
        let wanted: HashMap<String, Node> = seen
            .into_iter()
            .filter_map(|(key, node)| Some((key, node?)))
            .collect();
        match wanted.len() as u64 == self.graph.count(table, State::System) {
            true => Ok(wanted),
            false => Err(RunError::database(format!(
                "not every referenced row of `{}` can be read in the old database\nnothing was changed",
                member.shown
            ))),
        }
    }
}

impl<'a> Transfer<'a> {
    /// How a table's system rows are known.
    fn layout(&self, member: &Member) -> Result<&'a Layout, RunError> {
        let fixtures = self.request.fixtures;
        let dialect = self.scheme.dialect;
        let found = fixtures
            .tables
            .iter()
            .find(|layout| layout.table.in_dialect(dialect) == Some(&member.name));
        let refused = |why: String, help: String| {
            RunError::refused(format!(
                "rows of `{}` are referenced and can't be found in the new database: {why}\nnothing was changed",
                member.shown
            ))
            .help(help)
        };
        match found {
            Some(layout) => Ok(layout),
            None => {
                let mut problems = fixtures.problems.iter();
                let problem = problems.find(|problem| problem.table.as_str() == member.shown);
                Err(match problem {
                    Some(problem) => refused(problem.message.clone(), problem.help.clone()),
                    None => refused(
                        "its class doesn't say by what they are known".into(),
                        "classify it as system, with `key`, or as mixed, with `system_rows`".into(),
                    ),
                })
            }
        }
    }
}

fn shape<'m>(member: &'m Member, layout: &'m Layout) -> Shape<'m> {
    Shape {
        table: &member.shown,
        fields: layout.key_fields(),
    }
}

fn extras(member: &Member, columns: &[usize]) -> Vec<Extra> {
    columns
        .iter()
        .filter_map(|at| member.columns.get(*at))
        .map(|column| Extra {
            column: column.name.clone(),
            storage: column.storage.clone(),
        })
        .collect()
}

fn twice(member: &Member, which: &str, shown: &str) -> RunError {
    RunError::refused(format!(
        "`{}` has two system rows with {shown} in the {which} database: a reference to one could mean the other\n\
         nothing was changed",
        member.shown
    ))
    .help("say which columns tell them apart: key = [...] (`{program} explain DC0016`)")
}
