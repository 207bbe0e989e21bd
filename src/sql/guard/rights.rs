//! What rights a user of MariaDB or MySQL has, as far as the catalogs tell: a role's rights are not among them.

/// The connected account as the catalogs write it: `'user'@'host'`.
const ACCOUNT: &str = "CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1)) - 1), \
     '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''')";

/// A condition: the account has a right on the whole server.
pub(in super::super) fn on_server(right: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM information_schema.user_privileges a WHERE a.grantee = {ACCOUNT} AND a.privilege_type = '{right}')"
    )
}

/// A condition: the account has a right on a table of the connected database, whose name is an expression.
pub(in super::super) fn on_table(right: &str, table: &str) -> String {
    // Grants on databases are patterns.
    format!(
        "({} OR EXISTS (SELECT 1 FROM information_schema.schema_privileges a WHERE a.grantee = {ACCOUNT} \
         AND a.privilege_type = '{right}' AND CAST(DATABASE() AS BINARY) LIKE CAST(a.table_schema AS BINARY)) \
         OR EXISTS (SELECT 1 FROM information_schema.table_privileges a WHERE a.grantee = {ACCOUNT} \
         AND a.privilege_type = '{right}' AND a.table_schema = DATABASE() AND a.table_name = {table}))",
        on_server(right)
    )
}
