//! Signing in and out, invitations, a new password.

use std::net::SocketAddr;

use askama::Template;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use store::{OrgId, args, outbox, statement};
use web::{Actor, App, Cx, Error, Form, FormErrors, Result, Right, form_page, page};

use crate::accounts::Invitation;
use crate::audit::Doer;
use crate::{Email, accounts, audit, password, sessions, throttle};

statement! {
    DEMO_ACCOUNT: installation = "SELECT m.org_id, m.account_id FROM membership m
        JOIN right_grant g ON g.org_id = m.org_id AND g.account_id = m.account_id
        WHERE g.right_key = $1 ORDER BY m.created_at, m.account_id LIMIT 1";
    DEMO_MANAGER: installation = "SELECT m.org_id, m.account_id FROM membership m
        WHERE EXISTS (SELECT 1 FROM person r WHERE r.org_id = m.org_id AND r.manager_id = m.person_id)
          AND NOT EXISTS (SELECT 1 FROM right_grant g WHERE g.org_id = m.org_id AND g.account_id = m.account_id)
        ORDER BY m.created_at, m.account_id LIMIT 1";
    DEMO_EMPLOYEE: installation = "SELECT m.org_id, m.account_id FROM membership m
        WHERE m.person_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM person r WHERE r.org_id = m.org_id AND r.manager_id = m.person_id)
          AND NOT EXISTS (SELECT 1 FROM right_grant g WHERE g.org_id = m.org_id AND g.account_id = m.account_id)
        ORDER BY m.created_at, m.account_id LIMIT 1";
}

/// Only paths of our own: a link must not lead elsewhere after sign-in.
fn own_path(next: &str) -> &str {
    // Browsers leave out control characters, which would let `//` in again.
    let own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.chars().any(char::is_control);
    if own { next } else { "/" }
}

/// Who is counted when somebody guesses passwords.
fn client(app: &App, headers: &HeaderMap, address: Option<&ConnectInfo<SocketAddr>>) -> String {
    let forwarded =
        || headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next();
    if app.settings.behind_proxy
        && let Some(address) = forwarded()
    {
        return address.trim().to_owned();
    }
    address.map_or_else(|| "direct".to_owned(), |info| info.0.ip().to_string())
}

fn device(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "people/sign_in.html")]
struct SignIn<'a> {
    cx: &'a Cx,
    errors: FormErrors,
    email: &'a str,
    next: &'a str,
}

#[derive(Deserialize)]
pub(crate) struct Next {
    #[serde(default)]
    next: String,
}

pub(crate) async fn show(
    cx: Cx,
    axum::extract::Query(query): axum::extract::Query<Next>,
) -> Result<Response> {
    let next = own_path(&query.next);
    if cx.maybe_actor().is_some() {
        return Ok(Redirect::to(next).into_response());
    }
    page(&SignIn { cx: &cx, errors: FormErrors::default(), email: "", next })
}

#[derive(Deserialize)]
pub(crate) struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

