//! What speaks for a class: keys to people's tables, columns, rows that migrations insert, names.

use std::collections::BTreeSet;

use data_class_grammar::Class;

use super::Proposal;
use super::words::{EXPIRES, PERSONAL, REFERENCE_DATA, is_people, is_plain, log_word, words};
use crate::classes::{Classes, ClassifiedTable};
use crate::resolve::parent_by_name;
use crate::schema::{Column, Schema, Table, TableName};

/// A statement of a migration that inserts rows, as its text tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Inserts {
    /// The index of the database.
    pub database: usize,
    /// The table's name as the migration writes it, lower case, without schema.
    pub table: String,
    /// The migration's file and line, for the evidence.
    pub place: String,
    /// Whether the rows come from a query: from another table, maybe, which is empty in a new database.
    pub by_query: bool,
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

/// What judging a table looks at.
pub(super) struct Looks<'c, 'a> {
    classes: &'c Classes<'a>,
    inserts: &'c [Inserts],
    /// Tables whose rows belong to somebody, by database and name.
    owned: BTreeSet<(usize, String)>,
    /// Tables that are no more than likely user data: by their name, or who wrote a row.
    likely: BTreeSet<(usize, String)>,
}

/// Rows that come with the migrations.
struct Seed {
    text: String,
    /// Whether they are there, also in an empty database.
    certain: bool,
    /// The columns without a value in any of them, where that is known.
    null: Option<Vec<String>>,
}

/// Columns by which a row points at an owned table.
struct Owner {
    columns: Vec<String>,
    parent: String,
    /// Whether every row must point.
    must: bool,
    /// Whether the parent's rows belong to somebody for certain.
    certain: bool,
}

impl Owner {
    /// Whether the columns only say who did something (`updated_by`): such a row belongs to nobody for that.
    fn is_author(&self) -> bool {
        !self.must
            && self
                .columns
                .iter()
                .all(|column| column.ends_with("_by") || column.ends_with("_by_id"))
    }
}

impl<'c, 'a> Looks<'c, 'a> {
    pub(super) fn new(classes: &'c Classes<'a>, inserts: &'c [Inserts]) -> Self {
        let mut looks = Looks {
            classes,
            inserts,
            owned: BTreeSet::new(),
            likely: BTreeSet::new(),
        };
        looks.spread_ownership();
        looks
    }

    /// A row that points at an owned row is owned, too: from people's tables down, until nothing changes. What points
    /// at likely user data is likely user data as well, or nothing could ever be cleaned.
    fn spread_ownership(&mut self) {
        loop {
            let before = (self.owned.len(), self.likely.len());
            for table in &self.classes.tables {
                let name = (table.database, table.name.to_string());
                if self.is_owned(table) {
                    self.owned.insert(name);
                } else if table.class().is_none()
                    && matches!(self.judge(table).0, Some(Proposal::User))
                {
                    self.likely.insert(name);
                }
            }
            if (self.owned.len(), self.likely.len()) == before {
                break;
            }
        }
    }

    fn is_owned(&self, table: &ClassifiedTable<'a>) -> bool {
        if let Some(class) = table.class() {
            return class == Class::User;
        }
        let Some((_, _, source)) = table.dialects.first() else {
            return false;
        };
        let mut owners = self.owners(table);
        owners.retain(|owner| owner.certain);
        let may = owners.iter().any(|owner| !owner.is_author())
            && !self.is_seeded(table)
            && !comes_with_application(table.name.as_str(), source);
        let held =
            unkeyed_owner(source).is_some_and(|column| column.not_null) && !self.is_seeded(table);
        is_people(table.name.as_str()) || owners.iter().any(|owner| owner.must) || may || held
    }

    /// What points at owned tables: foreign keys, and columns that refer by their name alone.
    fn owners(&self, table: &ClassifiedTable<'a>) -> Vec<Owner> {
        let Some((dialect, schema, source)) = table.dialects.first() else {
            return Vec::new();
        };
        let keys = source.foreign_keys.iter().map(|key| {
            let parent = TableName::new(*dialect, &key.schema, &key.table).to_string();
            (key.columns.clone(), parent)
        });
        let by_name = unkeyed(source).filter_map(|column| {
            let parent = parent_of_unkeyed(schema, source, column)?;
            Some((
                vec![column.name.clone()],
                schema.name_of(parent).to_string(),
            ))
        });
        keys.chain(by_name)
            .filter(|(_, parent)| parent != table.name.as_str())
            .filter_map(|(columns, parent)| {
                let name = (table.database, parent);
                let certain = self.owned.contains(&name);
                (certain || self.likely.contains(&name)).then_some((columns, name.1, certain))
            })
            .map(|(columns, parent, certain)| Owner {
                certain,
                must: columns
                    .iter()
                    .all(|name| source.column(name).is_some_and(|c| c.not_null)),
                columns,
                parent,
            })
            .collect()
    }

