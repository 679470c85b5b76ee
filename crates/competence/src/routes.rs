//! The routes of this room.

use governance::Module;
use web::{Need, Routes};

use crate::pages::reach::READERS;
use crate::pages::{competence, export, matrix, me, model, published, role, roles};

/// The routes of this room: method, path, who it is for.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/matrix", READERS, matrix::show)
        .get("/matrix/role/{id}", READERS, role::show)
        .get("/matrix/competence/{key}", READERS, competence::show)
        .get("/matrix/export.xlsx", READERS, export::file)
        .get("/matrix/export.csv", READERS, export::file)
        .get("/matrix/export.json", READERS, export::file)
        .get("/matrix/published", published::READERS, published::show)
        .get("/matrix/model", Need::SignedIn, model::show)
        .get("/matrix/model/{key}", Need::HR, model::edit)
        .post("/matrix/model/{key}", Need::HR, model::save)
        .post("/matrix/model/{key}/retirement", Need::HR, model::retire)
        .post("/matrix/model/{key}/return", Need::HR, model::take_back)
        .get("/matrix/roles", Need::HR, roles::list)
        .post("/matrix/roles/checked", Need::HR, roles::check_all)
        .get("/matrix/roles/{id}", Need::HR, roles::edit)
        .post("/matrix/roles/{id}", Need::HR, roles::save)
        .and(
            Routes::new()
                .get("/matrix/me", Need::SignedIn, me::show)
                .gated(governance::modules::gate(Module::SelfRow)),
        )
}
