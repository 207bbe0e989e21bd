//! How long `clean.sql` and `purge.sql` take beside what people write by hand and beside Django's way. It prints
//! figures and never judges them.
//!
//! Run it with `cargo xtask bench db`.

mod arguments;
mod by_hand;
mod django;
mod report;
mod stage;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use arguments::Arguments;
use cargo_data_class::schema::Dialect;
use igny8::database::Error;
use report::Report;
use stage::Stage;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let measured = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => run(&arguments).await,
        Err(message) => Err(message.into()),
    };
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), Error> {
    for &dialect in &arguments.dialects {
        let begun = Instant::now();
        let stage = Stage::fill(dialect, arguments.rows).await?;
        eprintln!(
            "{}: filled in {:.0} s",
            dialect.name(),
            begun.elapsed().as_secs_f64()
        );
        print!("{}", measure(&stage, arguments).await?);
    }
    Ok(())
}

/// The committed file: what people review is what is measured.
fn committed(dialect: Dialect, name: &str) -> Result<String, Error> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("catalog/sql").join(dialect.name()).join(name);
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}

async fn measure(stage: &Stage, arguments: &Arguments) -> Result<Report, Error> {
    let dialect = stage.dialect;
    let mut report = Report::new(dialect, count(stage).await?.iter().sum());
    let clean = [
        ("by hand", by_hand::clean(dialect)),
        ("by hand, with proof", by_hand::clean_with_proof(dialect)),
        ("clean.sql", committed(dialect, "clean.sql")?),
    ];
    let purge = [
        ("one DELETE a table", by_hand::purge(dialect)),
        ("purge.sql", committed(dialect, "purge.sql")?),
    ];
    // In turn, so that a busy minute of the machine falls on all of them.
    for _ in 0..arguments.runs {
        for (what, contenders) in [("clean", &clean[..]), ("purge", &purge[..])] {
            let mut left = None;
            for (name, sql) in contenders {
                stage.renew().await?;
                report.add(what, name, stage.measure(sql)?);
                let counted = counted(stage).await?;
                // Figures of a cleanup that leaves something else would look splendid.
                if *left.get_or_insert_with(|| counted.clone()) != counted {
                    return Err(
                        format!("{what}: `{name}` left other rows than the one before").into(),
                    );
                }
            }
        }
    }
    if arguments.django {
        let sql = django::clean(stage).await?;
        stage.renew().await?;
        report.add("clean", "Django's statements", stage.measure(&sql)?);
    }
    Ok(report)
}

/// How many rows each table of the template has.
async fn count(stage: &Stage) -> Result<Vec<i64>, Error> {
    let mut database = stage.template().await?;
    let counted = django::tables(stage.dialect)?;
    let mut counts = Vec::new();
    for table in counted {
        counts.push(database.count(&table).await?);
    }
    database.close().await?;
    Ok(counts)
}

/// How many rows each table of the copy has.
async fn counted(stage: &Stage) -> Result<Vec<i64>, Error> {
    let mut database = stage.copy().await?;
    let mut counts = Vec::new();
    for table in django::tables(stage.dialect)? {
        counts.push(database.count(&table).await?);
    }
    database.close().await?;
    Ok(counts)
}
