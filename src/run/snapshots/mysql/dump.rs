//! MariaDB: its own dump tools, told where to connect by a file that nobody else can read.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use tempfile::NamedTempFile;
use tokio::process::Command;

use crate::engine::url::for_mysql;
use crate::run::RunError;
use crate::run::snapshots::address::{parameter, password};
use crate::run::snapshots::program;

/// The client's programs under both of their names.
pub(super) fn find(names: &[&str]) -> Result<PathBuf, RunError> {
    program::find(names, "mariadb-client")
}

/// The options by which a program connects where the URL leads.
pub(super) fn options(url: &str) -> Result<NamedTempFile, RunError> {
    let parsed: MySqlConnectOptions = for_mysql(url)
        .parse()
        .map_err(|error: sqlx::Error| RunError::usage(error.to_string()))?;
    let mut lines = vec![
        ("user", parsed.get_username().to_owned()),
        ("default-character-set", "utf8mb4".to_owned()),
        ("max-allowed-packet", "1G".to_owned()),
    ];
    match parsed.get_socket() {
        Some(socket) => lines.push(("socket", socket.display().to_string())),
        None => {
            lines.push(("host", parsed.get_host().to_owned()));
            lines.push(("port", parsed.get_port().to_string()));
            lines.push(("protocol", "tcp".to_owned()));
        }
    }
    if let Some(password) = password(url) {
        lines.push(("password", password));
    }
    if matches!(
        parsed.get_ssl_mode(),
        MySqlSslMode::VerifyCa | MySqlSslMode::VerifyIdentity
    ) {
        lines.push(("ssl-verify-server-cert", "1".to_owned()));
    }
    for (option, names) in [
        ("ssl-ca", ["sslca", "ssl-ca"]),
        ("ssl-cert", ["sslcert", "ssl-cert"]),
        ("ssl-key", ["sslkey", "ssl-key"]),
    ] {
        lines.extend(parameter(url, &names).map(|value| (option, value)));
    }
    let mut text = "[client]\n".to_owned();
    for (name, value) in lines {
        // In quotes, with the escapes of option files.
        let value = value
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n");
        text.push_str(&format!("{name}=\"{value}\"\n"));
    }
    // Made for its owner alone.
    NamedTempFile::new()
        .and_then(|mut file| file.write_all(text.as_bytes()).map(|()| file))
        .map_err(|error| RunError::database(format!("no temporary file: {error}")))
}

/// Runs a dump into a file. `begun` is called once the dump's own transaction has begun.
pub(super) async fn write(
    mut command: Command,
    program: &Path,
    file: &Path,
    secret: Option<&str>,
    begun: impl AsyncFnOnce() -> Result<(), RunError>,
) -> Result<(), RunError> {
    let failed = |error: std::io::Error| RunError::database(format!("{}: {error}", file.display()));
    let output = crate::run::snapshots::receipt::private_file(file).map_err(failed)?;
    command
        .stdin(Stdio::null())
        .stdout(Stdio::from(output))
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let child = command
        .spawn()
        .map_err(|error| program::not_started(program, &error))?;
    let mut ended = std::pin::pin!(child.wait_with_output());
    // Tables come after its beginning.
    let first = async {
        loop {
            let head = head(file);
            if head.windows(12).any(|part| part == b"CREATE TABLE") {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let mut first = std::pin::pin!(first);
    let both = futures_util::future::select(ended.as_mut(), first.as_mut()).await;
    let output = match both {
        futures_util::future::Either::Left((output, _)) => {
            begun().await?;
            output
        }
        futures_util::future::Either::Right(_) => {
            begun().await?;
            ended.await
        }
    };
    let output = output.map_err(|error| program::not_started(program, &error))?;
    if !output.status.success() {
        return Err(program::said(program, &output.stderr, secret));
    }
    std::fs::File::open(file)
        .and_then(|file| file.sync_all())
        .map_err(failed)
}

fn head(file: &Path) -> Vec<u8> {
    use std::io::Read;
    let mut head = Vec::new();
    if let Ok(file) = std::fs::File::open(file) {
        // What can't be read now is read in a moment.
        let _ = file.take(1 << 16).read_to_end(&mut head);
    }
    head
}

/// Loads a dump into a schema.
pub(super) async fn load(url: &str, database: &str, file: &Path) -> Result<(), RunError> {
    let program = find(&["mariadb", "mysql"])?;
    let options = options(url)?;
    let input = std::fs::File::open(file).map_err(|error| {
        RunError::database(format!("{}: {error}\nnothing was changed", file.display()))
    })?;
    let mut command = Command::new(&program);
    command
        .arg(format!("--defaults-file={}", options.path().display()))
        .arg(format!("--database={database}"))
        .stdin(Stdio::from(input))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let child = command
        .spawn()
        .map_err(|error| program::not_started(&program, &error))?;
    let output = child
        .wait_with_output()
        .await
        .map_err(|error| program::not_started(&program, &error))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(program::said(
            &program,
            &output.stderr,
            password(url).as_deref(),
        )),
    }
}
