//! The figures as a table.

use std::fmt;
use std::time::Duration;

use cargo_data_class::schema::Dialect;

/// What was measured on one engine.
pub(crate) struct Report {
    dialect: Dialect,
    figures: Vec<Figure>,
    notes: Vec<String>,
}

/// Who did what, and how long it took each time.
struct Figure {
    what: &'static str,
    by: &'static str,
    ours: bool,
    took: Vec<Duration>,
}

impl Report {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Report {
            dialect,
            figures: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// How long others took.
    pub(crate) fn add(&mut self, what: &'static str, by: &'static str, took: Duration) {
        self.enter(what, by, false, took);
    }

    /// How long it took us: what others are compared with.
    pub(crate) fn ours(&mut self, what: &'static str, by: &'static str, took: Duration) {
        self.enter(what, by, true, took);
    }

    /// What else there is to say.
    pub(crate) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    fn enter(&mut self, what: &'static str, by: &'static str, ours: bool, took: Duration) {
        let mut figures = self.figures.iter_mut();
        match figures.find(|known| (known.what, known.by) == (what, by)) {
            Some(known) => known.took.push(took),
            None => self.figures.push(Figure {
                what,
                by,
                ours,
                took: vec![took],
            }),
        }
    }
}

impl Figure {
    /// The median in seconds.
    fn seconds(&self) -> f64 {
        let mut all = self.took.clone();
        all.sort();
        all.get(all.len() / 2).map_or(0.0, Duration::as_secs_f64)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n{}; seconds are medians\n\n{:38}{:>10}  ours / this",
            self.dialect.name(),
            "",
            "seconds"
        )?;
        for figure in &self.figures {
            let mut figures = self.figures.iter();
            let ours = figures.find(|other| other.ours && other.what == figure.what);
            let seconds = figure.seconds();
            writeln!(
                f,
                "{:38}{seconds:>10.4}{:>13.2}",
                format!("{}: {}", figure.what, figure.by),
                ours.map_or(f64::NAN, Figure::seconds) / seconds
            )?;
        }
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        Ok(())
    }
}
