//! Tables out: files that spreadsheets open as meant and cannot be tricked by.

mod csv;
mod xlsx;

pub use csv::{Csv, Dialect, csv, neutralise};
pub use xlsx::{Column, ColumnKind, Value, WriteError, Xlsx};
