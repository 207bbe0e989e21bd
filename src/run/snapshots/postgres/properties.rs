//! PostgreSQL: what belongs to a database and to nothing in it. A copied database has none of it.

use serde::{Deserialize, Serialize};

use super::quoted;
use crate::run::Session;
use crate::schema::Dialect;
use crate::sql::quote::Quote;

/// Settings whose value is a list of names, which is stored as SQL.
const LISTS: &[&str] = &[
    "local_preload_libraries",
    "search_path",
    "session_preload_libraries",
    "temp_tablespaces",
    "unix_socket_directories",
];

/// A database's own properties.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Properties {
    /// Whose it is.
    pub(super) owner: String,
    /// How texts are stored.
    pub(super) encoding: String,
    /// How texts are compared.
    pub(super) collate: String,
    /// What letters are.
    pub(super) ctype: String,
    /// The locale of ICU, where that provides it.
    pub(super) icu_locale: Option<String>,
    /// How many may connect; -1 for any number.
    pub(super) connection_limit: i64,
    /// What people wrote about it.
    pub(super) comment: Option<String>,
    /// Privileges, where they are not the default: grantee (none for everybody), privilege, may be granted on.
    pub(super) access: Option<Vec<(Option<String>, String, bool)>>,
    /// Settings: of which role (none for every one), name, value.
    pub(super) settings: Vec<(Option<String>, String, String)>,
}

/// Reads the connected database's.
pub(super) async fn read(session: &mut Session) -> Result<Properties, sqlx::Error> {
    let version = session.value("SHOW server_version_num").await?;
    let version: u32 = version
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let icu = match version {
        170_000.. => "CASE WHEN d.datlocprovider = 'i' THEN d.datlocale END",
        150_000.. => "CASE WHEN d.datlocprovider = 'i' THEN d.daticulocale END",
        _ => "NULL",
    };
    let sql = format!(
        "SELECT pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding), d.datcollate, d.datctype, {icu}, \
         d.datconnlimit::text, shobj_description(d.oid, 'pg_database'), (d.datacl IS NULL)::text \
         FROM pg_database d WHERE d.datname = current_database()"
    );
    let row = session
        .rows(&sql)
        .await?
        .into_iter()
        .next()
        .unwrap_or_default();
    let mut values = row.into_iter();
    let mut next = || values.next().flatten();
    let mut properties = Properties {
        owner: next().unwrap_or_default(),
        encoding: next().unwrap_or_default(),
        collate: next().unwrap_or_default(),
        ctype: next().unwrap_or_default(),
        icu_locale: next(),
        connection_limit: next().and_then(|text| text.parse().ok()).unwrap_or(-1),
        comment: next(),
        access: None,
        settings: Vec::new(),
    };
    let by_default = next().as_deref() == Some("true");
    if !by_default {
        properties.access = Some(access(session).await?);
    }
    let sql = "SELECT r.rolname::text, c.part FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole \
               CROSS JOIN LATERAL unnest(s.setconfig) WITH ORDINALITY c(part, at) \
               WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) \
               AND (s.setrole = 0 OR r.oid IS NOT NULL) ORDER BY 1 NULLS FIRST, c.at";
    for row in session.rows(sql).await? {
        let mut values = row.into_iter();
        let role = values.next().flatten();
        let part = values.next().flatten().unwrap_or_default();
        if let Some((name, value)) = part.split_once('=') {
            properties
                .settings
                .push((role, name.to_owned(), value.to_owned()));
        }
    }
    Ok(properties)
}

async fn access(session: &mut Session) -> Result<Vec<(Option<String>, String, bool)>, sqlx::Error> {
    let sql = "SELECT CASE WHEN a.grantee <> 0 THEN pg_get_userbyid(a.grantee) END, a.privilege_type, \
               a.is_grantable::text FROM pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) a \
               WHERE d.datname = current_database() ORDER BY 1 NULLS FIRST, 2";
    let rows = session.rows(sql).await?.into_iter();
    let one = |row: Vec<Option<String>>| {
        let mut values = row.into_iter();
        let grantee = values.next().flatten();
        let privilege = values.next().flatten().unwrap_or_default();
        (
            grantee,
            privilege,
            values.next().flatten().as_deref() == Some("true"),
        )
    };
    Ok(rows.map(one).collect())
}