    /// The likely class with its evidence, the strongest first; no class where nothing speaks for one.
    pub(super) fn judge(&self, table: &ClassifiedTable<'a>) -> (Option<Proposal>, Vec<Evidence>) {
        let mut evidence = Vec::new();
        let owners = self.owners(table);
        let mut nullable = look_at_owners(table.name.as_str(), &owners, &mut evidence);
        let seed = self.seed(table);
        if let Some(seed) = &seed {
            let weight = if seed.certain { 3 } else { 1 };
            say(&mut evidence, Class::System, weight, seed.text.as_str());
        }
        if let Some((_, _, source)) = table.dialects.first() {
            look_at_name(table.name.as_str(), source, &mut evidence);
            nullable.extend(look_at_columns(source, &owners, &mut evidence));
        }
        evidence.sort_by_key(|evidence| std::cmp::Reverse(evidence.weight));
        let sum = |class| -> u32 {
            evidence
                .iter()
                .filter(|e| e.class == class)
                .map(|e| u32::from(e.weight))
                .sum()
        };
        let (system, user) = (sum(Class::System), sum(Class::User));
        // Rows that come with the migrations must be on the system's side of a rule.
        let outside = |column: &String| {
            let null = seed.as_ref().and_then(|seed| seed.null.as_ref());
            null.is_some_and(|null| !null.contains(column))
        };
        let mixed = !nullable.is_empty()
            && !is_people(table.name.as_str())
            && !nullable.iter().any(outside);
        let proposal = match (system, user) {
            (0, 0) => None,
            // Rows with an owner and rows without one: with evidence for system rows, a rule per row.
            (1.., 1..) if mixed && nullable.iter().all(|column| is_plain(column)) => {
                Some(Proposal::Mixed {
                    system_rows: format!("{} IS NULL", nullable.join(" IS NULL AND ")),
                })
            }
            // No migration brings them back: somebody has to decide.
            (_, 1..)
                if user >= system && self.may_be_brought_along(table, seed.as_ref(), &owners) =>
            {
                None
            }
            // A word in the middle of a name is too little to delete rows for.
            _ if user > system && (user > 1 || !owners.is_empty() || !nullable.is_empty()) => {
                Some(Proposal::User)
            }
            _ if system > user => Some(Proposal::System),
            _ => None,
        };
        (proposal, evidence)
    }

    /// The rows that the migrations bring along: as the engine tells after they ran, else as their text does.
    fn seed(&self, table: &ClassifiedTable<'a>) -> Option<Seed> {
        let mut known = Vec::new();
        let mut seeded = Vec::new();
        for (_, schema, source) in &table.dialects {
            known.extend(schema.seeded(source));
            seeded.extend(schema.seeded(source).flatten());
        }
        let inserts = || {
            self.inserts.iter().filter(|insert| {
                let mut names = table.dialects.iter().map(|(_, _, source)| &source.name);
                insert.database == table.database
                    && names.any(|name| insert.table == name.to_lowercase())
            })
        };
        let written = inserts().find(|insert| !insert.by_query);
        let by_query = inserts().find(|insert| insert.by_query);
        let null = seeded.split_first().map(|(first, others)| {
            let in_all = |name: &&String| others.iter().all(|rows| rows.null.contains(name));
            first.null.iter().filter(in_all).cloned().collect()
        });
        let certain = !seeded.is_empty() || known.is_empty() && written.is_some();
        let text = match (certain, written.or(by_query)) {
            (true, Some(insert)) => format!("a migration inserts rows ({})", insert.place),
            (true, None) => "it holds rows when all migrations have run".into(),
            (false, _) => format!(
                "a migration inserts rows by a query, none into an empty database ({})",
                by_query?.place
            ),
        };
        Some(Seed {
            text,
            certain,
            null,
        })
    }

    /// Whether rows may have come with a migration: certain ones, or those of a query that follow rows of such a table.
    fn may_be_brought_along(
        &self,
        table: &ClassifiedTable<'a>,
        seed: Option<&Seed>,
        owners: &[Owner],
    ) -> bool {
        let follows = || {
            let mut others = self.classes.tables.iter();
            others.any(|other| {
                other.database == table.database
                    && owners
                        .iter()
                        .any(|owner| owner.parent == other.name.as_str())
                    && self.is_seeded(other)
            })
        };
        seed.is_some_and(|seed| seed.certain || follows())
    }

    fn is_seeded(&self, table: &ClassifiedTable<'a>) -> bool {
        self.seed(table).is_some_and(|seed| seed.certain)
    }
}

