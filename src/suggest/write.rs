//! Writing suggestions: attributes into source text, entries into the configuration. Nothing else changes.

use std::fmt::Write as _;

use super::Proposal;
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

/// A configuration with entries for tables behind what it says; `entries` are names and proposals.
pub fn append_entries(text: &str, entries: &[(&str, &Proposal)]) -> String {
    let mut out = text.to_owned();
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for (name, proposal) in entries {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&entry(name, proposal));
    }
    out
}

/// Each name once: an entry is for the tables of that name in all databases, and TOML knows no key twice. Where
/// suggestions differ, the one that keeps most.
pub fn once<'a>(entries: &[(&'a str, &'a Proposal)]) -> Vec<(&'a str, &'a Proposal)> {
    let keeps = |proposal: &Proposal| match proposal {
        Proposal::Undecided { .. } => 3,
        Proposal::System => 2,
        Proposal::Mixed { .. } => 1,
        Proposal::User => 0,
    };
    let mut chosen: Vec<(&str, &Proposal)> = Vec::new();
    for (name, proposal) in entries {
        match chosen.iter_mut().find(|(known, _)| known == name) {
            None => chosen.push((name, proposal)),
            Some(known) if keeps(proposal) > keeps(known.1) => known.1 = proposal,
            Some(_) => {}
        }
    }
    chosen
}

/// The configuration's entry for a table, by its name as [`written_name`](crate::schema::written_name) gives it.
pub fn entry(name: &str, proposal: &Proposal) -> String {
    let name = crate::config::baseline::quote_key(name);
    format!("[tables.{name}]\n{}", proposal.toml())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_several_databases_have_is_one_entry_that_keeps_most() {
        let (user, system) = (Proposal::User, Proposal::System);
        let entries = [("store", &user), ("sessions", &user), ("store", &system)];
        assert_eq!(once(&entries), [("store", &system), ("sessions", &user)]);
    }
}
