//! Keys' texts, closely packed: there is one for each row. A number takes eight bytes; any other text eight more than
//! itself.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

/// No text.
const NONE: i64 = i64::MIN;
/// The text of a number that is yet to be given.
const NEW: i64 = i64::MIN + 1;
const NEW_TEXT: &str = "[{\"$new\":null}]";
/// From here on, the place of another text.
const OTHERS: i64 = i64::MIN + 2;
/// From here on, a number.
const NUMBERS: i64 = i64::MIN + (1 << 40);

/// A text or none for each row.
#[derive(Debug, Default)]
pub(super) struct Texts {
    slots: Vec<i64>,
    /// Whether numbers stand in quotes: they do in one table, or they don't.
    quoted: Option<bool>,
    /// All other texts, one behind the other.
    bytes: Vec<u8>,
    starts: Vec<u64>,
}

impl Texts {
    /// Adds a row without a text.
    pub(super) fn push_none(&mut self) {
        self.slots.push(NONE);
    }

    /// A row's text.
    pub(super) fn get(&self, row: usize) -> Option<Cow<'_, str>> {
        match *self.slots.get(row)? {
            NONE => None,
            NEW => Some(NEW_TEXT.into()),
            number @ NUMBERS.. => Some(Cow::Owned(match self.quoted {
                Some(true) => format!("[\"{number}\"]"),
                _ => format!("[{number}]"),
            })),
            other => Some(self.other(place(other)).into()),
        }
    }

    /// Sets it.
    pub(super) fn set(&mut self, row: usize, text: &str) {
        let value = match self.number(text) {
            _ if text == NEW_TEXT => NEW,
            Some(number) => number,
            None => self.put(row, text),
        };
        if let Some(slot) = self.slots.get_mut(row) {
            *slot = value;
        }
    }

    /// Forgets it.
    pub(super) fn clear(&mut self, row: usize) {
        if let Some(slot) = self.slots.get_mut(row) {
            *slot = NONE;
        }
    }

    /// Whether a row has this text, of this number if it is one.
    fn is(&self, row: u32, number: Option<i64>, text: &str) -> bool {
        match (self.slots.get(row as usize), number) {
            (Some(slot), Some(number)) => *slot == number,
            (Some(&NEW), None) => text == NEW_TEXT,
            (Some(slot @ OTHERS..NUMBERS), None) => self.other(place(*slot)) == text,
            _ => false,
        }
    }

    /// The number that a text is kept as.
    fn number(&mut self, text: &str) -> Option<i64> {
        let (number, quoted) = number(text)?;
        (*self.quoted.get_or_insert(quoted) == quoted).then_some(number)
    }

    /// The same, where none can be new.
    fn known_number(&self, text: &str) -> Option<i64> {
        let (number, quoted) = number(text)?;
        (self.quoted == Some(quoted)).then_some(number)
    }

    /// Puts a text where the row's last one was, if there is room, or behind all others.
    fn put(&mut self, row: usize, text: &str) -> i64 {
        if let Some(slot @ OTHERS..NUMBERS) = self.slots.get(row).copied() {
            let (from, to) = self.range(place(slot));
            if let Some(room) = self.bytes.get_mut(from..to)
                && room.len() >= text.len()
            {
                // No text of a key ends in a space.
                room.fill(b' ');
                room[..text.len()].copy_from_slice(text.as_bytes());
                return slot;
            }
        }
        self.starts.push(self.bytes.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
        OTHERS + (self.starts.len() as i64 - 1)
    }

    fn range(&self, place: usize) -> (usize, usize) {
        let at = |place: usize| self.starts.get(place).map(|at| *at as usize);
        let end = self.bytes.len();
        (at(place).unwrap_or(end), at(place + 1).unwrap_or(end))
    }

    fn other(&self, place: usize) -> &str {
        let (from, to) = self.range(place);
        let bytes = self.bytes.get(from..to).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default().trim_end()
    }
}

fn place(slot: i64) -> usize {
    (slot - OTHERS) as usize
}

