//! What diesel.toml and sqlx.toml say about migrations. Only what concerns this tool is read and checked; the
//! rest of those files is their owners' business.

use toml::de::{DeTable, DeValue};

use super::ConfigProblem;
use crate::span::Span;

/// What `diesel.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DieselToml {
    /// `[migrations_directory] dir`, relative to the file.
    pub migrations_dir: Option<String>,
    /// `[print_schema] file` and `[print_schema.NAME] file`, relative to the file, in the order of the text.
    pub schema_files: Vec<SchemaFile>,
}

/// A file that `diesel print-schema` writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaFile {
    /// Its path, relative to diesel.toml.
    pub file: String,
    /// The database schema it holds, where not the default one.
    pub schema: Option<String>,
}

/// What `sqlx.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SqlxToml {
    /// `[common] database-url-var`: the variable with the database's URL, by default `DATABASE_URL`.
    pub database_url_var: Option<String>,
    /// `[migrate] migrations-dir`, relative to the file.
    pub migrations_dir: Option<String>,
    /// `[migrate] table-name`: the migrations table, maybe with a schema and quotes.
    pub table_name: Option<String>,
    /// `[migrate] create-schemas`: schemas that the runner makes before the first migration.
    pub create_schemas: Vec<String>,
}

/// Reads `diesel.toml`.
pub fn diesel_toml(text: &str) -> Result<DieselToml, Vec<ConfigProblem>> {
    let mut reader = Reader::new(text)?;
    let migrations_dir = reader.string(&["migrations_directory", "dir"]);
    let mut sections = vec![vec!["print_schema".to_owned()]];
    sections.extend(reader.tables_below("print_schema"));
    let mut schema_files = Vec::new();
    for section in &sections {
        let path = |key: &'static str| -> Vec<&str> {
            section.iter().map(String::as_str).chain([key]).collect()
        };
        let file = reader.string(&path("file"));
        let schema = reader.string(&path("schema"));
        schema_files.extend(file.map(|file| SchemaFile { file, schema }));
    }
    reader.done(DieselToml {
        migrations_dir,
        schema_files,
    })
}

/// Reads `sqlx.toml`.
pub fn sqlx_toml(text: &str) -> Result<SqlxToml, Vec<ConfigProblem>> {
    let mut reader = Reader::new(text)?;
    let sqlx = SqlxToml {
        database_url_var: reader.string(&["common", "database-url-var"]),
        migrations_dir: reader.string(&["migrate", "migrations-dir"]),
        table_name: reader.string(&["migrate", "table-name"]),
        create_schemas: reader.strings(&["migrate", "create-schemas"]),
    };
    reader.done(sqlx)
}

