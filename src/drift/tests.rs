//! What is a difference, and what is none.

use super::{Part, drift, lines};
use crate::schema::{
    Action, Column, Deferrable, Dialect, EnumType, ForeignKey, Identity, IdentityKind, Index,
    IndexPart, Schema, Table, TableKind, TableRef, Trigger, Unique,
};

fn column(name: &str, ty: &str) -> Column {
    Column {
        not_null: true,
        ..Column::new(name, ty)
    }
}

fn key(columns: &[&str], table: &str, on_delete: Action) -> ForeignKey {
    ForeignKey {
        name: format!("{table}_fkey"),
        columns: columns.iter().map(|name| (*name).to_owned()).collect(),
        schema: "public".to_owned(),
        table: table.to_owned(),
        parent_columns: vec!["id".to_owned()],
        on_delete,
        on_update: Action::NoAction,
        deferrable: Deferrable::No,
        set_columns: Vec::new(),
        valid: true,
        match_full: false,
    }
}

fn trigger(name: &str, body: &str) -> Trigger {
    Trigger {
        name: name.to_owned(),
        timing: "AFTER".to_owned(),
        events: vec!["DELETE".to_owned()],
        level: "ROW".to_owned(),
        enabled: true,
        function: None,
        body: body.to_owned(),
        definition: None,
        calls: Vec::new(),
        names: Vec::new(),
        dynamic: false,
    }
}

fn columns(names: &[&str]) -> Vec<IndexPart> {
    let part = |name: &&str| IndexPart::Column((*name).to_owned());
    names.iter().map(part).collect()
}

/// Users, and posts that reference them.
fn schema() -> Schema {
    let mut schema = Schema::empty(Dialect::Postgres, "f");
    let mut users = Table::new("public", "users", TableKind::Table);
    users.columns = vec![column("id", "bigint"), column("email", "text")];
    users.primary_key = vec!["id".to_owned()];
    users.unique = vec![Unique {
        name: "users_email_key".to_owned(),
        parts: columns(&["email"]),
        predicate: None,
        nulls_not_distinct: false,
        deferrable: false,
    }];
    let mut posts = Table::new("public", "posts", TableKind::Table);
    posts.columns = vec![column("id", "bigint"), column("author_id", "bigint")];
    posts.primary_key = vec!["id".to_owned()];
    posts.foreign_keys = vec![key(&["author_id"], "users", Action::Cascade)];
    posts.triggers = vec![trigger("log", "INSERT INTO log\n  VALUES (1)")];
    schema.tables = vec![posts, users];
    schema
}

fn table<'s>(schema: &'s mut Schema, name: &str) -> &'s mut Table {
    let mut tables = schema.tables.iter_mut();
    tables.find(|table| table.name == name).expect(name)
}

/// Changes the live schema; the differences as lines.
#[track_caller]
fn check(change: impl FnOnce(&mut Schema), expected: &[&str]) {
    let mut live = schema();
    change(&mut live);
    let found = drift(&schema(), &live);
    assert_eq!(lines(&found.differences), expected);
}

#[test]
fn the_same_schema_has_no_difference() {
    check(|_| {}, &[]);
    assert_eq!(drift(&schema(), &schema()).tables, 2);
}

#[test]
fn every_part_of_a_table_is_compared_both_ways() {
    check(
        |live| live.tables.retain(|table| table.name != "posts"),
        &["posts: table is missing in the database (2 columns)"],
    );
    check(
        |live| {
            let other = Table::new("public", "notes", TableKind::Table);
            live.tables.push(other);
        },
        &["notes: table is not in the catalog (0 columns)"],
    );
    check(
        |live| {
            let users = table(live, "users");
            users.columns[1] = Column::new("email", "character varying(9)");
            users.columns.push(column("age", "integer"));
        },
        &[
            "users: column age is not in the catalog (integer not null)",
            "users: column email differs; catalog text not null; live character varying(9)",
        ],
    );
    check(
        |live| table(live, "posts").foreign_keys[0].on_delete = Action::SetNull,
        &["posts: foreign key (author_id) -> users (id) differs; \
           catalog on delete cascade, on update no action; live on delete set null, on update no action"],
    );
    check(
        |live| {
            table(live, "users").unique.clear();
            table(live, "users").primary_key.clear();
        },
        &[
            "users: primary key is missing in the database ((id))",
            "users: unique (email) is missing in the database (unique)",
        ],
    );
    check(
        |live| {
            let triggers = &mut table(live, "posts").triggers;
            triggers[0].enabled = false;
            triggers.push(trigger("more", "SELECT 1"));
        },
        &[
            "posts: trigger log differs; catalog after delete row: INSERT INTO log VALUES (1); \
             live after delete row, switched off: INSERT INTO log VALUES (1)",
            "posts: trigger more is not in the catalog (after delete row: SELECT 1)",
        ],
    );
}

