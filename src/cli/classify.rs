//! `classify`: the gate.

use std::collections::BTreeMap;

use clap::Args;
use similar::TextDiff;
use walkdir::WalkDir;

use super::open::{open, question, sources};
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas};
use super::{Common, Exit, Failure};
use crate::diagnostic::Diagnostic;
use crate::gate::{self, Answer, GeneratedFile};
use crate::project::{Project, write_atomically};

const AFTER_HELP: &str = "\
The sources are joined with catalog/schema/<dialect>.json. Where the migrations have changed, that file is made
anew on a shadow database: SQLite in memory, PostgreSQL or MariaDB from the server binaries on this machine, or
a fresh database on the server that --shadow-url names. With --check no database is needed at all.

Exit codes:
  0  clean; warnings don't count
  1  findings
  2  wrong usage or configuration, a migration that fails, or a source that can't be read";

/// Scan, check and write the catalog; with --check, only check
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Classify {
    /// Write nothing: fail where a generated file is stale, left over or edited
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    shadow: Shadow,
}

impl Classify {
    /// The command without options.
    pub(super) fn writing() -> Self {
        Classify {
            check: false,
            shadow: Shadow::default(),
        }
    }

    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let mut project = open(common, output)?;
        if !self.check {
            make_schemas(&mut project, &self.shadow, Keep::InFiles, output)?;
        }
        let databases = gate::databases(&project);
        let mut answer = gate::answer(&project, &databases, question(true)?);
        if self.check {
            self.compare(&project, &mut answer, output)?;
        }
        output.findings(&answer.findings, &sources(&project, &answer.findings));
        let exit = exit(&answer);
        if exit != Exit::Clean {
            return Ok(exit);
        }
        let written = if self.check {
            0
        } else {
            write(&project, &gate::files(&project, &answer), output)?
        };
        report(&project, &answer, written, self.check, output);
        Ok(Exit::Clean)
    }

    /// Adds what is stale in the catalog's folder to the findings, and shows the differences to people.
    fn compare(
        &self,
        project: &Project,
        answer: &mut Answer<'_>,
        output: &Output,
    ) -> Result<(), Failure> {
        // While there are errors the generated files are nobody's truth.
        if answer.has_errors() {
            return Ok(());
        }
        let committed = committed(project)?;
        let files = gate::files(project, answer);
        let expected = with_schemas(project, &files);
        let mut stale = gate::compare(&expected, &committed);
        // With one database or dialect chosen, the others' files are not left over.
        if !project.is_whole {
            let known = |finding: &Diagnostic| {
                finding
                    .place
                    .as_ref()
                    .is_some_and(|place| expected.iter().any(|file| *file.path == *place.file))
            };
            stale.retain(known);
        }
        answer.findings.extend(stale);
        if output.is_human() {
            for file in &files {
                // Of a file that is missing, the difference would be all of it.
                if let Some(old) = committed
                    .get(&file.path)
                    .filter(|old| **old != file.content)
                {
                    output.status(unified_diff(&file.path, old, &file.content));
                }
            }
        }
        crate::diagnostic::sort(&mut answer.findings);
        Ok(())
    }
}

fn exit(answer: &Answer<'_>) -> Exit {
    match (answer.unreadable, answer.has_errors()) {
        (true, _) => Exit::Usage,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Clean,
    }
}

