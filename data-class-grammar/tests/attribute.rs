//! What stands inside `#[data_class(...)]`: what is understood, and every problem at its token.

use data_class_grammar::{
    Annotation, Class, Predicate, Problem, RetentionUnit, Spanned, Unit, WithParent, parse,
    parse_field,
};
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};

fn tokens(source: &str) -> TokenStream {
    source.parse().expect(source)
}

/// The annotation of a text without problems.
#[track_caller]
fn understood(source: &str) -> Annotation<Span> {
    let (annotation, problems) = parse(tokens(source));
    assert!(problems.is_empty(), "{source}: {problems:#?}");
    annotation.expect(source)
}

/// A problem as people see it: the source text under it, message and help.
fn shown(problem: &Problem<Span>) -> String {
    let at = problem
        .span
        .source_text()
        .unwrap_or_else(|| "the attribute".to_owned());
    let help = problem.help.as_deref().unwrap_or("none");
    format!("{at} | {} | {help}", problem.message)
}

#[track_caller]
fn check(source: &str, expected: &[&str]) {
    let found: Vec<_> = parse(tokens(source)).1.iter().map(shown).collect();
    assert_eq!(found, expected, "{source}");
}

#[track_caller]
fn check_field(source: &str, expected: &[&str]) {
    let problems = parse_field(tokens(source)).err().unwrap_or_default();
    let found: Vec<_> = problems.iter().map(shown).collect();
    assert_eq!(found, expected, "{source}");
}

fn value<T: Clone>(spanned: &Option<Spanned<T, Span>>) -> Option<T> {
    spanned.as_ref().map(|spanned| spanned.value.clone())
}

fn values(list: &[Spanned<String, Span>]) -> Vec<&str> {
    list.iter().map(|spanned| spanned.value.as_str()).collect()
}

fn sql(predicate: &Option<Predicate<Span>>) -> Option<&str> {
    let text = predicate.as_ref()?.text("sqlite")?;
    Some(&text.value)
}

#[test]
fn a_class_alone_is_enough() {
    for class in Class::OF_STRUCTS {
        let annotation = understood(class.name());
        assert_eq!(annotation.class.value, class);
        assert_eq!(understood(&format!("{class},")).class.value, class);
    }
}

