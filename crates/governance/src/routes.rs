//! The routes of this room.

use web::{Need, Right, Routes};

use crate::pages::{check, modules, register, request, rules, tool, tool_form, tools, uses};

/// Whoever works here: what they ask for and confirm is theirs.
const EMPLOYEE: Need = Need::Any(&[Right::Employee]);

/// Those who keep the register of AI use.
const KEEPERS: Need = Need::Any(&[Right::Hr, Right::DataProtection]);

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
        .get("/rules", Need::SignedIn, rules::show)
        .post("/rules/confirm", EMPLOYEE, rules::confirm)
        .get("/rules/confirmed", Need::HR, rules::confirmed)
        .get("/rules/edit", Need::HR, rules::edit)
        .post("/rules/edit", Need::HR, rules::save)
        .get("/rules/versions/{version}", Need::SignedIn, rules::version)
        .get("/tools", Need::SignedIn, tools::show)
        .get("/tools/check", Need::SignedIn, check::show)
        .get("/tools/uses", Need::SignedIn, uses::show)
        .get("/tools/uses/new", KEEPERS, uses::new)
        .post("/tools/uses/new", KEEPERS, uses::add)
        .get("/tools/uses/{use}/edit", KEEPERS, uses::edit)
        .post("/tools/uses/{use}/edit", KEEPERS, uses::save)
        .post("/tools/limit", Need::HR, tools::limit)
        .get("/tools/new", Need::HR, tool_form::new)
        .post("/tools/new", Need::HR, tool_form::add)
        .get("/tools/requests", Need::HR, request::list)
        .get("/tools/requests/new", EMPLOYEE, request::new)
        .post("/tools/requests/new", EMPLOYEE, request::add)
        // Of others than HR it is seen by whoever asked alone.
        .get("/tools/requests/{request}", Need::SignedIn, request::show)
        .post("/tools/requests/{request}/decline", Need::HR, request::decline)
        .get("/tools/{tool}", Need::SignedIn, tool::show)
        .get("/tools/{tool}/edit", Need::HR, tool_form::edit)
        .post("/tools/{tool}/edit", Need::HR, tool_form::save)
}
