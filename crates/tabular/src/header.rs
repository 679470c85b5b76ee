//! Which row holds the headings.

use crate::parse;
use crate::table::{Row, Rows};

/// How many rows may stand above the headings, and how many are looked at to find them.
pub(crate) const LOOK_AHEAD: usize = 50;

/// The position of the headings among the rows. Exports often start with a title, a date and
/// notes: the headings are the first row about as wide as the table, and mostly words.
///
/// `grouped` tells whether a row (by number) has cells merged across columns: such a row names
/// groups of columns, not columns.
pub(crate) fn find(rows: &Rows, grouped: impl Fn(u32) -> bool) -> usize {
    let filled = |row: &Row<'_>| row.iter().filter(|cell| !parse::clean(cell).is_empty()).count();
    let counts: Vec<usize> = rows.iter().take(LOOK_AHEAD).map(|row| filled(&row)).collect();
    let mut sorted = counts.clone();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    // The second widest row, so that a single overlong row does not hide the headings.
    let width = match sorted[..] {
        [_, second, ..] if second > 1 => second,
        [first, ..] => first,
        [] => return 0,
    };
    let wide_enough = |position: &usize| counts[*position] * 5 >= width * 3;
    let words = |position: &usize| {
        let numbers = rows
            .get(*position)
            .map_or(0, |row| row.iter().filter(|cell| parse::number(cell).is_some()).count());
        numbers * 2 <= counts[*position]
    };
    let one_to_one =
        |position: &usize| rows.get(*position).is_some_and(|row| !grouped(row.number()));
    let candidates = || (0..counts.len()).filter(wide_enough);
    candidates()
        .filter(one_to_one)
        .find(words)
        .or_else(|| candidates().find(words))
        .or_else(|| candidates().next())
        .unwrap_or(0)
}

/// The headings of a row: line breaks and repeated spaces become one space, empty columns at the
/// end are left out.
pub(crate) fn headings(row: &Row<'_>) -> Vec<String> {
    let mut headers: Vec<String> = row
        .iter()
        .map(|cell| parse::clean(cell).split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    while headers.last().is_some_and(String::is_empty) {
        headers.pop();
    }
    headers
}
