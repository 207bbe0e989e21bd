//! What is proven before COMMIT: rows read back equal, tables grew by what was copied, and all that is not the users'
//! is as it was.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Work;
use super::decide::held;
use super::read::{batch, number, raws, values};
use super::transferred::{self, Origin, Transferred};
use crate::fixtures::value::Raw;
use crate::run::RunError;
use crate::transfer::{Member, Node, Portion, key, rewrite, sql};

/// The content of a table whatever the order of its rows: how many there are, and a sum over their hashes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Content {
    rows: u64,
    sum: [u64; 4],
}

impl Content {
    fn add(&mut self, row: &[Raw]) {
        let digest = Sha256::digest(key(row).as_bytes());
        let (words, _) = digest.as_chunks::<8>();
        for (sum, word) in self.sum.iter_mut().zip(words) {
            *sum = sum.wrapping_add(u64::from_be_bytes(*word));
        }
        self.rows += 1;
    }
}

/// How many rows there are in some tables.
pub(super) fn rows(contents: &[(String, Content)]) -> u64 {
    contents.iter().map(|(_, content)| content.rows).sum()
}

/// Whether a table has rows that a transfer must leave as they are.
pub(super) fn is_kept(member: &Member) -> bool {
    let all = !member.has_user_rows() || member.user_rows.is_some();
    // A table without a key is compared, too; rows that are kept elsewhere are not.
    all && !member.columns.is_empty() && !member.elsewhere
}

impl Work<'_> {
    /// The contents of all tables that are not the users', and the system rows of mixed ones.
    pub(super) async fn kept(&mut self) -> Result<Vec<(String, Content)>, RunError> {
        let scheme = self.scheme();
        let mut contents = Vec::new();
        for member in scheme.tables.iter().filter(|member| is_kept(member)) {
            let mut content = Content::default();
            let sql = sql::kept_rows(scheme, member);
            values(self.to, &sql, &member.shown, |row| {
                content.add(&row);
                Ok(())
            })
            .await?;
            contents.push((member.shown.clone(), content));
        }
        Ok(contents)
    }

    /// How many rows the tables have that are written.
    pub(super) async fn sizes(&mut self) -> Result<HashMap<String, u64>, RunError> {
        let scheme = self.scheme();
        let mut sizes = HashMap::new();
        for (table, member) in scheme.tables.iter().enumerate() {
            if self.graph.len(table) > 0 && member.has_user_rows() {
                let from = sql::from(scheme.dialect, member);
                let sql = format!("SELECT count(*) FROM {from}");
                sizes.insert(member.shown.clone(), number(self.to, &sql).await?);
            }
        }
        Ok(sizes)
    }

    /// Requires every copied row to be there as the old database has it, and remembers it.
    pub(super) async fn read_back(
        &mut self,
        portion: &Portion,
        run: Option<i64>,
    ) -> Result<(), RunError> {
        for table in self.transfer.order.clone() {
            let rows = self.graph.copied(portion, table);
            for batch in rows.chunks(batch(&self.scheme().tables[table])) {
                let rows = self.read_back_batch(table, batch).await?;
                let origin = Origin {
                    source: &self.source,
                    run,
                };
                let shown = &self.scheme().tables[table].shown;
                transferred::write(self.to, origin, shown, &rows).await?;
            }
        }
        Ok(())
    }

    async fn read_back_batch(
        &mut self,
        table: usize,
        numbers: &[u32],
    ) -> Result<Vec<Transferred>, RunError> {
        let scheme = self.scheme();
        let member = &scheme.tables[table];
        let new_keys: Vec<Box<str>> = numbers
            .iter()
            .map(|row| self.new_key(Node { table, row: *row }))
            .collect();
        let keys: Vec<Vec<Raw>> = new_keys.iter().map(|key| raws(key)).collect();
        let mut now: HashMap<Box<str>, Vec<Raw>> = HashMap::new();
        let sql = sql::rows(scheme, table, &member.key, &keys);
        values(self.to, &sql, &member.shown, |row| {
            let own: Vec<Raw> = member.key.iter().map(|at| row[*at].clone()).collect();
            now.insert(key(&own), row);
            Ok(())
        })
        .await?;
        let mut rows = Vec::with_capacity(numbers.len());
        for (row, new_key) in numbers.iter().zip(new_keys) {
            let node = Node { table, row: *row };
            let Some(found) = now.get(&new_key) else {
                return Err(otherwise(format!(
                    "`{}`: {} is not there after it was inserted",
                    member.shown,
                    self.shown(node)
                )));
            };
            let content = held(member, found);
            if !self.at_hand.is_expected(node, &content) {
                self.require_equal(node, found).await?;
            }
            rows.push(Transferred {
                old: self.graph.key(node).into_owned(),
                content,
                new: new_key.into(),
            });
        }
        Ok(rows)
    }

    /// Requires a row to be as the old database has it, value by value.
    async fn require_equal(&mut self, node: Node, found: &[Raw]) -> Result<(), RunError> {
        let scheme = self.scheme();
        let member = &scheme.tables[node.table];
        let mut old = self.old_rows(node.table, &[node.row]).await?;
        let values = old.remove(&node.row).unwrap_or_default();
        let cells = rewrite(scheme, &self.graph, node, values);
        let differs = member
            .written()
            .find(|at| cells[*at].known() != Some(&found[*at]));
        match differs {
            None => Ok(()),
            Some(at) => Err(otherwise(format!(
                "`{}.{}` of {} is read back otherwise than it was written",
                member.shown,
                member.columns[at].name,
                self.shown(node)
            ))),
        }
    }
}

