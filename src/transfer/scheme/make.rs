//! What takes part, made of the plan and the schema.

use std::collections::HashMap;

use super::{Column, Index, Link, Member, Part, Scheme};
use crate::fixtures::form::Storage;
use crate::plan::{Plan, PlanTable};
use crate::schema::{Deferrable, Dialect, Schema, Table, TableKind, TableName, TableRef};

/// Everything that may take part, where `chosen` tables were asked for and `filters` say which rows of a table.
pub fn scheme(
    plan: &Plan,
    schema: &Schema,
    chosen: &[TableRef],
    filters: &[(TableRef, String)],
) -> Scheme {
    let tables: Vec<&PlanTable> = plan
        .tables
        .iter()
        .filter(|table| table.class != "framework")
        .collect();
    let positions: HashMap<&TableRef, usize> = tables
        .iter()
        .enumerate()
        .map(|(at, table)| (&table.name, at))
        .collect();
    let mut members: Vec<Member> = tables
        .iter()
        .map(|table| {
            let mut member = member(plan.dialect, table, schema);
            member.chosen = chosen.contains(&table.name);
            let filter = filters.iter().find(|(name, _)| *name == table.name);
            member.filter = filter.map(|(_, sql)| sql.clone());
            member
        })
        .collect();
    let mut links = Vec::new();
    for reference in &plan.references {
        let (Some(&child), Some(&parent)) = (
            positions.get(&reference.child),
            positions.get(&reference.parent),
        ) else {
            continue;
        };
        let of = |table: usize, names: &[String]| -> Option<Vec<usize>> {
            names
                .iter()
                .map(|name| members[table].columns.iter().position(|c| c.name == *name))
                .collect()
        };
        let (Some(columns), Some(parent_columns)) = (
            of(child, &reference.columns),
            of(parent, &reference.parent_columns),
        ) else {
            continue;
        };
        let at_once = reference.is_foreign_key()
            && match plan.dialect {
                Dialect::Postgres => reference.deferrable == Some(Deferrable::No),
                Dialect::Mysql => true,
                // `PRAGMA defer_foreign_keys`.
                Dialect::Sqlite => false,
            };
        links.push(Link {
            id: reference.id.to_string(),
            child,
            columns,
            parent,
            parent_columns,
            null: Vec::new(),
            at_once,
        });
    }
    for at in 0..links.len() {
        links[at].null = nullable(&members, &links, at);
        let link = &links[at];
        members[link.child].links.push(at);
        for column in link.parent_columns.clone() {
            let outward = &mut members[link.parent].outward;
            if !outward.contains(&column) {
                outward.push(column);
            }
        }
    }
    for (at, member) in members.iter_mut().enumerate() {
        let refers = |column: &usize| {
            let mut links = links.iter();
            links.any(|link| link.child == at && link.columns.contains(column))
        };
        let mut made = member.key.iter().copied().filter(|column| !refers(column));
        member.made = made.find(|column| is_numbered(&member.columns[*column]));
        let made = member.made;
        member
            .uniques
            .retain(|unique| made.is_none_or(|made| !unique.contains(&made)));
    }
    Scheme {
        dialect: plan.dialect,
        tables: members,
        links,
    }
}

/// The columns of a reference that may become NULL, best those that no other reference has.
fn nullable(members: &[Member], links: &[Link], at: usize) -> Vec<usize> {
    let link = &links[at];
    let member = &members[link.child];
    let free: Vec<usize> = link
        .columns
        .iter()
        .copied()
        .filter(|column| !member.columns[*column].not_null && !member.key.contains(column))
        .filter(|column| !member.columns[*column].generated && !member.guarded.contains(column))
        .collect();
    let shared = |column: &usize| {
        let mut others = links.iter().enumerate();
        others.any(|(nth, other)| {
            nth != at && other.child == link.child && other.columns.contains(column)
        })
    };
    let alone: Vec<usize> = free.iter().copied().filter(|c| !shared(c)).collect();
    match alone.is_empty() {
        true => free,
        false => alone,
    }
}

