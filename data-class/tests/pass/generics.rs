//! Generic parameters of every kind.

use std::fmt::Debug;
use std::iter::once;
use std::marker::PhantomData;
use std::vec::IntoIter;

use data_class::{Class, UserData, data_class};

#[data_class(user)]
struct Lifetimes<'a, 'b: 'a> {
    a: &'a str,
    #[data_class(secret)]
    b: &'b str,
}

#[data_class(user)]
struct Types<T: Clone + Into<Vec<u8>>, U = Vec<Vec<T>>>(T, PhantomData<U>);

#[data_class(user)]
struct Consts<const N: usize = 4, const NEGATIVE: i8 = -1, const BLOCK: bool = { 2 > 1 }>
where
    [(); N]: Sized;

#[data_class(user)]
struct Arrows<F: Fn(u8) -> Option<Vec<u8>>, G>(F, G)
where
    G: Fn() -> Vec<Vec<u8>>,
    for<'x> &'x G: Sized;

#[data_class(user)]
struct Bounds<'a, T: ?Sized + 'a, I>
where
    T: Debug,
    I: Iterator<Item = &'a T>,
    <I as Iterator>::Item: Clone,
    Consts<{ 1 + 1 }>: Sized,
{
    items: I,
    #[data_class(secret)]
    item: &'a T,
}

#[data_class(user)]
struct Items<I: Iterator<Item = u8>>(I);

fn is_user<T: UserData>() -> Class {
    T::CLASS
}

#[test]
fn generic_structs_are_classified() {
    assert_eq!(is_user::<Lifetimes<'static, 'static>>(), Class::User);
    assert_eq!(is_user::<Types<String>>(), Class::User);
    assert_eq!(is_user::<Consts>(), Class::User);
    assert_eq!(
        is_user::<Arrows<fn(u8) -> Option<Vec<u8>>, fn() -> Vec<Vec<u8>>>>(),
        Class::User
    );
    assert_eq!(
        is_user::<Bounds<'static, str, IntoIter<&'static str>>>(),
        Class::User
    );
    assert_eq!(is_user::<Items<IntoIter<u8>>>(), Class::User);
}

#[test]
fn generic_fields_are_as_they_were() {
    let lifetimes = Lifetimes { a: "a", b: "b" };
    assert_eq!((lifetimes.a, lifetimes.b), ("a", "b"));
    let types: Types<String> = Types("a".to_owned(), PhantomData);
    assert_eq!(types.0, "a");
    let bounds = Bounds {
        items: ["a"].into_iter().map(|text| text as &str),
        item: "b",
    };
    assert_eq!((bounds.items.count(), bounds.item), (1, "b"));
    assert_eq!(Items(once(1)).0.count(), 1);
    let arrows = Arrows(|byte| Some(vec![byte]), || vec![vec![1]]);
    assert_eq!(
        (arrows.0)(2),
        Some((arrows.1)().concat().iter().map(|byte| byte + 1).collect())
    );
}
