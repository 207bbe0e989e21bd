mod models;
mod schema;

fn main() {}
