//! A table that both sides have.

use std::collections::{BTreeMap, BTreeSet};

use super::{Difference, Part, Sides, parts};
use crate::schema::{Column, Dialect, Table, TableKind};

/// A part of a table as texts by a name for it.
type Facts = BTreeMap<String, String>;

/// How a part of a table is written down.
type Describe = fn(Dialect, &Table) -> Facts;

/// What is described by name, for every kind of table.
const PARTS: [(Part, Describe); 9] = [
    (Part::Unique, parts::unique),
    (Part::ForeignKey, parts::foreign_keys),
    (Part::Trigger, parts::triggers),
    (Part::Rule, parts::rules),
    (Part::Check, parts::checks),
    (Part::Index, parts::indexes),
    (Part::Parents, parts::parents),
    (Part::RowSecurity, parts::row_security),
    (Part::Options, parts::options),
];

/// What a partition has of its own; all else follows its parent.
const OF_A_PARTITION: [(Part, Describe); 4] = [
    (Part::ForeignKey, parts::foreign_keys),
    (Part::Trigger, parts::triggers),
    (Part::Rule, parts::rules),
    (Part::RowSecurity, parts::row_security),
];

/// The differences between a table of the catalog and the live one.
pub(super) fn differences(sides: &Sides<'_>, catalog: &Table, live: &Table) -> Vec<Difference> {
    if catalog.kind != live.kind {
        return vec![Difference {
            name: sides.name(catalog),
            part: Part::Table,
            detail: None,
            catalog: Some(kind(catalog.kind).to_owned()),
            live: Some(kind(live.kind).to_owned()),
        }];
    }
    match catalog.kind {
        TableKind::Partition => of_partition(sides, catalog, live),
        TableKind::View => of_view(sides, catalog, live),
        _ => of_table(sides, catalog, live),
    }
}

fn kind(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Table => "a table",
        TableKind::View => "a view",
        TableKind::Partition => "a partition",
        TableKind::Foreign => "a foreign table",
        TableKind::Virtual => "a virtual table",
        TableKind::Storage => "the storage of a virtual table",
    }
}

fn of_table(sides: &Sides<'_>, catalog: &Table, live: &Table) -> Vec<Difference> {
    let mut both = Both {
        sides,
        catalog,
        live,
        found: Vec::new(),
    };
    // What an extension's tables look like is its version's business.
    if live.extension.is_none() {
        both.columns();
        both.one(Part::PrimaryKey, parts::primary_key);
        both.one(Part::Partitioning, parts::partitioning);
        both.one(Part::Engine, parts::engine);
    }
    for (part, describe) in PARTS {
        both.named(part, describe);
    }
    both.found
}

/// A partition, by what it has of its own.
pub(super) fn of_partition(sides: &Sides<'_>, catalog: &Table, live: &Table) -> Vec<Difference> {
    let mut both = Both {
        sides,
        catalog,
        live,
        found: Vec::new(),
    };
    for (part, describe) in OF_A_PARTITION {
        both.named(part, describe);
    }
    both.found
}

fn of_view(sides: &Sides<'_>, catalog: &Table, live: &Table) -> Vec<Difference> {
    let mut both = Both {
        sides,
        catalog,
        live,
        found: Vec::new(),
    };
    both.one(Part::View, parts::view);
    both.named(Part::Trigger, parts::triggers);
    both.named(Part::Rule, parts::rules);
    both.found
}

struct Both<'a> {
    sides: &'a Sides<'a>,
    catalog: &'a Table,
    live: &'a Table,
    found: Vec<Difference>,
}

impl Both<'_> {
    fn add(
        &mut self,
        part: Part,
        detail: Option<String>,
        catalog: Option<String>,
        live: Option<String>,
    ) {
        self.found.push(Difference {
            name: self.sides.name(self.catalog),
            part,
            detail,
            catalog,
            live,
        });
    }

    /// A part of which a table has one or none.
    fn one(&mut self, part: Part, describe: fn(Dialect, &Table) -> Option<(String, String)>) {
        let dialect = self.sides.dialect;
        let (catalog, live) = (
            describe(dialect, self.catalog),
            describe(dialect, self.live),
        );
        let compared = |side: &Option<(String, String)>| side.as_ref().map(|(key, _)| key.clone());
        if compared(&catalog) != compared(&live) {
            let shown = |side: Option<(String, String)>| side.map(|(_, shown)| shown);
            self.add(part, None, shown(catalog), shown(live));
        }
    }

    /// A part of which a table may have several.
    fn named(&mut self, part: Part, describe: Describe) {
        let dialect = self.sides.dialect;
        let (catalog, live) = (
            describe(dialect, self.catalog),
            describe(dialect, self.live),
        );
        let names: BTreeSet<&String> = catalog.keys().chain(live.keys()).collect();
        for name in names {
            let (catalog, live) = (catalog.get(name), live.get(name));
            if catalog != live {
                self.add(part, Some(name.clone()), catalog.cloned(), live.cloned());
            }
        }
    }

    fn columns(&mut self) {
        let dialect = self.sides.dialect;
        let by_name = |table: &Table| -> BTreeMap<String, Column> {
            let named = |column: &Column| (parts::folded(dialect, &column.name), column.clone());
            table.columns.iter().map(named).collect()
        };
        let (catalog, live) = (by_name(self.catalog), by_name(self.live));
        let names: BTreeSet<&String> = catalog.keys().chain(live.keys()).collect();
        for name in names {
            let describe = |column: &Column| parts::column(dialect, column);
            let (catalog, live) = (
                catalog.get(name).map(describe),
                live.get(name).map(describe),
            );
            let compared =
                |side: &Option<(String, String)>| side.as_ref().map(|(key, _)| key.clone());
            if compared(&catalog) != compared(&live) {
                let shown = |side: Option<(String, String)>| side.map(|(_, shown)| shown);
                self.add(
                    Part::Column,
                    Some(name.clone()),
                    shown(catalog),
                    shown(live),
                );
            }
        }
    }
}
