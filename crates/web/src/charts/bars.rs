//! Bars beside each other, lying: their names are words and need room.

use std::fmt::Write as _;

use super::frame::{Caption, Table, escape, figure};
use super::scale::{Axis, Scale};
use crate::Cx;

/// One bar.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// The figure; none where it is not known or may not be shown, which is never drawn as nothing.
    pub value: Option<f64>,
    /// The interval of an estimate.
    pub interval: Option<(f64, f64)>,
    /// What is needed, as a mark across the bar.
    pub needed: Option<f64>,
    /// The class of its colour; `series-1` when empty.
    pub colour: &'static str,
    /// Where its name leads, in the table.
    pub link: Option<String>,
}

/// Height of one bar, of a line of its name above it, and of what stands under the bars.
const ROW: u32 = 32;
const LINE: u32 = 20;
const FOOT: u32 = 28;

/// Bars with an interval each where they are estimates.
#[must_use]
pub fn bars(cx: &Cx, caption: &Caption<'_>, scale: Scale, bars: &[Bar]) -> String {
    let reach = |bar: &Bar| {
        let end = bar.interval.map(|(_, high)| high);
        [bar.value, end, bar.needed].into_iter().flatten().fold(0.0, f64::max)
    };
    let axis = Axis::new(scale, bars.iter().map(reach).fold(0.0, f64::max));
    let even = bars.iter().filter_map(|bar| bar.value).all(|value| whole(scale, value));
    let mut rows = String::new();
    let mut bottom = 0;
    for bar in bars {
        let under = label(&mut rows, &bar.label, bottom);
        draw(cx, (scale, even), &axis, bar, under, &mut rows);
        bottom = under + ROW;
    }
    let shapes = grid(cx, &axis, bottom) + &rows;
    figure(cx, caption, bottom + FOOT, &shapes, &table(cx, caption, (scale, even), bars))
}

/// How many people stand at each level: `people` from one level to another, with the names of the levels. Ranges of
/// several levels are those that may not be told apart.
#[must_use]
pub fn distribution(
    cx: &Cx,
    caption: &Caption<'_>,
    names: &[&str],
    people: &[(usize, usize, u32)],
) -> String {
    const COLOURS: [&str; 5] = ["level-0", "level-1", "level-2", "level-3", "level-4"];
    let name = |level: usize| format!("{level} {}", names.get(level).unwrap_or(&""));
    let list: Vec<Bar> = people
        .iter()
        .map(|&(from, to, people)| Bar {
            label: if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) },
            value: Some(people.into()),
            colour: COLOURS.get(to).copied().unwrap_or(COLOURS[4]),
            ..Bar::default()
        })
        .collect();
    bars(cx, caption, Scale::Amount, &list)
}

/// Upright lines with their figures under them.
pub(super) fn grid(cx: &Cx, axis: &Axis, bottom: u32) -> String {
    let mut shapes = String::new();
    for (i, (x, words)) in axis.lines(cx).into_iter().enumerate() {
        let (class, place) = if i == 0 { ("axis", "") } else { ("grid", " middle") };
        let _ = write!(
            shapes,
            "<line class=\"{class}\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"0\" y2=\"{bottom}\"/>\
             <text class=\"label{place}\" x=\"{x:.1}%\" y=\"{}\">{words}</text>",
            bottom + 20,
        );
    }
    shapes
}

/// A name above its figure, in as many lines as it needs on a phone; where they end. A drawing counts as one picture
/// to those who listen, so links stand in the table alone.
pub(super) fn label(shapes: &mut String, text: &str, top: u32) -> u32 {
    let mut y = top;
    for line in lines(text) {
        y += LINE;
        let line = escape(line);
        let _ =
            write!(shapes, "<text class=\"label\" x=\"0\" dx=\"6\" y=\"{}\">{line}</text>", y - 2);
    }
    y
}

/// The lines of a name: broken at spaces, because words in a drawing do not break by themselves.
fn lines(text: &str) -> Vec<&str> {
    /// As many letters as fit on the narrowest phone.
    const LONGEST: usize = 38;
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while rest.chars().count() > LONGEST {
        let end = rest.char_indices().nth(LONGEST + 1).map_or(rest.len(), |(at, _)| at);
        // A word that is longer than a line stands on one of its own.
        let space = rest[..end].rfind(' ').or_else(|| rest.find(' '));
        let Some(at) = space else { break };
        lines.push(rest[..at].trim_end());
        rest = rest[at..].trim_start();
    }
    lines.push(rest);
    lines
}

/// Says that a figure is not known, at the end of a dotted line, whatever the width.
pub(super) fn unknown(cx: &Cx, axis: &Axis, middle: u32, shapes: &mut String) {
    let _ = write!(
        shapes,
        "<line class=\"none\" x1=\"0\" x2=\"{:.1}%\" y1=\"{middle}\" y2=\"{middle}\"/>\
         <text class=\"label end\" x=\"100%\" y=\"{}\">{}</text>",
        axis.at(f64::INFINITY),
        middle + 5,
        escape(cx.t("chart-unknown")),
    );
}

