use data_class::data_class;

#[data_class(system)]
pub enum Kind {
    A,
}

#[data_class(system)]
union Bits {
    a: u8,
    b: i8,
}

#[data_class(user)]
pub(crate) async fn purge() {}

#[data_class(user)]
type Alias = u8;

#[data_class(user)]
impl Kind {}

#[data_class(user)]
mod inner {}

fn main() {}
