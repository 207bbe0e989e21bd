//! For people: code, message, place, source with carets, notes and help, as rustc shows them.

use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Padding, Renderer, Snippet,
};

use super::{Diagnostic, Severity, Sources, safe};
use crate::config::ConfigProblem;
use crate::span::{LineColumn, Place, Span};

/// Of a longer span only the first line is marked.
const MOST_LINES: usize = 12;

/// How it is to look.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether ANSI colours may be used.
    pub color: bool,
    /// The terminal's width in columns.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Style {
            color: false,
            width: 120,
        }
    }
}

/// The findings one after the other, an empty line behind each.
pub fn render(findings: &[Diagnostic], sources: &Sources, style: Style) -> String {
    findings
        .iter()
        .map(|finding| one(finding, sources, style) + "\n\n")
        .collect()
}

/// A problem of a configuration file, whose name and text are given.
pub fn render_problem(problem: &ConfigProblem, file: &str, text: &str, style: Style) -> String {
    let sources: Sources = [(file, text)].into_iter().collect();
    let place = Place {
        file: file.into(),
        span: problem.span,
    };
    let help = problem
        .help
        .iter()
        .map(|help| Level::HELP.message(safe::text(help)).into());
    let message = safe::line(&problem.message);
    let elements = snippets(
        &[Mark {
            place: &place,
            text: "",
            primary: true,
        }],
        &sources,
    );
    let group = Level::ERROR
        .primary_title(message)
        .elements(elements.into_iter().chain(help));
    show(group, style) + "\n\n"
}

fn one(finding: &Diagnostic, sources: &Sources, style: Style) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut marks: Vec<Mark<'_>> = Vec::new();
    if let Some(place) = &finding.place {
        marks.push(Mark {
            place,
            text: &finding.label,
            primary: true,
        });
    }
    let others = finding.labels.iter();
    marks.extend(others.map(|label| Mark {
        place: &label.place,
        text: &label.text,
        primary: false,
    }));
    let mut elements = snippets(&marks, sources);
    let notes = finding
        .notes
        .iter()
        .map(|note| Level::NOTE.message(safe::text(note)));
    let helps = finding
        .help
        .iter()
        .map(|help| Level::HELP.message(safe::text(help)));
    let messages: Vec<Element<'_>> = notes.chain(helps).map(Element::from).collect();
    if !elements.is_empty() && !messages.is_empty() {
        elements.push(Padding.into());
    }
    elements.extend(messages);
    let title = level
        .primary_title(safe::line(&finding.message))
        .id(finding.code.number());
    show(title.elements(elements), style)
}

fn show(group: Group<'_>, style: Style) -> String {
    let renderer = if style.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(style.width.max(40)).render(&[group])
}

#[derive(Clone, Copy)]
struct Mark<'m> {
    place: &'m Place,
    text: &'m str,
    primary: bool,
}

/// A snippet a file, in the order in which the files are first named.
fn snippets<'e>(marks: &[Mark<'_>], sources: &Sources) -> Vec<Element<'e>> {
    let mut files: Vec<&str> = Vec::new();
    for mark in marks {
        if !files.contains(&&*mark.place.file) {
            files.push(&mark.place.file);
        }
    }
    let mut elements: Vec<Element<'e>> = Vec::new();
    for file in files {
        let of_file: Vec<Mark<'_>> = marks
            .iter()
            .filter(|mark| &*mark.place.file == file)
            .copied()
            .collect();
        let shown = sources.text(file).and_then(|text| excerpt(&of_file, text));
        match shown {
            Some(excerpt) => elements.push(excerpt.element(file)),
            None => elements.extend(
                of_file
                    .iter()
                    .map(|mark| origin(file, mark.place.span).into()),
            ),
        }
    }
    elements
}

fn origin<'e>(file: &str, span: Span) -> Origin<'e> {
    let origin = Origin::path(safe::line(file)).line(span.start.line);
    origin.char_column(span.start.column)
}

/// The lines that marks of one file need, safe to show, and the marks in bytes of them.
struct Excerpt {
    text: String,
    first_line: usize,
    marks: Vec<(Range<usize>, String, bool)>,
}

fn excerpt(marks: &[Mark<'_>], text: &str) -> Option<Excerpt> {
    // The beginning of a file stands for the file as a whole: there is nothing to show.
    if marks.iter().all(|mark| mark.place.span == Span::FILE) {
        return None;
    }
    let spans: Vec<Span> = marks
        .iter()
        .map(|mark| shortened(mark.place.span))
        .collect();
    let first_line = spans.iter().map(|span| span.start.line).min()?;
    let last_line = spans.iter().map(|span| span.end.line).max()?;
    let wanted = last_line.checked_add(1)?.checked_sub(first_line)?;
    let lines: Vec<&str> = text
        .split('\n')
        .skip(first_line.checked_sub(1)?)
        .take(wanted)
        .collect();
    if lines.len() < wanted {
        return None;
    }
    let mut shown = Excerpt {
        text: String::new(),
        first_line,
        marks: Vec::new(),
    };
    let mut starts = Vec::new();
    for line in lines {
        starts.push(shown.text.len());
        shown
            .text
            .push_str(&safe::text(line.strip_suffix('\r').unwrap_or(line)));
        shown.text.push('\n');
    }
    let byte = |at: LineColumn| -> Option<usize> {
        let start = *starts.get(at.line.checked_sub(first_line)?)?;
        let line = shown.text.get(start..)?.split('\n').next()?;
        let mut characters = line.char_indices();
        let before = characters.nth(at.column.saturating_sub(1));
        Some(start + before.map_or(line.len(), |(at, _)| at))
    };
    let mut bytes = Vec::new();
    for (mark, span) in marks.iter().zip(&spans) {
        let (start, end) = (byte(span.start)?, byte(span.end)?);
        bytes.push((start..end.max(start), safe::line(mark.text), mark.primary));
    }
    shown.marks = bytes;
    Some(shown)
}

/// A span over many lines, ended on its first.
fn shortened(span: Span) -> Span {
    if span.end.line.saturating_sub(span.start.line) < MOST_LINES {
        return span;
    }
    Span {
        start: span.start,
        end: LineColumn {
            line: span.start.line,
            column: usize::MAX,
        },
    }
}

impl Excerpt {
    fn element<'e>(self, file: &str) -> Element<'e> {
        let annotations = self.marks.into_iter().map(|(range, label, primary)| {
            let kind = if primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let label = Some(label).filter(|label| !label.is_empty());
            kind.span(range).label(label.map(std::borrow::Cow::from))
        });
        let annotations: Vec<Annotation<'e>> = annotations.collect();
        let snippet = Snippet::source(self.text).line_start(self.first_line);
        snippet
            .path(safe::line(file))
            .annotations(annotations)
            .into()
    }
}
