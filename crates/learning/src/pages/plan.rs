//! One's own plan: this week first, what is left from before, what comes.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use askama::Template;
use assessment::own;
use axum::extract::State;
use axum::response::Response;
use competence::model::{self, Model};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;
use web::{App, Cx, Error, Form, FormErrors, Result};

use crate::library::library;
use crate::plan::kept::{self, Deed, MINUTES, Plan, USUAL_MINUTES};
use crate::plan::{Item, Reason, Share, WEEKS};
use crate::practice::practices;

/// The longest idea of one's own, in characters.
const LONGEST: usize = 300;

#[derive(Template)]
#[template(path = "learning/plan.html")]
struct Page<'a> {
    cx: &'a Cx,
    /// Whether the reader is somebody who has plans.
    learns: bool,
    shown: Option<Shown>,
    weekly: String,
    errors: FormErrors,
}

/// A plan as the page shows it.
struct Shown {
    week: u32,
    over: bool,
    this_week: Option<Week>,
    /// What is left from the weeks before.
    left: Vec<Line>,
    later: Vec<Week>,
    earlier: Vec<Week>,
    shares: Vec<ShareLine>,
    drawn: Date,
    weeks: Vec<WeekChoice>,
    typed: Own,
}

/// One week of a plan.
struct Week {
    number: u32,
    from: Date,
    to: Date,
    minutes: u32,
    done: u32,
    lines: Vec<Line>,
}

/// A week to choose.
struct WeekChoice {
    week: u32,
    name: String,
}

/// One item as the page shows it.
struct Line {
    key: String,
    title: String,
    text: String,
    link: Option<String>,
    share: String,
    minutes: u32,
    why: String,
    done: bool,
    /// Whether it is noted as done by a button: what a unit leads to is noted by the unit.
    by_button: bool,
    own: bool,
    week: u32,
}

/// The minutes of one way of learning.
struct ShareLine {
    name: String,
    /// Its share of the time, as it should be.
    percent: String,
    planned: u32,
    done: u32,
}

/// `GET /learning`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    web::page(&page(&app, &cx, FormErrors::default(), None).await?)
}

async fn page<'a>(
    app: &App,
    cx: &'a Cx,
    errors: FormErrors,
    typed: Option<Own>,
) -> Result<Page<'a>> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let plan = match actor.person {
        Some(person) => kept::get(&mut conn, actor.org, person).await?,
        None => None,
    };
    let model = model::current(&mut conn, actor.org).await?;
    drop(conn);
    let weekly = plan.as_ref().map_or(USUAL_MINUTES, |plan| plan.weekly_minutes).to_string();
    let shown = plan.map(|plan| shown(cx, &model, &plan, typed));
    Ok(Page { cx, learns: actor.person.is_some(), shown, weekly, errors })
}

