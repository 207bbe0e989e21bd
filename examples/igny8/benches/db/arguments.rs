//! What is to be measured.

use cargo_data_class::schema::Dialect;

/// The command line.
pub(crate) struct Arguments {
    /// The databases, in the order in which they are measured.
    pub(crate) dialects: Vec<Dialect>,
    /// About how many rows customers have.
    pub(crate) rows: u64,
    /// How often everything is measured but Django's way, which is measured once.
    pub(crate) runs: usize,
    /// Whether Django's way is measured.
    pub(crate) django: bool,
}

const USAGE: &str = "\
cargo xtask bench db [--dialect postgres|sqlite|mysql]... [--rows N] [--runs N] [--no-django]

  --dialect D   measure this one (may be given again); default: all three
  --rows N      about how many rows customers have; default 2_000_000
  --runs N      how often; the figures are medians; default 3
  --no-django   leave out Django's way, which takes minutes and is measured once";

impl Arguments {
    /// Reads the command line; an error says what is accepted.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Arguments {
            dialects: Vec::new(),
            rows: 2_000_000,
            runs: 3,
            django: true,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word.as_str() {
                // Cargo says so to every benchmark.
                "--bench" => {}
                "--dialect" => {
                    let name = value()?;
                    let dialect = Dialect::from_name(&name)
                        .ok_or(format!("`{name}` is no dialect\n\n{USAGE}"))?;
                    arguments.dialects.push(dialect);
                }
                "--rows" => arguments.rows = number(&value()?)?,
                "--runs" => arguments.runs = usize::try_from(number(&value()?)?).unwrap_or(1),
                "--no-django" => arguments.django = false,
                _ => return Err(format!("`{word}` is not understood\n\n{USAGE}")),
            }
        }
        if arguments.dialects.is_empty() {
            arguments.dialects = vec![Dialect::Postgres, Dialect::Sqlite, Dialect::Mysql];
        }
        Ok(arguments)
    }
}

fn number(text: &str) -> Result<u64, String> {
    text.replace('_', "")
        .parse()
        .ok()
        .filter(|&number| number > 0)
        .ok_or(format!("`{text}` is no positive number\n\n{USAGE}"))
}