/// The number that is all of a key, and whether it stands in quotes; none that would be written otherwise.
fn number(text: &str) -> Option<(i64, bool)> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let digits = inner
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'));
    let (digits, quoted) = digits.map_or((inner, false), |digits| (digits, true));
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let is_plain = match unsigned.as_bytes() {
        [b'0'] => digits == unsigned,
        [b'1'..=b'9', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let number: i64 = digits.parse().ok().filter(|_| is_plain)?;
    (number >= NUMBERS).then_some((number, quoted))
}

/// Texts that stand there once each, by their place and the other way round.
#[derive(Debug, Default)]
pub(super) struct Keys {
    texts: Texts,
    rows: HashTable<u32>,
    hasher: RandomState,
}

impl Keys {
    /// A key's row; and whether it is new.
    pub(super) fn insert(&mut self, text: &str) -> (u32, bool) {
        let number = self.texts.number(text);
        let hash = hash(&self.hasher, number, text);
        let texts = &self.texts;
        if let Some(row) = self.rows.find(hash, |row| texts.is(*row, number, text)) {
            return (*row, false);
        }
        let row = u32::try_from(self.texts.slots.len()).unwrap_or(u32::MAX - 2);
        self.texts.push_none();
        self.texts.set(row as usize, text);
        let (texts, hasher) = (&self.texts, &self.hasher);
        self.rows
            .insert_unique(hash, row, |row| hash_of(texts, hasher, *row));
        (row, true)
    }

    /// A key's row.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        let number = self.texts.known_number(text);
        let hash = hash(&self.hasher, number, text);
        let found = self
            .rows
            .find(hash, |row| self.texts.is(*row, number, text));
        found.copied()
    }

    /// A row's key.
    pub(super) fn get(&self, row: u32) -> Option<Cow<'_, str>> {
        self.texts.get(row as usize)
    }
}

fn hash(hasher: &RandomState, number: Option<i64>, text: &str) -> u64 {
    match number {
        Some(number) => hasher.hash_one(number),
        None => hasher.hash_one(text),
    }
}

fn hash_of(texts: &Texts, hasher: &RandomState, row: u32) -> u64 {
    match texts.slots.get(row as usize) {
        Some(&NEW) => hasher.hash_one(NEW_TEXT),
        Some(slot @ OTHERS..NUMBERS) => hasher.hash_one(texts.other(place(*slot))),
        Some(number) => hasher.hash_one(number),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 14] = [
        r#"["5"]"#,
        "[5]",
        r#"["05"]"#,
        r#"["-5"]"#,
        r#"["-0"]"#,
        r#"["0"]"#,
        r#"["9223372036854775807"]"#,
        r#"["9223372036854775808"]"#,
        r#"["-9223372036854775808"]"#,
        r#"["+5"]"#,
        r#"["5","6"]"#,
        r#"["ends in a space "]"#,
        NEW_TEXT,
        r#"[null]"#,
    ];

    #[test]
    fn every_text_comes_back_and_is_found_once() {
        for first in TEXTS {
            let mut keys = Keys::default();
            let (row, new) = keys.insert(first);
            assert!(new);
            for text in TEXTS.iter().filter(|text| **text != first) {
                assert_eq!(keys.find(text), None, "{first} {text}");
            }
            for text in TEXTS {
                keys.insert(text);
            }
            assert_eq!(keys.insert(first), (row, false));
            for text in TEXTS {
                let (row, new) = keys.insert(text);
                assert!(!new, "{text}");
                assert_eq!(keys.get(row).as_deref(), Some(text));
                assert_eq!(keys.find(text), Some(row));
            }
        }
    }

    #[test]
    fn many_keys_are_found_again_when_the_table_has_grown() {
        let mut keys = Keys::default();
        let text = |at: u32| match at % 3 {
            0 => format!("[\"{at}\"]"),
            1 => format!("[\"{at}\",\"x\"]"),
            _ => format!("[\"k{at}\"]"),
        };
        for at in 0..5000 {
            assert_eq!(keys.insert(&text(at)), (at, true));
        }
        for at in 0..5000 {
            assert_eq!(keys.find(&text(at)), Some(at));
        }
    }

    #[test]
    fn a_text_takes_the_place_of_the_last_one() {
        let mut texts = Texts::default();
        texts.push_none();
        texts.push_none();
        let said = |texts: &Texts| texts.get(0).map(Cow::into_owned);
        assert_eq!(said(&texts), None);
        for text in [
            r#"["a",{"$new":null}]"#,
            r#"["a","7"]"#,
            r#"["a","a longer one than before"]"#,
            NEW_TEXT,
            r#"["7"]"#,
            r#"["x"]"#,
        ] {
            texts.set(0, text);
            texts.set(1, r#"["b","8"]"#);
            assert_eq!(said(&texts).as_deref(), Some(text));
            assert_eq!(texts.get(1).as_deref(), Some(r#"["b","8"]"#));
        }
        texts.clear(0);
        assert_eq!(said(&texts), None);
    }
}
