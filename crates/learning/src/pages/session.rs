//! One session: what it is, who leads it, saying that one is there and what one thought.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::Doer;
use people::{organisation, person};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Deserialize;
use web::{App, Cx, Error, Form, Result};

use super::sessions::{audiences, chosen};
use crate::kits::{self, Kit, Words};
use crate::sessions::feedback::{self, Answer, Told};
use crate::sessions::{self, Guest, Session, SessionId};

#[derive(Template)]
#[template(path = "learning/session.html")]
struct Page<'a> {
    cx: &'a Cx,
    session: Session,
    kit: Option<(&'static Kit, &'static Words)>,
    host: Option<String>,
    /// Whether the reader leads it, or is HR.
    leads: bool,
    over: bool,
    guest: Option<Guest>,
    asks_feedback: bool,
    /// For those who lead: asked and there.
    counts: Option<(i64, i64)>,
    told: Option<Told>,
    told_from: String,
    who: Vec<(String, String)>,
}

/// `GET /learning/sessions/{session}`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let (org, now) = (actor.org, cx.now());
    let mut conn = app.db.read(org).await?;
    let session = sessions::get(&mut conn, org, id).await?;
    let leads = leads(&cx, &session);
    let host = match session.plan.host {
        Some(host) => Some(person::get(&mut conn, org, host).await?.name),
        None => None,
    };
    let guest = match actor.person {
        Some(person) => sessions::guest(&mut conn, org, id, person).await?,
        None => None,
    };
    let there = guest.is_some_and(|guest| guest.attended_at.is_some() && !guest.answered);
    let (mut counts, mut told, mut who) = (None, None, Vec::new());
    if leads {
        counts = Some(sessions::counts(&mut conn, org, id).await?);
        let smallest = organisation::get(&mut conn, org).await?.smallest_group;
        told = feedback::told(&mut conn, org, &session, smallest, now).await?;
    }
    if cx.is_hr() {
        who = audiences(&mut conn, &cx, org).await?;
    }
    let kit = kits::kit(&session.kit).map(|kit| (kit, kit.words.get(cx.lang())));
    web::page(&Page {
        cx: &cx,
        over: now > session.ends_at(),
        asks_feedback: there && now <= feedback::closes_at(&session),
        told_from: cx.date_of(feedback::closes_at(&session)),
        session,
        kit,
        host,
        leads,
        guest,
        counts,
        told,
        who,
    })
}

/// Whoever leads a session, and HR.
fn leads(cx: &Cx, session: &Session) -> bool {
    let person = cx.maybe_actor().and_then(|actor| actor.person);
    cx.is_hr() || person.is_some_and(|person| session.plan.host == Some(person))
}

/// Whom to ask.
#[derive(Deserialize)]
pub(crate) struct Who {
    who: String,
}

/// Asks more people.
pub(crate) async fn ask(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
    Form(who): Form<Who>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.write(org).await?;
    let session = sessions::get(&mut conn, org, id).await?;
    let people = chosen(&mut conn, org, &who.who).await?;
    sessions::ask(&mut conn, org, &session, &people, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/learning/sessions/{id}"), "session-asked"))
}

/// Calls it off.
pub(crate) async fn cancel(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    sessions::cancel(&mut conn, actor.org, id, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/learning/sessions/{id}"), "session-cancelled"))
}

#[derive(Template)]
#[template(path = "learning/door.html")]
struct DoorPage<'a> {
    cx: &'a Cx,
    session: Session,
    address: String,
    code: String,
}

/// The sheet for the door: a code that leads whoever comes to [`here`].
pub(crate) async fn door(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let session = sessions::get(&mut app.db.read(org).await?, org, id).await?;
    if !leads(&cx, &session) {
        return Err(Error::Forbidden);
    }
    let address =
        format!("{}/learning/sessions/{id}/here/{}", app.settings.public_url, session.secret);
    let code = code(&address)?;
    web::page(&DoorPage { cx: &cx, session, address, code })
}

/// An address as a QR code (ISO/IEC 18004), as SVG.
fn code(address: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)
        .map_err(|error| Error::internal(error.to_string()))?;
    let svg = code
        .render::<svg::Color<'_>>()
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .min_dimensions(320, 320)
        .build();
    // What stands before the picture is for files alone.
    Ok(svg.find("<svg").map_or_else(String::new, |from| svg[from..].to_owned()))
}

#[derive(Template)]
#[template(path = "learning/here.html")]
struct HerePage<'a> {
    cx: &'a Cx,
    session: Session,
    open: bool,
    secret: String,
}

/// What the code at the door leads to.
pub(crate) async fn here(
    State(app): State<App>,
    cx: Cx,
    Path((id, secret)): Path<(SessionId, String)>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let session = sessions::get(&mut app.db.read(org).await?, org, id).await?;
    if session.secret != secret {
        return Err(Error::NotFound);
    }
    web::page(&HerePage { open: session.open_door(cx.now()), cx: &cx, session, secret })
}

/// Notes that whoever asks is there.
pub(crate) async fn come(
    State(app): State<App>,
    cx: Cx,
    Path((id, secret)): Path<(SessionId, String)>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    let session = sessions::get(&mut conn, actor.org, id).await?;
    sessions::come(&mut conn, actor.org, &session, person, &secret, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/learning/sessions/{id}"), "session-there"))
}

/// The two answers.
#[derive(Deserialize)]
pub(crate) struct Typed {
    useful: u8,
    will_use: u8,
}

/// Takes what somebody thought.
pub(crate) async fn feedback(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    let session = sessions::get(&mut conn, actor.org, id).await?;
    let answer = Answer { useful: typed.useful, will_use: typed.will_use };
    feedback::add(&mut conn, actor.org, &session, person, answer, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/learning/sessions/{id}"), "session-answered"))
}
