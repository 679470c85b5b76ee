//! The goals of the programme: everybody reads them, HR sets them before anybody is trained.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use people::audit::Doer;
use people::{person, register};
use store::{Conn, OrgId};
use web::{App, Cx, Form, FormErrors, Result};

use super::date;
use crate::goals::{self, Baseline, Goal, Kind};
use crate::plan;

/// The longest account of where a figure comes from, in characters.
const LONGEST: usize = 300;

#[derive(Template)]
#[template(path = "programme/goals.html")]
struct ReadPage<'a> {
    cx: &'a Cx,
    goals: Vec<Shown>,
    ready: bool,
}

/// A goal as it is read.
struct Shown {
    name: String,
    target: String,
    due: String,
    owner: Option<String>,
    /// The figure and where it comes from.
    baseline: Option<(String, String)>,
}

/// `GET /programme/goals`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let goals = goals::all(&mut conn, org).await?;
    let ready = goals::ready(&goals);
    let mut shown = Vec::new();
    for goal in &goals {
        let owner = match goal.owner {
            Some(owner) => Some(person::get(&mut conn, org, owner).await?.name),
            None => None,
        };
        let baseline = goal.baseline.as_ref().map(|baseline| {
            let how = if baseline.measured { "goal-measured-on" } else { "goal-estimated-on" };
            let mut source = cx.t1(how, "date", cx.date(baseline.on));
            if !baseline.source.is_empty() {
                source.push(' ');
                source.push_str(&baseline.source);
            }
            (figure(&cx, goal.kind, baseline.value), source)
        });
        shown.push(Shown {
            name: cx.t(&format!("goal-{}", goal.kind.key())).to_owned(),
            target: figure(&cx, goal.kind, goal.target),
            due: cx.date(goal.due_on),
            owner,
            baseline,
        });
    }
    web::page(&ReadPage { cx: &cx, goals: shown, ready })
}

/// A figure with its unit.
fn figure(cx: &Cx, kind: Kind, value: f64) -> String {
    cx.t1(&format!("goal-{}-figure", kind.key()), "value", cx.dec(value))
}

#[derive(Template)]
#[template(path = "programme/goals_edit.html")]
struct EditPage<'a> {
    cx: &'a Cx,
    /// Whether the programme is yet to be started: then this is the first of three screens.
    first: bool,
    /// Whether somebody is being trained: baselines stand.
    begun: bool,
    fields: Vec<Fields>,
    errors: FormErrors,
}

/// One kind of goal in the form.
#[derive(Default)]
struct Fields {
    key: &'static str,
    chosen: bool,
    target: String,
    due_on: String,
    owner: String,
    baseline: String,
    baseline_on: String,
    measured: bool,
    source: String,
    /// Whether its baseline can no longer be changed.
    stands: bool,
}

impl Fields {
    fn name(&self, field: &str) -> String {
        format!("{}-{field}", self.key)
    }
}

/// The form.
pub(crate) async fn edit(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let goals = goals::all(&mut conn, org).await?;
    let begun = goals::begun(&mut conn, org).await?;
    let mut fields = Vec::new();
    for kind in Kind::ALL {
        let goal = goals.iter().find(|goal| goal.kind == kind);
        fields.push(written(&mut conn, &cx, org, kind, goal, begun).await?);
    }
    let first = plan::get(&mut conn, org).await?.is_none();
    web::page(&EditPage { cx: &cx, first, begun, fields, errors: FormErrors::default() })
}

async fn written(
    conn: &mut Conn,
    cx: &Cx,
    org: OrgId,
    kind: Kind,
    goal: Option<&Goal>,
    begun: bool,
) -> Result<Fields> {
    let Some(goal) = goal else {
        return Ok(Fields { key: kind.key(), ..Fields::default() });
    };
    let owner = match goal.owner {
        Some(owner) => person::get(conn, org, owner).await?.email.unwrap_or_default(),
        None => String::new(),
    };
    let baseline = goal.baseline.as_ref();
    Ok(Fields {
        key: kind.key(),
        chosen: true,
        target: cx.dec(goal.target),
        due_on: goal.due_on.to_string(),
        owner,
        baseline: baseline.map(|baseline| cx.dec(baseline.value)).unwrap_or_default(),
        baseline_on: baseline.map(|baseline| baseline.on.to_string()).unwrap_or_default(),
        measured: baseline.is_some_and(|baseline| baseline.measured),
        source: baseline.map(|baseline| baseline.source.clone()).unwrap_or_default(),
        stands: begun && baseline.is_some(),
    })
}

