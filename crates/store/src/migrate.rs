//! The schema and its history. A migration is one text for both engines, written in the types they share
//! (BIGINT, DOUBLE PRECISION, TEXT, BYTEA, UUID); for SQLite it is put into that engine's words.

use std::borrow::Cow;
use std::time::Instant;

use include_dir::{Dir, include_dir};
use rusqlite::{Connection, TransactionBehavior};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr, query_as, query_scalar};

use crate::Result;
use crate::db::{Db, Engine};

/// The migrations, `NNNN_name.sql`; one that a single engine needs stands in `sqlite/` or `postgres/`.
pub static MIGRATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations");

fn migrator(engine: Engine) -> Migrator {
    let own = match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    let files = MIGRATIONS
        .files()
        .chain(MIGRATIONS.get_dir(own).into_iter().flat_map(Dir::files))
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "sql"));
    let mut migrations: Vec<Migration> = files
        .filter_map(|file| {
            let (version, name) = file.path().file_stem()?.to_str()?.split_once('_')?;
            let sql = file.contents_utf8()?;
            let sql = match engine {
                Engine::Sqlite => in_sqlite_words(sql),
                Engine::Postgres => sql.to_owned(),
            };
            Some(Migration::new(
                version.parse().ok()?,
                Cow::Owned(name.replace('_', " ")),
                MigrationType::Simple,
                AssertSqlSafe(sql).into_sql_str(),
                false,
            ))
        })
        .collect();
    migrations.sort();
    Migrator::with_migrations(migrations)
}

/// Strict tables clustered by their primary key, which starts with the organisation.
fn in_sqlite_words(sql: &str) -> String {
    let words = [
        ("DOUBLE PRECISION", "REAL"),
        ("BIGINT", "INTEGER"),
        ("BYTEA", "BLOB"),
        ("UUID", "BLOB"),
        ("\n);", "\n) STRICT, WITHOUT ROWID;"),
    ];
    words.iter().fold(sql.to_owned(), |sql, (from, to)| sql.replace(from, to))
}

/// Brings the schema up to date; does nothing when it is.
pub async fn migrate(db: &Db) -> Result<()> {
    let migrator = migrator(db.engine());
    match db {
        Db::Sqlite(sqlite) => {
            sqlite
                .with_writer(|connection| {
                    migrate_sqlite(connection, &migrator)?;
                    expect_many_rows(connection)
                })
                .await
        }
        Db::Postgres { pool, .. } => {
            migrator.run(pool).await?;
            raise_second_wall(pool).await
        }
    }
}

/// The history as sqlx keeps it on PostgreSQL, so that both engines tell it alike.
const HISTORY: &str = "CREATE TABLE IF NOT EXISTS _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
)";

/// All of them or none: a schema that is half another version would be nobody's.
fn migrate_sqlite(connection: &mut Connection, migrator: &Migrator) -> Result<()> {
    let history = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    history.execute_batch(HISTORY)?;
    let applied = history
        .prepare("SELECT version, checksum FROM _sqlx_migrations ORDER BY version")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, Vec<u8>)>>>()?;
    for (version, checksum) in &applied {
        let known = migrator.iter().find(|migration| migration.version == *version);
        let known = known.ok_or(MigrateError::VersionMissing(*version))?;
        if *known.checksum != **checksum {
            return Err(MigrateError::VersionMismatch(*version).into());
        }
    }
    for migration in migrator.iter() {
        if applied.iter().any(|(version, _)| *version == migration.version) {
            continue;
        }
        let start = Instant::now();
        history.execute_batch(migration.sql.as_str())?;
        history.execute(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (?, ?, TRUE, ?, ?)",
            (
                migration.version,
                &*migration.description,
                &*migration.checksum,
                i64::try_from(start.elapsed().as_nanos()).unwrap_or(i64::MAX),
            ),
        )?;
    }
    Ok(history.commit()?)
}

