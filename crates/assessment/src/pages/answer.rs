//! Answering: by the personal link, which alone is the authority, or signed in. Phone first, a section at a time,
//! saved as it goes; every page works without scripts.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use people::{Organisation, organisation};
use web::{App, Cx, Error, Form, Json, Lang, Result, content};

use super::groups::{self, Group, Refused, answer_in_words, boxes};
use crate::campaign::{self, Campaign, CampaignId, State as CampaignState};
use crate::links;
use crate::participants::{self, Participant};
use crate::questionnaire::{Answers, Fields, Part, Privacy, Questionnaire, Step, merge, steps};
use crate::responses;

/// Somebody who may answer: how they came in, and what they are asked.
pub struct Door {
    cx: Cx,
    base: String,
    who: Participant,
    org: Organisation,
    campaign: Campaign,
    document: Arc<Questionnaire>,
}

/// A page that says why there is nothing to answer.
#[derive(Template)]
#[template(path = "assessment/stopped.html")]
struct Stopped<'a> {
    cx: &'a Cx,
    title: String,
    text: String,
    link: &'a str,
    link_text: &'a str,
}

fn stopped(
    cx: &Cx,
    status: StatusCode,
    key: &str,
    date: &str,
    (link, link_text): (&str, &str),
) -> Result<Response> {
    let title = cx.t(&format!("{key}-title")).to_owned();
    let text = cx.t1(&format!("{key}-text"), "date", date);
    let link_text = if link.is_empty() { "" } else { cx.t(link_text) };
    let page = web::page(&Stopped { cx, title, text, link, link_text })?;
    Ok((status, page).into_response())
}

/// Either the way in, or the page that says why there is none.
type Entrance = std::result::Result<Box<Door>, Response>;

async fn by_link(app: &App, cx: Cx, token: &str) -> Result<Entrance> {
    let hash = links::hash(&links::typed(token));
    let mut conn = app.db.read_installation().await?;
    let who = match participants::by_token(&mut conn, hash).await {
        Ok(who) => who,
        Err(store::Error::NotFound) => {
            return Ok(Err(stopped(&cx, StatusCode::NOT_FOUND, "link-unknown", "", ("", ""))?));
        }
        Err(error) => return Err(error.into()),
    };
    drop(conn);
    // Whoever is signed in answers for themselves: a link that was passed on is refused.
    if let Some(actor) = cx.maybe_actor()
        && (actor.org != who.org || actor.person != Some(who.person))
    {
        let own = ("/assessment", "link-foreign-own");
        return Ok(Err(stopped(&cx, StatusCode::FORBIDDEN, "link-foreign", "", own)?));
    }
    let cx = cx.in_language(who.language);
    let base = format!("/a/{}", links::on_paper(&links::typed(token)));
    enter(app, cx, who, base).await
}

async fn signed_in(app: &App, cx: Cx, id: CampaignId) -> Result<Entrance> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.read(actor.org).await?;
    let who = participants::get(&mut conn, actor.org, id, person).await?;
    drop(conn);
    let base = format!("/assessment/{id}/answer");
    enter(app, cx, who, base).await
}

async fn enter(app: &App, cx: Cx, who: Participant, base: String) -> Result<Entrance> {
    let mut conn = app.db.read(who.org).await?;
    let org = organisation::get(&mut conn, who.org).await?;
    let campaign = campaign::get(&mut conn, who.org, who.campaign).await?;
    let date = |date| cx.date(date);
    let none = ("", "");
    match campaign.state(app.clock.now(), &org.zone()) {
        CampaignState::Draft => return Err(Error::NotFound),
        CampaignState::Planned => {
            let opens = date(campaign.plan.opens_on);
            return Ok(Err(stopped(&cx, StatusCode::OK, "campaign-not-yet", &opens, none)?));
        }
        CampaignState::Closing | CampaignState::Closed if who.answered_at.is_none() => {
            let closed = date(campaign.plan.closes_on);
            return Ok(Err(stopped(&cx, StatusCode::GONE, "campaign-closed", &closed, none)?));
        }
        _ => {}
    }
    let document = campaign::document(&mut conn, who.org, who.campaign).await?;
    Ok(Ok(Box::new(Door { cx, base, who, org, campaign, document })))
}

/// The way in, by either path; returns from the handler with the page that says why there is none.
macro_rules! enter {
    ($entrance:expr) => {
        match $entrance? {
            Ok(door) => door,
            Err(page) => return Ok(page),
        }
    };
}

