//! MariaDB and MySQL: a unit of work is a transaction in which every statement tests the guard's result, and whose
//! last statement is COMMIT or ROLLBACK as the proof says.
//!
//! There is nothing that holds several statements together without DDL. So the results of all checks are rows of
//! temporary tables; a check that fails to run leaves no row, and a row that is missing is a refusal. Autocommit is
//! off throughout: after a deadlock, which undoes the transaction, the next statement begins another one, and the
//! proof, whose copies are gone with the first, does not hold.

use super::context::Context;
use super::op::{Check, Op};
use super::script::Script;

/// Backslashes escape, double quotes are texts, bad values are errors.
pub(super) const SQL_MODE: &str =
    "'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";

/// The condition of every statement that changes rows.
const OK: &str = "@data_class_ok = 1";

/// What the session must be like.
pub(super) fn begin(script: &mut Script) {
    script
        .run("SET NAMES utf8mb4")
        .run(format!("SET SESSION sql_mode = {SQL_MODE}"))
        .run("SET SESSION autocommit = 0")
        .run("SET SESSION foreign_key_checks = 1")
        .run("SET SESSION time_zone = '+00:00'")
        .run("SET SESSION group_concat_max_len = 1000000")
        .run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        .run("SET @data_class_ok = 0, @data_class_proved = 0, @data_class_guarded = 0");
    // Each server reads only its own kind of comment.
    script
        .run("/*M!100200 SET SESSION max_recursive_iterations = 4294967295 */")
        .run("/*!80003 SET SESSION cte_max_recursion_depth = 4294967295 */");
}

/// A unit of work: `ops` begin with checks, the guard; those behind the first change are the proof.
pub(super) fn unit(script: &mut Script, c: Context<'_>, ops: &[Op]) {
    script.run("SET @data_class_ok = 0, @data_class_proved = 0");
    script.run("ROLLBACK");
    for name in ["data_class_guard", "data_class_proof"] {
        script.run(format!("DROP TEMPORARY TABLE IF EXISTS {name}"));
        script.run(format!(
            "CREATE TEMPORARY TABLE {name} (number int PRIMARY KEY, wrong text, holds int) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4"
        ));
    }
    let last_guard = ops
        .iter()
        .position(|op| matches!(op, Op::Note(text) if text == super::GUARD_ENDS))
        .unwrap_or(0);
    let (mut guards, mut proofs) = (0, 0);
    for (at, op) in ops.iter().enumerate() {
        if at == last_guard {
            decide(script, "data_class_guard", "data_class_ok", "1 = 1", guards);
            continue;
        }
        match op {
            Op::Note(text) => {
                script.comment(text);
            }
            Op::Temp { name, index, query } => temp(script, name, index, query),
            Op::Add { name, query } => {
                script.run(format!("INSERT INTO {name} {query}"));
            }
            Op::Check(check) if at < last_guard => {
                guards += 1;
                ask(script, c, "data_class_guard", guards, check);
            }
            Op::Check(check) => {
                proofs += 1;
                ask(script, c, "data_class_proof", proofs, check);
            }
            Op::Change(change) => {
                script.run(change.sql(Some(OK)));
            }
            Op::Plpgsql(_) => {}
        }
    }
    decide(script, "data_class_proof", "data_class_proved", OK, proofs);
    script
        .run("SET @data_class_sql = IF(@data_class_ok = 1 AND @data_class_proved = 1, 'COMMIT', 'ROLLBACK')")
        .run("PREPARE data_class_end FROM @data_class_sql")
        .run("EXECUTE data_class_end");
}

/// InnoDB's greatest index, in bytes.
const GREATEST_INDEX: usize = 3072;
/// How many characters of each column an index has where whole columns don't fit, and of how many columns.
const PART: usize = 64;
const PARTS: usize = 8;

/// The parts of an index over columns of these types: as much of texts as fits.
pub(super) fn index(names: &[String], types: &[&str]) -> Vec<String> {
    let lengths: Vec<Option<usize>> = types.iter().map(|ty| characters(ty)).collect();
    let whole: Option<usize> = lengths.iter().copied().sum();
    if whole.is_some_and(|whole| whole * 4 <= GREATEST_INDEX) {
        return names.to_vec();
    }
    let part = |(name, length): (&String, Option<usize>)| match length {
        Some(length) if length <= PART => name.clone(),
        _ => format!("{name}({PART})"),
    };
    names.iter().zip(lengths).map(part).take(PARTS).collect()
}

