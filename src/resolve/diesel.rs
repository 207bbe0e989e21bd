//! Diesel's names: from a path in `table_name`, through `use x as y`, to a `table!` and the name in SQL.

use crate::source::{FileFacts, PackageFacts, Role, TableMacro};

/// `use` chains longer than this are circles.
const MOST_ALIASES: usize = 8;

/// Whether diesel itself takes a default table name for a struct with this derive.
pub(super) fn names_a_table(role: Role) -> bool {
    matches!(
        role,
        Role::DieselSelectable
            | Role::DieselHasQuery
            | Role::DieselIdentifiable
            | Role::DieselInsertable
            | Role::DieselAsChangeset
            | Role::DieselAssociations
    )
}

/// The path that a written path stands for, as far as `use` declarations in sight tell.
pub(super) fn follow_aliases(
    file: &FileFacts,
    module: &[String],
    written: &[String],
) -> Vec<String> {
    let mut path = written.to_vec();
    for _ in 0..MOST_ALIASES {
        let Some(first) = path.first() else { break };
        // A struct inside a function sees its module's declarations: the innermost one in sight counts.
        let alias = file
            .aliases
            .iter()
            .filter(|alias| alias.name == *first && module.starts_with(&alias.module))
            .max_by_key(|alias| alias.module.len());
        let Some(alias) = alias.filter(|alias| alias.target.first() != Some(first)) else {
            break;
        };
        path.splice(..1, alias.target.iter().cloned());
    }
    path
}

/// The `table!` that a path names: by its last segment, the one whose modules fit the path best.
pub(super) fn table_macro<'a>(
    packages: &'a [PackageFacts],
    own: &'a PackageFacts,
    path: &[String],
) -> Option<&'a TableMacro> {
    let (last, before) = path.split_last()?;
    let in_package = |package: &'a PackageFacts| {
        package
            .files
            .iter()
            .flat_map(|file| &file.table_macros)
            .filter(move |t| t.module == *last)
    };
    let fit = |table: &&TableMacro| {
        before
            .iter()
            .rev()
            .zip(table.path.iter().rev())
            .take_while(|(written, actual)| written == actual)
            .count()
    };
    in_package(own)
        .max_by_key(fit)
        .or_else(|| packages.iter().flat_map(in_package).max_by_key(fit))
}

/// The table's name in SQL, with its schema where the macro names one.
pub(super) fn sql_name(table: &TableMacro) -> String {
    match &table.schema {
        Some(schema) => format!("{schema}.{}", table.table),
        None => table.table.clone(),
    }
}