// By link: /a/{token}…

/// What it is about, and the button to begin or go on.
pub async fn link_start(
    State(app): State<App>,
    Path(token): Path<String>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(by_link(&app, cx, &token).await);
    start(&app, &door).await
}

/// One page of questions.
pub async fn link_step(
    State(app): State<App>,
    Path((token, step)): Path<(String, String)>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(by_link(&app, cx, &token).await);
    show_step(&app, &door, &step).await
}

/// Keeps a page and goes on.
pub async fn link_next(
    State(app): State<App>,
    Path((token, step)): Path<(String, String)>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let door = enter!(by_link(&app, cx, &token).await);
    next(&app, &door, &step, Fields::new(pairs)).await
}

/// Keeps a few fields as they are filled in.
pub async fn link_save(
    State(app): State<App>,
    Path(token): Path<String>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let door = enter!(by_link(&app, cx, &token).await);
    save(&app, &door, &Fields::new(pairs)).await
}

/// Everything once more before it is handed in.
pub async fn link_review(
    State(app): State<App>,
    Path(token): Path<String>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(by_link(&app, cx, &token).await);
    review(&app, &door).await
}

/// Hands in.
pub async fn link_submit(
    State(app): State<App>,
    Path(token): Path<String>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(by_link(&app, cx, &token).await);
    submit(&app, &door).await
}

/// Changes the language.
pub async fn link_language(
    State(app): State<App>,
    Path(token): Path<String>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let door = enter!(by_link(&app, cx, &token).await);
    language(&app, &door, &Fields::new(pairs)).await
}

// Signed in: /assessment/{id}/answer…

/// What it is about, and the button to begin or go on.
pub async fn own_start(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(signed_in(&app, cx, id).await);
    start(&app, &door).await
}

/// One page of questions.
pub async fn own_step(
    State(app): State<App>,
    Path((id, step)): Path<(CampaignId, String)>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(signed_in(&app, cx, id).await);
    show_step(&app, &door, &step).await
}

/// Keeps a page and goes on.
pub async fn own_next(
    State(app): State<App>,
    Path((id, step)): Path<(CampaignId, String)>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let door = enter!(signed_in(&app, cx, id).await);
    next(&app, &door, &step, Fields::new(pairs)).await
}

/// Keeps a few fields as they are filled in.
pub async fn own_save(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let door = enter!(signed_in(&app, cx, id).await);
    save(&app, &door, &Fields::new(pairs)).await
}

/// Everything once more before it is handed in.
pub async fn own_review(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(signed_in(&app, cx, id).await);
    review(&app, &door).await
}

/// Hands in.
pub async fn own_submit(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
) -> Result<Response> {
    let door = enter!(signed_in(&app, cx, id).await);
    submit(&app, &door).await
}

// The pages themselves.

#[derive(Template)]
#[template(path = "assessment/answer_start.html")]
struct StartPage<'a> {
    cx: &'a Cx,
    door: &'a Door,
    begun: bool,
    continue_at: String,
}

#[derive(Template)]
#[template(path = "assessment/answer_done.html")]
struct DonePage<'a> {
    cx: &'a Cx,
    door: &'a Door,
    closing: String,
    /// Whether the campaign is over: before that there is nothing new on the person's own row.
    is_closed: bool,
}

#[derive(Template)]
#[template(path = "assessment/answer_step.html")]
struct StepPage<'a> {
    cx: &'a Cx,
    door: &'a Door,
    title: &'a str,
    text: &'a str,
    step: String,
    groups: Vec<Group>,
    number: usize,
    of: usize,
    minutes_left: usize,
    privacy: String,
}

#[derive(Template)]
#[template(path = "assessment/answer_review.html")]
struct ReviewPage<'a> {
    cx: &'a Cx,
    door: &'a Door,
    sections: Vec<Reviewed<'a>>,
    missing: Vec<(String, String)>,
    last: String,
}

struct Reviewed<'a> {
    title: &'a str,
    step: &'a str,
    answers: Vec<(&'a str, String)>,
}

impl StepPage<'_> {
    fn has_errors(&self) -> bool {
        self.groups.iter().any(|group| !group.error.is_empty())
    }
}

impl Door {
    /// The languages to switch to.
    fn others(&self) -> Vec<Lang> {
        self.cx.languages().into_iter().filter(|lang| *lang != self.cx.lang()).collect()
    }

    /// The day the answers were handed in, in the time of the organisation: whoever comes by link is not signed in.
    fn answered_on(&self) -> Option<Date> {
        self.who.answered_at.map(|at| at.date(&self.org.zone()))
    }

