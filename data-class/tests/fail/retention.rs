use data_class::data_class;

#[data_class(user, retain = "90 days")]
struct WithoutBy;

#[data_class(user, by = "created_at")]
struct WithoutRetain;

#[data_class(user, retain = "90 days", by = "created_at", expires = "expires_at")]
struct Both;

#[data_class(user, unit = "ms")]
struct UnitAlone;

#[data_class(user, retain = "3 months", by = "created_at", unit = "min")]
struct Months;

#[data_class(user, retain = "0 days", by = "created_at")]
struct Zero;

fn main() {}
