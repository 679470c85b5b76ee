//! The pages of this room.

pub(crate) mod cells;
pub(crate) mod competence;
mod dates;
pub(crate) mod export;
pub(crate) mod matrix;
pub(crate) mod me;
pub(crate) mod model;
mod picture;
pub(crate) mod published;
pub(crate) mod reach;
pub(crate) mod role;
pub(crate) mod roles;

use web::Cx;

/// `1.2–1.9` as the reader writes it.
fn range(cx: &Cx, low: f64, high: f64) -> String {
    format!("{}–{}", cx.dec(low), cx.dec(high))
}
