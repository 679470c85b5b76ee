//! XLSX workbooks, read cell by cell.

use crate::error::ReadError;
use crate::read::{Limits, Options, finish};
use crate::table::{Findings, Format, ProblemKind, Rows, Source, Table};
use crate::{archive, parse};
use calamine::{
    DataRef, DataType, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError,
};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The rows Excel has; a sheet with a higher number is damaged.
const MAX_ROWS: u32 = 1 << 20;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads a workbook; none if the bytes are not one.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Option<Table>, ReadError> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound_file(bytes));
    }
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return Ok(None);
    }
    archive::inspect(bytes, options.limits.unpacked)?;
    // A damaged workbook must never take the program down with it.
    catch_unwind(AssertUnwindSafe(|| {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| corrupt(&error))?;
        first_with_content(&mut book, options)
    }))
    .unwrap_or_else(|_| Err(corrupt("the reader gave up")))
    .map(Some)
}

/// Office's older container holds the old Excel format, or a newer workbook under a password.
fn compound_file(bytes: &[u8]) -> ReadError {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        ReadError::PasswordProtected
    } else if holds("Workbook") || holds("Book") {
        ReadError::OtherFormat
    } else {
        ReadError::NotATable
    }
}

fn corrupt(detail: &(impl ToString + ?Sized)) -> ReadError {
    ReadError::Corrupt { detail: detail.to_string() }
}

/// The names of the visible worksheets; of all worksheets if none is visible.
fn sheets_of(book: &Book<'_>) -> Vec<String> {
    let names = |hidden: bool| -> Vec<String> {
        book.sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .filter(|sheet| hidden || sheet.visible == SheetVisible::Visible)
            .map(|sheet| sheet.name.clone())
            .collect()
    };
    Some(names(false)).filter(|visible| !visible.is_empty()).unwrap_or_else(|| names(true))
}

fn first_with_content(book: &mut Book<'_>, options: &Options) -> Result<Table, ReadError> {
    let sheets = sheets_of(book);
    let wanted = options.sheet.as_deref();
    if let Some(name) = wanted.filter(|name| !sheets.iter().any(|sheet| sheet == name)) {
        return Err(ReadError::NoSuchSheet { name: name.to_owned() });
    }
    for name in sheets.iter().filter(|sheet| wanted.is_none_or(|name| name == *sheet)) {
        let sheet = Sheet::read(book, name, options)?;
        if sheet.rows.is_empty() {
            continue;
        }
        let source = Source {
            format: Format::Xlsx,
            encoding: None,
            delimiter: None,
            header_row: 0,
            sheet: Some(name.clone()),
            sheets: sheets.clone(),
        };
        let Sheet { rows, errors, grouped, .. } = sheet;
        return finish(rows, source, errors, |row| grouped.contains(&row), options);
    }
    Err(ReadError::Empty)
}

/// A sheet being collected row by row.
#[derive(Default)]
struct Sheet {
    rows: Rows,
    errors: Findings,
    /// Rows, from 1, with cells merged across columns.
    grouped: HashSet<u32>,
    /// Cells merged down: by column and first row (from 0), the last row.
    merged: BTreeMap<(u32, u32), u32>,
    /// The merged areas under way: by column, the last row and the text.
    filling: BTreeMap<u32, (u32, String)>,
    /// The row under way, from 0, and its cells by column.
    row: u32,
    cells: Vec<(u32, String)>,
}

