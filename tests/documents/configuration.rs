//! docs/configuration.md shows every key that the parser knows, and nothing that it does not.

use cargo_data_class::config::{Config, parse};
use data_class_grammar::Key;

use crate::markdown::{blocks, text_of};

const DOCUMENT: &str = "docs/configuration.md";

/// The document's configurations, each of which must be understood.
fn configurations() -> Vec<(String, Config)> {
    blocks(&text_of(DOCUMENT))
        .into_iter()
        .filter(|block| block.tag == "toml")
        .map(|block| {
            let config = parse(&block.text);
            let config = config.unwrap_or_else(|problems| panic!("{}\n{problems:#?}", block.text));
            (block.text, config)
        })
        .collect()
}

/// What the parser says may stand in a section, when something else stands there that resembles nothing.
fn known(section: &str) -> Vec<String> {
    const STRANGER: &str = "qqqqqqqqqqqqqqqqqqqq";
    let text = format!("{section}\n{STRANGER} = 1\n");
    let problems = parse(&text).expect_err("there is no such key");
    let help = problems
        .iter()
        .find(|problem| problem.message.contains(STRANGER))
        .and_then(|problem| problem.help.clone())
        .expect("a help that lists the keys");
    help.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_key_of_every_section_is_shown() {
    let shown: String = configurations().into_iter().map(|(text, _)| text).collect();
    let mut keys = Vec::new();
    for section in [
        "[catalog]",
        "[[catalog.categories]]",
        "[models]",
        "[database]",
        "[environments.x]",
    ] {
        let known = known(section);
        assert!(known.len() >= 3, "{section}: {known:?}");
        keys.extend(known);
    }
    let own = ["class".to_owned(), "description".to_owned()];
    let attribute = Key::ALL.iter().filter(|key| **key != Key::Table);
    keys.extend(own);
    keys.extend(attribute.map(|key| key.name().to_owned()));
    let missing: Vec<&String> = keys.iter().filter(|key| !is_shown(&shown, key)).collect();
    assert_eq!(missing, [""; 0]);
}

/// Whether a text says `key = ...` or has the key in a header: `[key]`, `[key.x]`, `[x.key]`.
fn is_shown(text: &str, key: &str) -> bool {
    text.lines().any(|line| match line.strip_prefix('[') {
        Some(header) => header
            .split(['[', ']'])
            .flat_map(|inside| inside.split('.'))
            .any(|part| part == key),
        None => line
            .strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with('=')),
    })
}

#[test]
fn the_annotation_s_readme_lists_the_keys_of_each_class() {
    let readme = text_of("data-class/README.md");
    let (_, table) = readme.split_once("## All keys").expect("a section");
    for key in Key::ALL {
        assert!(table.contains(&format!("`{}`", key.name())), "{key:?}");
    }
    let listed = table.split('`').skip(1).step_by(2);
    let strangers: Vec<&str> = listed
        .take_while(|word| *word != "secret")
        .filter(|word| Key::from_name(word).is_none())
        .filter(|word| !["data_class", "system", "user", "mixed"].contains(word))
        .collect();
    assert_eq!(strangers, [""; 0]);
}

#[test]
fn every_section_is_shown() {
    let shown: String = configurations().into_iter().map(|(text, _)| text).collect();
    let sections = known("");
    assert!(sections.len() >= 6, "{sections:?}");
    for section in sections {
        assert!(is_shown(&shown, &section), "{section}");
    }
}

#[test]
fn the_documented_defaults_are_those_of_an_empty_file() {
    let empty = parse("").expect("an empty file is a configuration");
    assert_eq!(format!("{:?}", empty.models.unmapped), "Allow");
    assert!(empty.catalog.dir.is_none() && empty.databases.is_empty());
    let text = text_of(DOCUMENT);
    for default in [
        "default: \"catalog\"",
        "default: \"allow\"",
        "default: false",
    ] {
        assert!(text.contains(default), "{default}");
    }
}
