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
        let sorted: Vec<&str> = order(&scheme)
            .into_iter()
            .map(|at| scheme.tables[at].shown.as_str())
            .collect();
        assert_eq!(sorted.join(" "), expected);
    }

    #[test]
    fn referenced_tables_come_first() {
        check("a b c", "a>b b>c", "c b a");
        check("a b", "", "a b");
        check("a", "a>a", "a");
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
