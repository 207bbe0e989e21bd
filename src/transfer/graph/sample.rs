//! Small schemes and graphs, for tests.

use super::{Graph, State};
use crate::schema::{Dialect, TableRef};
use crate::transfer::scheme::{Link, Member, Part, Scheme};

/// A table, with a key and nothing else.
pub(in crate::transfer) fn member(name: &str, chosen: bool) -> Member {
    Member {
        name: TableRef {
            schema: "public".into(),
            table: name.into(),
        },
        shown: name.into(),
        part: match name {
            "plans" => Part::Kept("system".into()),
            _ => Part::User,
        },
        trouble: None,
        elsewhere: false,
        chosen,
        only: false,
        columns: Vec::new(),
        key: vec![0],
        made: None,
        outward: vec![0],
        uniques: Vec::new(),
        indexes: Vec::new(),
        user_rows: None,
        guarded: Vec::new(),
        filter: None,
        links: Vec::new(),
        triggers: Vec::new(),
    }
}

/// `posts.author -> users !` is a reference that can't be NULL.
pub(in crate::transfer) fn scheme(tables: &[&str], links: &[&str]) -> Scheme {
    let mut scheme = Scheme {
        dialect: Dialect::Postgres,
        tables: tables
            .iter()
            .map(|name| match name.strip_prefix('*') {
                Some(name) => member(name, true),
                None => member(name, false),
            })
            .collect(),
        links: Vec::new(),
    };
    for (at, line) in links.iter().enumerate() {
        let required = line.ends_with('!');
        let (child, parent) = line
            .trim_end_matches([' ', '!'])
            .split_once(" -> ")
            .expect("->");
        let position = |name: &str| {
            let mut tables = scheme.tables.iter();
            tables.position(|table| table.shown == name).expect("known")
        };
        let child = position(child.split('.').next().expect("a table"));
        let parent = position(parent);
        scheme.links.push(Link {
            id: (*line).to_owned(),
            child,
            columns: vec![1],
            parent,
            parent_columns: vec![0],
            null: if required { Vec::new() } else { vec![1] },
            at_once: true,
        });
        scheme.tables[child].links.push(at);
    }
    scheme
}

/// Rows as `users 1 User 2`: table, key, state, the keys behind its references (`-` for NULL, `?` for none there).
pub(in crate::transfer) fn graph<'s>(scheme: &'s Scheme, rows: &[&str]) -> Graph<'s> {
    let mut graph = Graph::new(scheme);
    for row in rows {
        let words: Vec<&str> = row.split(' ').collect();
        let table = scheme
            .tables
            .iter()
            .position(|t| t.shown == words[0])
            .expect("known");
        let state = match words[2] {
            "Excluded" => State::Excluded,
            _ => State::User,
        };
        let ends = words[3..].iter().map(|word| match *word {
            "-" => None,
            "?" => Some(None),
            key => Some(Some(Box::from(key))),
        });
        graph.load(table, words[1], state, ends);
    }
    graph
}
