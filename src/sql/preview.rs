//! What a full cleanup would do: the queries of a preview, over the same survivors as `clean.sql`.
//!
//! A preview changes nothing: it is one transaction that is rolled back, and its queries see one state of the data.
//! MariaDB and MySQL read the latest rows, and lock them, where they fill a temporary table; so there the survivors
//! are named parts of the one query that counts. So they are in SQLite, which reads its whole schema anew after a
//! ROLLBACK that takes a temporary table with it.

use crate::plan::{Fate, How, Plan, PlanTable, RefId, RowKey, SurvivorTable};
use crate::schema::{Dialect, TableKind, TableRef};

use super::context::Context;
use super::op::{Check, Op};
use super::opening::Opening;
use super::script::Script;
use super::{clean, guard, mysql, postgres, survive, truncate};

/// The statements of a preview in the order in which they run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What begins it.
    pub opening: Opening,
    /// PostgreSQL: makes the temporary tables that the checks read.
    pub expected: Option<String>,
    /// What the guard of `clean.sql` looks at in the schema.
    pub checks: Vec<Asked>,
    /// What it looks at in the calendar.
    pub days: Vec<Asked>,
    /// Statements that find the survivors.
    pub survivors: Vec<String>,
    /// Queries with three columns: the table's place in [`Plan::tables`], what is counted (see [`Part`]), how many
    /// rows. These count all rows of each table, and need nothing that was made before.
    pub rows: Vec<String>,
    /// The same for rows that stay, behind what finds the survivors.
    pub staying: Vec<String>,
    /// PostgreSQL: the tables that TRUNCATE would empty, as [`PreviewTable::target`] names them.
    pub truncated: Option<String>,
    /// The statements that end it.
    pub end: &'static [&'static str],
    /// The tables whose rows are counted.
    pub tables: Vec<PreviewTable>,
}

/// A question whose answer, if there is any, says what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is wrong if there are rows.
    pub wrong: String,
    /// The query, with one column of text.
    pub query: String,
}

/// A table of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewTable {
    /// Its place in [`Plan::tables`].
    pub number: usize,
    /// Its name as people read it.
    pub shown: String,
    /// Its name as statements have it.
    pub target: String,
    /// Its class.
    pub class: String,
    /// How its rows are deleted, where they are.
    pub how: Option<How>,
    /// Its references that rows which stay give up: the number in [`Plan::references`] and the columns.
    pub gives_up: Vec<(usize, Vec<String>)>,
}

/// What a count is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All rows of the table.
    All,
    /// Survivors with a value of another storage class than its column declares (SQLite).
    Odd,
    /// Survivors that are system rows.
    System,
    /// Survivors that `keep` protects.
    Kept,
    /// Survivors that a system row references and holds.
    Held,
    /// Survivors that another row which stays references.
    Needed,
    /// Rows that stay and give up the reference of this number.
    GivesUp(usize),
}

impl Part {
    /// As the query says it.
    pub fn code(self) -> usize {
        match self {
            Part::All => 0,
            Part::Odd => 1,
            Part::System => 2,
            Part::Kept => 3,
            Part::Held => 4,
            Part::Needed => 5,
            Part::GivesUp(number) => 100 + number,
        }
    }

    /// What a code says.
    pub fn of(code: usize) -> Option<Part> {
        Some(match code {
            0 => Part::All,
            1 => Part::Odd,
            2 => Part::System,
            3 => Part::Kept,
            4 => Part::Held,
            5 => Part::Needed,
            100.. => Part::GivesUp(code - 100),
            _ => return None,
        })
    }
}

/// How many counts are asked for in one query: SQLite takes no more than 500 parts.
const AT_ONCE: usize = 100;

/// How many of those that two connections share: SQLite counts one table after the other, servers more of them at once.
const SHARE_OF_SQLITE: usize = 8;
const SHARE_OF_SERVERS: usize = 20;

