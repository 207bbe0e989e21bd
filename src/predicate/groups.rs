//! What kind of values a column holds, as far as comparing it with a literal is concerned.

use crate::schema::{Column, Dialect};

/// A kind of values. Only what is certain is said; everything else is [`Group::Other`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// TRUE and FALSE.
    Boolean,
    /// Whole numbers; in MySQL also `tinyint(1)`.
    Integer,
    /// Other numbers.
    Number,
    /// Texts.
    Text,
    /// Dates and times.
    Time,
    /// UUIDs.
    Uuid,
    /// One of the labels of an enum type.
    Enum,
    /// Anything else, or not known.
    Other,
}

impl Group {
    /// The group of a column.
    pub fn of(column: &Column, dialect: Dialect) -> Group {
        if !column.labels.is_empty() {
            return Group::Enum;
        }
        let ty = column.base_type();
        match dialect {
            Dialect::Postgres => postgres(&ty),
            Dialect::Sqlite => sqlite(&ty),
            Dialect::Mysql => mysql(&ty),
        }
    }

    /// Its name with an article, for messages.
    pub fn noun(self) -> &'static str {
        match self {
            Group::Boolean => "a boolean",
            Group::Integer => "an integer",
            Group::Number => "a number",
            Group::Text => "a text",
            Group::Time => "a time",
            Group::Uuid => "a UUID",
            Group::Enum => "an enum",
            Group::Other => "something else",
        }
    }

    /// Whether a column of this group may stand alone as a condition. What is not known may not.
    pub fn is_condition(self) -> bool {
        matches!(self, Group::Boolean | Group::Integer)
    }
}

fn word(ty: &str) -> &str {
    ty.split('(').next().unwrap_or(ty).trim()
}

fn postgres(ty: &str) -> Group {
    if ty.ends_with(']') {
        return Group::Other;
    }
    match word(ty) {
        "boolean" | "bool" => Group::Boolean,
        "smallint" | "integer" | "bigint" | "int2" | "int4" | "int8" | "int" => Group::Integer,
        "numeric" | "decimal" | "real" | "double precision" | "float4" | "float8" => Group::Number,
        "text" | "character varying" | "varchar" | "character" | "char" | "citext" | "bpchar" => {
            Group::Text
        }
        "date" => Group::Time,
        "uuid" => Group::Uuid,
        word if word.starts_with("timestamp") || word.starts_with("time") => Group::Time,
        _ => Group::Other,
    }
}

/// SQLite's declared types are only a hint; its own rules of affinity say which.
fn sqlite(ty: &str) -> Group {
    match word(ty) {
        "bool" | "boolean" => Group::Boolean,
        ty if ty.contains("int") => Group::Integer,
        ty if ["char", "clob", "text"]
            .iter()
            .any(|part| ty.contains(part)) =>
        {
            Group::Text
        }
        ty if ["real", "floa", "doub"]
            .iter()
            .any(|part| ty.contains(part)) =>
        {
            Group::Number
        }
        _ => Group::Other,
    }
}

fn mysql(ty: &str) -> Group {
    let base = word(ty).split(' ').next().unwrap_or_default();
    match base {
        "bool" | "boolean" => Group::Boolean,
        "tinyint" | "smallint" | "mediumint" | "int" | "integer" | "bigint" => Group::Integer,
        "decimal" | "numeric" | "float" | "double" | "real" => Group::Number,
        "char" | "varchar" | "tinytext" | "text" | "mediumtext" | "longtext" => Group::Text,
        "date" | "datetime" | "timestamp" | "time" => Group::Time,
        _ => Group::Other,
    }
}
