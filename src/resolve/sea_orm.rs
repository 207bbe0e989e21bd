//! sea-orm's names: the attribute's `table_name`, or a hand-written `EntityName` in the same module.

use heck::ToPascalCase;

use super::Declared;
use crate::source::{PackageFacts, Role, StructFact};

/// The table that sea-orm's attributes or a hand-written `EntityName` declare for a model.
pub(super) fn declared(package: &PackageFacts, fact: &StructFact) -> Option<Declared> {
    if let Some((table, span)) = &fact.naming.sea_orm_table {
        return Some(Declared {
            name: with_schema(fact.naming.sea_orm_schema.as_deref(), table),
            how: "sea-orm's `table_name`".into(),
            span: Some(*span),
        });
    }
    if !fact.has(Role::SeaOrmModel) && !fact.has(Role::SeaOrmEntityModel) {
        return None;
    }
    let implementation = package
        .files
        .iter()
        .flat_map(|file| &file.entity_names)
        .find(|implementation| implementation.module == fact.module)?;
    Some(Declared {
        name: with_schema(
            implementation.schema.as_deref(),
            implementation.table.as_deref()?,
        ),
        how: "its hand-written `EntityName`".into(),
        span: None,
    })
}

/// The name by which people know a model: sea-orm calls every one `Model`, so there it is the module's name.
pub fn model_name(fact: &StructFact) -> String {
    let sea_orm = fact.has(Role::SeaOrmModel) || fact.has(Role::SeaOrmEntityModel);
    match fact.module.last() {
        Some(module) if sea_orm && fact.name == "Model" => {
            module.trim_start_matches("r#").to_pascal_case()
        }
        _ => fact.name.clone(),
    }
}

fn with_schema(schema: Option<&str>, table: &str) -> String {
    match schema {
        Some(schema) => format!("{schema}.{table}"),
        None => table.to_owned(),
    }
}
