//! The keys of an annotation side by side, so that two annotations of one table can be compared.

use std::collections::BTreeMap;

use data_class_grammar::Annotation;

/// Every key that an annotation sets, with its value in a form that only equal values share.
pub fn keys_of<S: Clone>(annotation: &Annotation<S>) -> BTreeMap<&'static str, String> {
    let plain = annotation.clone().map_span(|_| ());
    let mut keys = BTreeMap::new();
    let mut set = |name: &'static str, value: Option<String>| {
        if let Some(value) = value {
            keys.insert(name, value);
        }
    };
    macro_rules! optional {
        ($($field:ident),*) => { $(set(stringify!($field), plain.$field.as_ref().map(|value| format!("{value:?}")));)* };
    }
    macro_rules! lists {
        ($($field:ident),*) => { $(set(stringify!($field), (!plain.$field.is_empty()).then(|| format!("{:?}", plain.$field)));)* };
    }
    optional!(
        table,
        database,
        category,
        group,
        note,
        reason,
        min_rows,
        seed_note,
        keep,
        retain,
        by,
        expires,
        unit,
        with_parent,
        system_rows,
        review_by,
        owner
    );
    lists!(references, key, detach, holds);
    keys
}
