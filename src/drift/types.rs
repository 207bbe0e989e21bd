//! Enum types, domains and sequences of their own (PostgreSQL, MariaDB).

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::expression;
use super::{Difference, Part, Sides};
use crate::schema::{Domain, EnumType, Schema, Sequence, TableName};

/// By schema and name.
type Named = BTreeMap<(String, String), String>;

/// The differences between what the schemas of the catalog hold beside tables.
pub(super) fn differences(sides: &Sides<'_>, catalog: &Schema, live: &Schema) -> Vec<Difference> {
    let mut found = compare(sides, Part::Enum, enums(catalog), enums(live));
    found.extend(compare(
        sides,
        Part::Domain,
        domains(catalog),
        domains(live),
    ));
    found.extend(compare(
        sides,
        Part::Sequence,
        sequences(catalog),
        sequences(live),
    ));
    found
}

fn compare(sides: &Sides<'_>, part: Part, catalog: Named, live: Named) -> Vec<Difference> {
    let names: BTreeSet<_> = catalog.keys().chain(live.keys()).collect();
    names
        .into_iter()
        .filter(|(schema, _)| sides.schemas.contains(schema.as_str()))
        .filter(|name| catalog.get(*name) != live.get(*name))
        .map(|name| Difference {
            name: TableName::new(sides.dialect, &name.0, &name.1),
            part,
            detail: None,
            catalog: catalog.get(name).cloned(),
            live: live.get(name).cloned(),
        })
        .collect()
}

fn enums(schema: &Schema) -> Named {
    let labels = |of: &EnumType| {
        let labels: Vec<String> = of.labels.iter().map(|label| format!("'{label}'")).collect();
        ((of.schema.clone(), of.name.clone()), labels.join(", "))
    };
    schema.enums.iter().map(labels).collect()
}

fn domains(schema: &Schema) -> Named {
    let described = |of: &Domain| {
        let mut text = vec![of.base.clone()];
        if of.not_null {
            text.push("not null".to_owned());
        }
        if let Some(default) = &of.default {
            text.push(format!("default {}", expression(schema.dialect, default)));
        }
        let mut checks: Vec<String> = of
            .checks
            .iter()
            .map(|check| expression(schema.dialect, check))
            .collect();
        checks.sort();
        text.extend(checks);
        ((of.schema.clone(), of.name.clone()), text.join(" "))
    };
    schema.domains.iter().map(described).collect()
}

fn sequences(schema: &Schema) -> Named {
    let described = |of: &Sequence| {
        let mut used = of.used_by.clone();
        used.sort();
        let text = match used.as_slice() {
            [] => "used by no column".to_owned(),
            some => format!("used by {}", some.join(", ")),
        };
        ((of.schema.clone(), of.name.clone()), text)
    };
    schema.sequences.iter().map(described).collect()
}
