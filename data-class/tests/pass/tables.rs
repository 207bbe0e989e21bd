//! What `TABLE` is. The mappers' own attributes are tried beside the macro, with real derives.

use data_class::{Classified, data_class};

#[data_class(user, table = "app.users")]
struct Explicit;

#[data_class(user, table = r#"app."Odd Name""#)]
struct Quoted;

#[data_class(user)]
struct Silent;

#[test]
fn the_table_is_what_the_attribute_says() {
    assert_eq!(Explicit::TABLE, Some("app.users"));
    assert_eq!(Quoted::TABLE, Some(r#"app."Odd Name""#));
}

#[test]
fn without_a_word_there_is_no_guess() {
    assert_eq!(Silent::TABLE, None);
}
