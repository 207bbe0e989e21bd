//! What a struct's own attributes say its table is called.

use data_class_grammar::string_of;
use proc_macro2::{Delimiter, TokenTree};

use crate::item::Struct;
use crate::tokens::{between_commas, group, is, is_word, unwrapped};

/// sea-orm's `table_name = "..."` with its `schema_name`, or the last segment of diesel's `table_name`.
pub(crate) fn table_of(of: &Struct) -> Option<String> {
    let contents = of
        .attributes
        .iter()
        .map(|attribute| unwrapped(attribute.brackets.stream()));
    let (mut table, mut schema, mut diesel) = (None, None, None);
    for content in contents {
        let [mapper, arguments] = content.as_slice() else {
            continue;
        };
        let Some(arguments) = group(arguments, Delimiter::Parenthesis) else {
            continue;
        };
        let arguments = unwrapped(arguments.stream());
        for argument in between_commas(&arguments) {
            if is_word(mapper, "sea_orm") {
                table = table.or_else(|| text_of(argument, "table_name"));
                schema = schema.or_else(|| text_of(argument, "schema_name"));
            } else if is_word(mapper, "diesel") {
                diesel = diesel.or_else(|| last_segment(argument));
            }
        }
    }
    match (schema, table) {
        (Some(schema), Some(table)) => Some(format!("{schema}.{table}")),
        (_, table) => table.or(diesel),
    }
}

/// `key = "text"`.
fn text_of(argument: &[TokenTree], key: &str) -> Option<String> {
    match argument {
        [name, equals, value] if is_word(name, key) && is(equals, '=') => {
            match unwrapped(value.clone().into()).as_slice() {
                [TokenTree::Literal(text)] => string_of(text),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `table_name = crate::schema::users`: `users`; as a string, the same.
fn last_segment(argument: &[TokenTree]) -> Option<String> {
    let [name, equals, path @ ..] = argument else {
        return None;
    };
    if !is_word(name, "table_name") || !is(equals, '=') {
        return None;
    }
    let path = unwrapped(path.iter().cloned().collect());
    match path.last()? {
        TokenTree::Ident(last) => {
            let last = last.to_string();
            Some(last.strip_prefix("r#").unwrap_or(&last).to_owned())
        }
        TokenTree::Literal(text) => string_of(text)?
            .rsplit("::")
            .next()
            .map(|last| last.trim().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::table_of;
    use crate::item::Struct;

    #[track_caller]
    fn check(attributes: &str, expected: Option<&str>) {
        let source = format!(
            "{attributes} pub struct Model {{ #[sea_orm(table_name = \"field\")] id: i32 }}"
        );
        let tokens: TokenStream = source.parse().expect(&source);
        let tokens: Vec<_> = tokens.into_iter().collect();
        let of = Struct::of(&tokens)
            .map_err(|problem| problem.message)
            .expect(&source);
        assert_eq!(table_of(&of).as_deref(), expected, "{attributes}");
    }

    #[test]
    fn sea_orm_names_its_table() {
        check(r#"#[sea_orm(table_name = "cake")]"#, Some("cake"));
        check(
            r##"#[derive(A)] #[sea_orm(rename_all = "x", table_name = r#"cake"#,)]"##,
            Some("cake"),
        );
        check(
            r#"#[sea_orm(schema_name = "shop", table_name = "cake")]"#,
            Some("shop.cake"),
        );
        check(
            r#"#[sea_orm(schema_name = "shop")] #[sea_orm(table_name = "cake")]"#,
            Some("shop.cake"),
        );
        check(r#"#[sea_orm(rename_all = "x")]"#, None);
        check(r#"#[sea_orm(table_name = NAME)]"#, None);
        check(r#"#[sea_orm(schema_name = "shop")]"#, None);
    }

    #[test]
    fn diesel_names_its_tables_module() {
        check("#[diesel(table_name = users)]", Some("users"));
        check(
            "#[diesel(table_name = crate::schema::users, primary_key(id))]",
            Some("users"),
        );
        check(
            "#[diesel(belongs_to(A, foreign_key = b))] #[diesel(table_name = r#type)]",
            Some("type"),
        );
        check(
            r#"#[diesel(table_name = "crate::schema::users")]"#,
            Some("users"),
        );
        check("#[diesel(check_for_backend(diesel::pg::Pg))]", None);
    }

    #[test]
    fn others_attributes_name_nothing() {
        check("", None);
        check(
            r#"/** table_name = "x" */ #[other(table_name = "x")] #[sqlx(rename_all = "x")]"#,
            None,
        );
        check("#[diesel] #[sea_orm = \"x\"]", None);
    }
}
