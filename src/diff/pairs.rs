//! Which table of one side is which of the other.

use super::side::{Side, TableState};

/// A table on both sides or on one, each with its database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) before: Option<At<'a>>,
    pub(super) after: Option<At<'a>>,
}

/// A table of a database.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) database: &'a str,
    pub(super) table: &'a TableState,
}

/// By what tables are taken for the same.
type Key<'a> = fn(&At<'a>) -> Option<(&'a str, &'a str)>;

/// Every table once: by database and name, then by its struct's path, which a renamed table keeps, then by its name
/// in another database. Only what is unique on both sides is taken for the same.
pub(super) fn pairs<'a>(before: &'a Side, after: &'a Side) -> Vec<Pair<'a>> {
    let (mut old, mut new) = (all(before), all(after));
    let mut pairs = Vec::new();
    let keys: [Key<'a>; 3] = [
        |at| Some((at.database, &at.table.table)),
        |at| Some(("", at.table.path.as_deref()?)),
        |at| Some(("", &at.table.table)),
    ];
    for key in keys {
        let (mut left, mut taken) = (Vec::new(), Vec::new());
        for at in &old {
            let same = |other: &&At<'a>| key(at).is_some() && key(other) == key(at);
            let mut found = new.iter().filter(same);
            match (found.next(), found.next(), old.iter().filter(same).count()) {
                (Some(other), None, 1) => {
                    taken.push(*other);
                    pairs.push(Pair {
                        before: Some(*at),
                        after: Some(*other),
                    });
                }
                _ => left.push(*at),
            }
        }
        new.retain(|at| {
            !taken
                .iter()
                .any(|taken| std::ptr::eq(taken.table, at.table))
        });
        old = left;
    }
    let gone = old.into_iter().map(|at| Pair {
        before: Some(at),
        after: None,
    });
    let come = new.into_iter().map(|at| Pair {
        before: None,
        after: Some(at),
    });
    pairs.extend(gone.chain(come));
    pairs
}

fn all(side: &Side) -> Vec<At<'_>> {
    side.databases
        .iter()
        .flat_map(|(database, tables)| tables.iter().map(move |table| At { database, table }))
        .collect()
}
