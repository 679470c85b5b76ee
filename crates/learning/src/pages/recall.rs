//! Questions that come back: one at a time, with the explanation right after.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use serde::Deserialize;
use web::{App, Cx, Error, Form, Result, percent_encode};

use crate::library::library;
use crate::{quiz, recall};

#[derive(Template)]
#[template(path = "learning/recall.html")]
struct Page<'a> {
    cx: &'a Cx,
    /// What was just answered.
    told: Option<Told>,
    question: Option<Asked>,
    /// How many more are due after this one.
    then: usize,
    next: Option<Date>,
    /// How many come back in all.
    all: i64,
    /// Whether some are due that are not asked this week.
    more: bool,
}

/// The question to answer.
struct Asked {
    key: String,
    unit: String,
    text: &'static str,
    /// The place of each option and its words.
    options: Vec<(usize, &'static str)>,
    more: bool,
}

/// How it went.
struct Told {
    text: &'static str,
    right: bool,
    chosen: &'static str,
    answer: &'static str,
    why: &'static str,
    unit: &'static str,
    unit_key: &'static str,
    again: Option<Date>,
}

/// What the address says: what was just answered and how, and whether more is wanted.
#[derive(Deserialize, Default)]
pub(crate) struct Before {
    answered: Option<String>,
    chosen: Option<usize>,
    again: Option<Date>,
    more: Option<String>,
}

/// `GET /learning/recall`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Query(before): Query<Before>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let wants_more = before.more.is_some();
    let mut conn = app.db.read(actor.org).await?;
    let (today, zone) = (cx.today(), cx.zone());
    let due = recall::due(&mut conn, actor.org, person, today, &zone, wants_more).await?;
    let (next, all) = recall::next(&mut conn, actor.org, person).await?;
    drop(conn);
    let known = due.iter().filter_map(|memory| library().question(&memory.question));
    let known: Vec<_> = known.collect();
    let question = known.first().map(|(unit, question)| {
        let words = question.words.get(cx.lang());
        let texts: Vec<&'static str> = words.options().collect();
        // Another order every day.
        let round = cx.now().day_number();
        let order = quiz::order(question, words, round).into_iter();
        Asked {
            key: question.key.clone(),
            unit: unit.words.get(cx.lang()).title.clone(),
            text: &words.text,
            options: order.map(|place| (place, texts[place])).collect(),
            more: wants_more,
        }
    });
    let more = question.is_none() && next.is_some_and(|next| next <= today);
    let then = known.len().saturating_sub(1);
    web::page(&Page { cx: &cx, told: told(&cx, &before), question, then, next, all, more })
}

fn told(cx: &Cx, before: &Before) -> Option<Told> {
    let (unit, question) = library().question(before.answered.as_deref()?)?;
    let words = question.words.get(cx.lang());
    let chosen = words.options().nth(before.chosen?)?;
    Some(Told {
        text: &words.text,
        right: before.chosen == Some(0),
        chosen,
        answer: &words.right,
        why: &words.why,
        unit: &unit.words.get(cx.lang()).title,
        unit_key: &unit.key,
        again: before.again,
    })
}

/// An answer.
#[derive(Deserialize)]
pub(crate) struct Answer {
    question: String,
    chosen: Option<usize>,
    more: Option<String>,
}

/// Takes an answer.
pub(crate) async fn answer(
    State(app): State<App>,
    cx: Cx,
    Form(answer): Form<Answer>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let (_, question) = library().question(&answer.question).ok_or(Error::NotFound)?;
    let options = question.words.get(cx.lang()).options().count();
    let more = if answer.more.is_some() { "&more=yes" } else { "" };
    // Nothing chosen: the question stands there again.
    let Some(chosen) = answer.chosen.filter(|chosen| *chosen < options) else {
        return Ok(Redirect::to(&format!("/learning/recall?{}", more.trim_start_matches('&')))
            .into_response());
    };
    let (zone, now) = (cx.zone(), cx.now());
    let mut conn = app.db.write(actor.org).await?;
    let key = &answer.question;
    let memory = recall::answer(&mut conn, actor.org, person, key, chosen == 0, &zone, now).await?;
    conn.commit().await?;
    let (key, again) = (percent_encode(key), memory.due_on);
    let to = format!("/learning/recall?answered={key}&chosen={chosen}&again={again}{more}");
    Ok(Redirect::to(&to).into_response())
}
