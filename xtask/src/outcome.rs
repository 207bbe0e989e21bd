//! Reading what `cargo test` prints.

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
    /// Tests that did not run.
    pub ignored: u64,
}

impl Outcome {
    /// What a line of a test binary says: `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
    pub fn of_line(line: &str) -> Option<Outcome> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut outcome = Outcome::default();
        for count in counts.split("; ") {
            let (number, what) = count.split_once(' ')?;
            match what {
                "passed" => outcome.passed = number.parse().ok()?,
                "failed" => outcome.failed = number.parse().ok()?,
                "ignored" => outcome.ignored = number.parse().ok()?,
                _ => {}
            }
        }
        Some(outcome)
    }

    /// Counts another binary's tests in.
    pub fn add(&mut self, other: Outcome) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Outcome;

    #[test]
    fn a_result_line_is_counted_and_others_are_not() {
        let line = "test result: FAILED. 24 passed; 3 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.11s";
        let outcome = Outcome {
            passed: 24,
            failed: 3,
            ignored: 1,
        };
        assert_eq!(Outcome::of_line(line), Some(outcome));
        assert_eq!(outcome.to_string(), "24 passed, 3 failed");
        for other in [
            "",
            "running 3 tests",
            "test result: ok",
            "test a ... ok",
            " test result: ok. 1 passed",
        ] {
            assert_eq!(Outcome::of_line(other), None, "{other}");
        }
    }
}
