//! The pages of this room.

pub(crate) mod disclosure;
pub(crate) mod effect;
pub(crate) mod estimate;
pub(crate) mod files;
pub(crate) mod groups;
pub(crate) mod index;
pub(crate) mod returns;
pub(crate) mod samples;

use statistics::Interval;
use web::{Arg, Cx, Error};

/// A number with so many decimals, as the reader writes it; never a zero below zero.
fn number(cx: &Cx, number: f64, decimals: usize) -> String {
    let power = 10_f64.powi(decimals as i32);
    let rounds_to_zero = (number * power).round() == 0.0;
    cx.app().texts.number(cx.lang(), if rounds_to_zero { 0.0 } else { number }, decimals)
}

/// An interval in words: a dash between two numbers below zero could not be read.
fn from_to(cx: &Cx, interval: Interval, decimals: usize) -> String {
    let end = |value| number(cx, value, decimals);
    cx.t2("chart-from-to", "low", end(interval.low), "high", end(interval.high))
}

/// An interval of shares from 0 to 1, in per cent.
fn percent_from_to(cx: &Cx, interval: Interval) -> String {
    cx.t2("chart-from-to", "low", cx.percent(interval.low), "high", cx.percent(interval.high))
}

/// A percentage with so many decimals, with its sign.
fn percent(cx: &Cx, percent: f64, decimals: usize) -> String {
    cx.t1("percent", "number", number(cx, percent, decimals))
}

/// A text with numbers that are written already.
fn say(cx: &Cx, key: &str, numbers: &[(&str, String)]) -> String {
    let arguments: Vec<(&str, Arg<'_>)> =
        numbers.iter().map(|(name, number)| (*name, number.into())).collect();
    cx.format(key, &arguments)
}

/// An example that cannot be computed is a fault of ours.
fn uncomputed() -> Error {
    Error::internal("a worked example could not be computed".to_owned())
}
