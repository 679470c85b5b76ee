//! One's own account: language and theme, password, sessions, notices.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use store::{Conn, OrgId, args, statement};
use web::actor::Theme;
use web::{Actor, App, Cx, Error, Form, FormErrors, Lang, PersonId, Result, done, form_page};

use crate::sessions::Session;
use crate::{accounts, password, sessions, throttle};

statement! {
    MUTED: organisation = "SELECT kind FROM muted_notice WHERE org_id = $1 AND person_id = $2";
    MUTE: organisation = "INSERT INTO muted_notice (org_id, person_id, kind, muted_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, person_id, kind) DO NOTHING";
    UNMUTE: organisation = "DELETE FROM muted_notice WHERE org_id = $1 AND person_id = $2 AND kind = $3";
    ALL_MUTED: organisation = "SELECT person_id FROM muted_notice WHERE org_id = $1 AND kind = $2";
}

/// The kinds of mail a person may do without. An invitation to answer is not among them: it is what the person
/// needs to answer at all.
pub const NOTICES: [&str; 2] = ["reminders", "recall"];

/// Those who want no mail of a kind.
pub async fn muted(conn: &mut Conn, org: OrgId, kind: &str) -> store::Result<Vec<PersonId>> {
    conn.list(&ALL_MUTED, args![org, kind], |row| row.get(0)).await
}

#[derive(Template)]
#[template(path = "people/account.html")]
struct Account<'a> {
    cx: &'a Cx,
    actor: &'a Actor,
    sessions: Vec<Session>,
    notices: Vec<(&'static str, bool)>,
    errors: FormErrors,
}

pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    render(&app, &cx, FormErrors::default()).await
}

async fn render(app: &App, cx: &Cx, errors: FormErrors) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read_installation().await?;
    let sessions = sessions::of_account(&mut conn, actor.account, cx.now()).await?;
    drop(conn);
    let mut notices = Vec::new();
    if let Some(person) = actor.person {
        let mut conn = app.db.read(actor.org).await?;
        let muted: Vec<String> =
            conn.list(&MUTED, args![actor.org, person], |row| row.get(0)).await?;
        notices = NOTICES.iter().map(|kind| (*kind, !muted.iter().any(|m| m == kind))).collect();
    }
    let fault = !errors.none();
    form_page(&Account { cx, actor, sessions, notices, errors }, fault)
}

#[derive(Deserialize)]
pub(crate) struct Looks {
    language: String,
    theme: String,
}

pub(crate) async fn looks(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<Looks>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let language = Lang::of(&form.language).ok_or(Error::Invalid("error-form"))?;
    let mut conn = app.db.write_installation().await?;
    accounts::set_looks(&mut conn, actor.account, language, Theme::of(&form.theme)).await?;
    conn.commit().await?;
    Ok(done("/me/account", "saved"))
}

#[derive(Deserialize)]
pub(crate) struct NewPassword {
    #[serde(default)]
    current: String,
    #[serde(default)]
    password: String,
}

pub(crate) async fn change_password(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<NewPassword>,
) -> Result<Response> {
    let actor = cx.actor()?;
    throttle::count(&actor.email, &format!("password {}", actor.account))?;
    let mut conn = app.db.read_installation().await?;
    let hash = accounts::password_of(&mut conn, actor.account).await?;
    drop(conn);
    let mut errors = FormErrors::default();
    let fits = password::fits(form.current, hash).await;
    errors.check(&cx, fits, "current", "password-not-current");
    let about: Vec<&str> = actor.name.split(' ').chain(actor.email.split(['@', '.'])).collect();
    if let Some(fault) = password::fault(&form.password, &about) {
        errors.add("password", cx.t(fault));
    }
    if !errors.none() {
        return render(&app, &cx, errors).await;
    }
    let hash = password::hash(form.password).await.ok_or_else(|| Error::internal("argon2"))?;
    let mut conn = app.db.write_installation().await?;
    accounts::set_password(&mut conn, actor.account, &hash, cx.now()).await?;
    // Whoever knew the old password is out.
    sessions::end_others(&mut conn, actor.account, actor.session.clone()).await?;
    conn.commit().await?;
    Ok(done("/me/account", "password-changed"))
}

#[derive(Deserialize)]
pub(crate) struct WhichSession {
    key: String,
}

pub(crate) async fn end_session(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<WhichSession>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write_installation().await?;
    let all = sessions::of_account(&mut conn, actor.account, cx.now()).await?;
    if let Some(session) = all.into_iter().find(|session| session.name() == form.key) {
        sessions::end(&mut conn, actor.account, session.key).await?;
    }
    conn.commit().await?;
    Ok(done("/me/account", "session-ended"))
}

pub(crate) async fn sign_out_everywhere(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write_installation().await?;
    sessions::end_all(&mut conn, actor.account).await?;
    conn.commit().await?;
    Ok(done("/sign-in", "signed-out"))
}

#[derive(Deserialize)]
pub(crate) struct Notices {
    #[serde(default)]
    kind: Vec<String>,
}

pub(crate) async fn notices(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<Notices>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::Forbidden)?;
    let mut conn = app.db.write(actor.org).await?;
    for kind in NOTICES {
        if form.kind.iter().any(|wanted| wanted == kind) {
            conn.run(&UNMUTE, args![actor.org, person, kind]).await?;
        } else {
            conn.run(&MUTE, args![actor.org, person, kind, cx.now()]).await?;
        }
    }
    conn.commit().await?;
    Ok(done("/me/account", "saved"))
}
