//! What is kept of the part at work, so that the old database is read once: rows that were read to decide on them, up to
//! some megabytes, and what the new database must give back.

use std::collections::HashMap;

use crate::fixtures::value::Raw;
use crate::transfer::Node;

/// How many bytes of rows are kept at most.
const BYTES: usize = 16 << 20;

/// Rows of the part at work.
#[derive(Debug, Default)]
pub(super) struct AtHand {
    rows: HashMap<Node, Vec<Raw>>,
    bytes: usize,
    /// Hashes of what rows are to hold.
    expected: HashMap<Node, String>,
}

impl AtHand {
    /// Keeps a row of the old database, if there is room.
    pub(super) fn keep(&mut self, node: Node, values: &[Raw]) {
        let bytes: usize = values
            .iter()
            .map(|raw| size_of::<Raw>() + length(raw))
            .sum();
        if self.bytes + bytes <= BYTES {
            self.bytes += bytes;
            self.rows.insert(node, values.to_vec());
        }
    }

    /// Those rows of one table that are here, by their number; they are kept no longer.
    pub(super) fn take(&mut self, nodes: impl Iterator<Item = Node>) -> HashMap<u32, Vec<Raw>> {
        let rows = nodes.filter_map(|node| Some((node.row, self.rows.remove(&node)?)));
        rows.collect()
    }

    /// Notes what the new database must give back of a row.
    pub(super) fn expect(&mut self, node: Node, content: String) {
        self.expected.insert(node, content);
    }

    /// Whether it did.
    pub(super) fn is_expected(&self, node: Node, content: &str) -> bool {
        self.expected
            .get(&node)
            .is_some_and(|expected| expected == content)
    }
}

/// About how many bytes a value has.
pub(super) fn length(raw: &Raw) -> usize {
    match raw {
        Raw::Null => 0,
        Raw::Text(text) => text.len(),
        Raw::Integer(_) | Raw::Real(_) => 8,
        Raw::Bytes(bytes) => bytes.len(),
    }
}
