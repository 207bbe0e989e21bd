//! Rows of a fixture by their place: few ranges, however many rows.

use std::ops::Range;

/// Some rows, in the order in which they were added.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct RowSet {
    ranges: Vec<Range<usize>>,
    len: usize,
}

impl RowSet {
    /// Adds a row behind the others.
    pub(super) fn push(&mut self, at: usize) {
        self.len += 1;
        match self.ranges.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => self.ranges.push(at..at + 1),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn first(&self) -> Option<usize> {
        self.ranges.first().map(|range| range.start)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.ranges.iter().cloned().flatten()
    }
}

impl FromIterator<usize> for RowSet {
    fn from_iter<I: IntoIterator<Item = usize>>(rows: I) -> RowSet {
        let mut set = RowSet::default();
        for at in rows {
            set.push(at);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_in_the_order_in_which_they_were_added() {
        let rows = [3, 4, 5, 9, 1, 2];
        let set: RowSet = rows.into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), rows);
        assert_eq!((set.len(), set.first(), set.ranges.len()), (6, Some(3), 3));
        assert!(RowSet::default().is_empty());
    }
}