fn otherwise(message: String) -> RunError {
    RunError::refused(format!("{message}\nnothing was changed")).help(
        "a trigger in the new database changes what is written: let it leave such rows alone, or switch it off for the \
         transfer",
    )
}

/// Requires tables to have grown by what was copied.
pub(super) fn grown(
    copied: &[(String, u64)],
    before: &HashMap<String, u64>,
    after: &HashMap<String, u64>,
) -> Result<(), RunError> {
    for (table, before) in before {
        let mut tables = copied.iter();
        let copied = tables
            .find(|(name, _)| name == table)
            .map_or(0, |(_, rows)| *rows);
        let after = after.get(table).copied().unwrap_or(0);
        if before + copied != after {
            return Err(RunError::refused(format!(
                "`{table}` had {before} rows, {copied} were copied, and now it has {after}\nnothing was changed"
            ))
            .help("a trigger or another session writes it: let it not, and run it again"));
        }
    }
    Ok(())
}

/// Requires what is not the users' to be as it was.
pub(super) fn unchanged(
    before: &[(String, Content)],
    after: &[(String, Content)],
) -> Result<(), RunError> {
    let mut changed = before.iter().zip(after).filter(|(a, b)| a != b);
    match changed.next() {
        None => Ok(()),
        Some(((table, before), (_, after))) => Err(RunError::refused(format!(
            "system rows of `{table}` have changed ({} before, {} now)\nnothing was changed",
            before.rows, after.rows
        ))
        .help("a trigger or another session writes them: a transfer must leave them alone")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(rows: &[&str]) -> Vec<(String, Content)> {
        let mut content = Content::default();
        for row in rows {
            content.add(&[Raw::Text((*row).into())]);
        }
        vec![("plans".into(), content)]
    }

    #[test]
    fn contents_are_compared_whatever_their_order() {
        assert_eq!(
            unchanged(&content(&["a", "b"]), &content(&["b", "a"])),
            Ok(())
        );
        for other in [
            vec!["a"],
            vec!["a", "c"],
            vec!["a", "b", "b"],
            vec!["ab", ""],
        ] {
            let error = unchanged(&content(&["a", "b"]), &content(&other));
            assert!(error.is_err(), "{other:?}");
        }
    }
}
