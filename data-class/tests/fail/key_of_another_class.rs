use data_class::data_class;

#[data_class(user, key = "slug", min_rows = 4)]
struct Account;

#[data_class(system, keep = "is_staff", retain = "90 days", by = "created_at")]
struct Plan;

#[data_class(projection, detach = "a_id")]
struct Totals;

#[data_class(user, review_by = "2027-03-31", owner = "billing")]
struct Log;

fn main() {}
