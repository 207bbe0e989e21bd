//! How long the gate takes beside what can't be avoided (reading the sources) and what it avoids (parsing them
//! all). It prints figures and never judges them: a machine's mood is no reason to fail.
//!
//! Run it with `cargo xtask bench scan`, which builds it optimised.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arguments::Arguments;
use cargo_data_class::project::Location;
use cargo_data_class::workspace::{self, Workspace};

mod arguments;
mod filler;
mod measure;
mod models;
mod report;
mod tree;

fn main() -> ExitCode {
    let measured = Arguments::parse(std::env::args().skip(1)).and_then(|arguments| run(&arguments));
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    println!("{}", report::machine(arguments.runs));
    if let Some(root) = &arguments.root {
        return real(root, arguments);
    }
    for &files in &arguments.files {
        let tree = tree::Tree::write(files, arguments.lines)?;
        let workspace = Workspace::of_folder(tree.root()).map_err(|error| error.to_string())?;
        let figures = measure::measure(&workspace, &Location::default(), arguments.runs)?;
        // Figures of a gate that gave up early would look splendid.
        if (figures.gate.models, figures.gate.tables) != (tree.tables(), tree.tables())
            || figures.gate.findings > 0
        {
            return Err(format!(
                "the gate did not see the generated tree as it is: {:?}",
                figures.gate
            ));
        }
        println!("{}", report::figures(&figures));
    }
    Ok(())
}

fn real(root: &Path, arguments: &Arguments) -> Result<(), String> {
    let root: PathBuf = root
        .canonicalize()
        .map_err(|error| format!("{}: {error}", root.display()))?;
    // Asked once and not measured. Without it (no network, no lock file) cargo's conventions have to do.
    let workspace = workspace::load(Some(&root.join("Cargo.toml")))
        .or_else(|_| Workspace::of_folder(&root))
        .map_err(|error| error.to_string())?;
    let location = Location {
        config: arguments.config.clone(),
        ..Location::default()
    };
    let figures = measure::measure(&workspace, &location, arguments.runs)?;
    println!("{}", report::figures(&figures));
    Ok(())
}