fn shown(cx: &Cx, model: &Model, plan: &Plan, typed: Option<Own>) -> Shown {
    let now = plan.week(cx.today());
    let mut weeks: BTreeMap<u32, Vec<&Item>> = BTreeMap::new();
    for item in &plan.items {
        weeks.entry(item.week).or_default().push(item);
    }
    let from = |week: u32| plan.starts_on.saturating_add((i64::from(week - 1) * 7).days());
    let week = |(number, items): (u32, Vec<&Item>)| Week {
        number,
        from: from(number),
        to: from(number).saturating_add(6.days()),
        minutes: items.iter().map(|item| item.minutes).sum(),
        done: items.iter().filter(|item| plan.is_done(item)).map(|item| item.minutes).sum(),
        lines: items.iter().map(|item| line(cx, model, plan, item)).collect(),
    };
    let (mut this_week, mut later, mut earlier) = (None, Vec::new(), Vec::new());
    let mut left = Vec::new();
    for (number, items) in weeks {
        match number.cmp(&now) {
            Ordering::Less => {
                let (done, open): (Vec<&Item>, Vec<&Item>) =
                    items.into_iter().partition(|item| plan.is_done(item));
                left.extend(open.into_iter().map(|item| line(cx, model, plan, item)));
                if !done.is_empty() {
                    earlier.push(week((number, done)));
                }
            }
            Ordering::Equal => this_week = Some(week((number, items))),
            Ordering::Greater => later.push(week((number, items))),
        }
    }
    let shares = Share::ALL.map(|share| {
        let (planned, done) = plan.minutes(share);
        let name = cx.t(&format!("plan-share-{}", share.key())).to_owned();
        ShareLine { name, percent: cx.percent(f64::from(share.percent()) / 100.0), planned, done }
    });
    let choice = |week: u32| WeekChoice {
        week,
        name: cx.t2("plan-week-from", "week", week, "date", cx.day(from(week))),
    };
    Shown {
        week: now.min(WEEKS),
        over: plan.over(cx.today()),
        this_week,
        left,
        later,
        earlier,
        shares: shares.into(),
        drawn: plan.made_at.date(&cx.zone()),
        weeks: (now.min(WEEKS)..=WEEKS).map(choice).collect(),
        typed: typed.unwrap_or_default(),
    }
}

fn line(cx: &Cx, model: &Model, plan: &Plan, item: &Item) -> Line {
    let lang = cx.lang();
    let (kind, thing) = item.key.split_once(':').unwrap_or(("", ""));
    let competence = model.get(&item.competence);
    let competence = competence.map(|competence| competence.words.get(lang).name.clone());
    let (title, text, link) = match kind {
        "unit" => {
            let unit = library().unit(thing);
            let words = unit.map(|unit| unit.words.get(lang));
            let title = words.map(|words| words.title.clone()).unwrap_or_default();
            let link = unit.map(|unit| format!("/learning/units/{}", unit.key));
            (title, words.map(|words| words.goal.clone()).unwrap_or_default(), link)
        }
        "own" => (plan.own.get(&item.key).cloned().unwrap_or_default(), String::new(), None),
        _ => {
            let words = practices().get(thing).map(|practice| practice.words.get(lang));
            let title = words.map(|words| words.text.clone()).unwrap_or_default();
            (title, words.map(|words| words.done.clone()).unwrap_or_default(), None)
        }
    };
    let share = cx.t(&format!("plan-share-{}", item.share.key())).to_owned();
    Line {
        key: item.key.clone(),
        title,
        text,
        link,
        share,
        minutes: item.minutes,
        why: why(cx, item, competence.as_deref().unwrap_or_default()),
        done: plan.is_done(item),
        by_button: kind != "unit",
        own: kind == "own",
        week: item.week,
    }
}

/// The reason for an item, in a sentence.
fn why(cx: &Cx, item: &Item, competence: &str) -> String {
    let mut said = match &item.reason {
        Reason::Rules => cx.t("plan-why-rules").to_owned(),
        Reason::Gap { needed, level } => cx.format(
            "plan-why-gap",
            &[
                ("competence", competence.into()),
                ("needed", cx.int(*needed).into()),
                ("level", cx.dec(*level).into()),
            ],
        ),
        Reason::Unknown { needed } => {
            cx.t2("plan-why-unknown", "competence", competence, "needed", cx.int(*needed))
        }
        Reason::Reached => cx.t1("plan-why-reached", "competence", competence),
        Reason::Own => cx.t("plan-why-own").to_owned(),
    };
    if let Some(task) = own::task_name(cx.lang(), &item.task) {
        said.push(' ');
        said.push_str(&cx.t1("plan-why-task", "task", task));
    }
    said
}

/// How much time somebody gives.
#[derive(Deserialize)]
pub(crate) struct Drawing {
    weekly_minutes: String,
}

