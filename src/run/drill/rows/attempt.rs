//! A row in the making: what may be picked, and the row that a pick means.

use super::Row;
use super::refer::{Parents, Points, of_row};
use crate::invent::{Condition, Recipe, Search};
use crate::plan::PlanTable;
use crate::schema::{Dialect, TableRef};

/// A row in the making.
#[derive(Debug, Clone)]
pub(super) struct Attempt<'a> {
    pub(super) table: &'a PlanTable,
    pub(super) recipe: Recipe<'a>,
    pub(super) parents: Parents<'a>,
    /// All that must be so for the row: the table's conditions, and which side it is on.
    pub(super) conditions: Vec<Condition>,
    /// The values to pick from: of each ingredient, then of each reference that can be NULL or has several rows.
    values: Vec<Vec<String>>,
    pub(super) search: Search,
}

impl<'a> Attempt<'a> {
    pub(super) fn new(
        table: &'a PlanTable,
        recipe: Recipe<'a>,
        parents: Parents<'a>,
        goal: Option<String>,
    ) -> Attempt<'a> {
        let mut conditions = recipe.conditions.clone();
        conditions.extend(goal.map(|sql| {
            Condition {
                columns: recipe
                    .ingredients
                    .iter()
                    .map(|of| of.column.name.clone())
                    .filter(|name| crate::invent::mentions(&sql, name))
                    .collect(),
                sql: format!("({sql})"),
            }
        }));
        // What reads only computed columns can't be asked before the row is there.
        let written = |condition: &Condition| {
            let known = |name: &String| recipe.ingredients.iter().any(|of| of.column.name == *name);
            !condition.columns.is_empty() && condition.columns.iter().all(known)
        };
        conditions.retain(written);
        Attempt {
            table,
            recipe,
            parents,
            conditions,
            values: Vec::new(),
            search: Search::new(Vec::new(), 0),
        }
    }

    /// Begins with the values for a number.
    pub(super) fn begin(&mut self, dialect: Dialect, number: u32) {
        let ingredients = self.recipe.ingredients.iter();
        self.values = ingredients
            .map(|of| {
                let mut values = of.values(dialect, number);
                if !of.column.not_null {
                    values.push("NULL".to_owned());
                }
                values
            })
            .collect();
        let mut sizes: Vec<usize> = self.values.iter().map(Vec::len).collect();
        sizes.extend(self.parents.all.iter().map(|parent| match &parent.points {
            Points::Rows(rows) => rows.len() + usize::from(!parent.nullable.is_empty()),
            Points::Beside(_) | Points::Itself | Points::Nowhere => 1,
        }));
        self.search = Search::new(sizes, u64::from(number));
    }

    /// Picks anything.
    pub(super) fn scatter(&mut self) {
        self.search.scatter();
    }

    /// The row that is picked. `beside` are the rows that are put in together with it, as far as they are known.
    pub(super) fn row(&self, beside: &[(&TableRef, Row)]) -> Row {
        let picked = self.search.picked();
        let mut row = Row::new();
        for ((ingredient, values), at) in
            self.recipe.ingredients.iter().zip(&self.values).zip(picked)
        {
            let value = values
                .get(*at)
                .cloned()
                .unwrap_or_else(|| "NULL".to_owned());
            row.insert(ingredient.column.name.clone(), value);
        }
        let picks = picked.get(self.values.len()..).unwrap_or_default();
        // Those that point nowhere first: a column that two share is the other's.
        let mut pointing = Vec::new();
        for (parent, pick) in self.parents.all.iter().zip(picks) {
            let target = match &parent.points {
                Points::Nowhere => None,
                Points::Itself => of_row(parent.reference, &row),
                Points::Beside(table) => beside
                    .iter()
                    .find(|(name, _)| *name == table)
                    .and_then(|(_, row)| of_row(parent.reference, row)),
                Points::Rows(rows) => {
                    let at = match parent.shy {
                        true => pick.checked_sub(1),
                        false => Some(*pick),
                    };
                    at.and_then(|at| rows.get(at).cloned())
                }
            };
            match target {
                Some(values) => pointing.push((parent, values)),
                None => {
                    for column in &parent.nullable {
                        row.insert(column.clone(), "NULL".to_owned());
                    }
                }
            }
        }
        for (parent, values) in pointing {
            for (column, value) in parent.reference.columns.iter().zip(values) {
                if row.contains_key(column) {
                    row.insert(column.clone(), value);
                }
            }
        }
        row
    }

    /// The variables that decide about a condition's columns.
    pub(super) fn variables(&self, condition: &Condition) -> Vec<usize> {
        let ingredients = self.recipe.ingredients.iter().enumerate();
        let own = ingredients
            .filter(|(_, of)| condition.columns.contains(&of.column.name))
            .map(|(at, _)| at);
        let parents = self.parents.all.iter().enumerate();
        let of_parents = parents
            .filter(|(_, parent)| {
                let mut columns = parent.reference.columns.iter();
                columns.any(|column| condition.columns.contains(column))
            })
            .map(|(at, _)| self.values.len() + at);
        own.chain(of_parents).collect()
    }
}
