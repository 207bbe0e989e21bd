//! A generated application, the same one for the same numbers: areas of modules, few of them models, with
//! migrations and the schema file that fits them.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_data_class::migrations;
use cargo_data_class::schema::{Dialect, Schema};

use super::filler::Filler;
use super::models;

/// How many files an area's folder holds.
const AREA: usize = 40;
/// One file in so many declares a table. It is never an area's `mod.rs`: 40n is not 1 modulo 25.
const MODEL: usize = 25;
/// One file in so many asks the database something: with the models, as many files pass the text filter as in real
/// applications (602 of 8,244 in 13 of them).
const QUERY: usize = 30;

const CONFIG: &str = "[database]\ndialects = [\"sqlite\"]\nmigrations = [\"migrations\"]\n";
const MANIFEST: &str = "[package]\nname = \"generated\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";

/// A generated application in a temporary folder, which goes with it.
pub struct Tree {
    root: PathBuf,
    tables: usize,
}

impl Tree {
    /// Writes an application of so many source files, each of about so many lines.
    pub fn write(files: usize, lines: usize) -> Result<Tree, String> {
        let name = format!("data-class-scan-{}-{files}", std::process::id());
        let tree = Tree {
            root: std::env::temp_dir().join(name),
            tables: files / MODEL,
        };
        tree.sources(files, lines)?;
        tree.database()?;
        Ok(tree)
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// How many tables and models it has.
    pub fn tables(&self) -> usize {
        self.tables
    }

    fn sources(&self, files: usize, lines: usize) -> Result<(), String> {
        self.file("Cargo.toml", MANIFEST)?;
        self.file("data-class.toml", CONFIG)?;
        let areas = files.div_ceil(AREA);
        self.file("src/lib.rs", &modules("area", 0..areas))?;
        for area in 0..areas {
            let own = (area * AREA + 1).min(files)..((area + 1) * AREA).min(files);
            self.file(
                &format!("src/area_{area}/mod.rs"),
                &modules("part", own.clone()),
            )?;
            for part in own {
                let path = format!("src/area_{area}/part_{part}.rs");
                self.file(&path, &self.source(part, lines))?;
            }
        }
        Ok(())
    }

    fn source(&self, part: usize, lines: usize) -> String {
        let mut filler = Filler::new(part as u64);
        let mut text = filler.head();
        if part % MODEL == 1 && part / MODEL < self.tables {
            text += &models::rust(part / MODEL);
        }
        if part % QUERY == 2 && self.tables > 0 {
            text += &models::query(part % self.tables);
        }
        while text.lines().count() < lines {
            text += &filler.item();
        }
        text
    }

    fn database(&self) -> Result<(), String> {
        for table in 0..self.tables {
            let path = format!("migrations/{:04}_table.sql", table + 1);
            self.file(&path, &models::sql(table))?;
        }
        let inputs = migrations::read(&migrations::Request {
            root: &self.root,
            dialect: Dialect::Sqlite,
            migrations: &["migrations".to_owned()],
            setup: None,
            command: None,
            command_env: &Default::default(),
            inputs: &[],
        })
        .map_err(|error| error.to_string())?;
        let mut schema = Schema::empty(Dialect::Sqlite, inputs.fingerprint);
        schema.tables = (0..self.tables).map(models::table).collect();
        self.file("catalog/schema/sqlite.json", &schema.to_json())
    }

    fn file(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.root.join(path);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("{}: {error}", path.display()))
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.root) {
            eprintln!("warning: {} stays: {error}", self.root.display());
        }
    }
}

fn modules(name: &str, numbers: std::ops::Range<usize>) -> String {
    numbers
        .map(|number| format!("pub mod {name}_{number};\n"))
        .collect()
}
