//! What can go wrong with the database, in terms the rooms can act on.

/// A result whose error is a database error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A database error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule of the schema was broken; the name is the same on both engines:
    /// `table_column_column_key` for uniqueness, `table_fkey` for references, `table_check` for checks.
    #[error("constraint {0} was broken")]
    Constraint(String),
    /// The row asked for does not exist (in this organisation).
    #[error("not found")]
    NotFound,
    /// The disk is full or cannot be written.
    #[error("the data folder cannot be written: {0}")]
    Disk(String),
    /// A stored document does not parse: the data was changed outside the program.
    #[error("stored document: {0}")]
    Document(#[from] serde_json::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A backup or restore failed, with the reason in words.
    #[error("{0}")]
    Backup(String),
    /// Anything else the engine said.
    #[error(transparent)]
    Engine(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Whether this is the breach of exactly this constraint.
    #[must_use]
    pub fn breaks(&self, constraint: &str) -> bool {
        matches!(self, Self::Constraint(name) if name == constraint)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if let rusqlite::Error::SqliteFailure(failure, message) = &error {
            use rusqlite::ErrorCode;
            let message = message.clone().unwrap_or_else(|| failure.to_string());
            if matches!(
                failure.code,
                ErrorCode::DiskFull
                    | ErrorCode::ReadOnly
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::CannotOpen
            ) {
                return Self::Disk(message);
            }
            if let Some(name) = constraint_name(&message) {
                return Self::Constraint(name);
            }
        }
        Self::Engine(error.into())
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(database) = &error {
            // 53100 the disk is full, 25006 the server only reads.
            if matches!(database.code().as_deref(), Some("53100" | "25006")) {
                return Self::Disk(database.message().to_owned());
            }
            if let Some(name) = database.constraint() {
                return Self::Constraint(name.to_owned());
            }
        }
        Self::Engine(error.into())
    }
}

/// PostgreSQL names the constraint, SQLite lists `table.column, …`: that becomes the same name.
fn constraint_name(message: &str) -> Option<String> {
    if let Some(columns) = message.strip_prefix("UNIQUE constraint failed: ") {
        let mut columns = columns.split(", ").filter_map(|column| column.split_once('.'));
        let (table, first) = columns.next()?;
        let rest = columns.map(|(_, column)| column);
        let names = std::iter::once(first).chain(rest).collect::<Vec<_>>().join("_");
        return Some(format!("{table}_{names}_key"));
    }
    if message.starts_with("FOREIGN KEY constraint failed") {
        return Some("fkey".to_owned());
    }
    message.strip_prefix("CHECK constraint failed: ").map(str::to_owned)
}
