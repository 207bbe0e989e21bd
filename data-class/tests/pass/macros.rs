//! Structs that `macro_rules!` makes, whose tokens come in invisible groups.

use data_class::{Class, Classified, data_class};

macro_rules! model {
    (
        $class:ident $table:literal $(, $key:ident = $value:expr)*;
        $(#[$meta:meta])* $vis:vis struct $name:ident $(<$lifetime:lifetime>)? {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $ty:ty),* $(,)?
        }
    ) => {
        #[data_class($class, table = $table $(, $key = $value)*)]
        $(#[$meta])*
        $vis struct $name $(<$lifetime>)? {
            $($(#[$field_meta])* $field_vis $field: $ty,)*
        }
    };
    (whole $class:ident $item:item) => {
        #[data_class($class)]
        $item
    };
    (attribute $meta:meta, $name:ident) => {
        #[$meta]
        struct $name(#[data_class(secret)] u8);
    };
}

model! {
    user "app.accounts", keep = "is_staff", detach = ["a_id", "b_id"];
    /// Documented.
    #[derive(Debug)]
    pub(crate) struct Account<'a> {
        #[data_class(secret)]
        pub(crate) name: &'a str,
        #[cfg_attr(all(), data_class(secret))]
        pub other: Vec<Option<u8>>,
    }
}

model! {
    system "plans", min_rows = 4;
    struct Plan {}
}

model! { whole mixed pub(crate) struct Whole { #[data_class(secret)] pub(crate) value: u8 } }

model! { attribute data_class(user, table = "tuples"), Tuple }

#[test]
fn models_made_by_a_macro_are_classified() {
    let account = Account {
        name: "a",
        other: vec![Some(1)],
    };
    assert_eq!((account.name, account.other.len()), ("a", 1));
    assert_eq!(
        (Account::CLASS, Account::TABLE),
        (Class::User, Some("app.accounts"))
    );
    assert_eq!((Plan::CLASS, Plan::TABLE), (Class::System, Some("plans")));
    assert_eq!((Whole::CLASS, Whole { value: 1 }.value), (Class::Mixed, 1));
    assert_eq!((Tuple::TABLE, Tuple(1).0), (Some("tuples"), 1));
}
