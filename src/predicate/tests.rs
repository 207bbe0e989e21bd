use super::*;
use crate::schema::{self, TableKind};

fn users() -> Table {
    let columns = [
        ("id", "bigint"),
        ("is_superuser", "boolean"),
        ("account_id", "bigint"),
        ("email", "text"),
        ("level", "integer"),
        ("created_at", "timestamp with time zone"),
        ("token", "uuid"),
        ("Weird \"col\"", "text"),
        ("user", "text"),
        ("status", "status"),
        ("payload", "jsonb"),
        ("flag", "flag_domain"),
    ];
    let mut table = Table::new("public", "users", TableKind::Table);
    table.columns = columns
        .map(|(name, ty)| schema::Column::new(name, ty))
        .into();
    table.columns[9].labels = vec!["active".to_owned(), "closed".to_owned()];
    table.columns[11].base = Some("boolean".to_owned());
    table
}

fn resolved(text: &str, dialect: Dialect) -> Result<Expr, Vec<Problem>> {
    Expr::parse(text, dialect)
        .map_err(|problem| vec![problem])?
        .resolve(&users(), dialect)
}

#[track_caller]
fn check(dialect: Dialect, text: &str, expected: &str) {
    let expr = resolved(text, dialect).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
    let sql = expr.to_sql(dialect);
    assert_eq!(sql, expected, "for {text}");
    let again = resolved(&sql, dialect);
    // What replaces IS DISTINCT FROM is not part of the grammar.
    if dialect == Dialect::Postgres || !text.contains("DISTINCT") {
        assert_eq!(again.expect("parses again").to_sql(dialect), sql);
    }
}

/// Each problem as `the marked text | message (help)`.
#[track_caller]
fn refused(dialect: Dialect, text: &str, expected: &str) {
    let problems = resolved(text, dialect).expect_err(text);
    let lines: Vec<String> = problems
        .into_iter()
        .map(|problem| {
            let help = problem
                .help
                .map_or(String::new(), |help| format!(" ({help})"));
            format!("{} | {}{help}", &text[problem.range], problem.message)
        })
        .collect();
    assert_eq!(lines.join("\n"), expected, "for {text}");
}

use Dialect::{Mysql, Postgres, Sqlite};

#[test]
fn what_is_allowed_is_rendered_with_quotes_and_parentheses() {
    check(Postgres, "is_superuser", "\"is_superuser\"");
    check(Postgres, "account_id IS NULL", "\"account_id\" IS NULL");
    check(Mysql, "account_id is null", "`account_id` IS NULL");
    check(
        Postgres,
        "not is_superuser and (level > 3 or level = -1) and email like '%@example.com'",
        "(NOT \"is_superuser\") AND ((\"level\" > 3) OR (\"level\" = -1)) AND (\"email\" LIKE '%@example.com')",
    );
    check(
        Sqlite,
        "lower(email) IN ('a', 'b''c')",
        "lower(\"email\") IN ('a', 'b''c')",
    );
    check(Postgres, "email NOT IN ('a')", "\"email\" NOT IN ('a')");
    check(
        Postgres,
        "level NOT BETWEEN 1 AND 2 OR is_superuser",
        "(\"level\" NOT BETWEEN 1 AND 2) OR \"is_superuser\"",
    );
    check(
        Postgres,
        "coalesce(is_superuser, FALSE)",
        "coalesce(\"is_superuser\", FALSE)",
    );
    check(
        Postgres,
        "length(email) <> 0 AND abs(level) >= 1.5",
        "(length(\"email\") <> 0) AND (abs(\"level\") >= 1.5)",
    );
    check(
        Postgres,
        "email LIKE 'a!_%' ESCAPE '!'",
        "\"email\" LIKE 'a!_%' ESCAPE '!'",
    );
    check(Postgres, "NOT NOT is_superuser", "\"is_superuser\"");
    check(
        Postgres,
        "(is_superuser IS NOT TRUE) = (level > 1)",
        "(\"is_superuser\" IS NOT TRUE) = (\"level\" > 1)",
    );
    check(Postgres, "flag", "\"flag\"");
    check(Postgres, "status = 'active'", "\"status\" = 'active'");
}

