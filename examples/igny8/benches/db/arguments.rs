//! What is to be measured.

use cargo_data_class::schema::Dialect;

/// The command line.
pub(crate) struct Arguments {
    /// The databases, in the order in which they are measured.
    pub(crate) dialects: Vec<Dialect>,
    /// What is measured on each, in this order.
    pub(crate) parts: Vec<Part>,
    /// About how many rows customers have.
    pub(crate) rows: u64,
    /// How often everything is measured but Django's way, which is measured once.
    pub(crate) runs: usize,
    /// Whether Django's way is measured.
    pub(crate) django: bool,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The full cleanup beside others' ways.
    Clean,
    /// Retention beside one DELETE a table.
    Purge,
    /// Previews beside counting by hand.
    Preview,
    /// The tool's memory at two sizes.
    Memory,
    /// The library's reset between tests.
    Reset,
}

impl Part {
    const ALL: [(&'static str, Part); 5] = [
        ("clean", Part::Clean),
        ("purge", Part::Purge),
        ("preview", Part::Preview),
        ("memory", Part::Memory),
        ("reset", Part::Reset),
    ];

    fn from_name(name: &str) -> Option<Part> {
        let found = Part::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, part)| *part)
    }
}

const USAGE: &str = "\
cargo xtask bench db [--part clean|purge|preview|memory|reset]... [--dialect postgres|sqlite|mysql]... [--rows N]
                     [--runs N] [--no-django]

  --part P      measure this (may be given again); default: all
  --dialect D   measure this one (may be given again); default: all three
  --rows N      about how many rows customers have; default 2_000_000; memory: a tenth of it, too; reset: always 600
  --runs N      how often; the figures are medians; default 3
  --no-django   leave out Django's way, which takes minutes and is measured once";

impl Arguments {
    /// Reads the command line; an error says what is accepted.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Arguments {
            dialects: Vec::new(),
            parts: Vec::new(),
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
                "--part" => {
                    let name = value()?;
                    let part =
                        Part::from_name(&name).ok_or(format!("`{name}` is no part\n\n{USAGE}"))?;
                    arguments.parts.push(part);
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
        if arguments.parts.is_empty() {
            arguments.parts = Part::ALL.iter().map(|(_, part)| *part).collect();
        }
        Ok(arguments)
    }

    /// Whether a filled database is needed.
    pub(crate) fn fills(&self) -> bool {
        self.parts.iter().any(|part| *part != Part::Reset)
    }
}

fn number(text: &str) -> Result<u64, String> {
    text.replace('_', "")
        .parse()
        .ok()
        .filter(|&number| number > 0)
        .ok_or(format!("`{text}` is no positive number\n\n{USAGE}"))
}
