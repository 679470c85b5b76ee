//! The matrix of the current filter as a file.

use axum::extract::{Query, State};
use axum::response::Response;
use web::{App, Cx, Error, Result};

use super::reach::{Filter, Reach};
use crate::export::{self, Format};
use crate::matrix;

/// `GET /matrix/export.xlsx`, `.csv` and `.json`.
pub(crate) async fn file(
    State(app): State<App>,
    cx: Cx,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let ending = cx.path().rsplit('.').next().unwrap_or_default();
    let format = Format::of(ending).ok_or(Error::NotFound)?;
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let matrix = matrix::newest(&mut conn, org).await?.ok_or(Error::NotFound)?;
    let reach = Reach::of(&mut conn, &cx).await?;
    let scope = filter.scope(&matrix.frame, &reach)?;
    drop(conn);
    let bytes = export::matrix(&app.db, org, scope, format, cx.lang()).await?;
    let name = format!("{}.{}", cx.t("export-file-name"), format.ending());
    Ok(web::download(&name, format.media_type(), bytes))
}
