//! What there is to read, by what a reader asks.

use askama::Template;
use axum::response::Response;
use web::{Cx, Result};

use crate::subjects::{ALL, Subject};

#[derive(Template)]
#[template(path = "methods/index.html")]
struct Page {
    cx: Cx,
    subjects: [&'static Subject; 6],
}

/// `GET /methods`.
pub(crate) async fn show(cx: Cx) -> Result<Response> {
    web::page(&Page { cx, subjects: ALL })
}
