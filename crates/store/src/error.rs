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
    Engine(sqlx::Error),
}

impl Error {
    /// Whether this is the breach of exactly this constraint.
    #[must_use]
    pub fn breaks(&self, constraint: &str) -> bool {
        matches!(self, Self::Constraint(name) if name == constraint)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::RowNotFound) {
            return Self::NotFound;
        }
        if let sqlx::Error::Database(database) = &error {
            // SQLite: 13 full, 8 read-only, 10 input/output, 14 cannot be opened; PostgreSQL: class 53, 25006 read-only.
            let code = database.code().unwrap_or_default();
            let primary = code.parse::<i64>().map_or(0, |code| code & 0xff);
            if matches!(primary, 8 | 10 | 13 | 14) && code.len() < 5
                || matches!(code.as_ref(), "53100" | "25006")
            {
                return Self::Disk(database.message().to_owned());
            }
            if let Some(name) = constraint_name(database.as_ref()) {
                return Self::Constraint(name);
            }
        }
        Self::Engine(error)
    }
}

/// PostgreSQL names the constraint, SQLite lists `table.column, …`: both become one name.
fn constraint_name(database: &dyn sqlx::error::DatabaseError) -> Option<String> {
    if let Some(name) = database.constraint() {
        return Some(name.to_owned());
    }
    let message = database.message();
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
