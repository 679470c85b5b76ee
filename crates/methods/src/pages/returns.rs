//! Return on investment.

use askama::Template;
use axum::response::Response;
use statistics::roi::{Input, Tag};
use web::charts::{Caption, Swing, swings};
use web::{Cx, Result};

use super::{number, percent, say, uncomputed};
use crate::subjects::{RETURN, Subject};
use crate::worked::returns::{Worked, article, key_of, worked};

#[derive(Template)]
#[template(path = "methods/return.html")]
struct Page {
    cx: Cx,
    subject: &'static Subject,
    article: String,
    article_doubt: String,
    inputs: Vec<InputRow>,
    benefit: String,
    cost: String,
    base: String,
    outcomes: Vec<OutcomeRow>,
    simulated: String,
    chart: String,
    even: String,
}

/// An input with its range and how it is known.
struct InputRow {
    name: &'static str,
    low: String,
    base: String,
    high: String,
    tag: &'static str,
}

/// One of the outcomes, from worst to best.
struct OutcomeRow {
    name: &'static str,
    what: &'static str,
    roi: String,
}

/// `GET /methods/return`.
pub(crate) async fn show(cx: Cx) -> Result<Response> {
    let worked = worked().await.ok_or_else(uncomputed)?;
    let article = article().ok_or_else(uncomputed)?;
    let whole = |value: f64| number(&cx, value, 0);
    let page = Page {
        subject: &RETURN,
        article: say(
            &cx,
            "methods-article-text",
            &[
                ("cost", whole(article.cost)),
                ("benefit", whole(article.benefit)),
                ("roi", percent(&cx, article.roi, 2)),
            ],
        ),
        article_doubt: say(
            &cx,
            "methods-article-doubt",
            &[("cost", whole(article.cost)), ("even", whole(article.break_even))],
        ),
        inputs: worked.model.inputs().iter().map(|input| input_row(&cx, input)).collect(),
        benefit: benefit(&cx, worked).ok_or_else(uncomputed)?,
        cost: cost(&cx, worked).ok_or_else(uncomputed)?,
        base: say(
            &cx,
            "methods-base-text",
            &[
                ("benefit", whole(worked.base.benefit)),
                ("cost", whole(worked.base.cost)),
                ("roi", percent(&cx, worked.base.roi, 1)),
            ],
        ),
        outcomes: outcomes(&cx, worked),
        simulated: say(
            &cx,
            "methods-simulated-text",
            &[
                ("draws", cx.int(worked.simulation.draws)),
                ("seed", cx.int(worked.simulation.seed)),
                ("positive", cx.percent(worked.simulation.probability_positive)),
            ],
        ),
        chart: chart(&cx, worked),
        even: say(
            &cx,
            "methods-even-text",
            &[
                ("minutes", cx.dec(worked.minutes.value)),
                ("month", worked.month.map_or_else(String::new, |month| cx.int(month))),
            ],
        ),
        cx,
    };
    web::page(&page)
}

/// A value of an input: shares have decimals, money has none.
fn value(cx: &Cx, value: f64) -> String {
    number(cx, value, usize::from(value.fract() != 0.0))
}

fn input_row(cx: &Cx, input: &Input) -> InputRow {
    let range = input.range;
    InputRow {
        name: key_of(&input.name),
        low: value(cx, range.low()),
        base: value(cx, range.base()),
        high: value(cx, range.high()),
        tag: match input.tag {
            Tag::Measured => "methods-tag-measured",
            Tag::Estimated => "methods-tag-estimated",
            Tag::Assumed => "methods-tag-assumed",
        },
    }
}

/// The base value of an input.
fn base_of(worked: &Worked, name: &str) -> Option<f64> {
    worked.model.inputs().iter().find(|input| input.name == name).map(|input| input.range.base())
}

fn benefit(cx: &Cx, worked: &Worked) -> Option<String> {
    let base = |name| base_of(worked, name).map(|base| value(cx, base));
    let numbers = [
        ("people", base("people")?),
        ("minutes", base("minutes a week")?),
        ("weeks", base("weeks")?),
        ("use", base("put to use")?),
        ("hour", base("cost per hour")?),
        ("benefit", number(cx, worked.base.benefit, 0)),
    ];
    Some(say(cx, "methods-benefit-text", &numbers))
}

fn cost(cx: &Cx, worked: &Worked) -> Option<String> {
    let base = |name| base_of(worked, name).map(|base| value(cx, base));
    let numbers = [
        ("people", base("people")?),
        ("training", base("training hours")?),
        ("hour", base("cost per hour")?),
        ("licence", base("licence")?),
        ("support", base("support")?),
        ("cost", number(cx, worked.base.cost, 0)),
    ];
    Some(say(cx, "methods-cost-text", &numbers))
}

fn outcomes(cx: &Cx, worked: &Worked) -> Vec<OutcomeRow> {
    let roi = worked.simulation.roi;
    [
        ("methods-outcome-worst", "methods-outcome-worst-text", worked.low.roi),
        ("methods-outcome-low", "methods-outcome-low-text", roi.p5),
        ("methods-outcome-middle", "methods-outcome-middle-text", roi.p50),
        ("methods-outcome-high", "methods-outcome-high-text", roi.p95),
        ("methods-outcome-best", "methods-outcome-best-text", worked.high.roi),
    ]
    .map(|(name, what, roi)| OutcomeRow { name, what, roi: percent(cx, roi, 0) })
    .into()
}

fn chart(cx: &Cx, worked: &Worked) -> String {
    let caption = Caption {
        id: "tornado",
        title: cx.t("methods-tornado-title"),
        reading: cx.t("methods-tornado-reading"),
        rows: cx.t("methods-input"),
        figures: "",
    };
    let label = |name: &str| {
        let input = worked.model.inputs().iter().find(|input| input.name == name);
        input.map_or_else(String::new, |input| {
            let (low, high) = (value(cx, input.range.low()), value(cx, input.range.high()));
            let range = cx.t2("chart-from-to", "low", low, "high", high);
            // Names are broken between words; a range stays in one piece.
            format!("{}: {}", cx.t(key_of(name)), range.replace(' ', "\u{a0}"))
        })
    };
    let list: Vec<Swing> = worked
        .tornado
        .iter()
        .map(|swing| Swing {
            label: label(&swing.input),
            at_low: swing.at_low / 100.0,
            at_high: swing.at_high / 100.0,
        })
        .collect();
    let ends = (cx.t("methods-tornado-low"), cx.t("methods-tornado-high"));
    swings(cx, &caption, worked.base.roi / 100.0, ends, &list)
}
