//! What happened before and after a start: a figure for each step of time, with its interval.

use std::fmt::Write as _;

use super::frame::{Caption, Table, escape, figure};
use super::span::Span;
use crate::Cx;

/// One step of time.
#[derive(Debug, Clone, Default)]
pub struct Event {
    /// How far from the start, in few letters: they stand beside each other.
    pub label: String,
    /// Whether it is before the start.
    pub before: bool,
    /// The figure.
    pub value: f64,
    /// Its interval.
    pub interval: Option<(f64, f64)>,
    /// The band that holds all figures at once.
    pub band: Option<(f64, f64)>,
}

/// What stands around the drawing.
#[derive(Debug, Clone, Copy)]
pub struct EventWords<'a> {
    /// What the figures measure.
    pub up: &'a str,
    /// What the intervals are called.
    pub interval: &'a str,
    /// What the band is called.
    pub band: &'a str,
}

/// Above the field, the field, and what stands under it, in pixels.
const HEAD: f64 = 30.0;
const FIELD: f64 = 260.0;
const FOOT: u32 = 46;
/// The field in percent of the width.
const LEFT: f64 = 12.0;
const RIGHT: f64 = 99.0;

/// Figures beside each other: the thick part is the interval of each, the thin line the band; a dotted line stands
/// where the start is.
#[must_use]
pub fn events(cx: &Cx, caption: &Caption<'_>, words: EventWords<'_>, events: &[Event]) -> String {
    let ends = |event: &Event| {
        let pairs = [event.interval, event.band].into_iter().flatten();
        pairs.flat_map(|(low, high)| [low, high]).chain([event.value]).collect::<Vec<_>>()
    };
    let span = Span::over(events.iter().flat_map(ends));
    let y = |value: f64| HEAD + FIELD * (1.0 - span.share(value));
    let width = (RIGHT - LEFT) / events.len().max(1) as f64;
    let mut shapes = String::new();
    for value in span.lines() {
        let class = if value == 0.0 { "axis" } else { "grid" };
        let (at, figure) = (y(value), cx.int(value.round()));
        let _ = write!(
            shapes,
            "<line class=\"{class}\" x1=\"{LEFT}%\" x2=\"{RIGHT}%\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
             <text class=\"label end\" x=\"{LEFT}%\" dx=\"-8\" y=\"{:.1}\">{figure}</text>",
            at + 5.0,
        );
    }
    let bottom = HEAD + FIELD;
    for (i, event) in (0_u32..).zip(events) {
        let x = LEFT + width * (f64::from(i) + 0.5);
        let colour = if event.before { "series-6" } else { "series-1" };
        if !event.before && i > 0 && events[i as usize - 1].before {
            let start = x - width / 2.0;
            let _ = write!(
                shapes,
                "<line class=\"today\" x1=\"{start:.2}%\" x2=\"{start:.2}%\" y1=\"{HEAD}\" y2=\"{bottom}\"/>"
            );
        }
        if let Some((low, high)) = event.band {
            let _ = write!(
                shapes,
                "<line class=\"interval\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
                y(high),
                y(low)
            );
        }
        if let Some((low, high)) = event.interval {
            let (top, height) = (y(high), y(low) - y(high));
            let _ = write!(
                shapes,
                "<rect class=\"bar {colour}\" x=\"{:.2}%\" width=\"{:.2}%\" y=\"{top:.1}\" height=\"{height:.1}\"/>",
                x - width / 6.0,
                width / 3.0,
            );
        }
        let label = escape(&event.label);
        let _ = write!(
            shapes,
            "<circle class=\"dot {colour}\" cx=\"{x:.2}%\" cy=\"{:.1}\" r=\"5\"/>\
             <text class=\"label middle\" x=\"{x:.2}%\" y=\"{}\">{label}</text>",
            y(event.value),
            bottom + 18.0,
        );
    }
    let _ = write!(
        shapes,
        "<text class=\"label\" x=\"0\" y=\"14\">↑ {}</text>\
         <text class=\"label end\" x=\"{RIGHT}%\" y=\"{}\">{} →</text>",
        escape(words.up),
        bottom + 40.0,
        escape(caption.rows),
    );
    figure(cx, caption, bottom as u32 + FOOT, &shapes, &table(cx, caption, words, events))
}

fn table(cx: &Cx, caption: &Caption<'_>, words: EventWords<'_>, events: &[Event]) -> Table {
    let range = |ends: Option<(f64, f64)>| {
        ends.map_or_else(
            || cx.t("chart-unknown").to_owned(),
            |(low, high)| cx.t2("chart-from-to", "low", cx.dec(low), "high", cx.dec(high)),
        )
    };
    let headings = [caption.rows, caption.figures, words.interval, words.band];
    let rows = events.iter().map(|event| {
        let (interval, band) = (range(event.interval), range(event.band));
        (None, vec![event.label.clone(), cx.dec(event.value), interval, band])
    });
    Table { headings: headings.map(str::to_owned).to_vec(), rows: rows.collect() }
}