/// Renders the preview of the full cleanup.
pub fn preview(plan: &Plan) -> Preview {
    let c = Context::new(plan);
    let guard = guard::schema(c);
    let (survivors, with) = match c.dialect() {
        Dialect::Sqlite => (Vec::new(), parts(c, &survive::survivors(c), |_| true)),
        Dialect::Postgres | Dialect::Mysql => survivors(c),
    };
    let all = Part::All.code();
    // PostgreSQL counts tables side by side, but not in a query that reads temporary tables.
    let rows = tables(c).map(|(number, table)| rows_of(c, &format!("{number}, {all}"), table));
    let at_once = match c.dialect() {
        Dialect::Sqlite => SHARE_OF_SQLITE,
        Dialect::Postgres | Dialect::Mysql => SHARE_OF_SERVERS,
    };
    let staying = tables(c).flat_map(|(number, table)| staying(c, number, table));
    Preview {
        opening: opening(c.dialect()),
        expected: expected(c, &guard),
        checks: asked(c, &guard),
        days: asked(c, &guard::days(c)),
        survivors,
        rows: together("", rows, at_once),
        staying: together(&with, staying, AT_ONCE),
        truncated: plan
            .clean
            .truncation
            .as_ref()
            .map(|of| truncate::chosen(c, of)),
        end: match plan.dialect {
            Dialect::Mysql => &["ROLLBACK", "SET SESSION autocommit = 1"],
            Dialect::Postgres | Dialect::Sqlite => &["ROLLBACK"],
        },
        tables: tables(c)
            .map(|(number, table)| described(c, number, table))
            .collect(),
    }
}

/// Queries for how many rows each table has: the place in [`Plan::tables`] and the count.
pub fn row_counts(plan: &Plan) -> Vec<String> {
    let c = Context::new(plan);
    together(
        "",
        tables(c).map(|(number, table)| rows_of(c, &number.to_string(), table)),
        AT_ONCE,
    )
}

/// The same inside the transaction that has deleted rows.
pub fn rows_left(plan: &Plan) -> Vec<String> {
    let c = Context::new(plan);
    let left = |(number, table): (usize, &PlanTable)| match table.fate {
        Fate::Cleaned => format!(
            "SELECT {number}, count(*) FROM {}",
            c.deleted_from(&table.name)
        ),
        Fate::Kept => rows_of(c, &number.to_string(), table),
    };
    together("", tables(c).map(left), AT_ONCE)
}

fn rows_of(c: Context<'_>, what: &str, table: &PlanTable) -> String {
    format!("SELECT {what}, count(*) FROM {}", c.target(&table.name))
}

/// Counts as few queries, each behind the same words.
fn together(with: &str, counts: impl Iterator<Item = String>, at_once: usize) -> Vec<String> {
    let counts: Vec<String> = counts.collect();
    let chunks = counts.chunks(at_once);
    let query = |counts: &[String]| format!("{with}{}", counts.join("\nUNION ALL "));
    chunks.map(query).collect()
}

/// The tables that a cleanup works on, with what is told of each.
pub fn previewed(plan: &Plan) -> Vec<PreviewTable> {
    let c = Context::new(plan);
    tables(c)
        .map(|(number, table)| described(c, number, table))
        .collect()
}

/// Somebody else's tables are not counted, and neither are those of frameworks.
fn tables<'a>(c: Context<'a>) -> impl Iterator<Item = (usize, &'a PlanTable)> {
    let counted = |table: &&PlanTable| !matches!(table.class.as_str(), "framework" | "external");
    let numbered = c.plan.tables.iter().enumerate();
    numbered.filter(move |(_, table)| counted(table))
}

fn described(c: Context<'_>, number: usize, table: &PlanTable) -> PreviewTable {
    let steps = &c.plan.clean.steps;
    let step = steps.iter().find(|step| step.tables.contains(&table.name));
    PreviewTable {
        number,
        shown: c.shown(&table.name),
        target: c.target(&table.name),
        class: table.class.clone(),
        how: step.map(|step| step.how),
        gives_up: detached(c, &table.name)
            .map(|(number, columns)| (number, columns.to_vec()))
            .collect(),
    }
}

fn detached<'a>(
    c: Context<'a>,
    child: &'a TableRef,
) -> impl Iterator<Item = (usize, &'a [String])> {
    let number = move |id: &RefId| {
        let mut references = c.plan.references.iter();
        references.position(|reference| reference.id == *id && reference.child == *child)
    };
    let detach = c.plan.clean.detach.iter();
    detach.filter_map(move |detach| Some((number(&detach.reference)?, detach.set_null.as_slice())))
}

