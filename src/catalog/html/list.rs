//! The tables by category, and the tools that search and filter them.

use super::super::{Catalog, Category, Row};
use super::details;
use super::graph::{CLASSES, Graph, Node, shown};
use super::markup::Markup;
use super::number;
use super::order::Order;
use crate::plan::Plan;

/// Search and filters; they need the script, which shows them.
pub(super) fn tools(out: &mut Markup, catalog: &Catalog, graph: &Graph<'_>) {
    out.raw("<form id=\"tools\" role=\"search\" hidden>\n<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"Search tables, notes, columns\" aria-label=\"Search tables, notes, columns\">\n");
    out.raw("<div class=\"classes\" role=\"group\" aria-label=\"Show only these classes\">");
    for class in &CLASSES {
        if graph
            .nodes
            .iter()
            .any(|node| shown(node.row).style == class.style)
        {
            out.raw("<button type=\"button\" aria-pressed=\"false\" class=\"")
                .raw(class.style);
            out.raw("\" data-class=\"").raw(class.style).raw("\">");
            out.raw(class.words).raw("</button>");
        }
    }
    out.raw("</div>\n<select id=\"category\" aria-label=\"Category\"><option value=\"\">All categories</option>");
    for (at, category) in catalog.categories.iter().enumerate() {
        out.raw("<option value=\"").number(number(at)).raw("\">");
        out.text(&category.name).raw("</option>");
    }
    out.raw("</select>\n<output id=\"found\" aria-live=\"polite\"></output>\n<button type=\"reset\" id=\"clear\" hidden>Clear</button>\n</form>\n");
}

/// All tables.
pub(super) fn section(out: &mut Markup, catalog: &Catalog, graph: &Graph<'_>, orders: &[Order]) {
    out.raw("<section aria-labelledby=\"tables\"><h2 id=\"tables\" tabindex=\"-1\">Tables</h2>\n<p id=\"nothing\" hidden>No table fits.</p>\n");
    for (at, category) in catalog.categories.iter().enumerate() {
        heading(out, at, category);
        let nodes = graph.nodes.iter().enumerate();
        for (n, node) in nodes.filter(|(_, node)| node.category == at) {
            table(out, graph, n, node, &catalog.plans, orders);
        }
        out.raw("</section>\n");
    }
    out.raw("</section>\n");
}

fn heading(out: &mut Markup, at: usize, category: &Category) {
    out.raw("<section class=\"category\" data-category=\"")
        .number(number(at));
    out.raw("\" aria-labelledby=\"category-")
        .number(number(at + 1));
    out.raw("\"><h3 id=\"category-")
        .number(number(at + 1))
        .raw("\">");
    out.number(number(at + 1))
        .raw(". ")
        .name(&category.name)
        .raw("</h3>\n");
    if let Some(summary) = &category.summary {
        out.raw("<div class=\"prose\">")
            .prose(summary)
            .raw("</div>\n");
    }
}

fn table(
    out: &mut Markup,
    graph: &Graph<'_>,
    n: usize,
    node: &Node<'_>,
    plans: &[Plan],
    orders: &[Order],
) {
    let (row, class) = (node.row, shown(node.row));
    out.raw("<details class=\"table\" data-n=\"")
        .number(number(n));
    out.raw("\" data-class=\"").raw(class.style);
    out.raw("\"><summary><span class=\"names\"><b class=\"find\">")
        .name(row.name());
    out.raw("</b> <code class=\"find\">")
        .name(&row.table)
        .raw("</code></span>");
    out.raw("<span class=\"class ")
        .raw(class.style)
        .raw("\">")
        .raw(class.words)
        .raw("</span>");
    out.raw("<span class=\"about find\">")
        .text(&row.description)
        .raw("</span>");
    verdict(out, row);
    out.raw("</summary>\n<div class=\"body\" id=\"")
        .text(&node.anchor)
        .raw("\">");
    details::body(out, graph, n, node, plans, orders);
    out.raw("</div></details>\n");
}

fn verdict(out: &mut Markup, row: &Row) {
    out.raw("<span class=\"verdict find\"><b>");
    out.raw(match row.action() {
        "clean" => "CLEAN",
        "review" => "REVIEW",
        _ => "KEEP",
    });
    out.raw("</b>");
    if let Some(note) = row.note() {
        out.raw(" ").text(note);
    }
    out.raw("</span>");
}
