//! A small generator of random numbers that never changes: a library's may from one version to the next.

use std::cell::Cell;

use uuid::Uuid;

/// SplitMix64, in a cell so that one value of a row can be drawn while another is.
pub(super) struct Random {
    state: Cell<u64>,
}

impl Random {
    pub(super) fn of(seed: u64, table: &str) -> Self {
        Self {
            state: Cell::new(seed ^ crate::seed::digest(table)),
        }
    }

    pub(super) fn next(&self) -> u64 {
        let mut number = self.state.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.state.set(number);
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low).saturating_add(1);
        low.saturating_add_unsigned(self.next() % span)
    }

    /// True in `percent` of the cases.
    pub(super) fn chance(&self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// The value in `percent` of the cases, else none.
    pub(super) fn maybe<T>(&self, percent: u64, value: T) -> Option<T> {
        self.chance(percent).then_some(value)
    }

    /// One of `items`, of which there is at least one.
    pub(super) fn pick<T: Copy>(&self, items: &[T]) -> T {
        items[self.place(items.len())]
    }

    /// One of `texts`, of which there is at least one.
    pub(super) fn pick_text<'t>(&self, texts: &'t [String]) -> &'t str {
        &texts[self.place(texts.len())]
    }

    /// A place among `count`, from 0.
    pub(super) fn place(&self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    pub(super) fn hex(&self) -> String {
        format!("{:016x}{:016x}", self.next(), self.next())
    }

    pub(super) fn uuid(&self) -> Uuid {
        let halves = (u128::from(self.next()) << 64) | u128::from(self.next());
        uuid::Builder::from_random_bytes(halves.to_be_bytes()).into_uuid()
    }
}
