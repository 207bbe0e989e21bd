//! A small file system of its own over a folder, in a mount namespace that nobody else sees and that ends with us.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What a full disk is filled with.
const FILLER: &str = "filler";

/// `$1` its size, `$2` the folder, `$3` an empty folder.
const MOUNT: &str = r#"
cp -a "$2/." "$3" && mount -t tmpfs -o "size=$1" tmpfs "$2" && cp -a "$3/." "$2" &&
chown --reference="$3" "$2" && chmod --reference="$3" "$2" && echo ready && read -r _
"#;

pub(crate) struct SmallDisk {
    folder: PathBuf,
    holder: Child,
}

impl SmallDisk {
    /// Over a folder, with what is in it. Needs the right to mount: root's, in a container `CAP_SYS_ADMIN`.
    pub(crate) fn over(folder: &Path, bytes: u64) -> SmallDisk {
        let aside = tempfile::tempdir().expect("a folder");
        let mut holder = Command::new("unshare")
            .args(["--mount", "sh", "-c", MOUNT, "sh"])
            .arg(bytes.to_string())
            .args([folder, aside.path()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("unshare, of util-linux");
        let mut lines = BufReader::new(holder.stdout.take().expect("it prints")).lines();
        let ready = lines.next().and_then(Result::ok);
        assert_eq!(
            ready.as_deref(),
            Some("ready"),
            "a small disk can't be mounted: it takes root, with the right to mount"
        );
        SmallDisk {
            folder: folder.to_owned(),
            holder,
        }
    }

    /// A command that finds the disk in the folder's place.
    pub(crate) fn with(&self, command: &Command) -> Command {
        let mut inside = Command::new("nsenter");
        inside.arg(format!("--target={}", self.holder.id()));
        inside.args(["--mount", "sh", "-c", "cd \"$0\" && exec \"$@\""]);
        inside.arg(command.get_current_dir().unwrap_or(Path::new("/")));
        inside.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => inside.env(name, value),
                None => inside.env_remove(name),
            };
        }
        inside
    }

    /// Leaves room for so many bytes, rounded down to whole pages.
    pub(crate) fn leave(&self, bytes: u64) {
        let path = self.inside(FILLER);
        let mut filler = File::create(path).expect("a file");
        let page = [1; 4096];
        while filler.write_all(&page).is_ok() {}
        let length = filler.metadata().expect("its length").len() / 4096 * 4096;
        filler
            .set_len(length.saturating_sub(bytes / 4096 * 4096))
            .expect("made shorter");
    }

    /// Leaves all the room that there is.
    pub(crate) fn empty(&self) {
        fs::remove_file(self.inside(FILLER)).expect("it was filled");
    }

    /// The names of its files, without what it is filled with.
    pub(crate) fn names(&self) -> Vec<String> {
        let all = fs::read_dir(self.inside("")).expect("a folder").flatten();
        let names = all.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name != FILLER).collect();
        names.sort();
        names
    }

    /// A file as others reach it.
    pub(crate) fn inside(&self, name: &str) -> PathBuf {
        let folder = self.folder.strip_prefix("/").expect("an absolute path");
        Path::new("/proc")
            .join(self.holder.id().to_string())
            .join("root")
            .join(folder)
            .join(name)
    }

    /// Copies its files to the folder that it hides, in whose place nothing else is left.
    pub(crate) fn bring_out(&self) {
        for entry in fs::read_dir(&self.folder).expect("a folder").flatten() {
            fs::remove_file(entry.path()).expect("only files");
        }
        for name in self.names() {
            fs::copy(self.inside(&name), self.folder.join(&name)).expect("copied");
        }
    }

    /// The processes that find it in the folder's place.
    pub(crate) fn processes(&self) -> Vec<String> {
        let namespace = |process: &str| fs::read_link(format!("/proc/{process}/ns/mnt")).ok();
        let holder = self.holder.id().to_string();
        let ours = namespace(&holder);
        let all = fs::read_dir("/proc")
            .expect("a list of processes")
            .flatten();
        let names = all.filter_map(|entry| entry.file_name().into_string().ok());
        names
            .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
            .filter(|name| *name != holder && namespace(name) == ours)
            .collect()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        // It ends when nobody can write to it any more.
        let _ = self.holder.wait();
    }
}
