//! DC0021 to DC0025: fixtures that do not fit their tables, by themselves or together.

use std::sync::Arc;

use super::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::fixtures::{Fault, FaultKind, FileFaults, FixtureFile, faults};
use crate::span::{LineColumn, Place, Span};

/// How many findings of one file are told: the rest are likely of the same kind.
const MOST: usize = 50;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (database, fixtures) in context.classes.databases.iter().zip(context.fixtures) {
        let Some(fixtures) = fixtures else { continue };
        // Without a schema nothing can be said about tables.
        if database.schemas.is_empty() {
            continue;
        }
        let files: Vec<FixtureFile> = context
            .fixture_files
            .iter()
            .filter(|file| file.database == database.name)
            .cloned()
            .collect();
        for of_file in faults(fixtures, &files) {
            let mut problems = fixtures.problems.iter();
            let refused = |table: &str| problems.any(|problem| problem.table.as_str() == table);
            match of_file.layout {
                Some(_) => of_table(context, &of_file, findings),
                None => findings.extend(of_no_table(of_file.file, refused)),
            }
        }
    }
}

fn of_no_table(file: &FixtureFile, mut refused: impl FnMut(&str) -> bool) -> Option<Diagnostic> {
    let message = match crate::fixtures::table_of(&file.text) {
        // DC0016 says what is wrong with that one.
        Some(table) if refused(&table) => return None,
        Some(table) => format!("`{table}` has a fixture, and no system rows"),
        None => format!("{} is no fixture of a table with system rows", file.name()),
    };
    let finding = Diagnostic::new(Code::FixtureUnfit, message)
        .at(place(file, 1, None), "nothing reads this file")
        .help("remove the file, or give the table the class `system`");
    Some(finding)
}

fn of_table(context: &Context<'_>, of_file: &FileFaults<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(layout) = of_file.layout else { return };
    let table = layout.table.name.as_str();
    let mut tables = context.classes.tables.iter();
    let model = tables
        .find(|known| known.name == layout.table.name)
        .and_then(|known| context.classes.model_of(known));
    let mut add = |finding: Diagnostic| {
        let mut finding = finding.table(table);
        finding.model.clone_from(&model);
        findings.push(finding);
    };
    for fault in of_file.faults.iter().take(MOST) {
        add(finding(of_file.file, fault));
    }
    if of_file.faults.len() > MOST {
        let more = of_file.faults.len() - MOST;
        let message = format!("{more} more findings in the fixture of `{table}`");
        add(Diagnostic::new(Code::FixtureUnfit, message)
            .at(place(of_file.file, 1, None), "this file"));
    }
    for suspicion in &of_file.suspicions {
        let message = format!(
            "`{table}.{}` looks like a secret: {}",
            suspicion.field, suspicion.why
        );
        let at = place(of_file.file, suspicion.line, Some(&suspicion.field));
        add(Diagnostic::new(Code::SecretUnmarked, message)
            .at(at, "stands here in clear")
            .note("whoever reads the repository reads it, and it stays in its history")
            .help("write #[data_class(secret)] above the field, run `{program} export`, and change the secret"));
    }
}

fn finding(file: &FixtureFile, fault: &Fault) -> Diagnostic {
    let (code, label, help) = match fault.kind {
        FaultKind::Stale => (
            Code::FixtureUnfit,
            "made for another form of the table",
            "run `{program} export` on a database that has all migrations, and read the difference",
        ),
        FaultKind::Unfit => (
            Code::FixtureUnfit,
            "does not fit",
            "change the line, or run `{program} export` again",
        ),
        FaultKind::Duplicate => (
            Code::FixtureKeyTwice,
            "the same key",
            "remove one of the lines",
        ),
        FaultKind::Dangling => (
            Code::FixtureReferenceDangling,
            "no such row",
            "add the row to its fixture, or name another one",
        ),
        FaultKind::Secret => (
            Code::FixtureSecretClear,
            "a secret",
            "run `{program} export`, which writes where the secret is instead; and change the secret",
        ),
    };
    Diagnostic::new(code, fault.message.clone())
        .at(place(file, fault.line, fault.field.as_deref()), label)
        .help(help)
}

/// A field's name in a line, else the line's beginning.
fn place(file: &FixtureFile, line: usize, field: Option<&str>) -> Place {
    let text = file.text.line(line).ok().flatten().unwrap_or_default();
    let quoted = field.map(|field| {
        let mut quoted = String::new();
        crate::fixtures::write_string(field, &mut quoted);
        quoted
    });
    let found = quoted.and_then(|quoted| Some((text.find(&format!("{quoted}:"))?, quoted)));
    let (start, length) = match found {
        Some((at, quoted)) => {
            let before = text.get(..at).unwrap_or_default();
            (before.chars().count(), quoted.chars().count())
        }
        None => (0, 1),
    };
    let at = |column: usize| LineColumn {
        line,
        column: column + 1,
    };
    Place {
        file: Arc::from(file.path.as_str()),
        span: Span {
            start: at(start),
            end: at(start + length),
        },
    }
}
