//! `kunnig backup`, `kunnig restore`, `kunnig migrate`.

use std::path::PathBuf;

use clap::Args;

use super::Done;
use crate::config::Config;

/// Copy the whole database to a file.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to write; it must not exist
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self, config: Config) -> Done {
        let db = config.open().await?;
        store::backup(&db, &self.file).await?;
        let size = std::fs::metadata(&self.file)?.len();
        println!("{} ({:.1} MB), read back and sound.", self.file.display(), size as f64 / 1e6);
        Ok(())
    }
}

/// Put a copy in the place of the database.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A file that `kunnig backup` wrote
    file: PathBuf,
    /// Replace the data that is there
    #[arg(long)]
    force: bool,
}

impl Restore {
    pub(super) async fn run(self, config: Config) -> Done {
        if config.is_postgres() {
            if !self.force {
                return Err("this replaces what the PostgreSQL database holds: say --force".into());
            }
            store::restore_postgres(&self.file, &config.database).await?;
        } else {
            let to = config.sqlite_file();
            if to.exists() && !self.force {
                return Err(format!("{} exists: say --force to replace it", to.display()).into());
            }
            std::fs::create_dir_all(&config.data_dir)?;
            store::restore_sqlite(&self.file, &to).await?;
        }
        let db = super::open(&config).await?;
        db.close().await;
        println!("Restored from {}.", self.file.display());
        Ok(())
    }
}

/// Bring the schema up to date.
pub(super) async fn migrate(config: Config) -> Done {
    let db = config.open().await?;
    let pending = store::pending_migrations(&db).await?;
    store::migrate(&db).await?;
    if pending.is_empty() {
        println!("The schema is up to date.");
    }
    for migration in pending {
        println!("applied {migration}");
    }
    Ok(())
}
