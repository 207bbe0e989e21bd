//! Writing the rows, referenced ones first; then the references that had to wait.

use std::collections::HashSet;

use super::Work;
use super::decide::held;
use super::read::{batch, raws};
use super::transferred::{self, Origin, Transferred};
use crate::engine::plain;
use crate::fixtures::value::Raw;
use crate::run::RunError;
use crate::run::driver::{is_cancelled, is_lost};
use crate::run::statement::{PARAMETERS, Statement};
use crate::schema::{Dialect, IdentityKind};
use crate::sql::quote::Quote;
use crate::transfer::{Cell, End, Index, Member, Node, Portion, State, key, rewrite};

/// How long a statement gets at most, if it has more than one row: below the packets that servers take.
const LONGEST: usize = 1 << 20;

/// Rows that could not be inserted.
struct NotInserted {
    error: RunError,
    /// Whether it is one of the rows that the database doesn't take.
    by_row: bool,
}

/// A reference that is written when its row is there.
pub(super) struct Waiting {
    node: Node,
    link: usize,
}

impl Work<'_> {
    /// Inserts all rows that are copied.
    pub(super) async fn insert(&mut self, portion: &Portion) -> Result<(), RunError> {
        let mut written: HashSet<Node> = HashSet::new();
        let mut waiting = Vec::new();
        let mut unseen = Vec::new();
        for group in &self.transfer.groups {
            if group.is_circle && self.waits_all_round(portion, &group.tables, &written) {
                self.insert_together(portion, &group.tables, &mut written, &mut waiting)
                    .await?;
                unseen.extend(&group.tables);
                continue;
            }
            for table in &group.tables {
                self.insert_table(portion, *table, &mut written, &mut waiting)
                    .await?;
            }
        }
        for of in waiting {
            self.write_reference(&of).await?;
        }
        match self.to.dialect() {
            Dialect::Mysql => self.require_keys(&unseen).await,
            Dialect::Postgres | Dialect::Sqlite => Ok(()),
        }
    }

    /// Inserts a table's rows, those that others of them reference first.
    pub(super) async fn insert_table(
        &mut self,
        portion: &Portion,
        table: usize,
        written: &mut HashSet<Node>,
        waiting: &mut Vec<Waiting>,
    ) -> Result<(), RunError> {
        let rows = self.graph.parents_first(portion, table);
        for batch in rows.chunks(batch(&self.scheme().tables[table])) {
            self.insert_batch(table, batch, written, waiting).await?;
        }
        Ok(())
    }

    async fn insert_batch(
        &mut self,
        table: usize,
        numbers: &[u32],
        written: &mut HashSet<Node>,
        waiting: &mut Vec<Waiting>,
    ) -> Result<(), RunError> {
        let rows = self.rows(table, numbers, written, waiting).await?;
        let savepoint = match self.to.dialect() {
            // The others undo a statement that fails.
            Dialect::Postgres => self.to.execute("SAVEPOINT data_class").await.map(|_| ()),
            Dialect::Sqlite | Dialect::Mysql => Ok(()),
        };
        savepoint.map_err(|error| RunError::lost(&error))?;
        match self.insert_rows(table, &rows).await {
            Err(NotInserted {
                error,
                by_row: true,
            }) => Err(self.row_in_trouble((table, numbers), &rows, error).await),
            done => done.map_err(|of| of.error),
        }
    }

    /// Rows as the new database is to have them, in order; without the references that have to wait.
    pub(super) async fn rows(
        &mut self,
        table: usize,
        numbers: &[u32],
        written: &mut HashSet<Node>,
        waiting: &mut Vec<Waiting>,
    ) -> Result<Vec<Vec<Raw>>, RunError> {
        let scheme = self.scheme();
        let nodes = numbers.iter().map(|row| Node { table, row: *row });
        let mut old = self.at_hand.take(nodes);
        let others = numbers.iter().copied();
        let others: Vec<u32> = others.filter(|row| !old.contains_key(row)).collect();
        old.extend(self.old_rows(table, &others).await?);
        let mut rows: Vec<Vec<Raw>> = Vec::with_capacity(numbers.len());
        for row in numbers {
            let node = Node { table, row: *row };
            let values = old.remove(row).unwrap_or_default();
            let mut cells = rewrite(scheme, &self.graph, node, values);
            let whole = self.known(node, &cells)?;
            let content = held(&scheme.tables[table], &whole);
            self.at_hand.expect(node, content);
            for link in self.not_yet(node, written)? {
                for column in &scheme.links[link].null {
                    cells[*column] = Cell::Is(Raw::Null);
                }
                waiting.push(Waiting { node, link });
            }
            written.insert(node);
            rows.push(self.known(node, &cells)?);
        }
        Ok(rows)
    }

    /// The error of the row that can't be written, by trying one after the other; it is rolled back in any case.
    async fn row_in_trouble(
        &mut self,
        (table, numbers): (usize, &[u32]),
        rows: &[Vec<Raw>],
        error: RunError,
    ) -> RunError {
        if self.to.dialect() == Dialect::Postgres
            && self.to.execute("ROLLBACK TO data_class").await.is_err()
        {
            return error;
        }
        for (row, values) in numbers.iter().zip(rows) {
            let one = self.insert_rows(table, std::slice::from_ref(values)).await;
            if let Err(NotInserted { error, .. }) = one {
                let mut of_row = error;
                let node = Node { table, row: *row };
                let shown = &self.scheme().tables[table].shown;
                of_row.message = of_row.message.replacen(
                    &format!("`{shown}`"),
                    &format!("`{shown}` {}", self.shown(node)),
                    1,
                );
                return of_row;
            }
        }
        error
    }

    /// The references whose row is not there yet, though the engine would look at once.
    pub(super) fn to_come<'n>(
        &'n self,
        node: Node,
        written: &'n HashSet<Node>,
    ) -> impl Iterator<Item = usize> + 'n {
        let links = self.graph.ends(node).filter(move |(link, end)| {
            let of = self.graph.link(*link);
            let End::Row(row) = end else { return false };
            let parent = Node {
                table: of.parent,
                row: *row,
            };
            of.at_once
                && parent != node
                && self.graph.state(parent) == State::Copied
                && !written.contains(&parent)
        });
        links.map(|(link, _)| link)
    }

    /// The references that must wait.
    fn not_yet(&self, node: Node, written: &HashSet<Node>) -> Result<Vec<usize>, RunError> {
        let links: Vec<usize> = self.to_come(node, written).collect();
        let stuck = links
            .iter()
            .find(|link| self.graph.link(**link).null.is_empty());
        match stuck {
            None => Ok(links),
            Some(link) => Err(RunError::refused(format!(
                "`{}`: {} references a row that is only made after it, by a column that is NOT NULL\nnothing was changed",
                self.graph.link(*link).id,
                self.shown(node)
            ))
            .help("let one of the references be nullable or deferrable")),
        }
    }

    /// The values of a row's columns, all of which must be known by now.
    fn known(&self, node: Node, cells: &[Cell]) -> Result<Vec<Raw>, RunError> {
        let known: Option<Vec<Raw>> = cells.iter().map(|cell| cell.known().cloned()).collect();
        known.ok_or_else(|| {
            RunError::refused(format!(
                "`{}`: what {} references has no place in the new database\nnothing was changed",
                self.scheme().tables[node.table].shown,
                self.shown(node)
            ))
        })
    }

    async fn insert_rows(&mut self, table: usize, rows: &[Vec<Raw>]) -> Result<(), NotInserted> {
        let member = &self.scheme().tables[table];
        let most = (PARAMETERS / member.written().count().max(1)).max(1);
        let mut rows = rows.iter().peekable();
        while rows.peek().is_some() {
            let mut statement = insert_into(self.to.dialect(), member);
            let mut count: u64 = 0;
            while (count as usize) < most && (count == 0 || statement.sql.len() < LONGEST) {
                let Some(row) = rows.next() else { break };
                add_row(&mut statement, member, row, count > 0);
                count += 1;
            }
            let inserted = statement.run(self.to).await.map_err(|error| NotInserted {
                by_row: error.as_database_error().is_some()
                    && !is_cancelled(&error)
                    && !is_lost(&error),
                error: not_written(member, &error),
            })?;
            RunError::unless_all_inserted(&member.shown, count, inserted).map_err(|error| {
                NotInserted {
                    error,
                    by_row: false,
                }
            })?;
        }
        Ok(())
    }

    /// Writes a reference whose row is there now.
    async fn write_reference(&mut self, waiting: &Waiting) -> Result<(), RunError> {
        let scheme = self.scheme();
        let member = &scheme.tables[waiting.node.table];
        let link = &scheme.links[waiting.link];
        let empty = vec![Raw::Null; member.columns.len()];
        let cells = rewrite(scheme, &self.graph, waiting.node, empty);
        let quote = Quote(self.to.dialect());
        let table = quote.table(&member.name.schema, &member.name.table);
        let mut statement = Statement::new(self.to.dialect(), format!("UPDATE {table} SET "));
        for (nth, column) in link.null.iter().enumerate() {
            let of = &member.columns[*column];
            statement.push(if nth > 0 { ", " } else { "" });
            statement.push(&format!("{} = ", quote.name(&of.name)));
            let value = cells[*column].known().cloned().unwrap_or(Raw::Null);
            statement.value(&of.storage, &value);
        }
        // MariaDB would set these to the clock.
        for (_, of) in member
            .columns
            .iter()
            .enumerate()
            .filter(|(at, column)| column.touched && !link.null.contains(at))
        {
            let name = quote.name(&of.name);
            statement.push(&format!(", {name} = {name}"));
        }
        let target = self
            .graph
            .target(waiting.node)
            .map(|text| raws(&text))
            .unwrap_or_default();
        for (nth, (column, raw)) in member.key.iter().zip(&target).enumerate() {
            let of = &member.columns[*column];
            statement.push(if nth > 0 { " AND " } else { " WHERE " });
            statement.push(&format!("{} = ", quote.name(&of.name)));
            statement.value(&of.storage, raw);
        }
        let updated = statement
            .run(self.to)
            .await
            .map_err(|error| not_written(member, &error))?;
        match updated {
            1 => Ok(()),
            _ => Err(RunError::database(format!(
                "`{}`: writing `{}` changed {updated} rows instead of one\nnothing was changed",
                member.shown, link.id
            ))),
        }
    }

    /// Remembers the rows that were there without an earlier transfer.
    pub(super) async fn remember_found(&mut self, run: Option<i64>) -> Result<(), RunError> {
        let scheme = self.scheme();
        let all = std::mem::take(&mut self.found);
        for (table, member) in scheme.tables.iter().enumerate() {
            let found = all
                .iter()
                .filter(|(node, _)| node.table == table && self.graph.state(*node) == State::There);
            let rows: Vec<Transferred> = found
                .map(|(node, content)| Transferred {
                    old: self.graph.key(*node).into_owned(),
                    new: self.new_key(*node).into(),
                    content: content.clone(),
                })
                .collect();
            let origin = Origin {
                source: &self.source,
                run,
            };
            transferred::write(self.to, origin, &member.shown, &rows).await?;
        }
        Ok(())
    }

    /// A row's key in the new database.
    pub(super) fn new_key(&self, node: Node) -> Box<str> {
        let mut values = self
            .graph
            .target(node)
            .map(|text| raws(&text))
            .unwrap_or_default();
        values.truncate(self.scheme().tables[node.table].key.len());
        key(&values)
    }
}