#[test]
fn an_integer_as_a_condition_is_written_so_that_postgresql_takes_it() {
    check(Postgres, "level", "\"level\" <> 0");
    check(Postgres, "NOT level", "NOT (\"level\" <> 0)");
    check(Sqlite, "NOT level", "NOT \"level\"");
}

#[test]
fn comparisons_that_heed_null_are_written_in_each_dialects_way() {
    let text = "account_id IS NOT DISTINCT FROM 3";
    check(Postgres, text, "\"account_id\" IS NOT DISTINCT FROM 3");
    check(Sqlite, text, "\"account_id\" IS 3");
    check(Mysql, text, "`account_id` <=> 3");
    check(
        Mysql,
        "account_id IS DISTINCT FROM 3",
        "NOT (`account_id` <=> 3)",
    );
    check(
        Sqlite,
        "is_superuser IS UNKNOWN",
        "\"is_superuser\" IS NULL",
    );
    check(
        Postgres,
        "is_superuser IS UNKNOWN",
        "\"is_superuser\" IS UNKNOWN",
    );
}

#[test]
fn names_are_folded_as_the_dialect_folds_them() {
    check(Postgres, "EMAIL = 'x'", "\"email\" = 'x'");
    check(Sqlite, "\"EMAIL\" = 'x'", "\"email\" = 'x'");
    check(
        Postgres,
        "\"Weird \"\"col\"\"\" = 'x'",
        "\"Weird \"\"col\"\"\" = 'x'",
    );
    check(Mysql, "`Weird \"col\"` = 'x'", "`Weird \"col\"` = 'x'");
    check(Mysql, "user = 'x'", "`user` = 'x'");
    check(Postgres, "\"user\" = 'x'", "\"user\" = 'x'");
    refused(
        Postgres,
        "\"Email\" = 'x'",
        "\"Email\" | `users` has no column `Email` (case counts in quotes: the column is `email`)",
    );
}

