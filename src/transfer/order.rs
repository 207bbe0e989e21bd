//! In which order tables are decided and written.

use super::scheme::Scheme;

/// The tables with user rows, referenced ones first. In a cycle the one that can wait for its references: they are
/// nullable, or the engine looks at them only at COMMIT.
pub fn order(scheme: &Scheme) -> Vec<usize> {
    let mut rest: Vec<usize> = (0..scheme.tables.len())
        .filter(|at| scheme.tables[*at].has_user_rows())
        .collect();
    let mut sorted = Vec::new();
    while !rest.is_empty() {
        let next = (0..rest.len()).min_by_key(|at| {
            let open = open(scheme, rest[*at], &rest);
            (open.0, open.1, *at)
        });
        match next {
            Some(next) => sorted.push(rest.remove(next)),
            None => break,
        }
    }
    sorted
}

/// Tables that are written one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// In the order in which they are written.
    pub tables: Vec<usize>,
    /// Whether their rows may wait for each other by references that can't wait.
    pub is_circle: bool,
}

/// Sorted tables, those together that lead back to themselves by references that can't wait.
pub fn groups(scheme: &Scheme, sorted: &[usize]) -> Vec<Group> {
    let reached: Vec<Vec<bool>> = (0..scheme.tables.len())
        .map(|table| reached(scheme, table))
        .collect();
    let mut rest: Vec<usize> = sorted.to_vec();
    let mut groups = Vec::new();
    while !rest.is_empty() {
        // What is left of all that it leads to must lead back to it.
        let is_free = |table: &usize| {
            let mut others = rest.iter().filter(|other| reached[*table][**other]);
            others.all(|other| reached[*other][*table])
        };
        let next = rest.iter().position(is_free).unwrap_or(0);
        let first = rest.remove(next);
        let with = |other: &usize| reached[first][*other] && reached[*other][first];
        let mut tables = vec![first];
        tables.extend(rest.iter().copied().filter(|other| with(other)));
        rest.retain(|other| !with(other));
        groups.push(Group {
            is_circle: with(&first),
            tables,
        });
    }
    groups
}

/// Which tables one leads to by references that can't wait; itself only where a way leads back.
fn reached(scheme: &Scheme, table: usize) -> Vec<bool> {
    let mut reached = vec![false; scheme.tables.len()];
    let mut open = vec![table];
    while let Some(table) = open.pop() {
        for link in &scheme.tables[table].links {
            let link = &scheme.links[*link];
            let waits = !link.at_once || !link.null.is_empty();
            if !waits && !std::mem::replace(&mut reached[link.parent], true) {
                open.push(link.parent);
            }
        }
    }
    reached
}

/// How many references to tables that are not yet written a table has: those that can't wait, and those that can.
fn open(scheme: &Scheme, table: usize, rest: &[usize]) -> (usize, usize) {
    let mut open = (0, 0);
    for link in &scheme.tables[table].links {
        let link = &scheme.links[*link];
        if link.parent == table || !rest.contains(&link.parent) {
            continue;
        }
        match link.null.is_empty() && link.at_once {
            true => open.0 += 1,
            false => open.1 += 1,
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Dialect;
    use crate::transfer::graph::sample::member;
    use crate::transfer::scheme::Link;

    /// `a>b` is a reference that can't wait, `a?b` one that can.
    #[track_caller]
    fn check(tables: &str, links: &str, expected: &str) {
        let position = |name: &str| {
            tables
                .split(' ')
                .position(|table| table == name)
                .expect("known")
        };
        let mut scheme = Scheme {
            dialect: Dialect::Mysql,
            tables: tables.split(' ').map(|name| member(name, true)).collect(),
            links: Vec::new(),
        };
        for (at, link) in links.split(' ').filter(|link| !link.is_empty()).enumerate() {
            let waits = link.contains('?');
            let (child, parent) = link.split_once(['>', '?']).expect("a link");
            scheme.tables[position(child)].links.push(at);
            scheme.links.push(Link {
                id: link.into(),
                child: position(child),
                columns: vec![0],
                parent: position(parent),
                parent_columns: vec![0],
                null: if waits { vec![0] } else { Vec::new() },
                at_once: true,
            });
        }
        let name = |at: &usize| scheme.tables[*at].shown.as_str();
        let sorted = order(&scheme);
        let parts: Vec<String> = groups(&scheme, &sorted)
            .iter()
            .map(|group| {
                let names: Vec<&str> = group.tables.iter().map(name).collect();
                match group.is_circle {
                    true => format!("({})", names.join(" ")),
                    false => names.join(" "),
                }
            })
            .collect();
        assert_eq!(parts.join(" "), expected);
    }

    #[test]
    fn referenced_tables_come_first() {
        check("a b c", "a>b b>c", "c b a");
        check("a b", "", "a b");
        check("a", "a?a", "a");
    }

    #[test]
    fn tables_that_wait_for_each_other_all_round_come_together_after_what_they_need() {
        check("a", "a>a", "(a)");
        check("a b c d", "a>b b>a d>b b>c", "c (a b) d");
        check("a b x y", "a>b b>a b>x x>y y>x", "(x y) (a b)");
        check("a b c", "a>b b>c c>a", "(a c b)");
        check("a b c", "a>b b>a a?c", "c (a b)");
    }

    #[test]
    fn in_a_cycle_the_one_that_can_wait_comes_first() {
        check(
            "users accounts posts",
            "users>accounts accounts?users posts>users",
            "accounts users posts",
        );
        check("a b c", "a>b b>c c?a", "c b a");
    }
}
