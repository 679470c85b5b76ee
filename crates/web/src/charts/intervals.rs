//! Estimates on the scale of levels: a dot with the range it probably lies in.

use std::fmt::Write as _;

use super::bars::{beside, grid, label, unknown, words};
use super::frame::{Caption, Table, figure};
use super::scale::{Axis, Scale};
use crate::Cx;

/// One estimate on the scale from 0 to 4.
#[derive(Debug, Clone, Default)]
pub struct Estimate {
    /// Its name.
    pub label: String,
    /// The level; none where nothing is known.
    pub level: Option<Level>,
    /// What is needed.
    pub needed: Option<f64>,
    /// Where its name leads, in the table.
    pub link: Option<String>,
}

/// An estimated level with the ranges that it probably lies in.
#[derive(Debug, Clone, Copy)]
pub struct Level {
    /// The level.
    pub value: f64,
    /// Holds the true level with 50 %.
    pub half: (f64, f64),
    /// Holds the true level with 90 %.
    pub most: (f64, f64),
}

const ROW: u32 = 28;
const FOOT: u32 = 28;

/// Estimates under each other: the thick part holds the level with 50 %, the thin with 90 %; the upright mark is
/// what is needed.
#[must_use]
pub fn intervals(cx: &Cx, caption: &Caption<'_>, estimates: &[Estimate]) -> String {
    let axis = Axis::new(Scale::Level, 4.0);
    let mut rows = String::new();
    let mut bottom = 0;
    for estimate in estimates {
        let under = label(&mut rows, &estimate.label, bottom);
        draw(cx, &axis, estimate, under, &mut rows);
        bottom = under + ROW;
    }
    let shapes = grid(cx, &axis, bottom) + &rows;
    figure(cx, caption, bottom + FOOT, &shapes, &table(cx, caption, estimates))
}

fn draw(cx: &Cx, axis: &Axis, estimate: &Estimate, top: u32, shapes: &mut String) {
    let middle = top + 14;
    if let Some(Level { value, half, most }) = estimate.level {
        let (x, width) = (axis.at(half.0), axis.at(half.1) - axis.at(half.0));
        let _ = write!(
            shapes,
            "<line class=\"interval\" x1=\"{:.1}%\" x2=\"{:.1}%\" y1=\"{middle}\" y2=\"{middle}\"/>\
             <rect class=\"bar series-1\" x=\"{x:.1}%\" y=\"{}\" width=\"{width:.1}%\" height=\"10\"/>\
             <circle class=\"dot series-1\" cx=\"{:.1}%\" cy=\"{middle}\" r=\"6\"/>\
             <text class=\"value\" x=\"{:.1}%\" dx=\"8\" y=\"{}\">{}</text>",
            axis.at(most.0),
            axis.at(most.1),
            middle - 5,
            axis.at(value),
            beside(axis.at(most.1), estimate.needed.map_or(0.0, |needed| axis.at(needed))),
            middle + 5,
            words(cx, Scale::Level, value),
        );
    } else {
        unknown(cx, axis, middle, shapes);
    }
    if let Some(needed) = estimate.needed {
        let x = axis.at(needed);
        let _ = write!(
            shapes,
            "<line class=\"needed\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"{}\" y2=\"{}\"/>",
            middle - 10,
            middle + 10
        );
    }
}

fn table(cx: &Cx, caption: &Caption<'_>, estimates: &[Estimate]) -> Table {
    let unknown = || cx.t("chart-unknown").to_owned();
    let level = |value: f64| words(cx, Scale::Level, value);
    let range = |(low, high): (f64, f64)| format!("{}–{}", level(low), level(high));
    let headings = [
        caption.rows,
        caption.figures,
        cx.t("chart-interval-50"),
        cx.t("chart-interval-90"),
        cx.t("chart-needed"),
    ];
    let rows = estimates.iter().map(|estimate| {
        let cells = vec![
            estimate.label.clone(),
            estimate.level.map_or_else(unknown, |known| level(known.value)),
            estimate.level.map_or_else(unknown, |known| range(known.half)),
            estimate.level.map_or_else(unknown, |known| range(known.most)),
            estimate.needed.map_or_else(String::new, level),
        ];
        (estimate.link.clone(), cells)
    });
    Table { headings: headings.map(str::to_owned).to_vec(), rows: rows.collect() }
}
