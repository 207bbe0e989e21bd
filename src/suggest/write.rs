//! Writing suggestions: attributes into source text, entries into the configuration. Nothing else changes.

use std::fmt::{self, Write as _};

use super::{Proposal, quoted};
use crate::classes::{Classes, ClassifiedTable};
use crate::source::InsertPoint;

/// `text` with an attribute line inserted at each point; line ends and indentation are those of the place.
///
/// `attribute` is the attribute's path: `data_class` where it is imported, else `data_class::data_class`.
/// Points that allow no insertion, or lie outside the text, are left out; the number of those inserted comes with
/// the new text.
pub fn insert_attributes(
    text: &str,
    insertions: &[(InsertPoint, &str, &Proposal)],
) -> (String, usize) {
    let mut sorted: Vec<_> = insertions
        .iter()
        .filter(|(point, _, _)| point.possible && text.is_char_boundary(point.byte))
        .collect();
    sorted.sort_by_key(|(point, _, _)| point.byte);
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = String::with_capacity(text.len() + sorted.len() * 32);
    let mut done = 0;
    for (point, attribute, proposal) in &sorted {
        out.push_str(text.get(done..point.byte).unwrap_or_default());
        // The insertion point is behind the indentation of its line, which the following item needs again.
        let indent = text
            .get(point.byte.saturating_sub(point.indent)..point.byte)
            .unwrap_or_default();
        let _ = write!(out, "#[{attribute}({proposal})]{line_end}{indent}");
        done = point.byte;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (out, sorted.len())
}

/// What the configuration is to say about the tables of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The name, as [`written_name`](crate::schema::written_name) gives it.
    pub name: String,
    /// The only database that is meant, where another has a struct for a table of that name, which speaks for itself.
    pub database: Option<&'a str>,
    /// What is said.
    pub proposal: &'a Proposal,
}

impl<'a> Entry<'a> {
    /// The entry for a table that has no struct to stand above.
    pub fn of(
        classes: &Classes<'a>,
        table: &ClassifiedTable<'_>,
        proposal: &'a Proposal,
    ) -> Entry<'a> {
        let elsewhere = classes.tables.iter().any(|other| {
            other.database != table.database
                && other.name == table.name
                && !other.structs.is_empty()
        });
        let database = elsewhere.then(|| classes.databases[table.database].name.as_str());
        Entry {
            name: table.written(),
            database,
            proposal,
        }
    }
}

/// The entry as it stands in the configuration.
impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = crate::config::baseline::quote_key(&self.name);
        write!(f, "[tables.{name}]\n{}", self.proposal.toml())?;
        match self.database {
            Some(database) => writeln!(f, "database = {}", quoted(database)),
            None => Ok(()),
        }
    }
}

/// A configuration with entries for tables behind what it says.
pub fn append_entries(text: &str, entries: &[Entry<'_>]) -> String {
    let mut out = text.to_owned();
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for entry in entries {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = write!(out, "{entry}");
    }
    out
}

/// Each name once: TOML knows no key twice. An entry is for the tables of that name in all databases, and where
/// suggestions differ, the one that keeps most is taken. Of entries that are each for one database the first stays;
/// the gate asks for the others.
pub fn once<'a>(entries: Vec<Entry<'a>>) -> Vec<Entry<'a>> {
    let keeps = |proposal: &Proposal| match proposal {
        Proposal::Undecided { .. } => 3,
        Proposal::System => 2,
        Proposal::Mixed { .. } => 1,
        Proposal::User => 0,
    };
    let mut chosen: Vec<Entry<'a>> = Vec::new();
    for entry in entries {
        match chosen.iter_mut().find(|known| known.name == entry.name) {
            None => chosen.push(entry),
            Some(known) if known.database.is_some() => {}
            Some(known) if keeps(entry.proposal) > keeps(known.proposal) => *known = entry,
            Some(_) => {}
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry<'a>(name: &str, database: Option<&'a str>, proposal: &'a Proposal) -> Entry<'a> {
        Entry {
            name: name.to_owned(),
            database,
            proposal,
        }
    }

    #[test]
    fn a_name_that_several_databases_have_is_one_entry_that_keeps_most() {
        let (user, system) = (Proposal::User, Proposal::System);
        let entries = vec![
            entry("store", None, &user),
            entry("sessions", None, &user),
            entry("store", None, &system),
        ];
        let expected = [
            entry("store", None, &system),
            entry("sessions", None, &user),
        ];
        assert_eq!(once(entries), expected);
    }

    #[test]
    fn an_entry_for_one_database_is_not_replaced_by_anothers() {
        let (user, system) = (Proposal::User, Proposal::System);
        let first = entry("history", Some("server"), &user);
        let entries = vec![first.clone(), entry("history", Some("archive"), &system)];
        assert_eq!(once(entries), std::slice::from_ref(&first));
        let text = "[tables.history]\nclass = \"user\"\ndatabase = \"server\"\n";
        assert_eq!(first.to_string(), text);
    }
}
