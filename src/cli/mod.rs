//! The command line. Each subcommand's file owns its arguments and its run; this one only finds it.

use std::ffi::OsString;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod bar;
mod baseline;
mod classify;
mod clean;
mod clean_report;
mod confirm;
mod diff;
mod drift;
mod drill;
mod drill_receipt;
mod exit;
mod explain;
mod export;
mod git;
mod init;
mod list;
mod live;
mod open;
mod output;
mod purge;
mod restore;
mod review;
mod schema;
mod seed;
mod shadow;
mod snapshot;
mod stamp;
mod status;
mod suggest;
mod table;
mod target;
mod transfer;
mod transfer_progress;
mod transfer_report;
mod verify;
mod why;

pub use exit::{Exit, Failure};

/// The command line of the plugin and of every xtask: reads the process's arguments.
pub fn main() -> ExitCode {
    run(std::env::args_os())
}

/// The same with arguments given; the first is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let program = program_name(&mut arguments);
    let arguments = match parse(&arguments, &program) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let output = output::Output::new(&program, &arguments.common);
    // A panic is a bug of ours, and must not look like a finding: cargo's own code for a panic is 101.
    let result = std::panic::catch_unwind(AssertUnwindSafe(|| dispatch(arguments, &output)));
    let failure = match result {
        Ok(Ok(exit)) => return exit.into(),
        Ok(Err(failure)) => failure,
        Err(_) => Failure::bug(),
    };
    output.failure(&failure);
    failure.exit.into()
}

/// How the command was typed, for hints: `cargo data-class`, `cargo xtask` or `cargo-data-class`.
///
/// Cargo passes a plugin its own name as the first argument; it is taken out here.
fn program_name(arguments: &mut Vec<OsString>) -> String {
    if arguments.get(1).is_some_and(|first| first == "data-class") {
        arguments.remove(1);
        return "cargo data-class".into();
    }
    let stem = arguments
        .first()
        .and_then(|path| std::path::Path::new(path).file_stem())
        .map(|stem| stem.to_string_lossy().into_owned());
    match stem.as_deref() {
        Some("xtask") => "cargo xtask".into(),
        _ => "cargo-data-class".into(),
    }
}

fn parse(arguments: &[OsString], program: &str) -> Result<Arguments, ExitCode> {
    use clap::{CommandFactory, FromArgMatches};
    let command = Arguments::command()
        .bin_name(program.to_owned())
        // The commands are listed by hand, and clap's usage would not mention what it does not list.
        .override_usage(format!("{program} <COMMAND> [OPTIONS]"));
    let parsed = command
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    parsed.map_err(|error| {
        // Help and version are no errors; a closed pipe while printing them is none either.
        let _ = error.print();
        if error.use_stderr() {
            Exit::Usage.into()
        } else {
            Exit::Clean.into()
        }
    })
}

fn dispatch(arguments: Arguments, output: &output::Output) -> Result<Exit, Failure> {
    let common = &arguments.common;
    if common.format == Format::Markdown && !matches!(arguments.command, Command::Diff(_)) {
        let failure = Failure::usage("`--format markdown` is for `diff` alone");
        return Err(failure.help("here it may be human, json, github or sarif"));
    }
    match arguments.command {
        Command::Classify(command) => command.run(common, output),
        Command::Suggest(command) => command.run(common, output),
        Command::Why(command) => command.run(common, output),
        Command::Verify(command) => command.run(common, output),
        Command::Explain(command) => command.run(common, output),
        Command::Diff(command) => command.run(common, output),
        Command::Drift(command) => command.run(common, output),
        Command::Review(command) => command.run(common, output),
        Command::Status(command) => command.run(common, output),
        Command::List(command) => command.run(common, output),
        Command::Init(command) => command.run(common, output),
        Command::Baseline(command) => command.run(common, output),
        Command::Schema(command) => command.run(common, output),
        Command::Clean(command) => command.run(common, output),
        Command::Stamp(command) => command.run(common, output),
        Command::Export(command) => command.run(common, output),
        Command::Seed(command) => command.run(common, output),
        Command::Purge(command) => command.run(common, output),
        Command::Snapshot(command) => command.run(common, output),
        Command::Restore(command) => command.run(common, output),
        Command::Transfer(command) => command.run(common, output),
        Command::Drill(command) => command.run(common, output),
    }
}

