//! What the cleanups do to a table, among its details.

use super::super::Story;
use super::markup::Markup;
use super::number;

/// A row of the details for each thing that a cleanup does.
pub(super) fn of_table(out: &mut Markup, stories: &[Story]) {
    for story in stories {
        let dialects = match stories.len() {
            1 => String::new(),
            _ => format!("{}: ", story.dialects.join(", ")),
        };
        clean(out, story, &dialects);
        purge(out, story, &dialects);
    }
}

fn clean(out: &mut Markup, story: &Story, dialects: &str) {
    // A table that is kept says so at its head.
    if story.clean != "kept" {
        out.raw("<dt>Cleanup</dt><dd>").text(dialects);
        out.raw(match story.clean {
            "emptied" => "every row goes",
            _ => "rows go, but those stay:",
        });
        for reason in &story.stays {
            out.raw("<span class=\"why\">").text(reason).raw("</span>");
        }
        out.raw("</dd>");
    }
    for step in &story.steps {
        out.raw("<dt>Cleanup</dt><dd>").text(dialects);
        out.raw("step ").number(number(step.step)).raw(" of ");
        out.number(number(step.of)).raw(", ").text(&step.what);
        out.raw("<span class=\"why\">").text(&step.reason);
        out.raw("</span></dd>");
    }
}

fn purge(out: &mut Markup, story: &Story, dialects: &str) {
    let Some((first, rest)) = story.purge.split_first() else {
        return;
    };
    out.raw("<dt>Purge</dt><dd>").text(dialects).text(first);
    for more in rest {
        out.raw("<span class=\"why\">").text(more).raw("</span>");
    }
    out.raw("</dd>");
}
