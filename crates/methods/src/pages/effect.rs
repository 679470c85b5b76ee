//! What a roll-out in waves has changed.

use askama::Template;
use axum::response::Response;
use statistics::effect::{Answer, Estimate};
use web::charts::{Caption, Event, EventWords, events};
use web::{Cx, Result};

use super::{from_to, number, say, uncomputed};
use crate::subjects::{EFFECT, Subject};
use crate::worked::effect::{Answered, STARTS, WEEKS, Worked, worked};

#[derive(Template)]
#[template(path = "methods/effect.html")]
struct Page {
    cx: Cx,
    subject: &'static Subject,
    waves: Vec<WaveRow>,
    drawn: String,
    means: Vec<MeanRow>,
    by_hand: String,
    weeks: Vec<WeekRow>,
    chart: String,
    sums: Vec<SumRow>,
    before: String,
    answers: Vec<AnswerRow>,
    lots: String,
}

/// A wave as it was drawn.
struct WaveRow {
    name: String,
    start: String,
    people: usize,
    mean: String,
    standardised: String,
}

/// A wave's minutes in two weeks.
struct MeanRow {
    name: String,
    before: String,
    after: String,
    change: String,
}

/// The effects of a week: one for each wave that starts within the panel.
struct WeekRow {
    week: String,
    cells: Vec<CellWords>,
}

struct CellWords {
    wave: String,
    effect: String,
    range: String,
    is_before: bool,
}

/// Effects summed up.
struct SumRow {
    name: String,
    what: &'static str,
    effect: String,
    range: String,
}

/// What is answered to a question.
struct AnswerRow {
    question: String,
    answer: String,
    kind: &'static str,
    badge: &'static str,
}

/// `GET /methods/effect`.
pub(crate) async fn show(cx: Cx) -> Result<Response> {
    let worked = worked().await.ok_or_else(uncomputed)?;
    let page = Page {
        subject: &EFFECT,
        waves: waves(&cx, worked),
        drawn: drawn(&cx, worked).ok_or_else(uncomputed)?,
        means: means(&cx, worked),
        by_hand: by_hand(&cx, worked).ok_or_else(uncomputed)?,
        weeks: (2..=WEEKS).map(|week| week_row(&cx, worked, week)).collect(),
        chart: chart(&cx, worked),
        sums: sums(&cx, worked),
        before: worked.before.map_or_else(String::new, |p| {
            let key = if p < 0.05 { "methods-before-apart" } else { "methods-before-alike" };
            say(&cx, key, &[("p", number(&cx, p, 2))])
        }),
        answers: worked.answers.iter().map(|answered| answer_row(&cx, answered)).collect(),
        lots: say(
            &cx,
            "methods-lots-example",
            &[("draws", cx.int(worked.lots.draws)), ("p", number(&cx, worked.lots.p_value, 3))],
        ),
        cx,
    };
    web::page(&page)
}

fn wave_name(cx: &Cx, wave: usize) -> String {
    say(cx, "methods-wave", &[("wave", cx.int(wave))])
}

fn week_name(cx: &Cx, week: i64) -> String {
    say(cx, "methods-week", &[("week", cx.int(week))])
}

fn waves(cx: &Cx, worked: &Worked) -> Vec<WaveRow> {
    let row = |balance: &statistics::effect::Balance| WaveRow {
        name: wave_name(cx, balance.wave + 1),
        start: week_name(cx, STARTS[balance.wave]),
        people: worked.drawn.iter().map(|department| department[balance.wave]).sum(),
        mean: cx.dec(balance.mean),
        standardised: balance
            .standardised
            .map_or_else(|| cx.t("chart-unknown").to_owned(), |off| number(cx, off, 2)),
    };
    worked.balance.iter().map(row).collect()
}

/// That each department got as many in each wave.
fn drawn(cx: &Cx, worked: &Worked) -> Option<String> {
    let each = worked.drawn.first()?.first()?;
    let people: usize = worked.drawn.iter().flatten().sum();
    let numbers = [
        ("people", cx.int(people)),
        ("departments", cx.int(worked.drawn.len())),
        ("each", cx.int(*each)),
    ];
    Some(say(cx, "methods-effect-drawn", &numbers))
}

fn means(cx: &Cx, worked: &Worked) -> Vec<MeanRow> {
    let row = |wave: usize| {
        let (before, after) = worked.means[wave];
        MeanRow {
            name: wave_name(cx, wave + 1),
            before: cx.dec(before),
            after: cx.dec(after),
            change: cx.dec(after - before),
        }
    };
    [0, 2].map(row).into()
}

