//! The handle of the database.

use std::path::Path;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, PgPool};

use crate::sqlite::Sqlite;
use crate::{Conn, OrgId, Result};

/// Which engine keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file beside the program.
    Sqlite,
    /// A server.
    Postgres,
}

/// The database. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Db {
    /// Several readers and one writer over one file.
    Sqlite(Sqlite),
    /// A pool of connections to a server.
    Postgres {
        /// The connections.
        pool: PgPool,
        /// The address, as `pg_dump` takes it.
        url: String,
    },
}

impl Db {
    /// Opens (and makes, if need be) the SQLite file.
    pub fn open_sqlite(file: &Path) -> Result<Self> {
        Ok(Self::Sqlite(Sqlite::open(file)?))
    }

    /// Opens a PostgreSQL database by its address.
    pub async fn open_postgres(url: &str) -> Result<Self> {
        let options: PgConnectOptions = url.parse().map_err(crate::Error::from)?;
        let pool = PgPoolOptions::new()
            .max_connections(24)
            .min_connections(1)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.statement_cache_capacity(400))
            .await?;
        Ok(Self::Postgres { pool, url: url.to_owned() })
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres { .. } => Engine::Postgres,
        }
    }

    /// A connection that reads one organisation.
    pub async fn read(&self, org: OrgId) -> Result<Conn> {
        self.reading(&org.to_string()).await
    }

    /// A connection that writes in one organisation; nothing is kept before [`Conn::commit`].
    pub async fn write(&self, org: OrgId) -> Result<Conn> {
        self.writing(&org.to_string()).await
    }

    /// A connection that reads what is the installation's: sign-in, jobs, health.
    pub async fn read_installation(&self) -> Result<Conn> {
        self.reading(ALL).await
    }

    /// A connection that writes what is the installation's.
    pub async fn write_installation(&self) -> Result<Conn> {
        self.writing(ALL).await
    }

    async fn reading(&self, scope: &str) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite(sqlite) => Conn::SqliteRead(sqlite.read().await?),
            Self::Postgres { pool, .. } => {
                let begin = format!("BEGIN READ ONLY; SET LOCAL kunnig.org_id = '{scope}'");
                Conn::Postgres(pool.begin_with(AssertSqlSafe(begin)).await?)
            }
        })
    }

    async fn writing(&self, scope: &str) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite(sqlite) => Conn::SqliteWrite(sqlite.write().await?),
            Self::Postgres { pool, .. } => {
                let begin = format!("BEGIN; SET LOCAL kunnig.org_id = '{scope}'");
                Conn::Postgres(pool.begin_with(AssertSqlSafe(begin)).await?)
            }
        })
    }

    /// Ends all connections; waits for those at work.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres { pool, .. } => pool.close().await,
        }
    }
}

/// The row-level security setting that lets the installation's own statements pass.
const ALL: &str = "all";
