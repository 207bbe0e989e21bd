//! The action plan's phases: groups of tables as people speak of them.

use data_class_grammar::Class;

use super::{Catalog, Row};

/// A group of one phase, with its rows in the order in which they are shown.
pub(super) struct Group<'a> {
    pub(super) name: &'a str,
    pub(super) rows: Vec<&'a Row>,
}

/// Which rows a phase takes.
#[derive(Clone, Copy)]
pub(super) enum Phase {
    /// System tables, and mixed ones that belong to a group.
    Preserve,
    /// User tables.
    Clean,
}

/// The groups of a phase. Rows without a `group` form one by their category.
///
/// A group stands where its home category stands, the one that has most of its rows, and shows those first: so a
/// group that gathers stragglers from other categories reads as its author would list it.
pub(super) fn groups(catalog: &Catalog, phase: Phase) -> Vec<Group<'_>> {
    let mut members: Vec<(&str, Vec<(usize, &Row)>)> = Vec::new();
    for (at, category) in catalog.categories.iter().enumerate() {
        for row in category.rows.iter().filter(|row| takes(phase, row)) {
            let name = row.group().unwrap_or(&category.name);
            match members.iter_mut().find(|(group, _)| *group == name) {
                Some((_, rows)) => rows.push((at, row)),
                None => members.push((name, vec![(at, row)])),
            }
        }
    }
    let mut groups: Vec<(usize, Group<'_>)> = members
        .into_iter()
        .map(|(name, mut rows)| {
            let home = home(&rows);
            rows.sort_by_key(|(category, _)| *category != home);
            (
                home,
                Group {
                    name,
                    rows: rows.into_iter().map(|(_, row)| row).collect(),
                },
            )
        })
        .collect();
    groups.sort_by_key(|(home, _)| *home);
    groups.into_iter().map(|(_, group)| group).collect()
}

fn takes(phase: Phase, row: &Row) -> bool {
    match (phase, row.class) {
        (Phase::Preserve, Some(Class::System)) | (Phase::Clean, Some(Class::User)) => true,
        (Phase::Preserve, Some(Class::Mixed)) => row.group().is_some(),
        _ => false,
    }
}

/// The category with most of a group's rows, the first of equals.
fn home(rows: &[(usize, &Row)]) -> usize {
    let count = |category: usize| rows.iter().filter(|(at, _)| *at == category).count();
    rows.iter()
        .map(|(category, _)| *category)
        .max_by_key(|category| (count(*category), std::cmp::Reverse(*category)))
        .unwrap_or_default()
}
