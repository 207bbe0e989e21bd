//! `suggest`: the likely class of what has none, and writing it down.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use data_class_grammar::Date;

use super::open::{open, question, today};
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas, require_schemas};
use super::{Common, Exit, Failure};
use crate::classes::{Classes, ClassifiedStruct, ClassifiedTable, Declared};
use crate::gate;
use crate::migrations::mentions::{Verb, mentions};
use crate::project::{Project, write_atomically};
use crate::source::InsertPoint;
use crate::suggest::{
    Entry, Inserts, Proposal, Suggestion, append_entries, insert_attributes, once, suggest,
};

/// In how many days an undecided table is to be decided.
const DAYS_TO_DECIDE: u32 = 90;

const AFTER_HELP: &str = "\
Evidence are keys to tables of people, columns like `email`, rows that migrations insert, and names. Where nothing
speaks for a class, or migrations insert rows into a table of people, the suggestion is `mixed` with a day: the table is
kept whole until somebody decides.

With --write an attribute is inserted above each struct, and an entry into data-class.toml for each table without
one. Nothing else in a file changes.";

/// The likely class of each unclassified table, with the evidence
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Suggest {
    /// Insert the attributes, and entries for tables without a struct; nothing else changes
    #[arg(long)]
    write: bool,
    /// Ask for each one
    #[arg(long)]
    interactive: bool,
    #[command(flatten)]
    shadow: Shadow,
}

impl Suggest {
    /// The command that takes every suggestion.
    pub(super) fn writing() -> Self {
        Suggest {
            write: true,
            interactive: false,
            shadow: Shadow::default(),
        }
    }

    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        if self.interactive && !std::io::stdin().is_terminal() {
            return Err(Failure::usage(
                "--interactive asks questions, and standard input is no terminal",
            )
            .help("use --write to take all suggestions"));
        }
        let mut project = open(common, output)?;
        make_schemas(&mut project, &self.shadow, Keep::InMemory, output)?;
        require_schemas(&project)?;
        let databases = gate::databases(&project);
        let answer = gate::answer(&project, &databases, question(false)?);
        let undecided = Proposal::Undecided {
            review_by: in_days(today()?, DAYS_TO_DECIDE),
            owner: owner(&project),
        };
        let mut suggestions = suggest(&answer.classes, &inserts(&project), &undecided);
        if suggestions.is_empty() {
            output.status("every table has a class");
            return Ok(Exit::Clean);
        }
        if self.interactive {
            suggestions = ask(&answer.classes, suggestions, output)?;
        } else {
            for suggestion in &suggestions {
                show(&answer.classes, suggestion, output);
            }
        }
        if self.write || self.interactive {
            write(&project, &answer.classes, &suggestions, output)?;
        } else {
            output.status(format!(
                "`{} suggest --write` writes them; read them first: a guess is no decision",
                output.program()
            ));
        }
        Ok(Exit::Clean)
    }
}

/// Where migrations insert rows.
fn inserts(project: &Project) -> Vec<Inserts> {
    let mut inserts = Vec::new();
    for (at, database) in project.databases.iter().enumerate() {
        for migration in database
            .dialects
            .iter()
            .flat_map(|dialect| dialect.migrations())
        {
            for mention in mentions(&migration.source)
                .into_iter()
                .filter(|m| m.verb != Verb::Create)
            {
                let place = format!("{}:{}", migration.file, mention.line);
                inserts.push(Inserts {
                    database: at,
                    table: mention.table,
                    place,
                    by_query: mention.verb == Verb::InsertQuery,
                });
            }
        }
    }
    inserts
}

/// Who is to decide what nothing speaks for: the user of git, else nobody yet.
fn owner(project: &Project) -> String {
    let name = std::process::Command::new("git")
        .args(["config", "user.name"])
        .current_dir(&project.root)
        .output()
        .ok()
        .filter(|output| output.status.success())
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| "unassigned".into())
}

fn in_days(day: Date, days: u32) -> Date {
    let mut day = day;
    for _ in 0..days {
        day = [
            Date {
                day: day.day + 1,
                ..day
            },
            Date {
                day: 1,
                month: day.month + 1,
                ..day
            },
            Date {
                day: 1,
                month: 1,
                year: day.year + 1,
            },
        ]
        .into_iter()
        .find(|next| Date::parse(&next.to_string()).is_ok())
        .unwrap_or(day);
    }
    day
}

fn show<'a>(classes: &Classes<'a>, suggestion: &'a Suggestion, output: &Output) {
    let table = &classes.tables[suggestion.table];
    match annotatable(classes, table) {
        Some(row) => output.line(format!(
            "{} ({}), table {}\n  #[data_class({})]",
            row.fact.path(),
            row.fact.place,
            table.name,
            suggestion.proposal
        )),
        None => {
            let whose = match classes.best_struct(table) {
                Some(row) => format!("whose struct can't be annotated ({})", row.fact.place),
                None => "without a struct".into(),
            };
            output.line(format!("table {}, {whose}", table.name));
            let entry = Entry::of(classes, table, &suggestion.proposal).to_string();
            for line in entry.lines() {
                output.line(format!("  {line}"));
            }
            if let Some(row) = classes.look_alike(table) {
                output.line(format!(
                    "    or above `{}` ({}), which has its columns: #[{}({}, table = {:?})]",
                    row.fact.name,
                    row.fact.place,
                    row.attribute(),
                    suggestion.proposal,
                    table.written()
                ));
            }
        }
    }
    for evidence in &suggestion.evidence {
        output.line(format!("    {}: {}", evidence.class.name(), evidence.text));
    }
    if matches!(suggestion.proposal, Proposal::Undecided { .. }) {
        let why = match suggestion.evidence.as_slice() {
            [] => "nothing speaks for a class",
            [first, others @ ..] if others.iter().any(|e| e.class != first.class) => {
                "that speaks for two classes"
            }
            _ => "that is too little",
        };
        output.line(format!("    {why}: kept whole until somebody decides"));
    }
}

