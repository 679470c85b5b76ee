//! The routes of this room.

use governance::Module;
use web::{Need, Routes};

use crate::pages::{
    answer, campaign, import, list, plan, preview, question, questionnaires, results, sheet,
};

/// Those who see the figures of groups.
const RESULTS: Need = Need::Any(results::SEE);

/// The routes of this room: method, path, who it is for. Under `/a/` the personal link is the authority.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/assessment", Need::SignedIn, list::show)
        .get("/assessment/new", Need::HR, plan::new)
        .post("/assessment/new", Need::HR, plan::create)
        .get("/assessment/import", Need::HR, import::show)
        .upload("/assessment/import", Need::HR, import::upload)
        .get("/assessment/import/{file}", Need::HR, import::mapping)
        .post("/assessment/import/{file}", Need::HR, import::change)
        .post("/assessment/import/{file}/load", Need::HR, import::load)
        .get("/assessment/questionnaires", Need::HR, questionnaires::list)
        .post("/assessment/questionnaires", Need::HR, questionnaires::copy)
        .get("/assessment/questionnaires/{id}", Need::HR, questionnaires::edit)
        .post("/assessment/questionnaires/{id}", Need::HR, questionnaires::change)
        .get("/assessment/questionnaires/{id}/preview", Need::HR, preview::of_questionnaire)
        .post("/assessment/questionnaires/{id}/order", Need::HR, questionnaires::arrange)
        .post("/assessment/questionnaires/{id}/questions", Need::HR, questionnaires::add)
        .post(
            "/assessment/questionnaires/{id}/sections/{key}",
            Need::HR,
            questionnaires::change_section,
        )
        .get("/assessment/questionnaires/{id}/questions/{key}", Need::HR, question::show)
        .post("/assessment/questionnaires/{id}/questions/{key}", Need::HR, question::change)
        .get("/assessment/{id}", Need::HR, campaign::show)
        .get("/assessment/{id}/questions", Need::HR, preview::of_campaign)
        .get("/assessment/{id}/plan", Need::HR, plan::edit)
        .post("/assessment/{id}/plan", Need::HR, plan::change)
        .post("/assessment/{id}/launch", Need::HR, campaign::launch)
        .post("/assessment/{id}/extend", Need::HR, campaign::extend)
        .post("/assessment/{id}/close", Need::HR, campaign::close)
        .post("/assessment/{id}/remove", Need::HR, campaign::remove)
        .get("/assessment/{id}/job", Need::HR, campaign::job)
        .get("/assessment/{id}/sheet", Need::HR, sheet::show)
        .get("/assessment/{id}/results", RESULTS, results::show)
        .get("/assessment/{id}/answer", Need::SignedIn, answer::own_start)
        .get("/assessment/{id}/answer/page/{step}", Need::SignedIn, answer::own_step)
        .post("/assessment/{id}/answer/page/{step}", Need::SignedIn, answer::own_next)
        .post("/assessment/{id}/answer/save", Need::SignedIn, answer::own_save)
        .get("/assessment/{id}/answer/review", Need::SignedIn, answer::own_review)
        .post("/assessment/{id}/answer/submit", Need::SignedIn, answer::own_submit)
        .get("/a/{token}", Need::Public, answer::link_start)
        .get("/a/{token}/page/{step}", Need::Public, answer::link_step)
        .post("/a/{token}/page/{step}", Need::Public, answer::link_next)
        .post("/a/{token}/save", Need::Public, answer::link_save)
        .get("/a/{token}/review", Need::Public, answer::link_review)
        .post("/a/{token}/submit", Need::Public, answer::link_submit)
        .post("/a/{token}/language", Need::Public, answer::link_language)
        .gated(governance::modules::gate(Module::Assessment))
}
