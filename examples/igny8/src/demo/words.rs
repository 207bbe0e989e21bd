//! Names and sentences that look like somebody's.

use super::random::Random;

const FIRST: &[&str] = &[
    "Ada", "Björn", "Chiara", "Dmitri", "Élise", "Fatima", "Grace", "Hiroshi", "Ines", "Jonas",
    "Kwame", "Lucía", "Mei", "Niamh", "Omar", "Priya", "Quentin", "Rosa", "Søren", "Tomás", "Uma",
    "Viktor", "Wanjiru", "Yusuf",
];
const LAST: &[&str] = &[
    "Abara",
    "Bianchi",
    "Castro",
    "D'Angelo",
    "Eriksen",
    "Fischer",
    "García",
    "Hoang",
    "Ivanova",
    "Jansen",
    "Kim",
    "Lindqvist",
    "Müller",
    "Nakamura",
    "O'Brien",
    "Petrov",
    "Qureshi",
    "Rossi",
    "Santos",
    "Tanaka",
    "Virtanen",
];
const COMPANY: &[&str] = &[
    "Studio",
    "Partners",
    "Media",
    "& Sons",
    "Labs",
    "Works",
    "Collective",
    "Supply",
];
const SUBJECT: &[&str] = &[
    "solar panels",
    "sourdough",
    "remote teams",
    "garden design",
    "budgeting",
    "trail running",
    "home insurance",
    "espresso",
    "online courses",
    "bathroom remodels",
    "data privacy",
    "electric cars",
    "newsletters",
    "meal plans",
    "wedding venues",
    "heat pumps",
    "strength training",
    "tax deadlines",
    "mobile apps",
    "vintage furniture",
];
const ANGLE: &[&str] = &[
    "What nobody tells you about",
    "A beginner's guide to",
    "How to save money on",
    "The real cost of",
    "7 mistakes with",
    "Is it time to rethink",
    "How we tested",
    "Before you buy:",
    "\"I wish I had known\":",
    "A week with",
];
const QUALIFIER: &[&str] = &[
    "for beginners",
    "near me",
    "checklist",
    "cost",
    "in 2026",
    "vs the rest",
    "ideas",
    "tips",
];
const SENTENCE: &[&str] = &[
    "Most people start with the wrong question.",
    "The figures below come from 40 customers who tried both.",
    "It costs less than it seems, but only if it's planned a season ahead.",
    "Ask for the warranty in writing: that's where offers differ.",
    "We measured before and after, under the same conditions.",
    "There is no setting that suits everybody.",
    "Two things matter, and the price isn't one of them.",
    "If it sounds too good, look at what the contract calls \"other charges\".",
    "Take the smaller size; you can always add to it.",
    "That is 100% normal & no reason to worry.",
];

pub(super) fn person(random: &Random) -> String {
    format!("{} {}", random.pick(FIRST), random.pick(LAST))
}

pub(super) fn company(random: &Random) -> String {
    format!("{} {}", random.pick(LAST), random.pick(COMPANY))
}

pub(super) fn subject(random: &Random) -> &'static str {
    random.pick(SUBJECT)
}

pub(super) fn title(random: &Random) -> String {
    format!("{} {}", random.pick(ANGLE), random.pick(SUBJECT))
}

pub(super) fn keyword(random: &Random) -> String {
    format!("{} {}", random.pick(SUBJECT), random.pick(QUALIFIER))
}

pub(super) fn sentence(random: &Random) -> &'static str {
    random.pick(SENTENCE)
}

/// A short article.
pub(super) fn article(random: &Random) -> String {
    let mut html = String::new();
    for _ in 0..3 {
        html.push_str("<h2>");
        html.push_str(random.pick(SUBJECT));
        html.push_str("</h2>\n<p>");
        for _ in 0..4 {
            html.push_str(random.pick(SENTENCE));
            html.push(' ');
        }
        html.push_str("</p>\n");
    }
    html
}

/// What went wrong, as programs say it: with a path, a tab and several lines.
pub(super) fn traceback(random: &Random) -> String {
    format!(
        "Traceback (most recent call last):\n\tFile \"C:\\srv\\igny8\\tasks.py\", line {}, in run\nTimeoutError: no answer",
        random.between(10, 900)
    )
}
