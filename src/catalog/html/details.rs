//! What is known about one table.

use data_class_grammar::Spanned;

use super::super::{Row, RowColumn, predicate_text, stories};
use super::graph::{Edge, Graph, Node, action};
use super::markup::Markup;
use super::order::{Order, table_link};
use super::story;
use crate::annotation::Annotation;
use crate::plan::Plan;
use crate::schema::Dialect;
use crate::span::Span;

pub(super) fn body(
    out: &mut Markup,
    graph: &Graph<'_>,
    n: usize,
    node: &Node<'_>,
    plans: &[Plan],
    orders: &[Order],
) {
    let stories = stories(plans, orders, &node.row.table);
    out.raw("<dl>");
    rules(out, node.row);
    story::of_table(out, &stories);
    origin(out, node.row);
    out.raw("</dl>\n");
    let outgoing: Vec<&Edge<'_>> = graph.edges.iter().filter(|edge| edge.from == n).collect();
    let incoming: Vec<&Edge<'_>> = graph
        .edges
        .iter()
        .filter(|edge| edge.to == Some(n))
        .collect();
    references(out, graph, "References", &outgoing, true);
    references(out, graph, "Referenced by", &incoming, false);
    columns(out, &node.row.columns);
}

fn fact(out: &mut Markup, term: &'static str, write: impl FnOnce(&mut Markup)) {
    out.raw("<dt>").raw(term).raw("</dt><dd>");
    write(out);
    out.raw("</dd>");
}

/// What the annotation decides.
fn rules(out: &mut Markup, row: &Row) {
    let Some(annotation) = &row.annotation else {
        fact(out, "Class", |out| {
            out.raw("not decided; the baseline accepts it for now");
        });
        return;
    };
    if let Some(rows) = &annotation.system_rows {
        fact(out, "System rows", |out| {
            out.code(&predicate_text(rows));
        });
    }
    if let Some(keep) = &annotation.keep {
        fact(out, "Kept rows", |out| {
            out.code(&predicate_text(keep));
        });
    }
    review(out, annotation);
    if let Some(rows) = row.min_rows().filter(|rows| *rows > 0) {
        fact(out, "At least", |out| {
            out.text(&format!(
                "{rows} system {}",
                if rows == 1 { "row" } else { "rows" }
            ));
        });
    }
    list(out, "Known by", &annotation.key);
    list(out, "Detached", &annotation.detach);
    list(out, "Holds", &annotation.holds);
    words(out, "Group", annotation.group.as_ref());
    words(out, "Seeds", annotation.seed_note.as_ref());
    words(out, "Reason", annotation.reason.as_ref());
}

fn review(out: &mut Markup, annotation: &Annotation) {
    if let Some(day) = &annotation.review_by {
        fact(out, "Undecided", |out| {
            out.raw("kept whole until ").text(&day.value.to_string());
            if let Some(owner) = &annotation.owner {
                out.raw(", decided by ").name(&owner.value);
            }
        });
    }
}

fn list(out: &mut Markup, term: &'static str, values: &[Spanned<String, Span>]) {
    if !values.is_empty() {
        fact(out, term, |out| {
            for (at, value) in values.iter().enumerate() {
                out.raw(if at > 0 { ", " } else { "" }).code(&value.value);
            }
        });
    }
}

fn words(out: &mut Markup, term: &'static str, value: Option<&Spanned<String, Span>>) {
    if let Some(value) = value {
        fact(out, term, |out| {
            out.text(&value.value);
        });
    }
}

fn origin(out: &mut Markup, row: &Row) {
    if let Some(path) = &row.path {
        fact(out, "Model", |out| {
            out.code(path);
        });
    }
    if let Some(place) = &row.place {
        fact(out, "Declared", |out| {
            out.code(&format!("{}:{}", place.file, place.span.start.line));
        });
    }
}

fn references(
    out: &mut Markup,
    graph: &Graph<'_>,
    title: &'static str,
    edges: &[&Edge<'_>],
    outgoing: bool,
) {
    if edges.is_empty() {
        return;
    }
    out.raw("<h4>")
        .raw(title)
        .raw("</h4>\n<ul class=\"references\">");
    for edge in edges {
        let (style, words) = action(edge.reference);
        let from = graph.nodes.get(edge.from);
        let from_table = from.map_or("", |node| node.row.table.as_str());
        out.raw("<li>");
        if outgoing {
            out.code(&edge.reference.columns.join(", ")).raw(" → ");
            table_link(out, graph, &edge.reference.table);
            out.raw(".").code(&edge.reference.parent_columns.join(", "));
        } else {
            table_link(out, graph, from_table);
            out.raw(".").code(&edge.reference.columns.join(", "));
        }
        out.raw(" <span class=\"action ")
            .raw(style)
            .raw("\">")
            .raw(words)
            .raw("</span>");
        if outgoing && edge.to.is_none() {
            out.raw(" <span class=\"action\">not in the catalog</span>");
        }
        out.raw("</li>");
    }
    out.raw("</ul>\n");
}

fn columns(out: &mut Markup, columns: &[RowColumn]) {
    if columns.is_empty() {
        return;
    }
    let dialects: Vec<Dialect> = Dialect::ALL
        .into_iter()
        .filter(|d| {
            columns
                .iter()
                .any(|c| c.types.iter().any(|(of, _)| of == d))
        })
        .collect();
    out.raw("<h4>Columns</h4>\n<div class=\"wide\"><table class=\"columns\"><thead><tr><th scope=\"col\">Column</th>");
    for dialect in &dialects {
        out.raw("<th scope=\"col\">")
            .raw(dialect.name())
            .raw("</th>");
    }
    out.raw("</tr></thead><tbody>\n");
    for column in columns {
        out.raw("<tr><th scope=\"row\">").code(&column.name);
        if column.primary_key {
            out.raw(" <small>key</small>");
        }
        if column.nullable {
            out.raw(" <small>NULL</small>");
        }
        if column.secret {
            out.raw(" <small>secret</small>");
        }
        out.raw("</th>");
        for dialect in &dialects {
            let ty = column.types.iter().find(|(of, _)| of == dialect);
            out.raw("<td>")
                .text(ty.map_or("–", |(_, ty)| ty))
                .raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</tbody></table></div>\n");
}
