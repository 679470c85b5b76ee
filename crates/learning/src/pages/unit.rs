//! One unit: read, practise on a task of one's own, take the quiz, use it this week. Everything stands on one page, so
//! that it can be printed and read without a network.

use std::collections::BTreeMap;

use askama::Template;
use assessment::own::{self, Own};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use competence::model;
use governance::rules;
use serde::Deserialize;
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, FormErrors, PersonId, Result};

use crate::facts::{self, Fact, Facts};
use crate::library::{RULES_UNIT, Unit, Words, library};
use crate::quiz::{self, Chosen, Quiz};
use crate::work::{self, LONGEST, Work};

#[derive(Template)]
#[template(path = "learning/unit.html")]
struct Page<'a> {
    cx: &'a Cx,
    unit: &'static Unit,
    words: &'static Words,
    competence: String,
    /// Whether the reader is somebody whose facts are kept.
    learns: bool,
    /// Whether practice waits for the rules about data.
    rules_first: bool,
    facts: Facts,
    work: Work,
    tasks: Vec<Task>,
    questions: Vec<Asked>,
    result: Option<Outcome>,
    before: Vec<(&'static str, &'static str)>,
    errors: FormErrors,
}

/// A task to practise on.
struct Task {
    key: &'static str,
    name: &'static str,
    chosen: bool,
    /// Minutes a week, where the reader has said so.
    minutes: Option<String>,
}

/// A question of the quiz.
struct Asked {
    /// The field's name.
    field: String,
    text: &'static str,
    options: Vec<Choice>,
    /// Once the quiz is handed in: whether it was right, and why.
    told: Option<(bool, &'static str)>,
}

/// One option.
struct Choice {
    place: usize,
    text: &'static str,
    chosen: bool,
    right: bool,
}

/// How the quiz went.
struct Outcome {
    right: usize,
    of: usize,
    passed: bool,
}

impl Page<'_> {
    /// When a fact came true, as a date.
    fn at(&self, fact: &str) -> Option<String> {
        let fact = Fact::ALL.into_iter().find(|known| known.key() == fact)?;
        self.facts.at(fact).map(|at| self.cx.date_of(at))
    }

    /// The state of one of the four steps in the list at the top.
    fn step(&self, fact: &str) -> &'static str {
        match (self.at(fact), self.facts.next()) {
            (Some(_), _) => "done",
            (None, Some(next)) if next.key() == fact => "now",
            _ => "",
        }
    }
}

fn known(key: &str) -> Result<&'static Unit> {
    library().unit(key).ok_or(Error::NotFound)
}

/// `GET /learning/units/{unit}`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let unit = known(&key)?;
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let page = page(&mut conn, &cx, unit, None).await?;
    web::page(&page)
}

/// Everything the page shows; what was `typed` in the quiz when it comes back incomplete.
async fn page<'a>(
    conn: &mut Conn,
    cx: &'a Cx,
    unit: &'static Unit,
    typed: Option<(Chosen, FormErrors)>,
) -> Result<Page<'a>> {
    let actor = cx.actor()?;
    let org = actor.org;
    let model = model::current(conn, org).await?;
    let competence = model.get(&unit.competence);
    let competence = competence.map(|competence| competence.words.get(cx.lang()).name.clone());
    let (mut facts, mut work, mut quiz, mut own) = Default::default();
    let mut rules_first = false;
    if let Some(person) = actor.person {
        facts = facts::of_unit(conn, org, person, &unit.key).await?;
        work = work::get(conn, org, person, &unit.key).await?;
        quiz = quiz::get(conn, org, person, &unit.key).await?;
        own = own::of_person(conn, org, person).await?;
        rules_first = waits_for_rules(conn, org, person, unit).await?;
    }
    let (typed, errors) = typed.unwrap_or_default();
    let result = quiz.done().then(|| {
        let right = quiz.right();
        Outcome { right, of: unit.questions.len(), passed: quiz::passes(unit, right) }
    });
    let name = |key: &String| {
        let unit = library().unit(key)?;
        Some((unit.key.as_str(), unit.words.get(cx.lang()).title.as_str()))
    };
    Ok(Page {
        cx,
        unit,
        words: unit.words.get(cx.lang()),
        competence: competence.unwrap_or_default(),
        learns: actor.person.is_some(),
        rules_first,
        facts,
        tasks: tasks(cx, unit, &own, &work),
        work,
        questions: asked(cx, unit, &quiz, &typed),
        result,
        before: unit.after.iter().filter_map(name).collect(),
        errors,
    })
}

