//! Every kind of value arrives equal, whatever its type; what an engine computes is computed anew.

use std::fmt::Write as _;

use cargo_data_class::schema::Dialect;
use cargo_data_class::sql::quote::Quote;

use crate::blog::{Blog, on_all};

/// Types with literals of their values.
type Types = &'static [(&'static str, &'static [&'static str])];

/// Transfers a table for each type, and compares by the engine's own `shown` expression.
#[track_caller]
fn check(dialect: Dialect, setup: &str, types: Types, shown: &str) {
    let mut schema = setup.to_owned();
    let session = match dialect {
        Dialect::Mysql => "SET NAMES utf8mb4; SET SESSION sql_mode = '';\n",
        _ => "",
    };
    let (mut rows, mut classes, mut models) = (session.to_owned(), Vec::new(), Vec::new());
    for (nth, (ty, values)) in types.iter().enumerate() {
        let _ = writeln!(
            schema,
            "CREATE TABLE t{nth} (id {{number}}, k varchar(20) NOT NULL, c {ty});"
        );
        for (row, value) in values.iter().enumerate() {
            let _ = writeln!(rows, "INSERT INTO t{nth} (k, c) VALUES ('{row}', {value});");
        }
        let _ = writeln!(rows, "INSERT INTO t{nth} (k, c) VALUES ('null', NULL);");
        classes.push(format!("t{nth}: user"));
        models.push(format!("t{nth}"));
    }
    let classes: Vec<&str> = classes.iter().map(String::as_str).collect();
    let blog = Blog::of(dialect, &schema, &classes);
    blog.old.must(&rows);
    let done = blog
        .transfer(&models.join(" "), &[])
        .unwrap_or_else(|error| panic!("{dialect:?}: {error}"));
    assert!(done.copied() > 10);
    for (nth, (ty, values)) in types.iter().enumerate() {
        let query = format!("SELECT k, {shown} FROM t{nth} ORDER BY k;");
        assert_eq!(
            blog.new.must(&query),
            blog.old.must(&query),
            "{dialect:?} {ty} {values:?}"
        );
    }
    let again = blog
        .transfer(&models.join(" "), &[])
        .expect("it is transferred again");
    assert_eq!(again.writes(), 0);
    assert_eq!(again.notes, [""; 0], "what was remembered is what is there");
}

const TEXTS: &[&str] = &[
    "''",
    "' '",
    "'null'",
    "'a''b\"c'",
    "'{\"$new\":null}'",
    "'ü 😀'",
];

#[test]
fn values_of_postgres_arrive_equal() {
    check(
        Dialect::Postgres,
        "CREATE TYPE mood AS ENUM ('sad', 'it''s ok');\nCREATE TYPE pair AS (a integer, b text);\n\
         CREATE DOMAIN positive AS integer CHECK (VALUE > 0);\n",
        &[
            ("boolean", &["true", "false"]),
            ("bigint", &["-9223372036854775808", "0"]),
            ("numeric", &["1e400", "'NaN'", "0.10", "'-Infinity'"]),
            ("numeric(12,2)", &["9.90"]),
            ("real", &["0.1", "'Infinity'", "3.4028235e38"]),
            ("double precision", &["0.1", "5e-324", "'-0'", "'NaN'"]),
            ("text", TEXTS),
            ("text", &["E'a\\nb\\tc\\\\d\\r'", "'\\x00'"]),
            ("character(5)", &["'ab'"]),
            ("bytea", &["'\\x00ff27'", "''"]),
            (
                "timestamp with time zone",
                &[
                    "'2026-01-01 00:00:00.123456+02'",
                    "'infinity'",
                    "'0044-03-15 00:00:00+00 BC'",
                ],
            ),
            ("timestamp without time zone", &["'2026-01-01 00:00:00.5'"]),
            ("date", &["'2026-02-28'", "'-infinity'"]),
            ("time with time zone", &["'12:00:00.1+02'"]),
            ("interval", &["'1 year 2 days 03:04:05.6'", "'-1 month'"]),
            (
                "json",
                &["'{\"b\": 1, \"a\": [1.00, null], \"a\": 2}'", "'null'"],
            ),
            ("jsonb", &["'{\"b\": 1, \"a\": [1.00, null]}'", "'null'"]),
            (
                "text[]",
                &["ARRAY['a', NULL, 'NULL', 'b,\"c']", "'{}'", "'[0:1]={x,y}'"],
            ),
            ("integer[]", &["'{{1,2},{3,4}}'"]),
            ("int4range", &["'[1,5)'", "'empty'"]),
            ("inet", &["'::1/64'"]),
            ("bit(4)", &["B'0101'"]),
            ("uuid", &["'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"]),
            ("mood", &["'it''s ok'"]),
            ("mood[]", &["ARRAY['sad', 'it''s ok']::mood[]"]),
            ("pair", &["ROW(1, 'x,\"y')"]),
            ("positive", &["7"]),
            ("point", &["'(1.5,-2)'"]),
            ("tsvector", &["'a fat cat'"]),
            ("xml", &["'<a>1</a>'"]),
            ("money", &["'12.34'"]),
        ],
        "c::text",
    );
}

