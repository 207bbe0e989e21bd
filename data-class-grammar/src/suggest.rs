//! "Did you mean": the nearest of a few words.

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen: a third of the longer
/// word's letters may differ, a swap of neighbours counting once; or one is the other's beginning.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = plain(candidate);
            let distance = strsim::osa_distance(&word, &other);
            let allowed = (letters(&word).max(letters(&other)) / 3).max(1);
            (distance <= allowed || begins(&word, &other)).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Case and word breaks don't matter: `minRows` and `min-rows` are `min_rows`. No key is longer than a few
/// words, so that a long text costs nothing.
fn plain(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(40)
        .collect()
}

fn begins(a: &str, b: &str) -> bool {
    letters(a).min(letters(b)) >= 3 && (a.starts_with(b) || b.starts_with(a))
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const WORDS: [&str; 6] = ["min_rows", "retain", "by", "key", "keep", "category"];

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, WORDS), expected, "{word}");
    }

    #[test]
    fn a_slip_of_the_pen_finds_its_word() {
        check("min_row", Some("min_rows"));
        check("minRows", Some("min_rows"));
        check("min-rows", Some("min_rows"));
        check("reatin", Some("retain"));
        check("KEY", Some("key"));
        check("keeps", Some("keep"));
        check("categroy", Some("category"));
        check("cat", Some("category"));
    }

    #[test]
    fn another_word_finds_nothing() {
        check("colour", None);
        check("", None);
        check("é", None);
    }

    #[test]
    fn the_nearest_wins() {
        check("keyp", Some("key"));
        check("kep", Some("key"));
    }
}
