//! Writing a tool into the register, by itself or as the answer to a request.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use people::audit::Doer;
use people::organisation;
use serde::Deserialize;
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, FormErrors, Result};

use super::{Tick, day, keys, needed, person_of, still_known, ticked, ticks, words};
use crate::classes::DataClasses;
use crate::requests::{self, Decided, Decision, Request, RequestId};
use crate::tools::{self, Known, Status, Tool, ToolId};

/// The form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    status: String,
    reason: String,
    purpose: String,
    class: Vec<String>,
    review_on: String,
    owner: String,
    region: String,
    contract: String,
    cost: String,
    support: String,
    link: String,
    /// The request that is answered with it.
    request: String,
}

#[derive(askama::Template)]
#[template(path = "governance/tool_form.html")]
struct FormPage<'a> {
    cx: &'a Cx,
    /// The one that is changed; none for a new one.
    tool: Option<Tool>,
    known: Vec<Known>,
    classes: Vec<Tick>,
    currency: String,
    typed: Typed,
    errors: FormErrors,
}

impl<'a> FormPage<'a> {
    async fn of(
        conn: &mut Conn,
        cx: &'a Cx,
        tool: Option<Tool>,
        typed: Typed,
        errors: FormErrors,
    ) -> Result<Self> {
        let currency = organisation::get(conn, cx.actor()?.org).await?.currency;
        let (known, classes) = (tools::known(cx.lang())?, ticks(cx, &typed.class));
        Ok(Self { cx, tool, known, classes, currency, typed, errors })
    }

    /// The page the form is left to.
    fn back(&self) -> String {
        match (&self.tool, self.typed.request.as_str()) {
            (Some(tool), "") => format!("/tools/{}", tool.id),
            (None, "") => "/tools".to_owned(),
            (_, request) => format!("/tools/requests/{request}"),
        }
    }
}

/// Whether a request is answered.
#[derive(Deserialize)]
pub(crate) struct Answering {
    request: Option<RequestId>,
}

/// The form for a new one; for the one that is asked for when a request is answered.
pub(crate) async fn new(
    State(app): State<App>,
    cx: Cx,
    Query(answering): Query<Answering>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let mut typed = Typed::default();
    if let Some(id) = answering.request {
        let request = undecided(&mut conn, org, id).await?;
        if let Some(tool) = tools::named(&mut conn, org, &request.name).await? {
            let path = format!("/tools/{}/edit?request={id}", tool.id);
            return Ok(Redirect::to(&path).into_response());
        }
        typed.class = keys(&request.classes);
        (typed.name, typed.purpose) = (request.name, request.purpose);
        Status::Trial.key().clone_into(&mut typed.status);
        typed.request = id.to_string();
    }
    web::page(&FormPage::of(&mut conn, &cx, None, typed, FormErrors::default()).await?)
}

/// The form for one there is.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<ToolId>,
    Query(answering): Query<Answering>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let tool = tools::get(&mut conn, org, id).await?;
    let owner = still_known(&mut conn, org, tool.owner).await?;
    let typed = Typed {
        name: tool.name.clone(),
        status: tool.status.key().to_owned(),
        reason: tool.reason.clone(),
        purpose: tool.purpose.clone(),
        class: keys(&tool.classes),
        review_on: tool.review_on.map(|day| day.to_string()).unwrap_or_default(),
        owner: owner.and_then(|owner| owner.email).unwrap_or_default(),
        region: tool.region.clone(),
        contract: tool.contract.clone(),
        cost: tool.cost.map(typed_cost).unwrap_or_default(),
        support: tool.support.clone(),
        link: tool.link.clone(),
        request: answering.request.map(|id| id.to_string()).unwrap_or_default(),
    };
    web::page(&FormPage::of(&mut conn, &cx, Some(tool), typed, FormErrors::default()).await?)
}

/// Hundredths as they are typed: `250`, `249.50`.
fn typed_cost(hundredths: i64) -> String {
    if hundredths % 100 == 0 {
        (hundredths / 100).to_string()
    } else {
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// Adds one.
pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    keep(&app, &cx, None, typed).await
}

/// Changes one.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<ToolId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    keep(&app, &cx, Some(id), typed).await
}

