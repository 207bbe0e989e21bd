//! What was last seeded: table `data_class_seeded`, by whose rows an operator's change is told from a fixture's, and a
//! row that a seed created from one that people made. A row of it holds many lines, in the order of the fixture: a line
//! of its own for each would cost more than the rows that are seeded.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::iter::Peekable;

use futures_util::future::join;
use tokio::task::yield_now;

use super::compare::{Difference, Left, Side};
use crate::engine::plain;
use crate::fixtures::{Json, write_row};
use crate::run::own_table::{OwnTable, exists, quoted};
use crate::run::statement::Statement;
use crate::run::{RunError, Session};
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// The table's name; it lives in the default schema.
pub(crate) const TABLE: &str = "data_class_seeded";

/// How many lines a part has at most.
const LINES: usize = 500;
/// How many bytes a part has before another one begins.
const BYTES: usize = 256 << 10;
/// After how many lines the connection gets a turn.
const TURN: usize = 32;
/// How many parts are read at a time.
const PARTS: usize = 32;

/// A row as it was last seeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seeded {
    /// Whether a seed inserted it.
    pub(crate) created: bool,
    /// Its line, secrets as their markers.
    pub(crate) line: String,
    /// What triggers made of some of its fields, where they did.
    made: Option<String>,
}

impl Seeded {
    /// A field's value then.
    pub(crate) fn fields(&self) -> Json {
        Json::parse(self.line.trim_end()).unwrap_or(Json::Null)
    }

    /// The fields that triggers made something else of.
    pub(crate) fn made(&self) -> Json {
        let made = self.made.as_deref().map(Json::parse);
        made.and_then(Result::ok).unwrap_or(Json::Null)
    }
}

/// How a row of a fixture was last seeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Then {
    /// It was not.
    #[default]
    Never,
    /// As the fixture has it now; whether a seed inserted it.
    Same(bool),
    /// Otherwise; it is kept apart.
    Other,
}

/// What was last seeded into one table.
#[derive(Debug, Default)]
pub(super) struct SeededRows {
    /// For each row of the fixture.
    rows: Vec<Then>,
    /// Rows that the fixture has otherwise now.
    others: HashMap<usize, Seeded>,
    /// Rows that the fixture has no more, by the text of their key.
    beyond: HashMap<String, Seeded>,
    /// What triggers made of some fields, by the fixture's row.
    made: HashMap<usize, String>,
    hasher: RandomState,
    /// The hash of each part.
    parts: Vec<u64>,
    /// Whether an earlier seed could not be remembered.
    unknown: bool,
}

impl SeededRows {
    /// How a row of the fixture was last seeded.
    pub(super) fn of(&self, side: Side<'_>, at: usize) -> Result<Option<Seeded>, RunError> {
        Ok(match self.rows.get(at) {
            None | Some(Then::Never) => None,
            Some(Then::Same(created)) => Some(Seeded {
                created: *created,
                line: side.rows.line(at)?,
                made: None,
            }),
            Some(Then::Other) => self.others.get(&at).cloned(),
        })
    }

    /// Whether nobody knows what was seeded: a value that differs may be an operator's.
    pub(super) fn is_unknown(&self) -> bool {
        self.unknown
    }

    /// What triggers made of fields of a row of the fixture when it was last seeded.
    pub(super) fn made(&self, at: usize) -> Option<Json> {
        Json::parse(self.made.get(&at)?).ok()
    }

    /// How a row was seeded that the fixture has no more.
    pub(super) fn beyond(&self, key: &str) -> Option<&Seeded> {
        self.beyond.get(key)
    }

    fn created(&self, at: usize) -> bool {
        match self.rows.get(at) {
            None | Some(Then::Never) => false,
            Some(Then::Same(created)) => *created,
            Some(Then::Other) => self.others.get(&at).is_some_and(|seeded| seeded.created),
        }
    }

