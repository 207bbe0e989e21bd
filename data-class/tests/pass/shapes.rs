//! Structs of every shape.

use data_class::{Class, Classified, data_class};

#[data_class(user)]
pub(crate) struct Named {
    #[data_class(secret)]
    pub(crate) token: &'static str,
    /// Documented.
    #[data_class::data_class(secret)]
    #[expect(dead_code, reason = "attributes beside ours stay")]
    pub(in crate::shapes) other: u8,
    #[::data_class::data_class(secret)]
    pub(super) third: (u8, Vec<Option<u8>>),
}

#[data_class(system)]
struct Tuple(#[data_class(secret)] u8, #[data_class(secret)] pub Vec<u8>);

#[data_class(mixed, system_rows = "id = 0")]
struct Unit;

#[data_class(projection)]
struct Empty {}

#[data_class(user)]
#[derive(Debug, Clone, Default, PartialEq)]
struct r#Raw {
    #[data_class(secret)]
    r#type: u8,
}

#[derive(Debug, Clone, Default, PartialEq)]
#[data_class(user)]
struct BelowDerive {
    #[data_class(secret)]
    secret: u8,
}

#[test]
fn every_shape_is_classified() {
    assert_eq!(Named::CLASS, Class::User);
    assert_eq!(Tuple::CLASS, Class::System);
    assert_eq!(Unit::CLASS, Class::Mixed);
    assert_eq!(Empty::CLASS, Class::Projection);
    assert_eq!(<r#Raw>::CLASS, Class::User);
    assert_eq!(BelowDerive::CLASS, Class::User);
}

#[test]
fn fields_are_as_they_were() {
    let named = Named {
        token: "t",
        other: 1,
        third: (2, vec![Some(3)]),
    };
    assert_eq!((named.token, named.third.0), ("t", 2));
    let tuple = Tuple(1, vec![2]);
    assert_eq!((tuple.0, tuple.1.as_slice()), (1, [2].as_slice()));
    assert_eq!(r#Raw { r#type: 0 }, r#Raw::default());
    assert_eq!(BelowDerive { secret: 0 }.clone(), BelowDerive::default());
}

#[test]
fn a_struct_in_a_function_body_is_classified() {
    #[data_class(user, table = "local")]
    struct Local {
        #[data_class(secret)]
        value: u8,
    }
    assert_eq!(Local::TABLE, Some("local"));
    assert_eq!(Local { value: 1 }.value, 1);
}

mod attributes_of_the_struct {
    use data_class::{Classified, data_class};

    #[deprecated(note = "the impls of an old struct are no new use of it")]
    #[data_class(user)]
    #[must_use]
    #[doc(hidden)]
    pub(super) struct Old;

    #[test]
    #[expect(deprecated, reason = "named once")]
    fn stay_with_it() {
        assert_eq!(Old::TABLE, None);
    }
}
