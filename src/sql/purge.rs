//! Retention: a unit of work for each rule.

use std::collections::BTreeSet;

use crate::plan::{Detach, PlanTable, PurgeRule, RefId, Reference, Spare, Step};
use crate::schema::{Dialect, TableKind, TableRef};

use super::closure::Closure;
use super::context::Context;
use super::due::{due, odd};
use super::op::Op;
use super::quote::visible;
use super::script::Script;
use super::{clean, guard, mysql, postgres, sqlite};

/// The guard with the clock, then every rule.
pub(super) fn purge(script: &mut Script, c: Context<'_>) {
    let mut ops = guard::session(c);
    ops.extend(guard::schema(c));
    script.comment(
        "The guard. The clock is read once: what is due does not change while the file runs.",
    );
    match c.dialect() {
        Dialect::Postgres => {
            script.run("SELECT set_config('data_class.purge', '', false), set_config('data_class.now', '', false)");
            postgres::unit(
                script,
                c,
                &ops,
                "PERFORM set_config('data_class.purge', 'guarded', false), set_config('data_class.now', clock_timestamp()::text, false);\n",
            );
        }
        Dialect::Sqlite => {
            ops.push(Op::Temp {
                name: "data_class_clock".to_owned(),
                index: Vec::new(),
                query: "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS now".to_owned(),
            });
            sqlite::unit(script, c, "guard", &ops, false);
        }
        Dialect::Mysql => {
            ops.push(Op::note(super::GUARD_ENDS));
            mysql::unit(script, c, &ops);
            script.run(
                "SET @data_class_guarded = @data_class_proved, @data_class_now = UTC_TIMESTAMP(6)",
            );
        }
    }
    for (number, rule) in c.plan.purge.rules.iter().enumerate() {
        script.comment(format!("{}.", visible(&rule.reason)));
        unit(script, c, number, rule);
    }
}

fn unit(script: &mut Script, c: Context<'_>, number: usize, rule: &PurgeRule) {
    let guarded = match c.dialect() {
        Dialect::Postgres => {
            "SELECT 'no' WHERE current_setting('data_class.purge', true) IS DISTINCT FROM 'guarded'"
        }
        Dialect::Sqlite => "SELECT 'no' WHERE NOT EXISTS (SELECT 1 FROM data_class_clock)",
        Dialect::Mysql => {
            "SELECT 'no' FROM (SELECT 1 AS one) x WHERE COALESCE(@data_class_guarded, 0) <> 1"
        }
    };
    let mut ops = vec![Op::check("the guard did not hold", guarded)];
    if c.dialect() == Dialect::Mysql {
        ops.push(Op::note(super::GUARD_ENDS));
    }
    if may_reach_elsewhere(c, rule) {
        ops.extend(elsewhere(c, rule).map(|query| {
            Op::check(
                "a foreign table's rows can't go together with others, purge them there",
                query,
            )
        }));
    }
    let parts = work(c, number, rule, None);
    ops.extend(parts.into_iter().flat_map(|part| part.ops));
    match c.dialect() {
        Dialect::Postgres => postgres::unit(script, c, &ops, ""),
        Dialect::Sqlite => {
            let deferred = rule
                .steps
                .iter()
                .any(|step| step.how == crate::plan::How::Deferred);
            sqlite::unit(script, c, &format!("purge_{number}"), &ops, deferred);
            script.run(format!(
                "SELECT {} AS \"rows that stay, their time can't be read\", count(*) AS number FROM {} WHERE {}",
                c.q.text(&c.shown(&rule.table)),
                c.target(&rule.table),
                odd(c, rule)
            ));
        }
        Dialect::Mysql => mysql::unit(script, c, &ops),
    }
}

/// Rows of the rule's own table: due, and not protected by their own predicates. Columns are not qualified.
pub(super) fn selected(c: Context<'_>, rule: &PurgeRule) -> Option<String> {
    let (_, table) = c.table(&rule.table)?;
    let free = table.own_survivors().map(|p| p.is_false.clone());
    let all: Vec<String> = [due(c, rule)].into_iter().chain(free).collect();
    Some(all.join(" AND "))
}

/// Whether a rule may reach rows of a foreign table: one table that has no partitions has none.
fn may_reach_elsewhere(c: Context<'_>, rule: &PurgeRule) -> bool {
    !is_alone(rule) || c.table(&rule.table).is_some_and(|(_, table)| !table.only)
}

