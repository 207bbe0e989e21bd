//! `cfg` and `cfg_attr`, on the struct and on its fields. `all()` always holds, `any()` never does.

use data_class::{Class, Classified, data_class};

#[cfg_attr(all(), data_class(system))]
#[cfg_attr(any(), data_class(user))]
struct Chosen;

#[cfg_attr(all(), derive(Debug), data_class(user, table = "a"), must_use)]
struct Among {
    #[cfg_attr(all(), data_class(secret))]
    value: u8,
    #[cfg_attr(any(), data_class(secret))]
    unused: u8,
    #[cfg_attr(all(), doc = "Kept.", data_class(secret))]
    kept: u8,
    #[cfg_attr(all(), cfg_attr(all(), data_class(secret)))]
    nested: u8,
}

#[data_class(user)]
#[cfg(any())]
struct Absent {
    #[data_class(secret)]
    value: u8,
}

#[data_class(user)]
#[cfg_attr(all(), cfg(any()))]
struct AbsentInside;

#[data_class(user)]
struct Fields {
    #[cfg(any())]
    #[data_class(secret)]
    absent: NoSuchType,
    #[data_class(secret)]
    #[cfg(test)]
    present: u8,
}

#[test]
fn only_what_holds_counts() {
    assert_eq!(Chosen::CLASS, Class::System);
    let among = Among {
        value: 1,
        unused: 2,
        kept: 3,
        nested: 4,
    };
    assert_eq!(among.value + among.unused + among.kept + among.nested, 10);
    assert_eq!(Among::TABLE, Some("a"));
    assert_eq!(Fields { present: 1 }.present, 1);
    assert_eq!(Fields::CLASS, Class::User);
}
