//! What is asked of the two databases, as text. Nothing here writes.

use super::scheme::{Column, Index, Member, Scheme};
use crate::fixtures::sql::{literal, read};
use crate::fixtures::value::Raw;
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// Asks for users' rows of a table that `--where` lets along: the values of the key, then for each reference a marker
/// (`n` none, `d` its row is missing, `y` it is there) and the referenced row's key.
pub fn roots(scheme: &Scheme, table: usize) -> String {
    let member = &scheme.tables[table];
    let filter = member.filter.as_ref().map(|sql| is_true(sql));
    let conditions: Vec<String> = member.user_rows.iter().cloned().chain(filter).collect();
    let source = from(scheme.dialect, member);
    let source = match conditions.is_empty() {
        true => source,
        false => format!(
            "(SELECT * FROM {source} WHERE {})",
            conditions.join(" AND ")
        ),
    };
    edges(scheme, table, &source, &[])
}

/// Asks the same of rows by their keys; before the references a marker whether it is a user's row (`y`, `n`), and one
/// whether `--where` lets it along.
pub fn by_keys(scheme: &Scheme, table: usize, keys: &[Vec<Raw>]) -> String {
    let member = &scheme.tables[table];
    let yes = |condition: Option<String>, name: &str| match condition {
        Some(condition) => format!("CASE WHEN {condition} THEN 'y' ELSE 'n' END AS {name}"),
        None => format!("'y' AS {name}"),
    };
    let source = format!(
        "(SELECT x.*, {}, {} FROM {} AS x WHERE {})",
        yes(member.user_rows.clone(), "data_class_user"),
        yes(
            member.filter.as_ref().map(|sql| is_true(sql)),
            "data_class_where"
        ),
        from(scheme.dialect, member),
        keyed(scheme.dialect, member, &member.key, keys),
    );
    let markers = ["t0.data_class_user", "t0.data_class_where"];
    edges(scheme, table, &source, &markers)
}

fn edges(scheme: &Scheme, table: usize, source: &str, markers: &[&str]) -> String {
    let quote = Quote(scheme.dialect);
    let member = &scheme.tables[table];
    let column = |alias: &str, column: &Column| format!("{alias}.{}", quote.name(&column.name));
    let mut expressions: Vec<String> = Vec::new();
    for at in &member.key {
        let of = &member.columns[*at];
        expressions.push(read(&column("t0", of), &of.storage));
    }
    expressions.extend(markers.iter().map(|marker| (*marker).to_owned()));
    let mut joins = String::new();
    for (nth, link) in member.links.iter().enumerate() {
        let link = &scheme.links[*link];
        let parent = &scheme.tables[link.parent];
        let alias = format!("l{nth}");
        let (mut nulls, mut pairs) = (Vec::new(), Vec::new());
        for (own, theirs) in link.columns.iter().zip(&link.parent_columns) {
            let own = column("t0", &member.columns[*own]);
            pairs.push(format!(
                "{} = {own}",
                column(&alias, &parent.columns[*theirs])
            ));
            nulls.push(format!("{own} IS NULL"));
        }
        let first = link.parent_columns.first();
        let missing = first.map_or_else(String::new, |theirs| {
            format!("{} IS NULL", column(&alias, &parent.columns[*theirs]))
        });
        expressions.push(format!(
            "CASE WHEN {} THEN 'n' WHEN {missing} THEN 'd' ELSE 'y' END",
            nulls.join(" OR ")
        ));
        for at in &parent.key {
            let of = &parent.columns[*at];
            expressions.push(read(&column(&alias, of), &of.storage));
        }
        joins += &format!(
            "\nLEFT JOIN {} AS {alias} ON {}",
            from(scheme.dialect, parent),
            pairs.join(" AND ")
        );
    }
    format!(
        "SELECT {}\nFROM {source} AS t0{joins}",
        expressions.join(", ")
    )
}

/// Asks for whole rows by values of some columns.
pub fn rows(scheme: &Scheme, table: usize, columns: &[usize], keys: &[Vec<Raw>]) -> String {
    let member = &scheme.tables[table];
    format!(
        "SELECT {}\nFROM {} AS t0 WHERE {}",
        whole(scheme, member).join(", "),
        from(scheme.dialect, member),
        keyed(scheme.dialect, member, columns, keys)
    )
}

