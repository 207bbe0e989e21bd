//! The retention as jobs of pg_cron and of MariaDB's events: installed by the engines' own clients, run by the
//! schedulers themselves.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::schema::Dialect;

use crate::engines::{Client, Live};
use crate::preview::expected;
use crate::shop::{Shop, in_dialect};

/// Waits until a query answers so; a minute is pg_cron's smallest step.
#[track_caller]
fn wait_for(live: &Live, sql: &str, answer: &str, why: &dyn Fn() -> String) {
    let until = Instant::now() + Duration::from_secs(150);
    loop {
        let said = live.must(sql);
        if said == answer {
            return;
        }
        assert!(Instant::now() < until, "{sql}: {said}\n{}", why());
        std::thread::sleep(Duration::from_millis(300));
    }
}

#[track_caller]
fn install(shop: &Shop, options: &str) -> String {
    let sql = shop.app.run(&format!("purge {options}")).exits(0).stdout;
    let ran = shop.live.run(&sql, Client::Plain);
    assert!(ran.ok && !ran.text.contains("ERROR"), "{}\n{sql}", ran.text);
    sql
}

#[test]
fn pg_cron_runs_the_retention() {
    static SERVER: OnceLock<Server> = OnceLock::new();
    let server = SERVER.get_or_init(|| {
        let options = ServerOptions {
            settings: &[
                "shared_preload_libraries=pg_cron",
                "cron.database_name=retention",
                "cron.host={folder}",
            ],
            ..ServerOptions::default()
        };
        Server::start(Dialect::Postgres, options).expect("a server with pg_cron")
    });
    let mut shop = Shop::empty(Dialect::Postgres);
    shop.live = Live::on(server, "retention");
    shop.live
        .must(&shop.app.read("migrations/20270101000000_first.sql"));
    shop.live.must(&in_dialect(
        Dialect::Postgres,
        include_str!("shop/data.sql"),
    ));
    shop.live.must("CREATE EXTENSION pg_cron;");
    // A job of somebody else, and one of ours whose rule is no more.
    shop.live.must(
        "SELECT cron.schedule('other', '0 0 1 1 *', 'SELECT 1'), cron.schedule('data-class purge shop: gone', '0 0 1 1 *', 'SELECT 1');",
    );
    install(&shop, "--emit pg_cron");
    let jobs = "SELECT count(*), count(*) FILTER (WHERE jobname LIKE 'data-class purge shop: %'), min(schedule) FROM cron.job WHERE jobname <> 'other';";
    assert_eq!(shop.live.must(jobs), "5|5|17 3 * * *");
    let sql = ["--emit", "pg_cron", "--schedule", "* * * * *"];
    let run = shop.app.finish({
        let mut command = shop.app.tool("purge");
        command.args(sql);
        command
    });
    shop.live.must(&run.exits(0).stdout);
    assert_eq!(shop.live.must(jobs), "5|5|* * * * *", "it is replaced");
    let done = "SELECT count(DISTINCT jobid) FROM cron.job_run_details WHERE status IN ('succeeded', 'failed');";
    let said = || {
        shop.live
            .must("SELECT status, return_message FROM cron.job_run_details;")
    };
    wait_for(&shop.live, done, "5", &said);
    let failed = "SELECT count(*) FROM cron.job_run_details WHERE status = 'failed';";
    assert_eq!(shop.live.must(failed), "0", "{}", said());
    assert_eq!(shop.left(), expected(Dialect::Postgres), "{}", said());
    // Another schema is not purged, and the job says so.
    shop.live.must("ALTER TABLE logs ADD COLUMN more int; INSERT INTO logs VALUES (10, now() - interval '11 days', 'x', false);");
    let command = shop.live.must(
        "SELECT replace(command, E'\\r', '') FROM cron.job WHERE jobname = 'data-class purge shop: logs';",
    );
    let ran = shop.live.run(&command, Client::Plain);
    assert!(
        ran.text.contains("the schema is not the catalog's"),
        "{}",
        ran.text
    );
    assert_eq!(shop.count("logs", "id = 10"), 1);
    install(&shop, "--emit pg_cron --remove");
    assert_eq!(shop.live.must("SELECT jobname FROM cron.job;"), "other");
}

#[test]
fn events_run_the_retention() {
    let shop = Shop::new(Dialect::Mysql);
    shop.live.must("SET GLOBAL event_scheduler = ON;");
    install(&shop, "--emit mysql_event");
    let events = "SELECT count(*), min(interval_field) FROM information_schema.events WHERE event_schema = DATABASE();";
    assert_eq!(shop.live.must(events), "5\tDAY");
    let mut command = shop.app.tool("purge --emit mysql_event --schedule");
    command.arg("EVERY 1 SECOND");
    let sql = shop.app.finish(command).exits(0).stdout;
    shop.live.must(&sql);
    assert_eq!(shop.live.must(events), "5\tSECOND", "they are replaced");
    let left = "SELECT (SELECT count(*) FROM logs) + (SELECT count(*) FROM ticks) + (SELECT count(*) FROM pairs) \
                + (SELECT count(*) FROM loose) + (SELECT count(*) FROM replies);";
    wait_for(&shop.live, left, "13", &|| shop.left());
    assert_eq!(shop.left(), expected(Dialect::Mysql));
    install(&shop, "--emit mysql_event --remove");
    assert_eq!(shop.live.must(events), "0\tNULL");
    // Another schema is not purged. What has begun goes on behind its event.
    let others = "SELECT count(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID();";
    wait_for(&shop.live, others, "0", &|| shop.left());
    shop.live.must("ALTER TABLE logs ADD COLUMN more int; INSERT INTO logs VALUES (10, now() - interval 11 day, 'x', false, 1);");
    shop.live.must(&sql);
    let ran = "SELECT count(*) FROM information_schema.events WHERE event_schema = DATABASE() AND last_executed IS NOT NULL;";
    wait_for(&shop.live, ran, "5", &|| shop.left());
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(shop.count("logs", "id = 10"), 1);
    install(&shop, "--emit mysql_event --remove");
}

#[test]
fn a_schedule_is_nothing_but_a_schedule() {
    let shop = Shop::empty(Dialect::Mysql);
    for schedule in [
        "EVERY 1 DAY DO DROP TABLE plans",
        "EVERY x DAY",
        "",
        "daily",
    ] {
        let mut command = shop.app.tool("purge --emit mysql_event --schedule");
        command.arg(schedule);
        let run = shop.app.finish(command).exits(2);
        assert!(run.stderr.contains("is no schedule"), "{run}");
    }
    let run = shop.app.run("purge --emit pg_cron").exits(2);
    assert!(run.stderr.contains("postgres"), "{run}");
}
