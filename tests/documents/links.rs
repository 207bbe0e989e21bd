//! Links between the documents lead somewhere.

use crate::markdown::{root, text_of};

const DOCUMENTS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "data-class/README.md",
    "docs/configuration.md",
    "docs/formats.md",
    "docs/retention.md",
    "docs/snapshots.md",
    "docs/transfer.md",
    "examples/igny8/README.md",
];

#[test]
fn every_relative_link_leads_to_a_file() {
    let mut links = 0;
    for document in DOCUMENTS {
        let text = text_of(document);
        let folder = root().join(document);
        let folder = folder.parent().expect("a folder");
        for (target, _) in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split_once(')'))
        {
            if target.contains("://") {
                continue;
            }
            let file = target.split('#').next().unwrap_or_default();
            assert!(folder.join(file).exists(), "{document}: {target}");
            links += 1;
        }
    }
    assert!(links >= 10, "{links}");
}

#[test]
fn lines_fit_a_terminal() {
    for document in DOCUMENTS {
        let text = text_of(document);
        let mut fenced = false;
        for line in text.lines() {
            fenced ^= line.starts_with("```");
            let fits = line.chars().count() <= 120;
            assert!(
                fits || fenced || line.starts_with('|'),
                "{document}: {line}"
            );
        }
    }
}

#[test]
fn the_commands_for_contributors_name_what_is_there() {
    let text = text_of("CONTRIBUTING.md");
    let schema_test = text_of("tests/schema.rs");
    let mut commands = 0;
    for command in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let words: Vec<&str> = command.split(' ').collect();
        for pair in words.windows(2) {
            let there = match pair {
                ["-p", "cargo-data-class"] => true,
                ["-p", package] => root().join(package).join("Cargo.toml").exists(),
                ["--test", name] => [format!("tests/{name}.rs"), format!("tests/{name}/main.rs")]
                    .iter()
                    .any(|file| root().join(file).exists()),
                _ => true,
            };
            assert!(there, "{command}: {pair:?}");
        }
        if let Some((variable, _)) = words[0].split_once('=') {
            // The other two are insta's and trybuild's.
            let ours = !["INSTA_UPDATE", "TRYBUILD"].contains(&variable);
            assert!(!ours || schema_test.contains(variable), "{command}");
        }
        commands += 1;
    }
    assert!(commands >= 5, "{commands}");
}
