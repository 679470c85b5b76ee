//! The matrix.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use people::register;
use web::{App, Cx, Result, Right};

use super::picture::{self, Picture};
use super::reach::{Filter, Reach, query, scope_words};
use crate::matrix;

#[derive(Template)]
#[template(path = "competence/matrix.html")]
struct Page {
    cx: Cx,
    /// Whether anybody is on the HR list: everything begins with that.
    anybody: bool,
    seen: Option<Seen>,
}

/// What there is to see once a matrix has been computed.
struct Seen {
    what: String,
    picture: Arc<Picture>,
    query: String,
    everything: bool,
    departments: Vec<Choice>,
    waves: Vec<Choice>,
    as_of: String,
    smallest_group: u32,
}

/// One choice of a filter.
struct Choice {
    id: String,
    name: String,
    chosen: bool,
}

/// `GET /matrix`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let Some(matrix) = matrix::newest(&mut conn, org).await? else {
        let anybody = register::count(&mut conn, org).await? > 0;
        return web::page(&Page { cx, anybody, seen: None });
    };
    let reach = Reach::of(&mut conn, &cx).await?;
    let scope = filter.scope(&matrix.frame, &reach)?;
    let picture = picture::of(&mut conn, &cx, &matrix, scope).await?;
    let departments = reach.departments(&matrix.frame).into_iter().map(|department| Choice {
        id: department.id.to_string(),
        name: department.path.clone(),
        chosen: scope.department == Some(department.id),
    });
    let waves = matrix.frame.waves.iter().map(|(id, name)| Choice {
        id: id.to_string(),
        name: name.clone(),
        chosen: scope.wave == Some(*id),
    });
    let seen = Seen {
        what: scope_words(&cx, &matrix.frame, scope),
        picture,
        query: query(scope),
        everything: reach.everything(),
        departments: departments.collect(),
        waves: waves.collect(),
        as_of: cx.date_of(matrix.computed_at),
        smallest_group: matrix.frame.smallest_group,
    };
    web::page(&Page { cx, anybody: true, seen: Some(seen) })
}

impl Page {
    fn is_hr(&self) -> bool {
        self.cx.has(Right::Hr)
    }
}
