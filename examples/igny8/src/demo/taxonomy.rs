//! Terms below terms, and how content is sorted into them and into clusters.

use super::{Demo, Scale, words};
use crate::database::{Database, Error};
use crate::rows::Json;
use crate::seed::Written;
use crate::{row, rows};

pub(super) async fn insert(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("content_taxonomies", taxonomies(database, demo).await?));
    written.push((
        "content_taxonomy_relations",
        relations(database, demo).await?,
    ));
    written.push(("content_cluster_maps", cluster_maps(database, demo).await?));
    written.push(("content_attributes", attributes(database, demo).await?));
    Ok(())
}

/// Three a site, each below the one before.
async fn taxonomies(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("content_taxonomies");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "parent_id",
        "kind",
        "name",
        "slug",
        "external_id",
        "created_at",
    ];
    let sites = demo.scale.sites;
    let rows = (1..=demo.scale.taxonomies).map(|id| {
        row![
            id,
            demo.scale.account(id),
            demo.scale.site(id),
            (id > sites).then(|| id - sites),
            random.pick(&["category", "category", "product_category"]),
            words::subject(&random),
            format!("term-{id}"),
            random.maybe(60, random.between(1, 90_000)),
            demo.within_days(&random, 400),
        ]
    });
    rows::insert(database, "content_taxonomies", columns, rows).await
}

async fn relations(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("content_taxonomy_relations");
    let columns = [
        "id",
        "account_id",
        "content_id",
        "taxonomy_id",
        "is_primary",
        "created_at",
    ];
    let (content, sites) = (demo.scale.content(), demo.scale.sites);
    let rows = (1..=demo.scale.of_thousand(50)).map(|id| {
        let piece = (id - 1) % content + 1;
        let turn = Scale::turn(id, content);
        row![
            id,
            demo.scale.account(piece),
            piece,
            // The piece's first turn takes one of its site's terms, its second the next.
            demo.scale.site(piece) + sites * ((piece + turn) % 3),
            turn == 0,
            demo.within_days(&random, 360),
        ]
    });
    rows::insert(database, "content_taxonomy_relations", columns, rows).await
}

async fn cluster_maps(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("content_cluster_maps");
    let columns = [
        "content_id",
        "cluster_id",
        "account_id",
        "role",
        "confidence",
        "created_at",
    ];
    let rows = (1..=demo.scale.content()).map(|piece| {
        row![
            piece,
            demo.scale.sector(piece),
            demo.scale.account(piece),
            random.pick(&["hub", "supporting", "supporting", "attribute"]),
            random.between(0, 1000) as f64 / 1000.0,
            demo.within_days(&random, 360),
        ]
    });
    rows::insert(database, "content_cluster_maps", columns, rows).await
}

async fn attributes(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("content_attributes");
    let columns = [
        "id",
        "account_id",
        "content_id",
        "name",
        "value",
        "created_at",
    ];
    let values = [
        r#"{"minutes": 7}"#,
        r#"["print", "web"]"#,
        r#""O'Reilly \\ Co""#,
        "null",
        "4.50",
        "true",
    ];
    let rows = (1..=demo.scale.content()).map(|id| {
        row![
            id,
            demo.scale.account(id),
            id,
            random.pick(&["reading_time", "audience", "season", "rating"]),
            Json(random.pick(&values)),
            demo.within_days(&random, 360),
        ]
    });
    rows::insert(database, "content_attributes", columns, rows).await
}
