//! What is to be measured.

use std::path::PathBuf;
use std::str::FromStr;

/// The command line.
pub struct Arguments {
    /// A real workspace; none for generated trees.
    pub root: Option<PathBuf>,
    /// Its configuration, where that is not beside its Cargo.toml.
    pub config: Option<PathBuf>,
    /// The sizes of the generated trees.
    pub files: Vec<usize>,
    /// About how many lines each of their files has.
    pub lines: usize,
    /// How often everything is measured.
    pub runs: usize,
}

impl Arguments {
    /// Reads the command line; an error says what is accepted.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Arguments {
            root: None,
            config: None,
            files: Vec::new(),
            lines: 200,
            runs: 9,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word.as_str() {
                "--root" => arguments.root = Some(value()?.into()),
                "--config" => arguments.config = Some(value()?.into()),
                "--files" => arguments.files.push(number(&value()?)?),
                "--lines" => arguments.lines = number(&value()?)?,
                "--runs" => arguments.runs = number(&value()?)?,
                _ => return Err(format!("`{word}` is not understood; {USAGE}")),
            }
        }
        if arguments.files.is_empty() {
            arguments.files = vec![500, 1_000, 2_000, 5_000];
        }
        Ok(arguments)
    }
}

const USAGE: &str = "cargo xtask bench scan [--debug-build-script] [--root DIR [--config FILE]] [--files N]... [--lines N] [--runs N]";

fn number(text: &str) -> Result<usize, String> {
    usize::from_str(text)
        .ok()
        .filter(|&number| number > 0)
        .ok_or(format!("`{text}` is no positive number"))
}
