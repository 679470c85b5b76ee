//! The routes of this room.

use web::{Need, Routes};

use crate::pages;

/// The routes of this room: method, path, who it is for.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/", Need::SignedIn, pages::show)
}
