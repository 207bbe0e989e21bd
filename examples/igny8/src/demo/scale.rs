//! How many rows each table gets, and which rows belong together.
//!
//! Everything that belongs to a site is dealt out in turn: row `n` of any table belongs to site `(n - 1) % sites + 1`.
//! Accounts divide sites and sites divide sectors, so the account, the site and the sector of a row follow from its
//! number alone, and a row's references always stay within its account.

pub(super) struct Scale {
    rows: i64,
    pub(super) accounts: i64,
    /// Users with an account: two each.
    pub(super) users: i64,
    pub(super) sites: i64,
    pub(super) sectors: i64,
    pub(super) clusters: i64,
    pub(super) taxonomies: i64,
}

impl Scale {
    pub(super) fn of(rows: u64) -> Self {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX / 1000);
        let accounts = (rows / 250).max(3);
        Self {
            rows,
            accounts,
            users: accounts * 2,
            sites: accounts * 2,
            sectors: accounts * 4,
            clusters: accounts * 4,
            taxonomies: accounts * 6,
        }
    }

    /// So many of every thousand rows, but a few at least.
    pub(super) fn of_thousand(&self, share: i64) -> i64 {
        (self.rows.saturating_mul(share) / 1000).max(4)
    }

    pub(super) fn tasks(&self) -> i64 {
        self.of_thousand(40)
    }

    pub(super) fn content(&self) -> i64 {
        self.of_thousand(40)
    }

    pub(super) fn integrations(&self) -> i64 {
        self.of_thousand(6).min(self.sites)
    }

    pub(super) fn account(&self, row: i64) -> i64 {
        (row - 1) % self.accounts + 1
    }

    pub(super) fn site(&self, row: i64) -> i64 {
        (row - 1) % self.sites + 1
    }

    pub(super) fn sector(&self, row: i64) -> i64 {
        (row - 1) % self.sectors + 1
    }

    /// Which turn of the deal among `many` a row is in, from 0.
    pub(super) fn turn(row: i64, many: i64) -> i64 {
        (row - 1) / many
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_sector_belongs_to_its_site_and_its_account() {
        for rows in [0, 1, 999, 10_000, 123_457] {
            let scale = Scale::of(rows);
            for row in 1..500 {
                assert_eq!(scale.site(scale.sector(row)), scale.site(row));
                assert_eq!(scale.account(scale.site(row)), scale.account(row));
            }
        }
    }
}