/// The struct above which a table's class can be written: one of the workspace's own, and not out of a macro call.
fn annotatable<'c, 'a>(
    classes: &'c Classes<'a>,
    table: &ClassifiedTable<'a>,
) -> Option<&'c ClassifiedStruct<'a>> {
    classes
        .best_struct(table)
        .filter(|row| row.package.member && row.fact.insert.possible)
}

/// Asks for each suggestion: take it, say another class, or leave it.
fn ask(
    classes: &Classes<'_>,
    suggestions: Vec<Suggestion>,
    output: &Output,
) -> Result<Vec<Suggestion>, Failure> {
    let mut taken = Vec::new();
    let mut lines = std::io::stdin().lock().lines();
    for mut suggestion in suggestions {
        show(classes, &suggestion, output);
        loop {
            print!("  [Y]es, [s]ystem, [u]ser, s[k]ip, [q]uit? ");
            let _ = std::io::stdout().flush();
            let answer = match lines.next() {
                Some(Ok(line)) => line.trim().to_lowercase(),
                Some(Err(error)) => return Err(Failure::usage(format!("standard input: {error}"))),
                None => return Ok(taken),
            };
            match answer.as_str() {
                "" | "y" | "yes" => {}
                "s" | "system" => suggestion.proposal = Proposal::System,
                "u" | "user" => suggestion.proposal = Proposal::User,
                "k" | "skip" | "n" | "no" => break,
                "q" | "quit" => return Ok(taken),
                _ => continue,
            }
            taken.push(suggestion);
            break;
        }
    }
    Ok(taken)
}

/// What is to be written into one source file.
struct FileEdits<'p> {
    path: PathBuf,
    edits: Vec<(InsertPoint, &'static str, &'p Proposal)>,
}

fn write(
    project: &Project,
    classes: &Classes<'_>,
    suggestions: &[Suggestion],
    output: &Output,
) -> Result<(), Failure> {
    let mut files: BTreeMap<&str, FileEdits<'_>> = BTreeMap::new();
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut without: Vec<&str> = Vec::new();
    for suggestion in suggestions {
        let table = &classes.tables[suggestion.table];
        match annotatable(classes, table) {
            None => entries.push(Entry::of(classes, table, &suggestion.proposal)),
            Some(row) if !row.package.annotated => {
                if !without.contains(&row.package.name.as_str()) {
                    without.push(&row.package.name);
                }
            }
            Some(row) => {
                let Some(path) = project.scan.paths.get(&row.fact.place.file) else {
                    continue;
                };
                let attribute = row.attribute();
                files
                    .entry(&row.fact.place.file)
                    .or_insert_with(|| FileEdits {
                        path: path.clone(),
                        edits: Vec::new(),
                    })
                    .edits
                    .push((row.fact.insert, attribute, &suggestion.proposal));
            }
        }
    }
    if !without.is_empty() {
        let packages: Vec<String> = without
            .iter()
            .map(|name| format!("cargo add data-class -p {name}"))
            .collect();
        return Err(Failure::usage(
            "nothing was written: the attribute would not compile without its crate",
        )
        .help(packages.join(" && ")));
    }
    write_sources(&files, output)?;
    write_entries(project, classes, entries, output)?;
    let accepted = |of: &Suggestion| {
        let declared = classes.tables[of.table].declared;
        matches!(declared, Declared::Baseline)
    };
    if suggestions.iter().any(accepted) {
        output.status(
            output.with_program("`{program} baseline --shrink` takes them off the baseline"),
        );
    }
    Ok(())
}

fn write_sources(files: &BTreeMap<&str, FileEdits<'_>>, output: &Output) -> Result<(), Failure> {
    for (shown, FileEdits { path, edits }) in files {
        let failed =
            |error: std::io::Error| Failure::usage(format!("{shown} can't be changed: {error}"));
        let text = std::fs::read_to_string(path).map_err(failed)?;
        let (new, count) = insert_attributes(&text, edits);
        write_atomically(path, &new).map_err(failed)?;
        output.status(format!(
            "{shown}: {}",
            crate::text::count(count, "attribute")
        ));
    }
    Ok(())
}

fn write_entries(
    project: &Project,
    classes: &Classes<'_>,
    mut entries: Vec<Entry<'_>>,
    output: &Output,
) -> Result<(), Failure> {
    // An entry that is there already, for another database say, is the user's business.
    let known = &project.config.tables;
    entries.retain(|new| !known.iter().any(|entry| entry.pattern == new.name));
    let entries = once(entries);
    if entries.is_empty() || classes.tables.is_empty() {
        return Ok(());
    }
    let text = append_entries(&project.config_text, &entries);
    let file = &project.config_file;
    write_atomically(&project.config_path, &text)
        .map_err(|error| Failure::usage(format!("{file} can't be written: {error}")))?;
    output.status(match entries.len() {
        1 => format!("{file}: 1 entry"),
        many => format!("{file}: {many} entries"),
    });
    Ok(())
}