#[test]
fn every_key_finds_its_place() {
    let system = understood(
        r#"system, table = "app.plans", database = "server", category = "Plans and Billing",
           group = "Pricing & Plans", note = "tiers", reason = "new", key = ["industry_id", "slug"], min_rows = 4,
           seed_note = "Free, Pro", detach = "updated_by_id", holds = ["owner_id", "creator_id"],
           references = "account_id -> accounts.id""#,
    );
    assert_eq!(value(&system.table).as_deref(), Some("app.plans"));
    assert_eq!(value(&system.database).as_deref(), Some("server"));
    assert_eq!(
        value(&system.category).as_deref(),
        Some("Plans and Billing")
    );
    assert_eq!(value(&system.group).as_deref(), Some("Pricing & Plans"));
    assert_eq!(value(&system.note).as_deref(), Some("tiers"));
    assert_eq!(value(&system.reason).as_deref(), Some("new"));
    assert_eq!(values(&system.key), ["industry_id", "slug"]);
    assert_eq!(value(&system.min_rows), Some(4));
    assert_eq!(value(&system.seed_note).as_deref(), Some("Free, Pro"));
    assert_eq!(values(&system.detach), ["updated_by_id"]);
    assert_eq!(values(&system.holds), ["owner_id", "creator_id"]);
    assert_eq!(system.references[0].table, "accounts");

    let user = understood(
        r#"user, keep = "is_superuser", retain = "90 days", by = "created_at", unit = "ms", with_parent"#,
    );
    assert_eq!(sql(&user.keep), Some("is_superuser"));
    let retain = value(&user.retain).expect("retain");
    assert_eq!(
        (retain.hours, retain.amount, retain.unit),
        (2160, 90, RetentionUnit::Days)
    );
    assert_eq!(value(&user.by).as_deref(), Some("created_at"));
    assert_eq!(value(&user.unit), Some(Unit::Milliseconds));
    assert!(matches!(user.with_parent, Some(WithParent::All(_))));

    let expiring = understood(r#"user, expires = "expires_at", with_parent = ["order_id"]"#);
    assert_eq!(value(&expiring.expires).as_deref(), Some("expires_at"));
    let Some(WithParent::Columns(columns)) = &expiring.with_parent else {
        panic!("{expiring:?}");
    };
    assert_eq!(values(columns), ["order_id"]);

    let undecided = understood(r#"mixed, review_by = "2027-03-31", owner = "billing""#);
    assert_eq!(
        value(&undecided.review_by)
            .map(|day| day.to_string())
            .as_deref(),
        Some("2027-03-31")
    );
    assert_eq!(value(&undecided.owner).as_deref(), Some("billing"));

    let split = understood(
        r#"mixed, system_rows = "account_id IS NULL", key = "slug", min_rows = 0, keep = "is_demo",
           expires = "until", unit = "s", holds = "a_id", detach = "b_id", with_parent = true"#,
    );
    assert_eq!(sql(&split.system_rows), Some("account_id IS NULL"));
}

#[test]
fn strings_mean_what_they_mean_in_rust() {
    let annotation = understood(
        "user, note = \"one \\\n      line with \\u{e9} and \\\"quotes\\\"\", keep = r#\"name = 'x\\'\"#",
    );
    assert_eq!(
        value(&annotation.note).as_deref(),
        Some("one line with é and \"quotes\"")
    );
    assert_eq!(sql(&annotation.keep), Some(r"name = 'x\'"));
}

#[test]
fn fragments_of_macro_rules_are_looked_through() {
    let invisible =
        |inner: TokenStream| TokenTree::Group(Group::new(Delimiter::None, inner)).into();
    let text = invisible(TokenTree::from(Literal::string("app.users")).into());
    let source = [tokens("user, table ="), invisible(text)]
        .into_iter()
        .collect();
    let (annotation, problems) = parse(source);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        annotation.and_then(|a| value(&a.table)).as_deref(),
        Some("app.users")
    );
}

#[test]
fn raw_identifiers_are_keys_too() {
    assert_eq!(
        values(&understood(r#"system, r#key = "slug""#).key),
        ["slug"]
    );
}

#[test]
fn a_bare_mixed_is_the_tools_business() {
    check("mixed", &[]);
    check(r#"mixed, note = "later""#, &[]);
}

#[test]
fn without_a_class_nothing_is_said() {
    let classes = "the classes are `system`, `user`, `mixed`, `projection`";
    check(
        "",
        &[&format!(
            "the attribute | the class is missing | it comes first, as in `#[data_class(user)]`; {classes}"
        )],
    );
    check(
        r#"table = "users""#,
        &[&format!(
            "table | the class is missing | it comes first, as in `#[data_class(user)]`; {classes}"
        )],
    );
    check(
        "sytem",
        &["sytem | unknown class `sytem` | did you mean `system`?"],
    );
    check(
        "System",
        &["System | unknown class `System` | did you mean `system`?"],
    );
    check(
        "users",
        &["users | unknown class `users` | did you mean `user`?"],
    );
    check(
        "customer",
        &[&format!("customer | unknown class `customer` | {classes}")],
    );
    check(
        "\"user\"",
        &[&format!(
            "\"user\" | expected a class, found `\"user\"` | {classes}"
        )],
    );
    check(
        "(user)",
        &[&format!("(user) | expected a class, found `(` | {classes}")],
    );
    check(
        r#"class = "system""#,
        &["class | the class stands by itself, without a key | write `#[data_class(system)]`"],
    );
    check(
        "user = true",
        &["user | the class `user` takes no value | write `user`"],
    );
}

#[test]
fn external_is_for_the_configuration() {
    check(
        "external",
        &[
            "external | `external` is not a class for a struct | somebody else's tables are named in data-class.toml: \
         `[tables.\"spatial_*\"]` with `class = \"external\"`",
        ],
    );
}

#[test]
fn the_class_comes_first_and_once() {
    check(
        r#"table = "users", user"#,
        &["user | the class comes first | write `#[data_class(user, ...)]`"],
    );
    check(
        "user, system",
        &[
            "system | a table has one class | `mixed` is the class of a table with system rows and user rows",
        ],
    );
}

#[test]
fn an_unknown_key_says_which_is_meant() {
    check(
        "system, min_row = 4",
        &["min_row | unknown key `min_row` | did you mean `min_rows`?"],
    );
    check(
        r#"user, retian = "1 day""#,
        &["retian | unknown key `retian` | did you mean `retain`?"],
    );
    check(
        r#"user, kee = "a""#,
        &["kee | unknown key `kee` | did you mean `keep`?"],
    );
    check(
        r#"system, kee = "a""#,
        &["kee | unknown key `kee` | did you mean `key`?"],
    );
    check(
        r#"user, colour = "red""#,
        &[
            "colour | unknown key `colour` | `user` takes: table, database, category, group, note, references, reason, \
         detach, keep, retain, by, expires, unit, with_parent",
        ],
    );
    check(
        "sistem, min_row = 4",
        &[
            "sistem | unknown class `sistem` | did you mean `system`?",
            "min_row | unknown key `min_row` | did you mean `min_rows`?",
        ],
    );
}

#[test]
fn a_key_of_another_class_says_whose_it_is() {
    check(
        r#"user, key = "slug""#,
        &[
            "key | `key` does not go with the class `user` | `key` is for `system`, and `mixed` with `system_rows`",
        ],
    );
    check(
        r#"system, keep = "a""#,
        &[
            "keep | `keep` does not go with the class `system` | `keep` is for `user`, and `mixed` with `system_rows`",
        ],
    );
    check(
        r#"projection, detach = "a_id""#,
        &[
            "detach | `detach` does not go with the class `projection` | `detach` is for `system`, `user`, and `mixed` \
         with `system_rows`",
        ],
    );
    check(
        r#"user, system_rows = "a""#,
        &[
            "system_rows | `system_rows` does not go with the class `user` | `system_rows` is for `mixed`",
        ],
    );
    check(
        r#"user, owner = "billing""#,
        &["owner | `owner` does not go with the class `user` | `owner` is for `mixed`"],
    );
}

#[test]
fn every_class_takes_the_keys_about_the_table() {
    for class in Class::OF_STRUCTS {
        check(
            &format!(
                r#"{class}, table = "t", database = "d", category = "c", group = "g", note = "n", reason = "r",
                   references = ["a_id -> a.id", "(b, c) -> s.t.(x, y)"]"#
            ),
            &[],
        );
    }
}

#[test]
fn a_key_is_given_once() {
    check(
        r#"user, note = "a", note = "b""#,
        &["note | `note` is given twice | remove one of the two"],
    );
    check(
        r#"user, detach = "a_id", detach = "b_id""#,
        &[
            "detach | `detach` is given twice | several go into one list: `detach = [\"a_id\", \"b_id\"]`",
        ],
    );
    check(
        r#"user, key = "a", key = "b""#,
        &[
            "key | `key` does not go with the class `user` | `key` is for `system`, and `mixed` with `system_rows`",
            "key | `key` is given twice | several go into one list: `key = [\"a_id\", \"b_id\"]`",
        ],
    );
}

#[test]
fn retention_has_a_time_and_a_column() {
    check(
        r#"user, retain = "90 days""#,
        &[
            "retain | `retain` needs `by`: the column that tells a row's age | add `by = \"created_at\"`",
        ],
    );
    check(
        r#"user, by = "created_at""#,
        &["by | `by` needs `retain`: how long rows are kept | add `retain = \"90 days\"`"],
    );
    check(
        r#"user, retain = "90 days", by = "created_at", expires = "expires_at""#,
        &[
            "expires | `retain` and `expires` are two retention rules for one table | keep `expires` where each row has \
         its own time, `retain` with `by` where all have one age",
        ],
    );
    check(
        r#"user, unit = "s""#,
        &[
            "unit | `unit` needs a time that it is the unit of | it goes with `retain` and `by`, or with `expires`",
        ],
    );
    check(
        r#"user, retain = "90 dyas", by = "created_at", unit = "min""#,
        &[
            "\"90 dyas\" | `retain` is not understood: `dyas` is not a unit of time here | a number of hours, days or \
         weeks: `retain = \"90 days\"`",
            "\"min\" | `unit` is not understood: `min` is no unit | `s`, `ms` or `us`: what an integer time counts since \
         1970",
        ],
    );
}

#[test]
fn mixed_is_either_undecided_or_split() {
    check(
        r#"mixed, review_by = "2027-03-31""#,
        &["review_by | `review_by` needs `owner`: who decides by then | add `owner = \"billing\"`"],
    );
    check(
        r#"mixed, owner = "billing""#,
        &[
            "owner | `owner` needs `review_by`: the day by which the owner decides | add `review_by = \"2027-03-31\"`",
        ],
    );
    check(
        r#"mixed, review_by = "2027-03-31", owner = "billing", system_rows = "a""#,
        &[
            "system_rows | `review_by` and `system_rows` contradict each other | once `system_rows` says which rows are \
         system there is nothing to review: remove `review_by` and `owner`",
        ],
    );
    check(
        r#"mixed, review_by = "2027-03-31", owner = "billing", keep = "a""#,
        &[
            "keep | `keep` does not go with `review_by` | an undecided table is kept whole; say which rows are system \
         with `system_rows` first",
        ],
    );
    check(
        r#"mixed, key = "slug""#,
        &[
            "key | `key` needs `system_rows` in the class `mixed` | add `system_rows = \"account_id IS NULL\"`: the rows \
         that are system",
        ],
    );
    check(
        r#"mixed, review_by = "2027-02-30", owner = "billing""#,
        &[
            "\"2027-02-30\" | `review_by` is not understood: 2027-02 has no day 30 | a day of the calendar, YYYY-MM-DD: \
         `review_by = \"2027-03-31\"`",
        ],
    );
}

#[test]
fn a_column_has_one_answer() {
    let help = "`detach` empties the column, `holds` keeps the row it points at, `with_parent` deletes this row with \
                that one: choose one";
    check(
        r#"system, detach = ["a_id", "b_id"], holds = "b_id""#,
        &[&format!(
            "\"b_id\" | `b_id` is in both `detach` and `holds` | {help}"
        )],
    );
    check(
        r#"user, detach = "a_id", with_parent = "a_id""#,
        &[&format!(
            "\"a_id\" | `a_id` is in both `detach` and `with_parent` | {help}"
        )],
    );
    check(r#"user, detach = "a_id", with_parent"#, &[]);
}

#[test]
fn values_have_the_shape_of_their_key() {
    check(
        "user, note = 4",
        &[
            "4 | `note` takes a string, found an integer | write `note = \"Production pricing tiers\"`",
        ],
    );
    check(
        r#"system, min_rows = "4""#,
        &["\"4\" | `min_rows` takes an integer, found a string | write `min_rows = 4`"],
    );
    check(
        "system, min_rows = 4.5",
        &["4.5 | `min_rows` takes an integer, found a float | write `min_rows = 4`"],
    );
    check(
        "system, min_rows = 4u8",
        &[
            "4u8 | `min_rows` takes an integer, found an integer with a suffix | write `min_rows = 4`",
        ],
    );
    check(
        "system, min_rows = -4",
        &["4 | `min_rows` cannot be -4 | a number of rows, 0 or more"],
    );
    check(
        "system, min_rows = 9223372036854775808",
        &[
            "9223372036854775808 | `min_rows` cannot be 9223372036854775808 | a number of rows, 0 or more",
        ],
    );
    check(
        "user, keep",
        &[
            "keep | `keep` takes a string: one SQL expression, found no value | write `keep = \"is_superuser\"`",
        ],
    );
    check(
        "user, keep = true",
        &[
            "true | `keep` takes a string: one SQL expression, found a boolean | write `keep = \"is_superuser\"`",
        ],
    );
    check(
        r#"user, keep = { postgres = "a" }"#,
        &[
            "{ postgres = \"a\" } | `keep` takes a string: one SQL expression, found `{`: values by dialect are for \
         data-class.toml | write `keep = \"is_superuser\"`",
        ],
    );
    check(
        "user, with_parent = false",
        &["false | `with_parent = false` says nothing | leave it out"],
    );
    check(
        "user, with_parent = 1",
        &[
            "1 | `with_parent` takes nothing, or a list of columns, found an integer | write `with_parent = [\"order_id\"]`",
        ],
    );
    check(
        r#"user, note = b"x""#,
        &[
            "b\"x\" | `note` takes a string, found a byte string | write `note = \"Production pricing tiers\"`",
        ],
    );
    check(
        r#"user, note = concat!("a")"#,
        &[
            "! | expected `,` behind the value of `note`, found `!` | write `note = \"Production pricing tiers\"`",
        ],
    );
    check(
        "user, note = NOTE",
        &[
            "NOTE | `note` takes a string, found the word `NOTE` | write `note = \"Production pricing tiers\"`",
        ],
    );
}

#[test]
fn names_and_texts_are_not_blank() {
    check(
        r#"user, table = """#,
        &["\"\" | `table` is empty | write `table = \"public.plans\"`, or leave it out"],
    );
    check(
        r#"user, note = " ""#,
        &["\" \" | `note` is empty | write `note = \"Production pricing tiers\"`, or leave it out"],
    );
    check(
        r#"user, table = "users ""#,
        &["\"users \" | `table` has white space around the name | write `\"users\"`"],
    );
    check(
        "user, detach = []",
        &["[] | `detach` is an empty list | write `detach = [\"updated_by_id\"]`, or leave it out"],
    );
    check(
        r#"system, key = ["slug", ""]"#,
        &["\"\" | `key` is empty | write `key = \"slug\"`, or leave it out"],
    );
    check(
        r#"system, key = ["slug", "slug"]"#,
        &["\"slug\" | `key` names `slug` twice | remove one of the two"],
    );
    check(
        r#"system, key = ["slug", 4]"#,
        &["4 | `key` takes a list of strings, found an integer | write `key = \"slug\"`"],
    );
    check(
        r#"user, keep = "a = 'b""#,
        &[
            "\"a = 'b\" | the SQL of `keep` leaves a quote open: ' | one expression over the table's columns: \
         `keep = \"is_superuser\"`",
        ],
    );
    check(
        r#"user, references = "account_id""#,
        &[
            "\"account_id\" | not a reference: expected `->`, found the end | write `\"account_id -> accounts.id\"`, \
         several columns as `\"a, b -> t(x, y)\"`",
        ],
    );
}

#[test]
fn punctuation_is_pointed_at() {
    check(
        r#"user table = "a""#,
        &[
            "table | expected `,` behind `user`, found `table` | a comma separates the class and each key",
        ],
    );
    check(
        r#"user, note "a""#,
        &[
            "\"a\" | expected `=` behind `note`, found `\"a\"` | write `note = \"Production pricing tiers\"`",
        ],
    );
    check(
        r#"user, note: "a""#,
        &[
            ": | expected `=` behind `note`, found `:` | write `note = \"Production pricing tiers\"`",
        ],
    );
    check(
        "user, note =",
        &["= | `note` has no value | write `note = \"Production pricing tiers\"`"],
    );
    check(
        r#"user, note = "a" table = "b""#,
        &[
            "table | expected `,` behind the value of `note`, found `table` | write `note = \"Production pricing tiers\"`",
        ],
    );
    check(
        "user,, note = \"a\"",
        &[", | nothing stands before this `,` | remove it"],
    );
    check(
        "user, \"note\" = \"a\"",
        &[
            "\"note\" | expected a key, found `\"note\"` | keys look like `note = \"Production pricing tiers\"`",
        ],
    );
    check(
        r#"system, key = ["a" "b"]"#,
        &["\"b\" | expected `,` in the list, found `\"b\"` | a comma separates the list's strings"],
    );
    check(
        r#"user, keep == "a""#,
        &[
            "\"a\" | expected `,` behind the value of `keep`, found `\"a\"` | write `keep = \"is_superuser\"`",
        ],
    );
}

#[test]
fn all_problems_come_at_once() {
    let (annotation, problems) = parse(tokens(
        r#"user, key = "slug", retain = "soon", by = "at", nonsense = 1, note = "fine""#,
    ));
    assert_eq!(problems.len(), 3);
    assert_eq!(
        annotation.and_then(|a| value(&a.note)).as_deref(),
        Some("fine")
    );
}

#[test]
fn a_field_is_secret_or_nothing() {
    check_field("secret", &[]);
    check_field("secret,", &[]);
    check_field(
        "",
        &[
            "the attribute | `#[data_class(...)]` on a field says nothing | `#[data_class(secret)]`, or no attribute",
        ],
    );
    check_field(
        "secrets",
        &["secrets | a field is not `secrets` | did you mean `secret`?"],
    );
    check_field(
        "hidden",
        &["hidden | a field is not `hidden` | a field takes `secret` only"],
    );
    check_field(
        "user",
        &["user | `user` belongs on the struct | a field takes `secret` only"],
    );
    check_field(
        "keep = \"a\"",
        &["keep | `keep` belongs on the struct | a field takes `secret` only"],
    );
    check_field(
        "secret = true",
        &["= | `secret` takes no value | write `secret`"],
    );
    check_field(
        "secret, secret",
        &["secret | `secret` is given twice | remove one of the two"],
    );
    check(
        "secret",
        &[
            "secret | `secret` belongs on a field | put `#[data_class(secret)]` above the field whose values nobody may see",
        ],
    );
}

#[test]
fn spans_can_be_exchanged_for_other_places() {
    let annotation = understood(
        r#"mixed, system_rows = "a", key = "b", detach = "c", with_parent = "d", references = "e -> f.g""#,
    );
    let mut places = 0;
    let mapped = annotation.map_span(|span| {
        places += 1;
        span.start().column
    });
    assert_eq!(places, 6);
    assert_eq!(mapped.class.span, 0);
    assert_eq!(mapped.key.first().map(|key| key.span), Some(32));
}
