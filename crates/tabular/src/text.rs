//! Text with delimiters: records, and which delimiter separates their cells.

use crate::error::ReadError;
use crate::read::Limits;

/// One record, kept between calls so that reading allocates nothing per row.
#[derive(Debug, Default)]
pub(crate) struct Record {
    text: String,
    ends: Vec<usize>,
    /// A quoted cell went on after its closing quotation mark.
    pub(crate) stray_quote: bool,
    /// The file ended inside quotation marks.
    pub(crate) unclosed_quote: bool,
}

impl Record {
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| &self.text[std::mem::replace(&mut start, end)..end])
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.stray_quote = false;
        self.unclosed_quote = false;
    }
}

/// The records of a text, as RFC 4180 has them and as programs write them anyway: any line ending
/// (always given as `\n` inside a cell), quotation marks inside unquoted cells kept, blank lines
/// counted.
#[derive(Debug)]
pub(crate) struct Records<'t> {
    text: &'t str,
    at: usize,
    /// None reads each line as one cell.
    delimiter: Option<u8>,
    limits: &'t Limits,
    /// The number of the latest record, from 1.
    pub(crate) number: u32,
}

impl<'t> Records<'t> {
    pub(crate) fn new(text: &'t str, delimiter: Option<u8>, limits: &'t Limits) -> Self {
        Self { text, at: 0, delimiter, limits, number: 0 }
    }

    /// Whether all text is read.
    pub(crate) fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Reads the next record; false at the end.
    pub(crate) fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        record.clear();
        if self.at_end() {
            return Ok(false);
        }
        self.number = self.number.saturating_add(1);
        let bytes = self.text.as_bytes();
        loop {
            let start = record.text.len();
            let quoted = bytes.get(self.at) == Some(&b'"');
            if quoted {
                self.at += 1;
                self.quoted(record);
            }
            let delimiter = self.delimiter;
            let rest = self.until(|byte| Some(byte) == delimiter || byte == b'\n' || byte == b'\r');
            record.stray_quote |= quoted && !rest.trim().is_empty();
            record.text.push_str(rest);
            record.ends.push(record.text.len());
            if record.ends.len() > self.limits.columns {
                let (row, limit) = (self.number, self.limits.columns);
                return Err(ReadError::TooManyColumns { row, limit });
            }
            if record.text.len() - start > self.limits.cell {
                let (row, column) = (self.number, record.ends.len() - 1);
                return Err(ReadError::CellTooLong { row, column, limit: self.limits.cell });
            }
            match bytes.get(self.at) {
                None => return Ok(true),
                Some(b'\n') => {
                    self.at += 1;
                    return Ok(true);
                }
                Some(b'\r') => {
                    self.at += 1 + usize::from(bytes.get(self.at + 1) == Some(&b'\n'));
                    return Ok(true);
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// The text up to a byte that ends it, or to the end; stops before that byte. The byte must
    /// be ASCII, so that the text is cut between letters.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> &'t str {
        let rest = &self.text[self.at..];
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Reads a quoted cell from after its opening quotation mark past its closing one.
    fn quoted(&mut self, record: &mut Record) {
        let bytes = self.text.as_bytes();
        loop {
            record.text.push_str(self.until(|byte| byte == b'"' || byte == b'\r'));
            match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (None, _) => {
                    record.unclosed_quote = true;
                    return;
                }
                (Some(b'"'), Some(b'"')) => {
                    record.text.push('"');
                    self.at += 2;
                }
                (Some(b'"'), _) => {
                    self.at += 1;
                    return;
                }
                (Some(_), next) => {
                    record.text.push('\n');
                    self.at += 1 + usize::from(next == Some(&b'\n'));
                }
            }
        }
    }
}

/// Excel's own way to name the delimiter: a first line that reads `sep=;`. Gives the delimiter and
/// the text after that line.
pub(crate) fn named_delimiter(text: &str) -> Option<(u8, &str)> {
    let line = text.split(['\r', '\n']).next()?;
    let named = line.trim_matches('"');
    let prefix = named.get(..4)?;
    let &[delimiter] = &named.as_bytes()[4..] else { return None };
    if !prefix.eq_ignore_ascii_case("sep=") || !delimiter.is_ascii() || delimiter == b'"' {
        return None;
    }
    let rest = &text[line.len()..];
    let rest = rest.strip_prefix('\r').unwrap_or(rest);
    Some((delimiter, rest.strip_prefix('\n').unwrap_or(rest)))
}

/// How much text the search for a delimiter looks at.
const SAMPLE_BYTES: usize = 256 * 1024;
const SAMPLE_RECORDS: usize = 200;

/// The delimiter that gives the most even table; none if the text has a single column.
pub(crate) fn find_delimiter(text: &str) -> Option<u8> {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let mut best: Option<(f64, u8)> = None;
    for delimiter in *b";\t,|" {
        let score = evenness(sample, delimiter, end < text.len());
        if score > 0.4 && best.is_none_or(|(so_far, _)| score > so_far + 1e-9) {
            best = Some((score, delimiter));
        }
    }
    best.map(|(_, delimiter)| delimiter)
}

/// How evenly, and how many of, the records a delimiter divides, 0 to a little over 1.
fn evenness(sample: &str, delimiter: u8, truncated: bool) -> f64 {
    let limits = Limits { columns: usize::MAX, cell: usize::MAX, ..Limits::default() };
    let mut records = Records::new(sample, Some(delimiter), &limits);
    let mut record = Record::default();
    let mut widths: Vec<usize> = Vec::new();
    let (mut cells, mut spaced, mut stray) = (0usize, 0usize, 0usize);
    while widths.len() < SAMPLE_RECORDS && matches!(records.next(&mut record), Ok(true)) {
        // The last record of a cut sample is cut too.
        if truncated && records.at_end() && !widths.is_empty() {
            break;
        }
        if record.cells().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        cells += record.ends.len() - 1;
        spaced += record.cells().skip(1).filter(|cell| cell.starts_with(' ')).count();
        stray += usize::from(record.stray_quote || record.unclosed_quote);
        widths.push(record.ends.len());
    }
    if cells == 0 {
        return 0.0;
    }
    let records = widths.len();
    widths.sort_unstable();
    let mut even = 0.0_f64;
    for run in widths.chunk_by(|a, b| a == b).filter(|run| run[0] > 1) {
        // More columns break a tie: the right delimiter divides further than one in the text.
        let columns = 1.0 - 1.0 / run[0] as f64;
        even = even.max(run.len() as f64 / records as f64 + 0.05 * columns);
    }
    // Prose has a space after its commas and semicolons, data seldom.
    let prose = spaced as f64 / cells as f64;
    let divided = widths.iter().filter(|width| **width > 1).count() as f64 / records as f64;
    f64::midpoint(even, divided) * (1.0 - 0.9 * prose) * (1.0 - stray as f64 / records as f64)
}
