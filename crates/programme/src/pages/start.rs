//! Starting the programme, or moving the whole of it, in one screen.

use axum::extract::State;
use axum::response::Response;
use people::audit::Doer;
use serde::Deserialize;
use web::{App, Cx, Form, FormErrors, Result};

use super::{date, plan::next_monday, weeks};
use crate::plan::{self, Plan};
use crate::template;
use crate::waves;

/// The form.
#[derive(Deserialize)]
pub(crate) struct Typed {
    starts_on: String,
}

#[derive(askama::Template)]
#[template(path = "programme/start.html")]
struct StartPage<'a> {
    cx: &'a Cx,
    started: bool,
    starts_on: String,
    errors: FormErrors,
    /// The weeks and names of the steps, as they are or would be.
    steps: Vec<(String, String)>,
}

/// The form, with next Monday proposed.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let plan = plan::get(&mut app.db.read(org).await?, org).await?;
    let starts_on = plan.as_ref().map_or(next_monday(cx.today()), |plan| plan.starts_on);
    page(&cx, plan.as_ref(), starts_on.to_string(), FormErrors::default())
}

/// Starts or moves the programme.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut errors = FormErrors::default();
    let starts_on = date(&cx, &mut errors, "starts_on", &typed.starts_on);
    let mut conn = app.db.write(org).await?;
    let plan = plan::get(&mut conn, org).await?;
    let Some(starts_on) = starts_on else {
        return page(&cx, plan.as_ref(), typed.starts_on, errors);
    };
    let (doer, now) = (Doer::from(actor), cx.now());
    if plan.is_some() {
        plan::move_start(&mut conn, org, starts_on, &doer, now).await?;
        conn.commit().await?;
        return Ok(web::done("/programme", "programme-moved"));
    }
    let template = template::ready(cx.lang())?;
    plan::start(&mut conn, org, template, starts_on, &doer, now).await?;
    // The third screen: who goes first.
    let pilot = if let Some((pilot, _)) = waves::pilot(&mut conn, org).await? {
        pilot
    } else {
        let name = cx.t("wave-name-pilot");
        waves::add(&mut conn, org, waves::Kind::Pilot, name, &doer, now).await?.id
    };
    conn.commit().await?;
    Ok(web::done(&format!("/programme/waves/{pilot}/choose"), "programme-started"))
}

fn page(cx: &Cx, plan: Option<&Plan>, starts_on: String, errors: FormErrors) -> Result<Response> {
    let template = template::ready(cx.lang())?;
    let proposed = Plan::proposed(template, next_monday(cx.today()));
    let steps = plan.unwrap_or(&proposed).steps.iter().filter_map(|step| {
        let (_, words) = template.step(&step.step)?;
        Some((weeks(cx, step.starts_on, step.ends_on), words.name.clone()))
    });
    let steps = steps.collect();
    web::page(&StartPage { cx, started: plan.is_some(), starts_on, errors, steps })
}
