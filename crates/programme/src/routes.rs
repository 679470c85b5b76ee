//! The routes of this room.

use web::{Need, Right, Routes};

use crate::pages::{
    choose, draw, goals, milestone, plan, problem, start, step, volunteer, wave, waves,
};

/// Whoever works here: whether they want to be in the pilot is theirs to say.
const EMPLOYEE: Need = Need::Any(&[Right::Employee]);

/// The routes of this room: method, path, who it is for. The plan is for everybody; HR alone changes it.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/programme", Need::SignedIn, plan::show)
        .get("/programme/goals", Need::SignedIn, goals::show)
        .get("/programme/goals/edit", Need::HR, goals::edit)
        .post("/programme/goals/edit", Need::HR, goals::save)
        .post("/programme/volunteer", EMPLOYEE, volunteer::add)
        .post("/programme/volunteer/back", EMPLOYEE, volunteer::back)
        .get("/programme/start", Need::HR, start::show)
        .post("/programme/start", Need::HR, start::save)
        .get("/programme/steps/{step}", Need::SignedIn, step::show)
        .get("/programme/steps/{step}/edit", Need::HR, step::edit)
        .post("/programme/steps/{step}/edit", Need::HR, step::save)
        .post("/programme/steps/{step}/criteria", Need::HR, step::criteria)
        .get("/programme/milestones/new", Need::HR, milestone::new)
        .post("/programme/milestones/new", Need::HR, milestone::add)
        .get("/programme/milestones/{milestone}", Need::HR, milestone::edit)
        .post("/programme/milestones/{milestone}", Need::HR, milestone::save)
        .post("/programme/milestones/{milestone}/remove", Need::HR, milestone::remove)
        .get("/programme/problems/new", Need::HR, problem::new)
        .post("/programme/problems/new", Need::HR, problem::add)
        .get("/programme/problems/{problem}", Need::HR, problem::edit)
        .post("/programme/problems/{problem}", Need::HR, problem::save)
        .post("/programme/problems/{problem}/remove", Need::HR, problem::remove)
        .get("/programme/waves", Need::HR, waves::show)
        .post("/programme/waves", Need::HR, waves::add)
        .get("/programme/waves/draw", Need::HR, draw::show)
        .post("/programme/waves/draw", Need::HR, draw::save)
        .get("/programme/waves/draws/{draw}", Need::HR, draw::drawn)
        .get("/programme/waves/draws/{draw}/lots.csv", Need::HR, draw::lots)
        .get("/programme/waves/{wave}", Need::HR, wave::show)
        .post("/programme/waves/{wave}", Need::HR, wave::save)
        .get("/programme/waves/{wave}/choose", Need::HR, choose::show)
        .post("/programme/waves/{wave}/choose", Need::HR, choose::save)
        .post("/programme/waves/{wave}/volunteers", Need::HR, volunteer::take)
        .post("/programme/waves/{wave}/take-out", Need::HR, wave::take_out)
        .post("/programme/waves/{wave}/start", Need::HR, wave::start)
        .post("/programme/waves/{wave}/remove", Need::HR, wave::remove)
}
