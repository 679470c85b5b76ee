//! A map of two measures: what lies far up and far to the right comes first. Points carry numbers, because names would
//! lie over each other on a phone; the names stand under the drawing in the same order.

use std::fmt::Write as _;

use super::frame::{Caption, Table, escape, figure_with};
use super::scale::{Axis, Scale};
use crate::Cx;

/// One point.
#[derive(Debug, Clone, Default)]
pub struct Point {
    /// Its name.
    pub label: String,
    /// Across, a share from 0 to 1.
    pub across: f64,
    /// Upwards, an amount.
    pub up: f64,
    /// Its size, an amount; the points come in the order of their names' list, usually the largest first.
    pub size: f64,
}

/// What the two measures and the size of a point are called.
#[derive(Debug, Clone, Copy)]
pub struct Measures<'a> {
    /// Across.
    pub across: &'a str,
    /// Upwards.
    pub up: &'a str,
    /// The size.
    pub size: &'a str,
    /// What to say in the corner where both are large.
    pub corner: &'a str,
}

/// What stands above the field, its height, and the figures and words under it, in pixels.
const HEAD: f64 = 28.0;
const FIELD: f64 = 320.0;
const FOOT: u32 = 48;
/// The field in percent of the width.
const LEFT: f64 = 2.0;
const RIGHT: f64 = 98.0;
/// Radius of the smallest and the largest point, in pixels.
const SMALLEST: f64 = 11.0;
const LARGEST: f64 = 28.0;
/// How near two points may come before their numbers cannot be read, in pixels, and what a percent across is at the
/// width of a phone.
const APART: f64 = 19.0;
const PERCENT: f64 = 3.6;

/// Draws the map.
#[must_use]
pub fn map(cx: &Cx, caption: &Caption<'_>, measures: Measures<'_>, points: &[Point]) -> String {
    let axis = Axis::new(Scale::Amount, points.iter().map(|point| point.up).fold(0.0, f64::max));
    let mut shapes = field(cx, &axis, measures);
    let most = points.iter().map(|point| point.size).fold(0.0, f64::max);
    let mut numbers = String::new();
    for ((number, point), (x, y)) in (1..).zip(points).zip(places(&axis, points)) {
        let share = if most > 0.0 { (point.size / most).clamp(0.0, 1.0) } else { 0.0 };
        // The area, not the radius, shows the size.
        let radius = (LARGEST * share.sqrt()).max(SMALLEST);
        let _ = write!(
            shapes,
            "<circle class=\"bar series-1\" cx=\"{x:.1}%\" cy=\"{y:.1}\" r=\"{radius:.1}\"/>"
        );
        let _ = write!(
            numbers,
            "<text class=\"number middle\" x=\"{x:.1}%\" y=\"{:.1}\">{number}</text>",
            y + 4.5,
        );
    }
    // On top, so that no point lies over the number of another.
    shapes.push_str(&numbers);
    let mut names = String::from("<ol class=\"map-names\">");
    for point in points {
        let size = super::bars::words(cx, Scale::Amount, point.size);
        let (label, what) = (escape(&point.label), escape(measures.size));
        let _ = write!(names, "<li>{label} <span>{size} {what}</span></li>");
    }
    names.push_str("</ol>");
    let headings = [caption.rows, measures.across, measures.up, measures.size];
    let table = Table {
        headings: headings.map(str::to_owned).to_vec(),
        rows: points
            .iter()
            .map(|point| {
                let amount = |figure| super::bars::words(cx, Scale::Amount, figure);
                let across = cx.percent(point.across);
                let figures = [point.label.clone(), across, amount(point.up), amount(point.size)];
                (None, figures.to_vec())
            })
            .collect(),
    };
    figure_with(cx, caption, (HEAD + FIELD) as u32 + FOOT, &shapes, &names, &table)
}

