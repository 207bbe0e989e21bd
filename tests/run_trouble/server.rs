//! A server that can be killed with all its processes, and started again on what it has left.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cargo_data_class::engine::server::{Server, ServerOptions};
use cargo_data_class::engine::{Connection, block_on};
use cargo_data_class::schema::Dialect;

use crate::small_disk::SmallDisk;

/// What a server must do so that what it has called committed outlives its processes. Throw-away servers do without.
const DURABLE_POSTGRES: &[&str] = &["synchronous_commit=on", "full_page_writes=on"];
const DURABLE_MYSQL: &[&str] = &["innodb-flush-log-at-trx-commit=1", "innodb-doublewrite=1"];

/// A server of one test alone.
pub(crate) struct Mortal {
    /// The server, as others see it.
    pub(crate) server: &'static Server,
    /// How it was started.
    words: Vec<OsString>,
    folder: PathBuf,
    /// The processes that this test has started; the first one is the server's own guard's.
    again: Option<Child>,
    /// Where its data lies, if not on the usual disk.
    pub(crate) disk: Option<SmallDisk>,
}

impl Mortal {
    /// A fresh server that keeps what it has committed; with `tcp` it listens on a port, too.
    pub(crate) fn start(dialect: Dialect, tcp: bool) -> Mortal {
        let settings = match dialect {
            Dialect::Postgres => DURABLE_POSTGRES,
            _ => DURABLE_MYSQL,
        };
        let server = Server::start(dialect, ServerOptions { tcp, settings }).expect("a server");
        // It ends with the process, in whatever way that ends.
        let server: &'static Server = Box::leak(Box::new(server));
        let socket = server.socket();
        let folder = match dialect {
            Dialect::Postgres => socket,
            _ => socket.parent().expect("a folder").to_owned(),
        };
        let pid = fs::read_to_string(folder.join("pid")).expect("its number");
        let line = fs::read(format!("/proc/{}/cmdline", pid.trim())).expect("its command line");
        let words = line.split(|byte| *byte == 0).filter(|w| !w.is_empty());
        Mortal {
            server,
            words: words.map(|w| OsString::from_vec(w.to_vec())).collect(),
            folder,
            again: None,
            disk: None,
        }
    }

    /// Brings its data to a disk with so much room beside them.
    pub(crate) fn move_to_small_disk(&mut self, room: u64) {
        self.kill();
        let data = self.folder.join("data");
        let files = walkdir::WalkDir::new(&data).into_iter().flatten();
        let sizes = files
            .filter_map(|file| file.metadata().ok())
            .filter(|file| file.is_file());
        // Whole pages, and some for the file system itself.
        let bytes: u64 = sizes.map(|file| file.len().div_ceil(4096) * 4096).sum();
        self.disk = Some(SmallDisk::over(&data, bytes + bytes / 50 + room));
        self.start_again();
    }

    /// Starts it again if it has given up.
    pub(crate) fn revive(&mut self) {
        let url = self.server.url();
        if block_on(async || Connection::open(&url).await.map(drop)).is_err() {
            self.kill();
            self.start_again();
        }
    }

    /// Ends all its processes at once, without a word.
    pub(crate) fn kill(&mut self) {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let processes = self.processes();
            if processes.is_empty() {
                break;
            }
            assert!(Instant::now() < until, "it can't be killed");
            // Some may have ended meanwhile.
            let _ = Command::new("kill")
                .arg("-KILL")
                .args(processes)
                .stderr(Stdio::null())
                .status();
        }
        if let Some(mut child) = self.again.take() {
            child.wait().expect("it has ended");
        }
    }

    /// Starts it again on what the killed one has left; returns when it lets us in.
    pub(crate) fn start_again(&mut self) {
        let owner = fs::metadata(self.folder.join("data")).expect("its data");
        let ours = fs::metadata("/proc/self").expect("ourselves").uid();
        let mut command = Command::new("setpriv");
        if ours != owner.uid() {
            command.arg(format!("--reuid={}", owner.uid()));
            command.arg(format!("--regid={}", owner.gid()));
            command.arg("--clear-groups");
        }
        command.args(&self.words);
        if let Some(disk) = &self.disk {
            command = disk.with(&command);
        }
        let log: File = OpenOptions::new()
            .append(true)
            .open(self.folder.join("log"))
            .expect("its log");
        command
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("its log"))
            .stderr(log);
        self.again = Some(command.spawn().expect("it starts"));
        self.wait();
    }

    fn wait(&mut self) {
        let (url, until) = (self.server.url(), Instant::now() + Duration::from_secs(120));
        while let Err(error) = block_on(async || Connection::open(&url).await.map(drop)) {
            let log = || fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(Instant::now() < until, "{error}: {}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The processes that live in its data.
    fn processes(&self) -> Vec<String> {
        if let Some(disk) = &self.disk {
            return disk.processes();
        }
        let data = self.folder.join("data");
        let all = fs::read_dir("/proc")
            .expect("a list of processes")
            .flatten();
        let numbers = all.filter_map(|entry| entry.file_name().into_string().ok());
        let its = numbers.filter(|number| {
            number.bytes().all(|byte| byte.is_ascii_digit())
                && fs::read_link(format!("/proc/{number}/cwd")).is_ok_and(|cwd| cwd == data)
        });
        its.collect()
    }
}