    /// Adds a part's lines; `next` is the row that the fixture has behind the last one.
    fn add(&mut self, side: Side<'_>, lines: &str, next: &mut usize) -> Result<(), RunError> {
        self.parts.push(self.hasher.hash_one(lines));
        let mut last = Last::None;
        for line in lines.lines() {
            if let Some(made) = line.strip_prefix(MADE) {
                self.add_made(&last, made);
                continue;
            }
            let Some((created, line)) = entry(line) else {
                continue;
            };
            if *next < side.rows.len() && side.rows.is_line(*next, line)? {
                self.set(*next, Then::Same(created));
                last = Last::Row(*next);
                *next += 1;
                continue;
            }
            let Some(key) = side.key_of(line) else {
                continue;
            };
            let seeded = Seeded {
                created,
                line: line.to_owned(),
                made: None,
            };
            match side.rows.find(&key)? {
                Some(at) => {
                    if side.rows.is_line(at, line)? {
                        self.set(at, Then::Same(created));
                    } else {
                        self.set(at, Then::Other);
                        self.others.insert(at, seeded);
                    }
                    last = Last::Row(at);
                    *next = at + 1;
                }
                None => {
                    last = Last::Beyond(key.clone());
                    drop(self.beyond.insert(key, seeded));
                }
            }
        }
        Ok(())
    }

    fn add_made(&mut self, last: &Last, made: &str) {
        match last {
            Last::None => {}
            Last::Row(at) => drop(self.made.insert(*at, made.to_owned())),
            Last::Beyond(key) => {
                if let Some(seeded) = self.beyond.get_mut(key) {
                    seeded.made = Some(made.to_owned());
                }
            }
        }
    }

    fn set(&mut self, at: usize, then: Then) {
        if let Some(place) = self.rows.get_mut(at) {
            *place = then;
        }
    }
}

/// The row whose line was read last.
enum Last {
    None,
    Row(usize),
    /// By its key.
    Beyond(String),
}

/// Stands before what triggers made of the row of the line above it.
const MADE: char = '~';

/// `+` stands before a row that a seed inserted, `=` before one that was there.
fn entry(line: &str) -> Option<(bool, &str)> {
    match line.split_at_checked(1)? {
        ("+", line) => Some((true, line)),
        ("=", line) => Some((false, line)),
        _ => None,
    }
}

fn table(dialect: Dialect) -> String {
    quoted(dialect, TABLE)
}

