//! One role of the matrix: every competence, what is needed, where the group stands.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use people::RoleId;
use web::charts::{Bar, Caption, Scale, bars, distribution};
use web::{App, Cx, Error, Result};

use super::cells::{SMALLEST_GAP, gap_words};
use super::dates::{Dated, Dates, with_date};
use super::picture::rests_on;
use super::range;
use super::reach::{Filter, Reach, query, scope_words};
use crate::matrix::{self, Figures};
use crate::model;
use crate::profiles::Need;

#[derive(Template)]
#[template(path = "competence/role.html")]
struct Page {
    cx: Cx,
    name: String,
    what: String,
    people: String,
    query: String,
    chart: String,
    lines: Vec<Line>,
    /// The dates of older figures, with their marks.
    older: Vec<(String, String)>,
    smallest_group: u32,
}

struct Line {
    name: String,
    link: String,
    needed: String,
    known: Option<KnownLine>,
}

struct KnownLine {
    current: String,
    range: String,
    gap: String,
    meeting: String,
    people: String,
    priority: String,
    distribution: String,
    dated: Option<Dated>,
}

/// `GET /matrix/role/{id}`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let id: RoleId = id.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.db.read(org).await?;
    let matrix = matrix::newest(&mut conn, org).await?.ok_or(Error::NotFound)?;
    let frame = &matrix.frame;
    let place = frame.role(id).ok_or(Error::NotFound)?;
    let role = &frame.roles[place];
    let reach = Reach::of(&mut conn, &cx).await?;
    let scope = filter.scope(frame, &reach)?;
    let model = model::current(&mut conn, org).await?;
    let view = matrix::view(&mut conn, org, scope).await?;
    let row = view.roles.iter().find(|(of, _)| *of == place).map(|(_, row)| row);
    let empty = matrix::Row::default();
    let row = row.unwrap_or(&empty);

    let dates = Dates::of(&cx, [row].into_iter());
    let mut list = Vec::new();
    let mut lines = Vec::new();
    let mut largest: Option<(f64, String)> = None;
    for (i, key) in frame.competences.iter().enumerate() {
        let Some(competence) = model.get(key) else { continue };
        let name = competence.words.get(cx.lang()).name.clone();
        let figures = row.cells.get(i).and_then(Option::as_ref);
        let need = role.needs[i];
        let link = format!("/matrix/competence/{key}{}", query(scope));
        if let (Some(figures), Some(need)) = (figures, need) {
            let priority = figures.priority(need);
            let gap = figures.gap(need.level.into());
            if gap >= SMALLEST_GAP && largest.as_ref().is_none_or(|(most, _)| priority > *most) {
                largest = Some((priority, name.clone()));
            }
        }
        list.push(Bar {
            label: with_date(&cx, &name, figures),
            value: figures.map(|figures| figures.mean),
            interval: figures.map(|figures| (figures.low, figures.high)),
            needed: need.map(|need| need.level.into()),
            link: Some(link.clone()),
            ..Bar::default()
        });
        lines.push(Line {
            known: figures.map(|figures| known_line(&cx, &model, &dates, &name, i, figures, need)),
            name,
            link,
            needed: need.map_or_else(String::new, |need| cx.int(need.level)),
        });
    }
    let reading = match &largest {
        Some((_, name)) => cx.t1("matrix-role-reading", "competence", name),
        None if row.cells.iter().any(Option::is_some) => cx.t("matrix-role-no-gap").to_owned(),
        None => cx.t("matrix-sentence-unknown").to_owned(),
    };
    let caption = Caption {
        id: "levels",
        title: cx.t("matrix-levels-title"),
        reading: &reading,
        rows: cx.t("matrix-competence"),
        figures: cx.t("matrix-current"),
    };
    let chart = bars(&cx, &caption, Scale::Level, &list);
    let page = Page {
        name: role.name.clone(),
        what: scope_words(&cx, frame, scope),
        people: rests_on(&cx, row),
        query: query(scope),
        chart,
        lines,
        older: dates.lines(&cx),
        smallest_group: frame.smallest_group,
        cx,
    };
    web::page(&page)
}

fn known_line(
    cx: &Cx,
    model: &model::Model,
    dates: &Dates,
    name: &str,
    place: usize,
    figures: &Figures,
    need: Option<Need>,
) -> KnownLine {
    KnownLine {
        current: cx.dec(figures.mean),
        range: range(cx, figures.low, figures.high),
        gap: need.map_or_else(String::new, |need| gap_words(cx, figures.gap(need.level.into()))),
        meeting: figures.meeting.map_or_else(String::new, |[share, ..]| cx.percent(share)),
        people: cx.int(figures.people),
        priority: need.map_or_else(String::new, |need| cx.int(figures.priority(need).round())),
        distribution: levels_chart(cx, model, &format!("d{place}"), name, figures),
        dated: dates.dated(cx, figures),
    }
}

/// How many stand at each level; nothing where that would say too much.
pub(super) fn levels_chart(
    cx: &Cx,
    model: &model::Model,
    id: &str,
    name: &str,
    figures: &Figures,
) -> String {
    if figures.levels.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = (0..model::LEVELS).map(|i| model.level_name(i, cx.lang())).collect();
    let reading = match figures.meeting {
        Some([share, low, high]) => cx.format(
            "matrix-meeting-reading",
            &[
                ("share", cx.percent(share).into()),
                ("low", cx.percent(low).into()),
                ("high", cx.percent(high).into()),
            ],
        ),
        None => cx.t1("matrix-people", "people", figures.people),
    };
    let caption = Caption {
        id,
        title: &cx.t1(
            "matrix-distribution-title",
            "competence",
            with_date(cx, name, Some(figures)),
        ),
        reading: &reading,
        rows: cx.t("matrix-level"),
        figures: cx.t("matrix-people-column"),
    };
    distribution(cx, &caption, &names, &figures.levels)
}
