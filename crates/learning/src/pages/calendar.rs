//! Calendars: one's own feed, the programme as a file, a session as a file.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::Time;
use web::calendar::{self, Method};
use web::{App, Cx, Error, Result};

use crate::sessions::{self, SessionId, feed};

/// What calendars read.
const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

#[derive(Template)]
#[template(path = "learning/calendar.html")]
struct Page<'a> {
    cx: &'a Cx,
    /// Whether the reader is somebody who can have a feed.
    has_own: bool,
    made_at: Option<Time>,
    /// The address that was just made; it is shown once.
    address: Option<String>,
}

/// `GET /learning/calendar`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let made_at = match actor.person {
        Some(person) => {
            feed::made_at(&mut app.db.read(actor.org).await?, actor.org, person).await?
        }
        None => None,
    };
    web::page(&Page { has_own: actor.person.is_some(), made_at, address: None, cx: &cx })
}

/// Makes an address for one's feed, and shows it: nobody can read it again.
pub(crate) async fn make(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    let secret = feed::make(&mut conn, actor.org, person, cx.now()).await?;
    conn.commit().await?;
    let address = Some(format!("{}/calendar/{secret}.ics", app.settings.public_url));
    web::page(&Page { has_own: true, made_at: Some(cx.now()), address, cx: &cx })
}

/// Ends one's feed.
pub(crate) async fn end(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    feed::end(&mut conn, actor.org, person).await?;
    conn.commit().await?;
    Ok(web::done("/learning/calendar", "feed-ended"))
}

/// The programme as a file.
pub(crate) async fn programme(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let text = feed::text(&mut conn, org, None, cx.lang(), cx.now()).await?;
    Ok(web::download("kunnig.ics", MEDIA_TYPE, text.into_bytes()))
}

/// A session as a file.
pub(crate) async fn session(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let session = sessions::get(&mut app.db.read(org).await?, org, id).await?;
    let entry = sessions::entry(&session, cx.lang(), None, None, cx.now());
    let method = if session.cancelled_at.is_some() { Method::Cancel } else { Method::Publish };
    let text = calendar::text(&session.plan.title, method, &[entry]);
    Ok(web::download("session.ics", MEDIA_TYPE, text.into_bytes()))
}

/// The feed behind an address. The secret in it is the authority.
pub(crate) async fn feed(
    State(app): State<App>,
    cx: Cx,
    Path(secret): Path<String>,
) -> Result<Response> {
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    let mut conn = app.db.read_installation().await?;
    let (org, person, lang) = feed::by_secret(&mut conn, secret).await?;
    drop(conn);
    let mut conn = app.db.read(org).await?;
    let text = feed::text(&mut conn, org, Some(person), lang, cx.now()).await?;
    Ok(([(header::CONTENT_TYPE, MEDIA_TYPE)], text).into_response())
}
