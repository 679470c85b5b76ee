//! How the figures are made: for everybody, with examples that the program computes as it computes the figures.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use people::organisation;
use statistics::competence::parameters::{DRIFT_SD_PER_YEAR, RULES_VERSION, reading};
use statistics::competence::{Estimate, Kind};
use statistics::priority::{gap, priority};
use web::charts::strip;
use web::{App, Cx, Result};

use super::me::kind_key;
use super::{range, worked};

#[derive(Template)]
#[template(path = "competence/methods.html")]
struct Page {
    cx: Cx,
    rules: u32,
    drift: String,
    smallest_group: u32,
    cases: Vec<Case>,
    kinds: Vec<KindLine>,
    group: String,
    grid: Vec<(&'static str, Vec<GridCell>)>,
    priorities: Vec<PriorityLine>,
}

/// One step of the example of an estimate.
struct Case {
    what: &'static str,
    level: String,
    range: String,
    strip: String,
    weights: String,
}

/// How one kind of evidence is read.
struct KindLine {
    name: &'static str,
    bias: String,
    bias_sd: String,
    noise_sd: String,
}

struct GridCell {
    people: u32,
    shown: bool,
}

struct PriorityLine {
    needed: u8,
    current: String,
    gap: String,
    weight: u8,
    people: u32,
    priority: String,
}

/// `GET /methods`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let smallest_group = organisation::get(&mut app.db.read(org).await?, org).await?.smallest_group;
    let page = Page {
        rules: RULES_VERSION,
        drift: cx.dec(DRIFT_SD_PER_YEAR),
        smallest_group,
        cases: cases(&cx),
        kinds: kinds(&cx),
        group: group(&cx),
        grid: grid(),
        priorities: [(3, 1.7, 3, 16), (2, 0.9, 2, 30), (3, 3.2, 3, 40)]
            .map(|(needed, current, weight, people)| {
                let missing = gap(f64::from(needed), current);
                let order = priority(missing, f64::from(weight), u64::from(people));
                PriorityLine {
                    needed,
                    current: cx.dec(current),
                    gap: cx.dec(missing),
                    weight,
                    people,
                    priority: cx.int(order.round()),
                }
            })
            .into(),
        cx,
    };
    web::page(&page)
}

fn cases(cx: &Cx) -> Vec<Case> {
    let rating = (Kind::SelfRating, 3.0, 0);
    let challenge = (Kind::Challenge, 1.5, 60);
    let ten: Vec<(Kind, f64, i32)> = (0..10).map(|i| (Kind::SelfRating, 3.0, i * 6)).collect();
    let examples = [
        ("methods-case-self", worked::example(&[rating], 60)),
        ("methods-case-ten", worked::example(&ten, 60)),
        ("methods-case-both", worked::example(&[rating, challenge], 60)),
        ("methods-case-later", worked::example(&[rating, challenge], 60 + 365)),
    ];
    let case = |(what, estimate): (&'static str, Option<Estimate>)| {
        let estimate = estimate?;
        let most = estimate.interval90;
        let kinds = estimate.weight_by_kind().into_iter().map(|(kind, _)| {
            let parts = estimate.contributions.iter().filter(|part| part.piece.kind() == kind);
            let share: f64 = parts.map(|part| part.share).sum();
            format!("{} {}", cx.t(kind_key(kind)), cx.percent(share / 100.0))
        });
        let prior = format!("{} {}", cx.t("me-expected"), cx.percent(estimate.prior_share / 100.0));
        Some(Case {
            what,
            level: cx.dec(estimate.mean),
            range: range(cx, most.low, most.high),
            strip: strip(estimate.mean, most.low, most.high, None),
            weights: kinds.chain([prior]).collect::<Vec<_>>().join(", "),
        })
    };
    examples.into_iter().filter_map(case).collect()
}

fn kinds(cx: &Cx) -> Vec<KindLine> {
    let line = |kind| {
        let reading = reading(kind);
        KindLine {
            name: kind_key(kind),
            bias: cx.dec(reading.bias),
            bias_sd: cx.dec(reading.bias_sd),
            noise_sd: cx.app().texts.number(cx.lang(), reading.noise_sd, 2),
        }
    };
    Kind::ALL.into_iter().map(line).collect()
}

fn group(cx: &Cx) -> String {
    let group = worked::group();
    let (Some(mean), Some(share)) = (group.mean, group.share) else { return String::new() };
    let ratings: Vec<String> = group.ratings.iter().map(|rating| cx.int(*rating)).collect();
    cx.format(
        "methods-group-example",
        &[
            ("ratings", ratings.join(", ").into()),
            ("unknown", group.unknown.into()),
            ("people", mean.people.into()),
            ("mean", cx.dec(mean.value).into()),
            ("range", range(cx, mean.interval.low, mean.interval.high).into()),
            ("share", cx.percent(share.value).into()),
            ("low", cx.percent(share.interval.low).into()),
            ("high", cx.percent(share.interval.high).into()),
        ],
    )
}

fn grid() -> Vec<(&'static str, Vec<GridCell>)> {
    let rows = ["methods-north", "methods-south", "methods-all"];
    let cells = worked::grid().unwrap_or_default();
    let cell = |(people, shown)| GridCell { people, shown };
    rows.into_iter().zip(cells).map(|(row, cells)| (row, cells.map(cell).into())).collect()
}
