//! What tells a database from every other: the `identity` of a stamp, as the engine itself computes it.

use crate::schema::Dialect;

/// The SQL expression of the connected database's identity; NULL or empty where it has none.
///
/// PostgreSQL: system identifier, oid and name of the database, address and port. The address is the server's own;
/// over a socket or a loopback address it is `local`. MariaDB/MySQL: the server's uid or uuid, its data directory and
/// the database's name. SQLite: the file's path as the engine has resolved it; `:memory:` where there is no file, so
/// that a database in memory can be stamped, and a stamp that was saved with it to a file is void there.
pub fn expression(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => {
            "(SELECT concat_ws('/', s.system_identifier, d.oid, d.datname, CASE WHEN inet_server_addr() IS NULL \
             OR inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() <<= '::1/128' THEN 'local' \
             ELSE host(inet_server_addr()) END, current_setting('port')) \
             FROM pg_control_system() s, pg_database d WHERE d.datname = current_database())"
        }
        Dialect::Sqlite => {
            "(SELECT CASE WHEN file = '' THEN ':memory:' ELSE file END FROM pragma_database_list WHERE name = 'main')"
        }
        // Each server reads only its own kind of comment.
        Dialect::Mysql => {
            "CONCAT_WS('/', /*M!100000 @@server_uid */ /*!80000 @@server_uuid */, @@datadir, DATABASE())"
        }
    }
}

/// The SQL expression of what is the same for every connection to one database and to no other: the identity without
/// the address by which it was reached, and when the server was started.
pub fn server_expression(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => {
            "(SELECT concat_ws('/', s.system_identifier, d.oid, d.datname, extract(epoch FROM pg_postmaster_start_time())) \
             FROM pg_control_system() s, pg_database d WHERE d.datname = current_database())"
        }
        Dialect::Sqlite | Dialect::Mysql => expression(dialect),
    }
}
