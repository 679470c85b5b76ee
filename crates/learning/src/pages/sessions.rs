//! The sessions there are, and planning one.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::civil::{Date, Time as TimeOfDay};
use people::audit::Doer;
use people::{departments, person, register};
use programme::waves;
use serde::Deserialize;
use store::{Conn, OrgId, Time};
use web::{App, Cx, Error, Form, FormErrors, PersonId, Result};

use crate::kits::{self, Kit};
use crate::sessions::{self, Plan, Session, SessionId};

/// The longest title and place, in characters.
const LONGEST: usize = 160;

#[derive(Template)]
#[template(path = "learning/sessions.html")]
struct ListPage<'a> {
    cx: &'a Cx,
    mine: Vec<Line>,
    /// For HR: all that are planned, and the last ones held.
    all: Vec<Line>,
    held: Vec<Line>,
    kits: Vec<(&'static Kit, &'static kits::Words)>,
}

/// A session in a list.
struct Line {
    id: SessionId,
    title: String,
    when: String,
    place: String,
    cancelled: bool,
}

/// `GET /learning/sessions`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    // What goes on now is still to come.
    let since = cx.now().plus_minutes(-12 * 60);
    let mut conn = app.db.read(actor.org).await?;
    let mine = match actor.person {
        Some(person) => sessions::asked(&mut conn, actor.org, person, since).await?,
        None => Vec::new(),
    };
    let (mut all, mut held) = (Vec::new(), Vec::new());
    if cx.is_hr() {
        all = sessions::from(&mut conn, actor.org, since).await?;
        held = sessions::before(&mut conn, actor.org, since).await?;
    }
    drop(conn);
    let line = |session: Session| Line {
        id: session.id,
        when: cx.moment(session.plan.starts_at),
        title: session.plan.title,
        place: session.plan.place,
        cancelled: session.cancelled_at.is_some(),
    };
    web::page(&ListPage {
        mine: mine.into_iter().map(line).collect(),
        all: all.into_iter().map(line).collect(),
        held: held.into_iter().map(line).collect(),
        kits: kits::kits().iter().map(|kit| (kit, kit.words.get(cx.lang()))).collect(),
        cx: &cx,
    })
}

/// Which kit.
#[derive(Deserialize)]
pub(crate) struct Which {
    kit: String,
}

/// The form as it is sent.
#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    kit: String,
    title: String,
    date: String,
    time: String,
    minutes: String,
    place: String,
    host: String,
    #[serde(default)]
    who: String,
}

#[derive(Template)]
#[template(path = "learning/session_form.html")]
struct FormPage<'a> {
    cx: &'a Cx,
    /// The session that is changed; none for a new one.
    id: Option<SessionId>,
    typed: Typed,
    /// Whom to ask: value and name.
    who: Vec<(String, String)>,
    errors: FormErrors,
}

/// The form for a new session.
pub(crate) async fn new(
    State(app): State<App>,
    cx: Cx,
    Query(which): Query<Which>,
) -> Result<Response> {
    let kit = kits::kit(&which.kit).ok_or(Error::NotFound)?;
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let typed = Typed {
        kit: kit.key.clone(),
        title: kit.words.get(cx.lang()).title.clone(),
        time: "11:30".to_owned(),
        minutes: kit.minutes.to_string(),
        ..Typed::default()
    };
    let who = audiences(&mut conn, &cx, org).await?;
    web::page(&FormPage { cx: &cx, id: None, typed, who, errors: FormErrors::default() })
}

/// Whom HR can ask: everybody, a wave, a department with those below it.
pub(super) async fn audiences(
    conn: &mut Conn,
    cx: &Cx,
    org: OrgId,
) -> Result<Vec<(String, String)>> {
    let mut who = vec![
        (String::new(), cx.t("session-who-nobody").to_owned()),
        ("managers".to_owned(), cx.t("session-who-managers").to_owned()),
    ];
    for wave in waves::all(conn, org).await? {
        who.push((format!("wave-{}", wave.id), wave.name));
    }
    for department in &departments::all(conn, org).await? {
        who.push((format!("department-{}", department.id), department.path.clone()));
    }
    who.push(("everybody".to_owned(), cx.t("session-who-everybody").to_owned()));
    Ok(who)
}