struct Reader<'t> {
    text: &'t str,
    document: DeTable<'t>,
    problems: Vec<ConfigProblem>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Result<Self, Vec<ConfigProblem>> {
        match DeTable::parse(text) {
            Ok(document) => Ok(Reader {
                text,
                document: document.into_inner(),
                problems: Vec::new(),
            }),
            Err(error) => {
                let span = error
                    .span()
                    .map_or(Span::FILE, |range| Span::of_bytes(text, range));
                let message = error
                    .message()
                    .lines()
                    .next()
                    .unwrap_or("this is not TOML")
                    .to_owned();
                Err(vec![ConfigProblem {
                    message,
                    span,
                    help: None,
                }])
            }
        }
    }

    fn get(&self, path: &[&str]) -> Option<(&DeValue<'t>, Span)> {
        let (last, sections) = path.split_last()?;
        let mut table = &self.document;
        for section in sections {
            table = table.get(*section)?.get_ref().as_table()?;
        }
        let value = table.get(*last)?;
        Some((value.get_ref(), Span::of_bytes(self.text, value.span())))
    }

    /// The names of the tables in a table, in the order of the text.
    fn tables_below(&self, section: &str) -> Vec<Vec<String>> {
        let Some((DeValue::Table(table), _)) = self.get(&[section]) else {
            return Vec::new();
        };
        let mut below: Vec<_> = table
            .iter()
            .filter(|(_, value)| value.get_ref().is_table())
            .map(|(key, _)| {
                (
                    key.span().start,
                    vec![section.to_owned(), key.get_ref().to_string()],
                )
            })
            .collect();
        below.sort();
        below.into_iter().map(|(_, path)| path).collect()
    }

    fn string(&mut self, path: &[&str]) -> Option<String> {
        let (value, span) = self.get(path)?;
        if let DeValue::String(text) = value {
            return Some(text.to_string());
        }
        let message = format!("`{}` must be a string", path.join("."));
        self.problems.push(ConfigProblem {
            message,
            span,
            help: None,
        });
        None
    }

    fn strings(&mut self, path: &[&str]) -> Vec<String> {
        let Some((value, span)) = self.get(path) else {
            return Vec::new();
        };
        let strings: Option<Vec<String>> = value.as_array().and_then(|items| {
            items
                .iter()
                .map(|item| item.get_ref().as_str().map(str::to_owned))
                .collect()
        });
        strings.unwrap_or_else(|| {
            let message = format!("`{}` must be an array of strings", path.join("."));
            self.problems.push(ConfigProblem {
                message,
                span,
                help: None,
            });
            Vec::new()
        })
    }

    fn done<T>(self, made: T) -> Result<T, Vec<ConfigProblem>> {
        if self.problems.is_empty() {
            Ok(made)
        } else {
            Err(self.problems)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diesel_toml_gives_the_migrations_and_every_schema_file() {
        let text = "[print_schema]\nfile = \"src/schema.rs\"\nwith_docs = true\n\n\
                    [print_schema.billing]\nfile = \"src/billing.rs\"\nschema = \"billing\"\n\n\
                    [migrations_directory]\ndir = \"db/migrations\"\n";
        let diesel = diesel_toml(text).expect("reads");
        assert_eq!(diesel.migrations_dir.as_deref(), Some("db/migrations"));
        let files: Vec<_> = diesel
            .schema_files
            .iter()
            .map(|f| (f.file.as_str(), f.schema.as_deref()))
            .collect();
        assert_eq!(
            files,
            [("src/schema.rs", None), ("src/billing.rs", Some("billing"))]
        );
    }

    #[test]
    fn sqlx_toml_gives_folder_table_and_variable() {
        let text = "[common]\ndatabase-url-var = \"SERVER_URL\"\n\n[migrate]\n\
                    migrations-dir = \"sql\"\ntable-name = \"meta._sqlx_migrations\"\n\
                    create-schemas = [\"meta\"]\n";
        let sqlx = sqlx_toml(text).expect("reads");
        assert_eq!(sqlx.database_url_var.as_deref(), Some("SERVER_URL"));
        assert_eq!(sqlx.migrations_dir.as_deref(), Some("sql"));
        assert_eq!(sqlx.table_name.as_deref(), Some("meta._sqlx_migrations"));
        assert_eq!(sqlx.create_schemas, ["meta"]);
    }

    #[test]
    fn keys_that_do_not_concern_the_tool_are_left_alone_and_defaults_are_none() {
        assert_eq!(sqlx_toml("[macros]\nfuture = 1\n"), Ok(SqlxToml::default()));
        assert_eq!(diesel_toml(""), Ok(DieselToml::default()));
    }

    #[test]
    fn a_wrong_type_is_a_problem_with_its_place() {
        let problems = sqlx_toml("[migrate]\nmigrations-dir = 3\ncreate-schemas = [1]\n");
        let problems = problems.expect_err("wrong types");
        assert_eq!(problems.len(), 2);
        assert_eq!(
            (problems[0].span.start.line, problems[0].span.start.column),
            (2, 18)
        );
        assert_eq!(diesel_toml("[x").expect_err("no TOML").len(), 1);
    }
}