#[test]
fn values_of_mariadb_arrive_equal() {
    check(
        Dialect::Mysql,
        "",
        &[
            ("tinyint(1)", &["1", "0", "7"]),
            ("bigint unsigned", &["18446744073709551615"]),
            ("decimal(65,30)", &["1.000000000000000000000000000001"]),
            ("float", &["0.1", "3.40282e38"]),
            ("double", &["0.1", "2.2250738585072014e-308"]),
            ("bit(8)", &["b'10101010'", "b'0'"]),
            ("year", &["1999", "0"]),
            ("varchar(50)", TEXTS),
            ("varchar(50)", &["'a\\nb\\tc\\\\d\\0e'"]),
            ("varchar(50) CHARACTER SET latin1", &["'ü'"]),
            ("char(5)", &["'ab'"]),
            ("varbinary(10)", &["X'00ff27'", "''"]),
            ("longblob", &["X'00ff27'"]),
            ("date", &["'2026-02-28'"]),
            ("time(6)", &["'-838:59:59'", "'12:00:00.123456'"]),
            ("datetime(6)", &["'2026-01-01 00:00:00.123456'"]),
            ("timestamp NULL", &["'2026-01-01 00:00:01'"]),
            ("json", &["'{\"b\": 1, \"a\": [1.00, null]}'", "'null'"]),
            ("enum('a', 'it''s')", &["'it''s'"]),
            ("set('x', 'y')", &["'x,y'", "''"]),
            ("point", &["POINT(1.5, -2)"]),
            ("int(5) zerofill", &["42"]),
        ],
        "c, HEX(c)",
    );
}

#[test]
fn values_of_sqlite_arrive_with_their_storage_class() {
    check(
        Dialect::Sqlite,
        "",
        &[
            ("INTEGER", &["1", "'text'", "1.5", "-9223372036854775808"]),
            ("TEXT", TEXTS),
            (
                "TEXT",
                &["X'00ff'", "'a' || char(0) || 'b'", "'a' || char(10)"],
            ),
            ("REAL", &["0.1", "5e-324", "9e999", "1"]),
            ("NUMERIC(12,2)", &["9.9", "10", "'x'"]),
            ("BLOB", &["X'00ff'", "'text'", "1", "0.5"]),
            ("", &["X'00ff'", "'text'", "1", "0.1", "'1'"]),
            ("BOOLEAN", &["true", "0", "'t'"]),
            ("DATETIME", &["'2026-01-01T00:00:00Z'", "1700000000"]),
        ],
        "typeof(c), quote(c)",
    );
}

#[test]
fn generated_columns_are_computed_and_hostile_names_are_names() {
    on_all(|dialect| {
        let name = Quote(dialect).name("se\"le`ct '; --");
        let schema = format!(
            "CREATE TABLE things (id {{number}}, {name} integer NOT NULL, doubled integer GENERATED ALWAYS AS ({name} * 2) STORED, \
             other_id bigint, FOREIGN KEY (other_id) REFERENCES things (id));\n"
        );
        let blog = Blog::of(dialect, &schema, &["things: user"]);
        blog.new
            .must(&format!("INSERT INTO things ({name}) VALUES (1), (2);"));
        blog.old.must(&format!(
            "INSERT INTO things ({name}) VALUES (10), (20), (30);"
        ));
        // A circle, and a row that leads to itself.
        blog.old
            .must("UPDATE things SET other_id = 2 WHERE id = 1;");
        blog.old
            .must("UPDATE things SET other_id = 1 WHERE id = 2;");
        blog.old
            .must("UPDATE things SET other_id = 3 WHERE id = 3;");
        let filter = format!("things: {name} > 0");
        let done = blog
            .transfer("things", &[&filter])
            .expect("it is transferred");
        assert_eq!(done.copied(), 3);
        let query = format!(
            "SELECT t.{name}, t.doubled, o.{name} FROM things t JOIN things o ON o.id = t.other_id ORDER BY 1;"
        );
        assert_eq!(blog.new.must(&query), blog.old.must(&query));
        assert_eq!(
            blog.new
                .must("SELECT count(*) FROM things WHERE other_id = id;"),
            "1"
        );
    });
}