/// What begins a preview's transaction.
pub(super) fn opening(dialect: Dialect) -> Opening {
    let mut begin = Script::default();
    let mut settings = Script::default();
    match dialect {
        Dialect::Postgres => {
            begin.run("BEGIN ISOLATION LEVEL REPEATABLE READ");
            settings.run(format!(
                "DO $data_class$ BEGIN\n{}\nEND $data_class$",
                postgres::SETTINGS
            ));
        }
        Dialect::Sqlite => {
            begin.run("BEGIN");
        }
        Dialect::Mysql => {
            mysql::begin(&mut begin);
            begin.run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
    }
    Opening {
        begin: texts(&begin),
        settings: texts(&settings),
    }
}

/// Statements that find the survivors, or what stands before the query that counts them.
pub(super) fn survivors(c: Context<'_>) -> (Vec<String>, String) {
    let ops = survive::survivors(c);
    let mut found = Script::default();
    match c.dialect() {
        Dialect::Postgres => postgres::unit(&mut found, c, &ops, ""),
        Dialect::Sqlite => tables_of_sqlite(&mut found, &ops),
        Dialect::Mysql => return (Vec::new(), parts(c, &ops, |_| true)),
    }
    (texts(&found), String::new())
}

fn texts(script: &Script) -> Vec<String> {
    script.statements().map(str::to_owned).collect()
}

/// PostgreSQL: the temporary tables of a guard.
fn expected(c: Context<'_>, guard: &[Op]) -> Option<String> {
    if c.dialect() != Dialect::Postgres {
        return None;
    }
    let tables: Vec<Op> = guard.iter().filter(|op| is_temp(op)).cloned().collect();
    let mut script = Script::default();
    postgres::unit(&mut script, c, &tables, "");
    script.statements().next().map(str::to_owned)
}

fn is_temp(op: &Op) -> bool {
    matches!(op, Op::Temp { .. })
}

fn tables_of_sqlite(script: &mut Script, ops: &[Op]) {
    for op in ops {
        if let Op::Temp { name, index, query } = op {
            script.run(format!("CREATE TEMP TABLE {name} AS\n{query}"));
            if !index.is_empty() {
                let index = index.join(", ");
                script.run(format!("CREATE INDEX temp.{name}_key ON {name} ({index})"));
            }
        }
    }
}

/// Temporary tables of wanted names as named parts of a query.
pub(super) fn parts(c: Context<'_>, ops: &[Op], wanted: impl Fn(&str) -> bool) -> String {
    // SQLite would find the rows of a part anew wherever it is asked for.
    let once = match c.dialect() {
        Dialect::Sqlite => "MATERIALIZED ",
        Dialect::Postgres | Dialect::Mysql => "",
    };
    let parts: Vec<String> = ops
        .iter()
        .filter_map(|op| match op {
            Op::Temp { name, query, .. } if wanted(name) => {
                Some(format!("{name} AS {once}(\n{query}\n)"))
            }
            _ => None,
        })
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("WITH {}\n", parts.join(",\n"))
}

fn asked(c: Context<'_>, ops: &[Op]) -> Vec<Asked> {
    let asked = |op: &Op| match op {
        // What not everybody may ask is asked by the file alone.
        Op::Check(Check {
            wrong,
            query,
            only: None,
        }) => Some(Asked {
            wrong: wrong.clone(),
            query: match c.dialect() {
                Dialect::Sqlite | Dialect::Mysql => {
                    format!("{}{query}", parts(c, ops, |name| query.contains(name)))
                }
                Dialect::Postgres => query.clone(),
            },
        }),
        _ => None,
    };
    ops.iter().filter_map(asked).collect()
}

/// Counts of rows that stay in a table, by the reason, and of those that give up a reference.
fn staying(c: Context<'_>, number: usize, table: &PlanTable) -> Vec<String> {
    let target = c.target(&table.name);
    let mut counts = Vec::new();
    if table.fate == Fate::Cleaned
        && let Some(stays) = stays(c, table)
    {
        counts.push(format!(
            "SELECT {number}, part, count(*) FROM (SELECT {} AS part FROM {target} WHERE {stays}) x GROUP BY part",
            why(c, table),
        ));
    }
    for (reference_number, _) in detached(c, &table.name) {
        if let Some(reference) = c.plan.references.get(reference_number) {
            counts.push(format!(
                "SELECT {number}, {}, count(*) FROM {target} WHERE {}",
                Part::GivesUp(reference_number).code(),
                clean::gives_up(c, reference),
            ));
        }
    }
    counts
}

/// That a row stays; none where no row does. Where its own predicates decide that alone, survivors are not asked.
fn stays(c: Context<'_>, table: &PlanTable) -> Option<String> {
    let survivors = c.survivors(&table.name)?;
    if decides_alone(c, table) {
        return c.protects_itself(table);
    }
    if matches!(table.row_key, RowKey::Values(_)) {
        return Some(format!(
            "EXISTS (SELECT 1 FROM {survivors} data_class_s WHERE {})",
            c.key_is(table, &c.own(&table.name), "data_class_s.k"),
        ));
    }
    // From the keys to the rows: asked row by row, SQLite and MariaDB would go through the whole table.
    let names = c.key_names(table).into_iter();
    let own: Vec<String> = names.map(|name| c.q.name(name)).collect();
    let keys = c.key_columns(table).join(", ");
    Some(format!(
        "({}) IN (SELECT {keys} FROM {survivors})",
        own.join(", ")
    ))
}

/// Whether no row of a table stays for another row's sake.
fn decides_alone(c: Context<'_>, table: &PlanTable) -> bool {
    let mut groups = c.plan.clean.survivors.iter();
    groups.any(|group| {
        let member = |of: &&SurvivorTable| of.table == table.name;
        group.rounds.is_empty()
            && group
                .tables
                .iter()
                .find(member)
                .is_some_and(|of| of.held_by.is_empty() && of.needed_by.is_empty())
    })
}

/// Why a survivor stays: the first reason that holds.
fn why(c: Context<'_>, table: &PlanTable) -> String {
    let mut cases = Vec::new();
    let mut case = |condition: String, part: Part| {
        cases.push(format!("WHEN {condition} THEN {}", part.code()));
    };
    for odd in table.own_survivors().filter_map(|of| of.odd.as_ref()) {
        case(odd.clone(), Part::Odd);
    }
    if let Some(system) = &table.system_rows {
        case(format!("NOT {}", system.is_false), Part::System);
    }
    if let Some(keep) = &table.keep {
        case(format!("NOT {}", keep.is_false), Part::Kept);
    }
    let members = c
        .plan
        .clean
        .survivors
        .iter()
        .flat_map(|group| &group.tables);
    let member = members
        .into_iter()
        .find(|member| member.table == table.name);
    for reference in member
        .iter()
        .flat_map(|of| &of.held_by)
        .filter_map(|id| c.reference(id))
    {
        let held = format!(
            "EXISTS (SELECT 1 FROM {} c WHERE {})",
            c.target(&reference.child),
            c.refers(reference, "c", &c.own(&table.name))
        );
        case(held, Part::Held);
    }
    if cases.is_empty() {
        return Part::Needed.code().to_string();
    }
    format!("CASE {} ELSE {} END", cases.join(" "), Part::Needed.code())
}

/// A table that a cleanup locks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// Its name as people read it.
    pub shown: String,
    /// Its name as statements have it.
    pub target: String,
    /// Its name alone, for functions that take one.
    pub name: String,
    /// Whether its rows are deleted or updated; else it is compared, and must only stay as it is.
    pub changed: bool,
}

/// The tables whose rows other sessions must not write while a cleanup runs, in the one order in which they are locked.
pub fn locked(plan: &Plan) -> Vec<Locked> {
    let c = Context::new(plan);
    let compared = &plan.clean.effect.unchanged;
    let lockable = |table: &&PlanTable| {
        table.kind == TableKind::Table
            && (table.fate == Fate::Cleaned || compared.iter().any(|of| of.table == table.name))
    };
    let locked = |table: &PlanTable| Locked {
        shown: c.shown(&table.name),
        target: c.target(&table.name),
        name: c.sql(&table.name),
        changed: table.fate == Fate::Cleaned || detached(c, &table.name).next().is_some(),
    };
    plan.tables.iter().filter(lockable).map(locked).collect()
}
