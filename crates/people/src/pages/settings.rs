//! The organisation's settings, who has which right, and what people asked about their data.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;
use store::{args, outbox, statement};
use web::{
    AccountId, App, Cx, Error, Form, FormErrors, Lang, Result, Right, Rights, done, form_page, page,
};

use crate::accounts::{Member, OpenInvitation};
use crate::audit::Doer;
use crate::pages::me::RequestId;
use crate::{
    AnswerProtection, Email, Organisation, PersonId, accounts, audit, erasure, invite_everyone,
    organisation, reads,
};

statement! {
    OPEN_REQUESTS: organisation = "SELECT r.id, r.person_id, r.kind, r.text, r.created_at, p.name FROM person_request r
        JOIN person p ON p.org_id = r.org_id AND p.id = r.person_id
        WHERE r.org_id = $1 AND r.answered_at IS NULL ORDER BY r.id LIMIT 200";
    REQUEST: organisation = "SELECT person_id, kind FROM person_request WHERE org_id = $1 AND id = $2 AND answered_at IS NULL";
    ANSWER: organisation = "UPDATE person_request SET answered_at = $3, answer = $4 WHERE org_id = $1 AND id = $2";
}

#[derive(Template)]
#[template(path = "people/settings.html")]
struct Settings<'a> {
    cx: &'a Cx,
    org: &'a Organisation,
    errors: FormErrors,
    requests: usize,
}

pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let org = organisation::get(&mut conn, actor.org).await?;
    let requests = conn.all(&OPEN_REQUESTS, args![actor.org]).await?.len();
    page(&Settings { cx: &cx, org: &org, errors: FormErrors::default(), requests })
}

#[derive(Deserialize)]
pub(crate) struct OrganisationForm {
    #[serde(default)]
    name: String,
    language: String,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    currency: String,
    #[serde(default)]
    smallest_group: String,
    #[serde(default)]
    retention_days: String,
    #[serde(default)]
    answer_protection: String,
}

pub(crate) async fn change(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<OrganisationForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    let before = organisation::get(&mut conn, actor.org).await?;
    let mut errors = FormErrors::default();
    let name = form.name.trim();
    errors.check(&cx, !name.is_empty() && name.chars().count() <= 120, "name", "field-needed");
    let zone = jiff::tz::TimeZone::get(form.time_zone.trim()).is_ok();
    errors.check(&cx, zone, "time_zone", "settings-zone-unknown");
    let currency = form.currency.trim().to_uppercase();
    let is_currency = currency.len() == 3 && currency.chars().all(|c| c.is_ascii_uppercase());
    errors.check(&cx, is_currency, "currency", "settings-currency-unknown");
    let smallest = form.smallest_group.trim().parse().unwrap_or(0);
    errors.check(&cx, (5..=100).contains(&smallest), "smallest_group", "settings-smallest-wrong");
    let retention = form.retention_days.trim().parse().unwrap_or(u32::MAX);
    errors.check(&cx, retention <= 3650, "retention_days", "settings-retention-wrong");
    let language = Lang::of(&form.language).unwrap_or(before.language);
    let after = Organisation {
        id: actor.org,
        name: name.to_owned(),
        language,
        time_zone: form.time_zone.trim().to_owned(),
        currency,
        smallest_group: smallest,
        retention_days: retention,
        answer_protection: AnswerProtection::of(&form.answer_protection)
            .unwrap_or(before.answer_protection),
    };
    if !errors.none() {
        return form_page(&Settings { cx: &cx, org: &after, errors, requests: 0 }, true);
    }
    organisation::change(&mut conn, &after).await?;
    let detail = json!({
        "name": [before.name, after.name], "language": [before.language.code(), after.language.code()],
        "time_zone": [before.time_zone, after.time_zone], "currency": [before.currency, after.currency],
        "smallest_group": [before.smallest_group, after.smallest_group],
        "retention_days": [before.retention_days, after.retention_days],
        "answer_protection": [before.answer_protection, after.answer_protection],
    });
    let subject = ("organisation", Some(actor.org.0));
    audit::note(
        &mut conn,
        actor.org,
        &Doer::from(actor),
        crate::action!("organisation-changed"),
        subject,
        &detail,
        cx.now(),
    )
    .await?;
    conn.commit().await?;
    Ok(done("/settings", "saved"))
}

// Access.

