//! The committed files have the form that their JSON schemas and docs/formats.md describe.

use cargo_data_class::schema::Schema;
use serde_json::Value;

use crate::markdown::{root, text_of};

fn json(file: &str) -> Value {
    serde_json::from_str(&text_of(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// What is wrong with a value by the parts of JSON Schema that ours use; a part that is not known is wrong, too.
fn wrong(value: &Value, schema: &Value, whole: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        match keyword.as_str() {
            "$schema" | "$generated" | "$defs" | "title" | "description" | "required" => {}
            "$ref" => {
                let path = rule.as_str().and_then(|path| path.strip_prefix('#'));
                let target = path.and_then(|path| whole.pointer(path));
                found.extend(wrong(
                    value,
                    target.expect("the reference leads somewhere"),
                    whole,
                    at,
                ));
            }
            "const" if value != rule => found.push(format!("{at} is not {rule}")),
            "enum" if !rule.as_array().is_some_and(|known| known.contains(value)) => {
                found.push(format!("{at} is {value}, none of {rule}"));
            }
            "const" | "enum" => {}
            "type" if !has_type(value, rule) => found.push(format!("{at} is no {rule}")),
            "minimum" if value.as_f64().is_some_and(|n| Some(n) < rule.as_f64()) => {
                found.push(format!("{at} is below {rule}"));
            }
            "type" | "minimum" => {}
            "pattern" => {
                let length = rule
                    .as_str()
                    .and_then(|r| r.strip_prefix("^[0-9a-f]{")?.strip_suffix("}$"));
                let length: usize = length.and_then(|n| n.parse().ok()).expect("hex digits");
                let text = value.as_str().unwrap_or_default();
                let digits = text.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'));
                if text.len() != length || !digits {
                    found.push(format!("{at} has not {length} hex digits"));
                }
            }
            "oneOf" => {
                let alternatives = rule.as_array().expect("alternatives");
                let fit = alternatives
                    .iter()
                    .filter(|one| wrong(value, one, whole, at).is_empty());
                let fit = fit.count();
                if fit != 1 {
                    found.push(format!("{at} fits {fit} of the alternatives"));
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(wrong(item, rule, whole, &format!("{at}/{index}")));
                }
            }
            "properties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rule.get(key) {
                        found.extend(wrong(inner, rule, whole, &format!("{at}/{key}")));
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(rule, &Value::Bool(false));
                let known = schema["properties"].as_object().expect("properties");
                let keys = value
                    .as_object()
                    .into_iter()
                    .flat_map(|object| object.keys());
                found.extend(
                    keys.filter(|key| !known.contains_key(*key))
                        .map(|key| format!("{at}/{key} is not described")),
                );
            }
            other => found.push(format!("`{other}` in a schema is not understood here")),
        }
    }
    let required = schema.get("required").and_then(Value::as_array);
    for key in required.into_iter().flatten().filter_map(Value::as_str) {
        if value.is_object() && value.get(key).is_none() {
            found.push(format!("{at}/{key} is missing"));
        }
    }
    found
}

fn has_type(value: &Value, rule: &Value) -> bool {
    let is = |name: &str| match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        _ => false,
    };
    match rule {
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        name => name.as_str().is_some_and(is),
    }
}

#[track_caller]
fn fits(file: &str, schema: &Value) {
    let found = wrong(&json(file), schema, schema, "");
    assert_eq!(found, [""; 0], "{file}");
}

#[test]
fn the_catalog_is_as_its_schema_says() {
    fits(
        "catalog/catalog.json",
        &json("src/catalog/catalog.schema.json"),
    );
}

#[test]
fn schema_files_are_as_their_schema_says() {
    let schema = json("docs/schema.schema.json");
    let mut files = 0;
    for folder in ["catalog/schema", "tests/schema"] {
        for entry in walkdir::WalkDir::new(root().join(folder)) {
            let entry = entry.expect("it can be listed");
            let path = entry.path().strip_prefix(root()).expect("it is inside");
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                fits(&path.to_string_lossy(), &schema);
                files += 1;
            }
        }
    }
    assert!(files > 10, "{files}");
}

/// The schema of schema files is written by hand: what the types can hold and no fixture has, it must still know.
#[test]
fn every_key_of_a_schema_file_is_described() {
    let described = text_of("docs/schema.schema.json");
    let source = text_of("src/schema/mod.rs");
    for line in source.lines().map(str::trim) {
        let Some((name, _)) = line
            .strip_prefix("pub ")
            .and_then(|rest| rest.split_once(": "))
        else {
            continue;
        };
        if !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            continue;
        }
        let renamed = match name {
            "generated" if !line.contains("Option") => "$generated",
            "ty" => "type",
            "predicate" => "where",
            name => name,
        };
        assert!(described.contains(&format!("\"{renamed}\"")), "{name}");
    }
}

#[test]
fn an_edited_schema_file_is_noticed() {
    let text = text_of("catalog/schema/sqlite.json");
    assert!(Schema::from_json(&text).is_ok());
    let edited = text.replacen("\"not_null\": true", "\"not_null\": false", 1);
    assert!(edited != text && Schema::from_json(&edited).is_err());
}
