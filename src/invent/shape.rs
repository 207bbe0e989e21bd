//! What values of a column look like, by its type.

use crate::schema::{Column, Dialect};

/// The shape of a column's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// True or false.
    Boolean,
    /// Whole numbers up to this one.
    Integer(i64),
    /// Exact numbers with this many digits before the point.
    Decimal(u32),
    /// Floating point numbers.
    Float,
    /// Texts of at most so many characters.
    Text(usize),
    /// Bytes: at most so many, and whether it are always as many.
    Bytes(usize, bool),
    /// Bits: exactly so many.
    Bits(usize),
    /// One of the labels.
    Labels(Vec<String>),
    /// Identifiers of 128 bits.
    Uuid,
    /// Days.
    Date,
    /// Times of a day.
    Time,
    /// Days with a time.
    Moment,
    /// Years.
    Year,
    /// JSON.
    Json,
    /// Network addresses.
    Address,
    /// One of these expressions; whatever the column is for.
    Of(&'static [&'static str]),
}

/// How long a text may be where its type doesn't say.
const LONG: usize = 4_096;

/// What a type that nothing is known of may take.
const ANYTHING: &[&str] = &[
    "'drill'",
    "'0'",
    "'{}'",
    "'[]'",
    "'()'",
    "'(,)'",
    "'(,,)'",
    "'a'",
    "'2026-02-03'",
    "'[1,2,3]'",
    "'POINT(0 0)'",
    "'1.0.0'",
    "'$'",
    "''",
];

/// Types whose texts are their own.
const OWN: &[(&str, &[&str])] = &[
    ("interval", &["'1 day'", "'2 days'", "'1 hour'", "'0'"]),
    ("cidr", &["'192.0.2.0/24'"]),
    ("xml", &["'<a/>'"]),
    ("money", &["'1'"]),
    ("tsvector", &["'a'"]),
    ("tsquery", &["'a'"]),
    ("point", &["'(0,0)'"]),
    ("line", &["'{1,1,1}'"]),
    ("lseg", &["'((0,0),(1,1))'"]),
    ("box", &["'((0,0),(1,1))'"]),
    ("path", &["'((0,0),(1,1))'"]),
    ("polygon", &["'((0,0),(1,1),(1,0))'"]),
    ("circle", &["'<(0,0),1>'"]),
    ("oid", &["'1'", "'2'"]),
    ("pg_lsn", &["'0/0'"]),
    ("jsonpath", &["'$'"]),
    ("hstore", &["''", "'a=>1'"]),
    ("ltree", &["'drill'", "'a.b'"]),
];

/// Geometries of MariaDB and MySQL.
const GEOMETRY: &[(&str, &[&str])] = &[
    ("geometry", &["ST_GeomFromText('POINT(1 1)')"]),
    ("point", &["ST_GeomFromText('POINT(1 1)')"]),
    ("linestring", &["ST_GeomFromText('LINESTRING(0 0,1 1)')"]),
    (
        "polygon",
        &["ST_GeomFromText('POLYGON((0 0,1 1,1 0,0 0))')"],
    ),
];

impl Shape {
    pub(super) fn of(column: &Column, dialect: Dialect) -> Shape {
        let ty = column.base_type();
        if !column.labels.is_empty() && !ty.ends_with(']') && !ty.starts_with("set(") {
            return Shape::Labels(column.labels.clone());
        }
        let (name, size) = parts(&ty);
        if ty.ends_with("[]") {
            return Shape::Of(&["'{}'", "'{1}'", "'{a}'", "'{a,b}'"]);
        }
        match dialect {
            Dialect::Postgres => postgres(&name, &size),
            Dialect::Mysql => mysql(&name, &size),
            Dialect::Sqlite => sqlite(&ty, &name, &size),
        }
    }
}

/// A type's name without its size, and the numbers of that.
fn parts(ty: &str) -> (String, Vec<usize>) {
    let Some((before, rest)) = ty.split_once('(') else {
        return (ty.trim().to_owned(), Vec::new());
    };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let size = inside
        .split(',')
        .filter_map(|part| part.trim().parse().ok());
    let name = format!("{}{after}", before.trim());
    (name.trim().to_owned(), size.collect())
}

fn decimal(size: &[usize]) -> Shape {
    let digits = size.first().copied().unwrap_or(20);
    let behind = size.get(1).copied().unwrap_or(0);
    Shape::Decimal(u32::try_from(digits.saturating_sub(behind)).unwrap_or(20))
}

fn first(size: &[usize], or: usize) -> usize {
    size.first().copied().unwrap_or(or)
}

fn postgres(name: &str, size: &[usize]) -> Shape {
    match name {
        "boolean" => Shape::Boolean,
        "smallint" => Shape::Integer(i64::from(i16::MAX)),
        "integer" => Shape::Integer(i64::from(i32::MAX)),
        "bigint" => Shape::Integer(i64::MAX),
        "numeric" => decimal(size),
        "real" | "double precision" => Shape::Float,
        "text" | "citext" => Shape::Text(LONG),
        "character varying" => Shape::Text(first(size, LONG)),
        "character" => Shape::Text(first(size, 1)),
        "name" => Shape::Text(63),
        "\"char\"" => Shape::Text(1),
        "bytea" => Shape::Bytes(LONG, false),
        "bit" => Shape::Bits(first(size, 1)),
        "bit varying" => Shape::Bits(first(size, 8)),
        "uuid" => Shape::Uuid,
        "date" => Shape::Date,
        "json" | "jsonb" => Shape::Json,
        "inet" => Shape::Address,
        "macaddr" => Shape::Of(&["'08:00:2b:01:02:03'"]),
        "macaddr8" => Shape::Of(&["'08:00:2b:01:02:03:04:05'"]),
        name if name.starts_with("timestamp") => Shape::Moment,
        name if name.starts_with("time") => Shape::Time,
        name if name.ends_with("multirange") => Shape::Of(&["'{}'"]),
        name if name.ends_with("range") => Shape::Of(&["'empty'", "'(,)'"]),
        name => own(name, OWN),
    }
}

