//! The routes of this room.

use web::{Need, Routes};

use crate::pages::{modules, register};

/// The routes of this room: method, path, who it is for.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/modules", Need::HR, modules::show)
        .get("/settings/modules/{module}/off", Need::HR, modules::ask)
        .post("/settings/modules/{module}/off", Need::HR, modules::switch_off)
        .post("/settings/modules/{module}/on", Need::HR, modules::switch_on)
        // Works council, leadership and every employee read the same sheet.
        .get("/settings/register", Need::SignedIn, register::show)
}
