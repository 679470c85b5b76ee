//! What may be shown about groups.

use askama::Template;
use axum::response::Response;
use web::{Cx, Result};

use super::{number, say, uncomputed};
use crate::subjects::{DISCLOSURE, Subject};
use crate::worked::disclosure::{Spread, grid, spreads};
use crate::worked::ledger::{Week, given_away, weeks};

#[derive(Template)]
#[template(path = "methods/disclosure.html")]
struct Page {
    cx: Cx,
    subject: &'static Subject,
    subtract: String,
    grid: Vec<(&'static str, Vec<(u32, bool)>)>,
    spreads: Vec<SpreadRow>,
    weeks: Vec<WeekRow>,
    given_away: String,
}

/// How a group is spread, and what is shown of it.
struct SpreadRow {
    people: u32,
    counts: Vec<u32>,
    shown: String,
}

/// One week of the ledger.
struct WeekRow {
    week: String,
    what: &'static str,
    people: u32,
    mean: String,
    shown: String,
    is_older: bool,
}

/// `GET /methods/disclosure`.
pub(crate) async fn show(cx: Cx) -> Result<Response> {
    let grid = grid().ok_or_else(uncomputed)?;
    let weeks = weeks().ok_or_else(uncomputed)?;
    // All of the north, and its salespeople.
    let (all, sales) = (grid[0][2].0, grid[0][0].0);
    let subtract = [("all", cx.int(all)), ("sales", cx.int(sales)), ("rest", cx.int(all - sales))];
    let rows = ["methods-north", "methods-south", "methods-all"];
    let page = Page {
        subject: &DISCLOSURE,
        subtract: say(&cx, "methods-disclosure-subtract", &subtract),
        grid: rows.into_iter().zip(grid).map(|(row, cells)| (row, cells.into())).collect(),
        spreads: spreads().iter().map(|spread| spread_row(&cx, spread)).collect(),
        given_away: told(&cx, &weeks).ok_or_else(uncomputed)?,
        weeks: weeks.iter().map(|week| week_row(&cx, week)).collect(),
        cx,
    };
    web::page(&page)
}

fn spread_row(cx: &Cx, spread: &Spread) -> SpreadRow {
    let shown = spread.shown.as_ref().map(|ranges| {
        let range = |range: &disclosure::Range| {
            let levels = if range.from == range.to {
                cx.int(range.from)
            } else {
                format!("{}–{}", cx.int(range.from), cx.int(range.to))
            };
            cx.t2("methods-spread-range", "levels", levels, "people", range.people)
        };
        ranges.iter().map(range).collect::<Vec<_>>().join(" · ")
    });
    let shown = shown.unwrap_or_else(|| cx.t("methods-spread-hidden").to_owned());
    SpreadRow { people: spread.counts.iter().sum(), counts: spread.counts.into(), shown }
}

fn week_row(cx: &Cx, week: &Week) -> WeekRow {
    let shown = week.shown.map_or_else(String::new, |(mean, from)| {
        let key =
            if week.is_todays() { "methods-ledger-shown-new" } else { "methods-ledger-shown-old" };
        say(cx, key, &[("mean", cx.dec(mean)), ("week", cx.int(from))])
    });
    WeekRow {
        week: say(cx, "methods-week", &[("week", cx.int(week.number))]),
        what: week.what,
        people: week.people,
        mean: cx.dec(week.mean),
        shown,
        is_older: !week.is_todays(),
    }
}

/// What the second week's figure would tell about who joined.
fn told(cx: &Cx, weeks: &[Week]) -> Option<String> {
    let [first, second, ..] = weeks else { return None };
    let numbers = [
        ("week", cx.int(second.number)),
        ("people", cx.int(second.people)),
        ("mean", cx.dec(second.mean)),
        ("before", cx.int(first.people)),
        ("earlier", cx.dec(first.mean)),
        ("level", number(cx, given_away(weeks)?, 0)),
    ];
    Some(say(cx, "methods-ledger-told", &numbers))
}