/// The table with the statement that makes it.
pub(super) fn own_table(dialect: Dialect) -> OwnTable {
    let (name, text, end) = match dialect {
        Dialect::Mysql => (
            "varchar(255)",
            "longtext",
            " ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        ),
        _ => ("text", "text", ""),
    };
    let definition = format!(
        "CREATE TABLE IF NOT EXISTS {} (table_name {name} NOT NULL, part integer NOT NULL, seeded_rows {text} NOT NULL, \
         PRIMARY KEY (table_name, part)){end}",
        table(dialect)
    );
    OwnTable {
        name: TABLE,
        definition,
    }
}

/// Nothing was seeded as yet.
fn nothing(side: Side<'_>) -> SeededRows {
    SeededRows {
        rows: vec![Then::Never; side.rows.len()],
        ..SeededRows::default()
    }
}

/// What was seeded could not be remembered.
pub(super) fn unknown(side: Side<'_>) -> SeededRows {
    SeededRows {
        unknown: true,
        ..nothing(side)
    }
}

/// What was last seeded into a table; nothing where there is no ledger.
pub(super) async fn read(session: &mut Session, side: Side<'_>) -> Result<SeededRows, RunError> {
    let failed = |error: sqlx::Error| {
        RunError::database(format!(
            "{TABLE} can't be read: {}\nnothing was changed",
            plain(&error)
        ))
    };
    let mut seeded = nothing(side);
    if !exists(session, TABLE).await.map_err(failed)? {
        return Ok(seeded);
    }
    let quote = Quote(session.dialect());
    let mut next = 0;
    loop {
        let from = seeded.parts.len();
        let sql = format!(
            "SELECT seeded_rows FROM {} WHERE table_name = {} AND part >= {from} AND part < {} ORDER BY part",
            table(session.dialect()),
            quote.text(side.layout.table.name.as_str()),
            from + PARTS,
        );
        let rows = session.rows(&sql).await.map_err(failed)?;
        for lines in rows.iter().filter_map(|row| row.first()?.as_deref()) {
            seeded.add(side, lines, &mut next)?;
        }
        if rows.len() < PARTS {
            return Ok(seeded);
        }
    }
}

/// The rows of a table of which triggers have made something else: the line that was seeded, and what they made.
pub(crate) async fn rewritten_rows(
    session: &mut Session,
    name: &str,
) -> Result<Vec<(String, String)>, sqlx::Error> {
    if !exists(session, TABLE).await? {
        return Ok(Vec::new());
    }
    let quote = Quote(session.dialect());
    let sql = format!(
        "SELECT seeded_rows FROM {} WHERE table_name = {} AND seeded_rows LIKE {} ORDER BY part",
        table(session.dialect()),
        quote.text(name),
        quote.text(&format!("%\n{MADE}%")),
    );
    let mut found = Vec::new();
    for text in session.rows(&sql).await?.into_iter().flatten().flatten() {
        let mut last = None;
        for line in text.lines() {
            match line.strip_prefix(MADE) {
                Some(made) => found.extend(last.take().map(|seeded| (seeded, made.to_owned()))),
                None => last = entry(line).map(|(_, line)| line.to_owned()),
            }
        }
    }
    Ok(found)
}

/// Remembers what a seed has done; parts that are the same are not touched. While the engine writes one, the next is
/// made.
pub(super) async fn write(
    session: &mut Session,
    side: Side<'_>,
    seeded: &SeededRows,
    difference: &Difference,
    gone: &[String],
) -> Result<(), RunError> {
    let mut parts = Parts {
        side,
        seeded,
        difference,
        gone,
        at: 0,
        missing: (Box::new(difference.missing.iter()) as Rows<'_>).peekable(),
        left: difference.left.iter(),
        part: Part::default(),
    };
    let mut statements = parts.next().await?;
    while let Some(some) = statements {
        let (written, following) = join(run(session, some), parts.next()).await;
        written.map_err(|error| not_written(&error))?;
        statements = following?;
    }
    let written = parts.part.nth;
    if written < seeded.parts.len() {
        let mut delete = delete_from(session.dialect(), side);
        delete.push(&format!(" AND part >= {written}"));
        let deleted = delete.run(session).await;
        deleted.map_err(|error| not_written(&error))?;
    }
    Ok(())
}

fn not_written(error: &sqlx::Error) -> RunError {
    RunError::database(format!(
        "{TABLE} can't be written: {}\nnothing was changed",
        plain(error)
    ))
}

async fn run(session: &mut Session, statements: Vec<Statement>) -> Result<(), sqlx::Error> {
    for statement in statements {
        statement.run(session).await?;
    }
    Ok(())
}

type Rows<'a> = Box<dyn Iterator<Item = usize> + Send + 'a>;

/// The parts that are to be remembered, one after the other.
struct Parts<'a> {
    side: Side<'a>,
    seeded: &'a SeededRows,
    difference: &'a Difference,
    gone: &'a [String],
    /// The fixture's next row.
    at: usize,
    missing: Peekable<Rows<'a>>,
    left: std::slice::Iter<'a, Left>,
    part: Part,
}

impl Parts<'_> {
    /// What writes the next part that has changed.
    async fn next(&mut self) -> Result<Option<Vec<Statement>>, RunError> {
        loop {
            while !self.part.is_full() && self.add()? {
                if self.part.lines.is_multiple_of(TURN) {
                    // The one before may have something to send.
                    yield_now().await;
                }
            }
            if self.part.lines == 0 {
                return Ok(None);
            }
            let statements = self.part.take(self.side, self.seeded);
            if !statements.is_empty() {
                return Ok(Some(statements));
            }
        }
    }

    /// Adds a line to the part; false where there is no more.
    fn add(&mut self) -> Result<bool, RunError> {
        let (side, seeded, at) = (self.side, self.seeded, self.at);
        if at < side.rows.len() {
            self.at += 1;
            let inserted = self.missing.next_if(|missing| *missing == at).is_some();
            self.part.begin(inserted || seeded.created(at));
            match self.difference.kept_rows.contains(&at) {
                true => {
                    let line = with_kept(side, at, seeded, self.difference)?;
                    self.part.text.push_str(&line);
                }
                false => side.rows.add_line(at, &mut self.part.text)?,
            }
            self.part.end(made(side, at, self.difference).as_deref());
            return Ok(true);
        }
        for row in self.left.by_ref() {
            let known = seeded.beyond(&row.key);
            if let Some(seeded) = known.filter(|_| !self.gone.contains(&row.key)) {
                self.part.begin(seeded.created);
                self.part.text.push_str(&seeded.line);
                self.part.end(seeded.made.as_deref());
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A row's line, with the fields that an operator has changed as they were seeded.
fn with_kept(
    side: Side<'_>,
    at: usize,
    seeded: &SeededRows,
    difference: &Difference,
) -> Result<String, RunError> {
    let then = seeded.of(side, at)?.map(|then| then.fields());
    let Some(row) = side.row(at)? else {
        return Ok(side.rows.line(at)?);
    };
    let fields = side.layout.fields.iter().zip(row.values).enumerate();
    let values: Vec<Json> = fields
        .map(|(nth, (field, value))| {
            let kept = difference.kept_fields.contains(&(at, nth));
            let then = then.as_ref().filter(|_| kept);
            then.and_then(|then| then.get(&field.name).cloned())
                .unwrap_or(value)
        })
        .collect();
    let mut line = String::new();
    write_row(side.layout, &values, &mut line);
    line.truncate(line.trim_end().len());
    Ok(line)
}

/// What triggers made of a row's fields, as it is remembered.
fn made(side: Side<'_>, at: usize, difference: &Difference) -> Option<String> {
    let mut made = difference.made.get(&at)?.clone();
    made.sort_by_key(|(nth, _)| *nth);
    let fields = made.into_iter().filter_map(|(nth, value)| {
        let field = side.layout.fields.get(nth)?;
        Some((field.name.clone(), value))
    });
    Some(Json::Object(fields.collect()).to_string())
}

fn delete_from(dialect: Dialect, side: Side<'_>) -> Statement {
    let mut delete = Statement::new(
        dialect,
        format!("DELETE FROM {} WHERE table_name = ", table(dialect)),
    );
    delete.text(side.layout.table.name.as_str());
    delete
}

/// A part on its way to the table.
#[derive(Default)]
struct Part {
    nth: usize,
    lines: usize,
    text: String,
}

impl Part {
    /// Begins a row's line.
    fn begin(&mut self, created: bool) {
        self.text.push(if created { '+' } else { '=' });
    }

    /// Ends it, with what triggers made of the row.
    fn end(&mut self, made: Option<&str>) {
        self.text.push('\n');
        if let Some(made) = made {
            self.text.push(MADE);
            self.text.push_str(made);
            self.text.push('\n');
        }
        self.lines += 1;
    }

    fn is_full(&self) -> bool {
        self.lines >= LINES || self.text.len() >= BYTES
    }

    /// What writes it, where it has changed; the next one begins.
    fn take(&mut self, side: Side<'_>, seeded: &SeededRows) -> Vec<Statement> {
        let dialect = side.dialect();
        let mut statements = Vec::new();
        let known = seeded.parts.get(self.nth);
        if known.is_none_or(|known| *known != seeded.hasher.hash_one(self.text.as_str())) {
            if known.is_some() {
                let mut delete = delete_from(dialect, side);
                delete.push(&format!(" AND part = {}", self.nth));
                statements.push(delete);
            }
            let mut insert = Statement::new(
                dialect,
                format!(
                    "INSERT INTO {} (table_name, part, seeded_rows) VALUES (",
                    table(dialect)
                ),
            );
            insert.text(side.layout.table.name.as_str());
            insert.push(&format!(", {}, ", self.nth));
            insert.text(&self.text);
            insert.push(")");
            statements.push(insert);
        }
        self.nth += 1;
        self.lines = 0;
        self.text.clear();
        statements
    }
}
