//! The order of the cleanup, where a plan says it.

use super::graph::{Graph, shown};
use super::markup::Markup;

/// The order of the full clean in one dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The dialect's name.
    pub dialect: String,
    /// Its steps, first to last.
    pub steps: Vec<OrderStep>,
}

/// A step of the cleanup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderStep {
    /// The tables that it empties, as [`super::super::Row::table`] names them.
    pub tables: Vec<String>,
    /// What it does, in a word or two: `TRUNCATE`, `DELETE`, `SET NULL`.
    pub what: String,
    /// Which rows, where not all.
    pub rows: Option<String>,
    /// Why so and why now.
    pub reason: String,
}

/// The section; none without a plan.
pub(super) fn section(out: &mut Markup, graph: &Graph<'_>, orders: &[Order]) {
    if orders.is_empty() {
        return;
    }
    out.raw("<section aria-labelledby=\"order\"><h2 id=\"order\">Order of the cleanup</h2>\n");
    for order in orders {
        if orders.len() > 1 {
            out.raw("<h3>").name(&order.dialect).raw("</h3>\n");
        }
        out.raw("<ol class=\"order\">\n");
        for step in &order.steps {
            item(out, graph, step);
        }
        out.raw("</ol>\n");
    }
    out.raw("</section>\n");
}

fn item(out: &mut Markup, graph: &Graph<'_>, step: &OrderStep) {
    out.raw("<li><b>").text(&step.what).raw("</b> ");
    for (at, table) in step.tables.iter().enumerate() {
        out.raw(if at > 0 { ", " } else { "" });
        table_link(out, graph, table);
    }
    if let Some(rows) = &step.rows {
        out.raw(" where ").code(rows);
    }
    out.raw("<span class=\"why\">")
        .text(&step.reason)
        .raw("</span></li>\n");
}

/// A table's name, leading to its details where it is in the catalog.
pub(super) fn table_link(out: &mut Markup, graph: &Graph<'_>, table: &str) {
    match graph.nodes.iter().find(|node| node.row.table == table) {
        Some(node) => {
            let class = shown(node.row);
            out.raw("<a class=\"to ")
                .raw(class.style)
                .raw("\" href=\"#")
                .text(&node.anchor);
            out.raw("\">").name(table).raw("</a>");
        }
        None => {
            out.code(table);
        }
    }
}
