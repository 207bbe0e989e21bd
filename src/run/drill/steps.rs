//! What each step does, and what it requires afterwards.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::compare::{self, without_own};
use super::course::{Course, Stopped};
use super::receipt::{Fault, Receipt, Step};
use super::rows::{Made, Maker};
use super::{Drill, secrets};
use crate::drift::{drift, lines};
use crate::engine::{Shadow, migrate};
use crate::plan::{Fate, PlanTable};
use crate::run::clean::{CleanReport, CleanRequest, clean};
use crate::run::export::export;
use crate::run::preview::{CleanPreview, preview};
use crate::run::protect::refuse_protected;
use crate::run::seed::{SeedOptions, SeedReport, Seeding};
use crate::run::snapshots::{self, Content, Restoring, Taking, content_of};
use crate::run::verify::{Checked, Request, verify};
use crate::run::{RunError, Session, StampState, stamp};
use crate::schema::TableRef;
use crate::text::{count, rows};

/// How many lines of a difference are told.
const MOST: usize = 20;

/// Where the rows that a restore removes are numbered from, away from those that are there.
const SECOND: u32 = 100_000;

/// A drill on its shadow.
pub(super) struct Work<'a> {
    pub(super) drill: &'a Drill<'a>,
    pub(super) shadow: &'a Shadow,
    /// For files of the drill's own.
    pub(super) folder: &'a Path,
}

/// What the rows of users were put on top of.
struct Filled {
    /// The database before they came.
    content: Content,
    /// What a cleanup would have done then.
    before: CleanPreview,
    /// What it would do now.
    now: CleanPreview,
    /// The rows that are to stay.
    staying: Made,
}

