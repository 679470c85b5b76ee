//! What an outcome hangs on: for each thing that is not sure, how far it alone moves the outcome.

use std::fmt::Write as _;

use super::bars::label;
use super::frame::{Caption, Table, figure};
use super::span::Span;
use crate::Cx;

/// One thing that is not sure.
#[derive(Debug, Clone, Default)]
pub struct Swing {
    /// Its name.
    pub label: String,
    /// The outcome with it at the low end of its range, as a share.
    pub at_low: f64,
    /// The outcome at its high end.
    pub at_high: f64,
}

/// The field in percent of the width: figures stand beside it on both sides.
const LEFT: f64 = 16.0;
const RIGHT: f64 = 84.0;
const ROW: u32 = 32;
const FOOT: u32 = 28;

/// Bars from the outcome at one end to the outcome at the other, the widest first; the upright mark is the outcome with
/// everything at its base. `ends` are the table's headings for the low and the high end.
#[must_use]
pub fn swings(
    cx: &Cx,
    caption: &Caption<'_>,
    base: f64,
    ends: (&str, &str),
    swings: &[Swing],
) -> String {
    let span = Span::over(swings.iter().flat_map(|swing| [swing.at_low, swing.at_high]));
    let x = |value: f64| LEFT + (RIGHT - LEFT) * span.share(value);
    let base = x(base);
    let mut rows = String::new();
    let mut bottom = 0;
    for swing in swings {
        let top = label(&mut rows, &swing.label, bottom);
        let (low, high) = (swing.at_low.min(swing.at_high), swing.at_low.max(swing.at_high));
        let (from, to, text) = (x(low), x(high), top + 20);
        let _ = write!(
            rows,
            "<rect class=\"bar series-1\" x=\"{from:.1}%\" y=\"{}\" width=\"{:.1}%\" height=\"18\"/>\
             <line class=\"needed\" x1=\"{base:.1}%\" x2=\"{base:.1}%\" y1=\"{}\" y2=\"{}\"/>\
             <text class=\"value end\" x=\"{from:.1}%\" dx=\"-8\" y=\"{text}\">{}</text>\
             <text class=\"value\" x=\"{to:.1}%\" dx=\"8\" y=\"{text}\">{}</text>",
            top + 6,
            to - from,
            top + 2,
            top + 28,
            cx.percent(low),
            cx.percent(high),
        );
        bottom = top + ROW;
    }
    let mut shapes = String::new();
    for value in span.lines() {
        let class = if value == 0.0 { "axis" } else { "grid" };
        let _ = write!(
            shapes,
            "<line class=\"{class}\" x1=\"{0:.1}%\" x2=\"{0:.1}%\" y1=\"0\" y2=\"{bottom}\"/>\
             <text class=\"label middle\" x=\"{0:.1}%\" y=\"{1}\">{2}</text>",
            x(value),
            bottom + 20,
            cx.percent(value),
        );
    }
    shapes.push_str(&rows);
    let rows = swings.iter().map(|swing| {
        let figures = [swing.at_low, swing.at_high].map(|value| cx.percent(value));
        (None, std::iter::once(swing.label.clone()).chain(figures).collect())
    });
    let table = Table {
        headings: [caption.rows, ends.0, ends.1].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    };
    figure(cx, caption, bottom + FOOT, &shapes, &table)
}
