//! The plan on one page, for everybody: steps over the weeks, milestones, and what did not go as planned.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use web::{App, Cx, Result};

use super::weeks;
use crate::goals;
use crate::milestones::{self, Milestone};
use crate::plan::{self, Plan, days_between, plus_days};
use crate::problems::{self, Problem};
use crate::template::{self, Template};
use crate::volunteers;
use crate::waves::{self, Wave};

/// One row of the timeline. The strip is drawn in 120 parts of the whole time.
struct Row {
    key: String,
    name: String,
    purpose: String,
    when: String,
    standing: Standing,
    /// Whether this is the one step that is going on.
    current: bool,
    from: i64,
    width: i64,
}

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Done,
    Now,
    /// Its last day has passed and not everything that makes it done is met.
    Late,
    Later,
}

impl Standing {
    fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Late => "now late",
            Self::Later => "",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Done => "programme-step-done",
            Self::Now => "programme-step-now",
            Self::Late => "programme-step-late",
            Self::Later => "programme-step-later",
        }
    }

    fn badge(self) -> &'static str {
        match self {
            Self::Done => "good",
            Self::Now => "accent",
            Self::Late => "warn",
            Self::Later => "",
        }
    }
}

/// A day of the list of milestones: one that HR wrote, or the start of a wave.
struct Day {
    on: Date,
    name: String,
    reached: bool,
    late: bool,
    /// Where HR changes it.
    edit: String,
}

#[derive(askama::Template)]
#[template(path = "programme/plan.html")]
struct PlanPage<'a> {
    cx: &'a Cx,
    title: &'a str,
    about: String,
    started: bool,
    lead: String,
    rows: Vec<Row>,
    /// Where today is on the strip, in 120 parts; none outside it.
    today: Option<i64>,
    days: Vec<Day>,
    open: Vec<Problem>,
    solved: Vec<Problem>,
    /// The wave the reader is in.
    mine: Option<Wave>,
    /// Whether the reader can say that they want to be in the pilot, and whether they have.
    volunteers: Option<bool>,
    /// How many goals there are, and whether they are complete.
    goals: (usize, bool),
}

/// Parts the strip of the timeline is drawn in.
const STRIP: i64 = 120;

/// The plan.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let template = template::ready(cx.lang())?;
    let mut conn = app.db.read(org).await?;
    let plan = plan::get(&mut conn, org).await?;
    let milestones = milestones::all(&mut conn, org).await?;
    let (solved, open) = problems::all(&mut conn, org)
        .await?
        .into_iter()
        .partition(|problem| problem.solved_at.is_some());
    let waves = waves::all(&mut conn, org).await?;
    let mine = match actor.person {
        Some(person) => waves::of_person(&mut conn, org, person).await?,
        None => None,
    };
    let pilot_is_open = waves.iter().any(|wave| wave.kind == waves::Kind::Pilot && !wave.frozen());
    let volunteers = match actor.person.filter(|_| pilot_is_open && mine.is_none()) {
        Some(person) => Some(volunteers::wants(&mut conn, org, person).await?),
        None => None,
    };
    let goals = goals::all(&mut conn, org).await?;
    let started = plan.is_some();
    let plan = match plan {
        Some(plan) => plan,
        // Before the start the weeks are shown as they would be from next Monday on.
        None => Plan::proposed(template, next_monday(cx.today())),
    };
    let (rows, today) = timeline(&cx, template, &plan, started);
    web::page(&PlanPage {
        title: &template.title,
        about: web::content::html(&template.body),
        started,
        lead: lead(&cx, template, &plan, started),
        rows,
        today,
        days: days(&cx, milestones, &waves),
        open,
        solved,
        volunteers,
        goals: (goals.len(), goals::ready(&goals)),
        mine: mine.and_then(|id| waves.into_iter().find(|wave| wave.id == id)),
        cx: &cx,
    })
}

/// The first Monday after a day.
pub(crate) fn next_monday(day: Date) -> Date {
    let since_monday = i64::from(day.weekday().to_monday_zero_offset());
    plus_days(day, 7 - since_monday)
}

/// Where the programme is, in one line.
fn lead(cx: &Cx, template: &Template, plan: &Plan, started: bool) -> String {
    if !started {
        return cx.t("programme-not-started").to_owned();
    }
    let today = cx.today();
    let (Some(week), current) = (plan.week(today), plan.current(template, today)) else {
        return cx.t1("programme-starts-on", "date", cx.date(plan.starts_on));
    };
    let name = current.and_then(|step| template.step(&step.step)).map(|(_, step)| &step.name);
    match name {
        Some(name) => cx.t2("programme-is-in", "step", name, "week", week),
        None => cx.t1("programme-is-between", "week", week),
    }
}

fn timeline(cx: &Cx, template: &Template, plan: &Plan, started: bool) -> (Vec<Row>, Option<i64>) {
    let today = cx.today();
    let first = plan.steps.iter().map(|step| step.starts_on).min().unwrap_or(plan.starts_on);
    // A step without an end is drawn over three weeks.
    let end_of = |step: &plan::Planned| step.ends_on.unwrap_or(plus_days(step.starts_on, 20));
    let last = plan.steps.iter().map(end_of).max().unwrap_or(first);
    let days = days_between(first, last) + 1;
    let place = |date: Date| days_between(first, date) * STRIP / days;
    let current = plan.current(template, today).map(|step| step.step.as_str());
    let rows = plan
        .steps
        .iter()
        .filter_map(|planned| {
            let (_, words) = template.step(&planned.step)?;
            let standing = if !started {
                Standing::Later
            } else if plan.done(template, &planned.step) {
                Standing::Done
            } else if planned.ends_on.is_some_and(|end| end < today) {
                Standing::Late
            } else if current == Some(planned.step.as_str()) || planned.starts_on <= today {
                Standing::Now
            } else {
                Standing::Later
            };
            let from = place(planned.starts_on);
            let to = place(plus_days(end_of(planned), 1));
            Some(Row {
                key: words.key.clone(),
                name: words.name.clone(),
                purpose: words.purpose.clone(),
                when: weeks(cx, planned.starts_on, planned.ends_on),
                standing,
                current: started && current == Some(words.key.as_str()),
                from,
                width: (to - from).max(1),
            })
        })
        .collect();
    let shown = started && (first..=last).contains(&today);
    (rows, shown.then(|| place(today)))
}

/// What HR wrote and the starts of waves, by date.
fn days(cx: &Cx, milestones: Vec<Milestone>, waves: &[Wave]) -> Vec<Day> {
    let today = cx.today();
    let written = milestones.into_iter().map(|milestone| Day {
        on: milestone.due_on,
        reached: milestone.reached_at.is_some(),
        late: milestone.reached_at.is_none() && milestone.due_on < today,
        edit: format!("/programme/milestones/{}", milestone.id),
        name: milestone.name,
    });
    let starts = waves.iter().filter_map(|wave| {
        let on = wave.starts_on?;
        Some(Day {
            on,
            name: cx.t1("programme-wave-starts", "wave", &wave.name),
            reached: wave.frozen(),
            late: !wave.frozen() && on < today,
            edit: format!("/programme/waves/{}", wave.id),
        })
    });
    let mut days: Vec<Day> = written.chain(starts).collect();
    days.sort_by_key(|day| day.on);
    days
}