async fn keep(app: &App, cx: &Cx, id: Option<ToolId>, typed: Typed) -> Result<Response> {
    let actor = cx.actor()?;
    let (org, doer, now) = (actor.org, Doer::from(actor), cx.now());
    let mut conn = app.db.write(org).await?;
    let before = match id {
        Some(id) => Some(tools::get(&mut conn, org, id).await?),
        None => None,
    };
    let request = match typed.request.as_str() {
        "" => None,
        id => {
            let id = id.parse().map_err(|_| Error::NotFound)?;
            Some(undecided(&mut conn, org, id).await?)
        }
    };
    let mut errors = FormErrors::default();
    let tool = parse(&mut conn, cx, id, &typed, &mut errors).await?;
    let (Some(tool), true) = (tool, errors.none()) else {
        let page = FormPage::of(&mut conn, cx, before, typed, errors).await?;
        return web::form_page(&page, true);
    };
    if before.is_some() {
        tools::change(&mut conn, org, &tool, &doer, now).await?;
    } else {
        tools::add(&mut conn, org, &tool, &doer, now).await?;
    }
    if let Some(request) = request {
        let usable = tool.status.usable();
        let decided = Decided {
            decision: if usable { Decision::Approved } else { Decision::Declined },
            reason: tool.reason.clone(),
            at: now,
            tool: Some(tool.id),
        };
        requests::decide(&mut conn, cx, &request, &decided).await?;
    }
    conn.commit().await?;
    Ok(web::done(&format!("/tools/{}", tool.id), "saved"))
}

/// A request that can still be answered.
async fn undecided(conn: &mut Conn, org: OrgId, id: RequestId) -> Result<Request> {
    let request = requests::get(conn, org, id).await?;
    if request.decided.is_some() { Err(Error::Gone("error-tool-decided")) } else { Ok(request) }
}

/// The tool of a form; what is wrong stands in `errors`.
async fn parse(
    conn: &mut Conn,
    cx: &Cx,
    id: Option<ToolId>,
    typed: &Typed,
    errors: &mut FormErrors,
) -> Result<Option<Tool>> {
    let org = cx.actor()?.org;
    let name = needed(cx, errors, "name", &typed.name, 80);
    if let Some(other) = tools::named(conn, org, &name).await? {
        errors.check(cx, Some(other.id) == id, "name", "tool-error-taken");
    }
    let status = Status::of(&typed.status);
    errors.check(cx, status.is_some(), "status", "tool-error-status");
    let usable = status.is_some_and(Status::usable);
    let reason = needed(cx, errors, "reason", &typed.reason, 500);
    let review_on = day(cx, errors, "review_on", &typed.review_on);
    errors.check(cx, review_on.is_some() || !usable, "review_on", "tool-error-review");
    let purpose = words(cx, errors, "purpose", &typed.purpose, 500);
    errors.check(cx, !purpose.is_empty() || !usable, "purpose", "tool-error-purpose");
    let classes = ticked(&typed.class);
    errors.check(cx, !classes.is_empty() || !usable, "class", "tool-error-classes");
    let owner = person_of(conn, cx, org, errors, "owner", &typed.owner).await?;
    let cost = match typed.cost.trim() {
        "" => None,
        typed => {
            let cost = tabular::parse::number(typed).filter(|cost| (0.0..=1e6).contains(cost));
            errors.check(cx, cost.is_some(), "cost", "tool-error-cost");
            cost.map(|cost| (cost * 100.0).round() as i64)
        }
    };
    let link = words(cx, errors, "link", &typed.link, 300);
    let is_address = link.starts_with("https://") || link.starts_with("http://");
    errors.check(cx, link.is_empty() || is_address, "link", "tool-error-link");
    let region = words(cx, errors, "region", &typed.region, 200);
    let contract = words(cx, errors, "contract", &typed.contract, 500);
    let support = words(cx, errors, "support", &typed.support, 200);
    Ok(status.map(|status| Tool {
        id: id.unwrap_or_else(ToolId::new),
        name,
        status,
        status_at: cx.now(),
        reason,
        purpose,
        // A tool nobody may use takes nothing.
        classes: if usable { classes } else { DataClasses::default() },
        review_on,
        owner,
        region,
        contract,
        cost,
        support,
        link,
    }))
}
