//! A session ready to be held: what everybody may read before, and what whoever leads it needs.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{Cx, Error, Result};

use crate::kits::{self, Kit, Words};
use crate::library::library;

#[derive(Template)]
#[template(path = "learning/kit.html")]
struct Page<'a> {
    cx: &'a Cx,
    kit: &'static Kit,
    words: &'static Words,
    units: Vec<(&'static str, &'static str)>,
}

/// `GET /learning/kits/{kit}`.
pub(crate) async fn show(cx: Cx, Path(key): Path<String>) -> Result<Response> {
    let kit = kits::kit(&key).ok_or(Error::NotFound)?;
    let units = kit.units.iter().filter_map(|key| {
        let unit = library().unit(key)?;
        Some((unit.key.as_str(), unit.words.get(cx.lang()).title.as_str()))
    });
    let units = units.collect();
    web::page(&Page { kit, words: kit.words.get(cx.lang()), units, cx: &cx })
}