    fn by_link(&self) -> bool {
        self.base.starts_with("/a/")
    }

    async fn answers(&self, app: &App) -> Result<Option<responses::Response>> {
        let mut conn = app.db.read(self.who.org).await?;
        Ok(responses::get(&mut conn, self.who.org, self.who.campaign, self.who.person).await?)
    }

    fn page(&self, step: &str) -> String {
        format!("{}/page/{step}", self.base)
    }

    fn handed_in(&self) -> Response {
        Redirect::to(&self.base).into_response()
    }

    fn privacy(&self, step: &Step<'_>) -> String {
        let questions: Vec<Privacy> = match step.part {
            Part::Questions => step.section.questions.iter().map(|q| q.privacy).collect(),
            Part::Details(question) => vec![question.privacy],
        };
        let personal = questions.contains(&Privacy::Personal);
        let group = questions.contains(&Privacy::Group);
        let key = match (personal, group) {
            (true, true) => "answer-privacy-both",
            (true, false) => "answer-privacy-personal",
            _ => "answer-privacy-group",
        };
        self.cx.t1(key, "people", self.document.promised(&self.org).smallest_group)
    }
}

async fn start(app: &App, door: &Door) -> Result<Response> {
    let response = door.answers(app).await?;
    let cx = &door.cx;
    if door.who.answered_at.is_some()
        || response.as_ref().is_some_and(|response| response.submitted_at.is_some())
    {
        let closing = content::html(door.document.closing.of(cx.lang()));
        let is_closed = door.campaign.computed_at.is_some();
        return web::page(&DonePage { cx, door, closing, is_closed });
    }
    let begun = response.is_some();
    let answers = response.map(|response| response.answers).unwrap_or_default();
    let pages = steps(&door.document, &answers);
    let next = pages.iter().find(|step| {
        matches!(step.part, Part::Questions)
            && !step.section.questions.iter().any(|q| answers.of(&q.key).is_some())
    });
    // Everything has an answer: on to the last look.
    let continue_at = match next {
        Some(step) => door.page(&step.key()),
        None => format!("{}/review", door.base),
    };
    web::page(&StartPage { cx, door, begun, continue_at })
}

async fn show_step(app: &App, door: &Door, key: &str) -> Result<Response> {
    let response = door.answers(app).await?;
    if response.as_ref().is_some_and(|response| response.submitted_at.is_some()) {
        return Ok(door.handed_in());
    }
    let answers = response.map(|response| response.answers).unwrap_or_default();
    step_page(door, key, &answers, &Refused::default())
}

fn step_page(door: &Door, key: &str, answers: &Answers, refused: &Refused) -> Result<Response> {
    let pages = steps(&door.document, answers);
    let Some(at) = pages.iter().position(|step| step.key() == key) else {
        // The details of something that is not chosen any more.
        return Ok(Redirect::to(&door.base).into_response());
    };
    let (cx, step) = (&door.cx, &pages[at]);
    let left = door.document.minutes as usize * (pages.len() - at);
    web::page(&StepPage {
        cx,
        door,
        title: step.section.title.of(cx.lang()),
        text: step.section.text.of(cx.lang()),
        step: key.to_owned(),
        groups: groups::groups(cx, step, answers, refused),
        number: at + 1,
        of: pages.len(),
        minutes_left: left.div_ceil(pages.len()),
        privacy: door.privacy(step),
    })
}

/// Keeps what a form says; what could not be kept, and the answers as they stand. None once handed in.
async fn keep(
    app: &App,
    door: &Door,
    mut fields: Fields,
    step: Option<&str>,
) -> Result<Option<(Answers, Refused)>> {
    let now = app.clock.now();
    let mut conn = app.db.write(door.who.org).await?;
    let mut response = responses::open(&mut conn, &door.who, now).await?;
    if response.submitted_at.is_some() {
        return Ok(None);
    }
    if let Some(step) = step
        && let Some(step) =
            steps(&door.document, &response.answers).iter().find(|one| one.key() == step)
    {
        boxes(step, &response.answers, &mut fields);
    }
    let faults = merge(&mut response.answers, &door.document, &fields);
    responses::save(&mut conn, &door.who, &response, now).await?;
    conn.commit().await?;
    Ok(Some((response.answers, Refused { fields, faults })))
}

