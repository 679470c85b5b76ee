//! Writing down what did not go as planned.

use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::Doer;
use serde::Deserialize;
use web::{App, Cx, Form, FormErrors, Result};

use super::words;
use crate::problems::{self, Problem, ProblemId};
use crate::template::{self, Step};

/// The form.
#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    step: String,
    happened: String,
    action: String,
    solved: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "programme/problem.html")]
struct ProblemPage<'a> {
    cx: &'a Cx,
    steps: &'a [Step],
    /// The one that is changed; none for a new one.
    id: Option<ProblemId>,
    typed: Typed,
    errors: FormErrors,
}

impl<'a> ProblemPage<'a> {
    fn of(cx: &'a Cx, id: Option<ProblemId>, typed: Typed, errors: FormErrors) -> Result<Self> {
        let steps = &template::ready(cx.lang())?.steps;
        Ok(Self { cx, steps, id, typed, errors })
    }
}

/// The form for a new one.
pub(crate) async fn new(cx: Cx) -> Result<Response> {
    web::page(&ProblemPage::of(&cx, None, Typed::default(), FormErrors::default())?)
}

/// The form for one there is.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<ProblemId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let problem = problems::get(&mut app.db.read(org).await?, org, id).await?;
    let typed = Typed {
        step: problem.step,
        happened: problem.happened,
        action: problem.action,
        solved: problem.solved_at.map(|_| String::new()),
    };
    web::page(&ProblemPage::of(&cx, Some(id), typed, FormErrors::default())?)
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
    Path(id): Path<ProblemId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    keep(&app, &cx, Some(id), typed).await
}

async fn keep(app: &App, cx: &Cx, id: Option<ProblemId>, typed: Typed) -> Result<Response> {
    let actor = cx.actor()?;
    let (org, doer, now) = (actor.org, Doer::from(actor), cx.now());
    let mut errors = FormErrors::default();
    let known = template::ready(cx.lang())?.step(&typed.step).is_some();
    errors.check(cx, known, "step", "programme-error-step");
    let happened = words(cx, &mut errors, "happened", &typed.happened, 1_000);
    let action = words(cx, &mut errors, "action", &typed.action, 1_000);
    if !errors.none() {
        return web::page(&ProblemPage::of(cx, id, typed, errors)?);
    }
    let mut conn = app.db.write(org).await?;
    let solved = typed.solved.map(|_| now);
    let problem = Problem {
        id: id.unwrap_or_else(ProblemId::new),
        step: typed.step,
        happened,
        action,
        noted_at: now,
        solved_at: solved,
    };
    match id {
        None => problems::add(&mut conn, org, &problem, &doer).await?,
        Some(id) => {
            let before = problems::get(&mut conn, org, id).await?;
            // The first note of having solved it stands.
            let solved_at = solved.map(|now| before.solved_at.unwrap_or(now));
            let problem = Problem { noted_at: before.noted_at, solved_at, ..problem };
            problems::change(&mut conn, org, &problem, &doer, now).await?;
        }
    }
    conn.commit().await?;
    Ok(web::done("/programme", "saved"))
}

/// Takes one away.
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<ProblemId>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    let problem = problems::get(&mut conn, actor.org, id).await?;
    problems::remove(&mut conn, actor.org, &problem, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/programme", "programme-removed"))
}