/// SQLite chooses an index by how many rows share its first columns. Of a table it has never measured it takes
/// every column for equally telling, so that `org_id` alone seems as good as a department. Until it has measured
/// it is told: one organisation with a hundred thousand rows, most of which share a time that has not come.
fn expect_many_rows(connection: &mut Connection) -> Result<()> {
    connection.execute_batch("ANALYZE sqlite_schema")?;
    let told = connection.transaction()?;
    let indexes = told
        .prepare(
            "SELECT t.name, CASE i.origin WHEN 'pk' THEN t.name ELSE i.name END, i.\"unique\",
                (SELECT group_concat(c.name, ' ') FROM pragma_index_info(i.name) c)
             FROM sqlite_schema t, pragma_index_list(t.name) i
             WHERE t.type = 'table' AND t.sql LIKE '%WITHOUT ROWID%' AND NOT EXISTS (SELECT 1 FROM sqlite_stat1 s WHERE s.tbl = t.name)",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<Vec<(String, String, i64, String)>>>()?;
    for (table, index, unique, columns) in indexes {
        let mut alike = 100_000;
        let mut expected = vec![alike];
        for column in columns.split(' ') {
            if column != "org_id" && !column.ends_with("_at") {
                alike = if alike > 300 { 300 } else { (alike / 15).max(2) };
            }
            expected.push(alike);
        }
        if let (Some(last), 1) = (expected.last_mut(), unique) {
            *last = 1;
        }
        let expected: Vec<String> = expected.iter().map(u32::to_string).collect();
        told.execute(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
            (table, index, expected.join(" ")),
        )?;
    }
    told.commit()?;
    // What the open connection has already read of it, it reads again.
    Ok(connection.execute_batch("ANALYZE sqlite_schema")?)
}

/// The migrations this program knows and the database lacks, by name.
pub async fn pending_migrations(db: &Db) -> Result<Vec<String>> {
    const APPLIED: &str = "SELECT version FROM _sqlx_migrations";
    let applied: Vec<i64> = match db {
        Db::Sqlite(sqlite) => {
            let reading = sqlite.read().await?;
            let connection = reading.connection()?;
            if connection.table_exists(None, "_sqlx_migrations")? {
                let mut applied = connection.prepare(APPLIED)?;
                applied.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
            } else {
                Vec::new()
            }
        }
        Db::Postgres { pool, .. } => {
            let (exists,): (bool,) = query_as("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
                .fetch_one(pool)
                .await?;
            if exists { query_scalar(APPLIED).fetch_all(pool).await? } else { Vec::new() }
        }
    };
    Ok(migrator(db.engine())
        .iter()
        .filter(|migration| !applied.contains(&migration.version))
        .map(|migration| format!("{:04} {}", migration.version, migration.description))
        .collect())
}

/// Row-level security on every table that belongs to organisations: a statement that forgot its organisation
/// sees nothing. It binds the owner too, but never a superuser, so the program's role must not be one.
async fn raise_second_wall(pool: &sqlx::PgPool) -> Result<()> {
    let tables: Vec<(String,)> = query_as(
        "SELECT c.table_name::text FROM information_schema.columns c
         JOIN pg_class t ON t.oid = to_regclass(c.table_name)
         WHERE c.table_schema = current_schema() AND c.column_name = 'org_id'
           AND NOT t.relforcerowsecurity
         ORDER BY 1",
    )
    .fetch_all(pool)
    .await?;
    for (table,) in tables {
        let wall = format!(
            "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
             ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
             CREATE POLICY one_organisation ON {table} USING (
                 current_setting('kunnig.org_id', true) = 'all'
                 OR org_id::text = current_setting('kunnig.org_id', true)
             )"
        );
        sqlx::raw_sql(AssertSqlSafe(wall)).execute(pool).await?;
    }
    Ok(())
}

/// Whether row-level security binds the role the program uses: not for a superuser, nor one that bypasses it.
/// Always true on SQLite, which has no roles.
pub async fn row_security_binds(db: &Db) -> Result<bool> {
    match db {
        Db::Sqlite(_) => Ok(true),
        Db::Postgres { pool, .. } => {
            let (free,): (bool,) = query_as(
                "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user",
            )
            .fetch_one(pool)
            .await?;
            Ok(!free)
        }
    }
}

/// Tells the engine anew how much there is of what: after many rows came at once, so that it does not plan for an
/// empty table until it finds out by itself.
pub async fn analyze(db: &Db) -> Result<()> {
    match db {
        Db::Sqlite(sqlite) => {
            let look =
                |connection: &mut Connection| Ok(connection.execute_batch("PRAGMA optimize")?);
            sqlite.with_writer(look).await?;
        }
        Db::Postgres { pool, .. } => sqlx::raw_sql("ANALYZE").execute(pool).await.map(drop)?,
    }
    Ok(())
}
