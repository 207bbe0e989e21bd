//! `init`: sets up an existing application. It never overwrites anything.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use clap::Args;

use super::open::open;
use super::output::Output;
use super::shadow::{Keep, Shadow, make_schemas, require_schemas};
use super::{Common, Exit, Failure, baseline};
use crate::project::{BASELINE_FILE, CONFIG_FILE, Project, write_atomically};
use crate::workspace;

const AFTER_HELP: &str = "\
It makes data-class.toml, a line in .gitattributes and the schema file; with --xtask also a crate `xtask` in a
workspace of its own, and the alias for it in .cargo/config.toml. What is there already stays as it is.";

/// Set up an existing application, never overwriting; then suggest, baseline and classify, asking once each
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Init {
    /// Also make an xtask, so that the tool is built with the repository and needs no installation
    #[arg(long)]
    xtask: bool,
    /// Answer yes to every question
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    shadow: Shadow,
}

impl Init {
    pub(super) fn run(self, common: &Common, output: &Output) -> Result<Exit, Failure> {
        let workspace = workspace::load(common.manifest_path.as_deref())
            .map_err(|error| Failure::usage(error.to_string()))?;
        let root = workspace.root.clone();
        create(&root, CONFIG_FILE, &template(&workspace), output)?;
        append_line(&root, ".gitattributes", "/catalog/** text eol=lf", output)?;
        if self.xtask {
            create(&root, "xtask/Cargo.toml", XTASK_MANIFEST, output)?;
            create(&root, "xtask/src/main.rs", XTASK_MAIN, output)?;
            add_alias(&root, output)?;
        }
        let mut project = open(common, output)?;
        make_schemas(&mut project, &self.shadow, Keep::InFiles, output)?;
        // Nothing that comes next would work: what is missing is said now.
        require_schemas(&project)?;
        self.go_on(common, project, output)
    }

    /// Suggest, baseline and classify, each after a question; without a terminal nothing more is done.
    fn go_on(self, common: &Common, project: Project, output: &Output) -> Result<Exit, Failure> {
        if !self.yes && !std::io::stdin().is_terminal() {
            output.status(format!(
                "next: `{0} suggest`, then `{0} classify`",
                output.program()
            ));
            return Ok(Exit::Clean);
        }
        drop(project);
        if self.confirm("Write the suggested classes into the sources?")? {
            let suggest = super::suggest::Suggest::writing();
            // An application without the dependency hears what to add; setting up goes on.
            if let Err(failure) = suggest.run(common, output) {
                output.failure(&failure);
            }
        }
        let project = open(common, output)?;
        if !project.root.join(BASELINE_FILE).exists()
            && self.confirm("Accept what has no class yet as a baseline that can only shrink?")?
        {
            baseline::accept(&project, false, output)?;
        }
        drop(project);
        if self.confirm("Run classify?")? {
            return super::classify::Classify::writing().run(common, output);
        }
        Ok(Exit::Clean)
    }

    fn confirm(&self, question: &str) -> Result<bool, Failure> {
        if self.yes {
            return Ok(true);
        }
        print!("{question} [Y/n] ");
        let _ = std::io::stdout().flush();
        let mut line = String::new();
        std::io::stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|error| Failure::usage(format!("standard input: {error}")))?;
        Ok(matches!(line.trim().to_lowercase().as_str(), "" | "y" | "yes") && !line.is_empty())
    }
}

/// A configuration that says only what can be known, and shows what else could be said.
fn template(workspace: &workspace::Workspace) -> String {
    let folder = workspace
        .root
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = workspace
        .root_package
        .clone()
        .or(folder)
        .unwrap_or_default();
    format!(
        "# What data-class should know beside the annotations. Every key is optional.\n\
         \n\
         [catalog]\n\
         application = {name:?}\n\
         \n\
         # [database]\n\
         # dialects = [\"postgres\"]          # postgres | sqlite | mysql; by default from cargo features\n\
         # migrations = [\"migrations\"]      # by default `migrations` beside a Cargo.toml\n\
         \n\
         # [tables.\"spatial_*\"]             # tables without a struct\n\
         # class = \"external\"\n\
         \n\
         # [environments.staging]\n\
         # url_env = \"STAGING_DATABASE_URL\"\n\
         # clean = true\n"
    )
}

