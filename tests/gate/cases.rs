//! One case a folder: its commands are run one after the other in a copy, and everything they say is a snapshot.

use std::sync::Mutex;

use cargo_data_class::diagnostic::Code;

use crate::support::{App, here};

/// Codes of checks that are still to come: each is struck out here when its first case is written.
const TO_COME: &[&str] = &[];

fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(here().join("cases"))
        .expect("the folder of cases is there")
        .map(|entry| {
            entry
                .expect("listed")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn every_case_says_what_its_snapshot_says() {
    let names = names();
    assert!(!names.is_empty());
    let open = Mutex::new(names.iter());
    let failed = Mutex::new(Vec::new());
    // A case mostly waits for cargo: several at once, and all of them even where one differs.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let Some(name) = open.lock().expect("no panic holds it").next() else {
                        return;
                    };
                    let said = said(name);
                    let same =
                        std::panic::catch_unwind(|| insta::assert_snapshot!(name.as_str(), said));
                    if same.is_err() {
                        failed.lock().expect("no panic holds it").push(name);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("no panic holds it");
    assert!(failed.is_empty(), "these differ: {failed:?}");
}

/// What the commands of a case say.
fn said(name: &str) -> String {
    let app = App::case(name);
    let commands = match app.exists("commands") {
        true => app.read("commands"),
        false => "classify\n".into(),
    };
    let mut text = String::new();
    for line in commands.lines() {
        text += &format!("$ cargo data-class {line}\n{}\n", app.run(line));
    }
    text
}

#[test]
fn every_code_has_a_case_that_shows_it() {
    let names = names();
    for code in Code::ALL {
        let number = code.number();
        let prefix = format!("{}_", number.to_lowercase());
        let shown = names
            .iter()
            .filter(|name| name.starts_with(&prefix))
            .any(|name| {
                let snapshot = here().join(format!("snapshots/gate__cases__{name}.snap"));
                let text = std::fs::read_to_string(snapshot).unwrap_or_default();
                text.contains(&format!("[{number}]"))
            });
        let to_come = TO_COME.contains(&number);
        assert!(
            shown != to_come,
            "{number}: a case shows it: {shown}; it is still to come: {to_come}"
        );
    }
}
