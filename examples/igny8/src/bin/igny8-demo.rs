//! Makes a database full of demonstration data: migrations, seed content, and customers' data at the scale asked for.

use std::process::ExitCode;
use std::time::Instant;

use chrono::{DateTime, NaiveDate, Utc};
use igny8::database::{Database, Error};
use igny8::rows::Moment;
use igny8::{demo, seed};

const USAGE: &str = "\
usage: igny8-demo [--database-url URL] [--rows N] [--seed N] [--as-of DAY]

  --database-url URL  postgres:, sqlite: or mysql:; default DATABASE_URL, else sqlite:demo.db
  --rows N            about how many rows customers have, all tables together; 0: only the seed content; default 10000
  --seed N            another seed gives other values; default 8
  --as-of DAY         the day that the data is seen from: logs reach back a year from it; default 2026-01-01";

struct Arguments {
    url: String,
    options: demo::Options,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("igny8-demo: {message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("igny8-demo: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), Error> {
    let begun = Instant::now();
    let mut database = Database::connect(&arguments.url).await?;
    database.migrate().await?;
    report("seed", &seed::insert(&mut database).await?);
    if arguments.options.rows > 0 {
        report(
            "demo",
            &demo::insert(&mut database, arguments.options).await?,
        );
    }
    database.close().await?;
    println!("done in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

fn report(what: &str, written: &seed::Written) {
    let rows: u64 = written.iter().map(|(_, rows)| rows).sum();
    println!("{what}: {rows} rows in {} tables", written.len());
    for (table, rows) in written {
        println!("  {rows:>8} {table}");
    }
}

fn parse(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| "sqlite:demo.db".to_owned());
    let mut arguments = Arguments {
        url,
        options: demo::Options::default(),
    };
    while let Some(argument) = given.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (argument, given.next()),
        };
        let value = value.ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--database-url" => arguments.url = value,
            "--rows" => arguments.options.rows = number(&name, &value)?,
            "--seed" => arguments.options.seed = number(&name, &value)?,
            "--as-of" => arguments.options.as_of = day(&value)?,
            _ => return Err(format!("{name} is not an option")),
        }
    }
    Ok(arguments)
}

fn number(name: &str, value: &str) -> Result<u64, String> {
    value
        .replace('_', "")
        .parse()
        .map_err(|_| format!("{name} needs a number, not {value}"))
}

fn day(value: &str) -> Result<Moment, String> {
    let day: NaiveDate = value
        .parse()
        .map_err(|_| format!("--as-of needs a day like 2026-01-01, not {value}"))?;
    let midnight: DateTime<Utc> = day.and_time(chrono::NaiveTime::MIN).and_utc();
    Ok(Moment(midnight.timestamp_micros()))
}
