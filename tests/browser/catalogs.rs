//! Catalogs to look at.

use cargo_data_class::annotation::Annotation;
use cargo_data_class::catalog::{Catalog, Category, Row, RowColumn, RowReference};
use cargo_data_class::schema::Dialect;
use cargo_data_class::span::Span;
use data_class_grammar::{Class, Spanned};

/// A name that tries everything: it ends the script, opens elements and handlers, and turns the line around.
pub(crate) const HOSTILE: &str =
    "</script><img src=x onerror=alert(1)>\"'`&amp;\u{202e}تفاصيل 🦀 ${1} -->";

fn row(table: String, class: Option<Class>, references: Vec<RowReference>) -> Row {
    let model = cargo_data_class::classes::title_case(&table).replace(' ', "");
    Row {
        model: Some(model.clone()),
        path: Some(format!("app::models::{model}")),
        class,
        description: format!("What {table} is for"),
        annotation: class.map(|class| Annotation::bare(Spanned::new(class, Span::FILE))),
        place: None,
        references,
        columns: vec![
            column("id", "bigint"),
            column(&format!("{table}_label"), "text"),
        ],
        table,
    }
}

fn column(name: &str, ty: &str) -> RowColumn {
    RowColumn {
        name: name.into(),
        types: vec![(Dialect::Postgres, ty.into())],
        nullable: name != "id",
        primary_key: name == "id",
        secret: false,
    }
}

fn reference(table: &str, on_delete: Option<&'static str>) -> RowReference {
    RowReference {
        columns: vec![format!("{table}_id")],
        table: table.into(),
        parent_columns: vec!["id".into()],
        on_delete,
    }
}

fn catalog(categories: Vec<Category>) -> Catalog {
    let mut catalog = Catalog {
        application: "generated".into(),
        database: String::new(),
        categories,
        models: 0,
        framework: 1,
        unclassified: 0,
        plans: Vec::new(),
    };
    catalog.models = catalog.rows().count();
    catalog.unclassified = catalog.rows().filter(|row| row.class.is_none()).count();
    catalog
}

/// As many tables as asked, in categories of differing sizes, with references mostly to a few of them.
pub(crate) fn generated(tables: usize) -> Catalog {
    const ACTIONS: [Option<&str>; 5] = [
        Some("CASCADE"),
        Some("CASCADE"),
        Some("SET NULL"),
        Some("NO ACTION"),
        None,
    ];
    const WORDS: [&str; 7] = [
        "account", "order", "invoice", "template", "delivery", "event", "setting",
    ];
    let name = |n: usize| format!("{}_{}", WORDS[n % WORDS.len()], n);
    let mut categories: Vec<Category> = Vec::new();
    let mut left = 0;
    for n in 0..tables {
        if left == 0 {
            let number = categories.len();
            left = 3 + number * 7 % 19;
            categories.push(Category {
                name: format!("Area {}", number + 1),
                summary: number
                    .is_multiple_of(2)
                    .then(|| "- **KEEP**: the templates\n- **CLEAN**: the rest".into()),
                rows: Vec::new(),
            });
        }
        left -= 1;
        let class = match n % 9 {
            3 | 6 => Some(Class::System),
            4 => Some(Class::Mixed),
            8 if n % 5 == 0 => None,
            _ => Some(Class::User),
        };
        let mut references = Vec::new();
        if n > 0 {
            references.push(reference(&name(n * n % n.min(4)), ACTIONS[n % 5]));
        }
        if n > 5 && n % 3 == 0 {
            references.push(reference(&name(n - 1 - n % 4), ACTIONS[(n + 2) % 5]));
        }
        if n % 31 == 7 {
            references.push(reference(&name(n), Some("SET NULL")));
        }
        if let Some(category) = categories.last_mut() {
            category.rows.push(row(name(n), class, references));
        }
    }
    catalog(categories)
}

/// Two tables whose every text is hostile.
pub(crate) fn hostile() -> Catalog {
    let mut first = row(
        HOSTILE.into(),
        Some(Class::System),
        vec![reference("plain", Some("CASCADE"))],
    );
    first.model = Some(HOSTILE.into());
    first.description = HOSTILE.into();
    first.columns = vec![column(HOSTILE, HOSTILE)];
    let mut annotation = Annotation::bare(Spanned::new(Class::System, Span::FILE));
    annotation.note = Some(Spanned::new(HOSTILE.into(), Span::FILE));
    annotation.key = vec![Spanned::new(HOSTILE.into(), Span::FILE)];
    first.annotation = Some(annotation);
    let second = row(
        "plain".into(),
        Some(Class::User),
        vec![reference(HOSTILE, None)],
    );
    let mut catalog = catalog(vec![Category {
        name: HOSTILE.into(),
        summary: Some(HOSTILE.into()),
        rows: vec![first, second],
    }]);
    catalog.application = HOSTILE.into();
    catalog
}
