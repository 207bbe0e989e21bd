use data_class::data_class;

const NOTE: &str = "a note";

#[data_class(system, min_rows = "4", note = 4, key = [])]
struct Kinds;

#[data_class(system, min_rows = -1)]
struct Negative;

#[data_class(user, table = "", note = NOTE, reason = concat!("a", "b"))]
struct Texts;

#[data_class(user, note = b"bytes", keep)]
struct Bytes;

#[data_class(user, keep = { postgres = "a", sqlite = "b" })]
struct ByDialect;

#[data_class(system, key = ["slug", "slug", ""])]
struct Names;

#[data_class(system, detach = "a_id", holds = ["b_id", "a_id"])]
struct TwoAnswers;

fn main() {}
