//! `cargo xtask bench attribute`: what `data-class` adds to the first build of an application.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::applications::{APPLICATIONS, Application};
use super::cost::{self, Cost};

const USAGE: &str =
    "cargo xtask bench attribute [--runs N] [sqlx-0.8] [sqlx-0.9] [diesel-2] [sea-orm-1]";

/// Builds each application from nothing, without and with the attribute in turn, and prints what it costs.
pub fn run(arguments: impl Iterator<Item = OsString>) -> Result<(), String> {
    let (names, runs) = parse(arguments)?;
    println!("{HEAD}");
    let wanted = |application: &&Application| {
        names.is_empty() || names.iter().any(|name| name == application.name)
    };
    for application in APPLICATIONS.iter().filter(wanted) {
        let folder = Folder::new(application.name);
        for _ in 0..runs {
            println!(
                "{}",
                line(application.name, &measure(application, &folder.0)?)
            );
        }
    }
    Ok(())
}

const HEAD: &str = "\
Cold builds in seconds. CPU is user and system time of cargo and all that it starts; `added` is a build on top of the
one without, which compiles nothing but data-class, its macro and the application once more: what cold builds of a
minute each differ by goes under in their noise.

             CPU without  CPU with  CPU added  wall without  wall with  wall added";

fn line(name: &str, costs: &Costs) -> String {
    let Costs {
        without,
        with,
        added,
    } = costs;
    format!(
        "{name:12}{:>12.2}{:>10.2}{:>11.2}{:>14.2}{:>11.2}{:>12.2}",
        without.cpu, with.cpu, added.cpu, without.wall, with.wall, added.wall
    )
}

fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<(Vec<String>, usize), String> {
    let (mut names, mut runs) = (Vec::new(), 1);
    while let Some(argument) = arguments.next() {
        let argument = argument.to_string_lossy().into_owned();
        let is_known = |name: &str| APPLICATIONS.iter().any(|known| known.name == name);
        if argument == "--runs" {
            let value = arguments.next().unwrap_or_default();
            runs = value
                .to_string_lossy()
                .parse()
                .map_err(|_| USAGE.to_owned())?;
        } else if is_known(&argument) {
            names.push(argument);
        } else {
            return Err(format!("`{argument}` is not understood; {USAGE}"));
        }
    }
    Ok((names, runs))
}

struct Costs {
    without: Cost,
    with: Cost,
    added: Cost,
}

/// Builds with the same lock file: without the attribute, with it on top of that, and with it from nothing.
fn measure(application: &Application, folder: &Path) -> Result<Costs, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let repository =
        fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).map_err(failed)?;
    let write = |annotated: bool| {
        application
            .write(folder, &repository, annotated)
            .map_err(failed)
    };
    let build = || cost::of(folder, &["build", "--offline", "--locked"]);
    let forget = || fs::remove_dir_all(folder.join("target")).map_err(failed);
    write(false)?;
    if !folder.join("Cargo.lock").exists() {
        cost::of(folder, &["generate-lockfile"])?;
        cost::of(folder, &["fetch", "--locked"])?;
    }
    let without = build()?;
    write(true)?;
    let added = build()?;
    forget()?;
    let with = build()?;
    forget()?;
    Ok(Costs {
        without,
        with,
        added,
    })
}

/// A temporary folder, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("data-class-attribute-{}-{name}", std::process::id());
        Folder(std::env::temp_dir().join(name))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("warning: {} stays: {error}", self.0.display());
        }
    }
}
