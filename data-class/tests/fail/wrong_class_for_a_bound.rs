use data_class::{Classified, MixedData, SystemData, UserData, data_class};

#[data_class(system)]
struct Plan;

#[data_class(user)]
struct Account;

#[data_class(projection)]
struct Totals;

struct Forgotten;

fn purge<T: UserData>() {}

fn seed<T: SystemData>() {}

fn review<T: MixedData>() {}

fn any<T: Classified>() {}

fn main() {
    purge::<Plan>();
    seed::<Account>();
    review::<Account>();
    purge::<Totals>();
    any::<Forgotten>();
}
