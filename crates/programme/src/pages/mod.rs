//! The pages of this room.

pub(crate) mod choose;
pub(crate) mod draw;
pub(crate) mod goals;
pub(crate) mod milestone;
pub(crate) mod plan;
pub(crate) mod problem;
pub(crate) mod start;
pub(crate) mod step;
pub(crate) mod volunteer;
pub(crate) mod wave;
pub(crate) mod waves;

use jiff::civil::Date;
use web::{Cx, FormErrors};

/// The weeks of the calendar from one day to another, as they are said: `v. 46–47`, and `v. 53–` without an end.
fn weeks(cx: &Cx, from: Date, to: Option<Date>) -> String {
    let of = |date: Date| (date.iso_week_date().year(), date.iso_week_date().week());
    let said = |date: Date| of(date).1.to_string();
    match to {
        None => cx.t1("programme-weeks-on", "from", said(from)),
        Some(to) if of(from) == of(to) => cx.t1("programme-week", "week", said(from)),
        Some(to) => cx.t2("programme-weeks", "from", said(from), "to", said(to)),
    }
}

/// A date of a form as it is typed or picked: `2026-11-23`. Notes under `field` when it is missing or not a date.
fn date(cx: &Cx, errors: &mut FormErrors, field: &str, typed: &str) -> Option<Date> {
    let date = typed.trim().parse().ok();
    errors.check(cx, date.is_some(), field, "programme-error-date");
    date
}

/// Words of a form, trimmed. Notes under `field` when they are missing or longer than `most` characters.
fn words(cx: &Cx, errors: &mut FormErrors, field: &str, typed: &str, most: usize) -> String {
    let words = typed.trim();
    errors.check(cx, !words.is_empty(), field, "programme-error-empty");
    if words.chars().count() > most {
        errors.add(field, cx.t1("programme-error-long", "most", most));
    }
    words.to_owned()
}
