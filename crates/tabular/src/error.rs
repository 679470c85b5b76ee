//! Why a file could not be read as a table.

use thiserror::Error;

/// Why a file could not be read as a table.
///
/// `Display` is for logs; a reader is told by way of [`ReadError::key`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No bytes, or nothing but white space and separators.
    #[error("the file is empty")]
    Empty,
    /// A picture, a PDF, a web page, an archive: not a table.
    #[error("the file is not a table")]
    NotATable,
    /// A spreadsheet in another format than XLSX: XLS, XLSB or ODS.
    #[error("the file is a spreadsheet in another format: save it as XLSX or CSV")]
    OtherFormat,
    /// The file, or what it unpacks to, is larger than allowed.
    #[error("the file is too large: {found} bytes, at most {limit} allowed")]
    TooLarge {
        /// Bytes found, or what the file says it unpacks to or would take in memory.
        found: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// More rows of data than allowed.
    #[error("too many rows: at most {limit} allowed")]
    TooManyRows {
        /// Rows allowed.
        limit: usize,
    },
    /// More columns than allowed.
    #[error("too many columns in row {row}: at most {limit} allowed")]
    TooManyColumns {
        /// The row, as a spreadsheet numbers it.
        row: u32,
        /// Columns allowed.
        limit: usize,
    },
    /// One cell holds more than allowed; often a quotation mark that is never closed.
    #[error("the cell in row {row}, column {column} is longer than {limit} bytes")]
    CellTooLong {
        /// The row, as a spreadsheet numbers it.
        row: u32,
        /// Zero-based column.
        column: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// The text cannot be decoded.
    #[error("the text is not valid {encoding}")]
    BadEncoding {
        /// The encoding the file claims or seems to have.
        encoding: &'static str,
    },
    /// A workbook that is damaged or breaks its format.
    #[error("the workbook is damaged: {detail}")]
    Corrupt {
        /// What the reader of the format said; for logs.
        detail: String,
    },
    /// The workbook needs a password to be opened.
    #[error("the workbook is protected by a password")]
    PasswordProtected,
    /// No sheet has the name asked for.
    #[error("there is no sheet named {name:?}")]
    NoSuchSheet {
        /// The name asked for.
        name: String,
    },
}

impl ReadError {
    /// A stable id, in kebab case, to translate by.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotATable => "not-a-table",
            Self::OtherFormat => "other-format",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::BadEncoding { .. } => "bad-encoding",
            Self::Corrupt { .. } => "corrupt",
            Self::PasswordProtected => "password-protected",
            Self::NoSuchSheet { .. } => "no-such-sheet",
        }
    }
}