impl Work<'_> {
    /// All steps. Each is on the heap: together they would be too much for a thread's stack.
    pub(super) async fn all(
        &self,
        course: &mut Course<'_>,
        receipt: &mut Receipt,
    ) -> Result<(), Stopped> {
        course
            .step(Step::Migrate, Box::pin(self.migrate(receipt)))
            .await?;
        let secrets = self.secrets(receipt);
        course
            .step(Step::Seed, Box::pin(self.seed(&secrets, receipt)))
            .await?;
        course
            .step(Step::SeedAgain, Box::pin(self.seed_again(&secrets)))
            .await?;
        course.step(Step::Export, Box::pin(self.export())).await?;
        let filled = course
            .step(Step::UserData, Box::pin(self.user_data(receipt)))
            .await?;
        course
            .step(Step::Clean, Box::pin(self.clean(&filled, receipt)))
            .await?;
        course
            .step(
                Step::Verify,
                Box::pin(self.verify(&secrets, &filled.staying)),
            )
            .await?;
        let taken = course
            .step(Step::Snapshot, Box::pin(self.snapshot()))
            .await?;
        course
            .step(Step::Restore, Box::pin(self.restore(&taken)))
            .await?;
        Ok(())
    }

    async fn open(&self) -> Result<Session, Fault> {
        Ok(Session::open(&self.shadow.url).await?)
    }

    async fn migrate(&self, receipt: &mut Receipt) -> Result<((), String), Fault> {
        let drill = self.drill;
        let live = migrate(drill.shadow, self.shadow)
            .await
            .map_err(RunError::from)?;
        let found = drift(drill.schema, &live);
        let mut different = lines(found.for_cleanup());
        if !different.is_empty() {
            different.truncate(MOST);
            return Err(Fault::found(format!(
                "the migrations make another schema than {}:\n{}",
                drill.schema_file,
                different.join("\n")
            ))
            .help("make it anew: `{program} classify`"));
        }
        let mut session = self.open().await?;
        receipt.engine = engine(&mut session).await;
        // It can't be one: it was made a moment ago. Nothing is stamped before that was looked at all the same.
        refuse_protected(&mut session, Some(&self.shadow.url), drill.shadow.protected).await?;
        stamp::write(&mut session, drill.environment, false, &crate::run::who()).await?;
        session.close().await;
        let tables = drill.schema.base_tables().count();
        let said = format!("{}, as in {}", count(tables, "table"), drill.schema_file);
        Ok(((), said))
    }

    fn secrets(&self, receipt: &mut Receipt) -> BTreeMap<String, String> {
        let drill = self.drill;
        let secrets = secrets::invented(drill.fixtures, drill.files, drill.schema);
        receipt.secrets = secrets.keys().cloned().collect();
        secrets
    }

    fn seeding(
        &self,
        secrets: &BTreeMap<String, String>,
        overwrite: bool,
    ) -> Result<Option<Seeding<'_>>, Fault> {
        let drill = self.drill;
        if drill.fixtures.tables.is_empty() {
            return Ok(None);
        }
        if drill.files.is_empty() {
            let fault = Fault::found(format!("there are no fixtures in {}", drill.fixtures_dir));
            return Err(fault.help(
                "write the system data of a database there, and commit it: `{program} export`",
            ));
        }
        let options = SeedOptions {
            prune: false,
            overwrite,
        };
        let secret = |name: &str| secrets.get(name).cloned();
        let seeding = Seeding::new(
            drill.plan,
            drill.schema,
            drill.fixtures,
            drill.files,
            secret,
            options,
        )?;
        Ok(Some(seeding))
    }

    async fn seeded(
        &self,
        secrets: &BTreeMap<String, String>,
    ) -> Result<Option<SeedReport>, Fault> {
        let Some(seeding) = self.seeding(secrets, false)? else {
            return Ok(None);
        };
        let mut session = self.open().await?;
        let report = seeding.execute(&mut session).await?;
        session.close().await;
        Ok(Some(report))
    }

    async fn seed(
        &self,
        secrets: &BTreeMap<String, String>,
        receipt: &mut Receipt,
    ) -> Result<((), String), Fault> {
        let Some(report) = self.seeded(secrets).await? else {
            return Ok(((), "no table has system data".to_owned()));
        };
        receipt.rows.seeded = report.tables.iter().map(|table| table.inserted).sum();
        receipt.notes.extend(report.notes.iter().cloned());
        let equal: u64 = report.tables.iter().map(|table| table.equal).sum();
        let there = match equal {
            0 => String::new(),
            equal => format!("; {} there by the migrations", rows(equal)),
        };
        let tables = count(report.tables.len(), "table");
        Ok((
            (),
            format!("{} into {tables}{there}", rows(report.changes())),
        ))
    }

    async fn seed_again(&self, secrets: &BTreeMap<String, String>) -> Result<((), String), Fault> {
        let Some(report) = self.seeded(secrets).await? else {
            return Ok(((), "no table has system data".to_owned()));
        };
        let wrong = report.tables.iter().filter_map(|table| {
            let changed = table.inserted + table.updated + table.pruned;
            let kept = table.kept.len();
            (changed > 0 || kept > 0).then(|| {
                format!(
                    "{}: {} inserted, {} updated, {kept} changed by the database itself",
                    table.table, table.inserted, table.updated
                )
            })
        });
        let wrong: Vec<String> = wrong.collect();
        if !wrong.is_empty() {
            return Err(Fault::found(format!(
                "a second seed would still change what the first has written:\n{}",
                wrong.join("\n")
            ))
            .help("does a trigger or default write these columns? Their values in the fixtures don't last"));
        }
        let equal: u64 = report.tables.iter().map(|table| table.equal).sum();
        Ok(((), format!("0 changes, {} equal", rows(equal))))
    }

    async fn export(&self) -> Result<((), String), Fault> {
        let drill = self.drill;
        if drill.fixtures.tables.is_empty() {
            return Ok(((), "no table has system data".to_owned()));
        }
        let folder = self.folder.join("fixtures");
        let mut session = self.open().await?;
        let exported = export(&mut session, drill.plan, drill.fixtures, &folder).await?;
        session.close().await;
        compare::files(drill.fixtures, drill.files, &folder, drill.fixtures_dir)?;
        let files = count(exported.tables.len(), "file");
        Ok((
            (),
            format!("{files}, byte for byte those of {}", drill.fixtures_dir),
        ))
    }

    async fn user_data(&self, receipt: &mut Receipt) -> Result<(Filled, String), Fault> {
        let drill = self.drill;
        let plan = drill.plan;
        let shown = |table: &TableRef| compare::shown(plan.dialect, table);
        let mut session = self.open().await?;
        let empty = preview(&mut session, plan).await?;
        let layouts = drill.fixtures.tables.iter();
        let seeded: Vec<TableRef> = layouts
            .filter_map(|layout| layout.table.in_dialect(plan.dialect).cloned())
            .collect();
        let staying = Maker::new(&mut session, plan, drill.schema, 0)
            .staying(&seeded)
            .await?;
        let before = preview(&mut session, plan).await?;
        self.require_staying(&staying, &empty, &before)?;
        let content = content_of(&mut session).await?;
        let going = Maker::new(&mut session, plan, drill.schema, SECOND / 2)
            .going()
            .await?;
        let now = preview(&mut session, plan).await?;
        session.close().await;
        let mut not_made = going.not_made.clone();
        for (table, why) in &staying.not_made {
            not_made.entry(table.clone()).or_insert_with(|| why.clone());
        }
        receipt.rows.invented = going.count();
        receipt.rows.invented_to_stay = staying.count();
        receipt.invented = going
            .rows
            .iter()
            .map(|(table, rows)| (shown(table), *rows))
            .collect();
        receipt.not_invented = not_made
            .iter()
            .map(|(table, why)| (shown(table), why.clone()))
            .collect();
        let cleaned = plan.cleaned().count();
        if going.rows.is_empty() && cleaned > 0 {
            let why: Vec<String> = receipt
                .not_invented
                .iter()
                .map(|(table, why)| format!("{table}: {why}"))
                .collect();
            return Err(Fault::found(format!(
                "no row of a user could be made in any table, so that nothing can be proven:\n{}",
                why.join("\n")
            )));
        }
        let counts = (compare::counts(&before), compare::counts(&now));
        for (table, made) in &going.rows {
            let name = shown(table);
            let goes = |counts: &BTreeMap<&str, (u64, u64)>| {
                counts.get(name.as_str()).map_or(0, |(goes, _)| *goes)
            };
            if goes(&counts.1) < goes(&counts.0) + made {
                return Err(Fault::found(format!(
                    "{name}: {} were made that a cleanup should delete, and it would delete {}",
                    rows(*made),
                    rows(goes(&counts.1) - goes(&counts.0).min(goes(&counts.1)))
                )));
            }
        }
        let mut said = format!(
            "{} into {} of {}",
            rows(going.count()),
            going.rows.len(),
            count(cleaned, "table")
        );
        if staying.count() > 0 {
            said.push_str(&format!(
                ", and {} that stay into {}",
                rows(staying.count()),
                staying.rows.len()
            ));
        }
        if going.pointing > 0 {
            let pointing = usize::try_from(going.pointing).unwrap_or(usize::MAX);
            said.push_str(&format!(
                "; {} of system rows to them",
                count(pointing, "reference")
            ));
        }
        let filled = Filled {
            content,
            before,
            now,
            staying,
        };
        Ok((filled, said))
    }

    /// Requires a cleanup to keep the rows that were made to stay.
    fn require_staying(
        &self,
        staying: &Made,
        empty: &CleanPreview,
        before: &CleanPreview,
    ) -> Result<(), Fault> {
        let (empty, before) = (compare::counts(empty), compare::counts(before));
        for (table, made) in &staying.rows {
            let name = compare::shown(self.drill.plan.dialect, table);
            let stays = |counts: &BTreeMap<&str, (u64, u64)>| {
                counts.get(name.as_str()).map(|(_, stays)| *stays)
            };
            // Somebody else's tables are not counted.
            if let (Some(first), Some(then)) = (stays(&empty), stays(&before))
                && then < first + made
            {
                return Err(Fault::found(format!(
                    "{name}: {} were made that a cleanup should keep, and it would delete them",
                    rows(*made)
                )));
            }
        }
        Ok(())
    }

    async fn clean(&self, filled: &Filled, receipt: &mut Receipt) -> Result<((), String), Fault> {
        let drill = self.drill;
        let mut session = self.open().await?;
        let request = CleanRequest {
            plan: drill.plan,
            script: drill.clean,
            url: Some(&self.shadow.url),
            lock_timeout: Duration::from_secs(5),
            tries: 3,
        };
        let report = clean(&mut session, &request, None).await?;
        session.close().await;
        receipt.notes.extend(report.notes.iter().cloned());
        receipt.rows.cleaned = report.tables.iter().map(|table| table.gone()).sum();
        receipt.rows.kept = report.tables.iter().map(|table| table.stays).sum();
        as_previewed(&filled.now, &report)?;
        // A connection of its own: the cleanup has set up the other.
        let mut session = self.open().await?;
        let now = content_of(&mut session).await?;
        session.close().await;
        compare::cleaned(drill.plan, &filled.content, &now, &filled.before)?;
        let emptied = report
            .tables
            .iter()
            .filter(|table| table.gone() > 0)
            .count();
        let said = format!(
            "{} deleted from {}; the rest is as it was",
            rows(receipt.rows.cleaned),
            count(emptied, "table")
        );
        Ok(((), said))
    }

    async fn verify(
        &self,
        secrets: &BTreeMap<String, String>,
        staying: &Made,
    ) -> Result<((), String), Fault> {
        let drill = self.drill;
        let mut session = self.open().await?;
        let request = Request {
            plan: drill.plan,
            schema: Some(drill.schema),
            clean: true,
        };
        let report = verify(&mut session, &request).await?;
        let mut wrong: Vec<String> = report.missed().map(missed).collect();
        let mut compared = 0;
        if let Some(seeding) = self.seeding(secrets, true)? {
            for table in seeding.preview(&mut session).await?.tables {
                // System rows of mixed tables that were made to stay, which no fixture has.
                let made = staying
                    .rows
                    .iter()
                    .find(|(name, _)| compare::shown(drill.plan.dialect, name) == table.table);
                let strange = table.foreign.len() + table.left.len();
                let expected =
                    made.map_or(0, |(_, rows)| usize::try_from(*rows).unwrap_or(usize::MAX));
                let is_mixed = drill.plan.tables.iter().any(|of| {
                    compare::shown(drill.plan.dialect, &of.name) == table.table && is_mixed(of)
                });
                let too_many = if is_mixed {
                    strange > expected
                } else {
                    strange > 0
                };
                if table.inserted + table.updated > 0 || too_many {
                    wrong.push(format!(
                        "{} does not equal its fixture: {} missing, {} changed, {strange} in no fixture",
                        table.table, table.inserted, table.updated
                    ));
                }
                compared += table.equal;
            }
        }
        session.close().await;
        if !wrong.is_empty() {
            return Err(Fault::found(format!(
                "{} missed:\n{}",
                count(wrong.len(), "check"),
                wrong.join("\n")
            )));
        }
        let checks = count(report.checks.len(), "check");
        Ok((
            (),
            format!(
                "{checks}; {} equal to their fixtures; nothing left over",
                rows(compared)
            ),
        ))
    }

    async fn snapshot(&self) -> Result<(snapshots::Receipt, String), Fault> {
        let taking = Taking {
            url: &self.shadow.url,
            env: Some(self.drill.environment),
            folder: &self.folder.join("snapshots"),
            name: Some("drill"),
        };
        let receipt = Box::pin(snapshots::take(&taking, &|_| {})).await?;
        let content = without_own(&receipt.content);
        let tables = count(content.tables.len(), "table");
        let said = format!(
            "{}, {tables} with {}",
            receipt.method.shown(),
            rows(content.rows())
        );
        Ok((receipt, said))
    }

    async fn restore(&self, taken: &snapshots::Receipt) -> Result<((), String), Fault> {
        let drill = self.drill;
        let folder = self.folder.join("snapshots");
        let mut session = self.open().await?;
        // So that there is something to put back.
        let new = Maker::new(&mut session, drill.plan, drill.schema, SECOND)
            .going()
            .await?;
        session.close().await;
        let mut session = self.open().await?;
        let changed = content_of(&mut session).await?;
        let wanted = without_own(&taken.content);
        if new.count() > 0 && wanted.tables == without_own(&changed).tables {
            return Err(Fault::found(
                "new rows of users did not change the database",
            ));
        }
        let state = StampState::read(&mut session).await?;
        let stamp = state
            .allows("restore", "a restore", &[drill.environment.to_owned()])?
            .clone();
        let restoring = Restoring {
            url: &self.shadow.url,
            folder: &folder,
            receipt: taken,
            stamp: &stamp,
        };
        Box::pin(snapshots::restore(session, &restoring, &|_| {})).await?;
        let mut session = self.open().await?;
        let now = without_own(&content_of(&mut session).await?);
        let stamped = StampState::read(&mut session).await?;
        session.close().await;
        stamped.require(Some(drill.environment))?;
        let different = wanted.differences(&now, true);
        if !different.is_empty() {
            return Err(Fault::found(format!(
                "what was restored is not what was taken:\n{}",
                different.join("\n")
            )));
        }
        snapshots::remove(&folder, taken, Some(&self.shadow.url)).await?;
        let tables = count(now.tables.len(), "table");
        let said = format!(
            "over {} of users; equal in {tables} with {}",
            rows(new.count()),
            rows(now.rows())
        );
        Ok(((), said))
    }
}