/// A difference of differences, and what the program makes of the same.
fn by_hand(cx: &Cx, worked: &Worked) -> Option<String> {
    let [first, _, last] = worked.means;
    let cell = worked.cell(0, WEEKS)?;
    let numbers = [
        ("change", cx.dec(first.1 - first.0)),
        ("others", cx.dec(last.1 - last.0)),
        ("effect", cx.dec(cell.estimate.att)),
        ("range", from_to(cx, cell.estimate.interval?, 1)),
    ];
    Some(say(cx, "methods-effect-by-hand", &numbers))
}

fn week_row(cx: &Cx, worked: &Worked, week: i64) -> WeekRow {
    let cell = |wave: usize| {
        let cell = worked.cell(wave, week);
        let interval = cell.and_then(|cell| cell.estimate.interval);
        CellWords {
            wave: wave_name(cx, wave + 1),
            effect: cell.map_or_else(String::new, |cell| cx.dec(cell.estimate.att)),
            range: interval.map_or_else(String::new, |interval| from_to(cx, interval, 1)),
            is_before: week < STARTS[wave],
        }
    };
    WeekRow { week: week_name(cx, week), cells: [0, 1].map(cell).into() }
}

fn chart(cx: &Cx, worked: &Worked) -> String {
    let caption = Caption {
        id: "events",
        title: cx.t("methods-events-title"),
        reading: cx.t("methods-events-reading"),
        rows: cx.t("methods-events-across"),
        figures: cx.t("methods-effect-column"),
    };
    let words = EventWords {
        up: cx.t("methods-events-up"),
        interval: cx.t("methods-interval-95"),
        band: cx.t("methods-band-95"),
    };
    let ends = |interval: statistics::Interval| (interval.low, interval.high);
    let list: Vec<Event> = worked
        .events
        .by
        .iter()
        .zip(&worked.band.intervals)
        .map(|(by, band)| Event {
            label: cx.int(by.key),
            before: by.key < 0,
            value: by.estimate.att,
            interval: by.estimate.interval.map(ends),
            band: band.map(ends),
        })
        .collect();
    events(cx, &caption, words, &list)
}

fn sums(cx: &Cx, worked: &Worked) -> Vec<SumRow> {
    let row = |name: String, what: &'static str, estimate: &Estimate| SumRow {
        name,
        what,
        effect: cx.dec(estimate.att),
        range: estimate.interval.map_or_else(String::new, |interval| from_to(cx, interval, 1)),
    };
    let waves = (1..).zip(&worked.by_wave.by);
    let by_wave =
        waves.map(|(wave, by)| row(wave_name(cx, wave), "methods-sum-wave", &by.estimate));
    let name = |key| cx.t(key).to_owned();
    let rest = [
        row(name("methods-sum-simple-name"), "methods-sum-simple", &worked.simple),
        row(name("methods-sum-events-name"), "methods-sum-events", &worked.events.overall),
        row(name("methods-sum-calendar-name"), "methods-sum-calendar", &worked.by_calendar),
    ];
    by_wave.chain(rest).collect()
}

fn answer_row(cx: &Cx, answered: &Answered) -> AnswerRow {
    let asked = [("wave", cx.int(answered.wave)), ("week", cx.int(answered.week))];
    let question = answered.wanted.map_or_else(
        || say(cx, "methods-answer-asked", &asked),
        |wanted| {
            let wanted = ("wanted", cx.int(wanted));
            let [wave, week] = asked.clone();
            say(cx, "methods-answer-wanted", &[wave, week, wanted])
        },
    );
    let figure = |estimate: &Estimate| {
        let range = estimate.interval.map_or_else(String::new, |ends| from_to(cx, ends, 1));
        [("effect", cx.dec(estimate.att)), ("range", range)]
    };
    let (kind, badge, answer) = match &answered.answer {
        Answer::TooEarly { weeks } => (
            "methods-answer-early",
            "warn",
            say(cx, "methods-answer-early-text", &[("weeks", cx.int(*weeks))]),
        ),
        Answer::TooFew { units, enough } => (
            "methods-answer-few",
            "warn",
            say(
                cx,
                "methods-answer-few-text",
                &[
                    ("units", cx.int(*units)),
                    ("enough", enough.map_or_else(String::new, |enough| cx.int(enough))),
                ],
            ),
        ),
        Answer::Provisional { estimate, .. } => (
            "methods-answer-provisional",
            "info",
            say(cx, "methods-answer-figure", &figure(estimate)),
        ),
        Answer::Effect(estimate) => {
            ("methods-answer-effect", "good", say(cx, "methods-answer-figure", &figure(estimate)))
        }
    };
    AnswerRow { question, answer, kind, badge }
}