#[test]
fn texts_survive_backslashes_and_quotes() {
    check(Postgres, r"email = 'a\b'", r#""email" = E'a\\b'"#);
    check(Mysql, r"email = 'a\\b'", r"`email` = 'a\\b'");
    check(Sqlite, r"email = 'a\b'", r#""email" = 'a\b'"#);
}

#[test]
fn what_is_not_allowed_is_refused_at_its_place() {
    let subquery =
        "only the table's own columns can be asked; copy the fact into a column of this table";
    refused(
        Postgres,
        "id IN (SELECT 1)",
        &format!("SELECT | a subquery in a predicate ({subquery})"),
    );
    refused(
        Postgres,
        "EXISTS (SELECT 1)",
        &format!("EXISTS | a subquery in a predicate ({subquery})"),
    );
    let clock =
        "a row's class must not change with time; for ages, use `retain` with `by`, or `expires`";
    refused(
        Postgres,
        "created_at < now()",
        &format!("now | a clock in a predicate ({clock})"),
    );
    refused(
        Postgres,
        "created_at < CURRENT_TIMESTAMP",
        &format!("CURRENT_TIMESTAMP | a clock in a predicate ({clock})"),
    );
    let session =
        "it would depend on who runs the cleanup; if a column has this name, put it in quotes";
    refused(
        Postgres,
        "user = 'x'",
        &format!("user | a session's value in a predicate ({session})"),
    );
    refused(
        Postgres,
        "email || 'x' = 'y'",
        "|| | `||` in a predicate (it joins texts in one dialect and means OR in another: compare columns one by one)",
    );
    refused(
        Mysql,
        "email = \"x\"",
        "\"x\" | a double-quoted string (texts stand in single quotes, as in 'free'; columns in backticks)",
    );
    refused(
        Sqlite,
        "email = \"x\"",
        "\"x\" | `users` has no column `x` (if a text is meant, it stands in single quotes: 'x')",
    );
    refused(
        Postgres,
        "level::text = '1'",
        ":: | a cast in a predicate (compare the column with a literal of its own type)",
    );
    refused(
        Postgres,
        "level + 1 = 2",
        "+ | arithmetic in a predicate (compare with a literal)",
    );
    refused(
        Postgres,
        "level - 1 = 2",
        "- | arithmetic in a predicate (compare with a literal)",
    );
    refused(
        Postgres,
        "email ~ 'x'",
        "~ | `~` in a predicate (columns, literals, =, <>, <, <=, >, >=, AND, OR, NOT, IN, BETWEEN, LIKE and IS may stand here)",
    );
    refused(
        Postgres,
        "level = $1",
        "$1 | a parameter in a predicate (write the literal itself)",
    );
    refused(
        Sqlite,
        "level = ?",
        "? | a parameter in a predicate (write the literal itself)",
    );
    refused(
        Postgres,
        "is_superuser; DROP TABLE users",
        "; | more than one statement (a predicate is one expression)",
    );
    refused(
        Postgres,
        "is_superuser -- x",
        "-- x | a comment in a predicate (say it in `note` or `reason`)",
    );
    refused(
        Postgres,
        "users.level = 1",
        "users.level | a column of a named table (write the column alone: only this table's own columns can be asked)",
    );
    refused(
        Postgres,
        "substr(email, 1) = 'a'",
        "substr | the function `substr` in a predicate (only lower, upper, coalesce, length and abs may be called)",
    );
    refused(
        Postgres,
        "created_at > DATE '2020-01-01'",
        "DATE '2020-01-01' | a literal marked with `DATE` (write the text alone)",
    );
}

#[test]
fn what_dialects_read_differently_asks_for_parentheses() {
    let help =
        "dialects read it differently: join comparisons with AND or OR, or put one in parentheses";
    refused(
        Postgres,
        "level = 1 IS NULL",
        &format!("IS | a comparison of a comparison ({help})"),
    );
    refused(
        Postgres,
        "1 < level < 3",
        &format!("< | a comparison of a comparison ({help})"),
    );
}

#[test]
fn broken_predicates_say_what_was_expected() {
    refused(
        Postgres,
        "",
        " | the predicate is empty (write a condition, as in `is_staff`)",
    );
    refused(
        Postgres,
        "level = ",
        " | expected a column or a literal, found the end",
    );
    refused(Postgres, "(level = 1", " | expected `)`, found the end");
    refused(
        Postgres,
        "level = 1)",
        ") | a parenthesis that nothing opened (remove it)",
    );
    refused(
        Postgres,
        "level BETWEEN 1 OR 2",
        "OR | expected `AND` of BETWEEN, found `OR`",
    );
    refused(
        Postgres,
        "level level",
        "level | expected AND, OR or the end, found `level` (a predicate is one expression: join conditions with AND and OR)",
    );
    refused(
        Postgres,
        "level IN ()",
        ") | expected a column or a literal, found `)`",
    );
    refused(
        Postgres,
        "email LIKE 'a' ESCAPE 'ab'",
        "'ab' | ESCAPE takes one character (as in `ESCAPE '!'`)",
    );
    refused(
        Postgres,
        "lower(email)",
        "lower(email) | expected a condition, found a text (compare it with something, as in `length(name) > 0`)",
    );
    refused(
        Postgres,
        "level = NULL",
        "NULL | a comparison with NULL is never true (write `IS NULL` or `IS NOT NULL`)",
    );
    refused(Postgres, "é = 'ü", "'ü | unterminated string literal");
    refused(
        Postgres,
        "coalesce(email) = 'x'",
        "coalesce(email) | `coalesce` takes at least two arguments",
    );
}

#[test]
fn unknown_columns_and_wrong_types_are_all_told() {
    refused(
        Postgres,
        "is_superusr AND email = 3 AND level = 'many'",
        "is_superusr | `users` has no column `is_superusr` (did you mean `is_superuser`?)\n\
         3 | `email` is a text, compared with a number (write '3' in single quotes)\n\
         'many' | `level` is an integer, compared with a text",
    );
    refused(
        Postgres,
        "email",
        "email | `email` is a text and no condition (compare it with something, as in `email IS NOT NULL`)",
    );
    refused(
        Postgres,
        "payload",
        "payload | `payload` is neither boolean nor integer (compare it with something, as in `payload IS NOT NULL`)",
    );
    refused(
        Postgres,
        "is_superuser = 1",
        "1 | `is_superuser` is a boolean, compared with a number (write `is_superuser` or `NOT is_superuser`)",
    );
    check(Mysql, "is_superuser = 1", "`is_superuser` = 1");
    refused(
        Postgres,
        "status IN ('active', 'clsed')",
        "'clsed' | `status` has no label 'clsed' (did you mean 'closed'?)",
    );
    refused(
        Postgres,
        "token = 'x'",
        "'x' | `token` is a UUID, compared with a text",
    );
    refused(
        Postgres,
        "lower(level) = 'x'",
        "level | `level` is an integer; lower is for texts",
    );
}

#[test]
fn hostile_texts_neither_overflow_nor_panic() {
    let deep = format!("{}is_superuser{}", "(".repeat(2000), ")".repeat(2000));
    let calls = "lower(".repeat(600);
    let nots = format!("{}is_superuser", "NOT ".repeat(1000));
    let long = "a".repeat(1_000_000);
    for dialect in Dialect::ALL {
        assert!(Expr::parse(&deep, dialect).is_err());
        assert!(Expr::parse(&calls, dialect).is_err());
        assert!(Expr::parse(&nots, dialect).is_ok());
        assert!(Expr::parse(&long, dialect).is_err());
        for text in [
            "\0",
            "'",
            "\"",
            "`",
            "E'\\",
            "U&'\\",
            "$$",
            "$a$",
            "x'",
            "0x",
            "1e",
            "((",
            "\u{202e}",
            "é",
            "[a]",
            "/*",
            "q'[",
            "N'",
            "IS",
            "NOT",
            "IN",
            "a IS",
            "a NOT",
            "a LIKE 'b' ESCAPE",
        ] {
            let _ = Expr::parse(text, dialect);
        }
    }
}

#[test]
fn the_planner_can_ask_for_columns_conjuncts_and_null_tests() {
    let expr = resolved("account_id IS NULL AND level > 3", Postgres).expect("fits");
    assert_eq!(expr.columns(), [("account_id", 0..10), ("level", 23..28)]);
    assert_eq!(expr.conjuncts()[0].null_test(), Some("account_id"));
    assert_eq!(expr.conjuncts()[1].null_test(), None);
}

#[test]
fn a_byte_range_is_found_in_its_literal() {
    let at = |line, column| LineColumn { line, column };
    let literal = |start, end| Span {
        start: at(4, start),
        end: at(4, end),
    };
    #[track_caller]
    fn check(literal: Span, text: &str, range: Range<usize>, expected: (usize, usize)) {
        let place = place_in_literal(literal, text, &range);
        assert_eq!((place.start.column, place.end.column), expected);
    }
    check(literal(10, 15), "abc", 1..2, (12, 13));
    check(literal(10, 16), "abc", 1..2, (13, 14));
    check(literal(10, 18), "a\"c", 2..3, (15, 16));
    check(literal(10, 15), "ébc", 2..3, (12, 13));
    check(literal(10, 16), "a\"c", 2..3, (10, 16));
}