/// What points at owned tables. Returns the columns that may be NULL where a row needs no owner.
fn look_at_owners(name: &str, owners: &[Owner], evidence: &mut Vec<Evidence>) -> Vec<String> {
    if is_people(name) {
        let text = "its rows are people or customers, by its name";
        say(evidence, Class::User, 4, text);
    }
    let first = |is: &dyn Fn(&&Owner) -> bool| {
        let mut certain = owners.iter().filter(|owner| owner.certain);
        certain.find(is).or_else(|| owners.iter().find(is))
    };
    if let Some(owner) = first(&|owner| owner.must) {
        let columns = owner.columns.join(", ");
        let text = format!("every row points at `{}` by `{columns}`", owner.parent);
        say(
            evidence,
            Class::User,
            if owner.certain { 4 } else { 2 },
            text,
        );
        return Vec::new();
    }
    let real = first(&|owner| !owner.is_author());
    let Some(owner) = real.or(owners.first()) else {
        return Vec::new();
    };
    let columns = owner.columns.join(", ");
    let text = format!(
        "rows may point at `{}` by `{columns}`, which can be NULL",
        owner.parent
    );
    say(
        evidence,
        Class::User,
        if real.is_some_and(|owner| owner.certain) {
            2
        } else {
            1
        },
        text,
    );
    owners
        .iter()
        .filter(|owner| !owner.is_author())
        .flat_map(|owner| owner.columns.clone())
        .collect()
}

/// The columns that are part of no foreign key.
fn unkeyed(source: &Table) -> impl Iterator<Item = &Column> {
    source.columns.iter().filter(|column| {
        let keys = &mut source.foreign_keys.iter();
        !keys.any(|key| key.columns.contains(&column.name))
    })
}

fn parent_of_unkeyed<'a>(schema: &'a Schema, source: &Table, column: &Column) -> Option<&'a Table> {
    (source.primary_key != [column.name.clone()])
        .then(|| parent_by_name(schema, source, column))
        .flatten()
}

/// What the name says: a table that grows by use, or one that comes with the application. The last word is what the
/// rows are (`notification_templates`); one before it is a hint at most.
fn look_at_name(name: &str, source: &Table, evidence: &mut Vec<Evidence>) {
    let mut words = words(name);
    let last = words.pop().unwrap_or_default();
    let log = log_word(&last).map(|word| (word, 2));
    let hint = || words.iter().rev().find_map(|word| log_word(word));
    if comes_with_application(name, source) {
        let text = format!("its name says that it comes with the application: `{last}`");
        say(evidence, Class::System, 2, text);
    } else if let Some((word, weight)) = log.or_else(|| hint().map(|word| (word, 1))) {
        let text = format!("its name says that it grows by use: `{word}`");
        say(evidence, Class::User, weight, text);
    }
}

/// Whether a name is one of reference data. A table that only links two others has its name from them.
fn comes_with_application(name: &str, source: &Table) -> bool {
    words(name)
        .last()
        .is_some_and(|word| REFERENCE_DATA.contains(&word.as_str()))
        && !is_link(source)
}

/// Whether a table links others and holds nothing else: several keys, which are its primary key together.
fn is_link(source: &Table) -> bool {
    let keyed = |name: &String| {
        source
            .foreign_keys
            .iter()
            .any(|key| key.columns.contains(name))
    };
    source.foreign_keys.len() > 1
        && !source.primary_key.is_empty()
        && source.primary_key.iter().all(keyed)
}

/// Personal columns, and those by which a row expires. Returns a nullable column that seems to hold a row's owner
/// without a key.
fn look_at_columns(
    source: &Table,
    owners: &[Owner],
    evidence: &mut Vec<Evidence>,
) -> Option<String> {
    let is_personal = |column: &&Column| {
        let name = column.name.to_lowercase();
        PERSONAL.contains(&name.as_str()) || name.ends_with("_email")
    };
    if let Some(column) = source.columns.iter().find(is_personal) {
        let text = format!("column `{}` holds what belongs to a person", column.name);
        say(evidence, Class::User, 3, text);
    }
    let expires = |column: &&Column| EXPIRES.contains(&column.name.to_lowercase().as_str());
    if let Some(column) = source.columns.iter().find(expires) {
        let text = format!("its rows expire by `{}`", column.name);
        say(evidence, Class::User, 2, text);
    }
    let is_known = |column: &&Column| {
        let mut columns = owners.iter().flat_map(|owner| &owner.columns);
        columns.any(|name| *name == column.name)
    };
    let owner = unkeyed_owner(source).filter(|column| !is_known(column))?;
    if owner.not_null {
        let text = format!("every row has an owner in `{}`", owner.name);
        say(evidence, Class::User, 3, text);
        return None;
    }
    let text = format!("rows may have an owner in `{}`", owner.name);
    say(evidence, Class::User, 1, text);
    Some(owner.name.clone())
}

/// A column that holds a row's owner by its name, without a foreign key.
fn unkeyed_owner(source: &Table) -> Option<&Column> {
    let own = words(&source.name);
    // Beside a client's secret, its id is what another service knows this application by.
    let is_registration = source
        .columns
        .iter()
        .any(|column| column.name.contains("client_secret"));
    unkeyed(source).find(|column| {
        let stem = column
            .name
            .strip_suffix("_id")
            .or_else(|| column.name.strip_suffix("_uuid"));
        stem.is_some_and(|stem| {
            let owner = is_people(stem) || stem.ends_with("profile");
            owner && words(stem) != own && !(is_registration && stem.ends_with("client"))
        })
    })
}

fn say(evidence: &mut Vec<Evidence>, class: Class, weight: u8, text: impl Into<String>) {
    evidence.push(Evidence {
        class,
        weight,
        text: text.into(),
    });
}