/// A unified diff from what is committed to what would be generated.
pub(super) fn unified_diff(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff()
        .context_radius(3)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

/// The generated files, and the schema files as they are: those are compared by fingerprint and checksum.
fn with_schemas(project: &Project, files: &[GeneratedFile]) -> Vec<GeneratedFile> {
    let schemas = project
        .databases
        .iter()
        .flat_map(|database| &database.dialects)
        .filter_map(|dialect| {
            let content = dialect.schema_text.clone()?;
            Some(GeneratedFile {
                path: dialect.schema_file.clone(),
                content,
            })
        });
    files.iter().cloned().chain(schemas).collect()
}

/// The generated files that are in the catalog's folder, by path relative to the root.
fn committed(project: &Project) -> Result<BTreeMap<String, String>, Failure> {
    let dir = project.catalog_dir("");
    let root = project.root.join(&dir);
    let mut files = BTreeMap::new();
    if !root.is_dir() {
        return Ok(files);
    }
    for entry in WalkDir::new(&root) {
        let entry =
            entry.map_err(|error| Failure::usage(format!("{dir} can't be listed: {error}")))?;
        let inside = entry.path().strip_prefix(&root).unwrap_or(entry.path());
        let inside: Vec<_> = inside
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        let inside = inside.join("/");
        if entry.file_type().is_file() && gate::generated_name(&inside) {
            // A generated file that is no text was not generated like that.
            let content = std::fs::read(entry.path()).map_err(|error| {
                Failure::usage(format!("{dir}/{inside} can't be read: {error}"))
            })?;
            files.insert(
                format!("{dir}/{inside}"),
                String::from_utf8_lossy(&content).into_owned(),
            );
        }
    }
    Ok(files)
}

/// Writes what changed and removes what is left over; returns how many files that were.
fn write(project: &Project, files: &[GeneratedFile], output: &Output) -> Result<usize, Failure> {
    let mut changed = 0;
    for file in files {
        let written = write_atomically(&project.root.join(&file.path), &file.content)
            .map_err(|error| Failure::usage(format!("{} can't be written: {error}", file.path)))?;
        if written {
            output.detail(format!("wrote {}", file.path));
            changed += 1;
        }
    }
    // With one database or dialect chosen, the others' files are not left over.
    if project.is_whole {
        let expected = with_schemas(project, files);
        for (path, content) in committed(project)? {
            if gate::was_generated(&content) && !expected.iter().any(|file| file.path == path) {
                std::fs::remove_file(project.root.join(&path))
                    .map_err(|error| Failure::usage(format!("{path} can't be removed: {error}")))?;
                output.status(format!("removed {path}: nothing generates it any more"));
                changed += 1;
            }
        }
    }
    Ok(changed)
}

/// What was scanned, and the totals: a gate says what it has seen.
fn report(project: &Project, answer: &Answer<'_>, written: usize, check: bool, output: &Output) {
    let scan = &project.scan;
    output.status(format!(
        "scanned {}, {} ({} with models), {}",
        crate::text::count(scan.packages.len(), "package"),
        crate::text::count(scan.walked, "file"),
        scan.parsed,
        crate::text::count(answer.classes.structs.len(), "struct"),
    ));
    for catalog in &answer.catalogs {
        let counts = catalog.counts();
        let name = match catalog.database.as_str() {
            "" => String::new(),
            name => format!("{name}: "),
        };
        let mut line = format!(
            "{name}{}: {} system, {} user, {} mixed",
            crate::text::count(
                counts.system + counts.user + counts.mixed + catalog.unclassified,
                "table"
            ),
            counts.system,
            counts.user,
            counts.mixed,
        );
        if catalog.unclassified > 0 {
            line += &format!(", {} accepted without a class", catalog.unclassified);
        }
        let (keys, declared): (Vec<_>, Vec<_>) = catalog
            .rows()
            .flat_map(|row| &row.references)
            .partition(|reference| reference.on_delete.is_some());
        line += &format!("; {}", crate::text::count(keys.len(), "foreign key"));
        if !declared.is_empty() {
            line += &format!(
                " and {}",
                crate::text::count(declared.len(), "declared reference")
            );
        }
        if catalog.framework > 0 {
            line += &format!(
                "; {}",
                crate::text::count(catalog.framework, "framework table")
            );
        }
        output.status(line);
    }
    let dir = project.catalog_dir("");
    if project.databases.iter().any(|database| database.is_partial) {
        output.status(format!(
            "{dir}/ speaks of all dialects: only without --dialect is it written and compared"
        ));
        return;
    }
    output.status(match (check, written) {
        (true, _) => format!("{dir}/ is up to date"),
        (false, 0) => format!("{dir}/ was up to date"),
        (false, files) => format!("wrote {} in {dir}/", crate::text::count(files, "file")),
    });
}
