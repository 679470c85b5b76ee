//! A fresh, migrated database per test, on either engine.
//!
//! PostgreSQL is the server at `KUNNIG_TEST_POSTGRES`, which `cargo xtask test` starts and throws away.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqlSafeStr as _};

use crate::{Db, Engine, Row, migrate, sqlite};

/// A database that is thrown away with this handle.
pub struct TestDb {
    /// The database.
    pub db: Db,
    _folder: tempfile::TempDir,
}

/// The engines a story runs on: both.
pub const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// A fresh database of an engine.
///
/// # Panics
/// When it cannot be made: a test without its database must not pass.
pub async fn fresh(engine: Engine) -> TestDb {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let db = match engine {
        Engine::Sqlite => {
            Db::open_sqlite(&folder.path().join("kunnig.sqlite")).expect("SQLite opens")
        }
        Engine::Postgres => {
            Db::open_postgres(&fresh_postgres().await).await.expect("PostgreSQL opens")
        }
    };
    migrate(&db).await.expect("the schema migrates");
    TestDb { db, _folder: folder }
}

/// A new empty database on the test server; its address.
///
/// # Panics
/// When there is no server.
pub async fn fresh_postgres() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var("KUNNIG_TEST_POSTGRES")
        .expect("KUNNIG_TEST_POSTGRES is the address of a test server: run `cargo xtask test`");
    let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&format!("{server}/postgres"))
        .await
        .expect("the test server answers");
    for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("a new database");
    }
    format!("{server}/{name}")
}

/// The rows a text gives, across all organisations: for tests that look behind the program.
///
/// # Panics
/// When the engine does not understand it.
pub async fn look(db: &Db, sql: &str) -> Vec<Row> {
    match db {
        Db::Sqlite(sqlite) => {
            let reading = sqlite.read().await.expect("a connection");
            let mut rows = Vec::new();
            let keep = |row: &rusqlite::Row<'_>| {
                rows.push(Row::sqlite(row)?);
                Ok(())
            };
            let connection = reading.connection().expect("an open database");
            sqlite::each(connection, sql, &[], keep).expect(sql);
            rows
        }
        Db::Postgres { pool, .. } => {
            let begin = "BEGIN READ ONLY; SET LOCAL kunnig.org_id = 'all'";
            let mut all = pool.begin_with(begin).await.expect("a transaction");
            let query = sqlx::query(AssertSqlSafe(sql.to_owned()));
            let rows = query.fetch_all(&mut *all).await.expect(sql);
            rows.into_iter().map(Row::postgres).collect()
        }
    }
}

/// What the engine says against a text, if it does not understand it.
///
/// # Errors
/// In the engine's words.
pub async fn prepare(db: &Db, sql: String) -> Result<(), String> {
    match db {
        Db::Sqlite(sqlite) => {
            let reading = sqlite.read().await.map_err(|error| error.to_string())?;
            let connection = reading.connection().map_err(|error| error.to_string())?;
            connection.prepare(&sql).map(drop).map_err(|error| error.to_string())
        }
        Db::Postgres { pool, .. } => {
            let sql = AssertSqlSafe(sql).into_sql_str();
            pool.prepare(sql).await.map(drop).map_err(|error| error.to_string())
        }
    }
}
