//! Tables as people hand them in: CSV and XLSX in, with encoding, delimiter and header found; safe tables out.
//!
//! * [`read`] turns the bytes of a file into a [`Table`], whatever program it came from.
//! * [`propose`] says which column holds which field; [`fingerprint`] recognises the same kind of
//!   file the next time.
//! * [`parse`] and [`split_multi`] read what people type into cells.
//! * [`write`] makes CSV and XLSX that a spreadsheet cannot be tricked by.
//!
//! Nothing here knows what a person or an answer is, and nothing is said to a reader: errors and
//! problems carry stable keys that the caller translates.

mod archive;
mod encoding;
mod error;
mod header;
mod heading;
mod mapping;
mod multi;
pub mod parse;
mod read;
mod table;
mod text;
mod weight;
mod workbook;
pub mod write;

pub use encoding::Encoding;
pub use error::ReadError;
pub use heading::{Heading, fingerprint};
pub use mapping::{FieldSpec, Mapping, Match, Reason, propose};
pub use multi::{Hint, split_multi};
pub use read::{Limits, Options, read, read_with};
pub use table::{Format, Problem, ProblemKind, Row, Rows, Source, Table};
