//! How a transaction begins that sees one state of the data.

/// The statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Those that open it.
    pub begin: Vec<String>,
    /// Those inside, before anything is read: what the transaction must be like.
    pub settings: Vec<String>,
}

impl Opening {
    /// All of them, in their order.
    pub fn statements(&self) -> impl Iterator<Item = &String> {
        self.begin.iter().chain(&self.settings)
    }
}
