//! The traits as bounds, and the class in words.

use data_class::{Class, Classified, MixedData, SystemData, UserData, data_class};

#[data_class(system)]
struct Plan;

#[data_class(user)]
struct Account;

#[data_class(mixed)]
struct Setting;

#[data_class(projection, table = "ignored")]
struct Totals;

fn seed<T: SystemData>() -> Class {
    T::CLASS
}

fn purge<T: UserData>() -> Class {
    T::CLASS
}

fn review<T: MixedData>() -> Class {
    T::CLASS
}

fn any<T: Classified + ?Sized>() -> Class {
    T::CLASS
}

#[test]
fn each_class_has_its_marker() {
    assert_eq!(seed::<Plan>(), Class::System);
    assert_eq!(purge::<Account>(), Class::User);
    assert_eq!(review::<Setting>(), Class::Mixed);
    assert_eq!(any::<Totals>(), Class::Projection);
}

#[test]
fn a_class_reads_as_it_is_written() {
    let names = [Class::System, Class::User, Class::Mixed, Class::Projection];
    assert_eq!(
        names.map(|class| class.to_string()),
        ["system", "user", "mixed", "projection"]
    );
    assert_eq!(format!("[{:>8}]", Class::User), "[    user]");
}
