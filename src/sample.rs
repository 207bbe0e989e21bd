//! Small applications for the core's own tests: a few words of schema, a few lines of Rust.

use crate::config::{self, Config};
use crate::resolve::Database;
use crate::schema::{
    Action, Column, Deferrable, Dialect, ForeignKey, IndexPart, Schema, Table, TableKind, Unique,
};
use crate::source::{self, PackageFacts, SourceFile, Vocabulary};

/// A schema of PostgreSQL in a line a table: `users: id bigint!, email text!, account_id bigint -> accounts`.
///
/// `!` is NOT NULL; `->` a foreign key to `id` with the action behind it, if any (`CASCADE`); `unique(a, b)` a unique constraint; `view NAME: ...` a view. The first column is
/// the primary key, numbered by the engine where it is a bigint.
pub(crate) fn schema(text: &str) -> Schema {
    let mut schema = Schema::empty(Dialect::Postgres, "test");
    schema.tables = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(table)
        .collect();
    schema.sort();
    schema
}

fn table(line: &str) -> Table {
    let (name, columns) = line.split_once(':').unwrap_or((line, ""));
    let (kind, name) = match name.strip_prefix("view ") {
        Some(name) => (TableKind::View, name),
        None => (TableKind::Table, name),
    };
    let (schema, name) = name.split_once('.').unwrap_or(("public", name));
    let mut table = Table::new(schema, name, kind);
    for (nth, part) in parts(columns).into_iter().enumerate() {
        if let Some(list) = part
            .strip_prefix("unique(")
            .and_then(|rest| rest.strip_suffix(')'))
        {
            table.unique.push(Unique {
                name: format!("{name}_{nth}_key"),
                parts: list
                    .split(',')
                    .map(|c| IndexPart::Column(c.trim().to_owned()))
                    .collect(),
                predicate: None,
                nulls_not_distinct: false,
                deferrable: false,
            });
            continue;
        }
        column(&mut table, &part);
        if nth == 0 {
            table.primary_key = vec![table.columns[0].name.clone()];
            table.columns[0].not_null = true;
        }
    }
    table
}

/// The parts of a list, split at commas outside parentheses.
fn parts(list: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in list.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("never empty").push(c);
    }
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn column(table: &mut Table, part: &str) {
    let (definition, key) = part
        .split_once("->")
        .map_or((part, None), |(d, k)| (d, Some(k.trim())));
    let (name, ty) = definition
        .trim()
        .split_once(' ')
        .unwrap_or((definition.trim(), "bigint"));
    let mut column = Column::new(name, ty.trim_end_matches('!').trim());
    column.not_null = ty.ends_with('!');
    table.columns.push(column);
    let Some(key) = key else { return };
    let (parent, action) = key.split_once(' ').unwrap_or((key, "NO ACTION"));
    let on_delete = [
        Action::Cascade,
        Action::SetNull,
        Action::SetDefault,
        Action::Restrict,
    ]
    .into_iter()
    .find(|known| known.sql() == action)
    .unwrap_or(Action::NoAction);
    let (schema, parent) = parent.split_once('.').unwrap_or(("public", parent));
    table.foreign_keys.push(ForeignKey {
        name: format!("{}_{name}_fkey", table.name),
        columns: vec![name.to_owned()],
        schema: schema.to_owned(),
        table: parent.to_owned(),
        parent_columns: vec!["id".to_owned()],
        on_delete,
        on_update: Action::NoAction,
        deferrable: Deferrable::No,
        set_columns: Vec::new(),
        valid: true,
        match_full: false,
    });
}

/// The facts of one member package with these files, given as `module: text`; `a::b` is the file of that module.
pub(crate) fn package(files: &[(&str, &str)]) -> PackageFacts {
    let scan = |(module, text): &(&str, &str)| {
        let path: Vec<String> = module.split("::").map(str::to_owned).collect();
        let file = format!("src/{}.rs", path.join("/"));
        let module = std::iter::once("app".to_owned()).chain(path).collect();
        source::scan_file(
            &SourceFile {
                file: file.into(),
                text,
                module,
            },
            &Vocabulary::new(&[]),
        )
    };
    let mut scans = vec![files.iter().map(scan).collect::<Vec<_>>()];
    source::resolve(&mut scans);
    PackageFacts {
        name: "app".into(),
        member: true,
        annotated: true,
        walked: files.len(),
        files: scans.into_iter().flatten().map(|scan| scan.facts).collect(),
    }
}

/// One database with this schema.
pub(crate) fn database(schema: &Schema) -> Vec<Database<'_>> {
    vec![Database {
        name: String::new(),
        packages: Vec::new(),
        schemas: vec![schema],
    }]
}

/// A configuration, which must be right.
pub(crate) fn config(text: &str) -> Config {
    config::parse(text).expect("a configuration without problems")
}
