//! ARCHITECTURE.md names every room of the house.

use crate::markdown::{root, text_of};

/// The folders and files of `src` that are modules or programs, as the map writes them.
fn rooms() -> Vec<String> {
    let mut rooms: Vec<String> = std::fs::read_dir(root().join("src"))
        .expect("the sources")
        .map(|entry| {
            let entry = entry.expect("it can be listed");
            let name = entry.file_name().to_string_lossy().into_owned();
            match entry.path().is_dir() {
                true => format!("`{name}/`"),
                false => format!("`{name}`"),
            }
        })
        .collect();
    rooms.sort();
    rooms
}

#[test]
fn every_top_level_module_is_on_the_map() {
    let text = text_of("ARCHITECTURE.md");
    let rooms = rooms();
    assert!(rooms.len() > 20);
    let missing: Vec<&String> = rooms
        .iter()
        .filter(|room| !text.contains(&format!("| {room}")))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_room_on_the_map_is_there() {
    let rooms = rooms();
    let gone: Vec<String> = text_of("ARCHITECTURE.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(room, _)| format!("`{room}`"))
        .filter(|room| !rooms.contains(room) && !root().join(room.trim_matches('`')).exists())
        .collect();
    assert_eq!(gone, [""; 0]);
}

/// Files, folders and items that the text names in backquotes: the paths must be there.
#[test]
fn every_path_in_the_text_is_there() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = text_of(document);
        let quoted = text.split('`').skip(1).step_by(2);
        let gone: Vec<&str> = quoted
            .filter(|word| word.starts_with("src/") || word.starts_with("tests/"))
            .filter(|word| !word.contains(['<', '*', ' ']) && !root().join(word).exists())
            .collect();
        assert_eq!(gone, [""; 0], "{document}");
    }
}