impl Properties {
    /// The statement that makes an empty database of this kind.
    pub(super) fn create(&self, name: &str) -> String {
        let q = Quote(Dialect::Postgres);
        let icu = self.icu_locale.as_ref().map_or(String::new(), |locale| {
            format!(" LOCALE_PROVIDER icu ICU_LOCALE {}", q.text(locale))
        });
        format!(
            "CREATE DATABASE {} TEMPLATE template0 ENCODING {} LC_COLLATE {} LC_CTYPE {}{icu}",
            quoted(name),
            q.text(&self.encoding),
            q.text(&self.collate),
            q.text(&self.ctype),
        )
    }

    /// The statements that give all of it to another database.
    pub(super) fn statements(&self, name: &str) -> Vec<String> {
        let q = Quote(Dialect::Postgres);
        let database = format!("DATABASE {}", quoted(name));
        let mut all = vec![
            format!("ALTER {database} OWNER TO {}", quoted(&self.owner)),
            format!(
                "ALTER {database} CONNECTION LIMIT {}",
                self.connection_limit
            ),
        ];
        let comment = self
            .comment
            .as_ref()
            .map_or("NULL".to_owned(), |text| q.text(text));
        all.push(format!("COMMENT ON {database} IS {comment}"));
        if let Some(access) = &self.access {
            all.push(format!(
                "REVOKE ALL ON {database} FROM PUBLIC, {}",
                quoted(&self.owner)
            ));
            all.extend(access.iter().map(|(grantee, privilege, grantable)| {
                let to = grantee
                    .as_ref()
                    .map_or("PUBLIC".to_owned(), |role| quoted(role));
                let option = if *grantable { " WITH GRANT OPTION" } else { "" };
                format!("GRANT {privilege} ON {database} TO {to}{option}")
            }));
        }
        for (role, setting, value) in &self.settings {
            let of = match role {
                Some(role) => format!("ROLE {} IN {database}", quoted(role)),
                None => database.clone(),
            };
            if LISTS.contains(&setting.as_str()) {
                // As a list it is stored with its quotes; taken from the session, it is stored as it was.
                all.push(format!(
                    "SELECT set_config({}, {}, false)",
                    q.text(setting),
                    q.text(value)
                ));
                all.push(format!(
                    "ALTER {of} SET {} FROM CURRENT",
                    quoted_setting(setting)
                ));
                all.push(format!("RESET {}", quoted_setting(setting)));
            } else {
                all.push(format!(
                    "ALTER {of} SET {} TO {}",
                    quoted_setting(setting),
                    q.text(value)
                ));
            }
        }
        all
    }
}

/// A setting's name: those of extensions and applications have a dot.
fn quoted_setting(name: &str) -> String {
    let parts: Vec<String> = name.split('.').map(quoted).collect();
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_goes_into_statements_with_its_names_quoted() {
        let properties = Properties {
            owner: "o\"o".to_owned(),
            connection_limit: 7,
            comment: Some("it's".to_owned()),
            access: Some(vec![
                (None, "CONNECT".to_owned(), false),
                (Some("r".to_owned()), "CREATE".to_owned(), true),
            ]),
            settings: vec![
                (None, "app.key".to_owned(), "a'b".to_owned()),
                (
                    Some("r".to_owned()),
                    "search_path".to_owned(),
                    "\"$user\", x".to_owned(),
                ),
            ],
            ..Properties::default()
        };
        assert_eq!(
            properties.statements("d"),
            [
                r#"ALTER DATABASE "d" OWNER TO "o""o""#,
                r#"ALTER DATABASE "d" CONNECTION LIMIT 7"#,
                r#"COMMENT ON DATABASE "d" IS 'it''s'"#,
                r#"REVOKE ALL ON DATABASE "d" FROM PUBLIC, "o""o""#,
                r#"GRANT CONNECT ON DATABASE "d" TO PUBLIC"#,
                r#"GRANT CREATE ON DATABASE "d" TO "r" WITH GRANT OPTION"#,
                r#"ALTER DATABASE "d" SET "app"."key" TO 'a''b'"#,
                r#"SELECT set_config('search_path', '"$user", x', false)"#,
                r#"ALTER ROLE "r" IN DATABASE "d" SET "search_path" FROM CURRENT"#,
                r#"RESET "search_path""#,
            ]
        );
    }
}
