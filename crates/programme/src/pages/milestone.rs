//! Writing a milestone.

use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::Doer;
use serde::Deserialize;
use web::{App, Cx, Form, FormErrors, Result};

use super::{date, words};
use crate::milestones::{self, Milestone, MilestoneId};

/// The form.
#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    name: String,
    due_on: String,
    reached: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "programme/milestone.html")]
struct MilestonePage<'a> {
    cx: &'a Cx,
    /// The one that is changed; none for a new one.
    id: Option<MilestoneId>,
    typed: Typed,
    errors: FormErrors,
}

/// The form for a new one.
pub(crate) async fn new(cx: Cx) -> Result<Response> {
    let (typed, errors) = (Typed::default(), FormErrors::default());
    web::page(&MilestonePage { cx: &cx, id: None, typed, errors })
}

/// The form for one there is.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<MilestoneId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let milestone = milestones::get(&mut app.db.read(org).await?, org, id).await?;
    let typed = Typed {
        name: milestone.name,
        due_on: milestone.due_on.to_string(),
        reached: milestone.reached_at.map(|_| String::new()),
    };
    web::page(&MilestonePage { cx: &cx, id: Some(id), typed, errors: FormErrors::default() })
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
    Path(id): Path<MilestoneId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    keep(&app, &cx, Some(id), typed).await
}

async fn keep(app: &App, cx: &Cx, id: Option<MilestoneId>, typed: Typed) -> Result<Response> {
    let actor = cx.actor()?;
    let (org, doer, now) = (actor.org, Doer::from(actor), cx.now());
    let mut errors = FormErrors::default();
    let name = words(cx, &mut errors, "name", &typed.name, 120);
    let due_on = date(cx, &mut errors, "due_on", &typed.due_on);
    let (Some(due_on), true) = (due_on, errors.none()) else {
        return web::page(&MilestonePage { cx, id, typed, errors });
    };
    let mut conn = app.db.write(org).await?;
    let reached = typed.reached.map(|_| now);
    match id {
        None => {
            let id = MilestoneId::new();
            let milestone = Milestone { id, name, due_on, reached_at: reached };
            milestones::add(&mut conn, org, &milestone, &doer, now).await?;
        }
        Some(id) => {
            let before = milestones::get(&mut conn, org, id).await?;
            // The first note of having reached it stands.
            let reached_at = reached.map(|now| before.reached_at.unwrap_or(now));
            let milestone = Milestone { id, name, due_on, reached_at };
            milestones::change(&mut conn, org, &milestone, &doer, now).await?;
        }
    }
    conn.commit().await?;
    Ok(web::done("/programme", "saved"))
}

/// Takes one away.
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<MilestoneId>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    let milestone = milestones::get(&mut conn, actor.org, id).await?;
    milestones::remove(&mut conn, actor.org, &milestone, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/programme", "programme-removed"))
}
