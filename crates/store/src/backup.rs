//! Copies of the whole database, taken while it is at work.

use std::path::Path;

use tokio::process::Command;

use crate::{Db, Error, Result, sqlite};

/// Writes a copy to `file`, which must not exist, and reads it back: SQLite's own page copy, or PostgreSQL's
/// custom dump format by `pg_dump`.
pub async fn backup(db: &Db, file: &Path) -> Result<()> {
    if file.exists() {
        return Err(Error::Backup(format!("{} exists already", file.display())));
    }
    match db {
        Db::Sqlite(sqlite) => {
            sqlite.copy_to(file).await?;
            check_sqlite(file)
        }
        Db::Postgres { url, .. } => {
            let to = file.as_os_str();
            run("pg_dump", &["--format=custom".as_ref(), "--file".as_ref(), to, url.as_ref()])
                .await?;
            run("pg_restore", &["--list".as_ref(), to]).await
        }
    }
}

/// Puts a copy in the place of the SQLite file `to`. The server must not be running on it.
pub async fn restore_sqlite(from: &Path, to: &Path) -> Result<()> {
    check_sqlite(from)?;
    let unreadable = |error: std::io::Error| Error::Backup(format!("{}: {error}", to.display()));
    let beside = to.with_extension("restoring");
    tokio::fs::copy(from, &beside).await.map_err(unreadable)?;
    for leftover in ["-wal", "-shm"] {
        let mut name = to.as_os_str().to_owned();
        name.push(leftover);
        match tokio::fs::remove_file(&name).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(unreadable(error));
            }
            _ => {}
        }
    }
    tokio::fs::rename(&beside, to).await.map_err(unreadable)
}

/// Puts a dump in the place of what the PostgreSQL database holds.
pub async fn restore_postgres(from: &Path, url: &str) -> Result<()> {
    let flags = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname", url];
    let mut arguments: Vec<&std::ffi::OsStr> = flags.iter().map(AsRef::as_ref).collect();
    arguments.push(from.as_os_str());
    run("pg_restore", &arguments).await
}

fn check_sqlite(file: &Path) -> Result<()> {
    let look = || -> Result<String> {
        let connection = sqlite::open_to_read(file)?;
        connection.query_row("SELECT COUNT(*) FROM organisation", [], |_| Ok(()))?;
        Ok(connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?)
    };
    match sqlite::apart(look).as_deref() {
        Ok("ok") => Ok(()),
        Ok(found) => Err(Error::Backup(format!("{} is damaged: {found}", file.display()))),
        Err(_) => Err(Error::Backup(format!("{} is not a backup of Kunnig", file.display()))),
    }
}

async fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> Result<()> {
    let output = Command::new(program).args(arguments).output().await.map_err(|error| {
        Error::Backup(format!(
            "{program} cannot be started ({error}); install PostgreSQL's client programs"
        ))
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Error::Backup(format!("{program}: {}", said.trim())))
}
