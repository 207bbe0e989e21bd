use data_class::data_class;

#[data_class(user)]
#[derive(Debug)]
#[data_class(system, key = "slug")]
struct Account;

#[data_class::data_class(user)]
#[cfg_attr(all(), data_class(system))]
struct Conditional;

fn main() {}
