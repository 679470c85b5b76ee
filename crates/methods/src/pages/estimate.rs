//! A person's level.

use askama::Template;
use axum::response::Response;
use statistics::competence::parameters::{
    DRIFT_SD_PER_YEAR, ORGANISATION_MEAN, ORGANISATION_SD, RULES_VERSION, reading,
};
use statistics::competence::{Estimate, Kind};
use web::charts::strip;
use web::{Cx, Result};

use super::{from_to, number, say, uncomputed};
use crate::subjects::{ESTIMATE, Subject};
use crate::worked::estimate::{Case, cases};

#[derive(Template)]
#[template(path = "methods/estimate.html")]
struct Page {
    cx: Cx,
    subject: &'static Subject,
    rules: u32,
    drift: String,
    cases: Vec<Row>,
    both: String,
    steps: Vec<String>,
    kinds: Vec<KindRow>,
}

/// One step of the example.
struct Row {
    what: &'static str,
    level: String,
    half: String,
    most: String,
    strip: String,
    weights: String,
}

/// How one kind of evidence is read.
struct KindRow {
    name: &'static str,
    bias: String,
    bias_sd: String,
    noise_sd: String,
}

/// `GET /methods/estimate`.
pub(crate) async fn show(cx: Cx) -> Result<Response> {
    let cases = cases();
    let [first, _, both, _] = &cases[..] else { return Err(uncomputed()) };
    let page = Page {
        subject: &ESTIMATE,
        rules: RULES_VERSION,
        drift: cx.dec(DRIFT_SD_PER_YEAR),
        cases: cases.iter().map(|case| row(&cx, case)).collect(),
        both: own_and_observed(&cx, &both.estimate),
        steps: steps(&cx, &first.estimate).ok_or_else(uncomputed)?,
        kinds: Kind::ALL.into_iter().map(|kind| kind_row(&cx, kind)).collect(),
        cx,
    };
    web::page(&page)
}

fn row(cx: &Cx, Case { what, estimate }: &Case) -> Row {
    let most = estimate.interval90;
    let shares = estimate.weight_by_kind().into_iter().map(|(kind, _)| {
        let parts = estimate.contributions.iter().filter(|part| part.piece.kind() == kind);
        let share: f64 = parts.map(|part| part.share).sum();
        format!("{} {}", cx.t(name_of(kind)), cx.percent(share / 100.0))
    });
    let prior = format!("{} {}", cx.t("me-expected"), cx.percent(estimate.prior_share / 100.0));
    Row {
        what,
        level: cx.dec(estimate.mean),
        half: from_to(cx, estimate.interval50, 1),
        most: from_to(cx, most, 1),
        strip: strip(estimate.mean, most.low, most.high, None),
        weights: shares.chain([prior]).collect::<Vec<_>>().join(", "),
    }
}

fn own_and_observed(cx: &Cx, both: &Estimate) -> String {
    let level = |mean: Option<f64>| mean.map_or_else(String::new, |mean| cx.dec(mean));
    let levels = [("own", level(both.self_mean)), ("observed", level(both.observed_mean))];
    say(cx, "methods-own-text", &levels)
}

/// The first case by hand: one self-rating, and nothing else.
fn steps(cx: &Cx, estimate: &Estimate) -> Option<Vec<String>> {
    let two = |value: f64| number(cx, value, 2);
    let piece = estimate.contributions.first()?;
    let kind = reading(piece.piece.kind());
    let value = piece.piece.value();
    let prior = ORGANISATION_SD * ORGANISATION_SD;
    let variance = kind.bias_sd.powi(2) + kind.noise_sd.powi(2);
    let z = (estimate.interval90.high - estimate.mean) / estimate.sd;
    let say = |key, numbers: &[(&str, String)]| say(cx, key, numbers);
    Some(vec![
        say(
            "methods-step-start",
            &[("mean", cx.dec(ORGANISATION_MEAN)), ("sd", cx.dec(ORGANISATION_SD))],
        ),
        say(
            "methods-step-reading",
            &[
                ("value", cx.dec(value)),
                ("bias", cx.dec(kind.bias)),
                ("points", cx.dec(value - kind.bias)),
            ],
        ),
        say(
            "methods-step-weight",
            &[
                ("between", cx.dec(kind.bias_sd)),
                ("noise", cx.dec(kind.noise_sd)),
                ("variance", two(variance)),
                ("prior", two(prior)),
                ("weight", number(cx, piece.weight, 3)),
            ],
        ),
        say(
            "methods-step-level",
            &[
                ("mean", cx.dec(ORGANISATION_MEAN)),
                ("weight", number(cx, piece.weight, 3)),
                ("points", cx.dec(value - kind.bias)),
                ("level", two(estimate.mean)),
            ],
        ),
        say(
            "methods-step-interval",
            &[
                ("prior", two(prior)),
                ("weight", number(cx, piece.weight, 3)),
                ("sd", two(estimate.sd)),
                ("z", number(cx, z, 3)),
                ("level", two(estimate.mean)),
                ("range", from_to(cx, estimate.interval90, 2)),
            ],
        ),
    ])
}

fn kind_row(cx: &Cx, kind: Kind) -> KindRow {
    let reading = reading(kind);
    KindRow {
        name: name_of(kind),
        bias: cx.dec(reading.bias),
        bias_sd: cx.dec(reading.bias_sd),
        noise_sd: number(cx, reading.noise_sd, 2),
    }
}

/// The key of a kind's name.
pub(super) fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::SelfRating => "evidence-kind-self",
        Kind::Challenge => "evidence-kind-challenge",
        Kind::Quiz => "evidence-kind-quiz",
        Kind::Peer => "evidence-kind-peer",
        Kind::Manager => "evidence-kind-manager",
        Kind::TimedSample => "evidence-kind-timed-sample",
        Kind::UseCase => "evidence-kind-use-case",
    }
}