/// Draws the plan, for the first time or with another number of minutes.
pub(crate) async fn draw(
    State(app): State<App>,
    cx: Cx,
    Form(drawing): Form<Drawing>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let minutes = drawing.weekly_minutes.trim().parse().ok();
    let Some(minutes) = minutes.filter(|minutes| MINUTES.contains(minutes)) else {
        let mut errors = FormErrors::default();
        let (least, most) = (*MINUTES.start(), *MINUTES.end());
        errors.add("weekly_minutes", cx.t2("plan-error-minutes", "least", least, "most", most));
        let mut page = page(&app, &cx, errors, None).await?;
        page.weekly = drawing.weekly_minutes;
        return web::form_page(&page, true);
    };
    let mut conn = app.db.write(actor.org).await?;
    kept::draw(&mut conn, actor.org, person, minutes, cx.today(), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/learning", "plan-drawn"))
}

/// Which item.
#[derive(Deserialize)]
pub(crate) struct Which {
    item: String,
    #[serde(default)]
    week: u32,
}

/// Notes that an item is done.
pub(crate) async fn done(app: State<App>, cx: Cx, Form(which): Form<Which>) -> Result<Response> {
    settle(app, cx, &which.item, Deed::Done, "plan-done").await
}

/// Takes that back.
pub(crate) async fn open(app: State<App>, cx: Cx, Form(which): Form<Which>) -> Result<Response> {
    settle(app, cx, &which.item, Deed::NotDone, "plan-open").await
}

/// Moves an item to another week.
pub(crate) async fn move_to(app: State<App>, cx: Cx, Form(which): Form<Which>) -> Result<Response> {
    settle(app, cx, &which.item, Deed::Move(which.week), "plan-moved").await
}

/// Puts something else in the place of an item; one's own idea is taken away.
pub(crate) async fn swap(app: State<App>, cx: Cx, Form(which): Form<Which>) -> Result<Response> {
    settle(app, cx, &which.item, Deed::Swap, "plan-swapped").await
}

async fn settle(
    State(app): State<App>,
    cx: Cx,
    item: &str,
    deed: Deed,
    said: &str,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    let plan = kept::get(&mut conn, actor.org, person).await?.ok_or(Error::NotFound)?;
    let by_button = deed != Deed::Done || !item.starts_with("unit:");
    if !by_button {
        return Err(Error::NotFound);
    }
    if kept::settle(&mut conn, actor.org, person, &plan, item, deed, cx.now()).await? {
        let minutes = plan.weekly_minutes;
        kept::draw(&mut conn, actor.org, person, minutes, cx.today(), cx.now()).await?;
    }
    conn.commit().await?;
    Ok(web::done("/learning", said))
}

/// An idea of one's own.
#[derive(Deserialize, Default)]
pub(crate) struct Own {
    text: String,
    share: String,
    minutes: String,
    week: u32,
}

/// Adds an idea of one's own.
pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Own>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut errors = FormErrors::default();
    let words = typed.text.trim();
    errors.check(&cx, !words.is_empty(), "text", "plan-error-empty");
    if words.chars().count() > LONGEST {
        errors.add("text", cx.t1("plan-error-long", "most", LONGEST));
    }
    let minutes = typed.minutes.trim().parse().ok().filter(|minutes| (5..=480).contains(minutes));
    errors.check(&cx, minutes.is_some(), "minutes", "plan-error-own-minutes");
    let share = Share::of(&typed.share).unwrap_or(Share::Work);
    let (Some(minutes), true) = (minutes, errors.none()) else {
        return web::form_page(&page(&app, &cx, errors, Some(typed)).await?, true);
    };
    let mut conn = app.db.write(actor.org).await?;
    let plan = kept::get(&mut conn, actor.org, person).await?.ok_or(Error::NotFound)?;
    let own = kept::NewOwn { words, share, minutes, week: typed.week };
    kept::add(&mut conn, actor.org, person, &plan, &own, cx.now()).await?;
    kept::draw(&mut conn, actor.org, person, plan.weekly_minutes, cx.today(), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/learning", "plan-added"))
}
