//! Every reporter over the same findings.

use super::*;
use crate::span::{LineColumn, Span};

fn span(line: usize, column: usize, end_line: usize, end_column: usize) -> Span {
    Span {
        start: LineColumn { line, column },
        end: LineColumn {
            line: end_line,
            column: end_column,
        },
    }
}

fn place(file: &str, span: Span) -> Place {
    Place {
        file: file.into(),
        span,
    }
}

const MODELS: &str = "use sqlx::FromRow;\n\n/// A plan.\n#[derive(FromRow)]\npub struct Plan {\n    pub id: i64,\n}\n\n\
                      #[data_class(user, keep = \"is_superusr\")]\n#[derive(FromRow)]\npub struct User {\n    pub id: i64,\n}\n";

fn hostile() -> String {
    format!(
        "\tlet \u{1b}[31m漢字 = \"\u{202e}evil\u{9b}2J\";\r\nlet long = \"{}\", Here, \"{}\";\r\n",
        "x".repeat(5000),
        "y".repeat(5000)
    )
}

fn sources() -> Sources {
    [
        ("src/models.rs", MODELS.to_owned()),
        ("src/hostile, 100%:.rs", hostile()),
        (
            "data-class.toml",
            "[tables.plan]\nclass = \"user\"\n".to_owned(),
        ),
    ]
    .into_iter()
    .collect()
}

fn findings() -> Vec<Diagnostic> {
    let hostile = "src/hostile, 100%:.rs";
    vec![
        Diagnostic::new(Code::ModelUnclassified, "`Plan` has no classification")
            .at(
                place("src/models.rs", span(5, 12, 5, 16)),
                "maps to the table `plans`",
            )
            .note("every table is either kept or cleaned; nobody has said which `plans` is")
            .help("add an attribute:\n#[data_class(system)]\nor #[data_class(user)]")
            .model("app::models::Plan")
            .table("plans"),
        Diagnostic::new(Code::ClassesDisagree, "`plans` is classified twice")
            .at(place("src/models.rs", span(9, 14, 9, 18)), "user here")
            .also(place("src/models.rs", span(5, 12, 5, 16)), "its struct")
            .also(
                place("data-class.toml", span(2, 9, 2, 15)),
                "user here, too",
            ),
        Diagnostic::new(Code::FileStale, "`catalog/catalog.md` is stale")
            .at(place("catalog/catalog.md", Span::FILE), "")
            .help("cargo xtask classify"),
        Diagnostic::new(Code::ColumnUnknown, "a hostile \u{1b}[2J\nmessage % :: ,")
            .at(place(hostile, span(1, 6, 1, 13)), "wide \u{7}")
            .note("\u{202e}note"),
        Diagnostic::new(Code::KeyWithoutIndex, "far to the right")
            .at(place(hostile, span(2, 5016, 2, 5020)), "here")
            .help("create an index"),
        Diagnostic::new(Code::ClassContradictsColumns, "several lines")
            .at(place("src/models.rs", span(9, 1, 11, 9)), "this"),
        Diagnostic::new(Code::ModelOpaque, "out of the text")
            .at(place("src/models.rs", span(90, 1, 91, 9)), "this"),
        Diagnostic::new(Code::NothingToCheck, "no models and no tables were found")
            .help("is this the workspace you meant?"),
    ]
}

#[cfg(feature = "cli")]
#[test]
fn human() {
    insta::assert_snapshot!(human::render(
        &findings(),
        &sources(),
        human::Style::default()
    ));
}

#[cfg(feature = "cli")]
#[test]
fn human_in_colour_has_no_escapes_but_its_own() {
    let style = human::Style {
        color: true,
        width: 100,
    };
    let text = human::render(&findings(), &sources(), style);
    let plain = human::render(
        &findings(),
        &sources(),
        human::Style {
            color: false,
            width: 100,
        },
    );
    let mut stripped = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        let (codes, after) = after.split_once('m').expect("a colour");
        assert!(codes.starts_with('['), "{codes:?}");
        assert!(
            codes[1..].chars().all(|c| c.is_ascii_digit() || c == ';'),
            "{codes:?}"
        );
        rest = after;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

#[cfg(feature = "cli")]
#[test]
fn human_shows_problems_of_the_configuration() {
    let text = "[catalogue]\n";
    let problems = crate::config::parse(text).expect_err("unknown");
    let style = human::Style::default();
    insta::assert_snapshot!(human::render_problem(
        &problems[0],
        "data-class.toml",
        text,
        style
    ));
}

#[cfg(feature = "cli")]
#[test]
fn human_survives_any_place() {
    let text = "é\n\tb\n";
    let sources: Sources = [("f", text)].into_iter().collect();
    let numbers = [0, 1, 2, 3, 4, 5, usize::MAX];
    for line in numbers {
        for column in numbers {
            for end_line in numbers {
                for end_column in numbers {
                    let at = place("f", span(line, column, end_line, end_column));
                    let finding = Diagnostic::new(Code::ModelOpaque, "m").at(at, "l");
                    human::render(&[finding], &sources, human::Style::default());
                }
            }
        }
    }
}

#[test]
fn cargo_lines() {
    let text = cargo_lines::render(&findings());
    assert!(
        text.lines().all(|line| {
            line.starts_with("cargo::error=") || line.starts_with("cargo::warning=")
        })
    );
    assert!(!cargo_lines::render_as_warnings(&findings()).contains("cargo::error"));
    insta::assert_snapshot!(text);
}

#[test]
fn json() {
    insta::assert_snapshot!(json::render(&findings()));
}

#[test]
fn github() {
    insta::assert_snapshot!(github::render(&findings()));
}

#[test]
fn sarif_names_every_rule_and_points_at_each() {
    let log: serde_json::Value = serde_json::from_str(&sarif::render(&findings())).expect("JSON");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), Code::ALL.len());
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), findings().len());
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(matches!(
            result["level"].as_str(),
            Some("error" | "warning")
        ));
        for location in result["locations"].as_array().into_iter().flatten() {
            let physical = &location["physicalLocation"];
            assert!(physical["region"]["startLine"].as_u64() >= Some(1));
            let uri = physical["artifactLocation"]["uri"].as_str().expect("a URI");
            assert!(
                !uri.contains([' ', ',', ':']) && !uri.starts_with('/'),
                "{uri}"
            );
        }
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(results).expect("JSON"));
}

#[test]
fn the_summary_counts_errors_and_warnings() {
    assert_eq!(
        summary(&findings()).as_deref(),
        Some("error: 6 errors, 2 warnings")
    );
    assert_eq!(summary(&findings()[..1]).as_deref(), Some("error: 1 error"));
    assert_eq!(
        summary(&findings()[4..5]).as_deref(),
        Some("warning: 1 warning")
    );
    assert_eq!(summary(&[]), None);
}
