use data_class::data_class;

struct Account {
    #[data_class(secret)]
    token: String,
}

fn main() {}
