//! What keys do that are met when rows go one by one, in SQLite and InnoDB, and how they are got out of the way.

use crate::schema::{Action, Dialect, IndexPart};

use super::model::Link;
use super::safety::written;
use super::steps::Component;

/// What is done first about keys of tables to themselves.
pub(super) struct OwnWays<'m> {
    /// References that are set to NULL.
    pub(super) cut: Vec<&'m Link>,
    /// References that are pointed at their own rows.
    pub(super) itself: Vec<&'m Link>,
    /// Whether one is held up that only checks at COMMIT help against: ON UPDATE RESTRICT waits then, too (SQLite).
    pub(super) deferred: bool,
    /// One that nothing helps against.
    pub(super) hard: Option<&'m Link>,
}

impl<'m> Component<'m, '_> {
    /// What is done about each key of a table to itself: it is cut, or the ones whose action it holds up are, or its rows
    /// point at themselves.
    pub(super) fn own_ways(&self) -> OwnWays<'m> {
        let is_cut = |link: &Link| self.null_columns(link).is_some();
        let sqlite = self.model.dialect == Dialect::Sqlite;
        let (mut cut, mut itself, mut hard) = (Vec::new(), Vec::new(), None);
        let mut deferred = false;
        for &link in &self.own {
            let writers = self.writers(link);
            let is_active = self.is_active(link);
            if !is_active && writers.is_empty() {
                continue;
            }
            if is_cut(link) {
                cut.push(link);
                continue;
            }
            let held = !writers.iter().all(|writer| is_cut(writer));
            match held {
                true => deferred |= sqlite,
                false => cut.extend(writers),
            }
            let held = held && !sqlite;
            // SQLite follows cascades a thousand rows deep, InnoDB fifteen.
            let cascades = sqlite && link.reference.on_delete == Some(Action::Cascade);
            if !held && is_active && self.may_point_at_itself(link) {
                itself.push(link);
            } else if held || (is_active && !cascades) {
                hard = hard.or(Some(link));
            }
        }
        let mut seen = Vec::new();
        cut.retain(|link| {
            let new = !seen.contains(&&link.reference.id);
            seen.push(&link.reference.id);
            new
        });
        OwnWays {
            cut,
            itself,
            deferred,
            hard,
        }
    }

    /// Whether a key does something, when a referenced row is deleted before the referencing one, that keeps either
    /// from being deleted.
    pub(super) fn is_active(&self, link: &Link) -> bool {
        let writes_not_null = written(link).iter().any(|name| {
            let column = self.model.nodes[link.child].table.column(name);
            column.is_some_and(|column| column.not_null)
        });
        match (self.model.dialect, link.reference.on_delete) {
            (Dialect::Postgres, _) | (_, None) => false,
            // At COMMIT the referencing rows are gone, too; RESTRICT waits with `defer_foreign_keys`.
            (Dialect::Sqlite, Some(Action::NoAction | Action::Restrict)) => false,
            (Dialect::Sqlite, Some(Action::Cascade)) => true,
            (Dialect::Sqlite, Some(Action::SetNull | Action::SetDefault)) => writes_not_null,
            (Dialect::Mysql, Some(Action::SetNull)) => false,
            (Dialect::Mysql, Some(_)) => true,
        }
    }

    /// The table's own keys whose action writes a column that its key to itself holds as it is: another one's, or its
    /// own.
    fn writers(&self, link: &Link) -> Vec<&'m Link> {
        let waits = match link.reference.on_update {
            Some(Action::Restrict) => false,
            // InnoDB looks at once.
            Some(Action::NoAction) => self.model.dialect == Dialect::Sqlite,
            _ => true,
        };
        let writes = |other: &&&Link| {
            let mut written = written(other).iter();
            other.child == link.child
                && written.any(|name| link.reference.parent_columns.contains(name))
        };
        match waits {
            true => Vec::new(),
            false => self.own.iter().filter(writes).copied().collect(),
        }
    }

    /// Whether rows can be pointed at themselves, so that deleting one does nothing to others: no key of the table, no
    /// other reference of it, and none that points at it, has a column that this would write.
    fn may_point_at_itself(&self, link: &Link) -> bool {
        let table = self.model.nodes[link.child].table;
        let columns = link.reference.columns.iter();
        let mut written = columns
            .zip(&link.reference.parent_columns)
            .filter(|(column, of)| column != of);
        let is_free = |name: &String| {
            let keys = table.unique.iter().flat_map(|key| &key.parts);
            let mut keys = keys.filter_map(|part| match part {
                IndexPart::Column(column) => Some(column),
                IndexPart::Expression(_) => None,
            });
            !table.primary_key.contains(name)
                && !keys.any(|column| column == name)
                && !self.is_referenced(link.child, name)
                && !self.is_shared(link, name)
                && table
                    .column(name)
                    .is_some_and(|column| column.generated.is_none())
        };
        let always = |name: &String| table.column(name).is_some_and(|column| column.not_null);
        let itself = written.all(|(column, of)| is_free(column) && always(of));
        // InnoDB does not delete a row that points at itself, unless the key cascades.
        let done = match self.model.dialect {
            Dialect::Mysql => link.reference.on_delete == Some(Action::Cascade),
            Dialect::Postgres | Dialect::Sqlite => true,
        };
        itself && done
    }

    /// Whether a key points at this column.
    fn is_referenced(&self, at: usize, name: &String) -> bool {
        self.model
            .to(at)
            .any(|other| other.reference.parent_columns.contains(name))
    }

    /// Whether another reference of the same table has this column, too.
    fn is_shared(&self, link: &Link, name: &String) -> bool {
        let mut links = self.model.links.iter();
        links.any(|other| {
            other.child == link.child
                && other.reference.id != link.reference.id
                && other.reference.columns.contains(name)
        })
    }

    /// The columns by which a reference can be set to NULL.
    pub(super) fn null_columns(&self, link: &Link) -> Option<Vec<String>> {
        let table = self.model.nodes[link.child].table;
        let columns = &link.reference.columns;
        let free = |name: &&String| {
            let writable = table
                .column(name)
                .is_some_and(|column| !column.not_null && column.generated.is_none());
            writable && !self.is_referenced(link.child, name) && !table.primary_key.contains(name)
        };
        let free: Vec<String> = columns.iter().filter(free).cloned().collect();
        match link.match_full {
            true => (free.len() == columns.len()).then_some(free),
            false => free.into_iter().next().map(|one| vec![one]),
        }
    }

    /// Whether a NOT NULL cycle can't be deleted. Where all its keys cascade, deleting a row takes along the
    /// others.
    pub(super) fn holds_fast(&self, fixed: &[&Link], part: &[usize]) -> bool {
        fixed
            .iter()
            .filter(|link| part.contains(&link.child) && part.contains(&link.parent))
            .any(|link| link.reference.on_delete != Some(Action::Cascade))
    }

    /// Whether a RESTRICT inside is met before its referencing rows are gone. SQLite looks at other keys when the
    /// statement ends, and all deletions of a script are one; with checks at COMMIT it would miscount old orphans, where
    /// some keys are deferred and others are not.
    pub(super) fn restrict_is_met(&self, line: &[usize], cascades: &[(usize, usize)]) -> bool {
        let restricts = |link: &&&Link| link.reference.on_delete == Some(Action::Restrict);
        let mut inside = self.inside.iter().filter(restricts);
        self.own.iter().any(|link| restricts(&link))
            || inside.any(|link| is_met(link, line, cascades))
    }
}

