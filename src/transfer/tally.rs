//! The ledger of a table: every user row that was counted is copied, already there, left behind or refused.

/// Why rows stay in the old database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// No row that comes along needs them.
    pub unneeded: u64,
    /// `--where` is not TRUE for them.
    pub excluded: u64,
    /// They can't be without a row that stays, or that the old database doesn't have.
    pub without: u64,
}

impl Left {
    /// All of them.
    pub fn sum(self) -> u64 {
        self.unneeded + self.excluded + self.without
    }
}

/// What becomes of a table's user rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The table.
    pub table: String,
    /// Whether it was asked for; else its rows only come along with others.
    pub chosen: bool,
    /// Its user rows in the old database, by a count of its own.
    pub counted: u64,
    /// Rows that are inserted.
    pub copied: u64,
    /// Rows that the new database has already: an earlier transfer's, or equal ones.
    pub there: u64,
    /// Rows that stay.
    pub left: Left,
    /// Rows that something in the new database is in the way of.
    pub refused: u64,
}

impl Tally {
    /// The sum, as people read it: `2 copied + 1 already there + 0 left behind + 0 refused = 3 counted`.
    pub fn sum(&self) -> String {
        format!(
            "{} copied + {} already there + {} left behind + {} refused = {} counted",
            self.copied,
            self.there,
            self.left.sum(),
            self.refused,
            self.counted
        )
    }

    /// Refuses a sum that isn't what was counted.
    pub fn check(&self) -> Result<(), String> {
        let sum = self.copied + self.there + self.left.sum() + self.refused;
        match sum == self.counted {
            true => Ok(()),
            false => Err(format!(
                "the ledger of `{}` does not add up: {}, but that is {sum}",
                self.table,
                self.sum()
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_that_does_not_add_up_is_refused() {
        let mut tally = Tally {
            table: "posts".into(),
            counted: 10,
            copied: 3,
            there: 1,
            left: Left {
                unneeded: 1,
                excluded: 2,
                without: 1,
            },
            refused: 2,
            ..Tally::default()
        };
        assert_eq!(tally.check(), Ok(()));
        tally.counted = 11;
        let said = tally.check().expect_err("one is missing");
        assert!(said.contains("= 11 counted, but that is 10"), "{said}");
    }
}
