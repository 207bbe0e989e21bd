//! What speaks for a class: keys to people's tables, columns, rows that migrations insert, names.

use std::collections::BTreeSet;

use data_class_grammar::Class;

use super::Proposal;
use crate::classes::{Classes, ClassifiedTable};
use crate::schema::{Column, ForeignKey};

/// A table into which a migration inserts rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Inserts {
    /// The index of the database.
    pub database: usize,
    /// The table's name as the migration writes it, lower case, without schema.
    pub table: String,
    /// The migration's file and line, for the evidence.
    pub place: String,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which class it speaks for.
    pub class: Class,
    /// How strongly, 1 to 4.
    pub weight: u8,
    /// In words.
    pub text: String,
}

/// Tables whose rows are people or customers.
const PEOPLE: &[&str] = &[
    "user",
    "account",
    "customer",
    "member",
    "tenant",
    "organization",
    "organisation",
    "org",
    "team",
    "person",
    "people",
    "profile",
    "client",
    "subscriber",
    "patient",
    "employee",
    "company",
    "workspace",
    "identity",
];

/// Words in names of tables that grow by use.
const LOGS: &[&str] = &[
    "log",
    "event",
    "history",
    "audit",
    "session",
    "token",
    "job",
    "queue",
    "task",
    "message",
    "notification",
    "attempt",
    "request",
    "response",
    "activity",
    "visit",
    "view",
    "download",
    "upload",
    "transaction",
    "payment",
    "invoice",
    "order",
    "usage",
    "metric",
    "cache",
    "lock",
    "login",
    "comment",
    "post",
    "vote",
    "like",
    "follow",
    "invitation",
    "invite",
    "device",
    "record",
    "entry",
    "result",
    "run",
    "archive",
    "report",
    "favorite",
    "subscription",
    "webhook",
    "credential",
    "upvote",
    "membership",
];

/// Words in names of tables that an application is delivered with.
const REFERENCE_DATA: &[&str] = &[
    "plan",
    "role",
    "permission",
    "setting",
    "config",
    "configuration",
    "template",
    "category",
    "country",
    "currency",
    "language",
    "locale",
    "type",
    "status",
    "feature",
    "flag",
    "prompt",
    "taxonomy",
    "industry",
    "channel",
    "package",
    "tier",
    "price",
    "rate",
    "unit",
    "region",
    "timezone",
    "license",
    "keyword",
    "kind",
    "level",
    "policy",
    "scope",
    "version",
    "dictionary",
    "rule",
    "option",
    "badge",
];

/// Columns that hold what belongs to a person.
const PERSONAL: &[&str] = &[
    "email",
    "password",
    "password_hash",
    "ip_address",
    "ip_addr",
    "user_agent",
    "phone",
    "phone_number",
    "first_name",
    "last_name",
    "access_token",
    "refresh_token",
    "session_id",
    "avatar",
    "birthday",
];

/// What judging a table looks at.
pub(super) struct Looks<'c, 'a> {
    classes: &'c Classes<'a>,
    inserts: &'c [Inserts],
    /// Tables whose rows belong to somebody, by database and name.
    owned: BTreeSet<(usize, String)>,
}

impl<'c, 'a> Looks<'c, 'a> {
    pub(super) fn new(classes: &'c Classes<'a>, inserts: &'c [Inserts]) -> Self {
        let mut looks = Looks {
            classes,
            inserts,
            owned: BTreeSet::new(),
        };
        looks.spread_ownership();
        looks
    }

    /// A row that must point at an owned row is owned, too: from people's tables down, until nothing changes.
    fn spread_ownership(&mut self) {
        for table in &self.classes.tables {
            let user = table.class() == Some(Class::User);
            if user || (table.class().is_none() && is_people(table.name.as_str())) {
                self.owned.insert((table.database, table.name.to_string()));
            }
        }
        loop {
            let before = self.owned.len();
            for table in self
                .classes
                .tables
                .iter()
                .filter(|table| table.class().is_none())
            {
                if self.owning_key(table).is_some_and(|(_, must)| must) {
                    self.owned.insert((table.database, table.name.to_string()));
                }
            }
            if self.owned.len() == before {
                break;
            }
        }
    }

    /// A key to an owned table, and whether every row must have one. A key that must be there is preferred.
    fn owning_key(&self, table: &ClassifiedTable<'a>) -> Option<(&'a ForeignKey, bool)> {
        let (dialect, _, source) = table.dialects.first()?;
        let mut best = None;
        for key in &source.foreign_keys {
            let parent =
                crate::schema::TableName::new(*dialect, &key.schema, &key.table).to_string();
            if parent == table.name.as_str() || !self.owned.contains(&(table.database, parent)) {
                continue;
            }
            let must = key
                .columns
                .iter()
                .all(|name| source.column(name).is_some_and(|c| c.not_null));
            if must {
                return Some((key, true));
            }
            best = Some((key, false));
        }
        best
    }

