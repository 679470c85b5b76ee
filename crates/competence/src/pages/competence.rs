//! One competence of the matrix: how people are spread over its levels, and where each role stands.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use web::charts::{Bar, Caption, Scale, bars};
use web::{App, Cx, Error, Result};

use super::dates::with_date;
use super::reach::{Filter, Reach, query, scope_words};
use super::role::levels_chart;
use crate::matrix::{self, Figures};
use crate::model;

#[derive(Template)]
#[template(path = "competence/competence.html")]
struct Page {
    cx: Cx,
    name: String,
    what: String,
    query: String,
    description: String,
    anchors: Vec<(String, String)>,
    distribution: String,
    chart: String,
    smallest_group: u32,
}

/// `GET /matrix/competence/{key}`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let matrix = matrix::newest(&mut conn, org).await?.ok_or(Error::NotFound)?;
    let frame = &matrix.frame;
    let place = frame.competence(&key).ok_or(Error::NotFound)?;
    let reach = Reach::of(&mut conn, &cx).await?;
    let scope = filter.scope(frame, &reach)?;
    let model = model::current(&mut conn, org).await?;
    let words = model.get(&key).ok_or(Error::NotFound)?.words.get(cx.lang());
    let view = matrix::view(&mut conn, org, scope).await?;

    let figures = |row: &matrix::Row| row.cells.get(place).cloned().flatten();
    let bar = |label: String, figures: Option<Figures>, needed: Option<f64>, link| Bar {
        label: with_date(&cx, &label, figures.as_ref()),
        value: figures.as_ref().map(|figures| figures.mean),
        interval: figures.as_ref().map(|figures| (figures.low, figures.high)),
        needed,
        link,
        ..Bar::default()
    };
    let all = figures(&view.all);
    let average = view.needed.get(place).copied().flatten();
    let mut list = vec![bar(cx.t("matrix-all-roles").to_owned(), all.clone(), average, None)];
    for (of, row) in &view.roles {
        let role = &frame.roles[*of];
        let needed = role.needs[place].map(|need| f64::from(need.level));
        let link = format!("/matrix/role/{}{}", role.id, query(scope));
        list.push(bar(role.name.clone(), figures(row), needed, Some(link)));
    }
    let reading = match (&all, average) {
        (Some(all), Some(needed)) => cx.t2(
            "matrix-competence-reading",
            "current",
            cx.dec(all.mean),
            "needed",
            cx.dec(needed),
        ),
        _ => cx.t("matrix-competence-reading-roles").to_owned(),
    };
    let caption = Caption {
        id: "roles",
        title: cx.t("matrix-by-role-title"),
        reading: &reading,
        rows: cx.t("matrix-role"),
        figures: cx.t("matrix-current"),
    };
    let anchors = words.anchors.iter().enumerate();
    let page = Page {
        chart: bars(&cx, &caption, Scale::Level, &list),
        name: words.name.clone(),
        what: scope_words(&cx, frame, scope),
        query: query(scope),
        description: web::content::html(&words.description),
        anchors: anchors
            .map(|(i, text)| (format!("{i} {}", model.level_name(i, cx.lang())), text.clone()))
            .collect(),
        distribution: all.map_or_else(String::new, |figures| {
            levels_chart(&cx, &model, "spread", &words.name, &figures)
        }),
        smallest_group: frame.smallest_group,
        cx,
    };
    web::page(&page)
}