/// The keys that cascade, each from its referenced table to the referencing one.
pub(super) fn cascades<'l>(keys: impl Iterator<Item = &'l &'l Link>) -> Vec<(usize, usize)> {
    let cascade = |link: &&&Link| link.reference.on_delete == Some(Action::Cascade);
    keys.filter(cascade)
        .map(|link| (link.parent, link.child))
        .collect()
}

/// Whether a key's referenced rows go before its referencing ones: their table comes first, or what is deleted up to
/// then cascades to it.
pub(super) fn is_met(link: &Link, line: &[usize], cascades: &[(usize, usize)]) -> bool {
    let before = line.iter().take_while(|&&at| at != link.child);
    let mut deleted_from = before.chain([&link.child]);
    deleted_from.any(|&at| reached(at, line, cascades).contains(&link.parent))
}

/// The tables to which deleting from one cascades, through tables that are not emptied before it; itself, too.
fn reached(from: usize, line: &[usize], cascades: &[(usize, usize)]) -> Vec<usize> {
    let emptied: Vec<&usize> = line.iter().take_while(|&&at| at != from).collect();
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(&at) = reached.get(next) {
        next += 1;
        for (parent, child) in cascades {
            if *parent == at && !emptied.contains(&child) && !reached.contains(child) {
                reached.push(*child);
            }
        }
    }
    reached
}