impl Sheet {
    /// Reads a sheet as a stream: one that claims to be huge costs nothing until it is.
    fn read(book: &mut Book<'_>, name: &str, options: &Options) -> Result<Self, ReadError> {
        let mut sheet = Self::default();
        for area in book.merge_cells_by_sheet_name(name).map_err(|error| corrupt(&error))? {
            if area.end.1 > area.start.1 {
                sheet.grouped.insert(area.start.0.saturating_add(1));
            }
            if area.end.0 > area.start.0 {
                sheet.merged.insert((area.start.1, area.start.0), area.end.0);
            }
        }
        let mut cells = match book.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
            Err(error) => return Err(corrupt(&error)),
        };
        let mut text = String::new();
        while let Some(cell) = cells.next_cell().map_err(|error| corrupt(&error))? {
            let (row, column) = cell.get_position();
            if row >= MAX_ROWS {
                return Err(corrupt("a row beyond the last"));
            }
            sheet.value(row, column, cell.get_value(), &mut text, &options.limits)?;
        }
        sheet.end_row(&options.limits)?;
        Ok(sheet)
    }

    /// Takes a cell's value as text; `text` is scratch space.
    fn value(
        &mut self,
        row: u32,
        column: u32,
        value: &DataRef<'_>,
        text: &mut String,
        limits: &Limits,
    ) -> Result<(), ReadError> {
        text.clear();
        if let Some(string) = value.get_string() {
            text.push_str(string);
        } else if let Some(number) = value.get_float() {
            write_number(number, text);
        } else if let Some(number) = value.get_int() {
            let _ = write!(text, "{number}");
        } else if let Some(truth) = value.get_bool() {
            text.push_str(if truth { "true" } else { "false" });
        } else if let Some(moment) = value.get_datetime() {
            write_moment(moment, text);
        } else if let Some(iso) = value.get_datetime_iso() {
            write_iso(iso, text);
        } else if let Some(iso) = value.get_duration_iso() {
            text.push_str(iso);
        } else if let Some(error) = value.get_error() {
            let _ = write!(text, "{error}");
            self.errors.report(row + 1, Some(column as usize), ProblemKind::ErrorCell);
        } else {
            return Ok(());
        }
        self.cell(row, column, text, limits)
    }

    fn cell(
        &mut self,
        row: u32,
        column: u32,
        text: &str,
        limits: &Limits,
    ) -> Result<(), ReadError> {
        if row < self.row {
            return Err(corrupt("the rows are not in order"));
        }
        // The same shared text may stand in many cells, so it is refused before it is copied.
        if text.len() > limits.cell {
            let column = column as usize;
            return Err(ReadError::CellTooLong { row: row + 1, column, limit: limits.cell });
        }
        if row > self.row {
            self.end_row(limits)?;
            self.row = row;
        }
        if column as usize >= limits.columns {
            // Programs leave white space far to the right; only content counts.
            if parse::clean(text).is_empty() {
                return Ok(());
            }
            return Err(ReadError::TooManyColumns { row: row + 1, limit: limits.columns });
        }
        if self.cells.len() >= 4 * limits.columns {
            return Err(corrupt("a row has the same cell many times"));
        }
        // Carriage returns come along from some programs; a line break is always `\n`.
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        self.cells.push((column, text));
        Ok(())
    }

    /// Fills in what is merged from above and hands the row over.
    fn end_row(&mut self, limits: &Limits) -> Result<(), ReadError> {
        let row = self.row;
        self.filling.retain(|_, (last, _)| *last >= row);
        let mut cells = std::mem::take(&mut self.cells);
        cells.sort_by_key(|(column, _)| *column);
        let own = cells.len();
        for (column, (_, text)) in &self.filling {
            if cells[..own].binary_search_by_key(column, |(own, _)| *own).is_err() {
                cells.push((*column, text.clone()));
            }
        }
        if !self.merged.is_empty() {
            for (column, text) in &cells {
                if let Some(last) = self.merged.get(&(*column, row)) {
                    self.filling.insert(*column, (*last, text.clone()));
                }
            }
        }
        cells.sort_by_key(|(column, _)| *column);
        let width = cells.last().map_or(0, |(column, _)| column + 1);
        let mut given = cells.iter().peekable();
        let all = (0..width).map(|column| {
            let mut text = "";
            while let Some((_, found)) = given.next_if(|(at, _)| *at == column) {
                text = found;
            }
            text
        });
        self.rows.push(row + 1, all, limits)
    }
}

/// A number as Excel shows it: whole numbers without decimals, others with 15 digits.
fn write_number(number: f64, text: &mut String) {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    let _ = write!(text, "{rounded}");
}

/// `2024-01-31`, `2024-01-31 08:30:00` or, for a time of day or a duration, `08:30:00`.
fn write_moment(moment: ExcelDateTime, text: &mut String) {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        let seconds = (days * 86_400.0).round() as i64;
        let (sign, seconds) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let _ = write!(text, "{sign}{hours:02}:{minutes:02}:{seconds:02}");
        return;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let _ = write!(text, "{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) != (0, 0, 0) {
        let _ = write!(text, " {hour:02}:{minute:02}:{second:02}");
    }
}

fn write_iso(iso: &str, text: &mut String) {
    let iso = iso.strip_suffix("T00:00:00").unwrap_or(iso);
    text.push_str(&iso.replacen('T', " ", 1));
}
