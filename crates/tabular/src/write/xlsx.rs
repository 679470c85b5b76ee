//! XLSX with headings, formats and notes. Text is always text, never a formula.

use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use thiserror::Error;

/// Why a workbook could not be written: more rows or columns than Excel has room for, or out of
/// memory.
#[derive(Debug, Error)]
#[error("the workbook could not be written: {0}")]
pub struct WriteError(#[from] XlsxError);

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column<'a> {
    /// The heading.
    pub heading: Cow<'a, str>,
    /// What it holds.
    pub kind: ColumnKind,
}

impl<'a> Column<'a> {
    /// A column with a heading.
    pub fn new(heading: impl Into<Cow<'a, str>>, kind: ColumnKind) -> Self {
        Self { heading: heading.into(), kind }
    }
}

/// What a column holds, and thereby how its numbers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// Whole numbers with thousands apart.
    Integer,
    /// Numbers with one decimal.
    Decimal,
    /// Shares from 0 to 1, shown as whole per cent.
    Percent,
    /// Dates, shown as `2024-01-31`.
    Date,
}

impl ColumnKind {
    fn format(self) -> Format {
        Format::new().set_align(FormatAlign::Top).set_num_format(match self {
            Self::Text => "@",
            Self::Integer => "#,##0",
            Self::Decimal => "#,##0.0",
            Self::Percent => "0%",
            Self::Date => "yyyy-mm-dd",
        })
    }
}

/// A cell to write.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like.
    Text(Cow<'a, str>),
    /// A number; one that is not finite is left empty.
    Number(f64),
    /// A day.
    Date(Date),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Value<'_> {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A workbook being put together in memory.
#[derive(Default)]
pub struct Xlsx {
    book: Workbook,
    names: Vec<String>,
}

/// The longest text Excel has room for in a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

impl Xlsx {
    /// An empty workbook.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a sheet of text: a title and paragraphs under it, such as what the figures rest on.
    pub fn notes<S: AsRef<str>>(
        &mut self,
        name: &str,
        title: &str,
        paragraphs: impl IntoIterator<Item = S>,
    ) -> Result<&mut Self, WriteError> {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let sheet = self.add(name)?;
        sheet.set_column_width(0, 100)?;
        let heading = Format::new().set_bold().set_font_size(14);
        sheet.write_string_with_format(0, 0, fitting(title), &heading)?;
        for (position, paragraph) in paragraphs.into_iter().enumerate() {
            let row = u32::try_from(position + 2).unwrap_or(u32::MAX);
            sheet.write_string_with_format(row, 0, fitting(paragraph.as_ref()), &wrapped)?;
        }
        Ok(self)
    }

    /// Adds a table: bold headings that stay in view, a filter, columns as wide as their content.
    ///
    /// # Errors
    /// More rows or columns than Excel has room for.
    pub fn sheet<'v>(
        &mut self,
        name: &str,
        columns: &[Column<'_>],
        rows: impl IntoIterator<Item = impl IntoIterator<Item = Value<'v>>>,
    ) -> Result<&mut Self, WriteError> {
        let formats: Vec<Format> = columns.iter().map(|column| column.kind.format()).collect();
        let general = Format::new();
        let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let sheet = self.add(name)?;
        // Room for the filter's button beside the heading.
        let mut widths: Vec<usize> =
            columns.iter().map(|column| column.heading.chars().count() + 3).collect();
        for (position, column) in columns.iter().enumerate() {
            let heading = fitting(&column.heading);
            sheet.write_string_with_format(0, column_number(position), heading, &bold)?;
        }
        let mut last = 0;
        for row in rows {
            last += 1;
            for (position, value) in row.into_iter().enumerate() {
                let format = formats.get(position).unwrap_or(&general);
                let width = write_value(sheet, last, column_number(position), &value, format)?;
                if let Some(widest) = widths.get_mut(position) {
                    *widest = width.max(*widest);
                }
            }
        }
        for (position, width) in widths.into_iter().enumerate() {
            let width = width.clamp(8, 60) as f64 + 1.0;
            sheet.set_column_width(column_number(position), width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        if !columns.is_empty() {
            sheet.autofilter(0, 0, last, column_number(columns.len() - 1))?;
        }
        Ok(self)
    }

    /// The finished file.
    pub fn into_bytes(mut self) -> Result<Vec<u8>, WriteError> {
        Ok(self.book.save_to_buffer()?)
    }

    /// Adds a sheet under a name that Excel takes and no other sheet has.
    fn add(&mut self, name: &str) -> Result<&mut Worksheet, WriteError> {
        let clean: String = name
            .chars()
            .map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c })
            .collect();
        let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
        let base = if clean.is_empty() { "1" } else { clean };
        let mut candidate = shortened(base, 31).to_owned();
        let mut number = 2;
        while self.names.contains(&candidate.to_lowercase()) {
            candidate = format!("{} {number}", shortened(base, 31 - 1 - digits(number)));
            number += 1;
        }
        self.names.push(candidate.to_lowercase());
        Ok(self.book.add_worksheet().set_name(candidate)?)
    }
}

fn column_number(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

/// Writes a value and gives its width in characters.
fn write_value(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value<'_>,
    format: &Format,
) -> Result<usize, WriteError> {
    match value {
        Value::Text(text) if !text.is_empty() => {
            sheet.write_string_with_format(row, column, fitting(text), format)?;
            return Ok(text.lines().map(|line| line.chars().count()).max().unwrap_or(0));
        }
        Value::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, format)?;
            // Digits, a sign, a decimal, and a space for each thousand.
            let digits = number.abs().max(1.0).log10() as usize + 1;
            return Ok(digits + digits / 3 + 3);
        }
        Value::Date(date) => {
            let days = date.duration_since(jiff::civil::date(1899, 12, 30)).as_hours() / 24;
            sheet.write_number_with_format(row, column, days as f64, format)?;
            return Ok(10);
        }
        Value::Empty | Value::Text(_) | Value::Number(_) => {}
    }
    Ok(0)
}

/// Text cut to what a cell has room for.
fn fitting(text: &str) -> &str {
    shortened(text, LONGEST_TEXT)
}

/// The beginning of a text, of at most so many UTF-16 units.
fn shortened(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > limit
    });
    end.map_or(text, |(at, _)| text[..at].trim_end())
}
