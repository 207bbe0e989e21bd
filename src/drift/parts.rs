//! The parts of a table as texts. Where what is compared is not what is shown, both are given, in this order.

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::{expression, ty, view_text, words};
use crate::schema::{Action, Column, Deferrable, Dialect, IndexPart, Table, Trigger};

/// A name as the dialect compares it.
pub(super) fn folded(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::Postgres => name.to_owned(),
        Dialect::Sqlite | Dialect::Mysql => name.to_lowercase(),
    }
}

/// Facts by name. Those of one name stand side by side: a second key on the same columns must not hide the first.
fn all(facts: impl Iterator<Item = (String, String)>) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in facts {
        all.entry(name).or_default().insert(text);
    }
    let joined = |(name, texts): (String, BTreeSet<String>)| {
        (name, texts.into_iter().collect::<Vec<_>>().join(" and "))
    };
    all.into_iter().map(joined).collect()
}

fn list(dialect: Dialect, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| folded(dialect, name)).collect();
    names.join(", ")
}

pub(super) fn column(dialect: Dialect, column: &Column) -> (String, String) {
    let mut shown = vec![column.ty.clone()];
    let mut compared = vec![ty(dialect, column)];
    let mut both = |text: String| {
        compared.push(text.clone());
        shown.push(text);
    };
    if column.not_null {
        both("not null".to_owned());
    }
    if let Some(identity) = &column.identity {
        let kind = format!("{:?}", identity.kind).to_lowercase();
        both(format!("numbered ({kind})"));
    }
    let numbered = column.identity.is_some();
    for (word, text) in [
        ("default", &column.default),
        ("generated", &column.generated),
    ] {
        // How a number is drawn is the identity's business.
        if let Some(text) = text.as_ref().filter(|_| !(numbered && word == "default")) {
            shown.push(format!("{word} {text}"));
            let spelled = expression(dialect, text);
            // MariaDB says of every nullable column that its default is NULL.
            if !(word == "default" && spelled == "null") {
                compared.push(format!("{word} {spelled}"));
            }
        }
    }
    (compared.join(" "), shown.join(" "))
}

pub(super) fn primary_key(dialect: Dialect, table: &Table) -> Option<(String, String)> {
    let columns = list(dialect, &table.primary_key);
    (!columns.is_empty()).then(|| (columns.clone(), format!("({columns})")))
}

pub(super) fn partitioning(dialect: Dialect, table: &Table) -> Option<(String, String)> {
    let text = table.partition_by.as_ref()?;
    Some((expression(dialect, text), text.clone()))
}

pub(super) fn engine(_: Dialect, table: &Table) -> Option<(String, String)> {
    let engine = table.engine.as_ref()?;
    Some((engine.to_lowercase(), engine.clone()))
}

/// A view by its columns and what it selects.
pub(super) fn view(dialect: Dialect, table: &Table) -> Option<(String, String)> {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("{} {}", folded(dialect, &column.name), ty(dialect, column)))
        .collect();
    let text = table.definition.as_deref().unwrap_or_default();
    let compared = format!("{} as {}", columns.join(", "), view_text(text));
    Some((compared, text.to_owned()))
}

fn index_parts(dialect: Dialect, parts: &[IndexPart], predicate: Option<&str>) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| match part {
            IndexPart::Column(name) => folded(dialect, name),
            IndexPart::Expression(text) => expression(dialect, text),
        })
        .collect();
    let predicate = predicate.map(|text| format!(" where {}", expression(dialect, text)));
    format!("({}){}", parts.join(", "), predicate.unwrap_or_default())
}

pub(super) fn unique(dialect: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |unique: &crate::schema::Unique| {
        let mut text = vec!["unique"];
        if unique.nulls_not_distinct {
            text.push("nulls not distinct");
        }
        if unique.deferrable {
            text.push("deferrable");
        }
        let parts = index_parts(dialect, &unique.parts, unique.predicate.as_deref());
        (parts, text.join(", "))
    };
    all(table.unique.iter().map(described))
}

