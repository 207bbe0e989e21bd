//! The figures as a table.

use std::fmt;
use std::time::Duration;

use cargo_data_class::schema::Dialect;

/// What was measured on one engine.
pub(crate) struct Report {
    dialect: Dialect,
    rows: i64,
    /// What is done, by whom, and how long it took each time.
    figures: Vec<(&'static str, &'static str, Vec<Duration>)>,
}

impl Report {
    pub(crate) fn new(dialect: Dialect, rows: i64) -> Self {
        Report {
            dialect,
            rows,
            figures: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, what: &'static str, by: &'static str, took: Duration) {
        let known = self
            .figures
            .iter_mut()
            .find(|(other, name, _)| (*other, *name) == (what, by));
        match known {
            Some((_, _, all)) => all.push(took),
            None => self.figures.push((what, by, vec![took])),
        }
    }

    /// The median in seconds.
    fn seconds(&self, what: &str, by: &str) -> Option<f64> {
        let (_, _, all) = self
            .figures
            .iter()
            .find(|(other, name, _)| (*other, *name) == (what, by))?;
        let mut all = all.clone();
        all.sort();
        all.get(all.len() / 2).map(Duration::as_secs_f64)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n{}, {} rows; seconds are medians\n\n{:30}{:>10}  ours / this",
            self.dialect.name(),
            self.rows,
            "",
            "seconds"
        )?;
        for (what, by, _) in &self.figures {
            let seconds = self.seconds(what, by).unwrap_or_default();
            let ours = self
                .seconds(what, &format!("{what}.sql"))
                .unwrap_or_default();
            writeln!(
                f,
                "{:30}{seconds:>10.2}{:>13.2}",
                format!("{what}: {by}"),
                ours / seconds
            )?;
        }
        Ok(())
    }
}
