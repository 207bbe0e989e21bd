use data_class::data_class;

#[data_class(user, note = "a", note = "b", detach = "a_id", detach = "b_id")]
struct Account;

fn main() {}
