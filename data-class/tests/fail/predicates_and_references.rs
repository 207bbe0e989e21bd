use data_class::data_class;

#[data_class(user, keep = "name = 'a")]
struct Quote;

#[data_class(user, keep = "a = 1; DROP TABLE b")]
struct Statement;

#[data_class(mixed, system_rows = "(a = 1")]
struct Parenthesis;

#[data_class(user, references = ["account_id", "a, b -> t.x", "account_id -> accounts"])]
struct References;

fn main() {}