const XTASK_MANIFEST: &str = r#"[package]
name = "xtask"
version = "0.0.0"
edition = "2024"
publish = false

# A workspace of its own, so that its dependencies never meet the application's.
[workspace]

[dependencies]
cargo-data-class = "0.1"
"#;

const XTASK_MAIN: &str = "fn main() -> std::process::ExitCode {
    cargo_data_class::cli::main()
}
";

const ALIAS: &str = "xtask = \"run --quiet --manifest-path xtask/Cargo.toml --\"";

/// Adds the alias to cargo's configuration, unless there is one.
fn add_alias(root: &Path, output: &Output) -> Result<(), Failure> {
    let file = ".cargo/config.toml";
    let path = root.join(file);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return create(root, file, &format!("[alias]\n{ALIAS}\n"), output);
        }
        Err(error) => return Err(Failure::usage(format!("{file} can't be read: {error}"))),
    };
    let table: toml::Table = text
        .parse()
        .map_err(|error| Failure::usage(format!("{file} is not TOML: {error}")))?;
    let alias = table.get("alias").and_then(toml::Value::as_table);
    if alias.is_some_and(|alias| alias.contains_key("xtask")) {
        output.status(format!("{file}: the alias `xtask` is there already"));
        return Ok(());
    }
    let Some(new) = with_alias(&text, &table) else {
        output.status(format!("{file}: add it by hand to the aliases: {ALIAS}"));
        return Ok(());
    };
    write(&path, file, &new)?;
    output.status(format!("{file}: added the alias `xtask`"));
    Ok(())
}

/// The text with the alias in it; none where it can't be added without touching what is there.
///
/// TOML knows several ways to write a table, so each place is tried until the result says the old things and the alias.
fn with_alias(text: &str, table: &toml::Table) -> Option<String> {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut wanted = table.clone();
    let alias: toml::Table = ALIAS.parse().ok()?;
    wanted
        .entry("alias")
        .or_insert_with(|| toml::Table::new().into())
        .as_table_mut()?
        .extend(alias);
    let gap = match text {
        "" => String::new(),
        _ if text.ends_with('\n') => line_end.to_owned(),
        _ => line_end.repeat(2),
    };
    let behind_header = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end, line))
    });
    let behind_header = behind_header
        .filter(|(_, line)| line.trim_start().starts_with('[') && line.contains("alias"))
        .map(|(end, _)| {
            let (before, after) = text.split_at(end);
            format!("{before}{ALIAS}{line_end}{after}")
        });
    let section = format!("{text}{gap}[alias]{line_end}{ALIAS}{line_end}");
    let dotted = format!("alias.{ALIAS}{line_end}{text}");
    behind_header.chain([section, dotted]).find(|candidate| {
        candidate
            .parse::<toml::Table>()
            .is_ok_and(|new| new == wanted)
    })
}

/// Makes a file, unless it is there.
fn create(root: &Path, file: &str, content: &str, output: &Output) -> Result<(), Failure> {
    let path = root.join(file);
    if path.exists() {
        output.status(format!("{file} is there already"));
        return Ok(());
    }
    write(&path, file, content)?;
    output.status(format!("made {file}"));
    Ok(())
}

/// Adds a line to a file, unless it is in it; the file is made where there is none.
fn append_line(root: &Path, file: &str, line: &str, output: &Output) -> Result<(), Failure> {
    let path = root.join(file);
    let text = crate::project::read_optional(&path)
        .map_err(|_| Failure::usage(format!("{file} can't be read")))?
        .unwrap_or_default();
    if text.lines().any(|known| known.trim() == line) {
        return Ok(());
    }
    let between = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    write(&path, file, &format!("{text}{between}{line}\n"))?;
    output.status(format!("{file}: generated files have LF on every machine"));
    Ok(())
}

fn write(path: &Path, file: &str, content: &str) -> Result<(), Failure> {
    write_atomically(path, content)
        .map(|_| ())
        .map_err(|error| Failure::usage(format!("{file} can't be written: {error}")))
}
