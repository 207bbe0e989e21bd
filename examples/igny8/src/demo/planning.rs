//! Clusters, keywords and ideas.

use super::{Demo, words};
use crate::database::{Database, Error};
use crate::seed::{Written, intent};
use crate::{row, rows};

const STATUSES: &[&str] = &["new", "new", "mapped", "queued", "done", "archived"];

pub(super) async fn insert(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("clusters", clusters(database, demo).await?));
    written.push(("keywords", keywords(database, demo).await?));
    written.push(("content_ideas", ideas(database, demo).await?));
    Ok(())
}

/// One a sector, under the sector's number.
async fn clusters(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("clusters");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "sector_id",
        "name",
        "description",
        "keywords_count",
        "total_volume",
        "status",
        "created_at",
    ];
    let rows = (1..=demo.scale.clusters).map(|id| {
        row![
            id,
            demo.scale.account(id),
            demo.scale.site(id),
            demo.scale.sector(id),
            words::title(&random),
            random.maybe(70, words::sentence(&random)),
            random.between(0, 40),
            random.between(0, 90_000),
            random.pick(STATUSES),
            demo.within_days(&random, 400),
        ]
    });
    rows::insert(database, "clusters", columns, rows).await
}

async fn keywords(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("keywords");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "sector_id",
        "cluster_id",
        "seed_keyword_id",
        "keyword",
        "volume",
        "difficulty",
        "intent",
        "status",
        "created_at",
    ];
    let own_seeds = demo.scale.of_thousand(4);
    let rows = (1..=demo.scale.of_thousand(110)).map(|id| {
        // Some came from the system's seeds, some from an account's own, which carry accounts in turn.
        let seed = match random.between(0, 9) {
            0..=5 => Some(random.pick(&demo.system.seed_keywords)),
            6 if demo.scale.account(id) <= own_seeds => {
                Some(demo.system.last_seed_keyword + demo.scale.account(id))
            }
            _ => None,
        };
        let keyword = words::keyword(&random);
        row![
            id,
            demo.scale.account(id),
            demo.scale.site(id),
            demo.scale.sector(id),
            random.maybe(80, demo.scale.sector(id)),
            seed,
            keyword.clone(),
            random.between(0, 20_000),
            random.between(0, 100),
            intent(&keyword),
            random.pick(STATUSES),
            demo.within_days(&random, 400),
        ]
    });
    rows::insert(database, "keywords", columns, rows).await
}

async fn ideas(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("content_ideas");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "cluster_id",
        "title",
        "description",
        "content_type",
        "target_keywords",
        "estimated_word_count",
        "status",
        "created_at",
    ];
    let rows = (1..=demo.scale.tasks()).map(|id| {
        let targets: Vec<String> = (0..random.between(0, 4))
            .map(|_| words::keyword(&random))
            .collect();
        row![
            id,
            demo.scale.account(id),
            demo.scale.site(id),
            random.maybe(85, demo.scale.sector(id)),
            words::title(&random),
            random.maybe(60, words::sentence(&random)),
            random.pick_text(&demo.system.kinds),
            targets,
            random.between(3, 40) * 100,
            random.pick(STATUSES),
            demo.within_days(&random, 380),
        ]
    });
    rows::insert(database, "content_ideas", columns, rows).await
}
