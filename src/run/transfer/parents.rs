//! Rows that an earlier part, or an earlier transfer, brought: others may have written them since.

use std::collections::{BTreeSet, HashMap};

use super::Work;
use super::read::{batch, raws, values};
use crate::fixtures::value::Raw;
use crate::run::RunError;
use crate::transfer::{End, Node, Portion, State, key, sql};

impl Work<'_> {
    /// Requires every row that the copied ones reference, and that is not among them, to be there as it was. A key of
    /// the engine's would see to most of it, but not to declared references, nor to numbers that were given again.
    pub(super) async fn require_parents(&mut self, portion: &Portion) -> Result<(), RunError> {
        for (table, rows) in self.parents_elsewhere(portion) {
            let rows: Vec<u32> = rows.into_iter().collect();
            for batch in rows.chunks(batch(&self.scheme().tables[table])) {
                self.require_rows(table, batch).await?;
            }
        }
        Ok(())
    }

    fn parents_elsewhere(&self, portion: &Portion) -> HashMap<usize, BTreeSet<u32>> {
        let mut parents: HashMap<usize, BTreeSet<u32>> = HashMap::new();
        let copied = portion
            .nodes()
            .filter(|node| self.graph.state(*node) == State::Copied);
        for (link, end) in copied.flat_map(|node| self.graph.ends(node)) {
            let End::Row(row) = end else { continue };
            let table = self.graph.link(link).parent;
            let parent = Node { table, row };
            let is_there = matches!(self.graph.state(parent), State::There | State::Brought);
            if is_there && !portion.contains(parent) {
                parents.entry(table).or_default().insert(row);
            }
        }
        parents
    }

    async fn require_rows(&mut self, table: usize, rows: &[u32]) -> Result<(), RunError> {
        let scheme = self.scheme();
        let member = &scheme.tables[table];
        let nodes = rows.iter().map(|row| Node { table, row: *row });
        let wanted: HashMap<Box<str>, Node> =
            nodes.map(|node| (self.new_key(node), node)).collect();
        let keys: Vec<Vec<Raw>> = wanted.keys().map(|key| raws(key)).collect();
        let sql = sql::outward(scheme, table, &keys);
        let mut missing = wanted.clone();
        let graph = &self.graph;
        values(self.to, &sql, &member.shown, |row| {
            let own = key(row.get(..member.key.len()).unwrap_or_default());
            if let Some(node) = wanted.get(&own)
                && graph.target(*node).as_deref() == Some(&*key(&row))
            {
                missing.remove(&own);
            }
            Ok(())
        })
        .await?;
        match missing.into_values().min() {
            None => Ok(()),
            Some(node) => Err(RunError::refused(format!(
                "`{}` {} was transferred, and is gone or has another key now: somebody else has written it meanwhile\n\
                 nothing was changed",
                member.shown,
                self.shown(node)
            ))
            .help("run it again: what is gone is transferred again")),
        }
    }
}