async fn next(app: &App, door: &Door, key: &str, mut fields: Fields) -> Result<Response> {
    let go = fields.one("go").to_owned();
    let back = go == "back";
    let cleared = go.strip_prefix("clear:");
    if let Some(name) = cleared {
        fields.clear(name);
    }
    let Some((answers, refused)) = keep(app, door, fields, Some(key)).await? else {
        return Ok(door.handed_in());
    };
    if let Some(name) = cleared {
        let place = format!("{}#{}", door.page(key), web::percent_encode(name));
        return Ok(Redirect::to(&place).into_response());
    }
    if !refused.faults.is_empty() && !back {
        let page = step_page(door, key, &answers, &refused)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let pages = steps(&door.document, &answers);
    let at = pages.iter().position(|step| step.key() == key).unwrap_or(0);
    let to = if back {
        at.checked_sub(1).map_or_else(|| door.base.clone(), |at| door.page(&pages[at].key()))
    } else {
        pages
            .get(at + 1)
            .map_or_else(|| format!("{}/review", door.base), |step| door.page(&step.key()))
    };
    Ok(Redirect::to(&to).into_response())
}

async fn save(app: &App, door: &Door, fields: &Fields) -> Result<Response> {
    let now = app.clock.now();
    let mut conn = app.db.write(door.who.org).await?;
    let mut response = responses::open(&mut conn, &door.who, now).await?;
    if response.submitted_at.is_some() {
        return Err(Error::Gone("answer-handed-in"));
    }
    let faults = merge(&mut response.answers, &door.document, fields);
    responses::save(&mut conn, &door.who, &response, now).await?;
    conn.commit().await?;
    let faults: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
    Ok(Json(serde_json::json!({ "saved": true, "refused": faults })).into_response())
}

async fn review(app: &App, door: &Door) -> Result<Response> {
    let response = door.answers(app).await?;
    if response.as_ref().is_some_and(|response| response.submitted_at.is_some()) {
        return Ok(door.handed_in());
    }
    let answers = response.map(|response| response.answers).unwrap_or_default();
    let page = review_page(door, &answers)?;
    Ok(page)
}

fn review_page(door: &Door, answers: &Answers) -> Result<Response> {
    let (cx, lang) = (&door.cx, door.cx.lang());
    let sections = door.document.sections.iter().map(|section| Reviewed {
        title: section.title.of(lang),
        step: &section.key,
        answers: section
            .questions
            .iter()
            .map(|question| {
                let answer = answers.of(&question.key);
                let words = answer.map(|answer| answer_in_words(cx, question, answer));
                (question.text.of(lang), words.unwrap_or_default())
            })
            .collect(),
    });
    let missing = answers.faults(&door.document).into_iter().map(|(question, fault)| {
        let section = door
            .document
            .sections
            .iter()
            .find(|section| section.questions.iter().any(|one| one.key == question.key));
        let step = section.map(|section| door.page(&section.key)).unwrap_or_default();
        (step, format!("{} {}", question.text.of(lang), groups::in_words(cx, fault)))
    });
    let pages = steps(&door.document, answers);
    let last = pages.last().map(|step| door.page(&step.key())).unwrap_or_default();
    web::page(&ReviewPage {
        cx,
        door,
        sections: sections.collect(),
        missing: missing.collect(),
        last,
    })
}

async fn submit(app: &App, door: &Door) -> Result<Response> {
    let now = app.clock.now();
    let mut conn = app.db.write(door.who.org).await?;
    let response = responses::open(&mut conn, &door.who, now).await?;
    if !response.answers.faults(&door.document).is_empty() {
        return Ok(Redirect::to(&format!("{}/review", door.base)).into_response());
    }
    // Handing in twice is handing in once.
    if responses::submit(&mut conn, &door.who, &response, now).await? {
        participants::set_answered(
            &mut conn,
            door.who.org,
            door.who.campaign,
            door.who.person,
            now,
        )
        .await?;
    }
    conn.commit().await?;
    Ok(door.handed_in())
}

async fn language(app: &App, door: &Door, fields: &Fields) -> Result<Response> {
    let lang = Lang::of(fields.one("language")).ok_or(Error::Invalid("error-form"))?;
    let mut conn = app.db.write(door.who.org).await?;
    participants::set_language(&mut conn, &door.who, lang).await?;
    conn.commit().await?;
    let step = fields.one("step");
    let known = door.document.sections.iter().any(|section| step.starts_with(&section.key));
    let to = if known { door.page(step) } else { door.base.clone() };
    Ok(Redirect::to(&to).into_response())
}
