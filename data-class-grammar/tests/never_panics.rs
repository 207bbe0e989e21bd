//! Whatever the tokens: an answer, never a panic.

use data_class_grammar::{parse, parse_field};
use proc_macro2::TokenStream;
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "system",
        "user",
        "mixed",
        "projection",
        "external",
        "secret",
        "class",
        "table",
        "key",
        "min_rows",
        "detach",
        "holds",
        "keep",
        "retain",
        "by",
        "expires",
        "unit",
        "with_parent",
        "system_rows",
        "review_by",
        "owner",
        "references",
        "=",
        ",",
        "-",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "!",
        "::",
        "true",
        "r#key",
        "'a",
        "'x'",
        "b\"x\"",
        "c\"x\"",
        "\"\"",
        "\"a -> b.c\"",
        "\"90 days\"",
        "\"2027-03-31\"",
        "\"'\"",
        "r#\"\"\"#",
        "4",
        "-4",
        "0x_f",
        "1e9",
        "4u8",
        "99999999999999999999999999999999999999999",
        "\"\\u{1F600}\"",
        "\"\\x7f\"",
    ]);
    prop_oneof![
        4 => known.prop_map(str::to_owned),
        1 => "[a-z_]{1,8}",
        1 => any::<String>().prop_map(|text| format!("{text:?}")),
        1 => any::<i128>().prop_map(|number| number.to_string()),
    ]
}

fn source() -> impl Strategy<Value = String> {
    prop::collection::vec(words(), 0..20).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn random_tokens_get_an_answer(source in source()) {
        if let Ok(tokens) = source.parse::<TokenStream>() {
            let (annotation, problems) = parse(tokens.clone());
            prop_assert!(annotation.is_some() || !problems.is_empty());
            let _ = annotation.map(|annotation| annotation.map_span(|_| ()));
            let _ = parse_field(tokens);
        }
    }

    #[test]
    fn random_texts_as_values_get_an_answer(
        class in prop::sample::select(vec!["system", "user", "mixed"]),
        key in prop::sample::select(data_class_grammar::Key::ALL.to_vec()),
        text in any::<String>(),
    ) {
        let source = format!("{class}, {} = {text:?}", key.name());
        if let Ok(tokens) = source.parse::<TokenStream>() {
            let _ = parse(tokens);
        }
    }

    #[test]
    fn a_string_is_decoded_to_what_was_encoded(text in "[^\\x00]*\\S[^\\x00]*") {
        let source = format!("user, note = {text:?}");
        if let Ok(tokens) = source.parse::<TokenStream>() {
            let note = parse(tokens).0.and_then(|annotation| annotation.note);
            prop_assert_eq!(note.map(|note| note.value), Some(text));
        }
    }
}