/// How many characters a type has at most; none where there is no limit. What is no text takes the room of a few.
fn characters(ty: &str) -> Option<usize> {
    let ty = ty.to_ascii_lowercase();
    let (word, length) = ty.split_once('(').unwrap_or((&ty, ""));
    match word.trim() {
        "varchar" | "char" | "varbinary" | "binary" => {
            length.split(')').next()?.trim().parse().ok()
        }
        word if word.ends_with("text") || word.ends_with("blob") || word == "json" => None,
        _ => Some(4),
    }
}

fn temp(script: &mut Script, name: &str, index: &[String], query: &str) {
    let key = if index.is_empty() {
        String::new()
    } else {
        format!(" (KEY ({}))", index.join(", "))
    };
    script.run(format!("DROP TEMPORARY TABLE IF EXISTS {name}"));
    script.run(format!(
        "CREATE TEMPORARY TABLE {name}{key} ENGINE = InnoDB AS\n{query}"
    ));
}

/// Makes a check. One that can't always be made is prepared, so that nothing of it is looked at where it can't.
fn ask(script: &mut Script, c: Context<'_>, table: &str, number: usize, check: &Check) {
    let row = row(c, table, number, check);
    let Some(only) = &check.only else {
        script.run(row);
        return;
    };
    let holds = format!(
        "INSERT INTO {table} SELECT {number}, {}, 1",
        c.q.text(&check.wrong)
    );
    notice(script, c, &format!("NOT {}", only.when), &only.else_notice);
    script
        .run(format!(
            "SET @data_class_sql = IF({}, {}, {})",
            only.when,
            c.q.text(&row),
            c.q.text(&holds)
        ))
        .run("PREPARE data_class_ask FROM @data_class_sql")
        .run("EXECUTE data_class_ask");
}

/// Says something where a condition holds.
pub(super) fn notice(script: &mut Script, c: Context<'_>, when: &str, text: &str) {
    script.run(format!(
        "SELECT {} AS `data-class` FROM (SELECT 1 AS one) x WHERE {when}",
        c.q.text(text)
    ));
}

fn row(c: Context<'_>, table: &str, number: usize, check: &Check) -> String {
    format!(
        "INSERT INTO {table} SELECT {number}, {}, NOT EXISTS (\n{}\n)",
        c.q.text(&check.wrong),
        check.query
    )
}

/// Sets a variable to 1 where every check was made and holds, shows those that don't, and stops clients that stop.
fn decide(script: &mut Script, table: &str, variable: &str, also: &str, checks: usize) {
    script.run(format!(
        "SELECT wrong AS `data-class` FROM {table} WHERE holds <> 1"
    ));
    script.run(format!(
        "SET @{variable} = COALESCE((SELECT {also} AND COUNT(*) = {checks} AND COALESCE(MIN(holds), 1) = 1 FROM {table}), 0)"
    ));
    let undo = if variable == "data_class_proved" {
        "ROLLBACK"
    } else {
        "DO 0"
    };
    if variable == "data_class_proved" {
        script.run(format!(
            "SET @data_class_sql = IF(@{variable} = 1, 'DO 0', '{undo}')"
        ));
        script.run("PREPARE data_class_undo FROM @data_class_sql");
        script.run("EXECUTE data_class_undo");
    }
    stop(script, variable);
}

/// An error unless a variable is 1: the words stand where a column's name is expected.
pub(super) fn stop(script: &mut Script, variable: &str) {
    script.run(format!(
        "SET @data_class_sql = IF(@{variable} = 1, 'DO 0', 'SELECT `data-class: refused, nothing was changed`')"
    ));
    script.run("PREPARE data_class_stop FROM @data_class_sql");
    script.run("EXECUTE data_class_stop");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(types: &[&str], expected: &[&str]) {
        let names: Vec<String> = (1..=types.len()).map(|at| format!("k{at}")).collect();
        assert_eq!(index(&names, types), expected, "{types:?}");
    }

    #[test]
    fn an_index_has_whole_columns_where_they_fit_and_the_first_characters_of_long_ones() {
        check(&["bigint(20)", "varchar(255)"], &["k1", "k2"]);
        check(&["varchar(700)", "varchar(60)"], &["k1", "k2"]);
        check(&["varchar(700)", "varchar(90)"], &["k1(64)", "k2(64)"]);
        check(
            &["text", "char(36)", "datetime(6)"],
            &["k1(64)", "k2", "k3"],
        );
        check(&["mediumblob"], &["k1(64)"]);
        check(
            &["JSON"; 9],
            &[
                "k1(64)", "k2(64)", "k3(64)", "k4(64)", "k5(64)", "k6(64)", "k7(64)", "k8(64)",
            ],
        );
    }
}
