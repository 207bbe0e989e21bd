//! What an unclassified table probably holds, with the evidence, and the text that would say so.
//!
//! A suggestion is no decision: where nothing speaks for a class, the table is suggested as mixed and undecided,
//! which keeps it whole and asks again on a day.

use std::fmt;

use data_class_grammar::{Class, Date};

use crate::classes::{Classes, ClassifiedTable, Declared};

mod evidence;
mod words;
mod write;

pub use evidence::{Evidence, Inserts};
pub use write::{Entry, append_entries, insert_attributes, once};

/// What is suggested for one table.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The index in [`Classes::tables`].
    pub table: usize,
    /// What to say about it.
    pub proposal: Proposal,
    /// Why, the strongest first; empty where nothing speaks for any class.
    pub evidence: Vec<Evidence>,
}

/// A class with the keys it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// `system`
    System,
    /// `user`
    User,
    /// `mixed, system_rows = "..."`
    Mixed {
        /// The predicate.
        system_rows: String,
    },
    /// `mixed, review_by = "...", owner = "..."`
    Undecided {
        /// The day by which somebody decides.
        review_by: Date,
        /// Who.
        owner: String,
    },
}

impl Proposal {
    /// The class alone.
    pub fn class(&self) -> Class {
        match self {
            Proposal::System => Class::System,
            Proposal::User => Class::User,
            Proposal::Mixed { .. } | Proposal::Undecided { .. } => Class::Mixed,
        }
    }

    /// The same as lines of a `[tables]` entry.
    pub fn toml(&self) -> String {
        match self {
            Proposal::System => "class = \"system\"\n".into(),
            Proposal::User => "class = \"user\"\n".into(),
            Proposal::Mixed { system_rows } => {
                format!("class = \"mixed\"\nsystem_rows = {}\n", quoted(system_rows))
            }
            Proposal::Undecided { review_by, owner } => {
                format!(
                    "class = \"mixed\"\nreview_by = \"{review_by}\"\nowner = {}\n",
                    quoted(owner)
                )
            }
        }
    }
}

/// The inside of the attribute: `user`, `mixed, system_rows = "account_id IS NULL"`.
impl fmt::Display for Proposal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Proposal::System => f.write_str("system"),
            Proposal::User => f.write_str("user"),
            Proposal::Mixed { system_rows } => {
                write!(f, "mixed, system_rows = {}", quoted(system_rows))
            }
            Proposal::Undecided { review_by, owner } => {
                write!(
                    f,
                    "mixed, review_by = \"{review_by}\", owner = {}",
                    quoted(owner)
                )
            }
        }
    }
}

/// A string literal that Rust and TOML read alike.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| match c {
            '"' | '\\' => vec!['\\', c],
            c => vec![c],
        })
        .collect();
    format!("\"{escaped}\"")
}

/// A suggestion for every table that nobody classified, in the order of databases and names.
///
/// `inserts` are the tables into which migrations insert rows; `undecided` is proposed where nothing speaks for a
/// class.
pub fn suggest(
    classes: &Classes<'_>,
    inserts: &[Inserts],
    undecided: &Proposal,
) -> Vec<Suggestion> {
    let looks = evidence::Looks::new(classes, inserts);
    classes
        .tables
        .iter()
        .enumerate()
        .filter(|(_, table)| is_open(table))
        .map(|(at, table)| {
            let (proposal, evidence) = looks.judge(table);
            Suggestion {
                table: at,
                proposal: proposal.unwrap_or_else(|| undecided.clone()),
                evidence,
            }
        })
        .collect()
}

fn is_open(table: &ClassifiedTable<'_>) -> bool {
    matches!(table.declared, Declared::Nobody | Declared::Baseline)
}
