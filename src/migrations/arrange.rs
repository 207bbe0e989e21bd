//! Whose layout a folder has, and the order that runner gives it.

use std::collections::BTreeMap;

use super::name::{Direction, Shape, by_number, diesel_version};
use super::{Arranged, Migration, MigrationsError, Runner, SourceFile, up};

/// Puts the files of one folder in the order in which their runner runs them.
///
/// `root` is the folder as people know it; files that are neither SQL nor diesel's `metadata.toml` are ignored.
pub fn arrange(root: &str, files: &[SourceFile]) -> Result<Arranged, MigrationsError> {
    let sql: Vec<&SourceFile> = files.iter().filter(|file| is_sql(&file.path)).collect();
    let diesel = sql.iter().any(|file| is_diesel_up(&file.path));
    if diesel {
        return arrange_diesel(root, files, &sql);
    }
    let top: Vec<&SourceFile> = sql
        .iter()
        .copied()
        .filter(|f| !f.path.contains('/'))
        .collect();
    // refinery and flyway look into folders inside folders, the others don't.
    let prefixed: Vec<&SourceFile> = sql
        .iter()
        .copied()
        .filter(|file| matches!(Shape::of(base(&file.path)), Shape::Prefixed { .. }))
        .collect();
    if !prefixed.is_empty() {
        return arrange_prefixed(root, &top, &prefixed);
    }
    if top.is_empty() {
        return Err(empty(root, &sql));
    }
    arrange_numbered(root, &top)
}

/// One file named instead of a folder.
pub(super) fn single(file: &str, bytes: &[u8]) -> Result<Arranged, MigrationsError> {
    let migration = up::migration(Runner::Plain, file.to_owned(), String::new(), bytes)?;
    Ok(Arranged {
        runner: Runner::Plain,
        migrations: vec![migration],
        warnings: Vec::new(),
    })
}