/// Where the points lie, in percent across and pixels down. Points with the same figures are moved apart sideways, so
/// that each can be seen; the table has the figures.
fn places(axis: &Axis, points: &[Point]) -> Vec<(f64, f64)> {
    let mut taken: Vec<(f64, f64)> = Vec::with_capacity(points.len());
    for point in points {
        let x = LEFT + point.across.clamp(0.0, 1.0) * (RIGHT - LEFT);
        let y = height(axis, point.up);
        let is_free =
            |x: f64| taken.iter().all(|(tx, ty)| ((tx - x) * PERCENT).hypot(ty - y) >= APART);
        let steps = (0..72).map(|i| {
            let far = f64::from((i + 1) / 2) * 1.5;
            if i % 2 == 0 { x + far } else { x - far }
        });
        let inside = |x: &f64| (LEFT + 2.0..=RIGHT - 2.0).contains(x);
        let free = steps.filter(inside).find(|x| is_free(*x));
        taken.push((free.unwrap_or(x.clamp(LEFT + 2.0, RIGHT - 2.0)), y));
    }
    taken
}

fn height(axis: &Axis, figure: f64) -> f64 {
    HEAD + FIELD * (1.0 - axis.share(figure))
}

/// The field with its lines, their figures and the names of the measures.
fn field(cx: &Cx, axis: &Axis, measures: Measures<'_>) -> String {
    let mut shapes = String::new();
    let corner = escape(measures.corner);
    let middle = f64::midpoint(LEFT, RIGHT);
    let _ = write!(
        shapes,
        "<rect class=\"corner\" x=\"{middle}%\" y=\"{HEAD}\" width=\"{:.1}%\" height=\"{}\"/>\
         <text class=\"label end\" x=\"{:.1}%\" y=\"{}\">{corner}</text>",
        RIGHT - middle,
        FIELD / 2.0,
        RIGHT - 1.0,
        HEAD + 20.0,
    );
    for (figure, words) in axis.figures(cx) {
        let y = height(axis, figure);
        let class = if figure == 0.0 { "axis" } else { "grid" };
        let _ = write!(
            shapes,
            "<line class=\"{class}\" x1=\"{LEFT}%\" x2=\"{RIGHT}%\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>"
        );
        if figure > 0.0 {
            let _ = write!(
                shapes,
                "<text class=\"label\" x=\"{LEFT}%\" dx=\"2\" y=\"{:.1}\">{words}</text>",
                y + 15.0
            );
        }
    }
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = LEFT + share * (RIGHT - LEFT);
        let (place, words) = match share {
            0.0 => ("", cx.percent(share)),
            1.0 => (" end", cx.percent(share)),
            _ => (" middle", cx.percent(share)),
        };
        let _ = write!(
            shapes,
            "<line class=\"grid\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"{HEAD}\" y2=\"{}\"/>\
             <text class=\"label{place}\" x=\"{x:.1}%\" y=\"{}\">{words}</text>",
            HEAD + FIELD,
            HEAD + FIELD + 18.0,
        );
    }
    let _ = write!(
        shapes,
        "<text class=\"label\" x=\"{LEFT}%\" y=\"14\" dx=\"2\">↑ {}</text>\
         <text class=\"label end\" x=\"{RIGHT}%\" y=\"{}\">{} →</text>",
        escape(measures.up),
        HEAD + FIELD + 40.0,
        escape(measures.across),
    );
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_with_the_same_figures_can_be_told_apart() {
        let axis = Axis::new(Scale::Amount, 10.0);
        let same = Point { across: 1.0, up: 10.0, ..Point::default() };
        let found = places(&axis, &vec![same; 6]);
        for (i, a) in found.iter().enumerate() {
            assert!((LEFT..=RIGHT).contains(&a.0));
            for b in &found[..i] {
                assert!(((a.0 - b.0) * PERCENT).hypot(a.1 - b.1) >= APART, "{found:?}");
            }
        }
    }

    #[test]
    fn what_is_larger_lies_higher() {
        let axis = Axis::new(Scale::Amount, 10.0);
        assert!(height(&axis, 8.0) < height(&axis, 2.0));
        assert_eq!(height(&axis, 0.0), HEAD + FIELD);
    }
}