/// Keeps the goals.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut conn = app.db.write(org).await?;
    let before = goals::all(&mut conn, org).await?;
    let begun = goals::begun(&mut conn, org).await?;
    let mut errors = FormErrors::default();
    let (mut goals, mut shown) = (Vec::new(), Vec::new());
    for kind in Kind::ALL {
        let old = before.iter().find(|goal| goal.kind == kind);
        let fields = read(kind, &typed, old.filter(|goal| begun && goal.baseline.is_some()));
        if fields.chosen {
            goals.extend(goal(&mut conn, &cx, org, kind, &fields, old, &mut errors).await?);
        }
        shown.push(fields);
    }
    errors.check(&cx, shown.iter().any(|fields| fields.chosen), "time-chosen", "goal-error-none");
    let first = plan::get(&mut conn, org).await?.is_none();
    if !errors.none() {
        return web::form_page(&EditPage { cx: &cx, first, begun, fields: shown, errors }, true);
    }
    goals::set(&mut conn, org, &goals, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    // The first of three screens leads to the second.
    Ok(web::done(if first { "/programme/start" } else { "/programme/goals" }, "goals-saved"))
}

/// The fields of one kind as they were sent; a goal whose baseline `stands` is there whatever was sent.
fn read(kind: Kind, typed: &BTreeMap<String, String>, stands: Option<&Goal>) -> Fields {
    let of = |field: &str| {
        typed.get(&format!("{}-{field}", kind.key())).map(|typed| typed.trim().to_owned())
    };
    Fields {
        key: kind.key(),
        chosen: of("chosen").is_some() || stands.is_some(),
        target: of("target").unwrap_or_default(),
        due_on: of("due").unwrap_or_default(),
        owner: of("owner").unwrap_or_default(),
        baseline: of("baseline").unwrap_or_default(),
        baseline_on: of("baseline-on").unwrap_or_default(),
        measured: of("how").is_some_and(|how| how == "measured"),
        source: of("source").unwrap_or_default(),
        stands: stands.is_some(),
    }
}

async fn goal(
    conn: &mut Conn,
    cx: &Cx,
    org: OrgId,
    kind: Kind,
    fields: &Fields,
    old: Option<&Goal>,
    errors: &mut FormErrors,
) -> Result<Option<Goal>> {
    let target = number(cx, kind, errors, &fields.name("target"), &fields.target);
    let due_on = date(cx, errors, &fields.name("due"), &fields.due_on);
    let owner = if fields.owner.is_empty() {
        None
    } else {
        let entry = register::by_email(conn, org, &fields.owner.to_lowercase()).await?;
        errors.check(cx, entry.is_some(), &fields.name("owner"), "goal-error-owner");
        entry.map(|entry| entry.id)
    };
    let baseline = if fields.stands {
        old.and_then(|goal| goal.baseline.clone())
    } else if fields.baseline.is_empty() {
        None
    } else {
        let value = number(cx, kind, errors, &fields.name("baseline"), &fields.baseline);
        let on = date(cx, errors, &fields.name("baseline-on"), &fields.baseline_on);
        let ahead = on.is_some_and(|on| on > cx.today());
        errors.check(cx, !ahead, &fields.name("baseline-on"), "goal-error-ahead");
        if fields.source.chars().count() > LONGEST {
            errors.add(&fields.name("source"), cx.t1("programme-error-long", "most", LONGEST));
        }
        let (measured, source) = (fields.measured, fields.source.clone());
        value.zip(on).map(|(value, on)| Baseline { value, on, measured, source })
    };
    Ok(target.zip(due_on).map(|(target, due_on)| Goal { kind, target, due_on, owner, baseline }))
}

/// A figure as people write it, with a decimal comma or point, within what its kind can be.
fn number(cx: &Cx, kind: Kind, errors: &mut FormErrors, field: &str, typed: &str) -> Option<f64> {
    let (least, most) = kind.range();
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let number = plain.replace(',', ".").parse().ok();
    let number = number.filter(|number: &f64| (least..=most).contains(number));
    if number.is_none() {
        let (least, most) = (cx.int(least as i64), cx.int(most as i64));
        errors.add(field, cx.t2("goal-error-number", "least", least, "most", most));
    }
    number
}
