//! Asking for a tool, and deciding what was asked for.

use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::Doer;
use people::reads;
use serde::Deserialize;
use web::{App, Cx, Error, Form, FormErrors, Result};

use super::{Tick, needed, still_known, ticked, ticks};
use crate::requests::{self, Decided, Decision, Request, RequestId};
use crate::tools;

/// How many requests the list shows: the open ones and the newest decided.
const LIST: usize = 200;

/// The form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    purpose: String,
    class: Vec<String>,
}

#[derive(askama::Template)]
#[template(path = "governance/request_new.html")]
struct NewPage<'a> {
    cx: &'a Cx,
    classes: Vec<Tick>,
    typed: Typed,
    errors: FormErrors,
}

/// The form.
pub(crate) async fn new(cx: Cx) -> Result<Response> {
    let (typed, errors) = (Typed::default(), FormErrors::default());
    web::page(&NewPage { cx: &cx, classes: ticks(&cx, &[]), typed, errors })
}

/// Keeps a request.
pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::Forbidden)?;
    let mut conn = app.db.write(actor.org).await?;
    let mut errors = FormErrors::default();
    let name = needed(&cx, &mut errors, "name", &typed.name, 80);
    if let Some(tool) = tools::named(&mut conn, actor.org, &name).await? {
        errors.check(&cx, !tool.status.usable(), "name", "tool-request-is-there");
    }
    let purpose = needed(&cx, &mut errors, "purpose", &typed.purpose, 1_000);
    let classes = ticked(&typed.class);
    errors.check(&cx, !classes.is_empty(), "class", "tool-error-classes");
    if !errors.none() {
        let classes = ticks(&cx, &typed.class);
        return web::form_page(&NewPage { cx: &cx, classes, typed, errors }, true);
    }
    let id = RequestId::new();
    let asked_at = cx.now();
    let request = Request { id, person, name, purpose, classes, asked_at, decided: None };
    requests::ask(&mut conn, actor.org, &request, &Doer::from(actor)).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/tools/requests/{id}"), "tool-requested"))
}

#[derive(askama::Template)]
#[template(path = "governance/requests.html")]
struct ListPage<'a> {
    cx: &'a Cx,
    requests: Vec<Request>,
}

/// What was asked for, without who asked.
pub(crate) async fn list(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let requests = requests::newest(&mut app.db.read(org).await?, org, LIST).await?;
    web::page(&ListPage { cx: &cx, requests })
}

#[derive(askama::Template)]
#[template(path = "governance/request.html")]
struct RequestPage<'a> {
    cx: &'a Cx,
    request: Request,
    /// Who asked, for HR.
    asker: Option<String>,
    reason: String,
    errors: FormErrors,
}

impl<'a> RequestPage<'a> {
    /// The page of whoever asked, or of HR: what is read about somebody else is noted first.
    async fn of(app: &App, cx: &'a Cx, id: RequestId) -> Result<Self> {
        let actor = cx.actor()?;
        let mut conn = app.db.read(actor.org).await?;
        let request = requests::get(&mut conn, actor.org, id).await?;
        let is_mine = actor.person == Some(request.person);
        if !is_mine && !cx.is_hr() {
            return Err(Error::NotFound);
        }
        let asker = still_known(&mut conn, actor.org, Some(request.person)).await?;
        drop(conn);
        reads::note(app, actor, request.person, "tool-request").await?;
        let asker = asker.filter(|_| !is_mine).map(|asker| asker.name);
        Ok(Self { cx, request, asker, reason: String::new(), errors: FormErrors::default() })
    }
}

/// One request.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<RequestId>,
) -> Result<Response> {
    web::page(&RequestPage::of(&app, &cx, id).await?)
}

/// Why a request is declined.
#[derive(Deserialize)]
pub(crate) struct Declining {
    #[serde(default)]
    reason: String,
}

/// Declines a request. One that is approved is answered with the tool it becomes.
pub(crate) async fn decline(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<RequestId>,
    Form(typed): Form<Declining>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.write(org).await?;
    let request = requests::get(&mut conn, org, id).await?;
    let mut errors = FormErrors::default();
    let reason = needed(&cx, &mut errors, "reason", &typed.reason, 500);
    if !errors.none() {
        drop(conn);
        let page = RequestPage::of(&app, &cx, id).await?;
        return web::form_page(&RequestPage { reason: typed.reason, errors, ..page }, true);
    }
    let decision = Decision::Declined;
    let decided = Decided { decision, reason, at: cx.now(), tool: None };
    requests::decide(&mut conn, &cx, &request, &decided).await?;
    conn.commit().await?;
    Ok(web::done("/tools/requests", "tool-declined"))
}
