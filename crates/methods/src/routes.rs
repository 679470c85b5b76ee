//! The routes of this room.

use web::{Need, Routes};

use crate::pages::{disclosure, effect, estimate, files, groups, index, returns, samples};

/// The routes of this room: method, path, who it is for.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/methods", Need::SignedIn, index::show)
        .get("/methods/estimate", Need::SignedIn, estimate::show)
        .get("/methods/estimate.csv", Need::SignedIn, files::estimate)
        .get("/methods/groups", Need::SignedIn, groups::show)
        .get("/methods/groups.csv", Need::SignedIn, files::groups)
        .get("/methods/disclosure", Need::SignedIn, disclosure::show)
        .get("/methods/disclosure.csv", Need::SignedIn, files::disclosure)
        .get("/methods/effect", Need::SignedIn, effect::show)
        .get("/methods/effect.csv", Need::SignedIn, files::effect)
        .get("/methods/return", Need::SignedIn, returns::show)
        .get("/methods/return.toml", Need::SignedIn, files::returns)
        .get("/methods/samples", Need::SignedIn, samples::show)
}