/// Whether the engine gives the column a number.
fn is_numbered(column: &Column) -> bool {
    let drawn = column
        .default
        .as_ref()
        .is_some_and(|default| default.to_ascii_lowercase().starts_with("nextval("));
    column.identity.is_some() || drawn
}

fn member(dialect: Dialect, planned: &PlanTable, schema: &Schema) -> Member {
    let shown = TableName::new(dialect, &planned.name.schema, &planned.name.table).to_string();
    let part = match planned.class.as_str() {
        "user" => Part::User,
        "mixed" => Part::Mixed,
        other => Part::Kept(other.to_owned()),
    };
    let mut member = Member {
        name: planned.name.clone(),
        shown,
        part,
        trouble: None,
        elsewhere: planned.kind != TableKind::Table,
        chosen: false,
        only: planned.only,
        columns: Vec::new(),
        key: Vec::new(),
        made: None,
        outward: Vec::new(),
        uniques: Vec::new(),
        indexes: Vec::new(),
        user_rows: planned
            .system_rows
            .as_ref()
            .map(|system| system.is_false.clone()),
        guarded: Vec::new(),
        filter: None,
        links: Vec::new(),
        triggers: Vec::new(),
    };
    let Some(table) = schema.table(&planned.name.schema, &planned.name.table) else {
        member.trouble = Some("it is not in the schema".into());
        return member;
    };
    member.columns = columns(dialect, planned, table);
    let says = |name: &String| {
        let mut predicates = planned.system_rows.iter();
        predicates.any(|system| system.columns.contains(name))
    };
    member.guarded = (0..member.columns.len())
        .filter(|at| says(&member.columns[*at].name))
        .collect();
    let of = |names: Vec<&str>| -> Option<Vec<usize>> {
        let position = |name: &&str| member.columns.iter().position(|c| c.name == **name);
        names.iter().map(position).collect()
    };
    let primary = of(table.primary_key.iter().map(String::as_str).collect());
    let uniques: Vec<Vec<usize>> = table
        .unique
        .iter()
        .filter_map(|unique| of(unique.whole_columns()?))
        .collect();
    let primary = primary.filter(|key| !key.is_empty());
    let known = uniques.iter().find(|unique| {
        let mut columns = unique.iter();
        columns.all(|column| member.columns[*column].not_null)
    });
    member.key = primary.or_else(|| known.cloned()).unwrap_or_default();
    member.outward = member.key.clone();
    let key = member.key.clone();
    member.uniques = std::iter::once(key.clone())
        .filter(|key| !key.is_empty())
        .chain(uniques.into_iter().filter(|unique| *unique != key))
        .collect();
    member.indexes = table
        .unique
        .iter()
        .filter_map(|unique| Index::of(dialect, unique, &member.columns))
        .collect();
    member.trouble = trouble(&member);
    let fires = table.triggers.iter().filter(|trigger| trigger.enabled);
    member.triggers = fires
        .filter(|trigger| trigger.events.iter().any(|event| event == "INSERT"))
        .map(|trigger| trigger.name.clone())
        .collect();
    member
}

fn columns(dialect: Dialect, planned: &PlanTable, table: &Table) -> Vec<Column> {
    let is_key = |name: &str| table.primary_key.iter().any(|key| key == name);
    table
        .columns
        .iter()
        .map(|column| Column {
            name: column.name.clone(),
            storage: Storage::of(dialect, column),
            not_null: column.not_null || is_key(&column.name),
            generated: column.generated.is_some(),
            identity: column.identity.as_ref().map(|identity| identity.kind),
            default: column.default.clone(),
            touched: planned
                .column(&column.name)
                .is_some_and(|planned| planned.touched_by_update),
            secret: false,
        })
        .collect()
}

