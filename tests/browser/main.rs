//! `catalog/index.html` in a real browser.
#![cfg(unix)]

use cargo_data_class::catalog::{Catalog, Order, OrderStep, to_html};
use serde_json::{Value, json};

mod browser;
mod catalogs;

use browser::Browser;
use catalogs::{HOSTILE, generated, hostile};

/// The reference application's page as it is committed.
fn igny8() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/index.html");
    std::fs::read_to_string(file).expect("`cargo xtask classify` wrote it")
}

/// The names of the tables that the list shows.
fn listed(browser: &mut Browser) -> Vec<String> {
    let names = browser.eval(
        "[...document.querySelectorAll('details.table')].filter(d => d.checkVisibility()).map(d => d.querySelector('.names code').textContent)",
    );
    serde_json::from_value(names).expect("a list of names")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn searching_leaves_the_tables_whose_words_or_columns_fit() {
    let mut browser = Browser::start();
    browser.open(&igny8(), "");
    assert_eq!(listed(&mut browser).len(), 57);
    browser.eval("document.querySelector('#search').focus()");
    browser.write("pricing tiers");
    assert_eq!(listed(&mut browser), ["plans"]);
    assert_eq!(
        browser.eval("document.querySelector('#found').textContent"),
        "1 of 57 tables"
    );
    assert_eq!(
        browser.eval("document.querySelectorAll('#picture .node:not(.off)').length"),
        1
    );
    browser.click("#clear");
    assert_eq!(listed(&mut browser).len(), 57);
    browser.eval("document.querySelector('#search').focus()");
    browser.write("is_superuser");
    assert_eq!(listed(&mut browser), ["users"], "a column's whole name");
    browser.write("x");
    assert!(listed(&mut browser).is_empty());
    assert_eq!(
        browser.eval("document.querySelector('#nothing').checkVisibility()"),
        true
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn filters_of_class_and_category_go_together() {
    let mut browser = Browser::start();
    browser.open(&igny8(), "");
    for (class, count) in [("system", 18), ("mixed", 20), ("system", 2)] {
        browser.click(&format!("#tools [data-class={class}]"));
        assert_eq!(listed(&mut browser).len(), count);
    }
    browser.eval("document.querySelector('#category').value = '8'; document.querySelector('#category').dispatchEvent(new Event('change'))");
    assert_eq!(listed(&mut browser), ["integration_settings"]);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_table_opens_by_click_by_address_and_by_key() {
    let title = "document.querySelector('aside h3 code')?.checkVisibility() ? document.querySelector('aside h3 code').textContent : null";
    let mut browser = Browser::start();
    browser.screen(1280, 900);
    browser.open(&igny8(), "");
    assert_eq!(browser.eval(title), Value::Null);
    browser.click("#picture a[href='#table-invoices']");
    assert_eq!(browser.eval(title), "invoices");
    assert_eq!(browser.eval("location.hash"), "#table-invoices");
    assert_eq!(browser.eval("document.querySelector('#picture .chosen').dataset.n"), browser.eval("[...document.querySelectorAll('details.table')].find(d => d.querySelector('.names code').textContent == 'invoices').dataset.n"));
    browser.click("aside .references a[href='#table-accounts']");
    assert_eq!(browser.eval(title), "accounts");
    browser.eval("history.back(); new Promise(done => addEventListener('popstate', () => setTimeout(done, 20)))");
    assert_eq!(browser.eval(title), "invoices");
    browser.key("Escape", 27);
    assert_eq!(browser.eval(title), Value::Null);

    browser.open(&igny8(), "#table-users");
    assert_eq!(browser.eval(title), "users");
    browser.eval("document.querySelector('#picture .node[tabindex=\"0\"]').focus()");
    let before = browser.eval("document.activeElement.dataset.n");
    browser.key("ArrowDown", 40);
    assert_ne!(browser.eval("document.activeElement.dataset.n"), before);
    let name = browser.eval("document.activeElement.getAttribute('href')");
    browser.key("Enter", 13);
    assert_eq!(browser.eval("location.hash"), name);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn neighbours_alone_are_shown_and_everything_comes_back() {
    let places = "[...document.querySelectorAll('#picture .node')].map(n => n.getAttribute('transform')).join()";
    let shown = "[...document.querySelectorAll('#picture .node')].filter(n => getComputedStyle(n).display != 'none').length";
    let mut browser = Browser::start();
    browser.screen(1280, 900);
    browser.open(&to_html(&generated(250), &[]), "#table-delivery_25");
    let before = browser.eval(places);
    browser.click("#near");
    let near = number(&browser.eval(shown));
    assert!((2.0..20.0).contains(&near), "{near}");
    browser.click("#near");
    assert_eq!(number(&browser.eval(shown)), 250.0);
    assert_eq!(browser.eval(places), before);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn nothing_is_wider_than_a_phone_and_fingers_reach_everything() {
    let mut browser = Browser::start();
    browser.screen(360, 740);
    for page in [
        igny8(),
        to_html(&generated(5), &[]),
        to_html(&generated(250), &orders()),
        to_html(&hostile(), &[]),
    ] {
        browser.open(&page, "");
        browser.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
        let wide = browser.eval(
            "innerWidth <= 360 ? [] : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 360 && !e.closest('.wide, .view')).map(e => e.outerHTML.slice(0, 90))",
        );
        assert_eq!(wide, json!([]));
        let widths = browser.eval("[document.documentElement.scrollWidth, innerWidth]");
        assert_eq!(widths, json!([360, 360]));
        assert_eq!(browser.complaints(), Vec::<String>::new());
    }
    browser.open(&igny8(), "#table-sites");
    let inside = browser.eval("(() => { const b = document.querySelector('aside').getBoundingClientRect(); return b.left >= 0 && b.right <= 360 && b.bottom <= innerHeight && b.height > 150 })()");
    assert_eq!(inside, true);
    let small = browser.eval("[...document.querySelectorAll('#tools button, #tools select, #tools input, .buttons button')].filter(b => b.checkVisibility()).filter(b => b.getBoundingClientRect().height < 30).length");
    assert_eq!(small, 0);
    browser.click("aside header button");
    assert_eq!(browser.eval("location.hash"), "");
}

#[test]
fn paper_shows_everything_even_what_was_filtered_away() {
    let hidden = "[...document.querySelectorAll('details.table .body')].filter(b => !b.checkVisibility({ contentVisibilityAuto: true }) || b.getBoundingClientRect().height < 5).length";
    let mut browser = Browser::start();
    browser.open(&igny8(), "");
    browser.click("#tools [data-class=mixed]");
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    browser.eval("dispatchEvent(new Event('beforeprint'))");
    assert_eq!(browser.eval(hidden), 0);
    assert_eq!(
        browser.eval("document.querySelectorAll('details.table').length"),
        57
    );
    assert_eq!(
        browser.eval("document.querySelector('.sheets svg').checkVisibility()"),
        true
    );
    assert_eq!(
        browser.eval("document.querySelector('#tools').checkVisibility()"),
        false
    );
    let words = browser.eval("[...document.querySelectorAll('details.table .class')].filter(c => c.checkVisibility() && c.textContent.includes('DATA')).length");
    assert_eq!(words, 57, "the class in words");
    browser.eval("dispatchEvent(new Event('afterprint'))");
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "screen" }));
    assert_eq!(listed(&mut browser).len(), 2);

    // Also where no script opens anything.
    browser.without_scripts();
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    browser.open(&igny8(), "");
    assert_eq!(browser.eval(hidden), 0);
}

#[test]
fn without_a_script_it_is_a_document() {
    let mut browser = Browser::start();
    browser.screen(1280, 900);
    browser.without_scripts();
    browser.open(&igny8(), "#table-plans");
    assert_eq!(listed(&mut browser).len(), 57);
    assert_eq!(
        browser.eval("document.querySelector('#tools').checkVisibility()"),
        false
    );
    assert_eq!(
        browser.eval("document.querySelector('#near').checkVisibility()"),
        false
    );
    assert_eq!(
        browser.eval("document.querySelector('#table-plans').checkVisibility()"),
        true,
        "the address opens its details"
    );
    assert_eq!(
        browser.eval("document.querySelectorAll('#picture .node').length"),
        57
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn hostile_names_are_only_text() {
    let mut browser = Browser::start();
    browser.screen(1280, 900);
    browser.open(&to_html(&hostile(), &[]), "");
    assert_eq!(browser.eval("document.images.length"), 0);
    assert_eq!(browser.eval("document.scripts.length"), 1);
    let shown = HOSTILE.replace('\u{202e}', "\u{fffd}");
    assert_eq!(
        browser.eval("document.querySelector('details .names b').textContent"),
        shown
    );
    assert_eq!(
        browser.eval("document.querySelector('details .about').textContent"),
        shown
    );
    browser.click("#picture .node");
    assert_eq!(
        browser.eval("document.querySelector('aside h3 b').textContent"),
        shown
    );
    assert_eq!(
        browser.eval("document.querySelectorAll('aside .references a').length"),
        2
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn an_injected_script_would_not_run() {
    let mut browser = Browser::start();
    let page = igny8().replace(
        "</main>",
        "<script>window.ran = 1</script><b onclick='window.ran = 1' id=b>b</b></main>",
    );
    browser.open(&page, "");
    browser.eval("document.querySelector('#b').click()");
    assert_eq!(browser.eval("window.ran"), Value::Null);
}

#[test]
fn writing_stands_out_from_its_ground_in_light_and_dark() {
    let worst = include_str!("contrast.js");
    let mut browser = Browser::start();
    browser.screen(1280, 900);
    for scheme in ["light", "dark"] {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser.call(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        );
        browser.open(&igny8(), "#table-accounts");
        browser.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
        let worst = browser.eval(worst);
        assert!(number(&worst[0]) >= 4.5, "{scheme}: {worst}");
    }
}

#[test]
fn the_order_of_the_cleanup_is_there_with_a_plan_and_only_then() {
    let catalog: Catalog = generated(5);
    let mut browser = Browser::start();
    browser.open(&to_html(&catalog, &[]), "");
    assert_eq!(
        browser.eval("document.querySelector('#order')"),
        Value::Null
    );
    browser.open(&to_html(&catalog, &orders()), "");
    assert_eq!(
        browser.eval("document.querySelectorAll('.order li').length"),
        2
    );
    browser.click(".order a[href='#table-order_1']");
    let text = browser.eval("document.querySelector('aside').textContent");
    assert!(
        text.as_str()
            .is_some_and(|text| text.contains("What order_1 is for")),
        "{text}"
    );
}

#[test]
fn the_reference_application_shows_what_its_plans_do_and_what_stays() {
    let mut browser = Browser::start();
    browser.open(&igny8(), "#table-users");
    let headings =
        browser.eval("[...document.querySelectorAll('#order ~ h3')].map(h => h.textContent)");
    assert_eq!(headings, json!(["postgres", "sqlite", "mysql"]));
    let text = browser.eval("document.querySelector('aside').textContent");
    assert!(
        text.as_str()
            .is_some_and(|text| text.contains("of users stays: keep: is_superuser")),
        "{text}"
    );
}

fn orders() -> Vec<Order> {
    let step = |tables: &[&str], what: &str| OrderStep {
        tables: tables.iter().map(|t| (*t).to_owned()).collect(),
        what: what.into(),
        rows: None,
        reason: "nothing that stays refers to it".into(),
    };
    vec![Order {
        dialect: "postgres".into(),
        steps: vec![
            step(&["order_1", "invoice_2"], "DELETE"),
            step(&["account_0"], "TRUNCATE"),
        ],
    }]
}

#[test]
fn a_page_stays_small_and_is_the_same_every_time() {
    let page = igny8();
    assert!(page.len() < 400_000, "{} bytes", page.len());
    assert!(!page.contains('\r'));
    let catalog = generated(250);
    assert_eq!(to_html(&catalog, &[]), to_html(&catalog, &[]));
    if let Some(folder) = std::env::var_os("DATA_CLASS_PAGES") {
        // To look at them.
        let folder = std::path::Path::new(&folder);
        for (name, page) in [
            ("5", to_html(&generated(5), &orders())),
            ("250", to_html(&catalog, &[])),
            ("hostile", to_html(&hostile(), &[])),
        ] {
            std::fs::write(folder.join(format!("{name}.html")), page).expect("it is written");
        }
    }
}
