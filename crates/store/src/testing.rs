//! A fresh, migrated database per test, on either engine.
//!
//! PostgreSQL is the server at `KUNNIG_TEST_POSTGRES`, which `cargo xtask test` starts and throws away.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::{Db, Engine, migrate};

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
            Db::open_sqlite(&folder.path().join("kunnig.sqlite")).await.expect("SQLite opens")
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