/// Practice waits until the rules in force are confirmed; the unit about the rules does not.
async fn waits_for_rules(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    unit: &Unit,
) -> Result<bool> {
    if unit.key == RULES_UNIT {
        return Ok(false);
    }
    let rules = rules::current(conn, org).await?;
    Ok(rules::confirmed(conn, org, person, &rules).await?.is_none())
}

/// The tasks to choose from: the reader's own first, those that suit the exercise before others.
fn tasks(cx: &Cx, unit: &Unit, own: &Own, work: &Work) -> Vec<Task> {
    let minutes = |key: &str| own.tasks.iter().find(|(task, _)| task == key).map(|(_, m)| *m);
    let suits = |key: &str| unit.tasks.is_empty() || unit.tasks.iter().any(|task| task == key);
    let mut tasks: Vec<_> = own::tasks().iter().collect();
    tasks.sort_by(|a, b| {
        let rank = |key: &str| (minutes(key).is_some(), suits(key));
        rank(&b.key).cmp(&rank(&a.key)).then_with(|| {
            let time = |key: &str| minutes(key).unwrap_or(0.0);
            time(&b.key).total_cmp(&time(&a.key))
        })
    });
    let first = tasks.first().filter(|task| minutes(&task.key).is_some()).map(|task| &task.key);
    let chosen = if work.task.is_empty() { first } else { Some(&work.task) };
    let task = |task: &&'static assessment::questionnaire::Task| Task {
        key: &task.key,
        name: task.text.of(cx.lang()),
        chosen: chosen == Some(&task.key),
        minutes: minutes(&task.key).filter(|minutes| *minutes > 0.0).map(|m| cx.int(m as i64)),
    };
    tasks.iter().map(task).collect()
}

fn asked(cx: &Cx, unit: &'static Unit, quiz: &Quiz, typed: &Chosen) -> Vec<Asked> {
    let one = |question: &'static crate::Question| {
        let words = question.words.get(cx.lang());
        let chosen = quiz.chosen.get(&question.key).or_else(|| typed.get(&question.key));
        let texts: Vec<&'static str> = words.options().collect();
        let options = quiz::order(question, words, quiz.round).into_iter().map(|place| Choice {
            place,
            text: texts[place],
            chosen: chosen == Some(&place),
            right: place == 0,
        });
        Asked {
            field: field(&question.key),
            text: &words.text,
            options: options.collect(),
            told: quiz.chosen.get(&question.key).map(|place| (*place == 0, words.why.as_str())),
        }
    };
    unit.questions.iter().map(one).collect()
}

/// The field of a question: `q-1` for `a-unit/1`.
fn field(question: &str) -> String {
    format!("q-{}", question.rsplit('/').next().unwrap_or_default())
}

/// Where a unit goes on after something was done.
fn onward(unit: &Unit, said: &str, part: &str) -> Response {
    web::done(&format!("/learning/units/{}", unit.key), &format!("{said}#{part}"))
}