fn mysql(name: &str, size: &[usize]) -> Shape {
    let unsigned = name.contains("unsigned");
    let whole = |bits: u32| Shape::Integer((1_i64 << (bits - u32::from(!unsigned)).min(62)) - 1);
    match name.split(' ').next().unwrap_or(name) {
        "boolean" | "bool" => Shape::Boolean,
        "tinyint" if size == [1] && !unsigned => Shape::Boolean,
        "tinyint" => whole(8),
        "smallint" => whole(16),
        "mediumint" => whole(24),
        "int" | "integer" => whole(32),
        "bigint" => whole(63),
        "decimal" | "numeric" => decimal(if size.is_empty() { &[10, 0] } else { size }),
        "float" | "double" | "real" => Shape::Float,
        "char" => Shape::Text(first(size, 1)),
        "varchar" => Shape::Text(first(size, 1)),
        "tinytext" => Shape::Text(255),
        "text" | "mediumtext" | "longtext" => Shape::Text(LONG),
        "binary" => Shape::Bytes(first(size, 1), true),
        "varbinary" => Shape::Bytes(first(size, 1), false),
        "tinyblob" => Shape::Bytes(255, false),
        "blob" | "mediumblob" | "longblob" => Shape::Bytes(LONG, false),
        "bit" => Shape::Bits(first(size, 1)),
        "json" => Shape::Json,
        "uuid" => Shape::Uuid,
        "inet4" | "inet6" => Shape::Address,
        "date" => Shape::Date,
        "time" => Shape::Time,
        "datetime" | "timestamp" => Shape::Moment,
        "year" => Shape::Year,
        name => own(name, GEOMETRY),
    }
}

/// SQLite takes any name for a type; what applications mean by it is taken, as drivers do.
fn sqlite(ty: &str, name: &str, size: &[usize]) -> Shape {
    let has = |words: &[&str]| words.iter().any(|word| ty.contains(word));
    if has(&["bool"]) {
        Shape::Boolean
    } else if has(&["datetime", "timestamp"]) {
        Shape::Moment
    } else if has(&["date"]) {
        Shape::Date
    } else if name == "time" {
        Shape::Time
    } else if has(&["uuid", "guid"]) && !has(&["blob"]) {
        Shape::Uuid
    } else if has(&["json"]) {
        Shape::Json
    } else if has(&["int", "serial"]) {
        Shape::Integer(i64::MAX)
    } else if has(&["char", "clob", "text"]) {
        Shape::Text(first(size, LONG))
    } else if has(&["blob", "binary"]) {
        Shape::Bytes(LONG, false)
    } else if has(&["real", "floa", "doub"]) {
        Shape::Float
    } else if has(&["numeric", "decimal"]) {
        decimal(size)
    } else {
        Shape::Text(LONG)
    }
}

fn own(name: &str, known: &[(&str, &'static [&'static str])]) -> Shape {
    let known = known.iter().find(|(of, _)| *of == name);
    Shape::Of(known.map_or(ANYTHING, |(_, values)| *values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dialect: Dialect, ty: &str, expected: Shape) {
        assert_eq!(Shape::of(&Column::new("c", ty), dialect), expected, "{ty}");
    }

    #[test]
    fn types_of_each_dialect_have_their_shape() {
        let (postgres, sqlite, mysql) = (Dialect::Postgres, Dialect::Sqlite, Dialect::Mysql);
        check(postgres, "timestamp with time zone", Shape::Moment);
        check(postgres, "time(3) without time zone", Shape::Time);
        check(postgres, "numeric(12,2)", Shape::Decimal(10));
        check(postgres, "character varying(3)", Shape::Text(3));
        check(postgres, "int4range", Shape::Of(&["'empty'", "'(,)'"]));
        check(postgres, "public.something", Shape::Of(ANYTHING));
        check(mysql, "tinyint(1)", Shape::Boolean);
        check(mysql, "tinyint(4)", Shape::Integer(127));
        check(mysql, "int(10) unsigned", Shape::Integer(4_294_967_295));
        check(mysql, "binary(16)", Shape::Bytes(16, true));
        check(mysql, "decimal(12,6)", Shape::Decimal(6));
        check(sqlite, "varchar(20)", Shape::Text(20));
        check(sqlite, "INTEGER", Shape::Integer(i64::MAX));
        check(sqlite, "datetime", Shape::Moment);
        check(sqlite, "", Shape::Text(LONG));
        let mut column = Column::new("c", "mood");
        column.labels = vec!["sad".to_owned()];
        assert_eq!(
            Shape::of(&column, postgres),
            Shape::Labels(vec!["sad".to_owned()])
        );
    }
}
