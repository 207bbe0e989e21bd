//! Classes of a test, a line a table.

/// The entries below `[tables]` of lines as an attribute says it: `plans: system, key = "slug"`.
pub(crate) fn entries(lines: &[&str]) -> String {
    lines.iter().map(|line| entry(line)).collect()
}

fn entry(line: &str) -> String {
    let (table, keys) = line.split_once(": ").expect("table: class, keys");
    match keys.split_once(", ") {
        Some((class, keys)) => format!("'{table}' = {{ class = \"{class}\", {keys} }}\n"),
        None => format!("'{table}' = {{ class = \"{keys}\" }}\n"),
    }
}
