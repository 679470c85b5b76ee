//! Figures that were worked out before the rest: each has a mark, and under the table stands from when they are. Why a
//! figure is older is not told, because it would say that few answered.

use store::Time;
use web::Cx;

use crate::matrix::{Figures, Row};

/// The dates of the older figures of a table, each with its mark.
pub(super) struct Dates {
    /// In the order of time; none twice.
    words: Vec<String>,
}

/// The date of an older figure.
pub(super) struct Dated {
    /// The mark it shares with the line under the table.
    pub(super) mark: String,
    /// The same for those who listen.
    pub(super) spoken: String,
}

impl Dates {
    /// The dates in these rows.
    pub(super) fn of<'a>(cx: &Cx, rows: impl Iterator<Item = &'a Row>) -> Self {
        let cells = rows.flat_map(|row| row.cells.iter().flatten());
        let mut times: Vec<Time> = cells.filter_map(|figures| figures.as_of).collect();
        times.sort_unstable();
        let mut words: Vec<String> = times.into_iter().map(|time| cx.date_of(time)).collect();
        words.dedup();
        Self { words }
    }

    /// What marks a figure; nothing if it is as new as the rest.
    pub(super) fn dated(&self, cx: &Cx, figures: &Figures) -> Option<Dated> {
        let date = cx.date_of(figures.as_of?);
        let place = self.words.iter().position(|words| *words == date)?;
        Some(Dated { mark: mark(place), spoken: cx.t1("matrix-older-spoken", "date", date) })
    }

    /// The lines under the table: each mark and what it stands for.
    pub(super) fn lines(&self, cx: &Cx) -> Vec<(String, String)> {
        let line = |(place, date)| (mark(place), cx.t1("matrix-older", "date", date));
        self.words.iter().enumerate().map(line).collect()
    }
}

/// `¹`, `²` and so on.
fn mark(place: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = (place + 1).to_string().into_bytes();
    digits.into_iter().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

/// A name with the date of its figure, where that is older: for charts, which have no place for marks.
pub(super) fn with_date(cx: &Cx, name: &str, figures: Option<&Figures>) -> String {
    match figures.and_then(|figures| figures.as_of) {
        Some(time) => cx.t2("matrix-older-name", "name", name, "date", cx.date_of(time)),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn marks_are_raised_figures() {
        assert_eq!([0, 1, 9, 22].map(mark), ["¹", "²", "¹⁰", "²³"]);
    }
}
