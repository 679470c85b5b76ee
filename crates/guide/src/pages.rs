//! The page of today: one next step, why, and how long it takes. Everything else is one click away.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{App, Arg, Cx, Result};

use crate::rules::{self, Action, Standing, WalkStep, Word};
use crate::situation;

/// Things to do shown under the first.
const MOST_MORE: usize = 4;

/// An action in the reader's words.
struct Told {
    what: String,
    why: String,
    button: String,
    minutes: u32,
    path: String,
    private: bool,
}

/// A step of the way to the first matrix in the reader's words.
struct ToldStep {
    class: &'static str,
    current: bool,
    what: String,
    state: String,
    text: String,
    /// Where it is done; none while it cannot be.
    path: Option<String>,
}

#[derive(Template)]
#[template(path = "guide/today.html")]
struct TodayPage<'a> {
    cx: &'a Cx,
    greeting: String,
    week: i64,
    next: Option<Told>,
    walk: Vec<ToldStep>,
    more: Vec<Told>,
}

/// The page of today.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let situation = situation::gather(&mut conn, &cx).await?;
    drop(conn);
    let mut actions = rules::actions(&situation).into_iter().map(|action| told(&cx, action));
    let next = actions.next();
    let walk = rules::walkthrough(&situation).into_iter().map(|step| told_step(&cx, step));
    web::page(&TodayPage {
        greeting: cx.t1("today-hello", "name", actor.first_name()),
        week: i64::from(cx.today().iso_week_date().week()),
        next,
        more: actions.take(MOST_MORE).collect(),
        walk: walk.collect(),
        cx: &cx,
    })
}

fn told(cx: &Cx, action: Action) -> Told {
    let args = args(cx, &action.words);
    let key = action.key;
    Told {
        what: cx.format(&format!("today-{key}"), &args),
        why: cx.format(&format!("today-{key}-why"), &args),
        button: cx.t(&format!("today-{key}-do")).to_owned(),
        minutes: action.minutes,
        path: action.path,
        private: action.private,
    }
}

fn told_step(cx: &Cx, step: WalkStep) -> ToldStep {
    let args = args(cx, &step.words);
    let key = step.key;
    let (class, ending) = match step.standing {
        Standing::Done => ("done", "done"),
        Standing::Now => ("now", "now"),
        Standing::Waiting => ("now", "waiting"),
        Standing::Later => ("", "later"),
    };
    ToldStep {
        class,
        current: step.standing == Standing::Now,
        what: cx.t(&format!("walk-{key}")).to_owned(),
        state: cx.t1(&format!("walk-state-{ending}"), "minutes", step.minutes),
        text: cx.format(&format!("walk-{key}-{ending}"), &args),
        path: (step.standing != Standing::Later).then_some(step.path),
    }
}

fn args<'a>(cx: &Cx, words: &'a [(&'static str, Word)]) -> Vec<(&'static str, Arg<'a>)> {
    let arg = |word: &'a Word| match word {
        Word::Number(number) => Arg::from(*number),
        Word::Text(text) => Arg::from(text),
        Word::Day(day) => Arg::from(cx.date(*day)),
    };
    words.iter().map(|(name, word)| (*name, arg(word))).collect()
}
