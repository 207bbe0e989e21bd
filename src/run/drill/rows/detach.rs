//! System rows that point at rows of users, where a cleanup is to let go of them (`detach`).

use super::refer::of_row;
use super::{Maker, Side};
use crate::plan::{Fate, PlanTable, RowKey};
use crate::sql::quote::Quote;

impl Maker<'_> {
    /// Points one row of each kept table at a row that goes, by every reference that is to be detached. One that the
    /// engine refuses stays as it was.
    pub(super) async fn point_at_what_goes(&mut self) {
        let plan = self.plan;
        for detach in &plan.clean.detach {
            let Some(reference) = plan.reference(&detach.reference) else {
                continue;
            };
            let child = plan.table(&reference.child);
            let Some(child) =
                child.filter(|child| child.fate == Fate::Kept && !writes_itself(child))
            else {
                continue;
            };
            let made = self.rows.get(&(Side::Goes, reference.parent.clone()));
            let Some(values) = made.and_then(|rows| of_row(reference, rows.first()?)) else {
                continue;
            };
            let Some(sql) = self.update(child, &reference.columns, &values) else {
                continue;
            };
            if matches!(self.session.execute(&sql).await, Ok(1)) {
                self.made.pointing += 1;
            }
        }
    }

    fn update(&self, child: &PlanTable, columns: &[String], values: &[String]) -> Option<String> {
        let q = Quote(self.plan.dialect);
        let keys: Vec<String> = match &child.row_key {
            RowKey::Columns(keys) => keys.iter().map(|key| q.name(key)).collect(),
            RowKey::Hidden(key) => vec![key.clone()],
            RowKey::Values(_) => return None,
        };
        let from = self.quoted(&child.name);
        let mut sets: Vec<String> = columns
            .iter()
            .zip(values)
            .map(|(name, value)| format!("{} = {value}", q.name(name)))
            .collect();
        // Else the engine would set them to the clock.
        let touched = child
            .columns
            .iter()
            .filter(|column| column.touched_by_update);
        sets.extend(touched.map(|column| format!("{0} = {0}", q.name(&column.name))));
        let open: Vec<String> = columns
            .iter()
            .map(|name| format!("{} IS NULL", q.name(name)))
            .collect();
        let (open, order) = (open.join(" AND "), keys.join(", "));
        let aliased: Vec<String> = keys
            .iter()
            .enumerate()
            .map(|(at, key)| format!("{key} AS k{at}"))
            .collect();
        let one = format!(
            "SELECT {} FROM {from} WHERE {open} ORDER BY {order} LIMIT 1",
            aliased.join(", ")
        );
        let keys = keys.iter().enumerate();
        let which: Vec<String> = keys
            .map(|(at, key)| format!("{key} = (SELECT one.k{at} FROM ({one}) one)"))
            .collect();
        Some(format!(
            "UPDATE {from} SET {} WHERE {}",
            sets.join(", "),
            which.join(" AND ")
        ))
    }
}

/// Whether an UPDATE writes more than it says: afterwards nobody could tell whether the row is what it was.
fn writes_itself(table: &PlanTable) -> bool {
    let mut triggers = table.triggers.iter();
    triggers.any(|trigger| trigger.events.iter().any(|event| event == "UPDATE"))
}