/// Says for every table whether it holds system, user or mixed data, and fails where nobody said so.
#[derive(Debug, Parser)]
#[command(
    version,
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
#[command(help_template = "{about}\n\n{usage-heading} {usage}{after-help}\n\n{all-args}")]
#[command(after_help = HELP)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What `--help` lists: the daily commands first.
const HELP: &str = "\
Commands:
  classify   Scan, check and write the catalog; with --check, only check
  suggest    The likely class of each unclassified table, with the evidence
  why        Where a table is declared, what it references and what references it
  clean      What a full cleanup would delete; with --execute, delete it
  purge      Delete rows whose time has passed, in small transactions
  verify     Whether the system data is there and nothing leads nowhere

More:
  diff       What a branch changes against the catalog of a revision, dangerous first
  drift      What differs between a live database and the catalog's schema, both ways
  review     Mixed tables of a live database: system, user and undecided rows
  status     What of the launch is done, and what is open
  list       The structs and tables, also those passed over
  explain    A diagnostic's page: explain DC0001
  init       Set up an existing application
  baseline   Accept today's debt once; afterwards it can only shrink
  schema     Print the schema, or take it from a live database
  stamp      Mark a database as an environment's
  export     System data to fixtures
  seed       Fixtures into a database; only what is missing or has changed
  snapshot   Take a database's full state, checked; or list what was taken
  restore    Put a snapshot in the place of the database it was taken of
  transfer   Chosen user data, with all that it needs, from an old database into a new one
  drill      The whole launch rehearsed on a shadow database, with a receipt";

/// The commands. [`HELP`] lists them in its own order, so clap's own list is hidden.
#[derive(Debug, Subcommand)]
enum Command {
    #[command(hide = true)]
    Classify(classify::Classify),
    #[command(hide = true)]
    Suggest(suggest::Suggest),
    #[command(hide = true)]
    Why(why::Why),
    #[command(hide = true)]
    Verify(verify::Verify),
    #[command(hide = true)]
    Explain(explain::Explain),
    #[command(hide = true)]
    Diff(diff::Diff),
    #[command(hide = true)]
    Drift(drift::Drift),
    #[command(hide = true)]
    Review(review::Review),
    #[command(hide = true)]
    Status(status::Status),
    #[command(hide = true)]
    List(list::List),
    #[command(hide = true)]
    Init(init::Init),
    #[command(hide = true)]
    Baseline(baseline::BaselineCommand),
    #[command(hide = true)]
    Schema(schema::SchemaCommand),
    #[command(hide = true)]
    Clean(clean::CleanCommand),
    #[command(hide = true)]
    Export(export::Export),
    #[command(hide = true)]
    Seed(seed::Seed),
    #[command(hide = true)]
    Stamp(stamp::StampCommand),
    #[command(hide = true)]
    Purge(purge::Purge),
    #[command(hide = true)]
    Snapshot(snapshot::SnapshotCommand),
    #[command(hide = true)]
    Restore(restore::RestoreCommand),
    #[command(hide = true)]
    Transfer(transfer::TransferCommand),
    #[command(hide = true)]
    Drill(drill::DrillCommand),
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// Path to the Cargo.toml of the workspace or of one of its packages
    #[arg(long, global = true, value_name = "PATH")]
    manifest_path: Option<std::path::PathBuf>,
    /// Path to the configuration [default: data-class.toml beside the workspace's Cargo.toml]
    #[arg(long, global = true, value_name = "PATH")]
    config: Option<std::path::PathBuf>,
    /// Only this database, where the configuration has several
    #[arg(long, global = true, value_name = "NAME")]
    database: Option<String>,
    /// Only this dialect: postgres, sqlite or mysql
    #[arg(long, global = true, value_name = "DIALECT", value_parser = dialect)]
    dialect: Option<crate::schema::Dialect>,
    /// How findings are printed: human, json, github or sarif
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "FORMAT"
    )]
    format: Format,
    /// When to colour: auto, always or never
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        hide_possible_values = true,
        value_name = "WHEN"
    )]
    color: Color,
    /// Print findings only
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Print more of what is done
    #[arg(short, long, global = true)]
    verbose: bool,
}

fn dialect(name: &str) -> Result<crate::schema::Dialect, String> {
    crate::schema::Dialect::from_name(name)
        .ok_or_else(|| format!("`{name}` is no dialect: postgres, sqlite or mysql"))
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Human,
    /// One object a line
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
    /// For a pull request; `diff` alone has it
    Markdown,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
