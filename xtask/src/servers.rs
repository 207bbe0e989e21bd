//! The database servers, and the browser, that tests start for themselves: found, or installed where there is apt.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the tests start or call.
struct Needed {
    /// The programs; any of them will do.
    programs: &'static [&'static str],
    /// The package of Debian and Ubuntu.
    package: &'static str,
    /// What it is called elsewhere.
    elsewhere: &'static str,
}

const NEEDED: [Needed; 6] = [
    Needed {
        programs: &["initdb"],
        package: "postgresql",
        elsewhere: "PostgreSQL's server (brew install postgresql, dnf install postgresql-server)",
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
        let packages: Vec<&str> = missing.iter().map(|needed| needed.package).collect();
        println!("installing {}", packages.join(", "));
        install(&packages)?;
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
        let below = entries.flatten().map(|entry| entry.path().join("bin"));
        folders.extend(below.filter(|folder| folder.is_dir()));
    }
    folders
}

fn install(packages: &[&str]) -> Result<(), String> {
    apt(&["update"])?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
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
