//! How long cleanups, their previews and resets take beside what people write by hand, and beside Django's way. It
//! prints figures and never judges them.
//!
//! Run it with `cargo xtask bench db`.

mod arguments;
mod by_hand;
mod clean;
mod count;
mod django;
mod memory;
mod preview;
mod purge;
#[path = "../../../../benches/django/mod.rs"]
mod real_django;
mod report;
mod reset;
mod stage;
mod tool;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use arguments::{Arguments, Part};
use cargo_data_class::run::Application;
use cargo_data_class::schema::Dialect;
use igny8::database::Error;
use real_django::Django;
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
    let django = match arguments.django && arguments.parts.contains(&Part::Clean) {
        true => Django::install(django::MODELS),
        false => Err("it was left out".to_owned()),
    };
    for &dialect in &arguments.dialects {
        let mut report = Report::new(dialect);
        if arguments.fills() {
            let begun = Instant::now();
            let stage = Stage::fill(dialect, arguments.rows).await?;
            let rows: i64 = count::template(&stage).await?.iter().sum();
            eprintln!(
                "{}: filled with {rows} rows in {:.0} s",
                dialect.name(),
                begun.elapsed().as_secs_f64()
            );
            report.note(format!("the database had {rows} rows"));
            measure(&stage, arguments, &mut report).await?;
            match &django {
                Ok(django) => clean::django(django, &stage, &mut report).await?,
                Err(why) => report.note(format!("Django was not measured: {why}")),
            }
        }
        if arguments.parts.contains(&Part::Reset) {
            reset::measure(dialect, &mut report).await?;
        }
        print!("{report}");
    }
    Ok(())
}

/// The committed file: what people review is what is measured.
fn committed(dialect: Dialect, name: &str) -> Result<String, Error> {
    catalog(&format!("sql/{}/{name}", dialect.name()))
}

fn catalog(file: &str) -> Result<String, Error> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../catalog")
        .join(file);
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}

async fn measure(stage: &Stage, arguments: &Arguments, report: &mut Report) -> Result<(), Error> {
    let app = Application::of_service(&catalog("catalog.json")?, "staging")?;
    let plan = app.plan(stage.dialect)?;
    let runs = arguments.runs;
    for part in &arguments.parts {
        match part {
            Part::Clean => clean::measure(stage, runs, report).await?,
            Part::Purge => purge::measure(stage, plan, runs, report).await?,
            Part::Preview => preview::measure(stage, plan, runs, report).await?,
            Part::Memory => memory::measure(stage, arguments.rows, report).await?,
            Part::Reset => {}
        }
    }
    Ok(())
}