pub(super) fn not_written(member: &Member, error: &sqlx::Error) -> RunError {
    let mut said = plain(error);
    let database = error.as_database_error();
    if database.is_some_and(|error| error.is_unique_violation()) {
        // MariaDB says the values, too.
        if let Some((_, key)) = said.split_once(" for key ") {
            said = format!("duplicate entry for key {key}");
        }
        // SQLite only says which columns.
        let named = member
            .indexes
            .iter()
            .filter(|index| !said.contains(&index.name));
        let named: Vec<String> = named.map(Index::shown).collect();
        if !named.is_empty() {
            said += &format!("; the table has {}", named.join(", "));
        }
    }
    RunError::database(format!(
        "`{}` can't be written: {said}\nnothing was changed",
        member.shown
    ))
}

pub(super) fn insert_into(dialect: Dialect, member: &Member) -> Statement {
    let quote = Quote(dialect);
    let columns = || member.written().map(|at| &member.columns[at]);
    let names = columns().map(|column| column.name.as_str());
    let always = columns().any(|column| column.identity == Some(IdentityKind::Always));
    let overriding = match always {
        true => " OVERRIDING SYSTEM VALUE",
        false => "",
    };
    let table = quote.table(&member.name.schema, &member.name.table);
    let head = format!(
        "INSERT INTO {table} ({}){overriding} VALUES",
        quote.names(names)
    );
    Statement::new(dialect, head)
}

/// Adds a row behind the statement's beginning, or behind another row.
pub(super) fn add_row(statement: &mut Statement, member: &Member, row: &[Raw], more: bool) {
    statement.push(if more { ",\n(" } else { "\n(" });
    for (nth, at) in member.written().enumerate() {
        statement.push(if nth > 0 { ", " } else { "" });
        statement.value(&member.columns[at].storage, &row[at]);
    }
    statement.push(")");
}
