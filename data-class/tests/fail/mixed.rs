use data_class::data_class;

#[data_class(mixed, review_by = "2027-03-31")]
struct WithoutOwner;

#[data_class(mixed, owner = "billing")]
struct WithoutDay;

#[data_class(mixed, review_by = "2027-02-29", owner = "billing")]
struct NoSuchDay;

#[data_class(mixed, review_by = "2027-03-31", owner = "billing", system_rows = "account_id IS NULL")]
struct Both;

#[data_class(mixed, review_by = "2027-03-31", owner = "billing", keep = "is_staff")]
struct KeyBesideReview;

#[data_class(mixed, key = "slug")]
struct KeyWithoutRule;

// Nothing wrong for the compiler: `classify` asks for the rule.
#[data_class(mixed)]
struct Bare;

fn main() {}