fn draw(cx: &Cx, precision: (Scale, bool), axis: &Axis, bar: &Bar, top: u32, shapes: &mut String) {
    let (upper, middle, lower) = (top + 6, top + 15, top + 24);
    let Some(value) = bar.value else {
        unknown(cx, axis, middle, shapes);
        return;
    };
    let colour = if bar.colour.is_empty() { "series-1" } else { bar.colour };
    let end = axis.at(value);
    let _ = write!(
        shapes,
        "<rect class=\"bar {colour}\" x=\"0\" y=\"{upper}\" width=\"{end:.1}%\" height=\"18\"/>"
    );
    let mut right = end;
    if let Some((low, high)) = bar.interval {
        let (low, high) = (axis.at(low), axis.at(high));
        right = right.max(high);
        let _ = write!(
            shapes,
            "<line class=\"interval\" x1=\"{low:.1}%\" x2=\"{high:.1}%\" y1=\"{middle}\" y2=\"{middle}\"/>"
        );
        for x in [low, high] {
            let _ = write!(
                shapes,
                "<line class=\"interval\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"{}\" y2=\"{}\"/>",
                middle - 5,
                middle + 5
            );
        }
    }
    if let Some(needed) = bar.needed {
        let x = axis.at(needed);
        right = beside(right, x);
        let _ = write!(
            shapes,
            "<line class=\"needed\" x1=\"{x:.1}%\" x2=\"{x:.1}%\" y1=\"{}\" y2=\"{}\"/>",
            upper - 2,
            lower + 2
        );
    }
    let _ = write!(
        shapes,
        "<text class=\"value\" x=\"{right:.1}%\" dx=\"8\" y=\"{}\">{}</text>",
        middle + 5,
        even_words(cx, precision, value)
    );
}

/// Where a figure stands in words: behind what is drawn of it, so that it is not taken for what is needed; behind the
/// mark of that only where the two would collide. In percent of the width.
pub(super) fn beside(drawn: f64, mark: f64) -> f64 {
    const ROOM: f64 = 14.0;
    if (drawn - 1.0..drawn + ROOM).contains(&mark) { mark } else { drawn }
}

/// Whether an amount is written without decimals.
fn whole(scale: Scale, value: f64) -> bool {
    scale == Scale::Amount && (value.fract() == 0.0 || value.abs() >= 20.0)
}

/// A figure as precise as the others of its chart: without decimals only where all are `even`.
fn even_words(cx: &Cx, (scale, even): (Scale, bool), value: f64) -> String {
    match scale {
        Scale::Amount if !even && value.abs() < 20.0 => cx.dec(value),
        _ => words(cx, scale, value),
    }
}

/// A figure as the reader writes it.
pub(super) fn words(cx: &Cx, scale: Scale, value: f64) -> String {
    match scale {
        Scale::Share => cx.percent(value),
        Scale::Amount if whole(scale, value) => cx.int(value.round()),
        Scale::Amount | Scale::Level => cx.dec(value),
    }
}

fn table(cx: &Cx, caption: &Caption<'_>, precision: (Scale, bool), bars: &[Bar]) -> Table {
    let with_interval = bars.iter().any(|bar| bar.interval.is_some());
    let with_need = bars.iter().any(|bar| bar.needed.is_some());
    let mut table = Table {
        headings: vec![caption.rows.to_owned(), caption.figures.to_owned()],
        rows: Vec::new(),
    };
    if with_interval {
        table.headings.push(cx.t("chart-interval").to_owned());
    }
    if with_need {
        table.headings.push(cx.t("chart-needed").to_owned());
    }
    for bar in bars {
        let unknown = || cx.t("chart-unknown").to_owned();
        let figure =
            |value: Option<f64>| value.map_or_else(unknown, |v| even_words(cx, precision, v));
        let mut row = vec![bar.label.clone(), figure(bar.value)];
        if with_interval {
            row.push(bar.interval.map_or_else(unknown, |(low, high)| {
                let words = |value| even_words(cx, precision, value);
                format!("{}–{}", words(low), words(high))
            }));
        }
        if with_need {
            row.push(bar.needed.map_or_else(String::new, |need| even_words(cx, precision, need)));
        }
        table.rows.push((bar.link.clone(), row));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn long_names_break_between_words() {
        assert_eq!(lines("Ekonomi"), ["Ekonomi"]);
        let name = "Inköp och planering: Rapporter och lägesbeskrivningar";
        assert_eq!(lines(name), ["Inköp och planering: Rapporter och", "lägesbeskrivningar"]);
        assert_eq!(lines(name).join(" "), name);
        let word = "x".repeat(60);
        assert_eq!(lines(&word), [word.as_str()]);
        assert_eq!(lines(&format!("{word} y")), [word.as_str(), "y"]);
    }
}
