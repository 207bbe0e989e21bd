mod upgrades;

#[derive(FromQueryResult)]
struct Sum {
    amount: i64,
}

fn main() {}