/// PostgreSQL: a query for the foreign tables, and partitions that are foreign tables, of which a rule would delete or
/// change rows together with others'; none for a rule of one foreign table alone.
pub(super) fn elsewhere(c: Context<'_>, rule: &PurgeRule) -> Option<String> {
    let is_foreign = c
        .table(&rule.table)
        .is_some_and(|(_, table)| table.kind == TableKind::Foreign);
    if c.dialect() != Dialect::Postgres || (is_foreign && is_alone(rule)) {
        return None;
    }
    let tables: BTreeSet<String> = changed(c, rule)
        .map(|table| format!("{}::regclass", c.q.text(&c.sql(table))))
        .collect();
    // What is partitioned has partitions that were attached since the plan was made, too.
    Some(format!(
        "SELECT DISTINCT f.oid::regclass::text FROM unnest(ARRAY[{}]) r(id) \
         CROSS JOIN LATERAL (SELECT r.id AS relid UNION SELECT relid FROM pg_partition_tree(r.id)) p \
         JOIN pg_class f ON f.oid = p.relid WHERE f.relkind = 'f' ORDER BY 1",
        Vec::from_iter(tables).join(", ")
    ))
}

/// Whether the rows that go are known by the rule's table alone: nothing goes along, spares or is detached.
pub(super) fn is_alone(rule: &PurgeRule) -> bool {
    rule.with_parent.is_empty() && rule.spared_by.is_empty() && rule.detach.is_empty()
}

/// The tables whose rows a rule deletes or changes.
pub(super) fn changed<'a>(
    c: Context<'a>,
    rule: &'a PurgeRule,
) -> impl Iterator<Item = &'a TableRef> {
    let detached = rule.detach.iter();
    let detached = detached.filter_map(move |detach| c.reference(&detach.reference));
    let deleted = rule.steps.iter().flat_map(|step| &step.tables);
    deleted.chain(detached.map(|reference| &reference.child))
}

/// Steps of a rule's work.
pub(super) struct Part<'a> {
    /// The deletion that they are; none for what comes before.
    pub(super) step: Option<&'a Step>,
    /// The steps.
    pub(super) ops: Vec<Op>,
}

/// What the rule of a number does, `within` a range of its table's rows: a batch of the executor's; else to all.
pub(super) fn work<'a>(
    c: Context<'a>,
    number: usize,
    rule: &'a PurgeRule,
    within: Option<&str>,
) -> Vec<Part<'a>> {
    let Some(mut selected) = selected(c, rule) else {
        return Vec::new();
    };
    if let Some(within) = within {
        selected = format!("{within} AND {selected}");
    }
    if is_alone(rule) {
        return clean_steps(c, rule, &|name| {
            (*name == rule.table).then(|| selected.clone())
        });
    }
    let mut ops = sets(c, number, rule, &selected, true);
    for detach in &rule.detach {
        ops.extend(self::detach(c, rule, detach));
    }
    ops.extend(nothing_outside(c, rule));
    let mut parts = vec![Part { step: None, ops }];
    parts.extend(clean_steps(c, rule, &|name| {
        let gone = in_set(c, name, "gone")?;
        Some(match own_rows(c, rule, name, within) {
            Some(own_rows) => format!("{gone} AND {own_rows}"),
            None => gone,
        })
    }));
    parts
}

/// What is asked again of the rule's own rows before they go, so that one that was refreshed meanwhile stays; none
/// for other tables, where rows go along with others of the rule's own table, without being due themselves, and where
/// what is asked is cut before they go: they are locked by then, or there is one writer.
pub(super) fn own_rows(
    c: Context<'_>,
    rule: &PurgeRule,
    name: &TableRef,
    within: Option<&str>,
) -> Option<String> {
    if *name != rule.table || goes_along(c, rule) {
        return None;
    }
    if is_cut_before(c, rule) {
        return within.map(str::to_owned);
    }
    let selected = selected(c, rule)?;
    Some(match within {
        Some(within) => format!("{within} AND {selected}"),
        None => selected,
    })
}

/// Whether a column that tells whether a row goes is written before it does.
fn is_cut_before(c: Context<'_>, rule: &PurgeRule) -> bool {
    let Some((_, table)) = c.table(&rule.table) else {
        return false;
    };
    let tells = |column: &String| {
        let mut own = table.own_survivors();
        *column == rule.column || own.any(|predicate| predicate.columns.contains(column))
    };
    let of_the_table = |id: &RefId| {
        let reference = c.reference(id);
        reference.is_some_and(|reference| reference.child == rule.table)
    };
    rule.steps.iter().any(|step| {
        let mut cut = step.null_first.iter();
        let mut itself = step.itself_first.iter().filter_map(|id| c.reference(id));
        cut.any(|cut| of_the_table(&cut.reference) && cut.set_null.iter().any(tells))
            || itself.any(|of| of.child == rule.table && of.columns.iter().any(tells))
    })
}

/// Whether the rule's own table is among those whose rows go along.
fn goes_along(c: Context<'_>, rule: &PurgeRule) -> bool {
    let mut along = rule.with_parent.iter().filter_map(|id| c.reference(id));
    along.any(|reference| reference.child == rule.table)
}

