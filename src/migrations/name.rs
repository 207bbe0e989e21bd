//! What a migration's file name says: version, direction and whose layout it is.

use std::cmp::Ordering;

/// The shape of a file's or folder's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// `V1__name.sql`, `U1__name.sql` or `R__name.sql`.
    Prefixed { letter: char, version: String },
    /// `12_name.sql`.
    Numbered {
        version: String,
        direction: Direction,
    },
    /// A number followed by something else than `_`: `12-name.sql`, `12.sql`.
    LooselyNumbered {
        version: String,
        direction: Direction,
    },
    /// `schema.sql`.
    Unnumbered { direction: Direction },
}

/// Which way a file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// `.up.sql`, or both ways in one file.
    Up,
    /// `.down.sql`, which never runs.
    Down,
}

impl Shape {
    /// The shape of a name that ends in `.sql`.
    pub(super) fn of(file_name: &str) -> Self {
        let stem = file_name
            .get(..file_name.len().saturating_sub(4))
            .unwrap_or(file_name);
        if let Some(shape) = prefixed(stem) {
            return shape;
        }
        let lower = stem.to_ascii_lowercase();
        let down = [".down", ".undo", "_down"]
            .iter()
            .any(|end| lower.ends_with(end));
        let direction = if down { Direction::Down } else { Direction::Up };
        let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
        let (version, rest) = stem.split_at(digits);
        let version = version.to_owned();
        match (digits, rest.as_bytes().first()) {
            (0, _) => Shape::Unnumbered { direction },
            (_, Some(b'_')) => Shape::Numbered { version, direction },
            _ => Shape::LooselyNumbered { version, direction },
        }
    }
}

fn prefixed(stem: &str) -> Option<Shape> {
    let (head, _) = stem.split_once("__")?;
    let letter = head
        .chars()
        .next()
        .filter(|c| matches!(c, 'V' | 'U' | 'R'))?;
    let version = &head[1..];
    let digits_only = version
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'_'));
    let fits = match letter {
        'R' => version.is_empty(),
        _ => digits_only && version.starts_with(|c: char| c.is_ascii_digit()),
    };
    fits.then(|| Shape::Prefixed {
        letter,
        version: version.replace('_', "."),
    })
}

/// Orders versions as numbers, however long; dotted ones part by part.
pub(super) fn by_number(a: &str, b: &str) -> Ordering {
    let parts = |version: &str| -> Vec<(usize, String)> {
        version
            .split('.')
            .map(|part| part.trim_start_matches('0'))
            .map(|part| (part.len(), part.to_owned()))
            .collect()
    };
    parts(a).cmp(&parts(b))
}

/// The version of a diesel folder: its name up to the first `_`, without dashes. None where it has no digit.
pub(super) fn diesel_version(folder: &str) -> Option<String> {
    let version = folder.split('_').next()?.replace('-', "");
    version
        .bytes()
        .any(|b| b.is_ascii_digit())
        .then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers_of_any_length() {
        for (a, b, order) in [
            ("9", "10", Ordering::Less),
            ("001", "1", Ordering::Equal),
            ("20230505222507", "20231010170520", Ordering::Less),
            ("1.9", "1.10", Ordering::Less),
            (
                "99999999999999999999999",
                "100000000000000000000000",
                Ordering::Less,
            ),
        ] {
            assert_eq!(by_number(a, b), order, "{a} against {b}");
        }
    }

    #[test]
    fn a_name_tells_its_layout() {
        let up = Direction::Up;
        let down = Direction::Down;
        for (name, shape) in [
            (
                "V1__init.sql",
                Shape::Prefixed {
                    letter: 'V',
                    version: "1".into(),
                },
            ),
            (
                "V1_2__init.sql",
                Shape::Prefixed {
                    letter: 'V',
                    version: "1.2".into(),
                },
            ),
            (
                "R__views.sql",
                Shape::Prefixed {
                    letter: 'R',
                    version: String::new(),
                },
            ),
            ("Very__odd.sql", Shape::Unnumbered { direction: up }),
            (
                "1_init.sql",
                Shape::Numbered {
                    version: "1".into(),
                    direction: up,
                },
            ),
            (
                "1_init.up.sql",
                Shape::Numbered {
                    version: "1".into(),
                    direction: up,
                },
            ),
            (
                "1_init.down.sql",
                Shape::Numbered {
                    version: "1".into(),
                    direction: down,
                },
            ),
            (
                "001-init.sql",
                Shape::LooselyNumbered {
                    version: "001".into(),
                    direction: up,
                },
            ),
            ("schema.sql", Shape::Unnumbered { direction: up }),
            ("é.sql", Shape::Unnumbered { direction: up }),
        ] {
            assert_eq!(Shape::of(name), shape, "{name}");
        }
    }

    #[test]
    fn diesel_versions_lose_their_dashes() {
        assert_eq!(
            diesel_version("2018-01-14-171611_create").as_deref(),
            Some("20180114171611")
        );
        assert_eq!(diesel_version("notes"), None);
    }
}
