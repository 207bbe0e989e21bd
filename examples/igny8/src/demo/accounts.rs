//! Accounts, their users and sites, and their own seed keywords.

use super::{Demo, words};
use crate::database::{Database, Error};
use crate::rows::{Json, Moment};
use crate::seed::{Written, intent};
use crate::{row, rows};

pub(super) async fn insert(
    database: &mut Database,
    demo: &Demo,
    written: &mut Written,
) -> Result<(), Error> {
    written.push(("accounts", accounts(database, demo).await?));
    written.push(("users", users(database, demo).await?));
    close_the_cycle(database, demo).await?;
    written.push(("sites", sites(database, demo).await?));
    written.push(("sectors", sectors(database, demo).await?));
    written.push(("site_user_access", access(database, demo).await?));
    written.push(("seed_keywords", seed_keywords(database, demo).await?));
    Ok(())
}

async fn accounts(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("accounts");
    let columns = [
        "id",
        "name",
        "slug",
        "plan_id",
        "status",
        "billing_email",
        "stripe_customer_id",
        "credits",
        "settings",
        "trial_ends_at",
        "created_at",
        "updated_at",
    ];
    let rows = (1..=demo.scale.accounts).map(|id| {
        let name = if id == 1 {
            "IGNY8 Operations".to_owned()
        } else {
            words::company(&random)
        };
        let status = random.pick(&[
            "trial",
            "active",
            "active",
            "active",
            "past_due",
            "suspended",
            "closed",
        ]);
        let made = demo.within_days(&random, 700);
        row![
            id,
            name,
            format!("account-{id}"),
            random.pick(&demo.system.plans),
            status,
            random.maybe(90, format!("billing@account-{id}.example")),
            random.maybe(60, format!("cus_{}", random.hex())),
            random.between(0, 5000),
            Json(r#"{"language": "en", "week_starts_on": "monday"}"#),
            (status == "trial").then_some(made.before(-14 * 86_400)),
            made,
            made,
        ]
    });
    rows::insert(database, "accounts", columns, rows).await
}

async fn users(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("users");
    let accounts = demo.scale.accounts;
    let superusers = [1, accounts + 1, accounts + 2, demo.scale.users + 1];
    let columns = [
        "id",
        "account_id",
        "group_id",
        "email",
        "password_hash",
        "full_name",
        "role",
        "is_active",
        "is_staff",
        "is_superuser",
        "preferences",
        "last_login",
        "date_joined",
    ];
    let rows = (1..=demo.scale.users + 1).map(|id| {
        let superuser = superusers.contains(&id);
        let role = if id <= accounts {
            "owner"
        } else {
            random.pick(&["admin", "editor", "viewer"])
        };
        row![
            id,
            (id <= demo.scale.users).then(|| demo.scale.account(id)),
            random.maybe(95, random.pick(&demo.system.groups)),
            format!("user-{id}@example.com"),
            format!("argon2id$v=19$m=19456,t=2,p=1${}", random.hex()),
            words::person(&random),
            role,
            superuser || random.chance(92),
            superuser || random.chance(2),
            superuser,
            Json(r#"{"theme": "dark", "digest": "weekly"}"#),
            random.maybe(80, demo.within_days(&random, 200)),
            demo.within_days(&random, 700),
        ]
    });
    rows::insert(database, "users", columns, rows).await
}

/// Accounts came first, without owners; now the owners are there. The last account stays without one.
async fn close_the_cycle(database: &mut Database, demo: &Demo) -> Result<(), Error> {
    let last = demo.scale.accounts;
    database
        .execute(&format!(
            "UPDATE accounts SET owner_id = id WHERE id < {last}"
        ))
        .await?;
    // Prices were last changed by an operator, by a customer's user who should not have, or by nobody.
    database
        .execute("UPDATE credit_cost_configs SET updated_by_id = 1 WHERE operation LIKE 'write%'")
        .await?;
    database
        .execute(
            "UPDATE credit_cost_configs SET updated_by_id = 3 WHERE operation LIKE 'generate%'",
        )
        .await
}

async fn sites(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("sites");
    let columns = [
        "id",
        "account_id",
        "industry_id",
        "name",
        "slug",
        "domain",
        "locales",
        "is_active",
        "seo_metadata",
        "created_at",
        "updated_at",
    ];
    let locales: [&[&str]; 4] = [&["en"], &["en", "de"], &["fr", "fr-CA"], &[]];
    let rows = (1..=demo.scale.sites).map(|id| {
        let made = demo.within_days(&random, 600);
        row![
            id,
            demo.scale.account(id),
            random.maybe(95, industry(demo, id)),
            format!(
                "The {} {}",
                words::company(&random),
                random.pick(&["Blog", "Journal", "Shop"])
            ),
            format!("site-{id}"),
            random.maybe(85, format!("www.site-{id}.example")),
            random.pick(&locales),
            random.chance(90),
            Json(r#"{"title_suffix": " | \"Home\"", "robots": "index,follow"}"#),
            made,
            made,
        ]
    });
    rows::insert(database, "sites", columns, rows).await
}

/// A site's industry, with its place among all.
fn industry(demo: &Demo, site: i64) -> i64 {
    let industries = &demo.system.industries;
    industries[site.unsigned_abs() as usize % industries.len()]
}

async fn sectors(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("sectors");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "industry_sector_id",
        "name",
        "slug",
        "is_active",
        "created_at",
    ];
    let rows = (1..=demo.scale.sectors).map(|id| {
        let site = demo.scale.site(id);
        let of_industry =
            &demo.system.sectors[site.unsigned_abs() as usize % demo.system.sectors.len()];
        row![
            id,
            demo.scale.account(id),
            site,
            random.pick(of_industry),
            words::subject(&random),
            format!("sector-{id}"),
            random.chance(95),
            demo.within_days(&random, 600),
        ]
    });
    rows::insert(database, "sectors", columns, rows).await
}

async fn access(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("site_user_access");
    let columns = [
        "id",
        "account_id",
        "site_id",
        "user_id",
        "level",
        "granted_by_id",
        "granted_at",
    ];
    let rows = (1..=demo.scale.sites).map(|site| {
        let account = demo.scale.account(site);
        row![
            site,
            account,
            site,
            demo.user_of(&random, account),
            random.pick(&["read", "write", "publish", "manage"]),
            random.maybe(90, account),
            demo.within_days(&random, 500),
        ]
    });
    rows::insert(database, "site_user_access", columns, rows).await
}

async fn seed_keywords(database: &mut Database, demo: &Demo) -> Result<u64, Error> {
    let random = demo.random("seed_keywords");
    let columns = [
        "id",
        "account_id",
        "industry_id",
        "sector_id",
        "keyword",
        "intent",
        "volume",
        "difficulty",
        "created_at",
    ];
    let last = demo.system.last_seed_keyword;
    let rows = (1..=demo.scale.of_thousand(4)).map(|number| {
        let place = random.place(demo.system.industries.len());
        let keyword = format!("{} {number}", words::keyword(&random));
        row![
            last + number,
            demo.scale.account(number),
            demo.system.industries[place],
            random.pick(&demo.system.sectors[place]),
            keyword.clone(),
            intent(&keyword),
            random.between(0, 5000),
            random.between(0, 100),
            demo.within_days(&random, 300),
        ]
    });
    rows::insert(database, "seed_keywords", columns, rows).await
}

impl Demo {
    /// One of the two users of an account.
    pub(super) fn user_of(&self, random: &super::Random, account: i64) -> i64 {
        if random.chance(50) {
            account
        } else {
            account + self.scale.accounts
        }
    }

    /// One of the pieces of content of an account.
    pub(super) fn piece_of(&self, random: &super::Random, account: i64) -> i64 {
        let turns = self.scale.content() / self.scale.accounts;
        account + self.scale.accounts * random.between(0, turns - 1)
    }

    /// When something that was made at `made` ended, if it has: `percent` of them.
    pub(super) fn later(
        &self,
        random: &super::Random,
        percent: u64,
        made: Moment,
    ) -> Option<Moment> {
        let later = made.before(-random.between(5, 86_400));
        random.maybe(percent, later)
    }
}
