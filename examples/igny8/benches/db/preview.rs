//! Previews beside counting by hand: per table what goes and what stays, with the reason.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use cargo_data_class::plan::Plan;
use cargo_data_class::run::{Session, preview, purge};
use cargo_data_class::schema::Dialect;
use igny8::database::Error;

use crate::by_hand;
use crate::report::Report;
use crate::stage::Stage;

/// Of each table that loses rows, how many.
type Going = BTreeMap<String, u64>;

pub(crate) async fn measure(
    stage: &Stage,
    plan: &Plan,
    runs: usize,
    report: &mut Report,
) -> Result<(), Error> {
    let mut session = Session::open(&stage.template_url()).await?;
    // A connection of their own: what one leaves behind, as a schema to be read anew, is not to be paid by the other.
    let mut hand = Session::open(&stage.template_url()).await?;
    // Whoever comes first would read from the disk for all.
    by_hand_clean(&mut hand, stage).await?;
    preview::preview(&mut session, plan).await?;
    for _ in 0..runs.max(5) {
        let (by_hand, goes) = by_hand_clean(&mut hand, stage).await?;
        let begun = Instant::now();
        let counted = preview::preview(&mut session, plan).await?;
        report.ours("preview of clean", "data-class", begun.elapsed());
        report.add("preview of clean", "counts by hand", by_hand);
        let tables = counted.tables.iter();
        let ours = tables.map(|table| (table.table.clone(), table.goes()));
        same("clean", ours.collect(), goes)?;

        let (by_hand, goes) = asked(&mut hand, &by_hand::purge_counts(stage.dialect)).await?;
        let begun = Instant::now();
        let counted = purge::preview(&mut session, plan).await?;
        report.ours("preview of purge", "data-class", begun.elapsed());
        report.add("preview of purge", "counts by hand", by_hand);
        if stage.dialect == Dialect::Sqlite {
            let counts = by_hand::purge_counts_with_odd_times();
            let (by_hand, _) = asked(&mut hand, &counts).await?;
            report.add("preview of purge", "counts with odd times", by_hand);
        }
        let rules = counted.rules.iter();
        let ours: Going = rules.map(|rule| (rule.table.clone(), rule.go)).collect();
        if same("purge", ours.clone(), goes).is_err() {
            // A row's time has passed in between: then it has for who counts now.
            let (_, goes) = asked(&mut hand, &by_hand::purge_counts(stage.dialect)).await?;
            same("purge", ours, goes)?;
        }
    }
    hand.close().await;
    session.close().await;
    Ok(())
}

/// A preview that says something else would be as fast as it likes.
fn same(what: &str, mut ours: Going, mut by_hand: Going) -> Result<(), Error> {
    ours.retain(|_, rows| *rows > 0);
    by_hand.retain(|_, rows| *rows > 0);
    if ours == by_hand {
        return Ok(());
    }
    Err(format!("preview of {what}: {ours:?}, by hand: {by_hand:?}").into())
}

async fn by_hand_clean(session: &mut Session, stage: &Stage) -> Result<(Duration, Going), Error> {
    let counts = by_hand::clean_counts(stage.dialect);
    asked(session, &counts).await
}

/// Queries with a table, how many rows go, and more.
async fn asked(
    session: &mut Session,
    counts: &by_hand::Counts,
) -> Result<(Duration, Going), Error> {
    let begun = Instant::now();
    for sql in &counts.begin {
        session.execute(sql).await?;
    }
    let mut rows = Vec::new();
    for sql in &counts.queries {
        rows.extend(session.rows(sql).await?);
    }
    session.execute(&counts.end).await?;
    let took = begun.elapsed();
    let mut going = Going::new();
    for row in rows {
        if let [Some(table), Some(goes), ..] = row.as_slice() {
            *going.entry(table.clone()).or_default() += goes.parse::<u64>()?;
        }
    }
    Ok((took, going))
}