pub(crate) async fn sign_in(
    State(app): State<App>,
    cx: Cx,
    address: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Result<Response> {
    let next = own_path(&form.next);
    let email = Email::parse(&form.email);
    let key = email.as_ref().map_or("", Email::as_str);
    throttle::count(key, &client(&app, &headers, address.as_deref()))?;
    let account = match &email {
        None => None,
        Some(email) => {
            let mut conn = app.db.read_installation().await?;
            accounts::by_email(&mut conn, email).await?
        }
    };
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = password::fits(form.password, hash).await;
    let home = match (&account, fits) {
        (Some(account), true) => {
            let mut conn = app.db.read_installation().await?;
            accounts::home(&mut conn, account.id).await?.map(|org| (account.id, org))
        }
        _ => None,
    };
    let Some((account, org)) = home else {
        let mut errors = FormErrors::default();
        errors.add("email", cx.t("sign-in-wrong"));
        let shown = SignIn { cx: &cx, errors, email: &form.email, next };
        return form_page(&shown, true);
    };
    enter(&app, account, org, device(&headers), next).await
}

/// Opens a session and goes on.
async fn enter(
    app: &App,
    account: web::AccountId,
    org: OrgId,
    device: &str,
    next: &str,
) -> Result<Response> {
    let mut conn = app.db.write_installation().await?;
    let secret = sessions::open(&mut conn, account, org, device, app.clock.now()).await?;
    conn.commit().await?;
    Ok((sessions::cookie(app, &secret), Redirect::to(next)).into_response())
}

pub(crate) async fn sign_out(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write_installation().await?;
    sessions::end(&mut conn, actor.account, actor.session.clone()).await?;
    conn.commit().await?;
    Ok((sessions::no_cookie(&app), Redirect::to("/sign-in?said=signed-out")).into_response())
}

/// In a demonstration only: signs in as somebody with a right.
pub(crate) async fn demo(
    State(app): State<App>,
    headers: HeaderMap,
    Path(right): Path<String>,
) -> Result<Response> {
    let right = Right::of(&right).filter(|_| app.settings.demo).ok_or(Error::NotFound)?;
    let mut conn = app.db.read_installation().await?;
    let row = match right {
        Right::Employee => conn.one(&DEMO_EMPLOYEE, args![]).await?,
        Right::Manager => conn.one(&DEMO_MANAGER, args![]).await?,
        given => conn.one(&DEMO_ACCOUNT, args![given.key()]).await?,
    };
    drop(conn);
    enter(&app, row.get(1)?, row.get(0)?, device(&headers), "/").await
}

// Invitations and new passwords.

#[derive(Template)]
#[template(path = "people/invitation.html")]
struct InvitationPage<'a> {
    cx: &'a Cx,
    invitation: &'a Invitation,
    known: bool,
    errors: FormErrors,
    name: &'a str,
}

async fn open_invitation(app: &App, cx: &Cx, secret: &str) -> Result<(Invitation, bool)> {
    let mut conn = app.db.read_installation().await?;
    let found = accounts::invitation(&mut conn, secret).await?.ok_or(Error::NotFound)?;
    if found.used_at.is_some() {
        return Err(Error::Gone("invitation-used"));
    }
    if found.expires_at < cx.now() {
        return Err(Error::Gone("invitation-ended"));
    }
    let known = accounts::by_email(&mut conn, &found.email).await?.is_some();
    Ok((found, known))
}

pub(crate) async fn invitation(
    State(app): State<App>,
    cx: Cx,
    Path(secret): Path<String>,
) -> Result<Response> {
    let (invitation, known) = open_invitation(&app, &cx, &secret).await?;
    let name = invitation.name.clone();
    let errors = FormErrors::default();
    page(&InvitationPage { cx: &cx, invitation: &invitation, known, errors, name: &name })
}

