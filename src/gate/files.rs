//! The generated files, made when somebody asks for them: most commands need only the plan.

use super::Answer;
use crate::catalog::{self, Catalog};
use crate::plan::Plan;
use crate::project::Project;
use crate::sql::{self, Script, Settings};

/// A file that is generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Relative to the workspace's root, with forward slashes.
    pub path: String,
    /// Its whole content, LF.
    pub content: String,
}

/// What `catalog/` must hold beside schema files and fixtures.
///
/// A database of which dialects were left out has none: its files speak of all of them.
pub fn files(project: &Project, answer: &Answer<'_>) -> Vec<GeneratedFile> {
    answer
        .catalogs
        .iter()
        .zip(&project.databases)
        .filter(|(_, database)| !database.is_partial)
        .flat_map(|(catalog, _)| of(project, catalog))
        .collect()
}

/// The SQL file of one name in [`sql::FILES`] for one plan; none where no such file is generated.
pub fn script(project: &Project, plan: &Plan, name: &str) -> Option<Script> {
    let (_, render) = sql::FILES.iter().find(|(of, _)| *of == name)?;
    let clean_in = project.config.clean_in();
    Some(render(plan, settings(&clean_in)))
}

fn of(project: &Project, catalog: &Catalog) -> Vec<GeneratedFile> {
    let dir = project.catalog_dir(&catalog.database);
    let file = |name: &str, content: String| GeneratedFile {
        path: format!("{dir}/{name}"),
        content,
    };
    let mut files = vec![
        file("catalog.json", catalog::to_json(catalog)),
        file("catalog.md", catalog::to_markdown(catalog)),
        file("catalog.schema.json", catalog::JSON_SCHEMA.to_owned()),
        file(
            "index.html",
            catalog::to_html(catalog, &catalog::orders(&catalog.plans)),
        ),
    ];
    let clean_in = project.config.clean_in();
    for plan in &catalog.plans {
        for (name, render) in sql::FILES {
            files.push(file(
                &format!("sql/{}/{name}", plan.dialect.name()),
                render(plan, settings(&clean_in)).text(),
            ));
        }
    }
    files
}

fn settings(clean_in: &[String]) -> Settings<'_> {
    Settings {
        remade_by: catalog::REMADE_BY,
        clean_in,
    }
}
