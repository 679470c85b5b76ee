//! What AI is used for where personal or sensitive data is in it: everybody reads it, HR and data protection keep it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::Doer;
use serde::Deserialize;
use store::{Conn, OrgId};
use web::{App, Cx, Form, FormErrors, Result, Right};

use super::{day, keys, needed, person_of, still_known, ticked};
use crate::classes::{DataClass, Words};
use crate::tools::{self, Tool, ToolId};
use crate::uses::{self, Bases, CLASSES, Use, UseId};

#[derive(Template)]
#[template(path = "governance/uses.html")]
struct ListPage<'a> {
    cx: &'a Cx,
    keeps: bool,
    now: Vec<Line>,
    ended: Vec<Line>,
    bases: &'static Bases,
}

/// A use as it is read.
struct Line {
    it: Use,
    tool: String,
    classes: String,
    basis: String,
    owner: Option<String>,
    due: bool,
}

/// Whether the reader keeps the register.
fn keeps(cx: &Cx) -> bool {
    cx.is_hr() || cx.has(Right::DataProtection)
}

/// `GET /tools/uses`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let (org, lang) = (cx.actor()?.org, cx.lang());
    let mut conn = app.db.read(org).await?;
    let names: HashMap<ToolId, String> = tools::all(&mut conn, org, lang)
        .await?
        .into_iter()
        .map(|tool| (tool.id, tool.name))
        .collect();
    let (mut now, mut ended) = (Vec::new(), Vec::new());
    for it in uses::all(&mut conn, org).await? {
        let owner = still_known(&mut conn, org, it.owner).await?.map(|owner| owner.name);
        let basis = uses::bases(lang).basis.iter().find(|basis| basis.key == it.basis);
        let line = Line {
            tool: names.get(&it.tool).cloned().unwrap_or_default(),
            classes: it.classes.names(lang),
            basis: basis.map(|basis| basis.name.clone()).unwrap_or_default(),
            owner,
            due: it.due(cx.today()),
            it,
        };
        if line.it.ended_on.is_some() { ended.push(line) } else { now.push(line) }
    }
    let bases = uses::bases(lang);
    web::page(&ListPage { keeps: keeps(&cx), cx: &cx, now, ended, bases })
}

/// The form as it is sent.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    title: String,
    purpose: String,
    tool: String,
    class: Vec<String>,
    who: String,
    basis: String,
    grounds: String,
    owner: String,
    decided_on: String,
    review_on: String,
    ended_on: String,
}

#[derive(Template)]
#[template(path = "governance/use_form.html")]
struct FormPage<'a> {
    cx: &'a Cx,
    id: Option<UseId>,
    tools: Vec<Tool>,
    classes: Vec<(&'static str, &'static Words, bool)>,
    bases: &'static Bases,
    typed: Typed,
    errors: FormErrors,
}

async fn form<'a>(
    conn: &mut Conn,
    cx: &'a Cx,
    org: OrgId,
    id: Option<UseId>,
    typed: Typed,
    errors: FormErrors,
) -> Result<FormPage<'a>> {
    let lang = cx.lang();
    let mut tools = tools::all(conn, org, lang).await?;
    tools.retain(|tool| tool.status.usable() || tool.id.to_string() == typed.tool);
    let tick = |class: DataClass| {
        let ticked = typed.class.iter().any(|key| key == class.key());
        (class.key(), class.words(lang), ticked)
    };
    let classes = CLASSES.map(tick).into();
    Ok(FormPage { cx, id, tools, classes, bases: uses::bases(lang), typed, errors })
}

/// The form for a new use.
pub(crate) async fn new(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let typed = Typed { decided_on: cx.today().to_string(), ..Typed::default() };
    let mut conn = app.db.read(org).await?;
    web::page(&form(&mut conn, &cx, org, None, typed, FormErrors::default()).await?)
}

/// The form for a use there is.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<UseId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let it = uses::get(&mut conn, org, id).await?;
    let owner = still_known(&mut conn, org, it.owner).await?;
    let typed = Typed {
        title: it.title,
        purpose: it.purpose,
        tool: it.tool.to_string(),
        class: keys(&it.classes),
        who: it.who,
        basis: it.basis,
        grounds: it.grounds,
        owner: owner.and_then(|owner| owner.email).unwrap_or_default(),
        decided_on: it.decided_on.to_string(),
        review_on: it.review_on.to_string(),
        ended_on: it.ended_on.map(|day| day.to_string()).unwrap_or_default(),
    };
    web::page(&form(&mut conn, &cx, org, Some(id), typed, FormErrors::default()).await?)
}

/// Adds a use.
pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    keep(&app, &cx, None, typed).await
}

/// Changes a use.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<UseId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    keep(&app, &cx, Some(id), typed).await
}

async fn keep(app: &App, cx: &Cx, id: Option<UseId>, typed: Typed) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut conn = app.db.write(org).await?;
    if let Some(id) = id {
        uses::get(&mut conn, org, id).await?;
    }
    let mut errors = FormErrors::default();
    let parsed = parse(&mut conn, cx, org, id, &typed, &mut errors).await?;
    let (Some(it), true) = (parsed, errors.none()) else {
        return web::form_page(&form(&mut conn, cx, org, id, typed, errors).await?, true);
    };
    uses::put(&mut conn, org, &it, id.is_none(), &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/tools/uses", "saved"))
}

/// The use of a form; what is wrong stands in `errors`.
async fn parse(
    conn: &mut Conn,
    cx: &Cx,
    org: OrgId,
    id: Option<UseId>,
    typed: &Typed,
    errors: &mut FormErrors,
) -> Result<Option<Use>> {
    let title = needed(cx, errors, "title", &typed.title, 120);
    let purpose = needed(cx, errors, "purpose", &typed.purpose, 500);
    let who = needed(cx, errors, "who", &typed.who, 300);
    let grounds = needed(cx, errors, "grounds", &typed.grounds, 1_000);
    let tool = tools::all(conn, org, cx.lang()).await?;
    let tool = tool.into_iter().find(|tool| tool.id.to_string() == typed.tool);
    errors.check(cx, tool.is_some(), "tool", "use-error-tool");
    let mut classes = ticked(&typed.class);
    classes = classes.iter().filter(|class| CLASSES.contains(class)).collect();
    errors.check(cx, !classes.is_empty(), "class", "use-error-classes");
    let is_known = uses::bases(cx.lang()).basis.iter().any(|basis| basis.key == typed.basis);
    errors.check(cx, is_known, "basis", "use-error-basis");
    let owner = person_of(conn, cx, org, errors, "owner", &typed.owner).await?;
    let decided_on = day(cx, errors, "decided_on", &typed.decided_on);
    let review_on = day(cx, errors, "review_on", &typed.review_on);
    errors.check(cx, decided_on.is_some(), "decided_on", "tool-error-date");
    errors.check(cx, review_on.is_some(), "review_on", "tool-error-review");
    let ended_on = day(cx, errors, "ended_on", &typed.ended_on);
    let (Some(tool), Some(decided_on), Some(review_on)) = (tool, decided_on, review_on) else {
        return Ok(None);
    };
    Ok(Some(Use {
        id: id.unwrap_or_else(UseId::new),
        title,
        purpose,
        tool: tool.id,
        classes,
        who,
        basis: typed.basis.clone(),
        grounds,
        owner,
        decided_on,
        review_on,
        ended_on,
    }))
}
