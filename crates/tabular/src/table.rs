//! A table in memory: all cells in one string, so that a million rows stay small.

use crate::encoding::Encoding;
use crate::error::ReadError;
use crate::read::Limits;
use serde::Serialize;

/// A table as it was handed in: headings, rows and how they were found.
#[derive(Debug, Clone)]
pub struct Table {
    /// The headings, trimmed, in file order; empty for a column without one.
    pub headers: Vec<String>,
    /// The rows under the headings; rows without any content are left out.
    pub rows: Rows,
    /// What the file turned out to be.
    pub source: Source,
    /// What to warn about, in row order; at most [`Table::MAX_PROBLEMS`] are kept.
    pub problems: Vec<Problem>,
    /// How many problems there are, including those not kept.
    pub problem_count: usize,
}

impl Table {
    /// How many problems are kept one by one.
    pub const MAX_PROBLEMS: usize = 1_000;
}

/// Problems being collected.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) kept: Vec<Problem>,
    pub(crate) count: usize,
}

impl Findings {
    pub(crate) fn report(&mut self, row: u32, column: Option<usize>, kind: ProblemKind) {
        self.count += 1;
        if self.kept.len() < Table::MAX_PROBLEMS {
            self.kept.push(Problem { row, column, kind });
        }
    }

    /// Forgets what stands above a row.
    pub(crate) fn forget_above(&mut self, row: u32) {
        let before = self.kept.len();
        self.kept.retain(|problem| problem.row >= row);
        self.count -= before - self.kept.len();
    }
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The file format.
    pub format: Format,
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// The delimiter of a text file; none if it has a single column.
    pub delimiter: Option<char>,
    /// The row the headings stand in, as a spreadsheet numbers it, from 1.
    pub header_row: u32,
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// All visible sheets of a workbook, in order.
    pub sheets: Vec<String>,
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Text with delimiters.
    Text,
    /// Excel 2007 and later.
    Xlsx,
}

/// Something in a table that a person should look at before it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The row, as a spreadsheet numbers it, from 1.
    pub row: u32,
    /// Zero-based column, when it concerns one cell.
    pub column: Option<usize>,
    /// What is the matter.
    pub kind: ProblemKind,
}

/// What is the matter with a row or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// The row has content in more columns than there are headings.
    LongRow,
    /// The cell is an error of the spreadsheet, such as `#REF!`.
    ErrorCell,
    /// Letters were lost or garbled (`Ã¥`) before the file came here.
    GarbledText,
    /// A quoted cell goes on after its closing quotation mark.
    StrayQuote,
    /// A quotation mark is never closed: the rest of the file ended up in this row.
    UnclosedQuote,
}

impl ProblemKind {
    /// A stable id, in kebab case, to translate by.
    pub fn key(self) -> &'static str {
        match self {
            Self::LongRow => "long-row",
            Self::ErrorCell => "error-cell",
            Self::GarbledText => "garbled-text",
            Self::StrayQuote => "stray-quote",
            Self::UnclosedQuote => "unclosed-quote",
        }
    }
}

/// The rows of a table: four bytes a cell and eight a row beside the text itself.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    index: Vec<Start>,
}

#[derive(Debug, Clone, Copy)]
struct Start {
    /// The row's first cell in `ends`.
    cell: u32,
    /// The row's number in the file.
    number: u32,
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The row at a zero-based position among the rows of data.
    pub fn get(&self, position: usize) -> Option<Row<'_>> {
        (position < self.len()).then(|| self.at(position))
    }

    fn at(&self, position: usize) -> Row<'_> {
        let Start { cell, number } = self.index[position];
        let first = cell as usize;
        let last = self.index.get(position + 1).map_or(self.ends.len(), |next| next.cell as usize);
        let from = if first == 0 { 0 } else { self.ends[first - 1] };
        Row { text: &self.text, from, ends: &self.ends[first..last], number }
    }

    /// All rows in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.len()).map(|position| self.at(position))
    }

    /// Adds a row unless all its cells are blank.
    pub(crate) fn push<'c>(
        &mut self,
        number: u32,
        cells: impl Iterator<Item = &'c str>,
        limits: &Limits,
    ) -> Result<(), ReadError> {
        let (text_before, ends_before) = (self.text.len(), self.ends.len());
        let mut blank = true;
        for (column, cell) in cells.enumerate() {
            if column >= limits.columns {
                return Err(ReadError::TooManyColumns { row: number, limit: limits.columns });
            }
            if cell.len() > limits.cell {
                return Err(ReadError::CellTooLong { row: number, column, limit: limits.cell });
            }
            blank &= cell.trim().is_empty();
            self.text.push_str(cell);
            self.ends.push(self.text.len() as u32);
        }
        if blank {
            self.text.truncate(text_before);
            self.ends.truncate(ends_before);
            return Ok(());
        }
        // Offsets are 32 bits wide, so the text may not outgrow them. A cell takes memory also
        // when it is empty: many rows with one cell far to the right are a small file.
        let limit = limits.unpacked.min(u64::from(u32::MAX) - limits.cell as u64);
        let index = size_of_val(&self.ends[..]) + size_of_val(&self.index[..]);
        let found = (self.text.len() + index) as u64;
        if found > limit {
            return Err(ReadError::TooLarge { found, limit });
        }
        // The rows above the headings are not known yet: leave room for them.
        if self.index.len() >= limits.rows.saturating_add(crate::header::LOOK_AHEAD) {
            return Err(ReadError::TooManyRows { limit: limits.rows });
        }
        self.index.push(Start { cell: ends_before as u32, number });
        Ok(())
    }

    /// Forgets the first `count` rows: title, notes and headings.
    pub(crate) fn forget_first(&mut self, count: usize) {
        self.index.drain(..count.min(self.index.len()));
    }

    /// Whether any cell holds one of the needles.
    pub(crate) fn any_contains(&self, needles: &[&str]) -> bool {
        needles.iter().any(|needle| self.text.contains(needle))
    }
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    text: &'t str,
    from: u32,
    ends: &'t [u32],
    number: u32,
}

impl<'t> Row<'t> {
    /// The cell in a zero-based column, exactly as written; empty where the row is too short.
    pub fn get(&self, column: usize) -> &'t str {
        let Some(&end) = self.ends.get(column) else { return "" };
        let start = if column == 0 { self.from } else { self.ends[column - 1] };
        &self.text[start as usize..end as usize]
    }

    /// How many cells were written in the row; may differ from the number of headings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether the row has no cells.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The row's number as a spreadsheet shows it, from 1; blank rows count.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The cells in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'t str> + use<'t> {
        let row = *self;
        (0..row.len()).map(move |column| row.get(column))
    }
}