#[test]
fn a_second_key_on_the_same_columns_can_not_hide() {
    check(
        |live| {
            let mut second = key(&["author_id"], "users", Action::NoAction);
            second.name = "a_later_one".to_owned();
            table(live, "posts").foreign_keys.push(second);
        },
        &["posts: foreign key (author_id) -> users (id) differs; \
           catalog on delete cascade, on update no action; \
           live on delete cascade, on update no action and on delete no action, on update no action"],
    );
}

#[test]
fn order_names_and_white_space_are_no_difference() {
    check(
        |live| {
            table(live, "users").columns.reverse();
            table(live, "users").unique[0].name = "another".to_owned();
            table(live, "posts").foreign_keys[0].name = "another".to_owned();
            table(live, "posts").triggers[0].body = "INSERT INTO log VALUES (1)".to_owned();
        },
        &[],
    );
}

#[test]
fn framework_tables_partitions_and_other_applications_are_no_difference() {
    check(
        |live| {
            for name in [
                "_sqlx_migrations",
                "data_class_runs",
                "data_class_environment",
            ] {
                live.tables
                    .push(Table::new("public", name, TableKind::Table));
            }
            let mut partition = Table::new("public", "posts_2027", TableKind::Partition);
            partition.columns = vec![column("id", "bigint")];
            live.tables.push(partition);
            live.tables
                .push(Table::new("cron", "job", TableKind::Table));
            let mut stats = Table::new("public", "pg_stat_statements", TableKind::View);
            stats.extension = Some("pg_stat_statements".to_owned());
            live.tables.push(stats);
        },
        &[],
    );
    let mut live = schema();
    live.tables
        .push(Table::new("cron", "job", TableKind::Table));
    let found = drift(&schema(), &live);
    assert_eq!(found.other_schemas, [("cron".to_owned(), 1)]);
}

#[test]
fn another_application_that_references_ours_concerns_us() {
    check(
        |live| {
            let mut table = Table::new("crm", "leads", TableKind::Table);
            table.foreign_keys = vec![key(&["user_id"], "users", Action::Restrict)];
            live.tables.push(table);
        },
        &["crm.leads: table is not in the catalog (0 columns)"],
    );
}

#[test]
fn what_a_partition_has_of_its_own_is_compared() {
    check(
        |live| {
            let mut partition = Table::new("public", "posts_2027", TableKind::Partition);
            partition.parents = vec![TableRef {
                schema: "public".to_owned(),
                table: "posts".to_owned(),
            }];
            partition.triggers = vec![trigger("own", "SELECT 1")];
            live.tables.push(partition);
        },
        &["posts_2027: trigger own is not in the catalog (after delete row: SELECT 1)"],
    );
}

#[test]
fn types_of_their_own_are_compared() {
    let labels = |labels: &[&str]| EnumType {
        schema: "public".to_owned(),
        name: "state".to_owned(),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
    };
    check(
        |live| live.enums.push(labels(&["new", "done"])),
        &["state: enum is not in the catalog ('new', 'done')"],
    );
}

#[test]
fn an_index_is_a_difference_but_no_reason_to_refuse_a_cleanup() {
    let mut live = schema();
    table(&mut live, "posts").indexes.push(Index {
        name: "by_author".to_owned(),
        parts: columns(&["author_id"]),
        predicate: None,
    });
    let found = drift(&schema(), &live);
    assert_eq!(found.differences.len(), 1);
    assert_eq!(found.differences[0].part, Part::Index);
    assert_eq!(found.for_cleanup().count(), 0);
}

#[test]
fn what_servers_of_one_dialect_print_differently_is_no_difference() {
    let mut mariadb = Schema::empty(Dialect::Mysql, "f");
    let mut table = Table::new("", "Users", TableKind::Table);
    table.engine = Some("InnoDB".to_owned());
    let with = |name: &str, ty: &str, default: Option<&str>| Column {
        default: default.map(str::to_owned),
        ..Column::new(name, ty)
    };
    table.columns = vec![
        with("made", "datetime", Some("current_timestamp()")),
        with("data", "longtext", Some("NULL")),
        with("plan", "varchar(9)", Some("'free'")),
    ];
    table.columns[0].identity = Some(Identity {
        kind: IdentityKind::AutoIncrement,
        sequence: None,
    });
    table.checks = vec!["json_valid(`data`)".to_owned()];
    table.foreign_keys = vec![ForeignKey {
        schema: String::new(),
        ..key(&["id"], "Users", Action::Restrict)
    }];
    mariadb.tables = vec![table.clone()];
    table.name = "users".to_owned();
    table.columns[0].default = Some("CURRENT_TIMESTAMP".to_owned());
    table.columns[1] = with("data", "json", None);
    table.columns[2].default = Some("free".to_owned());
    table.checks.clear();
    table.foreign_keys[0].table = "users".to_owned();
    table.foreign_keys[0].on_delete = Action::NoAction;
    let mut mysql = Schema::empty(Dialect::Mysql, "f");
    mysql.tables = vec![table];
    assert_eq!(lines(&drift(&mariadb, &mysql).differences), [""; 0]);
}