fn clean_steps<'a>(
    c: Context<'a>,
    rule: &'a PurgeRule,
    goes: &dyn Fn(&TableRef) -> Option<String>,
) -> Vec<Part<'a>> {
    let part = |step| Part {
        step: Some(step),
        ops: clean::delete_step(c, step, goes),
    };
    rule.steps.iter().map(part).collect()
}

/// That a row of a statement's own table is in one of the sets.
pub(super) fn in_set(c: Context<'_>, name: &TableRef, what: &str) -> Option<String> {
    let (number, table) = c.table(name)?;
    Some(format!(
        "EXISTS (SELECT 1 FROM {} data_class_s WHERE {})",
        c.temp(what, number),
        c.key_is(table, &c.own(name), "data_class_s.k")
    ))
}

/// The tables of a rule: its own, and those whose rows go along.
pub(super) fn members<'a>(c: Context<'a>, rule: &PurgeRule) -> Vec<(usize, &'a PlanTable)> {
    let mut names = vec![&rule.table];
    for reference in rule.with_parent.iter().filter_map(|id| c.reference(id)) {
        if !names.contains(&&reference.child) {
            names.push(&reference.child);
        }
    }
    names.into_iter().filter_map(|name| c.table(name)).collect()
}

/// Due rows with what goes along; those of them that must stay, up to the due row; what then goes. `locks`: whether
/// the rows are locked, as they must be before they are deleted.
pub(super) fn sets(
    c: Context<'_>,
    number: usize,
    rule: &PurgeRule,
    selected: &str,
    locks: bool,
) -> Vec<Op> {
    let members = members(c, rule);
    let closure = |what, seeds, downwards, within, locked| Closure {
        c,
        what,
        // Its own for each rule: SQLite compiles the triggers of all units at every INSERT.
        number,
        members: members.clone(),
        seeds,
        along: &rule.with_parent,
        downwards,
        within,
        locked,
    };
    let nothing = |table: &PlanTable| {
        format!(
            "SELECT {} FROM {} t WHERE 1 = 0",
            c.key_list(table_of(c, table), "t"),
            c.target(&table.name)
        )
    };
    // The rule's table begins with rows of its own, the others with none.
    let first = |query: &dyn Fn(&PlanTable) -> String| {
        members
            .iter()
            .map(|(_, table)| match table.name == rule.table {
                true => vec![query(table_of(c, table))],
                false => vec![nothing(table)],
            })
            .collect::<Vec<_>>()
    };
    let due = first(&|table| due_rows(c, rule, table, selected, locks));
    let mut ops = closure("due", due, true, None, locks).ops();
    if rule.spared_by.is_empty() {
        // Never `SELECT *` of a whole table: SQLite then copies pages, and ends the trigger where it can't.
        ops.extend(members.iter().map(|(number, table)| Op::Temp {
            name: format!("data_class_gone_{number}"),
            index: c.key_index(table),
            query: format!(
                "SELECT {} FROM {} WHERE 1 = 1",
                c.key_columns(table).join(", "),
                c.temp("due", *number)
            ),
        }));
        return ops;
    }
    let spared = members
        .iter()
        .map(|(number, table)| {
            let mut seeds: Vec<String> = rule
                .spared_by
                .iter()
                .filter_map(|spare| spares(c, *number, table, spare))
                .collect();
            seeds.push(nothing(table));
            seeds
        })
        .collect();
    ops.extend(closure("spared", spared, false, Some("due"), false).ops());
    let left = first(&|table| not_spared(c, rule, table, selected));
    ops.extend(closure("gone", left, true, Some("due"), false).ops());
    ops
}

/// The due rows of the rule's own table: in PostgreSQL locked, and looked at again where that had to wait.
fn due_rows(
    c: Context<'_>,
    rule: &PurgeRule,
    table: &PlanTable,
    selected: &str,
    locks: bool,
) -> String {
    let lock = match c.dialect() {
        Dialect::Postgres if locks => " FOR UPDATE",
        Dialect::Postgres | Dialect::Sqlite | Dialect::Mysql => "",
    };
    let list = c.key_list(table_of(c, table), &c.own(&rule.table));
    let target = c.target(&rule.table);
    format!("SELECT {list} FROM {target} WHERE {selected}{lock}")
}

/// The rows of the rule's own table that are due, are locked, and are not spared. What only goes along with others
/// of its table doesn't go by itself.
fn not_spared(c: Context<'_>, rule: &PurgeRule, table: &PlanTable, selected: &str) -> String {
    let own = c.own(&rule.table);
    let mut conditions = vec![selected.to_owned()];
    conditions.extend(in_set(c, &rule.table, "due"));
    conditions.extend(in_set(c, &rule.table, "spared").map(|spared| format!("NOT {spared}")));
    format!(
        "SELECT {} FROM {} WHERE {}",
        c.key_list(table_of(c, table), &own),
        c.target(&rule.table),
        conditions.join(" AND ")
    )
}

