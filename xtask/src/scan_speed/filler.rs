//! The code of an application that has nothing to do with its models: what a scanner has to get past.

/// Makes the items of one file, the same ones for the same seed.
pub struct Filler {
    state: u64,
    items: usize,
}

impl Filler {
    /// The filler of a file.
    pub fn new(seed: u64) -> Self {
        Filler {
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            items: 0,
        }
    }

    /// How a file begins.
    pub fn head(&mut self) -> String {
        let subject = self.word();
        format!(
            "//! Everything about {subject}s: how they are made, checked and shown.\n\n\
             use std::collections::{{BTreeMap, HashMap}};\nuse std::sync::Arc;\n\n\
             use serde::{{Deserialize, Serialize}};\nuse tracing::{{debug, info, warn}};\n\n"
        )
    }

    /// The next item: a function, a type with its methods, a constant text, a handler, tests.
    pub fn item(&mut self) -> String {
        self.items += 1;
        let (template, number) = (self.pick(TEMPLATES), self.next() % 900 + 100);
        template
            .replace("NAME", &format!("{}_{}", self.word(), self.items))
            .replace("TYPE", &format!("{}{}", self.pick(TYPES), self.items))
            .replace("WORD", self.word())
            .replace("NUMBER", &number.to_string())
    }

    fn word(&mut self) -> &'static str {
        self.pick(WORDS)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[(self.next() % from.len() as u64) as usize]
    }

    /// xorshift64: nothing here has to be random, only mixed.
    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }
}

const WORDS: &[&str] = &[
    "invoice", "session", "module", "request", "budget", "cluster", "channel", "template",
    "payload", "window", "modifier", "article", "keyword", "member", "worker", "report",
];

const TYPES: &[&str] = &[
    "Store", "Handler", "Options", "Outcome", "Registry", "Draft", "Limits", "Event",
];

const TEMPLATES: &[&str] = &[
    r#"/// Sums up what every WORD of the last days has cost, rounded to whole units.
///
/// Nothing is counted twice: a WORD that was moved keeps its first place.
pub fn NAME(values: &[(u32, i64)], limit: usize) -> BTreeMap<u32, i64> {
    let mut totals = BTreeMap::new();
    for (index, (key, value)) in values.iter().enumerate().take(limit) {
        if *value < 0 && index % NUMBER != 0 {
            warn!(key, value, "a negative WORD");
            continue;
        }
        *totals.entry(*key).or_insert(0) += value.saturating_mul(NUMBER) / 100;
    }
    totals.retain(|_, total| *total != 0);
    totals
}

"#,
    r#"/// How a WORD is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TYPE<'a, T: Clone = u64> {
    pub name: &'a str,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Box<TYPE<'a, T>>>,
    pub values: Vec<T>,
    pub limits: HashMap<String, (u32, f64)>,
}

impl<'a, T: Clone + PartialOrd> TYPE<'a, T> {
    /// A WORD without a parent.
    #[must_use]
    pub fn new(name: &'a str, values: impl IntoIterator<Item = T>) -> Self {
        Self { name, parent: None, values: values.into_iter().collect(), limits: HashMap::new() }
    }

    fn largest(&self) -> Option<&T> {
        // The parent's values count, too, as long as they are not hidden by its own limits.
        let above = self.parent.as_deref().and_then(Self::largest);
        self.values.iter().chain(above).fold(None, |best, value| match best {
            Some(best) if best > value => Some(best),
            _ => Some(value),
        })
    }
}

"#,
    r##"const NAME_TEXT: &str = r#"
    SELECT w.id, w.name, count(*) AS "number", max(w.created_at) AS latest
      FROM WORD_summary w
     WHERE w.amount > NUMBER AND w.name LIKE '%{pattern}%' -- mod this or that
     GROUP BY w.id, w.name
"#;

/* A block comment /* with another one in it */ about the WORD:
   fn commented_out() { let x = 'a'; } */
pub static NAME_LIMITS: [(char, u8, &[u8]); 3] = [('\'', b'"', b"one"), ('{', b'\\', b"two"), ('\u{1F980}', 0x7f, br"three")];

"##,
    r#"/// Answers a request for one WORD.
#[tracing::instrument(skip_all, fields(id = %id))]
pub async fn NAME(state: Arc<HashMap<u64, String>>, id: u64) -> Result<String, Box<dyn std::error::Error + Send>> {
    let started = std::time::Instant::now();
    let Some(found) = state.get(&id).filter(|found| !found.is_empty()) else {
        return Err(Box::from(format!("there is no WORD {id}, looked at {} of them", state.len())));
    };
    let parts: Vec<_> = found.split([',', ';']).map(str::trim).filter(|part| part.len() < NUMBER).collect();
    let answer = match parts.as_slice() {
        [] => String::from("nothing\n"),
        [only] => (*only).to_owned(),
        [first, .., last] if first == last => format!("{first} ({})", parts.len()),
        [first, rest @ ..] => rest.iter().fold(first.to_string(), |sum, part| sum + " \"" + part + "\""),
    };
    debug!(elapsed = ?started.elapsed(), "answered for a WORD");
    Ok(answer)
}

"#,
    r#"#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum TYPE {
    Open = 1,
    Waiting { since: u32, tries: u8 },
    Closed(u64, bool),
}

impl std::fmt::Display for TYPE {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open => f.write_str("open WORD"),
            Self::Waiting { since, tries: 0..=3 } => write!(f, "waiting since {since}"),
            Self::Waiting { since, tries } => write!(f, "waiting since {since}, {tries:>NUMBER} tries"),
            Self::Closed(at, true) => write!(f, "closed at {at:#x}"),
            Self::Closed(..) => f.write_str("closed WORD"),
        }
    }
}

impl TryFrom<&str> for TYPE {
    type Error = String;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        info!("a WORD is read from {text:?}");
        Ok(match text.to_ascii_lowercase().as_str() {
            "open" | "new" => Self::Open,
            "closed" => Self::Closed(NUMBER, false),
            other => return Err(format!("{other} is no state of a WORD")),
        })
    }
}

"#,
    r#"macro_rules! NAME_all {
    ($($name:ident => $value:expr),* $(,)?) => {
        vec![$((stringify!($name), i64::from($value) % NUMBER)),*]
    };
}

#[cfg(test)]
mod NAME_tests {
    use super::*;

    #[test]
    fn a_WORD_is_counted_once() {
        let table = vec![("one", 1_u32, vec![1.5, 2.5e3]), ("two", 2, vec![])];
        let counted: HashMap<_, _> = table.iter().map(|(name, number, _)| (*name, number << 2)).collect();
        assert_eq!(counted.get("one"), Some(&4), "{counted:?}");
        assert!(NAME_all!(a => 1_u8, b => NUMBER_i32).iter().all(|(_, value)| *value < NUMBER));
    }
}

"#,
];
