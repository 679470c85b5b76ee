//! Cells of the heat map in the reader's words.

use web::Cx;
use web::charts::strip;

use super::dates::{Dated, Dates};
use super::range;
use crate::matrix::Figures;

/// A cell as it is drawn.
pub(super) enum Cell {
    /// Nothing is known, or nothing may be shown: the two look the same.
    Unknown,
    /// Figures.
    Known {
        /// `gap-0` to `gap-4`, or nothing where nothing is needed.
        class: &'static str,
        /// The gap, or the level where nothing is needed.
        figure: String,
        /// The same for those who listen.
        spoken: String,
        /// `1,5 of 3`.
        current: String,
        /// Interval and people, for those who listen.
        detail: String,
        /// The strip.
        strip: String,
        /// From when, if the figures are older than the rest.
        dated: Option<Dated>,
    },
}

/// From this on a gap shows as 0.1 and is one.
pub(super) const SMALLEST_GAP: f64 = 0.05;

/// The class of a gap, in steps of three quarters of a level.
pub(super) fn gap_class(gap: f64) -> &'static str {
    match gap {
        g if g < SMALLEST_GAP => "gap-0",
        g if g < 0.75 => "gap-1",
        g if g < 1.5 => "gap-2",
        g if g < 2.25 => "gap-3",
        _ => "gap-4",
    }
}

/// A gap as it is written: how much is missing, as in the formula of the priority.
pub(super) fn gap_words(cx: &Cx, gap: f64) -> String {
    if gap < SMALLEST_GAP { cx.t("matrix-reached").to_owned() } else { cx.dec(gap) }
}

/// A needed level: whole for a role, with a decimal for an average.
pub(crate) fn level_words(cx: &Cx, level: f64) -> String {
    if level.fract() == 0.0 { cx.int(level) } else { cx.dec(level) }
}

impl Cell {
    /// A cell of a role, or of all roles with the average of what they need.
    pub(super) fn new(
        cx: &Cx,
        dates: &Dates,
        figures: Option<&Figures>,
        needed: Option<f64>,
    ) -> Self {
        let Some(figures) = figures else { return Self::Unknown };
        let dated = dates.dated(cx, figures);
        let strip = strip(figures.mean, figures.low, figures.high, needed);
        let detail = cx.t2(
            "matrix-cell-detail",
            "range",
            range(cx, figures.low, figures.high),
            "people",
            figures.people,
        );
        let mean = cx.dec(figures.mean);
        let Some(needed) = needed else {
            let (figure, spoken) = (mean, String::new());
            let current = cx.t("matrix-no-need").to_owned();
            return Self::Known { class: "", figure, spoken, current, detail, strip, dated };
        };
        let gap = figures.gap(needed);
        let (figure, spoken) = if gap < SMALLEST_GAP {
            ("✓".to_owned(), cx.t("matrix-reached").to_owned())
        } else {
            let words = cx.dec(gap);
            let spoken = cx.t1("matrix-gap-spoken", "gap", &words);
            (words, spoken)
        };
        let needed = level_words(cx, needed);
        let current = cx.t2("matrix-of-needed", "current", mean, "needed", needed);
        Self::Known { class: gap_class(gap), figure, spoken, current, detail, strip, dated }
    }
}

#[cfg(test)]
mod tests {
    use super::gap_class;

    #[test]
    fn colours_follow_the_size_of_the_gap() {
        let classes: Vec<_> = [0.0, 0.04, 0.06, 0.74, 0.75, 1.5, 2.25, 4.0].map(gap_class).into();
        let expected = ["gap-0", "gap-0", "gap-1", "gap-1", "gap-2", "gap-3", "gap-4", "gap-4"];
        assert_eq!(classes, expected);
    }
}
