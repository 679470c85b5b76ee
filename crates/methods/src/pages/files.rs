//! The data of the examples, as the command line reads them.

use axum::response::Response;

use crate::worked;

const CSV: &str = "text/csv; charset=utf-8";

/// `GET /methods/estimate.csv`.
pub(crate) async fn estimate() -> Response {
    web::download("estimate.csv", CSV, worked::estimate::file().into_bytes())
}

/// `GET /methods/groups.csv`.
pub(crate) async fn groups() -> Response {
    web::download("groups.csv", CSV, worked::groups::file().into_bytes())
}

/// `GET /methods/disclosure.csv`.
pub(crate) async fn disclosure() -> Response {
    web::download("disclosure.csv", CSV, worked::disclosure::file().into_bytes())
}

/// `GET /methods/effect.csv`.
pub(crate) async fn effect() -> Response {
    web::download("effect.csv", CSV, worked::effect::file().into_bytes())
}

/// `GET /methods/return.toml`.
pub(crate) async fn returns() -> Response {
    let toml = "application/toml; charset=utf-8";
    web::download("return.toml", toml, worked::returns::file().into_bytes())
}
