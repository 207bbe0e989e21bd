//! The real Django beside whose ways ours are measured: installed by pip into a temporary folder, with the models of an
//! application called `bench`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cargo_data_class::schema::Dialect;

const SCRIPT: &str = include_str!("manage.py");
const PACKAGES: [&str; 3] = ["django", "psycopg[binary]", "pymysql"];

/// A Python with Django and the models.
pub(crate) struct Django {
    folder: tempfile::TempDir,
}

impl Django {
    /// Installs it; an error says why there is none.
    pub(crate) fn install(models: &str) -> Result<Django, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let django = Django { folder };
        let mut venv = Command::new("python3");
        venv.args(["-m", "venv"]).arg(django.path("venv"));
        let mut pip = django.python();
        pip.args(["-m", "pip", "install", "--quiet"]).args(PACKAGES);
        for command in [venv, pip] {
            succeed(command)?;
        }
        let app = django.path("bench");
        std::fs::create_dir_all(&app)
            .and_then(|()| std::fs::write(app.join("__init__.py"), ""))
            .and_then(|()| std::fs::write(app.join("models.py"), models))
            .and_then(|()| std::fs::write(django.path("manage.py"), SCRIPT))
            .map_err(|error| error.to_string())?;
        Ok(django)
    }

    /// `manage.py` on a database: by its server's socket and its name, of SQLite by its file.
    pub(crate) fn manage(&self, dialect: Dialect, socket: &Path, name: &OsStr) -> Command {
        let mut command = self.python();
        command
            .current_dir(self.folder.path())
            .arg("manage.py")
            .env("BENCH_DIALECT", dialect.name())
            .env("BENCH_HOST", socket)
            .env("BENCH_NAME", name);
        command
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn python(&self) -> Command {
        Command::new(self.path("venv/bin/python"))
    }
}

/// Runs a command to its end, which must be a good one.
pub(crate) fn succeed(mut command: Command) -> Result<Output, String> {
    let output = command
        .output()
        .map_err(|error| format!("{command:?} could not be run: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?} failed: {said}"))
}
