//! CSV by RFC 4180, with formulas neutralised.

use std::borrow::Cow;
use std::io::{self, Write};

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells: `;` opens right in Swedish Excel, `,` elsewhere. An ASCII character.
    pub delimiter: u8,
    /// Whether to begin with a byte order mark, which Excel needs to see that it is UTF-8.
    pub bom: bool,
}

impl Dialect {
    /// What Excel set to Swedish opens with a double click.
    pub const SWEDISH_EXCEL: Self = Self { delimiter: b';', bom: true };
    /// What programs expect.
    pub const PLAIN: Self = Self { delimiter: b',', bom: false };
}

/// A CSV file being written, row by row, to anything.
#[derive(Debug)]
pub struct Csv<W: Write> {
    inner: ::csv::Writer<W>,
}

impl<W: Write> Csv<W> {
    /// Starts a file. Line endings are CRLF; cells are quoted where needed.
    pub fn new(mut out: W, dialect: Dialect) -> io::Result<Self> {
        if dialect.bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let inner = ::csv::WriterBuilder::new()
            .delimiter(dialect.delimiter)
            .terminator(::csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(out);
        Ok(Self { inner })
    }

    /// Writes a row; see [`neutralise`] for what happens to formulas.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> io::Result<()> {
        for cell in cells {
            self.inner.write_field(neutralise(cell.as_ref()).as_bytes())?;
        }
        self.inner.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is left and gives back what was written to.
    pub fn finish(self) -> io::Result<W> {
        self.inner.into_inner().map_err(::csv::IntoInnerError::into_error)
    }
}

/// Writes a whole table as CSV.
pub fn csv<W, H, C>(
    headers: impl IntoIterator<Item = H>,
    rows: impl IntoIterator<Item = impl IntoIterator<Item = C>>,
    dialect: Dialect,
    out: W,
) -> io::Result<W>
where
    W: Write,
    H: AsRef<str>,
    C: AsRef<str>,
{
    let mut file = Csv::new(out, dialect)?;
    file.row(headers)?;
    for row in rows {
        file.row(row)?;
    }
    file.finish()
}

/// A cell that no spreadsheet takes for a formula: one that starts with `=`, `+`, `-`, `@`, a tab
/// or a line break gets an apostrophe before it, unless it is a plain number such as `-3.5`
/// (OWASP, CSV injection).
pub fn neutralise(cell: &str) -> Cow<'_, str> {
    // The full-width forms are what Japanese keyboards give and Excel takes as well.
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(signs) && !is_plain_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let mut parts = digits.splitn(2, ['.', ',']);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.next().is_some_and(is_digits) && parts.next().is_none_or(is_digits)
}
