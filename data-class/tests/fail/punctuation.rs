use data_class::data_class;

#[data_class(user table = "users")]
struct Comma;

#[data_class(user, table "users")]
struct Equals;

#[data_class(user, table: "users")]
struct Colon;

#[data_class(user,, table =)]
struct Value;

#[data_class("user")]
struct Text;

fn main() {}
