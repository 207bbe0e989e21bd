//! The database servers, and the browser, that tests start for themselves: found, or installed where there is apt.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the tests start or call.
struct Needed {
    /// The programs, or an extension's library; any of them will do.
    programs: &'static [&'static str],
    /// The package of Debian and Ubuntu; `{major}` is the server's version.
    package: &'static str,
    /// What it is called elsewhere.
    elsewhere: &'static str,
}

const NEEDED: [Needed; 7] = [
    Needed {
        programs: &["initdb"],
        package: "postgresql",
        elsewhere: "PostgreSQL's server (brew install postgresql, dnf install postgresql-server)",
    },
    Needed {
        programs: &["pg_cron.so", "pg_cron.dylib"],
        package: "postgresql-{major}-cron",
        elsewhere: "PostgreSQL's extension pg_cron (dnf install pg_cron_16, or from github.com/citusdata/pg_cron)",
    },
    Needed {
        programs: &["psql"],
        package: "postgresql-client",
        elsewhere: "PostgreSQL's psql (comes with the server, or dnf install postgresql)",
    },
    Needed {
        programs: &["mariadbd", "mysqld"],
        package: "mariadb-server",
        elsewhere: "MariaDB's server (brew install mariadb, dnf install mariadb-server)",
    },
    Needed {
        programs: &["mariadb"],
        package: "mariadb-client",
        elsewhere: "MariaDB's client (comes with the server, or dnf install mariadb)",
    },
    Needed {
        programs: &["sqlite3"],
        package: "sqlite3",
        elsewhere: "the sqlite3 program (brew install sqlite, dnf install sqlite)",
    },
    Needed {
        programs: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
        elsewhere: "a Chromium browser (brew install --cask chromium, dnf install chromium)",
    },
];

/// Makes sure that everything is there; otherwise says what to install.
pub fn provide() -> Result<(), String> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    if found("apt-get") {
        // The server first: its version is in its extension's name.
        for extensions in [false, true] {
            let packages: Vec<String> = missing
                .iter()
                .filter(|needed| needed.package.contains("{major}") == extensions)
                .map(|needed| needed.package.replace("{major}", &major()))
                .collect();
            if !packages.is_empty() {
                println!("installing {}", packages.join(", "));
                install(&packages)?;
            }
        }
    }
    let missing = self::missing();
    if missing.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = missing
        .iter()
        .map(|needed| format!("\n  - {}", needed.elsewhere))
        .collect();
    Err(format!(
        "tests start servers of their own, and these are missing; install:{}",
        list.concat()
    ))
}

fn missing() -> Vec<&'static Needed> {
    NEEDED
        .iter()
        .filter(|needed| !needed.programs.iter().any(|program| found(program)))
        .collect()
}

fn found(program: &str) -> bool {
    folders()
        .iter()
        .any(|folder| folder.join(program).is_file())
}

/// PATH, and where packages put servers that they keep out of it.
fn folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.extend(["/usr/sbin", "/usr/local/sbin", "/usr/libexec"].map(PathBuf::from));
    for parent in [
        "/usr/lib/postgresql",
        "/usr/local",
        "/usr",
        "/opt/homebrew/opt",
        "/usr/local/opt",
    ] {
        let Ok(entries) = Path::new(parent).read_dir() else {
            continue;
        };
        for entry in entries.flatten() {
            let below = ["bin", "lib"].map(|name| entry.path().join(name));
            folders.extend(below.into_iter().filter(|folder| folder.is_dir()));
        }
    }
    folders
}

/// The newest version of PostgreSQL that Debian's packages have put here: the one whose server tests start.
fn major() -> String {
    let versions = Path::new("/usr/lib/postgresql").read_dir().into_iter();
    let versions = versions.flatten().flatten();
    let number = versions.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    number.max().unwrap_or_default().to_string()
}

fn install(packages: &[String]) -> Result<(), String> {
    apt(&["update"])?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages.iter().map(String::as_str));
    apt(&arguments)
}

fn apt(arguments: &[&str]) -> Result<(), String> {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args([
            "--non-interactive",
            "--preserve-env=DEBIAN_FRONTEND",
            "apt-get",
        ]);
        sudo
    };
    // RUNLEVEL keeps the packages from starting their own servers: tests only need the programs.
    let status = command
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .env("RUNLEVEL", "1")
        .stdin(Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!(
            "`apt-get {0}` failed; run `sudo apt-get {0}` yourself",
            arguments.join(" ")
        )),
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
