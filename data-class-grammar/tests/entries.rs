//! Entries from elsewhere than tokens, as the configuration makes them: the same rules, and values by dialect.

use data_class_grammar::{
    Annotation, Class, Entry, Key, Predicate, Problem, Spanned, Value, WithParent, assemble,
    assemble_beside, check_entries, keys_of,
};

/// A place is the number of the entry.
type Place = usize;

fn text(at: Place, text: &str) -> Value<Place> {
    Value::Text(Spanned::new(text.to_owned(), at))
}

fn by_dialect(at: Place, texts: &[(&str, &str)]) -> Value<Place> {
    let texts = texts
        .iter()
        .map(|(name, sql)| Entry {
            key: Spanned::new((*name).to_owned(), at),
            value: text(at, sql),
        })
        .collect();
    Value::ByDialect(Spanned::new(texts, at))
}

fn entries(values: Vec<(&str, Value<Place>)>) -> Vec<Entry<Place>> {
    let entry = |(at, (key, value)): (Place, (&str, Value<Place>))| Entry {
        key: Spanned::new(key.to_owned(), at),
        value,
    };
    values.into_iter().enumerate().map(entry).collect()
}

fn read(
    class: Class,
    values: Vec<(&str, Value<Place>)>,
) -> (Annotation<Place>, Vec<Problem<Place>>) {
    assemble(Spanned::new(class, 99), entries(values))
}

fn shown(problems: &[Problem<Place>]) -> Vec<String> {
    problems
        .iter()
        .map(|p| {
            format!(
                "{} | {} | {}",
                p.span,
                p.message,
                p.help.as_deref().unwrap_or("none")
            )
        })
        .collect()
}

#[test]
fn a_predicate_may_differ_by_dialect() {
    let keep = by_dialect(0, &[("postgres", "is_staff"), ("mariadb", "is_staff = 1")]);
    let (annotation, problems) = read(Class::User, vec![("keep", keep)]);
    assert_eq!(shown(&problems), [""; 0]);
    let keep = annotation.keep.expect("keep");
    assert_eq!(
        keep.text("postgres").map(|sql| sql.value.as_str()),
        Some("is_staff")
    );
    assert_eq!(
        keep.text("mysql").map(|sql| sql.value.as_str()),
        Some("is_staff = 1")
    );
    assert!(keep.text("sqlite").is_none());
}

#[test]
fn unknown_dialects_are_named() {
    let keep = by_dialect(
        0,
        &[
            ("postgre", "a"),
            ("oracle", "a"),
            ("sqlite", "a"),
            ("sqlite3", "b"),
        ],
    );
    let (annotation, problems) = read(Class::User, vec![("keep", keep)]);
    assert_eq!(
        shown(&problems),
        [
            "0 | unknown dialect `postgre` | did you mean `postgres`?",
            "0 | unknown dialect `oracle` | the dialects are: postgres, sqlite, mysql",
            "0 | `sqlite` is given twice | remove one of the two",
        ]
    );
    assert!(matches!(annotation.keep, Some(Predicate::ByDialect(texts)) if texts.len() == 1));
}

#[test]
fn a_dialect_says_something() {
    let (_, problems) = read(Class::User, vec![("keep", by_dialect(0, &[]))]);
    assert_eq!(
        shown(&problems),
        ["0 | `keep` names no dialect | `{ postgres = \"...\", sqlite = \"...\" }`"]
    );
    let (_, problems) = read(
        Class::User,
        vec![("keep", by_dialect(0, &[("sqlite", " ")]))],
    );
    assert_eq!(
        shown(&problems),
        [
            "0 | the SQL of `keep` is empty | one expression over the table's columns: `keep = \"is_superuser\"`",
        ]
    );
}

#[test]
fn only_predicates_differ_by_dialect() {
    let (_, problems) = read(
        Class::User,
        vec![("note", by_dialect(0, &[("sqlite", "a")]))],
    );
    assert_eq!(
        shown(&problems),
        [
            "0 | `note` takes a string, found a value by dialect | write `note = \"Production pricing tiers\"`",
        ]
    );
}

#[test]
fn external_takes_the_keys_of_every_class() {
    let (annotation, problems) = read(
        Class::External,
        vec![("note", text(0, "PostGIS")), ("keep", text(1, "a"))],
    );
    assert_eq!(annotation.class.value, Class::External);
    assert_eq!(
        shown(&problems),
        [
            "1 | `keep` does not go with the class `external` | `keep` is for `user`, and `mixed` with `system_rows`",
        ]
    );
}

#[test]
fn the_callers_own_keys_are_guessed_too() {
    let class = Spanned::new(Class::User, 99);
    let wrong = entries(vec![("descripton", text(0, "a"))]);
    let (_, problems) = assemble_beside(class, wrong, &["description", "class"]);
    assert_eq!(
        shown(&problems),
        ["0 | unknown key `descripton` | did you mean `description`?"]
    );
}

#[test]
fn a_boolean_is_a_flag() {
    let flag = Value::Bool(Spanned::new(true, 0));
    let (annotation, problems) = read(Class::User, vec![("with_parent", flag)]);
    assert_eq!(shown(&problems), [""; 0]);
    assert_eq!(annotation.with_parent, Some(WithParent::All(0)));
}

#[test]
fn values_of_the_callers_own_kinds_are_named_by_it() {
    let date = Value::Other(Spanned::new("a date".to_owned(), 0));
    let (_, problems) = read(
        Class::Mixed,
        vec![("review_by", date), ("owner", text(1, "x"))],
    );
    assert_eq!(
        shown(&problems),
        ["0 | `review_by` takes a string, found a date | write `review_by = \"2027-03-31\"`",]
    );
}

#[test]
fn entries_without_a_class_are_checked_as_far_as_that_goes() {
    let problems = check_entries(entries(vec![
        ("min_rows", text(0, "4")),
        ("keep", text(1, "a")),
        ("keeep", text(2, "a")),
        ("zzz", text(3, "a")),
    ]));
    assert_eq!(problems.len(), 3);
    assert_eq!(problems[1].help.as_deref(), Some("did you mean `keep`?"));
    assert!(check_entries::<Place>(Vec::new()).is_empty());
}

#[test]
fn each_class_lists_its_keys() {
    let names = |class| keys_of(class).map(Key::name).collect::<Vec<_>>().join(" ");
    let common = "table database category group note references reason";
    assert_eq!(names(Class::Projection), common);
    assert_eq!(names(Class::External), common);
    assert_eq!(
        names(Class::System),
        format!("{common} key min_rows seed_note detach holds")
    );
    assert_eq!(
        names(Class::User),
        format!("{common} detach keep retain by expires unit with_parent")
    );
    assert_eq!(keys_of(Class::Mixed).count(), Key::ALL.len());
}

#[test]
fn every_keys_example_is_understood() {
    for key in Key::ALL {
        assert_eq!(Key::from_name(key.name()), Some(key));
        assert!(key.example().starts_with(key.name()));
        let beside = match key {
            Key::Retain => ", by = \"created_at\"",
            Key::By => ", retain = \"90 days\"",
            Key::Unit => ", expires = \"expires_at\"",
            Key::ReviewBy => ", owner = \"billing\"",
            Key::Owner => ", review_by = \"2027-03-31\"",
            _ => "",
        };
        let class = Class::OF_STRUCTS
            .into_iter()
            .find(|class| key.goes_with(*class));
        let class = class.expect("a class for every key");
        let source = format!("{class}, {}{beside}", key.example());
        let (_, problems) = data_class_grammar::parse(source.parse().expect("tokens"));
        assert!(problems.is_empty(), "{source}: {problems:?}");
    }
}
