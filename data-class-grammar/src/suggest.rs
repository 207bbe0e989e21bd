//! "Did you mean": the nearest of a few words.

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen: a third of the longer
/// word's letters may differ, a swap of neighbours counting once; or one is the other's beginning.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = plain(candidate);
            let distance = distance(&word, &other);
            let allowed = (word.len().max(other.len()) / 3).max(1);
            (distance <= allowed || begins(&word, &other)).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Case and word breaks don't matter: `minRows` and `min-rows` are `min_rows`. No key is longer than a few
/// words, so that a long text costs nothing.
fn plain(word: &str) -> Vec<char> {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(40)
        .collect()
}

fn begins(a: &[char], b: &[char]) -> bool {
    let shorter = a.len().min(b.len());
    shorter >= 3 && a.iter().zip(b).all(|(x, y)| x == y)
}

/// Edits between two words: insert, delete, replace, or swap two neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = above[j] + usize::from(x != y);
            let mut best = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
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