/// Asks for what others need of rows, by their keys.
pub fn outward(scheme: &Scheme, table: usize, keys: &[Vec<Raw>]) -> String {
    let member = &scheme.tables[table];
    let quote = Quote(scheme.dialect);
    let columns = member.outward.iter().map(|at| &member.columns[*at]);
    let columns: Vec<String> = columns
        .map(|column| read(&format!("t0.{}", quote.name(&column.name)), &column.storage))
        .collect();
    format!(
        "SELECT {}\nFROM {} AS t0 WHERE {}",
        columns.join(", "),
        from(scheme.dialect, member),
        keyed(scheme.dialect, member, &member.key, keys)
    )
}

/// Asks for whole rows, and before each row for the number of the values that it has, by the engine's own equality.
pub fn holders(scheme: &Scheme, table: usize, columns: &[usize], keys: &[Vec<Raw>]) -> String {
    let member = &scheme.tables[table];
    let dialect = scheme.dialect;
    let cases: Vec<String> = keys
        .iter()
        .enumerate()
        .map(|(nth, key)| {
            let one = std::slice::from_ref(key);
            format!("WHEN {} THEN '{nth}'", keyed(dialect, member, columns, one))
        })
        .collect();
    let number = format!("CASE {} END", cases.join(" "));
    format!(
        "SELECT {number}, {}\nFROM {} AS t0 WHERE {}",
        whole(scheme, member).join(", "),
        from(dialect, member),
        keyed(dialect, member, columns, keys)
    )
}

/// Asks for whole rows that a unique index takes for equal to one of these, and before each for that one's number.
/// Values that are NULL because they are not known must be none that the index needs.
pub fn index_holders(scheme: &Scheme, table: usize, index: &Index, rows: &[Vec<Raw>]) -> String {
    let member = &scheme.tables[table];
    let dialect = scheme.dialect;
    let quote = Quote(dialect);
    let keys: Vec<String> = (0..index.keys.len())
        .map(|nth| format!("data_class_{nth}"))
        .collect();
    let pairs = index.keys.iter().zip(&keys);
    let computed: Vec<String> = pairs
        .map(|(key, name)| format!("({}) AS {name}", key.sql))
        .collect();
    let computed = computed.join(", ");
    let predicate = match &index.predicate {
        Some(sql) => format!(" WHERE {}", is_true(sql)),
        None => String::new(),
    };
    let equal = match index.nulls_equal {
        true => "IS NOT DISTINCT FROM",
        false => "=",
    };
    let on: Vec<String> = keys
        .iter()
        .map(|name| format!("t0.{name} {equal} v.{name}"))
        .collect();
    // The first one gives the columns their types.
    let names: Vec<String> = member.columns.iter().map(|c| quote.name(&c.name)).collect();
    let source = from(dialect, member);
    let mut values = format!(
        "SELECT '' AS data_class_n, {} FROM {source} WHERE 1 = 0",
        names.join(", ")
    );
    for (nth, row) in rows.iter().enumerate() {
        let pairs = member.columns.iter().zip(row);
        let literals: Vec<String> = pairs
            .map(|(column, raw)| literal(&column.storage, raw))
            .collect();
        values += &format!("\nUNION ALL SELECT '{nth}', {}", literals.join(", "));
    }
    format!(
        "SELECT v.data_class_n, {}\nFROM (SELECT data_class_n, {computed} FROM ({values}) AS r{predicate}) AS v\n\
         JOIN (SELECT x.*, {computed} FROM {source} AS x{predicate}) AS t0 ON {}",
        whole(scheme, member).join(", "),
        on.join(" AND ")
    )
}

fn whole(scheme: &Scheme, member: &Member) -> Vec<String> {
    let quote = Quote(scheme.dialect);
    let columns = member.columns.iter();
    columns
        .map(|column| read(&format!("t0.{}", quote.name(&column.name)), &column.storage))
        .collect()
}

/// Asks how many users' rows a table has; with `excluded`, only those that `--where` leaves behind.
pub fn count(scheme: &Scheme, table: usize, excluded: bool) -> String {
    let member = &scheme.tables[table];
    let filter = member.filter.as_ref().filter(|_| excluded);
    let filter = filter.map(|sql| format!("NOT {}", is_true(sql)));
    let conditions: Vec<String> = member.user_rows.iter().cloned().chain(filter).collect();
    let condition = match conditions.is_empty() {
        true => String::new(),
        false => format!(" WHERE {}", conditions.join(" AND ")),
    };
    format!(
        "SELECT count(*) FROM {}{condition}",
        from(scheme.dialect, member)
    )
}

