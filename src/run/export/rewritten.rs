//! What triggers have made of what was seeded: while it stands like that, the fixture keeps what it asked for, so that
//! two databases that were seeded at different times still give one file.

use std::collections::HashMap;

use crate::engine::plain;
use crate::fixtures::{Json, Layout, key_text, same};
use crate::run::seed::rewritten_rows;
use crate::run::{RunError, Session};
use crate::schema::Dialect;

/// A table's rows of which triggers have rewritten fields, by the text of their key.
pub(super) struct Rewritten<'a> {
    layout: &'a Layout,
    dialect: Dialect,
    rows: HashMap<String, Row>,
}

struct Row {
    seeded: Json,
    made: Json,
}

impl<'a> Rewritten<'a> {
    /// What is remembered of them; nothing where nothing was seeded.
    pub(super) async fn read(
        session: &mut Session,
        layout: &'a Layout,
    ) -> Result<Rewritten<'a>, RunError> {
        let lines = rewritten_rows(session, layout.table.name.as_str()).await;
        let lines = lines.map_err(|error| {
            RunError::database(format!(
                "what was seeded can't be read: {}\nnothing was changed",
                plain(&error)
            ))
        })?;
        let parse = |(seeded, made): (String, String)| {
            let (seeded, made) = (Json::parse(&seeded).ok()?, Json::parse(&made).ok()?);
            let key = layout.key_fields().iter();
            let key: Option<Vec<Json>> =
                key.map(|field| seeded.get(&field.name).cloned()).collect();
            Some((key_text(&key?), Row { seeded, made }))
        };
        Ok(Rewritten {
            layout,
            dialect: session.dialect(),
            rows: lines.into_iter().filter_map(parse).collect(),
        })
    }

    /// Whether a row is among them.
    pub(super) fn has(&self, key: &str) -> bool {
        self.rows.contains_key(key)
    }

    /// Puts what was seeded where a row stands as triggers made it.
    pub(super) fn undo(&self, key: &str, values: &mut [Json]) {
        let Some(Row { seeded, made }) = self.rows.get(key) else {
            return;
        };
        for (field, now) in self.layout.fields.iter().zip(values) {
            let made = made.get(&field.name);
            if made.is_some_and(|made| same(field, self.dialect, made, now))
                && let Some(seeded) = seeded.get(&field.name)
            {
                now.clone_from(seeded);
            }
        }
    }
}
