//! The picture: tables and references as SVG. Every table is a link, so it works without a script.

use super::super::Catalog;
use super::graph::{Edge, Graph, Node, action, shown};
use super::layout::{Layout, NODE, line};
use super::markup::Markup;

/// The picture, and its pieces for paper.
pub(super) fn picture(out: &mut Markup, catalog: &Catalog, graph: &Graph<'_>) {
    let layout = Layout::new(graph, catalog.categories.len());
    out.raw("<div class=\"view\"><svg id=\"picture\" role=\"group\" aria-label=\"Tables and their references\" width=\"")
        .number(layout.width)
        .raw("\" height=\"")
        .number(layout.height)
        .raw("\" viewBox=\"0 0 ")
        .number(layout.width)
        .raw(" ")
        .number(layout.height)
        .raw("\">")
        .raw("<defs>");
    for marker in MARKERS {
        out.raw(marker);
    }
    out.raw("</defs>\n<g id=\"drawing\">\n");
    for (category, frame) in catalog.categories.iter().zip(&layout.frames) {
        out.raw("<g class=\"frame\"><rect x=\"").number(frame.x);
        out.raw("\" y=\"").number(frame.y);
        out.raw("\" width=\"").number(frame.width);
        out.raw("\" height=\"").number(frame.height);
        out.raw("\" rx=\"6\"/><text x=\"").number(frame.x + 11);
        out.raw("\" y=\"").number(frame.y + 16).raw("\">");
        out.text(&fitting(&category.name, frame.width - 20, 12));
        out.raw("</text></g>\n");
    }
    out.raw("<g id=\"edges\">\n");
    for edge in &graph.edges {
        draw_edge(out, graph, &layout, edge);
    }
    out.raw("</g>\n");
    for (at, (node, place)) in graph.nodes.iter().zip(&layout.nodes).enumerate() {
        draw_node(out, at, node, *place);
    }
    out.raw("</g></svg></div>\n<div class=\"sheets\" aria-hidden=\"true\">");
    for (top, height) in &layout.sheets {
        out.raw("<svg viewBox=\"0 ").number(*top).raw(" ");
        out.number(layout.width).raw(" ").number(*height);
        out.raw("\" width=\"").number(layout.width);
        out.raw("\" height=\"").number(*height);
        out.raw("\"><use href=\"#drawing\"/></svg>\n");
    }
    out.raw("</div>\n");
}

/// An arrowhead a kind of reference: its colour can't be taken from the line everywhere.
const MARKERS: [&str; 4] = [
    "<marker id=\"m-cascade\" class=\"cascade\" viewBox=\"0 0 6 6\" refX=\"6\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\"/></marker>",
    "<marker id=\"m-null\" class=\"null\" viewBox=\"0 0 6 6\" refX=\"6\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\"/></marker>",
    "<marker id=\"m-restrict\" class=\"restrict\" viewBox=\"0 0 6 6\" refX=\"6\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\"/></marker>",
    "<marker id=\"m-declared\" class=\"declared\" viewBox=\"0 0 6 6\" refX=\"6\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\"/></marker>",
];

fn draw_edge(out: &mut Markup, graph: &Graph<'_>, layout: &Layout, edge: &Edge<'_>) {
    let Some(to) = edge.to else { return };
    let (Some(start), Some(end)) = (layout.nodes.get(edge.from), layout.nodes.get(to)) else {
        return;
    };
    let (style, words) = action(edge.reference);
    out.raw("<path class=\"").raw(style).raw("\" data-from=\"");
    out.number(number(edge.from)).raw("\" data-to=\"");
    out.number(number(to)).raw("\" data-parallel=\"");
    out.number(edge.parallel).raw("\" data-label=\"");
    let name = |at: usize| graph.nodes.get(at).map_or("", |node| &node.row.table);
    out.text(&format!(
        "{}.{} → {}.{} · {words}",
        name(edge.from),
        edge.reference.columns.join(", "),
        name(to),
        edge.reference.parent_columns.join(", "),
    ));
    out.raw("\" d=\"").text(&line(*start, *end, edge.parallel));
    out.raw("\"/>\n");
}

fn draw_node(out: &mut Markup, at: usize, node: &Node<'_>, (x, y): (i32, i32)) {
    let shown = shown(node.row);
    out.raw("<a class=\"node ")
        .raw(shown.style)
        .raw("\" href=\"#");
    out.text(&node.anchor)
        .raw("\" data-n=\"")
        .number(number(at));
    out.raw("\" transform=\"translate(")
        .number(x)
        .raw(" ")
        .number(y);
    out.raw(")\" aria-label=\"").text(node.row.name());
    out.raw(", ").raw(shown.words).raw("\"><title>");
    out.text(node.row.name()).raw(" · ").text(&node.row.table);
    out.raw(" · ")
        .raw(shown.words)
        .raw("</title><rect class=\"box\" width=\"");
    out.number(NODE.0).raw("\" height=\"").number(NODE.1);
    out.raw("\" rx=\"4\"/><rect class=\"mark\" width=\"20\" height=\"");
    out.number(NODE.1)
        .raw("\" rx=\"4\"/><text class=\"letter\" x=\"10\" y=\"17\">");
    out.raw(shown.letter).raw("</text><text x=\"27\" y=\"17\">");
    out.text(&fitting(node.row.name(), NODE.0 - 33, 12))
        .raw("</text></a>\n");
}

fn number(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// As much of a text as fits into a width, by the usual widths of letters: no machine's fonts are asked.
fn fitting(text: &str, width: i32, size: i32) -> String {
    // In hundredths of the size.
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' '
        | '(' | ')' => 34,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 90,
        'A'..='Z' | '&' => 68,
        c if c.is_ascii() => 57,
        c if u32::from(c) >= 0x1100 => 105,
        _ => 62,
    };
    let most = width * 100 / size;
    let total: i32 = text.chars().map(of).sum();
    if total <= most {
        return text.to_owned();
    }
    let mut used = 60;
    let mut out: String = text
        .chars()
        .take_while(|c| {
            used += of(*c);
            used <= most
        })
        .collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn long_names_are_cut_and_short_ones_are_not() {
        assert_eq!(fitting("Account", 153, 12), "Account");
        assert_eq!(
            fitting("ContentTaxonomyRelation", 153, 12),
            "ContentTaxonomyRelation"
        );
        assert_eq!(
            fitting("a_table_with_a_very_long_name", 153, 12),
            "a_table_with_a_very_lon…"
        );
        assert_eq!(
            fitting(&"漢".repeat(40), 153, 12),
            format!("{}…", "漢".repeat(11))
        );
    }
}