/// The people behind a choice of [`audiences`].
pub(super) async fn chosen(conn: &mut Conn, org: OrgId, who: &str) -> Result<Vec<PersonId>> {
    if who.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(wave) = who.strip_prefix("wave-") {
        let wave = wave.parse().map_err(|_| Error::Invalid("error-form"))?;
        let cohort = waves::cohort(conn, org, wave).await?;
        return Ok(cohort.into_iter().map(|member| member.person).collect());
    }
    let everyone = register::all(conn, org).await?;
    let within = match who.strip_prefix("department-") {
        Some(id) => {
            let id = id.parse().map_err(|_| Error::Invalid("error-form"))?;
            Some(departments::all(conn, org).await?.with_all_below(id))
        }
        None => None,
    };
    let managers: std::collections::HashSet<PersonId> =
        everyone.iter().filter_map(|entry| entry.manager).collect();
    let meant = |entry: &&register::Entry| match (&within, who) {
        (Some(within), _) => within.contains(&entry.department),
        (None, "managers") => managers.contains(&entry.id),
        (None, who) => who == "everybody",
    };
    Ok(everyone.iter().filter(meant).map(|entry| entry.id).collect())
}

/// Plans a session, and asks people to it.
pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    kits::kit(&typed.kit).ok_or(Error::NotFound)?;
    let mut conn = app.db.write(org).await?;
    let mut errors = FormErrors::default();
    let Some(plan) = read(&mut conn, &cx, org, &typed, &mut errors).await? else {
        let who = audiences(&mut conn, &cx, org).await?;
        return web::form_page(&FormPage { cx: &cx, id: None, typed, who, errors }, true);
    };
    let (doer, now) = (Doer::from(actor), cx.now());
    let session = sessions::add(&mut conn, org, &typed.kit, &plan, &doer, now).await?;
    let people = chosen(&mut conn, org, &typed.who).await?;
    sessions::ask(&mut conn, org, &session, &people, now).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/learning/sessions/{}", session.id), "session-added"))
}

/// The form for a session there is.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let session = sessions::get(&mut conn, org, id).await?;
    let at = cx.zone().to_datetime(session.plan.starts_at.timestamp());
    let host = match session.plan.host {
        Some(host) => person::get(&mut conn, org, host).await?.email.unwrap_or_default(),
        None => String::new(),
    };
    let typed = Typed {
        kit: session.kit,
        title: session.plan.title,
        date: at.date().to_string(),
        time: format!("{:02}:{:02}", at.hour(), at.minute()),
        minutes: session.plan.minutes.to_string(),
        place: session.plan.place,
        host,
        who: String::new(),
    };
    let (who, errors) = Default::default();
    web::page(&FormPage { cx: &cx, id: Some(id), typed, who, errors })
}

/// Changes a session.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<SessionId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut conn = app.db.write(org).await?;
    sessions::get(&mut conn, org, id).await?;
    let mut errors = FormErrors::default();
    let Some(plan) = read(&mut conn, &cx, org, &typed, &mut errors).await? else {
        let who = Vec::new();
        return web::form_page(&FormPage { cx: &cx, id: Some(id), typed, who, errors }, true);
    };
    sessions::change(&mut conn, org, id, &plan, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/learning/sessions/{id}"), "session-changed"))
}

/// What was typed, if nothing in it is wrong.
async fn read(
    conn: &mut Conn,
    cx: &Cx,
    org: OrgId,
    typed: &Typed,
    errors: &mut FormErrors,
) -> Result<Option<Plan>> {
    let (title, place) = (typed.title.trim(), typed.place.trim());
    for (field, words) in [("title", title), ("place", place)] {
        errors.check(cx, !words.is_empty(), field, "session-error-empty");
        if words.chars().count() > LONGEST {
            errors.add(field, cx.t1("plan-error-long", "most", LONGEST));
        }
    }
    let date: Option<Date> = typed.date.trim().parse().ok();
    errors.check(cx, date.is_some(), "date", "session-error-date");
    let time: Option<TimeOfDay> = typed.time.trim().parse().ok();
    errors.check(cx, time.is_some(), "time", "session-error-time");
    let minutes = typed.minutes.trim().parse().ok().filter(|minutes| (5..=600).contains(minutes));
    errors.check(cx, minutes.is_some(), "minutes", "session-error-minutes");
    let host = typed.host.trim().to_lowercase();
    let host = register::by_email(conn, org, &host).await?.map(|entry| entry.id);
    errors.check(cx, host.is_some(), "host", "session-error-host");
    let starts_at = date.zip(time).and_then(|(date, time)| {
        let moment = cx.zone().to_timestamp(date.to_datetime(time)).ok()?;
        Some(Time(moment.as_microsecond()))
    });
    let (Some(starts_at), Some(minutes), true) = (starts_at, minutes, errors.none()) else {
        return Ok(None);
    };
    let (title, place) = (title.to_owned(), place.to_owned());
    Ok(Some(Plan { title, starts_at, minutes, place, host }))
}
