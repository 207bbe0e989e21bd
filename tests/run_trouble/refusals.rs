//! Every command on a database, where there is none, where nobody lets it in, and with a password: it fails with its
//! code and a word on it, and no password is ever printed.

use cargo_data_class::schema::Dialect;

use crate::case::{Case, Task};
use crate::engines::Live;
use crate::server::Mortal;
use crate::support::Run;

/// The commands that connect to a database; `first` is a snapshot that is there.
const COMMANDS: [&str; 17] = [
    "stamp --env staging",
    "clean",
    "clean --execute --yes",
    "purge",
    "purge --execute --yes",
    "verify",
    "verify --clean",
    "review",
    "drift",
    "status --env staging",
    "export",
    "seed",
    "seed --execute --yes",
    "snapshot",
    "restore first",
    "restore first --execute --yes",
    "schema pull",
];

fn run(case: &Case, line: &str, url: &str) -> Run {
    let mut command = case.shop.app.tool(line);
    command.arg("--database-url").arg(url);
    case.shop.app.finish(command)
}

fn ready(dialect: Dialect) -> Case {
    let case = match dialect {
        Dialect::Sqlite => Case::new(Task::Clean, dialect, None),
        _ => Case::new(Task::Clean, dialect, Some(&Mortal::start(dialect, false))),
    };
    case.fill();
    case.shop.run("export").exits(0);
    case.shop.run("snapshot --name first").exits(0);
    case
}

/// Requires the code, and neither the password as it is nor as it was written.
#[track_caller]
fn fails(run: &Run, codes: &[i32], secrets: &[&str], what: &str) {
    let text = run.to_string();
    // What can't be looked at is an open line of `status`.
    let open = what.starts_with("status") && run.code == 1;
    assert!(codes.contains(&run.code) || open, "{what}: {text}");
    for secret in secrets {
        assert!(!text.contains(secret), "{what} shows {secret:?}: {text}");
    }
}

#[test]
fn where_no_server_is_every_command_fails_and_no_password_is_shown() {
    for (dialect, scheme) in [(Dialect::Postgres, "postgres"), (Dialect::Mysql, "mysql")] {
        let case = ready(dialect);
        let before = case.contents();
        let addresses = [
            // Nobody listens there; encoded, as a parameter, and as it must not be written.
            (
                format!("{scheme}://u:se%40cr%2Fet%3A%23@127.0.0.1:1/a%20b%3F"),
                &[4][..],
            ),
            (
                format!("{scheme}://u@127.0.0.1:1/x?password=secret%26"),
                &[4, 2],
            ),
            (format!("{scheme}://u:sec/ret?x#y@127.0.0.1:1/x"), &[2, 4]),
            (format!("{scheme}://u:secret@127.0.0.1:port/x"), &[2, 4]),
        ];
        let secrets = ["se@cr", "se%40cr", "secret", "sec/ret", "ret?x"];
        for (number, line) in COMMANDS.into_iter().enumerate() {
            // Each with the first, and with one of the others.
            let chosen = [0, 1 + number % 3].map(|at| (at, &addresses[at]));
            for (also, (url, codes)) in chosen {
                let more = match (number + also) % 3 {
                    0 => " -v",
                    1 => " --format json",
                    _ => "",
                };
                let run = run(&case, &format!("{line}{more}"), url);
                let what = format!("{line}{more} at {url}");
                fails(&run, codes, &secrets, &what);
                let connects = run.to_string().contains("can't connect to");
                assert!(connects || run.code == 2, "{what}: {run}");
                if line.contains("--execute") && run.code == 4 {
                    assert!(
                        run.to_string().contains("nothing was changed"),
                        "{what}: {run}"
                    );
                }
            }
        }
        assert_eq!(case.contents(), before);
    }
}

#[test]
fn a_password_that_opens_the_database_is_never_printed() {
    for dialect in [Dialect::Postgres, Dialect::Mysql] {
        let case = ready(dialect);
        let (user, secret) = (case.shop.live.user(), "se@cr/et:#?%&+ü");
        case.shop.live.must(&match dialect {
            Dialect::Postgres => format!("CREATE ROLE {user} LOGIN SUPERUSER PASSWORD '{secret}';"),
            _ => format!(
                "CREATE USER '{user}'@'localhost' IDENTIFIED BY '{secret}'; \
                 GRANT ALL ON *.* TO '{user}'@'localhost' WITH GRANT OPTION;"
            ),
        });
        let encoded = "se%40cr%2Fet%3A%23%3F%25%26%2B%C3%BC";
        let url = |password: &str| as_user(&case.shop.live, &user, password);
        // MariaDB asks for the password also by its socket.
        if dialect == Dialect::Mysql {
            let run = run(&case, "clean -v", &url("wr%40ng"));
            fails(&run, &[4], &["wr@ng", "wr%40ng"], "a wrong password");
        }
        for (number, line) in COMMANDS.into_iter().enumerate() {
            let more = if number % 2 == 0 {
                " -v"
            } else {
                " --format json"
            };
            let run = run(&case, &format!("{line}{more}"), &url(encoded));
            let what = format!("{dialect:?}: {line}{more}");
            fails(&run, &[0, 1], &[secret, encoded, "se@cr"], &what);
        }
    }
}

/// The address of the database as of another user.
pub(crate) fn as_user(live: &Live, user: &str, password: &str) -> String {
    let socket = live.server().socket();
    let (scheme, by) = match live.dialect {
        Dialect::Postgres => ("postgres", "host"),
        _ => ("mysql", "socket"),
    };
    format!(
        "{scheme}://{user}:{password}@localhost/{}?{by}={}",
        live.name(),
        socket.display()
    )
}

#[test]
fn where_no_file_is_every_command_fails_and_makes_none() {
    let case = ready(Dialect::Sqlite);
    let missing = case.shop.app.root().join("none.db");
    for line in COMMANDS {
        let run = run(&case, line, &format!("sqlite://{}", missing.display()));
        fails(&run, &[4, 2], &[], line);
        assert!(!missing.exists(), "{line} has made a database: {run}");
    }
}
