//! From the bytes of a file to a table.

use crate::encoding::{Encoding, decode};
use crate::error::ReadError;
use crate::table::{Findings, Format, ProblemKind, Rows, Source, Table};
use crate::text::{Record, Records, find_delimiter, named_delimiter};
use crate::{header, parse, workbook};

/// How much a file may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as handed in.
    pub bytes: u64,
    /// Bytes it may unpack to (workbooks are compressed), bytes its parts may take while they are
    /// read, and bytes of the table kept, where an empty cell takes four; at most 4 GiB.
    pub unpacked: u64,
    /// Rows of data.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Bytes in one cell.
    pub cell: usize,
}

impl Default for Limits {
    /// What a form on the web should take: a million rows and 256 MiB.
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            unpacked: 1 << 30,
            rows: 1_000_000,
            columns: 2_000,
            cell: 128 * 1024,
        }
    }
}

/// How to read a file when the person has looked at the first try and knows better.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How much the file may hold.
    pub limits: Limits,
    /// The sheet to read; else the first visible one with content.
    pub sheet: Option<String>,
    /// The row the headings stand in, as a spreadsheet numbers it; else it is found.
    pub header_row: Option<u32>,
}

/// Reads a CSV or XLSX file, whatever its name.
///
/// # Errors
/// See [`ReadError`]. A readable table with faults is not an error: see [`Table::problems`].
pub fn read(bytes: &[u8], limits: Limits) -> Result<Table, ReadError> {
    read_with(bytes, &Options { limits, ..Options::default() })
}

/// Reads a file with a sheet or a row of headings chosen.
///
/// # Errors
/// As [`read`], and [`ReadError::NoSuchSheet`].
pub fn read_with(bytes: &[u8], options: &Options) -> Result<Table, ReadError> {
    let limits = &options.limits;
    if bytes.len() as u64 > limits.bytes {
        return Err(ReadError::TooLarge { found: bytes.len() as u64, limit: limits.bytes });
    }
    if let Some(table) = workbook::read(bytes, options)? {
        return Ok(table);
    }
    let (text, encoding) = decode(bytes)?;
    if text.trim_start().starts_with('<') && looks_like_markup(&text) || looks_binary(&text) {
        return Err(ReadError::NotATable);
    }
    read_text(&text, encoding, options)
}

fn read_text(text: &str, encoding: Encoding, options: &Options) -> Result<Table, ReadError> {
    let limits = &options.limits;
    let (delimiter, text) = match named_delimiter(text) {
        Some((delimiter, rest)) => (Some(delimiter), rest),
        None => (find_delimiter(text), text),
    };
    if text.chars().all(|c| c.is_whitespace() || ",;|\"".contains(c)) {
        return Err(ReadError::Empty);
    }
    let mut records = Records::new(text, delimiter, limits);
    let mut record = Record::default();
    let mut rows = Rows::default();
    let mut findings = Findings::default();
    while records.next(&mut record)? {
        let number = records.number;
        rows.push(number, record.cells(), limits)?;
        if record.unclosed_quote {
            findings.report(number, None, ProblemKind::UnclosedQuote);
        } else if record.stray_quote {
            findings.report(number, None, ProblemKind::StrayQuote);
        }
    }
    let source = Source {
        format: Format::Text,
        encoding: Some(encoding),
        delimiter: delimiter.map(char::from),
        header_row: 0,
        sheet: None,
        sheets: Vec::new(),
    };
    finish(rows, source, findings, |_| false, options)
}

/// Finds the headings and checks the rows under them.
pub(crate) fn finish(
    mut rows: Rows,
    mut source: Source,
    mut findings: Findings,
    grouped: impl Fn(u32) -> bool,
    options: &Options,
) -> Result<Table, ReadError> {
    let position = match options.header_row {
        Some(number) => {
            rows.iter().position(|row| row.number() >= number).ok_or(ReadError::Empty)?
        }
        None => header::find(&rows, grouped),
    };
    let Some(row) = rows.get(position) else { return Err(ReadError::Empty) };
    let headers = header::headings(&row);
    source.header_row = row.number();
    rows.forget_first(position + 1);
    if rows.len() > options.limits.rows {
        return Err(ReadError::TooManyRows { limit: options.limits.rows });
    }
    findings.forget_above(source.header_row);
    let garbled = rows.any_contains(&GARBLED);
    for row in rows.iter() {
        let width = headers.len();
        if (width..row.len()).any(|column| !parse::clean(row.get(column)).is_empty()) {
            findings.report(row.number(), None, ProblemKind::LongRow);
        }
        if garbled {
            for (column, cell) in row.iter().enumerate() {
                if GARBLED.iter().any(|sign| cell.contains(sign)) {
                    findings.report(row.number(), Some(column), ProblemKind::GarbledText);
                }
            }
        }
    }
    let Findings { kept: mut problems, count: problem_count } = findings;
    problems.sort_by_key(|problem| (problem.row, problem.column));
    Ok(Table { headers, rows, source, problems, problem_count })
}

/// A lost letter, and å ä ö Å Ä Ö é as they look when UTF-8 has been read as Windows-1252.
const GARBLED: [&str; 8] =
    ["\u{fffd}", "Ã¥", "Ã¤", "Ã¶", "Ã\u{2026}", "Ã\u{201e}", "Ã\u{2013}", "Ã©"];

/// Web pages and XML, which some systems hand out with a name that ends in `.xls`.
fn looks_like_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(10).collect::<String>().to_lowercase();
    ["<html", "<table", "<?xml", "<!doctype", "<head", "<meta"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Pictures and programs decode to text full of control characters; PDF says so itself.
fn looks_binary(text: &str) -> bool {
    let sample = || text.chars().take(8192);
    let controls = sample().filter(|c| c.is_control() && !c.is_whitespace()).count();
    text.starts_with("%PDF-") || text.starts_with("{\\rtf") || controls * 50 > sample().count()
}
