//! Small samples.

use askama::Template;
use axum::response::Response;
use statistics::agreement::{Icc, Kappa};
use statistics::paired::Paired;
use statistics::sample::{FEWEST_FOR_BOOTSTRAP, Mean, Method};
use web::{Cx, Result};

use super::{from_to, number, percent_from_to, say, uncomputed};
use crate::subjects::{SAMPLES, Subject};
use crate::worked::samples::{EVEN, LEVELS, PAIRS, RATINGS, SKEWED, Worked, shares, worked};

#[derive(Template)]
#[template(path = "methods/samples.html")]
struct Page {
    cx: Cx,
    subject: &'static Subject,
    shares: Vec<ShareRow>,
    means: Vec<MeanRow>,
    mean_rule: String,
    pairs: Vec<PairRow>,
    paired: String,
    few_pairs: String,
    levels: Vec<(usize, [usize; 5])>,
    kappa: String,
    ratings: Vec<(usize, Vec<String>)>,
    icc: Vec<IccRow>,
}

/// So many of so many.
struct ShareRow {
    counted: String,
    share: String,
    range: String,
}

/// Values and their mean.
struct MeanRow {
    values: String,
    mean: String,
    range: String,
    method: &'static str,
}

/// The same task twice, minutes.
struct PairRow {
    task: usize,
    without: String,
    with: String,
    difference: String,
}

struct IccRow {
    name: &'static str,
    what: &'static str,
    value: String,
    range: String,
}

/// `GET /methods/samples`.
pub(crate) async fn show(cx: Cx) -> Result<Response> {
    let worked = worked().await.ok_or_else(uncomputed)?;
    let page = Page {
        subject: &SAMPLES,
        shares: share_rows(&cx),
        means: vec![mean_row(&cx, &EVEN, &worked.even), mean_row(&cx, &SKEWED, &worked.skewed)],
        mean_rule: say(&cx, "methods-mean-rule", &[("fewest", cx.int(FEWEST_FOR_BOOTSTRAP))]),
        pairs: (1..)
            .zip(PAIRS)
            .map(|(task, (without, with))| PairRow {
                task,
                without: number(&cx, without, 0),
                with: number(&cx, with, 0),
                difference: number(&cx, with - without, 0),
            })
            .collect(),
        paired: paired(&cx, worked),
        few_pairs: few_pairs(&cx, &worked.three),
        levels: LEVELS.into_iter().enumerate().collect(),
        kappa: kappa(&cx, &worked.near, &worked.same),
        ratings: (1..)
            .zip(RATINGS)
            .map(|(thing, row)| (thing, row.map(|value| number(&cx, value, 0)).into()))
            .collect(),
        icc: [
            ("methods-icc-agreement", "methods-icc-agreement-text", worked.icc.agreement),
            ("methods-icc-consistency", "methods-icc-consistency-text", worked.icc.consistency),
            ("methods-icc-mean", "methods-icc-mean-text", worked.icc.agreement_mean),
        ]
        .map(|(name, what, icc)| icc_row(&cx, name, what, icc))
        .into(),
        cx,
    };
    web::page(&page)
}

fn share_rows(cx: &Cx) -> Vec<ShareRow> {
    let row = |((yes, all), interval): ((u32, u64), statistics::Interval)| ShareRow {
        counted: cx.t2("methods-of", "yes", yes, "all", all),
        share: cx.percent(f64::from(yes) / all as f64),
        range: percent_from_to(cx, interval),
    };
    shares().into_iter().map(row).collect()
}

fn mean_row(cx: &Cx, values: &[f64], mean: &Mean) -> MeanRow {
    let values: Vec<String> = values.iter().map(|value| number(cx, *value, 0)).collect();
    MeanRow {
        values: values.join(" · "),
        mean: cx.dec(mean.mean),
        range: from_to(cx, mean.interval, 1),
        method: match mean.method {
            Method::StudentT => "methods-mean-t",
            Method::BootstrapBca => "methods-mean-bca",
        },
    }
}

fn paired(cx: &Cx, worked: &Worked) -> String {
    let Worked { difference, ratio, .. } = worked;
    let numbers = [
        ("pairs", cx.int(difference.pairs)),
        ("walsh", cx.int(difference.pairs * (difference.pairs + 1) / 2)),
        ("difference", cx.dec(difference.estimate)),
        ("range", from_to(cx, difference.interval, 1)),
        ("confidence", number(cx, 100.0 * difference.confidence, 1)),
        ("ratio", cx.percent(ratio.estimate)),
        ("ratios", percent_from_to(cx, ratio.interval)),
    ];
    say(cx, "methods-paired-example", &numbers)
}

fn few_pairs(cx: &Cx, three: &Paired) -> String {
    let numbers = [
        ("range", from_to(cx, three.interval, 1)),
        ("confidence", number(cx, 100.0 * three.confidence, 0)),
    ];
    say(cx, "methods-paired-few", &numbers)
}

fn kappa(cx: &Cx, near: &Kappa, same: &Kappa) -> String {
    let two = |value| number(cx, value, 2);
    let numbers = [
        ("near", two(near.kappa)),
        ("range", from_to(cx, near.interval, 2)),
        ("same", two(same.kappa)),
        ("pairs", cx.int(near.pairs)),
    ];
    say(cx, "methods-kappa-example", &numbers)
}

fn icc_row(cx: &Cx, name: &'static str, what: &'static str, icc: Icc) -> IccRow {
    let range = from_to(cx, icc.interval, 2);
    IccRow { name, what, value: number(cx, icc.value, 2), range }
}
