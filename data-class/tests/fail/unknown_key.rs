use data_class::data_class;

#[data_class(system, min_row = 4, kee = "slug")]
struct Plan;

#[data_class(user, retian = "90 days", colour = "red")]
struct Log;

fn main() {}