fn trouble(member: &Member) -> Option<String> {
    if member.elsewhere {
        return Some("its rows are kept elsewhere".into());
    }
    if member.key.is_empty() {
        return Some("it has no primary key by which its rows are known".into());
    }
    let refused = |column: &Column| {
        let why = column.storage.refused()?;
        Some(format!(
            "its column `{}` can't be copied: {why}",
            column.name
        ))
    };
    member.columns.iter().find_map(refused)
}

#[cfg(test)]
pub(in crate::transfer) mod tests {
    use super::*;
    use crate::classes::classify;
    use crate::config::baseline::Baseline;
    use crate::plan::plans;
    use crate::sample;
    use crate::schema::{Identity, IdentityKind};

    /// A small application: plans, users with a plan and a boss, their posts, prompts of theirs and of ours.
    pub(in crate::transfer) fn shop(chosen: &[&str], filters: &[(&str, &str)]) -> Scheme {
        let mut schema = sample::schema(
            "plans: id bigint, slug text!, unique(slug)
             users: id bigint, email text!, plan_id bigint! -> plans, boss_id bigint -> users, unique(email)
             posts: id bigint, user_id bigint! -> users, body text!
             prompts: id bigint, name text!, user_id bigint -> users
             likes: code text, user_id bigint -> users",
        );
        let columns = schema
            .tables
            .iter_mut()
            .flat_map(|table| &mut table.columns);
        for column in columns.filter(|column| column.name == "id") {
            column.identity = Some(Identity {
                kind: IdentityKind::ByDefault,
                sequence: None,
            });
        }
        let config = sample::config(
            "[tables]
             plans = { class = \"system\", key = \"slug\" }
             users = { class = \"user\" }
             posts = { class = \"user\" }
             likes = { class = \"user\" }
             prompts = { class = \"mixed\", system_rows = \"user_id IS NULL\", key = \"name\" }",
        );
        let databases = sample::database(&schema);
        let classes = classify(&config, &Baseline::default(), &[], &databases);
        let plan = plans(&classes, 0).remove(0);
        let name = |table: &str| TableRef {
            schema: "public".into(),
            table: table.into(),
        };
        let chosen: Vec<TableRef> = chosen.iter().map(|table| name(table)).collect();
        let filters: Vec<(TableRef, String)> = filters
            .iter()
            .map(|(table, sql)| (name(table), (*sql).to_owned()))
            .collect();
        super::scheme(&plan, &schema, &chosen, &filters)
    }

    fn said(scheme: &Scheme, table: &str) -> String {
        let at = scheme
            .tables
            .iter()
            .position(|t| t.shown == table)
            .expect("known");
        let member = &scheme.tables[at];
        let name = |column: &usize| member.columns[*column].name.as_str();
        let names = |columns: &[usize]| columns.iter().map(name).collect::<Vec<_>>().join("+");
        let uniques: Vec<String> = member.uniques.iter().map(|unique| names(unique)).collect();
        let links: Vec<String> = member
            .links
            .iter()
            .map(|link| {
                format!(
                    "{}/{}",
                    scheme.links[*link].id,
                    names(&scheme.links[*link].null)
                )
            })
            .collect();
        format!(
            "key {} made {} unique {} links {}",
            names(&member.key),
            member.made.as_ref().map_or("-", name),
            uniques.join(","),
            links.join(",")
        )
    }

    #[test]
    fn numbers_are_made_anew_and_other_keys_are_kept() {
        let scheme = shop(&["posts"], &[]);
        assert_eq!(
            said(&scheme, "users"),
            "key id made id unique email links users.boss_id -> users.id/boss_id,users.plan_id -> plans.id/"
        );
        assert_eq!(
            said(&scheme, "likes"),
            "key code made - unique code links likes.user_id -> users.id/user_id"
        );
        let kept: Vec<bool> = scheme.tables.iter().map(Member::has_user_rows).collect();
        assert_eq!(kept, [true, false, true, true, true]);
    }
}
