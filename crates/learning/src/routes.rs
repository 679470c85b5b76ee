//! The routes of this room.

use governance::Module;
use web::{Need, Right, Routes};

use crate::pages::{plan, recall, unit, units};

/// Whoever works here: what they learn is theirs.
const EMPLOYEE: Need = Need::Any(&[Right::Employee]);

/// The routes of this room: method, path, who it is for.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/learning", Need::SignedIn, plan::show)
        .post("/learning/plan", EMPLOYEE, plan::draw)
        .post("/learning/plan/own", EMPLOYEE, plan::add)
        .post("/learning/plan/items/done", EMPLOYEE, plan::done)
        .post("/learning/plan/items/open", EMPLOYEE, plan::open)
        .post("/learning/plan/items/move", EMPLOYEE, plan::move_to)
        .post("/learning/plan/items/swap", EMPLOYEE, plan::swap)
        .get("/learning/recall", EMPLOYEE, recall::show)
        .post("/learning/recall", EMPLOYEE, recall::answer)
        .get("/learning/units", Need::SignedIn, units::show)
        .get("/learning/units/{unit}", Need::SignedIn, unit::show)
        .post("/learning/units/{unit}/facts/{fact}", EMPLOYEE, unit::note)
        .post("/learning/units/{unit}/facts/{fact}/back", EMPLOYEE, unit::take_back)
        .post("/learning/units/{unit}/work", EMPLOYEE, unit::keep)
        .post("/learning/units/{unit}/quiz", EMPLOYEE, unit::hand_in)
        .post("/learning/units/{unit}/quiz/again", EMPLOYEE, unit::again)
        .gated(governance::modules::gate(Module::Learning))
}
