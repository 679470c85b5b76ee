//! Which modules are on, and switching them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::Doer;
use web::{App, Cx, Error, Result};

use crate::modules::{self, Module};

/// One module as the page shows it.
struct Shown {
    key: &'static str,
    name: String,
    text: String,
    on: bool,
}

impl Shown {
    fn of(cx: &Cx, module: Module) -> Self {
        let key = module.key();
        Self {
            key,
            name: cx.t(&format!("module-{key}")).to_owned(),
            text: cx.t(&format!("module-{key}-text")).to_owned(),
            on: false,
        }
    }
}

#[derive(Template)]
#[template(path = "governance/modules.html")]
struct ModulesPage<'a> {
    cx: &'a Cx,
    modules: Vec<Shown>,
}

#[derive(Template)]
#[template(path = "governance/module_off.html")]
struct OffPage<'a> {
    cx: &'a Cx,
    module: Shown,
    /// What is deleted, or that nothing is.
    deletes: String,
}

/// The list of modules.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let states = modules::all(&mut app.db.read(org).await?, org).await?;
    let shown = |module: Module| Shown { on: states.on(module), ..Shown::of(&cx, module) };
    web::page(&ModulesPage { modules: Module::ALL.into_iter().map(shown).collect(), cx: &cx })
}

/// Asks before a module is switched off: says what is deleted.
pub(crate) async fn ask(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let module = Module::of(&key).ok_or(Error::NotFound)?;
    let states = modules::all(&mut app.db.read(org).await?, org).await?;
    if !states.on(module) {
        return Ok(web::done("/settings/modules", "module-off"));
    }
    web::page(&OffPage {
        cx: &cx,
        module: Shown::of(&cx, module),
        deletes: cx.t(&format!("module-{key}-deletes")).to_owned(),
    })
}

/// Switches a module off and deletes what it holds.
pub(crate) async fn switch_off(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let module = Module::of(&key).ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    modules::switch_off(&mut conn, actor.org, module, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/settings/modules", "module-off"))
}

/// Switches a module on.
pub(crate) async fn switch_on(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let module = Module::of(&key).ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    modules::switch_on(&mut conn, actor.org, module, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/settings/modules", "module-on"))
}
