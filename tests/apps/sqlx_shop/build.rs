struct FromRow;
fn main() {}
