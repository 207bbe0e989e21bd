//! Which column types can say when a row was made.

use data_class_grammar::Unit;

use crate::schema::{Column, Dialect};

/// Whether a type holds a date or a point in time.
///
/// SQLite has no such type: there the declared word counts, and TEXT is taken since dates are kept as text; a row
/// whose value is no date stays and is counted when the plan runs.
pub(super) fn is_time(ty: &str, dialect: Dialect) -> bool {
    let ty = ty.to_ascii_lowercase();
    let named = ty.starts_with("timestamp") || ty.starts_with("date");
    match dialect {
        Dialect::Postgres | Dialect::Mysql => named,
        Dialect::Sqlite => named || ty.starts_with("text") || ty.contains("char"),
    }
}

/// Whether a type holds whole numbers.
pub(super) fn is_integer(ty: &str) -> bool {
    let ty = ty.to_ascii_lowercase();
    ty.contains("int") && !ty.contains("interval") && !ty.contains("point") && !ty.ends_with("[]")
}

/// What is wrong with a column as a rule's time, and what to do: it must be a time, or an integer with a unit.
pub(super) fn time_problem(
    key: &str,
    column: &Column,
    dialect: Dialect,
    unit: Option<Unit>,
) -> Option<(String, String)> {
    let (name, ty) = (&column.name, &column.ty);
    match unit {
        None if is_time(ty, dialect) => None,
        None if is_integer(ty) => Some((
            format!("`{key}` names column `{name}`, an integer, and no `unit` says what it counts"),
            "add unit = \"s\", \"ms\" or \"us\": seconds, milliseconds or microseconds since 1970"
                .into(),
        )),
        None => Some((
            format!("`{key}` names column `{name}`, which is no time"),
            "name a date or timestamp column, or an integer one with `unit`".into(),
        )),
        Some(_) if is_integer(ty) => None,
        Some(unit) => Some((
            format!(
                "`unit` says that `{name}` counts {}, but it is no integer",
                super::unit_name(unit)
            ),
            "remove `unit`: it is for integer columns".into(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ty: &str, dialect: Dialect, unit: Option<Unit>, fine: bool) {
        let column = Column {
            name: "at".into(),
            ty: ty.into(),
            not_null: true,
            default: None,
            generated: None,
            identity: None,
            labels: Vec::new(),
            ..Column::default()
        };
        assert_eq!(
            time_problem("by", &column, dialect, unit).is_none(),
            fine,
            "{ty} {dialect:?} {unit:?}"
        );
    }

    #[test]
    fn a_rule_needs_a_time_or_an_integer_with_a_unit() {
        check("timestamp with time zone", Dialect::Postgres, None, true);
        check("date", Dialect::Postgres, None, true);
        check("interval", Dialect::Postgres, None, false);
        check("text", Dialect::Postgres, None, false);
        check("text", Dialect::Sqlite, None, true);
        check("datetime", Dialect::Mysql, None, true);
        check("bigint", Dialect::Postgres, None, false);
        check("bigint", Dialect::Postgres, Some(Unit::Seconds), true);
        check(
            "bigint unsigned",
            Dialect::Mysql,
            Some(Unit::Milliseconds),
            true,
        );
        check(
            "timestamp with time zone",
            Dialect::Postgres,
            Some(Unit::Seconds),
            false,
        );
        check("point", Dialect::Postgres, Some(Unit::Seconds), false);
    }
}