/// Notes that a unit was read or used: what a person says of themselves. The other two facts follow from what they do.
pub(crate) async fn note(
    State(app): State<App>,
    cx: Cx,
    Path((key, fact)): Path<(String, String)>,
) -> Result<Response> {
    let unit = known(&key)?;
    let (fact, said, part) = match fact.as_str() {
        "seen" => (Fact::Seen, "unit-seen", "exercise"),
        "used" => (Fact::Used, "unit-used", "use"),
        _ => return Err(Error::NotFound),
    };
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    if fact == Fact::Used && waits_for_rules(&mut conn, actor.org, person, unit).await? {
        return Err(Error::Gone("error-rules-first"));
    }
    facts::note(&mut conn, actor.org, person, &unit.key, fact, cx.now()).await?;
    conn.commit().await?;
    Ok(onward(unit, said, part))
}

/// Takes back a fact that was noted by mistake.
pub(crate) async fn take_back(
    State(app): State<App>,
    cx: Cx,
    Path((key, fact)): Path<(String, String)>,
) -> Result<Response> {
    let unit = known(&key)?;
    let (fact, part) = match fact.as_str() {
        "seen" => (Fact::Seen, "reading"),
        "used" => (Fact::Used, "use"),
        _ => return Err(Error::NotFound),
    };
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    facts::take_back(&mut conn, actor.org, person, &unit.key, fact).await?;
    conn.commit().await?;
    Ok(onward(unit, "unit-taken-back", part))
}

/// What is written while practising.
#[derive(Deserialize)]
pub(crate) struct Writing {
    task: Option<String>,
    note: Option<String>,
    /// Present when the form was sent by its button and not by itself.
    done: Option<String>,
}

/// Keeps what is written; by the button it also notes that the exercise is done.
pub(crate) async fn keep(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
    Form(writing): Form<Writing>,
) -> Result<Response> {
    let unit = known(&key)?;
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    if waits_for_rules(&mut conn, actor.org, person, unit).await? {
        return Err(Error::Gone("error-rules-first"));
    }
    let mut work = work::get(&mut conn, actor.org, person, &unit.key).await?;
    // Saved piece by piece: only what was sent changes.
    if let Some(task) = writing.task {
        let is_one = own::tasks().iter().any(|known| known.key == task);
        work.task = if is_one { task } else { String::new() };
    }
    if let Some(note) = writing.note {
        work.note = note.replace("\r\n", "\n").chars().take(LONGEST).collect();
    }
    work::keep(&mut conn, actor.org, person, &unit.key, &work, cx.now()).await?;
    if writing.done.is_some() {
        facts::note(&mut conn, actor.org, person, &unit.key, Fact::Practised, cx.now()).await?;
    }
    conn.commit().await?;
    match writing.done {
        Some(_) => Ok(onward(unit, "unit-practised", "quiz")),
        None => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

/// Hands in the quiz. With a question left open the page comes back with what was chosen.
pub(crate) async fn hand_in(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let unit = known(&key)?;
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut chosen = Chosen::new();
    let mut errors = FormErrors::default();
    for question in &unit.questions {
        let field = field(&question.key);
        let options = question.words.get(cx.lang()).options().count();
        let place = fields.get(&field).and_then(|place| place.parse().ok());
        match place.filter(|place| *place < options) {
            Some(place) => drop(chosen.insert(question.key.clone(), place)),
            None => errors.add(&field, cx.t("quiz-error-open")),
        }
    }
    if !errors.none() {
        let mut conn = app.db.read(actor.org).await?;
        let page = page(&mut conn, &cx, unit, Some((chosen, errors))).await?;
        return web::form_page(&page, true);
    }
    let mut conn = app.db.write(actor.org).await?;
    let passed =
        quiz::take(&mut conn, actor.org, person, unit, &chosen, &cx.zone(), cx.now()).await?;
    conn.commit().await?;
    Ok(onward(unit, if passed { "quiz-passed" } else { "quiz-not-yet" }, "quiz"))
}

/// Begins the quiz anew.
pub(crate) async fn again(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let unit = known(&key)?;
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    quiz::again(&mut conn, actor.org, person, &unit.key).await?;
    conn.commit().await?;
    Ok(onward(unit, "quiz-again", "quiz"))
}
