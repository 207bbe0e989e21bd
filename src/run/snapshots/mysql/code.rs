//! MariaDB: what runs inside a schema: triggers, routines, events; and views. Their text may name the schema, so that
//! a dump of them can't be loaded anywhere else.

use crate::run::Session;
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// A trigger, routine, event or view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    /// `TRIGGER`, `PROCEDURE`, `FUNCTION`, `EVENT` or `VIEW`.
    pub(super) kind: String,
    /// Its name.
    pub(super) name: String,
    /// The SQL mode it was made under.
    pub(super) sql_mode: String,
    /// The statement that makes it, with its definer.
    pub(super) create: String,
    /// The character set of that statement's texts, and how they are compared.
    pub(super) charset: (String, String),
}

/// Reads the connected schema's, in the order in which they can be made.
pub(super) async fn read(session: &mut Session) -> Result<Vec<Code>, sqlx::Error> {
    let mut all = Vec::new();
    let sql = "SELECT 'TRIGGER', CAST(trigger_name AS CHAR) FROM information_schema.triggers WHERE trigger_schema = DATABASE() \
               UNION ALL SELECT CAST(routine_type AS CHAR), CAST(routine_name AS CHAR) FROM information_schema.routines \
               WHERE routine_schema = DATABASE() \
               UNION ALL SELECT 'EVENT', CAST(event_name AS CHAR) FROM information_schema.events WHERE event_schema = DATABASE() \
               UNION ALL SELECT 'VIEW', CAST(table_name AS CHAR) FROM information_schema.views WHERE table_schema = DATABASE() \
               ORDER BY 1, 2";
    for row in session.rows(sql).await? {
        let mut values = row.into_iter().map(Option::unwrap_or_default);
        let (kind, name) = (
            values.next().unwrap_or_default(),
            values.next().unwrap_or_default(),
        );
        let shown = format!("SHOW CREATE {kind} {}", Quote(Dialect::Mysql).name(&name));
        let row = session
            .rows(&shown)
            .await?
            .into_iter()
            .next()
            .unwrap_or_default();
        let text = |at: usize| row.get(at).cloned().flatten().unwrap_or_default();
        // A view has no mode; an event has a time zone before its text.
        let (sql_mode, create, charset) = match kind.as_str() {
            "VIEW" => (String::new(), text(1), (text(2), text(3))),
            "EVENT" => (text(1), text(3), (text(4), text(5))),
            _ => (text(1), text(2), (text(3), text(4))),
        };
        all.push(Code {
            kind,
            name,
            sql_mode,
            create,
            charset,
        });
    }
    Ok(all)
}

impl Code {
    /// Statements of a compound statement that make it again.
    pub(super) fn make(&self) -> String {
        let q = Quote(Dialect::Mysql);
        format!(
            "SET SESSION sql_mode = {}; SET SESSION character_set_client = {}; SET SESSION collation_connection = {}; \
             EXECUTE IMMEDIATE {};",
            q.text(&self.sql_mode),
            q.text(&self.charset.0),
            q.text(&self.charset.1),
            q.text(&self.create)
        )
    }
}
