//! Groups and priority.

use askama::Template;
use axum::response::Response;
use statistics::Ranged;
use web::{Cx, Result};

use super::{from_to, number, percent_from_to, say, uncomputed};
use crate::subjects::{GROUPS, Subject};
use crate::worked::groups::{Group, NEEDED, group, priorities};

#[derive(Template)]
#[template(path = "methods/groups.html")]
struct Page {
    cx: Cx,
    subject: &'static Subject,
    people: Vec<PersonRow>,
    example: String,
    by_hand: String,
    share: String,
    changes: Vec<ChangeRow>,
    change_text: String,
    priorities: Vec<PriorityRow>,
}

/// One of the five.
struct PersonRow {
    name: char,
    rating: String,
    level: String,
    sd: String,
    chance: String,
    result: String,
    after: String,
    change: String,
}

/// A change, among few or many.
struct ChangeRow {
    people: u64,
    change: String,
    range: String,
    verdict: &'static str,
}

struct PriorityRow {
    needed: u8,
    current: String,
    gap: String,
    weight: u8,
    people: u32,
    priority: String,
}

/// `GET /methods/groups`.
pub(crate) async fn show(cx: Cx) -> Result<Response> {
    let group = group().ok_or_else(uncomputed)?;
    let page = Page {
        subject: &GROUPS,
        people: people(&cx, &group),
        example: cx.format(
            "methods-group-example",
            &[
                ("unknown", group.unknown.into()),
                ("people", group.mean.people.into()),
                ("mean", number(&cx, group.mean.value, 2).into()),
                ("range", from_to(&cx, group.mean.interval, 2).into()),
            ],
        ),
        by_hand: by_hand(&cx, &group),
        share: cx.format(
            "methods-share-example",
            &[
                ("needed", NEEDED.into()),
                ("share", cx.percent(group.share.value).into()),
                ("range", percent_from_to(&cx, group.share.interval).into()),
            ],
        ),
        changes: [&group.change, &group.change_of_many].map(|of| change_row(&cx, of)).into(),
        change_text: say(
            &cx,
            "methods-change-example",
            &[("change", number(&cx, group.change.value, 2))],
        ),
        priorities: priorities()
            .map(|of| PriorityRow {
                needed: of.needed,
                current: cx.dec(of.current),
                gap: cx.dec(of.gap),
                weight: of.weight,
                people: of.people,
                priority: cx.int(of.points.round()),
            })
            .into(),
        cx,
    };
    web::page(&page)
}

fn people(cx: &Cx, group: &Group) -> Vec<PersonRow> {
    let two = |value| number(cx, value, 2);
    ('A'..)
        .zip(&group.people)
        .map(|(name, person)| PersonRow {
            name,
            rating: cx.int(person.rating),
            level: two(person.before.mean),
            sd: two(person.before.variance.sqrt()),
            chance: cx.percent(person.before.probability_at_or_above(NEEDED)),
            result: cx.dec(person.result),
            after: two(person.after.mean),
            change: two(person.after.mean - person.before.mean),
        })
        .collect()
}

/// The mean's interval from its parts.
fn by_hand(cx: &Cx, group: &Group) -> String {
    let n = group.people.len() as f64;
    let mean = group.mean.value;
    let squares: f64 = group.people.iter().map(|of| (of.before.mean - mean).powi(2)).sum();
    let spread = squares / (n - 1.0);
    let variance = group.people.iter().map(|of| of.before.variance).sum::<f64>() / n;
    let half = group.mean.interval.width() / 2.0;
    let t = half / ((spread + variance) / n).sqrt();
    let numbers = [
        ("mean", number(cx, mean, 2)),
        ("t", number(cx, t, 3)),
        ("spread", number(cx, spread, 3)),
        ("variance", number(cx, variance, 3)),
        ("n", cx.int(n)),
        ("half", number(cx, half, 2)),
    ];
    say(cx, "methods-group-by-hand", &numbers)
}

fn change_row(cx: &Cx, change: &Ranged) -> ChangeRow {
    let verdict =
        if change.interval.contains(0.0) { "methods-change-unsure" } else { "methods-change-sure" };
    ChangeRow {
        people: change.people,
        change: number(cx, change.value, 2),
        range: from_to(cx, change.interval, 2),
        verdict,
    }
}
