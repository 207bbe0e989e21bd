//! The table of a struct that names none: its name in snake_case, tried as plural, singular and as written.

use heck::ToSnakeCase;

/// How a name by convention was formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `Account` for `accounts`.
    Plural,
    /// `Accounts` for `account`.
    Singular,
    /// `Keywords` for `keywords`.
    AsWritten,
}

impl Form {
    /// The word for it in lists.
    pub fn name(self) -> &'static str {
        match self {
            Form::Plural => "plural",
            Form::Singular => "singular",
            Form::AsWritten => "as written",
        }
    }
}

/// The names to try for a struct, each once, in the order in which they are tried.
pub fn candidates(struct_name: &str) -> Vec<(Form, String)> {
    let snake = struct_name.to_snake_case();
    let mut names: Vec<(Form, String)> = Vec::with_capacity(4);
    let mut push = |form, name: String| {
        if !names.iter().any(|(_, known)| *known == name) {
            names.push((form, name));
        }
    };
    for plural in plurals(&snake) {
        push(Form::Plural, plural);
    }
    if let Some(singular) = singular(&snake) {
        push(Form::Singular, singular);
    }
    push(Form::AsWritten, snake);
    names
}

/// Diesel's default for a struct without `table_name`: an underscore before each capital, and an `s`
/// (`infer_table_name` in diesel_derives).
pub(super) fn diesel_default(struct_name: &str) -> String {
    let mut name = String::with_capacity(struct_name.len() + 4);
    for c in struct_name.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(c.to_lowercase());
    }
    name.push('s');
    name
}

/// Nouns whose plural no rule makes, by their last word.
const IRREGULAR: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("man", "men"),
    ("woman", "women"),
    ("mouse", "mice"),
    ("datum", "data"),
    ("medium", "media"),
    ("index", "indices"),
    ("matrix", "matrices"),
    ("vertex", "vertices"),
];

/// Plurals of a snake_case name, the likeliest first.
pub fn plurals(snake: &str) -> Vec<String> {
    let mut plurals = Vec::new();
    for (one, many) in IRREGULAR {
        if let Some(stem) = last_word(snake, one) {
            plurals.push(format!("{stem}{many}"));
        }
    }
    let before_y = snake
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = before_y {
        plurals.push(format!("{stem}ies"));
    } else if snake.ends_with(['s', 'x', 'z']) || snake.ends_with("ch") || snake.ends_with("sh") {
        plurals.push(format!("{snake}es"));
    }
    plurals.push(format!("{snake}s"));
    plurals
}

/// The singular of a snake_case name, if it looks like a plural.
pub fn singular(snake: &str) -> Option<String> {
    for (one, many) in IRREGULAR {
        if let Some(stem) = last_word(snake, many) {
            return Some(format!("{stem}{one}"));
        }
    }
    if let Some(stem) = snake.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    for ending in ["sses", "xes", "zes", "ches", "shes"] {
        if snake.ends_with(ending) {
            return Some(snake[..snake.len() - 2].to_owned());
        }
    }
    let stem = snake.strip_suffix('s')?;
    (!stem.is_empty() && !stem.ends_with(['s', 'u', 'i'])).then(|| stem.to_owned())
}

/// What stands before `word`, if `word` is the whole last word of `snake`.
fn last_word<'a>(snake: &'a str, word: &str) -> Option<&'a str> {
    snake
        .strip_suffix(word)
        .filter(|stem| stem.is_empty() || stem.ends_with('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(struct_name: &str, expected: &[&str]) {
        let names: Vec<String> = candidates(struct_name)
            .into_iter()
            .map(|(_, name)| name)
            .collect();
        assert_eq!(names, expected, "{struct_name}");
    }

    #[test]
    fn names_are_tried_as_plural_singular_and_as_written() {
        check("Account", &["accounts", "account"]);
        check(
            "Keywords",
            &["keywordses", "keywordss", "keyword", "keywords"],
        );
        check("Industry", &["industries", "industrys", "industry"]);
        check("Survey", &["surveys", "survey"]);
        check("AITaskLog", &["ai_task_logs", "ai_task_log"]);
        check("Tax", &["taxes", "taxs", "tax"]);
        check("Person", &["people", "persons", "person"]);
        check(
            "SiteUserAccess",
            &[
                "site_user_accesses",
                "site_user_accesss",
                "site_user_access",
            ],
        );
        check("Oauth2Client", &["oauth2_clients", "oauth2_client"]);
        check("News", &["newses", "newss", "new", "news"]);
        check("Status", &["statuses", "statuss", "status"]);
    }

    #[test]
    fn diesel_puts_an_underscore_before_every_capital() {
        assert_eq!(diesel_default("UserAccount"), "user_accounts");
        assert_eq!(diesel_default("APIKey"), "a_p_i_keys");
    }
}
