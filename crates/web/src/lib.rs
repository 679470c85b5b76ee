//! What pages share: layout, texts, the request's context, errors, charts and security headers.
//!
//! A room gives a [`Routes`] table; the binary joins the tables into one server with [`serve::router`].
//! Each route says whom it is for, and nothing runs before that is checked.

pub mod actor;
mod app;
pub mod assets;
pub mod calendar;
pub mod charts;
pub mod content;
mod context;
mod error;
mod forms;
mod json;
pub mod language;
pub mod routes;
pub mod serve;
mod slug;

pub use actor::{AccountId, Actor, Need, PersonId, Right, Rights};
pub use app::{App, AppParts, NavItem, Sessions, Settings};
pub use context::{Cx, percent_encode};
pub use error::{Error, Result};
pub use forms::{Form, FormErrors};
pub use json::Json;
pub use language::{Arg, Lang, Texts};
pub use routes::Routes;
pub use slug::searchable;

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// Renders a page. A template that cannot be rendered is a fault of ours, told as such.
pub fn page(template: &impl Template) -> Result<Response> {
    let html = template.render().map_err(|error| Error::internal(format!("template: {error}")))?;
    Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}

/// Renders a page with a form: when something in it is `wrong` the answer says so to programs too (422).
pub fn form_page(template: &impl Template, wrong: bool) -> Result<Response> {
    let mut response = page(template)?;
    if wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// After a form: to the page that shows what was done. `said` is the key of a text without `said-`.
pub fn done(path: &str, said: &str) -> Response {
    let joint = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{joint}said={said}")).into_response()
}

/// A file to keep.
pub fn download(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}
