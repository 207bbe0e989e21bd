//! The full cleanup: the committed file beside what people write by hand and beside Django's way.

use cargo_data_class::schema::Dialect;
use igny8::database::Error;

use crate::real_django::Django;
use crate::report::Report;
use crate::stage::Stage;
use crate::{by_hand, committed, count, django};

pub(crate) async fn measure(stage: &Stage, runs: usize, report: &mut Report) -> Result<(), Error> {
    let dialect: Dialect = stage.dialect;
    let clean = [
        ("by hand", by_hand::clean(dialect)),
        ("by hand, with proof", by_hand::clean_with_proof(dialect)),
        ("clean.sql", committed(dialect, "clean.sql")?),
    ];
    // In turn, so that a busy minute of the machine falls on all of them.
    for _ in 0..runs {
        let mut left = None;
        for (name, sql) in &clean {
            stage.renew().await?;
            let took = stage.measure(sql)?;
            match *name {
                "clean.sql" => report.ours("clean", name, took),
                _ => report.add("clean", name, took),
            }
            let counted = count::copy(stage).await?;
            // Figures of a cleanup that leaves something else would look splendid.
            if *left.get_or_insert_with(|| counted.clone()) != counted {
                return Err(format!("clean: `{name}` left other rows than the one before").into());
            }
        }
    }
    Ok(())
}

/// Once: it takes minutes. The document's commands leave other rows than a full cleanup, so it says how many.
pub(crate) async fn django(
    django: &Django,
    stage: &Stage,
    report: &mut Report,
) -> Result<(), Error> {
    stage.renew().await?;
    let before: i64 = count::copy(stage).await?.iter().sum();
    report.add("clean", "Django", django::clean(django, stage)?);
    let after: i64 = count::copy(stage).await?.iter().sum();
    report.note(format!(
        "Django deleted {} of {before} rows",
        before - after
    ));
    Ok(())
}
