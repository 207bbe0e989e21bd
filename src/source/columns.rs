//! Which column a field maps to: every mapper's attributes for it.

use heck::{
    ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase,
    ToTitleCase,
};
use syn::spanned::Spanned;

use crate::span::Span;

use super::attribute;
use super::facts::{Field, Role};
use super::known;
use super::meta::{self, Attr, Value};

/// The named fields of a struct; `roles` and `attrs` are the struct's.
pub(super) fn fields(fields: &syn::Fields, roles: &[Role], attrs: &[Attr]) -> Vec<Field> {
    let syn::Fields::Named(named) = fields else {
        return Vec::new();
    };
    let case = rename_all(attrs);
    let sea_orm = roles
        .iter()
        .any(|role| matches!(role, Role::SeaOrmEntityModel | Role::SeaOrmModel));
    named
        .named
        .iter()
        .filter_map(|field| column(field, case.as_deref(), sea_orm))
        .collect()
}

fn column(field: &syn::Field, case: Option<&str>, sea_orm: bool) -> Option<Field> {
    let ident = field.ident.as_ref()?;
    let name = meta::name_of(ident);
    let attrs = meta::flatten(&field.attrs);
    let mut column = match case {
        Some(case) => in_case(&name, case),
        None if sea_orm => name.to_pascal_case().to_snake_case(),
        None => name.clone(),
    };
    let mut skipped = known_relation(&field.ty);
    for attr in &attrs {
        if attr.is("column_name") {
            column = attr.string().map_or(column, |(name, _)| name);
        }
        if !is_mapper(attr) {
            continue;
        }
        for entry in attr.entries() {
            match entry.name.as_str() {
                "rename" | "column" | "column_name" => {
                    let path = entry.string().map(|(name, _)| name);
                    let name =
                        path.or_else(|| entry.path().and_then(|(path, _)| path.last().cloned()));
                    column = name.unwrap_or(column);
                }
                "skip" | "flatten" | "embed" | "ignore" | "nested" => {
                    skipped |= !is_false(&entry.value)
                }
                _ => {}
            }
        }
    }
    let (secret, problems) = attribute::field(&attrs);
    let ty = type_text(&field.ty);
    Some(Field {
        name,
        column,
        skipped,
        secret,
        ty,
        span: Span::of(ident.span()),
        problems,
    })
}

fn is_mapper(attr: &Attr) -> bool {
    [
        "sqlx", "diesel", "sea_orm", "ormx", "ormlite", "welds", "co_orm",
    ]
    .iter()
    .any(|name| attr.is(name))
}

fn is_false(value: &Value) -> bool {
    matches!(value, Value::Equals(tokens) if tokens.to_string() == "false")
}

fn known_relation(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| known::is_relation_type(&last.ident.to_string())),
        _ => false,
    }
}

/// The type as it is written, without white space that it can do without.
fn type_text(ty: &syn::Type) -> String {
    let text = ty.span().source_text().unwrap_or_default();
    let is_word = |c: char| c == '_' || c.is_alphanumeric();
    text.split_whitespace()
        .fold(String::new(), |mut out, part| {
            if out.ends_with(is_word) && part.starts_with(is_word) {
                out.push(' ');
            }
            out + part
        })
}

fn rename_all(attrs: &[Attr]) -> Option<String> {
    attrs
        .iter()
        .filter(|attr| attr.is("sqlx") || attr.is("sea_orm"))
        .flat_map(Attr::entries)
        .find(|entry| entry.name == "rename_all")
        .and_then(|entry| entry.string())
        .map(|(case, _)| case)
}

fn in_case(name: &str, case: &str) -> String {
    match case {
        "snake_case" => name.to_snake_case(),
        "camelCase" | "mixed_case" => name.to_lower_camel_case(),
        "PascalCase" | "camel_case" => name.to_pascal_case(),
        "SCREAMING_SNAKE_CASE" | "shouty_snake_case" => name.to_shouty_snake_case(),
        "kebab-case" | "kebab_case" => name.to_kebab_case(),
        "SCREAMING-KEBAB-CASE" => name.to_shouty_kebab_case(),
        "title_case" => name.to_title_case(),
        "lowercase" => name.to_lowercase(),
        "UPPERCASE" => name.to_uppercase(),
        _ => name.to_owned(),
    }
}
