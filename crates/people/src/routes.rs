//! The routes of this room.

use web::{Need, Right, Routes};

use crate::pages::{
    account, departments, directory, import, log, me, person, roles, settings, sign_in,
};

const LEADERS: Need = Need::Any(&[Right::Hr, Right::Manager]);
const LOGS: Need = Need::Any(&[Right::Hr, Right::DataProtection]);

/// The routes of this room: method, path, who it is for.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", Need::Public, sign_in::show)
        .post("/sign-in", Need::Public, sign_in::sign_in)
        .get("/sign-in/forgot", Need::Public, sign_in::forgot)
        .post("/sign-in/forgot", Need::Public, sign_in::send_reset)
        .post("/sign-out", Need::SignedIn, sign_in::sign_out)
        .get("/invitation/{secret}", Need::Public, sign_in::invitation)
        .post("/invitation/{secret}", Need::Public, sign_in::accept)
        .get("/demo/{right}", Need::Public, sign_in::demo)
        .get("/organisations", Need::SignedIn, sign_in::organisations)
        .post("/organisations/{org}", Need::SignedIn, sign_in::switch)
        .get("/me", Need::SignedIn, me::show)
        .get("/me/export", Need::SignedIn, me::export)
        .post("/me/correction", Need::SignedIn, me::ask_correction)
        .post("/me/erasure", Need::SignedIn, me::ask_erasure)
        .get("/me/account", Need::SignedIn, account::show)
        .post("/me/account/looks", Need::SignedIn, account::looks)
        .post("/me/account/notices", Need::SignedIn, account::notices)
        .post("/me/account/password", Need::SignedIn, account::change_password)
        .post("/me/account/sessions", Need::SignedIn, account::end_session)
        .post("/me/account/sign-out-everywhere", Need::SignedIn, account::sign_out_everywhere)
        .get("/settings", Need::HR, settings::show)
        .post("/settings", Need::HR, settings::change)
        .get("/settings/access", Need::HR, settings::access)
        .post("/settings/access", Need::HR, settings::invite)
        .post("/settings/access/withdrawals", Need::HR, settings::withdraw)
        .post("/settings/access/everyone", Need::HR, settings::invite_all)
        .post("/settings/access/{account}", Need::HR, settings::change_rights)
        .get("/settings/requests", Need::HR, settings::requests)
        .post("/settings/requests/{id}", Need::HR, settings::answer)
        .get("/settings/log", LOGS, log::show)
        .get("/people", Need::HR, directory::show)
        .get("/people/team", Need::Any(&[Right::Manager]), directory::team)
        .get("/people/new", Need::HR, person::new)
        .post("/people/new", Need::HR, person::add)
        .get("/people/{id}", LEADERS, person::show)
        .post("/people/{id}", Need::HR, person::change)
        .post("/people/{id}/leave", Need::HR, person::leave)
        .post("/people/{id}/return", Need::HR, person::come_back)
        .get("/people/departments", Need::HR, departments::show)
        .post("/people/departments", Need::HR, departments::add)
        .get("/people/departments/{id}", Need::HR, departments::one)
        .post("/people/departments/{id}", Need::HR, departments::change)
        .get("/people/roles", Need::HR, roles::show)
        .post("/people/roles", Need::HR, roles::add)
        .get("/people/roles/{id}", Need::HR, roles::one)
        .post("/people/roles/{id}", Need::HR, roles::change)
        .get("/people/import", Need::HR, import::show)
        .upload("/people/import", Need::HR, import::upload)
        .get("/people/import/{id}", Need::HR, import::columns)
        .post("/people/import/{id}", Need::HR, import::apply)
        .get("/people/import/{id}/preview", Need::HR, import::preview)
        .get("/people/import/{id}/progress/{job}", Need::HR, import::progress)
        .get("/people/import/{id}/progress/{job}/state", Need::HR, import::state)
        .get("/people/import/{id}/result", Need::HR, import::result)
}
