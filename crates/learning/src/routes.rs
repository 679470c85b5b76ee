//! The routes of this room.

use governance::Module;
use web::{Need, Right, Routes};

use crate::pages::{calendar, kit, plan, plans, recall, session, sessions, unit, units};

/// Whoever works here: what they learn is theirs.
const EMPLOYEE: Need = Need::Any(&[Right::Employee]);

/// The routes of this room: method, path, who it is for.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/learning", Need::SignedIn, plan::show)
        .post("/learning/plan", EMPLOYEE, plan::draw)
        .get("/learning/plans", Need::HR, plans::show)
        .post("/learning/plans", Need::HR, plans::draw)
        .post("/learning/plan/own", EMPLOYEE, plan::add)
        .post("/learning/plan/items/done", EMPLOYEE, plan::done)
        .post("/learning/plan/items/open", EMPLOYEE, plan::open)
        .post("/learning/plan/items/move", EMPLOYEE, plan::move_to)
        .post("/learning/plan/items/swap", EMPLOYEE, plan::swap)
        .get("/learning/recall", EMPLOYEE, recall::show)
        .post("/learning/recall", EMPLOYEE, recall::answer)
        .get("/learning/sessions", Need::SignedIn, sessions::show)
        .get("/learning/sessions/new", Need::HR, sessions::new)
        .post("/learning/sessions/new", Need::HR, sessions::add)
        .get("/learning/sessions/{session}", Need::SignedIn, session::show)
        .get("/learning/sessions/{session}/edit", Need::HR, sessions::edit)
        .post("/learning/sessions/{session}/edit", Need::HR, sessions::save)
        .post("/learning/sessions/{session}/ask", Need::HR, session::ask)
        .post("/learning/sessions/{session}/cancel", Need::HR, session::cancel)
        .get("/learning/sessions/{session}/door", Need::SignedIn, session::door)
        .get("/learning/sessions/{session}/here/{secret}", EMPLOYEE, session::here)
        .post("/learning/sessions/{session}/here/{secret}", EMPLOYEE, session::come)
        .post("/learning/sessions/{session}/feedback", EMPLOYEE, session::feedback)
        .get("/learning/sessions/{session}/calendar.ics", Need::SignedIn, calendar::session)
        .get("/learning/kits/{kit}", Need::SignedIn, kit::show)
        .get("/learning/calendar", Need::SignedIn, calendar::show)
        .post("/learning/calendar", EMPLOYEE, calendar::make)
        .post("/learning/calendar/end", EMPLOYEE, calendar::end)
        .get("/learning/calendar/programme.ics", Need::SignedIn, calendar::programme)
        .get("/calendar/{secret}", Need::Public, calendar::feed)
        .get("/learning/units", Need::SignedIn, units::show)
        .get("/learning/units/{unit}", Need::SignedIn, unit::show)
        .post("/learning/units/{unit}/facts/{fact}", EMPLOYEE, unit::note)
        .post("/learning/units/{unit}/facts/{fact}/back", EMPLOYEE, unit::take_back)
        .post("/learning/units/{unit}/work", EMPLOYEE, unit::keep)
        .post("/learning/units/{unit}/quiz", EMPLOYEE, unit::hand_in)
        .post("/learning/units/{unit}/quiz/again", EMPLOYEE, unit::again)
        .gated(governance::modules::gate(Module::Learning))
}
