//! What a file was at a revision. Git is asked, never told: nothing is written.

use std::path::Path;
use std::process::{Command, Output};

use super::Failure;

/// A repository, seen from a folder in it.
pub(super) struct Repository<'a> {
    folder: &'a Path,
}

/// A commit of a repository.
pub(super) struct Revision<'a> {
    repository: Repository<'a>,
    /// Its whole hash.
    pub(super) commit: String,
}

impl<'a> Repository<'a> {
    /// The repository that holds a folder.
    pub(super) fn of(folder: &'a Path) -> Result<Self, Failure> {
        let repository = Repository { folder };
        let inside = repository.git(&["rev-parse", "--is-inside-work-tree"])?;
        if inside.status.success() {
            return Ok(repository);
        }
        let said = String::from_utf8_lossy(&inside.stderr);
        let said = said.lines().next().unwrap_or_default().to_owned();
        let message = format!("{} is in no git repository: {said}", folder.display());
        Err(Failure::usage(message))
    }

    /// A commit by any name that git knows; `REV...` is where HEAD branched off.
    pub(super) fn revision(self, name: &str) -> Result<Revision<'a>, Failure> {
        let commit = match name.strip_suffix("...") {
            Some(other) => {
                let other = self.commit(other)?;
                let found = self.git(&["merge-base", &other, "HEAD"])?;
                line(&found).ok_or_else(|| {
                    let message = format!("`{name}`: HEAD has no commit in common with it");
                    Failure::usage(message)
                        .help("a shallow clone has too little history: fetch more of it")
                })?
            }
            None => self.commit(name)?,
        };
        Ok(Revision {
            repository: self,
            commit,
        })
    }

    fn commit(&self, name: &str) -> Result<String, Failure> {
        let wanted = format!("{name}^{{commit}}");
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &wanted,
        ];
        line(&self.git(&arguments)?).ok_or_else(|| {
            let message = format!("git knows no revision `{name}` here");
            Failure::usage(message)
                .help("a shallow clone holds one commit only: fetch the branch first")
        })
    }

    fn git(&self, arguments: &[&str]) -> Result<Output, Failure> {
        Command::new("git")
            .current_dir(self.folder)
            .arg("--literal-pathspecs")
            .args(arguments)
            .env("LC_ALL", "C")
            .output()
            .map_err(|error| {
                let failure = Failure::usage(format!("git can't be run: {error}"));
                failure.help("`diff` asks git for the files of the base: install it")
            })
    }
}

impl Revision<'_> {
    /// A file's text, by its path below the repository's folder; none where the revision has no such file.
    pub(super) fn file(&self, path: &str) -> Result<Option<String>, Failure> {
        let listed = self
            .repository
            .git(&["ls-tree", "-z", &self.commit, "--", path])?;
        if !listed.status.success() {
            return Err(self.failure(path, &listed));
        }
        // `<mode> blob <object>\t<path>`; a folder of that name is no file.
        let listed = String::from_utf8_lossy(&listed.stdout);
        let Some(object) = listed
            .split_once('\t')
            .and_then(|(entry, _)| entry.split_once(" blob "))
            .map(|(_, object)| object)
        else {
            return Ok(None);
        };
        let content = self.repository.git(&["cat-file", "blob", object])?;
        if !content.status.success() {
            return Err(self.failure(path, &content));
        }
        Ok(Some(String::from_utf8_lossy(&content.stdout).into_owned()))
    }

    fn failure(&self, path: &str, output: &Output) -> Failure {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.trim();
        Failure::usage(format!("git can't show {path} of {}: {said}", self.commit))
    }
}

fn line(output: &Output) -> Option<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().next().filter(|line| !line.is_empty());
    line.filter(|_| output.status.success()).map(str::to_owned)
}