/// Whether a path ends in `.sql`.
pub(super) fn is_sql(path: &str) -> bool {
    path.len() > 4
        && path
            .get(path.len() - 4..)
            .is_some_and(|end| end.eq_ignore_ascii_case(".sql"))
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn join(root: &str, path: &str) -> String {
    if root.is_empty() {
        path.to_owned()
    } else {
        format!("{root}/{path}")
    }
}

/// `<version>_name/up.sql`.
fn is_diesel_up(path: &str) -> bool {
    path.strip_suffix("/up.sql")
        .is_some_and(|folder| !folder.contains('/') && diesel_version(folder).is_some())
}

fn empty(root: &str, deeper: &[&SourceFile]) -> MigrationsError {
    match deeper.first() {
        Some(file) => MigrationsError::new(
            root,
            format!(
                "has no migration of its own, only files in folders, such as {}",
                file.path
            ),
        )
        .with_help("name the folder with the migrations in `migrations` of data-class.toml"),
        None => MigrationsError::new(root, "has no migration: no SQL file is in it").with_help(
            "name the right folder in `migrations` of data-class.toml, or a command in `migrate`",
        ),
    }
}

fn mixed(root: &str, one: (&str, &str), other: (&str, &str)) -> MigrationsError {
    MigrationsError::new(
        root,
        format!(
            "mixes the layouts of two runners: {} is {}'s, {} is {}'s",
            one.0, one.1, other.0, other.1
        ),
    )
    .with_help("give each runner a folder of its own and list both in `migrations`, in order")
}

fn beside(root: &str, file: &str, runner: Runner) -> String {
    format!(
        "{} was passed over: it is no migration of {}; name it as `setup`, or first in `migrations`, if the schema \
         needs it",
        join(root, file),
        runner.name()
    )
}

fn arrange_diesel(
    root: &str,
    files: &[SourceFile],
    sql: &[&SourceFile],
) -> Result<Arranged, MigrationsError> {
    let mut warnings = Vec::new();
    let mut found: BTreeMap<String, (&str, Migration)> = BTreeMap::new();
    for file in sql {
        if let Some(folder) = file
            .path
            .strip_suffix("/up.sql")
            .filter(|f| !f.contains('/'))
        {
            let Some(version) = diesel_version(folder) else {
                warnings.push(beside(root, &file.path, Runner::Diesel));
                continue;
            };
            let path = join(root, &file.path);
            let mut migration = up::migration(Runner::Diesel, path, version.clone(), &file.bytes)?;
            migration.transaction &= runs_in_transaction(files, folder);
            if let Some((other, _)) = found.insert(version.clone(), (folder, migration)) {
                return Err(MigrationsError::new(
                    root,
                    format!("{other} and {folder} have the same version {version}"),
                ));
            }
        } else if !file.path.contains('/') {
            match Shape::of(&file.path) {
                Shape::Unnumbered { .. } => warnings.push(beside(root, &file.path, Runner::Diesel)),
                Shape::Prefixed { .. } => {
                    return Err(mixed(
                        root,
                        ("a folder with up.sql", "diesel"),
                        (&file.path, "refinery"),
                    ));
                }
                _ => {
                    return Err(mixed(
                        root,
                        ("a folder with up.sql", "diesel"),
                        (&file.path, "sqlx"),
                    ));
                }
            }
        }
    }
    let migrations = found
        .into_values()
        .map(|(_, migration)| migration)
        .collect();
    Ok(Arranged {
        runner: Runner::Diesel,
        migrations,
        warnings,
    })
}

/// `run_in_transaction = false` in the folder's `metadata.toml`.
fn runs_in_transaction(files: &[SourceFile], folder: &str) -> bool {
    let metadata = format!("{folder}/metadata.toml");
    files
        .iter()
        .find(|file| file.path == metadata)
        .and_then(|file| std::str::from_utf8(&file.bytes).ok())
        .and_then(|text| text.parse::<toml::Table>().ok())
        .and_then(|table| table.get("run_in_transaction")?.as_bool())
        .unwrap_or(true)
}

fn arrange_prefixed(
    root: &str,
    top: &[&SourceFile],
    prefixed: &[&SourceFile],
) -> Result<Arranged, MigrationsError> {
    let mut warnings = Vec::new();
    for file in top {
        match Shape::of(&file.path) {
            Shape::Prefixed { .. } => {}
            Shape::Unnumbered { .. } => warnings.push(beside(root, &file.path, Runner::Refinery)),
            _ => {
                let first = prefixed.first().map_or("", |f| f.path.as_str());
                return Err(mixed(root, (first, "refinery"), (&file.path, "sqlx")));
            }
        }
    }
    let named: Vec<(char, String, &SourceFile)> = prefixed
        .iter()
        .filter_map(|file| match Shape::of(base(&file.path)) {
            Shape::Prefixed { letter, version } => Some((letter, version, *file)),
            _ => None,
        })
        .collect();
    let versioned: Vec<&str> = named
        .iter()
        .filter(|(letter, ..)| *letter == 'V')
        .map(|(_, v, _)| v.as_str())
        .collect();
    // refinery's `U5__` is a migration outside the row of numbers; flyway's undoes `V5__`.
    let undoes = |letter: char, version: &str| {
        letter == 'U' && versioned.iter().any(|v| by_number(v, version).is_eq())
    };
    let mut chosen: Vec<_> = named
        .iter()
        .filter(|(letter, version, _)| !undoes(*letter, version))
        .collect();
    // flyway's repeatable migrations run after all others, by name.
    chosen.sort_by(|a, b| {
        (a.0 == 'R')
            .cmp(&(b.0 == 'R'))
            .then_with(|| by_number(&a.1, &b.1))
            .then_with(|| a.2.path.cmp(&b.2.path))
    });
    for pair in chosen.windows(2) {
        if let [a, b] = pair
            && a.0 != 'R'
            && by_number(&a.1, &b.1).is_eq()
        {
            let (a, b) = (&a.2.path, &b.2.path);
            return Err(MigrationsError::new(
                root,
                format!("{a} and {b} have the same version"),
            ));
        }
    }
    let migrations = chosen
        .into_iter()
        .map(|(_, version, file)| {
            let version = version.trim_start_matches('0').to_owned();
            up::migration(
                Runner::Refinery,
                join(root, &file.path),
                version,
                &file.bytes,
            )
        })
        .collect::<Result<_, _>>()?;
    Ok(Arranged {
        runner: Runner::Refinery,
        migrations,
        warnings,
    })
}

fn arrange_numbered(root: &str, top: &[&SourceFile]) -> Result<Arranged, MigrationsError> {
    let mut warnings = Vec::new();
    let mut numbered: Vec<(String, &SourceFile)> = Vec::new();
    let mut unnumbered: Vec<&SourceFile> = Vec::new();
    let mut loose = false;
    for file in top {
        match Shape::of(&file.path) {
            Shape::Numbered {
                version,
                direction: Direction::Up,
            } => numbered.push((version, file)),
            Shape::LooselyNumbered {
                version,
                direction: Direction::Up,
            } => {
                loose = true;
                numbered.push((version, file));
            }
            Shape::Unnumbered {
                direction: Direction::Up,
            } => unnumbered.push(file),
            _ => {}
        }
    }
    if numbered.is_empty() {
        return arrange_unnumbered(root, &unnumbered);
    }
    numbered.sort_by(|a, b| by_number(&a.0, &b.0).then_with(|| a.1.path.cmp(&b.1.path)));
    let repeated = numbered
        .windows(2)
        .find(|pair| matches!(pair, [a, b] if by_number(&a.0, &b.0).is_eq()));
    if let Some([a, b]) = repeated {
        warnings.push(format!(
            "{root}: {} and {} have the same number; they run in the order of their names",
            a.1.path, b.1.path
        ));
    }
    let runner = match marked(&numbered) {
        Some(runner) => runner,
        None if loose || repeated.is_some() => Runner::Plain,
        None => Runner::Sqlx,
    };
    warnings.extend(
        unnumbered
            .iter()
            .map(|file| beside(root, &file.path, runner)),
    );
    let migrations = numbered
        .into_iter()
        .map(|(version, file)| {
            let version = match runner {
                Runner::Dbmate => version,
                _ => without_leading_zeros(&version),
            };
            up::migration(runner, join(root, &file.path), version, &file.bytes)
        })
        .collect::<Result<_, _>>()?;
    Ok(Arranged {
        runner,
        migrations,
        warnings,
    })
}

fn without_leading_zeros(version: &str) -> String {
    match version.trim_start_matches('0') {
        "" => "0".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}

/// The runner whose markers stand in the files.
fn marked(numbered: &[(String, &SourceFile)]) -> Option<Runner> {
    let holds = |marker: &str| {
        numbered.iter().any(|(_, file)| {
            String::from_utf8_lossy(&file.bytes)
                .lines()
                .any(|line| line.trim().starts_with(marker))
        })
    };
    if holds("-- migrate:up") {
        Some(Runner::Dbmate)
    } else if holds("-- +goose Up") {
        Some(Runner::Goose)
    } else {
        None
    }
}

fn arrange_unnumbered(root: &str, files: &[&SourceFile]) -> Result<Arranged, MigrationsError> {
    match files {
        [] => Err(MigrationsError::new(
            root,
            "has only migrations that go down",
        )),
        [one] => single(&join(root, &one.path), &one.bytes),
        many => {
            let names: Vec<&str> = many.iter().map(|file| file.path.as_str()).collect();
            Err(MigrationsError::new(
                root,
                format!(
                    "has {} SQL files without a number: {}",
                    many.len(),
                    names.join(", ")
                ),
            )
            .with_help(
                "list the files in `migrations` of data-class.toml, in the order in which they run",
            ))
        }
    }
}