pub(super) fn indexes(dialect: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |index: &crate::schema::Index| {
        let parts = index_parts(dialect, &index.parts, index.predicate.as_deref());
        (parts, "index".to_owned())
    };
    all(table.indexes.iter().map(described))
}

/// Foreign keys by their columns and what those reference.
pub(super) fn foreign_keys(dialect: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |key: &crate::schema::ForeignKey| {
        let parent = crate::schema::TableName::new(dialect, &key.schema, &key.table);
        let name = format!(
            "({}) -> {} ({})",
            list(dialect, &key.columns),
            folded(dialect, parent.as_str()),
            list(dialect, &key.parent_columns)
        );
        let mut text = vec![
            format!("on delete {}", action(dialect, key.on_delete)),
            format!("on update {}", action(dialect, key.on_update)),
        ];
        match key.deferrable {
            Deferrable::No => {}
            Deferrable::Immediate => text.push("deferrable".to_owned()),
            Deferrable::Deferred => text.push("initially deferred".to_owned()),
        }
        if !key.set_columns.is_empty() {
            text.push(format!("sets {}", list(dialect, &key.set_columns)));
        }
        if !key.valid {
            text.push("not valid".to_owned());
        }
        if key.match_full {
            text.push("match full".to_owned());
        }
        (name, text.join(", "))
    };
    all(table.foreign_keys.iter().map(described))
}

fn action(dialect: Dialect, action: Action) -> String {
    let action = match (dialect, action) {
        // InnoDB makes no difference between the two, and its catalogs may say either.
        (Dialect::Mysql, Action::NoAction) => Action::Restrict,
        (_, action) => action,
    };
    action.sql().to_lowercase()
}

pub(super) fn triggers(_: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |trigger: &Trigger| {
        let mut text = format!(
            "{} {} {}",
            trigger.timing.to_lowercase(),
            trigger.events.join(" or ").to_lowercase(),
            trigger.level.to_lowercase()
        );
        if !trigger.enabled {
            text += ", switched off";
        }
        text += &match &trigger.function {
            Some(function) => format!(", {function}: {}", words(&trigger.body)),
            None => format!(": {}", words(&trigger.body)),
        };
        if let Some(definition) = &trigger.definition {
            text += &format!(", {}", words(definition));
        }
        for called in &trigger.calls {
            text += &format!(", calls {} ({})", called.name, called.hash);
        }
        (trigger.name.clone(), text)
    };
    all(table.triggers.iter().map(described))
}

pub(super) fn rules(_: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |rule: &crate::schema::Rule| (rule.name.clone(), view_text(&rule.definition));
    all(table.rules.iter().map(described))
}

pub(super) fn checks(dialect: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |check: &String| {
        let spelled = expression(dialect, check);
        // MariaDB's JSON is a text with this check, MySQL's a type.
        (!spelled.starts_with("json_valid")).then(|| (spelled, "check".to_owned()))
    };
    all(table.checks.iter().filter_map(described))
}

pub(super) fn parents(dialect: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |parent: &crate::schema::TableRef| {
        let name = crate::schema::TableName::new(dialect, &parent.schema, &parent.table);
        (name.to_string(), "inherits".to_owned())
    };
    all(table.parents.iter().map(described))
}

pub(super) fn row_security(_: Dialect, table: &Table) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    if let Some(security) = &table.row_security {
        let forced = if security.forced {
            ", also for its owner"
        } else {
            ""
        };
        all.insert("switched on".to_owned(), format!("yes{forced}"));
        for policy in &security.policies {
            all.insert(policy.clone(), "policy".to_owned());
        }
    }
    all
}

pub(super) fn options(_: Dialect, table: &Table) -> BTreeMap<String, String> {
    let described = |option: &String| (option.to_lowercase(), "set".to_owned());
    all(table.options.iter().map(described))
}
