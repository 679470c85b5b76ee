//! SQLite inside the program: several connections that read and one that writes over one file.
//!
//! A page's statement takes some microseconds, less than it takes to hand it to another thread and wait for the
//! answer. So reading happens where it is asked for. Writing waits for the disk, and reading everything takes its
//! time; both are done where they do not hold up other requests.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{CachedStatement, Connection, OpenFlags};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

use crate::value::Value;
use crate::{Error, Result};

/// Connections that read at the same time, at most.
const READERS: usize = 8;
/// Memory the writer may use for pages, in SQLite's way of saying KiB.
const WRITER_KIB: i64 = -200_000;
/// How long to wait for a turn to write.
const TURN: Duration = Duration::from_mins(1);
/// How long to wait for another process that writes.
const OTHERS: Duration = Duration::from_secs(10);
/// Prepared statements a connection keeps: more than the program has.
const STATEMENTS_KEPT: usize = 400;

/// An open file. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sqlite {
    readers: Arc<Readers>,
    /// Nothing once it is closed.
    writer: Arc<tokio::sync::Mutex<Option<Connection>>>,
}

#[derive(Debug)]
struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
    turns: Arc<Semaphore>,
}

impl Sqlite {
    /// Opens (and makes, if need be) a file.
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let writer = Connection::open_with_flags(
            file,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        // Where it may not write, SQLite is content with reading.
        if writer.is_readonly("main")? {
            return Err(Error::Disk(format!("{} can only be read", file.display())));
        }
        set_up(&writer)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        // FULL: an acknowledged answer survives a power cut.
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "foreign_keys", "ON")?;
        // What does not fit is written out and read in again: a hundred thousand people at once fit.
        writer.pragma_update(None, "cache_size", WRITER_KIB)?;
        let readers = Readers {
            file: file.to_owned(),
            idle: Mutex::default(),
            turns: Arc::new(Semaphore::new(READERS)),
        };
        Ok(Self {
            readers: Arc::new(readers),
            writer: Arc::new(tokio::sync::Mutex::new(Some(writer))),
        })
    }

    /// A connection that reads, when one is free.
    pub(crate) async fn read(&self) -> Result<Reading> {
        let turn = Arc::clone(&self.readers.turns).acquire_owned().await.map_err(|_| closed())?;
        let idle = self.readers.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => open_to_read(&self.readers.file)?,
        };
        Ok(Reading {
            connection: Some(connection),
            readers: Arc::clone(&self.readers),
            _turn: turn,
        })
    }

    /// The connection that writes, in a transaction, when it is free.
    pub(crate) async fn write(&self) -> Result<Writing> {
        let writing = Writing(self.writer().await?);
        apart(|| writing.connection()?.execute_batch("BEGIN IMMEDIATE").map_err(Error::from))?;
        Ok(writing)
    }

    /// Does something with the connection that writes, outside a transaction.
    pub(crate) async fn with_writer<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        let mut writer = self.writer().await?;
        let connection = writer.as_mut().ok_or_else(closed)?;
        apart(|| work(connection))
    }

    async fn writer(&self) -> Result<OwnedMutexGuard<Option<Connection>>> {
        let turn = Arc::clone(&self.writer).lock_owned();
        tokio::time::timeout(TURN, turn)
            .await
            .map_err(|_| Error::Engine("another change took longer than a minute".into()))
    }

    /// Writes a copy of the whole to `file` while others read and write.
    pub(crate) async fn copy_to(&self, file: &Path) -> Result<()> {
        let to = file.to_string_lossy().into_owned();
        let reading = self.read().await?;
        apart(|| reading.connection()?.execute("VACUUM INTO ?", [to]).map_err(Error::from))?;
        Ok(())
    }

    /// Ends all connections; waits for those at work.
    pub(crate) async fn close(&self) {
        if let Some(writer) = self.writer.lock().await.take() {
            apart(|| {
                if let Err(error) = writer.execute_batch("PRAGMA optimize") {
                    tracing::debug!(%error, "could not look over the indexes");
                }
            });
        }
        let all = self.readers.turns.acquire_many(READERS as u32).await;
        self.readers.turns.close();
        drop(all);
        self.readers.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Opens a file only to read it.
pub(crate) fn open_to_read(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    set_up(&connection)?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> Result<()> {
    connection.busy_timeout(OTHERS)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.pragma_update(None, "mmap_size", 268_435_456_i64)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

fn closed() -> Error {
    Error::Engine("the database is closed".into())
}

/// Does what may take long without holding up the other requests of this thread.
pub(crate) fn apart<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

/// A connection that reads: each statement sees the newest committed state.
pub struct Reading {
    /// There until it is given back.
    connection: Option<Connection>,
    readers: Arc<Readers>,
    _turn: OwnedSemaphorePermit,
}

impl Reading {
    pub(crate) fn connection(&self) -> Result<&Connection> {
        self.connection.as_ref().ok_or_else(closed)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let mut idle = self.readers.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.extend(self.connection.take());
    }
}

/// The one writer, in a transaction that is undone unless it is committed.
pub struct Writing(OwnedMutexGuard<Option<Connection>>);

impl Writing {
    pub(crate) fn connection(&self) -> Result<&Connection> {
        self.0.as_ref().ok_or_else(closed)
    }

    pub(crate) fn commit(self) -> Result<()> {
        apart(|| Ok(self.connection()?.execute_batch("COMMIT")?))
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // With the disk full SQLite has ended the transaction by itself.
        let open = self.0.as_ref().filter(|connection| !connection.is_autocommit());
        let undone = open.map(|connection| connection.execute_batch("ROLLBACK"));
        if let Some(Err(error)) = undone {
            tracing::error!(%error, "a transaction could not be undone");
        }
    }
}

/// Runs a statement and hands every row to `take`.
pub(crate) fn each(
    connection: &Connection,
    sql: &str,
    values: &[Value],
    mut take: impl FnMut(&rusqlite::Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

/// Runs a statement; how many rows it touched.
pub(crate) fn run(connection: &Connection, sql: &str, values: &[Value]) -> Result<u64> {
    each(connection, sql, values, |_| Ok(()))?;
    Ok(connection.changes())
}

/// `$2` is the second value wherever it stands; SQLite itself would number parameters as they come.
fn bind(statement: &mut CachedStatement<'_>, values: &[Value]) -> Result<()> {
    for place in 1..=statement.parameter_count() {
        let name = statement.parameter_name(place);
        let number = name.map_or(Some(place), |name| name.trim_start_matches('$').parse().ok());
        let value = number.and_then(|number| values.get(number.wrapping_sub(1)));
        let Some(value) = value else {
            let sql = statement.expanded_sql().unwrap_or_default();
            return Err(Error::Engine(format!("no value for parameter {place} of {sql}").into()));
        };
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}