    /// The likely class with its evidence, the strongest first; no class where nothing speaks for one.
    pub(super) fn judge(&self, table: &ClassifiedTable<'a>) -> (Option<Proposal>, Vec<Evidence>) {
        let mut evidence = Vec::new();
        let owner = self.look_at_keys(table, &mut evidence);
        self.look_at_inserts(table, &mut evidence);
        look_at_name(table.name.as_str(), &mut evidence);
        let nullable_owner = look_at_columns(table, &mut evidence).or(owner);
        evidence.sort_by_key(|evidence| std::cmp::Reverse(evidence.weight));
        let sum = |class| -> u32 {
            evidence
                .iter()
                .filter(|e| e.class == class)
                .map(|e| u32::from(e.weight))
                .sum()
        };
        let (system, user) = (sum(Class::System), sum(Class::User));
        let proposal = match nullable_owner {
            // Rows with an owner and rows without one: with evidence for system rows, a rule per row.
            Some(column) if system > 0 && user > 0 => Some(Proposal::Mixed {
                system_rows: format!("{column} IS NULL"),
            }),
            _ if system == 0 && user == 0 => None,
            _ if user > system => Some(Proposal::User),
            _ if system > user => Some(Proposal::System),
            _ => None,
        };
        (proposal, evidence)
    }

    /// Keys to owned tables. Returns the column of a key that may be NULL.
    fn look_at_keys(
        &self,
        table: &ClassifiedTable<'a>,
        evidence: &mut Vec<Evidence>,
    ) -> Option<String> {
        if is_people(table.name.as_str()) {
            say(
                evidence,
                Class::User,
                4,
                "its rows are people or customers, by its name",
            );
        }
        let (key, must) = self.owning_key(table)?;
        let columns = key.columns.join(", ");
        if must {
            let text = format!("every row points at `{}` by `{columns}`", key.table);
            say(evidence, Class::User, 4, text);
            return None;
        }
        let text = format!(
            "rows may point at `{}` by `{columns}`, which can be NULL",
            key.table
        );
        say(evidence, Class::User, 2, text);
        match key.columns.as_slice() {
            [column] if is_plain(column) => Some(column.clone()),
            _ => None,
        }
    }

    fn look_at_inserts(&self, table: &ClassifiedTable<'a>, evidence: &mut Vec<Evidence>) {
        let name = table
            .dialects
            .first()
            .map(|(_, _, table)| table.name.to_lowercase());
        let insert = self
            .inserts
            .iter()
            .find(|i| i.database == table.database && Some(&i.table) == name.as_ref());
        if let Some(insert) = insert {
            say(
                evidence,
                Class::System,
                3,
                format!("a migration inserts rows ({})", insert.place),
            );
        }
    }
}

fn look_at_name(name: &str, evidence: &mut Vec<Evidence>) {
    let words = words(name);
    if let Some(word) = words
        .iter()
        .rev()
        .find(|word| LOGS.contains(&word.as_str()))
    {
        say(
            evidence,
            Class::User,
            2,
            format!("its name says that it grows by use: `{word}`"),
        );
    } else if let Some(word) = words
        .last()
        .filter(|word| REFERENCE_DATA.contains(&word.as_str()))
    {
        say(
            evidence,
            Class::System,
            2,
            format!("its name says that it comes with the application: `{word}`"),
        );
    }
}

/// Personal columns. Returns a nullable column that seems to hold a row's owner without a key.
fn look_at_columns(table: &ClassifiedTable<'_>, evidence: &mut Vec<Evidence>) -> Option<String> {
    let (_, _, source) = table.dialects.first()?;
    let is_personal = |column: &&Column| PERSONAL.contains(&column.name.to_lowercase().as_str());
    if let Some(column) = source.columns.iter().find(is_personal) {
        say(
            evidence,
            Class::User,
            3,
            format!("column `{}` holds what belongs to a person", column.name),
        );
    }
    let keyed = |name: &String| {
        source
            .foreign_keys
            .iter()
            .any(|key| key.columns.contains(name))
    };
    let owner = source.columns.iter().find(|column| {
        let stem = column
            .name
            .strip_suffix("_id")
            .or_else(|| column.name.strip_suffix("_uuid"));
        stem.is_some_and(is_people) && !keyed(&column.name)
    })?;
    if owner.not_null {
        say(
            evidence,
            Class::User,
            3,
            format!("every row has an owner in `{}`", owner.name),
        );
        return None;
    }
    say(
        evidence,
        Class::User,
        1,
        format!("rows may have an owner in `{}`", owner.name),
    );
    is_plain(&owner.name).then(|| owner.name.clone())
}

fn say(evidence: &mut Vec<Evidence>, class: Class, weight: u8, text: impl Into<String>) {
    evidence.push(Evidence {
        class,
        weight,
        text: text.into(),
    });
}

/// Whether a table's rows are people or customers: its last word says so.
fn is_people(name: &str) -> bool {
    words(name)
        .last()
        .is_some_and(|word| PEOPLE.contains(&word.as_str()))
}

/// The words of a name, each in the singular.
fn words(name: &str) -> Vec<String> {
    let bare = name.rsplit('.').next().unwrap_or(name);
    heck::ToSnakeCase::to_snake_case(bare)
        .split('_')
        .map(|word| crate::resolve::singular(word).unwrap_or_else(|| word.to_owned()))
        .collect()
}

/// Whether a name needs no quotes in a predicate, in any dialect.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
}