#[derive(Deserialize)]
pub(crate) struct Acceptance {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

pub(crate) async fn accept(
    State(app): State<App>,
    cx: Cx,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(form): Form<Acceptance>,
) -> Result<Response> {
    let (invitation, known) = open_invitation(&app, &cx, &secret).await?;
    throttle::count(invitation.email.as_str(), &format!("invitation {secret}"))?;
    let mut errors = FormErrors::default();
    let mut conn = app.db.read_installation().await?;
    let account = accounts::by_email(&mut conn, &invitation.email).await?;
    drop(conn);
    let name = form.name.trim();
    // An account that exists keeps its password: a link shown to whoever invites must not take it over.
    let joins_as_known = known && !invitation.reset;
    if joins_as_known {
        let hash = account.as_ref().and_then(|account| account.password_hash.clone());
        let fits = password::fits(form.password.clone(), hash).await;
        errors.check(&cx, fits, "password", "invitation-wrong-password");
    } else {
        if !invitation.reset {
            errors.check(&cx, !name.is_empty() && name.len() <= 200, "name", "field-needed");
        }
        let about: Vec<&str> =
            name.split(' ').chain(invitation.email.as_str().split(['@', '.'])).collect();
        if let Some(fault) = password::fault(&form.password, &about) {
            errors.add("password", cx.t(fault));
        }
    }
    if !errors.none() {
        let shown = InvitationPage { cx: &cx, invitation: &invitation, known, errors, name };
        return form_page(&shown, true);
    }
    let hash = if joins_as_known {
        None
    } else {
        Some(password::hash(form.password).await.ok_or_else(|| Error::internal("argon2"))?)
    };
    let now = cx.now();
    let mut conn = app.db.write_installation().await?;
    if !accounts::use_invitation(&mut conn, invitation.org, &secret, now).await? {
        return Err(Error::Gone("invitation-used"));
    }
    let id = match (&account, &hash) {
        (Some(account), None) => account.id,
        (Some(account), Some(hash)) => {
            accounts::set_password(&mut conn, account.id, hash, now).await?;
            sessions::end_all(&mut conn, account.id).await?;
            account.id
        }
        (None, hash) => {
            accounts::add(&mut conn, &invitation.email, name, hash.as_deref(), cx.lang(), now)
                .await?
        }
    };
    if !invitation.reset {
        accounts::join(&mut conn, invitation.org, id, invitation.person, now).await?;
        for right in invitation.rights.iter() {
            accounts::grant(&mut conn, invitation.org, id, right, None, now).await?;
        }
        let doer = Doer { account: Some(id), name: name.to_owned() };
        let rights: Vec<_> = invitation.rights.iter().map(Right::key).collect();
        let detail = serde_json::json!({ "rights": rights });
        let subject = ("account", Some(id.0));
        audit::note(
            &mut conn,
            invitation.org,
            &doer,
            crate::action!("account-joined"),
            subject,
            &detail,
            now,
        )
        .await?;
    }
    conn.commit().await?;
    let org = if invitation.reset {
        let mut conn = app.db.read_installation().await?;
        accounts::home(&mut conn, id).await?.ok_or(Error::Forbidden)?
    } else {
        invitation.org
    };
    enter(&app, id, org, device(&headers), "/").await
}

#[derive(Template)]
#[template(path = "people/forgot.html")]
struct Forgot<'a> {
    cx: &'a Cx,
}

pub(crate) async fn forgot(cx: Cx) -> Result<Response> {
    page(&Forgot { cx: &cx })
}

#[derive(Deserialize)]
pub(crate) struct Address {
    #[serde(default)]
    email: String,
}

/// Mails a link to a new password. The answer is the same whether the address has an account or not.
pub(crate) async fn send_reset(
    State(app): State<App>,
    cx: Cx,
    address: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Form(form): Form<Address>,
) -> Result<Response> {
    let email = Email::parse(&form.email);
    let key = email.as_ref().map_or("", Email::as_str);
    throttle::count(key, &client(&app, &headers, address.as_deref()))?;
    if let Some(email) = email {
        let now = cx.now();
        let mut conn = app.db.write_installation().await?;
        if let Some(account) = accounts::by_email(&mut conn, &email).await?
            && let Some(org) = accounts::home(&mut conn, account.id).await?
        {
            let secret = accounts::reset(&mut conn, org, &email, &account.name, now).await?;
            let cx = cx.in_language(account.language);
            let link = app.url(&format!("/invitation/{secret}"));
            let mail = outbox::Mail {
                address: email.to_string(),
                subject: cx.t("reset-mail-subject").to_owned(),
                body: cx.t2("reset-mail-body", "name", &account.name, "link", link),
                calendar: None,
            };
            outbox::add(&mut conn, org, &mail, now).await?;
            conn.commit().await?;
        }
    }
    Ok(Redirect::to("/sign-in?said=reset-sent").into_response())
}

// Several organisations.

#[derive(Template)]
#[template(path = "people/organisations.html")]
struct Organisations<'a> {
    cx: &'a Cx,
    actor: &'a Actor,
    own: Vec<(OrgId, String)>,
}

pub(crate) async fn organisations(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read_installation().await?;
    let own = accounts::organisations(&mut conn, actor.account).await?;
    drop(conn);
    page(&Organisations { cx: &cx, actor, own })
}

pub(crate) async fn switch(
    State(app): State<App>,
    cx: Cx,
    Path(org): Path<uuid::Uuid>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write_installation().await?;
    if !sessions::switch(&mut conn, actor.session.clone(), OrgId(org)).await? {
        return Err(Error::NotFound);
    }
    conn.commit().await?;
    Ok(Redirect::to("/").into_response())
}
