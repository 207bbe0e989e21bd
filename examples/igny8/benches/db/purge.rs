//! Retention: batches and the committed file beside one DELETE a table.

use std::time::{Duration, Instant};

use cargo_data_class::plan::Plan;
use cargo_data_class::run::{Session, purge};
use igny8::database::Error;

use crate::report::Report;
use crate::stage::Stage;
use crate::{by_hand, committed, count};

pub(crate) async fn measure(
    stage: &Stage,
    plan: &Plan,
    runs: usize,
    report: &mut Report,
) -> Result<(), Error> {
    let scripts = [
        ("one DELETE a table", by_hand::purge(stage.dialect)),
        ("purge.sql", committed(stage.dialect, "purge.sql")?),
    ];
    let mut longest = Duration::ZERO;
    for _ in 0..runs {
        stage.renew().await?;
        let (took, most) = in_batches(stage, plan).await?;
        report.ours("purge", "purge --execute", took);
        longest = longest.max(most);
        let left = count::copy(stage).await?;
        for (name, sql) in &scripts {
            stage.renew().await?;
            report.add("purge", name, stage.measure(sql)?);
            if count::copy(stage).await? != left {
                return Err(format!("purge: `{name}` left other rows than the batches").into());
            }
        }
    }
    report.note(format!(
        "purge --execute: the longest transaction took {:.3} s",
        longest.as_secs_f64()
    ));
    Ok(())
}

/// How long all took, and the longest transaction.
async fn in_batches(stage: &Stage, plan: &Plan) -> Result<(Duration, Duration), Error> {
    let begun = Instant::now();
    let mut session = Session::open(&stage.copy_url()).await?;
    let options = purge::Options::default();
    let done = purge::execute(&mut session, plan, &options, &mut purge::Quiet, &|| false).await?;
    session.close().await;
    let took = begun.elapsed();
    if let Some(failure) = done.failures().first() {
        return Err(format!("purge: {failure}").into());
    }
    let longest = done.rules.iter().map(|rule| rule.longest).max();
    Ok((took, longest.unwrap_or_default()))
}