#[derive(Template)]
#[template(path = "people/access.html")]
struct Access<'a> {
    cx: &'a Cx,
    members: Vec<Member>,
    invitations: Vec<OpenInvitation>,
    errors: FormErrors,
    name: String,
    email: String,
    /// How many on the list cannot sign in yet.
    uninvited: i64,
    /// The link just made, shown once: where mail is not set up, HR hands it over.
    link: Option<(String, String)>,
}

impl Access<'_> {
    /// What inviting everyone does: where mail is not set up it waits.
    fn everyone_text(&self) -> &'static str {
        if self.cx.app().settings.mail { "access-everyone-text" } else { "access-everyone-no-mail" }
    }
}

async fn access_page<'a>(app: &App, cx: &'a Cx) -> Result<Access<'a>> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    Ok(Access {
        cx,
        members: accounts::members(&mut conn, actor.org).await?,
        invitations: accounts::open_invitations(&mut conn, actor.org, cx.now()).await?,
        errors: FormErrors::default(),
        name: String::new(),
        email: String::new(),
        uninvited: invite_everyone::count(&mut conn, actor.org, cx.now()).await?,
        link: None,
    })
}

pub(crate) async fn access(State(app): State<App>, cx: Cx) -> Result<Response> {
    page(&access_page(&app, &cx).await?)
}

#[derive(Deserialize)]
pub(crate) struct InviteForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    right: Vec<String>,
}

fn given(rights: &[String]) -> Rights {
    let given = rights.iter().filter_map(|key| Right::of(key));
    given.filter(|right| Right::GIVEN.contains(right)).collect()
}

pub(crate) async fn invite(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<InviteForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut shown = access_page(&app, &cx).await?;
    form.name.trim().clone_into(&mut shown.name);
    form.email.trim().clone_into(&mut shown.email);
    shown.errors.check(&cx, !shown.name.is_empty(), "name", "field-needed");
    let email = Email::parse(&form.email);
    shown.errors.check(&cx, email.is_some(), "email", "email-wrong");
    let (true, Some(email)) = (shown.errors.none(), email) else {
        return form_page(&shown, true);
    };
    let rights = given(&form.right);
    let now = cx.now();
    let mut conn = app.db.write(actor.org).await?;
    let secret = accounts::invite(
        &mut conn,
        actor.org,
        &email,
        &shown.name,
        rights,
        Some(actor.account),
        now,
    )
    .await?;
    let link = app.url(&format!("/invitation/{secret}"));
    let letter = cx.in_language(actor.org_language);
    let body = [
        ("name", (&shown.name).into()),
        ("org", (&actor.org_name).into()),
        ("link", (&link).into()),
    ];
    let mail = outbox::Mail {
        address: email.to_string(),
        subject: letter.t1("invitation-mail-subject", "org", &actor.org_name),
        body: letter.format("invitation-mail-body", &body),
        calendar: None,
    };
    outbox::add(&mut conn, actor.org, &mail, now).await?;
    let keys: Vec<_> = rights.iter().map(Right::key).collect();
    let detail = json!({ "name": shown.name, "rights": keys });
    audit::note(
        &mut conn,
        actor.org,
        &Doer::from(actor),
        crate::action!("account-invited"),
        ("account", None),
        &detail,
        now,
    )
    .await?;
    conn.commit().await?;
    let name = std::mem::take(&mut shown.name);
    if app.settings.mail {
        return Ok(done("/settings/access", "invited"));
    }
    // Without mail HR hands the link over: it is shown this once, and whoever's row it opens can see that it was.
    if let Some(person) = accounts::invited_person(&app, actor.org, &secret).await? {
        reads::note(&app, actor, person, "invitation").await?;
    }
    page(&Access { link: Some((name, link)), ..access_page(&app, &cx).await? })
}

/// Asks for an invitation to everyone who cannot sign in yet.
pub(crate) async fn invite_all(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let now = cx.now();
    let mut conn = app.db.write(actor.org).await?;
    invite_everyone::ask(&mut conn, actor.org, actor.account, now).await?;
    let detail = json!({});
    audit::note(
        &mut conn,
        actor.org,
        &Doer::from(actor),
        crate::action!("everyone-invited"),
        ("account", None),
        &detail,
        now,
    )
    .await?;
    conn.commit().await?;
    app.wake.notify_one();
    let said = if app.settings.mail { "everyone-invited" } else { "everyone-waiting" };
    Ok(done("/settings/access", said))
}

#[derive(Deserialize)]
pub(crate) struct WithdrawForm {
    #[serde(default)]
    email: String,
}

