//! One step: what it is for, when it is, who owns it and what has to be true before it begins and ends.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use people::audit::Doer;
use people::{person, register};
use serde::Deserialize;
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, FormErrors, PersonId, Result};

use super::{date, weeks};
use crate::plan::{self, Gate, Plan, Planned};
use crate::problems::{self, Problem};
use crate::template::{self, Step};

/// One criterion as the page shows it.
struct Criterion {
    gate: Gate,
    place: usize,
    text: String,
    /// The day it was met.
    met: Option<Date>,
}

#[derive(askama::Template)]
#[template(path = "programme/step.html")]
struct StepPage<'a> {
    cx: &'a Cx,
    step: &'a Step,
    number: usize,
    /// None until the programme is started.
    planned: Option<Planned>,
    when: String,
    /// Whether everything that makes it done is met.
    done: bool,
    owner: Option<String>,
    entry: Vec<Criterion>,
    exit: Vec<Criterion>,
    problems: Vec<Problem>,
}

/// One step, for everybody.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let template = template::ready(cx.lang())?;
    let (place, step) = template.step(&key).ok_or(Error::NotFound)?;
    let mut conn = app.db.read(org).await?;
    let plan = plan::get(&mut conn, org).await?;
    let planned = plan.as_ref().and_then(|plan| planned(plan, &key)).cloned();
    let owner = owner(&mut conn, org, planned.as_ref()).await?.map(|owner| owner.name);
    let problems = problems::all(&mut conn, org).await?;
    let done = plan.as_ref().is_some_and(|plan| plan.done(template, &key));
    let criteria = |gate, texts: &[String]| {
        let texts = texts.iter().enumerate();
        let zone = cx.zone();
        let met = |place| plan.as_ref().and_then(|plan| plan.met_at(&key, gate, place));
        texts
            .map(|(place, text)| Criterion {
                gate,
                place,
                text: text.clone(),
                met: met(place).map(|at| at.date(&zone)),
            })
            .collect()
    };
    web::page(&StepPage {
        number: place + 1,
        when: planned
            .as_ref()
            .map(|planned| weeks(&cx, planned.starts_on, planned.ends_on))
            .unwrap_or_default(),
        entry: criteria(Gate::Entry, &step.entry),
        exit: criteria(Gate::Exit, &step.exit),
        problems: problems.into_iter().filter(|problem| problem.step == key).collect(),
        planned,
        done,
        owner,
        step,
        cx: &cx,
    })
}

/// The dates and owner as they are typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    starts_on: String,
    #[serde(default)]
    ends_on: String,
    #[serde(default)]
    owner: String,
    later_too: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "programme/step_edit.html")]
struct EditPage<'a> {
    cx: &'a Cx,
    step: &'a Step,
    typed: Typed,
    errors: FormErrors,
}

/// The form for dates and owner.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let (_, step) = template::ready(cx.lang())?.step(&key).ok_or(Error::NotFound)?;
    let mut conn = app.db.read(org).await?;
    let plan = plan::get(&mut conn, org).await?.ok_or(Error::NotFound)?;
    let planned = planned(&plan, &key).ok_or(Error::NotFound)?;
    let owner = owner(&mut conn, org, Some(planned)).await?;
    let typed = Typed {
        starts_on: planned.starts_on.to_string(),
        ends_on: planned.ends_on.map(|date| date.to_string()).unwrap_or_default(),
        owner: owner.and_then(|owner| owner.email).unwrap_or_default(),
        later_too: Some(String::new()),
    };
    web::page(&EditPage { cx: &cx, step, typed, errors: FormErrors::default() })
}

/// Keeps dates and owner.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let (_, step) = template::ready(cx.lang())?.step(&key).ok_or(Error::NotFound)?;
    let mut conn = app.db.write(org).await?;
    let plan = plan::get(&mut conn, org).await?.ok_or(Error::NotFound)?;
    planned(&plan, &key).ok_or(Error::NotFound)?;
    let mut errors = FormErrors::default();
    let starts_on = date(&cx, &mut errors, "starts_on", &typed.starts_on);
    let ends_on = match typed.ends_on.trim() {
        "" => None,
        typed => date(&cx, &mut errors, "ends_on", typed),
    };
    if let (Some(start), Some(end)) = (starts_on, ends_on) {
        errors.check(&cx, start <= end, "ends_on", "programme-error-order");
    }
    let owner = match typed.owner.trim() {
        "" => None,
        email => {
            let entry = register::by_email(&mut conn, org, &email.to_lowercase()).await?;
            errors.check(&cx, entry.is_some(), "owner", "programme-error-owner");
            entry.map(|entry| entry.id)
        }
    };
    let (Some(starts_on), true) = (starts_on, errors.none()) else {
        return web::page(&EditPage { cx: &cx, step, typed, errors });
    };
    let after = Planned { step: key.clone(), starts_on, ends_on, owner };
    let later_too = typed.later_too.is_some();
    plan::change_step(&mut conn, org, after, later_too, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/programme/steps/{key}"), "saved"))
}

/// The criteria that are ticked: `entry-0`, `exit-2`.
#[derive(Deserialize)]
pub(crate) struct Ticked {
    #[serde(default)]
    met: Vec<String>,
}

/// Keeps which criteria are met.
pub(crate) async fn criteria(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
    Form(ticked): Form<Ticked>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let read = |name: &String| {
        let (gate, place) = name.split_once('-')?;
        let gate = [Gate::Entry, Gate::Exit].into_iter().find(|known| known.key() == gate)?;
        Some((gate, place.parse().ok()?))
    };
    let met: Option<BTreeSet<_>> = ticked.met.iter().map(read).collect();
    let met = met.ok_or(Error::Invalid("error-form"))?;
    let template = template::ready(cx.lang())?;
    let mut conn = app.db.write(actor.org).await?;
    let (doer, now) = (Doer::from(actor), cx.now());
    plan::set_met(&mut conn, actor.org, template, &key, &met, &doer, now).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/programme/steps/{key}"), "saved"))
}

fn planned<'a>(plan: &'a Plan, key: &str) -> Option<&'a Planned> {
    plan.steps.iter().find(|planned| planned.step == key)
}

/// The owner of a step, unless their data has been erased.
async fn owner(
    conn: &mut Conn,
    org: OrgId,
    planned: Option<&Planned>,
) -> Result<Option<person::Person>> {
    let Some(owner) = planned.and_then(|planned| planned.owner) else { return Ok(None) };
    let person: Result<_, store::Error> = person::get(conn, org, PersonId(owner.0)).await;
    match person {
        Ok(person) => Ok(Some(person).filter(|person| person.erased_at.is_none())),
        Err(store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
