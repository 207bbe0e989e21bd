//! The statements of `clean.sql`, by when they run: what stands around them is the executor's.

use crate::schema::Dialect;
use crate::sql::Script;

/// Statements in their order, in four parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Phases<'a> {
    /// Outside of any transaction: settings.
    pub(super) outside: Vec<&'a str>,
    /// What begins the transaction, and is there before rows are counted.
    pub(super) begin: Vec<&'a str>,
    /// Guard, deletion and proof.
    pub(super) work: Vec<&'a str>,
    /// What commits it. In MariaDB and MySQL only where the proof holds, as in the file.
    pub(super) commit: Vec<&'a str>,
    /// What comes after COMMIT: numbering that begins anew.
    pub(super) after: Vec<&'a str>,
}

impl<'a> Phases<'a> {
    pub(super) fn of(script: &'a Script, dialect: Dialect) -> Phases<'a> {
        let statements: Vec<&str> = script.statements().collect();
        match dialect {
            Dialect::Postgres => postgres(statements),
            Dialect::Sqlite => sqlite(statements),
            Dialect::Mysql => mysql(statements),
        }
    }
}

/// One block does it all, another one restarts sequences.
fn postgres(mut statements: Vec<&str>) -> Phases<'_> {
    let after = statements.split_off(statements.len().min(1));
    Phases {
        outside: Vec::new(),
        begin: vec!["BEGIN ISOLATION LEVEL REPEATABLE READ"],
        work: statements,
        commit: vec!["COMMIT"],
        after,
    }
}

/// One INSERT fires the trigger that does it all. The file's own BEGIN and COMMIT are replaced by ours, so that the
/// ledger's entry is in the same transaction.
fn sqlite(statements: Vec<&str>) -> Phases<'_> {
    let mut phases = Phases {
        outside: Vec::new(),
        begin: vec!["BEGIN IMMEDIATE"],
        work: Vec::new(),
        commit: vec!["COMMIT"],
        after: Vec::new(),
    };
    for statement in statements {
        match statement {
            "BEGIN IMMEDIATE" | "COMMIT" => {}
            _ if statement.starts_with("PRAGMA foreign_keys")
                || statement.starts_with("PRAGMA recursive_triggers") =>
            {
                phases.outside.push(statement);
            }
            _ if statement.starts_with("INSERT INTO data_class_run") => phases.work.push(statement),
            _ => phases.begin.push(statement),
        }
    }
    phases
}

/// The transaction begins behind the first ROLLBACK; the three statements that end it test the proof's result.
fn mysql(mut statements: Vec<&str>) -> Phases<'_> {
    let ends = |sql: &&str| sql.starts_with("PREPARE data_class_end");
    let end = statements.iter().position(ends).unwrap_or(statements.len());
    let mut commit = statements.split_off(end.saturating_sub(1));
    let after = commit.split_off(commit.len().min(3));
    let undone = statements.iter().position(|sql| *sql == "ROLLBACK");
    let work = statements.split_off(undone.map_or(0, |at| at + 1));
    Phases {
        outside: statements,
        begin: Vec::new(),
        work,
        commit,
        after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dialect: Dialect, statements: &[&str], expected: [&[&str]; 5]) {
        let mut script = Script::default();
        for statement in statements {
            script.run(*statement);
        }
        let phases = Phases::of(&script, dialect);
        let [outside, begin, work, commit, after] = expected.map(<[&str]>::to_vec);
        let expected = Phases {
            outside,
            begin,
            work,
            commit,
            after,
        };
        assert_eq!(phases, expected);
    }

    #[test]
    fn every_statement_has_its_phase() {
        check(
            Dialect::Postgres,
            &["DO 1", "DO 2"],
            [
                &[],
                &["BEGIN ISOLATION LEVEL REPEATABLE READ"],
                &["DO 1"],
                &["COMMIT"],
                &["DO 2"],
            ],
        );
        check(
            Dialect::Sqlite,
            &[
                "PRAGMA foreign_keys = ON",
                "CREATE x",
                "BEGIN IMMEDIATE",
                "PRAGMA defer_foreign_keys = ON",
                "INSERT INTO data_class_run VALUES (1)",
                "COMMIT",
            ],
            [
                &["PRAGMA foreign_keys = ON"],
                &[
                    "BEGIN IMMEDIATE",
                    "CREATE x",
                    "PRAGMA defer_foreign_keys = ON",
                ],
                &["INSERT INTO data_class_run VALUES (1)"],
                &["COMMIT"],
                &[],
            ],
        );
        check(
            Dialect::Mysql,
            &[
                "SET a",
                "ROLLBACK",
                "DELETE b",
                "SET c",
                "PREPARE data_class_end FROM @d",
                "EXECUTE data_class_end",
                "SET e",
            ],
            [
                &["SET a", "ROLLBACK"],
                &[],
                &["DELETE b"],
                &[
                    "SET c",
                    "PREPARE data_class_end FROM @d",
                    "EXECUTE data_class_end",
                ],
                &["SET e"],
            ],
        );
    }
}