/// That no row outside references one that goes: whatever the keys' actions, they do nothing to rows that stay. A
/// rule without such checks has a table that no key points at, which the guard has seen.
fn nothing_outside(c: Context<'_>, rule: &PurgeRule) -> Vec<Op> {
    let members = members(c, rule);
    let checks = c.plan.references.iter().filter_map(|reference| {
        let (number, parent) = members
            .iter()
            .find(|(_, table)| table.name == reference.parent)?;
        // MySQL opens a temporary table once in a query.
        let twice = c.dialect() == Dialect::Mysql && reference.is_self();
        if !reference.is_foreign_key() || twice {
            return None;
        }
        let child = members
            .iter()
            .find(|(_, table)| table.name == reference.child);
        let outside = child.map_or(String::new(), |(number, child)| {
            format!(
                " WHERE NOT EXISTS (SELECT 1 FROM {} s WHERE {})",
                c.temp("gone", *number),
                c.key_is(child, "c", "s.k")
            )
        });
        Some(Op::check(
            format!(
                "rows outside the rule reference rows that it deletes: {}",
                visible(&reference.id.0)
            ),
            format!(
                "SELECT 'a row would be touched' FROM {} g JOIN {} p ON {} JOIN {} c ON {}{outside}",
                c.temp("gone", *number),
                c.target(&parent.name),
                c.key_is(parent, "p", "g.k"),
                c.target(&reference.child),
                c.refers(reference, "c", "p"),
            ),
        ))
    });
    checks.collect()
}

fn table_of<'a>(c: Context<'a>, table: &PlanTable) -> &'a PlanTable {
    // A member is a table of the plan.
    c.plan.table(&table.name).unwrap_or(&c.plan.tables[0])
}

/// Rows of a table's due set that something keeps.
pub(super) fn spares(
    c: Context<'_>,
    number: usize,
    table: &PlanTable,
    spare: &Spare,
) -> Option<String> {
    let table = table_of(c, table);
    let due = c.temp("due", number);
    match spare {
        Spare::Protected(name) if *name == table.name => {
            let own = c.own(name);
            let free = table.own_survivors().map(|p| p.is_false.as_str());
            let free: Vec<&str> = free.collect();
            Some(format!(
                "SELECT {} FROM {} WHERE NOT ({}) AND {}",
                c.key_list(table, &own),
                c.target(name),
                free.join(" AND "),
                in_set(c, name, "due")?
            ))
        }
        Spare::Held(id) => {
            let reference = c.reference(id).filter(|r| r.parent == table.name)?;
            Some(format!(
                "SELECT {} FROM {due} d JOIN {} t ON {} JOIN {} h ON {}",
                c.key_list(table, "t"),
                c.target(&table.name),
                c.key_is(table, "t", "d.k"),
                holders(c, reference)?,
                c.refers(reference, "h", "t")
            ))
        }
        Spare::Protected(_) => None,
    }
}

/// The rows that hold: all of a kept table, the system rows of a cleaned one.
fn holders(c: Context<'_>, reference: &Reference) -> Option<String> {
    let (_, child) = c.table(&reference.child)?;
    let target = c.target(&reference.child);
    Some(match &child.system_rows {
        None => target,
        Some(predicate) => format!("(SELECT * FROM {target} WHERE NOT {})", predicate.is_false),
    })
}

/// Sets a reference to NULL in rows that stay, where the referenced row goes.
pub(super) fn detach(c: Context<'_>, rule: &PurgeRule, detach: &Detach) -> Vec<Op> {
    let Some(reference) = c.reference(&detach.reference) else {
        return Vec::new();
    };
    let Some((number, parent)) = c.table(&reference.parent) else {
        return Vec::new();
    };
    let columns = reference.parent_columns.iter().map(String::as_str);
    // The referenced rows in a table of their own: MariaDB takes none that it updates into a subquery.
    let goes = format!(
        "EXISTS (SELECT 1 FROM (SELECT {} FROM {} g JOIN {} t ON {}) data_class_p WHERE {})",
        c.q.columns("t", columns),
        c.temp("gone", number),
        c.target(&parent.name),
        c.key_is(parent, "t", "g.k"),
        c.refers(reference, &c.own(&reference.child), "data_class_p")
    );
    let mut condition = goes;
    let goes_itself = members(c, rule)
        .iter()
        .any(|(_, table)| table.name == reference.child);
    if let (true, Some(gone)) = (goes_itself, in_set(c, &reference.child, "gone")) {
        condition.push_str(&format!("\n  AND NOT {gone}"));
    }
    vec![
        Op::note(visible(&detach.reason)),
        Op::change(
            clean::set_null(c, &reference.child, &detach.set_null),
            Some(condition),
        ),
    ]
}
