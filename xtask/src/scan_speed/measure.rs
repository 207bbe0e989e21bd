//! The three things that are measured, side by side on the same tree.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cargo_data_class::gate::{self, Question};
use cargo_data_class::project::{Location, Project, today};
use cargo_data_class::source;
use cargo_data_class::workspace::Workspace;

/// As much stack as the gate's own threads have.
const STACK: usize = 64 << 20;

/// What was measured on one tree.
pub struct Figures {
    /// What there was to read.
    pub size: Size,
    /// Finding and reading all source files.
    pub read: Times,
    /// The same, and parsing all of them with syn.
    pub parse: Times,
    /// From sources and schema file to findings and catalog.
    pub whole: Times,
    /// What the gate saw.
    pub gate: Seen,
}

/// How much source there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Files.
    pub files: usize,
    /// Lines.
    pub lines: usize,
    /// Bytes.
    pub bytes: usize,
}

/// What the gate saw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Files that passed the text filter.
    pub parsed: usize,
    /// Of those, files that declare something.
    pub telling: usize,
    /// Structs.
    pub models: usize,
    /// Tables of all fitting schemas.
    pub tables: usize,
    /// Findings.
    pub findings: usize,
}

/// How long something took, run by run.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// The shortest, the middle and the longest.
    pub fn min_median_max(&self) -> [Duration; 3] {
        let mut sorted = self.0.clone();
        sorted.sort();
        let at = |index: usize| sorted.get(index).copied().unwrap_or_default();
        [
            at(0),
            at(sorted.len() / 2),
            at(sorted.len().saturating_sub(1)),
        ]
    }

    fn add<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.0.push(start.elapsed());
        result
    }
}

/// Measures all three in turn, again and again, so that what else the machine does hits all alike. A first round,
/// which fills the file system's cache, does not count.
pub fn measure(workspace: &Workspace, location: &Location, runs: usize) -> Result<Figures, String> {
    let size = each_file(workspace, |text| Size {
        files: 1,
        lines: text.lines().count(),
        bytes: text.len(),
    })?;
    each_file(workspace, parsed)?;
    let gate = whole(workspace, location)?;
    let mut figures = Figures {
        size,
        read: Times::default(),
        parse: Times::default(),
        whole: Times::default(),
        gate,
    };
    for _ in 0..runs {
        figures.read.add(|| {
            each_file(workspace, |text| Size {
                bytes: text.len(),
                ..Size::default()
            })
        })?;
        figures.parse.add(|| each_file(workspace, parsed))?;
        figures.whole.add(|| whole(workspace, location))?;
    }
    Ok(figures)
}

fn parsed(text: &str) -> Size {
    Size {
        files: source::parses(text).into(),
        ..Size::default()
    }
}

fn whole(workspace: &Workspace, location: &Location) -> Result<Seen, String> {
    let project =
        Project::of_workspace(workspace.clone(), location).map_err(|error| error.to_string())?;
    let databases = gate::databases(&project);
    let question = Question {
        today: today()?,
        lenient_dates: true,
        schema_must_fit: true,
    };
    let answer = gate::answer(&project, &databases, question);
    let schemas = databases.iter().flat_map(|database| &database.schemas);
    let files = || {
        project
            .scan
            .packages
            .iter()
            .flat_map(|package| &package.files)
    };
    Ok(Seen {
        parsed: project.scan.parsed,
        telling: files()
            .filter(|file| !file.structs.is_empty() || !file.table_macros.is_empty())
            .count(),
        models: files().map(|file| file.structs.len()).sum(),
        tables: schemas.map(|schema| schema.base_tables().count()).sum(),
        findings: answer.findings.len(),
    })
}

/// Lists and reads all source files with as many threads as the gate uses, and sums up what `look` says of each.
fn each_file(workspace: &Workspace, look: impl Fn(&str) -> Size + Sync) -> Result<Size, String> {
    let files = workspace
        .source_files()
        .map_err(|error| error.to_string())?;
    let next = AtomicUsize::new(0);
    let work = || {
        let mut sum = Size::default();
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            sum = sum.plus(read(path).as_deref().map(&look).unwrap_or_default());
        }
        sum
    };
    std::thread::scope(|scope| {
        let spawn = |_| {
            std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
                .map_err(|error| error.to_string())
        };
        let threads: Vec<_> = (0..cores()).map(spawn).collect::<Result<_, _>>()?;
        let sums = threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a thread panicked".to_owned()));
        sums.sum::<Result<Size, String>>()
    })
}

fn read(path: &PathBuf) -> Option<String> {
    String::from_utf8(std::fs::read(path).ok()?).ok()
}

/// How many threads run at once.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Size {
    fn plus(self, other: Size) -> Size {
        Size {
            files: self.files + other.files,
            lines: self.lines + other.lines,
            bytes: self.bytes + other.bytes,
        }
    }
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Size>>(sizes: I) -> Size {
        sizes.fold(Size::default(), Size::plus)
    }
}