/// Asks for every row of a table that is not the users', all that a statement could change.
pub fn kept_rows(scheme: &Scheme, member: &Member) -> String {
    let source = from(scheme.dialect, member);
    let condition = match &member.user_rows {
        Some(user) => format!(" WHERE NOT {user}"),
        None => String::new(),
    };
    let columns = whole(scheme, member).join(", ");
    format!("SELECT {columns}\nFROM {source} AS t0{condition}")
}

/// A table in FROM.
pub fn from(dialect: Dialect, member: &Member) -> String {
    let only = if member.only { "ONLY " } else { "" };
    format!(
        "{only}{}",
        Quote(dialect).table(&member.name.schema, &member.name.table)
    )
}

fn is_true(sql: &str) -> String {
    format!("(({sql}) IS TRUE)")
}

/// The condition that columns have one of these values. They stand without an alias: the table is alone in FROM.
fn keyed(dialect: Dialect, member: &Member, columns: &[usize], keys: &[Vec<Raw>]) -> String {
    let quote = Quote(dialect);
    let value = |column: usize, raw: &Raw| literal(&member.columns[column].storage, raw);
    let name = |column: usize| quote.name(&member.columns[column].name);
    if let [column] = columns {
        let values: Vec<String> = keys
            .iter()
            .filter_map(|key| Some(value(*column, key.first()?)))
            .collect();
        return format!("{} IN ({})", name(*column), values.join(", "));
    }
    let any: Vec<String> = keys
        .iter()
        .map(|key| {
            let all: Vec<String> = columns
                .iter()
                .zip(key)
                .map(|(column, raw)| format!("{} = {}", name(*column), value(*column, raw)))
                .collect();
            format!("({})", all.join(" AND "))
        })
        .collect();
    format!("({})", any.join(" OR "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::scheme::tests::shop;

    fn id(value: &str) -> Vec<Raw> {
        vec![Raw::Text(value.into())]
    }

    #[test]
    fn references_are_joined_by_the_old_engine() {
        let scheme = shop(&["posts"], &[("posts", "\"body\" <> ''")]);
        let posts = scheme
            .tables
            .iter()
            .position(|t| t.shown == "posts")
            .expect("posts");
        assert_eq!(
            roots(&scheme, posts),
            "SELECT t0.\"id\", CASE WHEN t0.\"user_id\" IS NULL THEN 'n' WHEN l0.\"id\" IS NULL THEN 'd' ELSE 'y' END, \
             l0.\"id\"\nFROM (SELECT * FROM ONLY \"public\".\"posts\" WHERE ((\"body\" <> '') IS TRUE)) AS t0\n\
             LEFT JOIN ONLY \"public\".\"users\" AS l0 ON l0.\"id\" = t0.\"user_id\""
        );
        assert_eq!(
            count(&scheme, posts, true),
            "SELECT count(*) FROM ONLY \"public\".\"posts\" WHERE NOT ((\"body\" <> '') IS TRUE)"
        );
    }

    #[test]
    fn a_mixed_tables_rows_are_told_apart() {
        let scheme = shop(&["prompts"], &[]);
        let prompts = scheme
            .tables
            .iter()
            .position(|t| t.shown == "prompts")
            .expect("prompts");
        let sql = by_keys(&scheme, prompts, &[id("1"), id("2")]);
        assert!(
            sql.contains("CASE WHEN ((\"user_id\" IS NULL) IS FALSE) THEN 'y' ELSE 'n' END AS data_class_user"),
            "{sql}"
        );
        assert!(sql.contains("AS x WHERE \"id\" IN ('1', '2'))"), "{sql}");
        let sql = kept_rows(&scheme, &scheme.tables[prompts]);
        assert!(
            sql.ends_with("WHERE NOT ((\"user_id\" IS NULL) IS FALSE)"),
            "{sql}"
        );
    }

    #[test]
    fn a_row_in_the_way_is_found_by_the_engines_own_equality() {
        let scheme = shop(&["posts"], &[]);
        let prompts = scheme
            .tables
            .iter()
            .position(|t| t.shown == "prompts")
            .expect("prompts");
        let keys = [vec![Raw::Text("1".into()), Raw::Text("it's".into())]];
        let sql = holders(&scheme, prompts, &[2, 1], &keys);
        assert!(
            sql.starts_with(
                "SELECT CASE WHEN ((\"user_id\" = '1' AND \"name\" = 'it''s')) THEN '0' END, "
            ),
            "{sql}"
        );
    }
}
