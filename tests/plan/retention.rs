//! Retention and DC0012.

use cargo_data_class::diagnostic::Code::RetentionReachesFurther;

use super::support::Case;

const SCHEMA: &str = "
    CREATE TABLE sessions (id INTEGER PRIMARY KEY, seen_at TEXT, up INT REFERENCES sessions);
    CREATE TABLE notes (id INTEGER PRIMARY KEY, session_id INT REFERENCES sessions ON DELETE CASCADE, pinned BOOLEAN);
    CREATE TABLE files (id INTEGER PRIMARY KEY, note_id INT NOT NULL REFERENCES notes ON DELETE RESTRICT);
    CREATE TABLE settings (id INTEGER PRIMARY KEY, session_id INT REFERENCES sessions);";
const RULE: &str = "sessions: user, retain = \"30 days\", by = \"seen_at\"";

fn case(sessions: &str, notes: &str, files: &str, settings: &str) -> Case {
    let sessions = format!("{RULE}{sessions}");
    Case::new(SCHEMA, &[&sessions, notes, files, settings])
}

#[test]
fn rows_that_stay_must_say_what_becomes_of_their_reference() {
    case("", "notes: user", "files: user", "settings: system, holds = [\"session_id\"]").finds(RetentionReachesFurther, &[
        "rows of `sessions` stand in the way of purging `sessions` | sessions <- sessions.up (ON DELETE NO ACTION)",
        "purging `sessions` would delete rows of `notes` | sessions <- notes.session_id (ON DELETE CASCADE)",
    ]);
    case(", with_parent = true", "notes: user, with_parent = true", "files: user", "settings: system, holds = [\"session_id\"]").finds(
        RetentionReachesFurther,
        &["rows of `files` stand in the way of purging `sessions` | sessions <- notes.session_id (ON DELETE CASCADE) <- files.note_id (ON DELETE RESTRICT)"],
    );
}

#[test]
fn rows_go_with_their_parents_or_are_cut_off() {
    case(", detach = [\"up\"]", "notes: user, with_parent = true, keep = \"pinned\"", "files: user, with_parent = true", "settings: system, holds = [\"session_id\"]").purges(
        "sessions: rows whose seen_at is more than 30 days ago, with their rows of files, notes by Text
         with parent: notes.session_id -> sessions.id
         with parent: files.note_id -> notes.id
         spared: held by settings.session_id -> sessions.id
         spared: protected in notes
         detach sessions.up -> sessions.id
         delete files; notes; sessions",
    );
}

#[test]
fn a_tree_goes_with_its_root() {
    case(
        ", with_parent = [\"up\"]",
        "notes: user, detach = [\"session_id\"]",
        "files: user",
        "settings: system, detach = [\"session_id\"]",
    )
    .purges(
        "sessions: rows whose seen_at is more than 30 days ago by Text
         with parent: sessions.up -> sessions.id
         detach notes.session_id -> sessions.id
         detach settings.session_id -> sessions.id
         recursive
         delete sessions",
    );
}