/// Requires a cleanup to have done what its preview says.
fn as_previewed(preview: &CleanPreview, report: &CleanReport) -> Result<(), Fault> {
    let previewed = compare::counts(preview);
    for table in &report.tables {
        let expected = previewed.get(table.table.as_str()).copied();
        if expected != Some((table.gone(), table.stays)) {
            let (goes, stays) = expected.unwrap_or_default();
            return Err(Fault::found(format!(
                "{}: {} deleted and {} kept, and the preview said {goes} and {stays}",
                table.table,
                table.gone(),
                table.stays
            )));
        }
    }
    Ok(())
}

fn is_mixed(table: &PlanTable) -> bool {
    table.fate == Fate::Cleaned && table.system_rows.is_some()
}

fn missed(check: &Checked) -> String {
    let found = check
        .found
        .map_or_else(|| "it can't be told".to_owned(), |found| found.to_string());
    let table = match check.table.as_str() {
        "" => "all tables",
        table => table,
    };
    let detail = match check.detail.as_str() {
        "" => String::new(),
        detail => format!(" ({})", detail.lines().next().unwrap_or_default()),
    };
    format!(
        "{}, {table}{detail}: expected {}, found {found}",
        check.check, check.expected
    )
}

async fn engine(session: &mut Session) -> String {
    use crate::schema::Dialect;
    let sql = match session.dialect() {
        Dialect::Postgres => "SELECT 'PostgreSQL ' || current_setting('server_version')",
        Dialect::Sqlite => "SELECT 'SQLite ' || sqlite_version()",
        Dialect::Mysql => "SELECT CONCAT(IF(VERSION() LIKE '%MariaDB%', '', 'MySQL '), VERSION())",
    };
    // A receipt without it is still one.
    session.value(sql).await.ok().flatten().unwrap_or_default()
}
