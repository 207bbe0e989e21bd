//! The values of a row, in terms of what they mean rather than of one dialect's types.

use std::borrow::Cow;

use uuid::Uuid;

/// A value.
#[derive(Debug, Clone)]
pub enum Value<'v> {
    /// None.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A floating point number.
    Real(f64),
    /// An exact number: this many units of 10^-scale.
    Exact(i64, u32),
    /// A text, or a label of an enum.
    Text(Cow<'v, str>),
    /// Microseconds since 1970.
    Moment(i64),
    /// Days since 1970.
    Day(i32),
    /// A UUID.
    Uuid(Uuid),
    /// JSON text.
    Json(Cow<'v, str>),
    /// An array of texts.
    List(Vec<Cow<'v, str>>),
}

/// Cents.
#[derive(Debug, Clone, Copy)]
pub struct Money(pub i64);

/// Millionths of a dollar.
#[derive(Debug, Clone, Copy)]
pub struct Cost(pub i64);

/// A point in time, in microseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// A day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

/// JSON text.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl Moment {
    /// The moment that many seconds earlier; negative: later.
    pub fn before(self, seconds: i64) -> Self {
        Self(self.0 - seconds * 1_000_000)
    }

    /// Its day, in UTC.
    pub fn day(self) -> Day {
        Day(i32::try_from(self.0.div_euclid(86_400_000_000)).unwrap_or(0))
    }
}

macro_rules! from {
    ($($from:ty, $value:pat => $to:expr;)*) => {
        $(impl<'v> From<$from> for Value<'v> {
            fn from($value: $from) -> Self {
                $to
            }
        })*
    };
}

from! {
    bool, value => Value::Bool(value);
    i64, value => Value::Int(value);
    i32, value => Value::Int(value.into());
    u32, value => Value::Int(value.into());
    f64, value => Value::Real(value);
    Money, Money(cents) => Value::Exact(cents, 2);
    Cost, Cost(millionths) => Value::Exact(millionths, 6);
    Moment, Moment(micros) => Value::Moment(micros);
    Day, Day(days) => Value::Day(days);
    Uuid, value => Value::Uuid(value);
    &'v str, value => Value::Text(Cow::Borrowed(value));
    &'v String, value => Value::Text(Cow::Borrowed(value));
    String, value => Value::Text(Cow::Owned(value));
    Json<&'v str>, Json(value) => Value::Json(Cow::Borrowed(value));
    Json<String>, Json(value) => Value::Json(Cow::Owned(value));
    &'v Vec<String>, value => Value::List(value.iter().map(|item| Cow::Borrowed(item.as_str())).collect());
    Vec<String>, value => Value::List(value.into_iter().map(Cow::Owned).collect());
    &[&'v str], value => Value::List(value.iter().map(|item| Cow::Borrowed(*item)).collect());
}

impl<'v, T: Into<Value<'v>>> From<Option<T>> for Value<'v> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}
