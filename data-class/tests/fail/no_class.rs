use data_class::data_class;

#[data_class]
struct Nothing;

#[data_class()]
struct Empty;

#[data_class(table = "users")]
struct KeyFirst;

#[data_class(table = "users", user)]
struct ClassLast;

fn main() {}
