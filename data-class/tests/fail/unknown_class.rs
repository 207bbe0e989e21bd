use data_class::{UserData, data_class};

#[data_class(usr)]
struct Account;

#[data_class(customer, min_row = 4)]
struct Customer;

#[data_class(class = "system")]
struct AsKey;

#[data_class(external)]
struct Somebodys;

#[data_class(system, user)]
struct Two;

// No second error here: one mistake is one error.
fn purge<T: UserData>() {}

fn main() {
    purge::<Account>();
}