/// Withdraws an invitation, for one that went to the wrong address.
pub(crate) async fn withdraw(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<WithdrawForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let email = Email::parse(&form.email).ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    if !accounts::withdraw(&mut conn, actor.org, &email).await? {
        return Err(Error::NotFound);
    }
    let (doer, subject) = (Doer::from(actor), ("account", None));
    let detail = json!({ "email": email.as_str() });
    audit::note(
        &mut conn,
        actor.org,
        &doer,
        crate::action!("invitation-withdrawn"),
        subject,
        &detail,
        cx.now(),
    )
    .await?;
    conn.commit().await?;
    Ok(done("/settings/access", "invitation-withdrawn"))
}

#[derive(Deserialize)]
pub(crate) struct RightsForm {
    #[serde(default)]
    right: Vec<String>,
}

pub(crate) async fn change_rights(
    State(app): State<App>,
    cx: Cx,
    Path(account): Path<uuid::Uuid>,
    Form(form): Form<RightsForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let account = AccountId(account);
    let wanted = given(&form.right);
    let mut conn = app.db.write(actor.org).await?;
    let member = accounts::one_member(&mut conn, actor.org, account).await?;
    let last_hr = member.rights.has(Right::Hr)
        && !wanted.has(Right::Hr)
        && accounts::holders(&mut conn, actor.org, Right::Hr).await? <= 1;
    if last_hr {
        return Err(Error::Invalid("access-last-hr"));
    }
    for right in Right::GIVEN {
        if wanted.has(right) {
            accounts::grant(&mut conn, actor.org, account, right, Some(actor.account), cx.now())
                .await?;
        } else {
            accounts::take(&mut conn, actor.org, account, right).await?;
        }
    }
    accounts::void_invitations(&mut conn, actor.org, account, cx.now()).await?;
    if member.person.is_none() && wanted == Rights::default() {
        accounts::leave(&mut conn, actor.org, account).await?;
    }
    let keys: Vec<_> = wanted.iter().map(Right::key).collect();
    let detail = json!({ "name": member.name, "rights": keys });
    let subject = ("account", Some(account.0));
    audit::note(
        &mut conn,
        actor.org,
        &Doer::from(actor),
        crate::action!("rights-changed"),
        subject,
        &detail,
        cx.now(),
    )
    .await?;
    conn.commit().await?;
    Ok(done("/settings/access", "saved"))
}

// What people asked about their data.

struct OpenRequest {
    id: RequestId,
    kind: String,
    text: String,
    created_at: store::Time,
    name: String,
}

#[derive(Template)]
#[template(path = "people/requests.html")]
struct Requests<'a> {
    cx: &'a Cx,
    requests: Vec<OpenRequest>,
}

pub(crate) async fn requests(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let rows = conn.all(&OPEN_REQUESTS, args![actor.org]).await?;
    drop(conn);
    let mut requests = Vec::new();
    for row in rows {
        let person: PersonId = row.get(1)?;
        reads::note(&app, actor, person, "request").await?;
        requests.push(OpenRequest {
            id: row.get(0)?,
            kind: row.get(2)?,
            text: row.get(3)?,
            created_at: row.get(4)?,
            name: row.get(5)?,
        });
    }
    page(&Requests { cx: &cx, requests })
}

#[derive(Deserialize)]
pub(crate) struct AnswerForm {
    #[serde(default)]
    answer: String,
}

/// Answers a request. An erasure takes effect here: everything that is the person's goes, the row stays without
/// anything that says whose it was, so that figures about the past stay true.
pub(crate) async fn answer(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<uuid::Uuid>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let now = cx.now();
    let mut conn = app.db.write(actor.org).await?;
    let row = conn.one(&REQUEST, args![actor.org, RequestId(id)]).await?;
    let (person, kind): (PersonId, String) = (row.get(0)?, row.get(1)?);
    if kind == "erasure" {
        erasure::erase(&mut conn, actor.org, person, now).await?;
    } else {
        let text: String = form.answer.trim().chars().take(4_000).collect();
        conn.run(&ANSWER, args![actor.org, RequestId(id), now, text]).await?;
    }
    let subject = ("request", Some(id));
    let detail = json!({ "kind": kind });
    audit::note(
        &mut conn,
        actor.org,
        &Doer::from(actor),
        crate::action!("request-answered"),
        subject,
        &detail,
        now,
    )
    .await?;
    conn.commit().await?;
    Ok(done("/settings/requests", "saved"))
}
