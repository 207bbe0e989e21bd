use super::super::{Catalog, Category};
use super::to_html;

/// Text that is not in the page's own style and script.
fn written(html: &str) -> String {
    let (head, rest) = html.split_once("<style>").unwrap_or((html, ""));
    let (_, rest) = rest.split_once("</style>").unwrap_or(("", rest));
    let (body, _) = rest.rsplit_once("<script>").unwrap_or((rest, ""));
    format!("{head}{body}")
}

#[test]
fn a_page_speaks_to_nobody_and_has_no_clock() {
    let html = to_html(
        &Catalog {
            application: "<shop>".into(),
            database: "main".into(),
            categories: vec![Category {
                name: "A & B".into(),
                summary: None,
                rows: Vec::new(),
            }],
            models: 0,
            framework: 0,
            unclassified: 0,
            plans: Vec::new(),
        },
        &[],
    );
    let written = written(&html);
    for outside in ["http:", "https:", "src=", "//", "<shop>"] {
        assert!(!written.contains(outside), "{outside}");
    }
    assert!(written.contains("&lt;shop&gt;"));
    assert!(written.contains("default-src &#39;none&#39;"));
    // The script and the style end where they should.
    assert_eq!(html.matches("</script>").count(), 1);
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(!html.contains("id=\"order\""), "no plan, no order");
}
