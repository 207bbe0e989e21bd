use data_class::data_class;

#[data_class(secret)]
struct OnTheStruct;

#[data_class(user)]
struct Account {
    #[data_class(secrt)]
    token: String,
    #[data_class(user)]
    class: String,
    #[data_class]
    empty: String,
    #[cfg_attr(all(), data_class(hidden))]
    conditional: String,
    #[data_class(secret = true)]
    value: String,
}

fn main() {}
