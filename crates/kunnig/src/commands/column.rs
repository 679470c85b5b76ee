//! Finding the columns of a file by their headings.

use tabular::Table;
use tabular::parse::clean;

/// The column with a heading, whatever its capitals; in words which headings there are, where there is none.
pub(super) fn column(table: &Table, heading: &str) -> Result<usize, String> {
    let plain = |text: &str| clean(text).to_lowercase();
    let headings = || table.headers.iter();
    let found = headings()
        .position(|header| header == heading)
        .or_else(|| headings().position(|header| plain(header) == plain(heading)));
    found.ok_or_else(|| {
        let there: Vec<&str> =
            headings().map(String::as_str).filter(|header| !header.is_empty()).collect();
        let row = table.source.header_row;
        format!(
            "there is no column {heading:?}; the headings in row {row} are: {}",
            there.join(", ")
        )
    })
}
