//! From entries to an annotation: which keys a class takes, once each, and what goes together.

use crate::read::Reader;
use crate::suggest::nearest;
use crate::{Annotation, Class, Entry, Key, Problem, Spanned, combine, key};

/// The keys that were understood, with their places.
pub(crate) type Given<S> = Vec<(Key, S)>;

/// What the entries say about a table of this class, and everything in them that is not understood.
///
/// The annotation holds whatever was understood, problems or not, so that one wrong key does not hide the rest.
pub fn assemble<S: Clone>(
    class: Spanned<Class, S>,
    entries: Vec<Entry<S>>,
) -> (Annotation<S>, Vec<Problem<S>>) {
    assemble_beside(class, entries, &[])
}

/// The same for a caller with keys of its own, which it has taken out already: an unknown key may be a slip of
/// the pen for one of those (the configuration's `description`).
pub fn assemble_beside<S: Clone>(
    class: Spanned<Class, S>,
    entries: Vec<Entry<S>>,
    others: &[&str],
) -> (Annotation<S>, Vec<Problem<S>>) {
    let known = class.value;
    let mut reader = Reader::new(Annotation::bare(class));
    let given = read_all(&mut reader, Some(known), entries, others);
    combine::check(known, &given, &mut reader);
    reader.finish()
}

/// What is wrong with entries whose class is not known: unknown keys, keys given twice, values of a wrong shape.
pub fn check_entries<S: Clone>(entries: Vec<Entry<S>>) -> Vec<Problem<S>> {
    let Some(first) = entries.first() else {
        return Vec::new();
    };
    // Any class would do: nothing here asks for it.
    let nobodys = Spanned::new(Class::Mixed, first.key.span.clone());
    let mut reader = Reader::new(Annotation::bare(nobodys));
    read_all(&mut reader, None, entries, &[]);
    reader.finish().1
}

fn read_all<S: Clone>(
    reader: &mut Reader<S>,
    class: Option<Class>,
    entries: Vec<Entry<S>>,
    others: &[&str],
) -> Given<S> {
    let mut given: Given<S> = Vec::new();
    let mut misplaced: Vec<Key> = Vec::new();
    for Entry { key: name, value } in entries {
        let Some(key) = Key::from_name(&name.value) else {
            reader.problems.push(unknown(&name, class, others));
            continue;
        };
        if misplaced.contains(&key) || given.iter().any(|(other, _)| *other == key) {
            reader.problems.push(twice(key, name.span));
        } else if let Some(class) = class.filter(|class| !key.goes_with(*class)) {
            misplaced.push(key);
            reader
                .problems
                .push(of_another_class(key, class, name.span));
        } else {
            given.push((key, name.span));
            reader.read(key, value);
        }
    }
    given
}

fn unknown<S: Clone>(
    name: &Spanned<String, S>,
    class: Option<Class>,
    others: &[&str],
) -> Problem<S> {
    let mut all: Vec<&str> = Key::ALL.into_iter().map(Key::name).collect();
    all.extend(others);
    let own = all.iter().copied().filter(|name| {
        Key::from_name(name).is_none_or(|key| class.is_none_or(|class| key.goes_with(class)))
    });
    // A word that only another class takes is a worse guess than one of this class, but better than none.
    let near = nearest(&name.value, own).or_else(|| nearest(&name.value, all.iter().copied()));
    let help = match (near, class) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some(class)) => format!("`{class}` takes: {}", key::listed(class)),
        (None, None) => format!("the keys are: {}", key::listed(Class::Mixed)),
    };
    let message = format!("unknown key `{}`", name.value.escape_debug());
    Problem::new(name.span.clone(), message).help(help)
}

fn twice<S>(key: Key, span: S) -> Problem<S> {
    let help = match key {
        Key::Key | Key::Detach | Key::Holds | Key::References | Key::WithParent => {
            format!("several go into one list: `{}`", list_example(key))
        }
        _ => "remove one of the two".to_owned(),
    };
    Problem::new(span, format!("`{}` is given twice", key.name())).help(help)
}

fn list_example(key: Key) -> String {
    match key {
        Key::References => key.example().to_owned(),
        _ => format!("{} = [\"a_id\", \"b_id\"]", key.name()),
    }
}

fn of_another_class<S>(key: Key, class: Class, span: S) -> Problem<S> {
    let name = key.name();
    Problem::new(
        span,
        format!("`{name}` does not go with the class `{class}`"),
    )
    .help(format!("`{name}` is for {}", key.takers()))
}
