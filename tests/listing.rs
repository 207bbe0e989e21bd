//! The listing of every application in `tests/apps`: what is read, as what, and what is passed over for which reason.

use std::fmt::Write as _;
use std::path::Path;

use cargo_data_class::config::ModelsConfig;
use cargo_data_class::source::FileFacts;
use cargo_data_class::workspace::{self, Scan, Workspace};

#[test]
fn every_application_is_listed_as_its_snapshot_says() {
    let apps = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps");
    let mut names: Vec<String> = std::fs::read_dir(&apps)
        .expect("the folder of applications is there")
        .map(|entry| {
            entry
                .expect("it can be listed")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert!(!names.is_empty());
    for name in names {
        // A copy, because cargo may write a lock file beside the manifest.
        let copy = tempfile::tempdir().expect("a temporary folder");
        copy_folder(&apps.join(&name), copy.path());
        let workspace = workspace::load(Some(&copy.path().join("Cargo.toml"))).expect(&name);
        let scan = workspace::scan(&workspace, &ModelsConfig::default()).expect(&name);
        insta::assert_snapshot!(name, listing(&workspace, &scan));
    }
}

#[test]
fn the_same_files_are_found_without_asking_cargo() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps/sqlx_shop");
    let workspace = Workspace::of_folder(&app).expect("the folder is there");
    let scan = workspace::scan(&workspace, &ModelsConfig::default()).expect("it can be read");
    let compiled = scan
        .packages
        .iter()
        .flat_map(|p| &p.files)
        .filter(|f| f.passed_over.is_none())
        .count();
    assert_eq!((scan.walked, scan.parsed, compiled), (13, 11, 6));
}

fn listing(workspace: &Workspace, scan: &Scan) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string can be written to");
    for warning in &workspace.warnings {
        line(format!("warning: {warning}"));
    }
    for (facts, info) in scan.packages.iter().zip(&workspace.packages) {
        let kind = if facts.member { "member" } else { "dependency" };
        line(format!(
            "{} ({kind}): {:?} {:?}, {} files",
            facts.name, info.mappers, info.dialects, facts.walked
        ));
        facts.files.iter().flat_map(describe).for_each(&mut line);
    }
    out
}

fn describe(facts: &FileFacts) -> Vec<String> {
    let mut out = vec![format!("  {}", facts.file)];
    out.extend(
        facts
            .passed_over
            .iter()
            .map(|reason| format!("    passed over: {reason}")),
    );
    out.extend(
        facts
            .syntax_error
            .iter()
            .map(|error| format!("    error {}: {}", error.place, error.message)),
    );
    for fact in &facts.structs {
        let span = fact.place.span.start;
        let mut text = format!(
            "    {}:{} {} {:?}",
            span.line,
            span.column,
            fact.path(),
            fact.roles
        );
        let naming = &fact.naming;
        if let Some((path, _)) = &naming.diesel_table {
            text += &format!(" diesel {}", path.join("::"));
        }
        if let Some((table, _)) = &naming.sea_orm_table {
            text += &format!(
                " sea_orm {}{table}",
                naming
                    .sea_orm_schema
                    .as_ref()
                    .map(|s| format!("{s}."))
                    .unwrap_or_default()
            );
        }
        for parsed in &fact.annotations {
            let class = parsed
                .annotation
                .as_ref()
                .map_or("none", |annotation| annotation.class.value.name());
            text += &format!(" class {class}, {} problems", parsed.problems.len());
        }
        if !fact.insert.possible {
            text += ", in a macro";
        }
        if let Some(reason) = fact
            .passed_over
            .as_ref()
            .filter(|_| facts.passed_over.is_none())
        {
            text += &format!(", passed over: {reason}");
        }
        out.push(text);
        out.extend(fact.doc.iter().map(|doc| format!("      \"{doc}\"")));
        let fields = fact.fields.iter().map(|f| {
            let flags = [(f.skipped, " skipped"), (f.secret, " secret")]
                .map(|(on, word)| if on { word } else { "" });
            format!("{}: {}{}", f.column, f.ty, flags.concat())
        });
        out.push(format!(
            "      {{ {} }}",
            fields.collect::<Vec<_>>().join(", ")
        ));
    }
    for table in &facts.table_macros {
        let schema = table
            .schema
            .as_ref()
            .map(|schema| format!("{schema}."))
            .unwrap_or_default();
        let module = [table.path.join("::"), table.module.clone()].join("::");
        out.push(format!(
            "    table {module} = {schema}{} key {:?} {:?}",
            table.table, table.primary_key, table.columns
        ));
    }
    for name in &facts.entity_names {
        out.push(format!(
            "    entity {}::{} = {:?}.{:?}",
            name.module.join("::"),
            name.of,
            name.schema,
            name.table
        ));
    }
    for alias in &facts.aliases {
        out.push(format!(
            "    use {}::{} = {}",
            alias.module.join("::"),
            alias.name,
            alias.target.join("::")
        ));
    }
    for opaque in &facts.opaque {
        out.push(format!(
            "    opaque {}: {}! {}",
            opaque.place, opaque.macro_name, opaque.hint
        ));
    }
    out
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("it can be listed");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
