//! One campaign, for HR: how it stands, how many have answered, and what to do next.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use jiff::ToSpan as _;
use people::audit::Doer;
use people::{PersonId, departments, job_roles, organisation, register};
use store::jobs::{self, Job, JobId};
use store::{Conn, OrgId, Time, args, statement};
use web::{App, Cx, Error, Form, Json, Lang, Result};

use crate::audience::{self, Audience};
use crate::campaign::{self, Campaign, CampaignId, Source, State as CampaignState};
use crate::launch::{self, Invite};
use crate::questionnaire::{Fields, Questionnaire};
use crate::rates::{self, Rate};
use crate::{close, mailing, participants, responses};

#[derive(Template)]
#[template(path = "assessment/campaign.html")]
struct Page<'a> {
    cx: &'a Cx,
    campaign: Campaign,
    state: CampaignState,
    questionnaire: Questionnaire,
    audience: String,
    /// Asked and answered in all.
    total: (u32, u32),
    rates: Vec<Rate>,
    /// People a draft would ask.
    would_ask: usize,
    /// How many of those who are asked, or would be, have no e-mail address.
    silent: usize,
    /// The invitation a draft would send, in each language.
    letters: Vec<Letter>,
    answers: i64,
    job: Option<Job>,
}

/// An invitation as it would arrive.
struct Letter {
    lang: Lang,
    subject: String,
    body: String,
}

impl Page<'_> {
    /// Whether mail can be sent.
    fn mails(&self) -> bool {
        self.cx.app().settings.mail
    }

    /// The days on which those who have not answered are reminded, the first of them first.
    fn reminders(&self) -> String {
        let plan = &self.campaign.plan;
        let mut days: Vec<_> =
            plan.reminders.iter().map(|days| plan.closes_on.saturating_sub(days.days())).collect();
        days.sort_unstable();
        days.into_iter().map(|day| self.cx.day(day)).collect::<Vec<_>>().join(", ")
    }

    fn is_links(&self) -> bool {
        self.campaign.source == Source::Links
    }

    fn is(&self, state: &str) -> bool {
        self.state.key() == state
    }

    fn share(&self) -> f64 {
        f64::from(self.total.1) / f64::from(self.total.0.max(1))
    }
}

/// Who is asked, in words.
async fn in_words(conn: &mut Conn, cx: &Cx, org: OrgId, audience: &Audience) -> Result<String> {
    let names: Vec<String> = match audience {
        Audience::All => return Ok(cx.t("audience-all").to_owned()),
        Audience::Departments(ids) => {
            let tree = departments::all(conn, org).await?;
            ids.iter().filter_map(|id| Some(tree.get(*id)?.path.clone())).collect()
        }
        Audience::Roles(ids) => {
            let roles = job_roles::all(conn, org).await?;
            roles.into_iter().filter(|role| ids.contains(&role.id)).map(|role| role.name).collect()
        }
        Audience::Wave(id) => {
            let waves = programme::waves::all(conn, org).await?;
            waves.into_iter().filter(|wave| wave.id == *id).map(|wave| wave.name).collect()
        }
    };
    Ok(names.join(", "))
}

statement! {
    // Work on the calendar for a later day is not under way.
    DUE_WORK: organisation = "SELECT id FROM job
        WHERE org_id = $1 AND kind = $2 AND input LIKE $3 AND (state <> 'waiting' OR run_at <= $4)
        ORDER BY id DESC LIMIT 1";
}

/// The newest work on a campaign that waits for its turn, is being done or has failed.
async fn running_job(
    conn: &mut Conn,
    org: OrgId,
    id: CampaignId,
    now: Time,
) -> Result<Option<Job>> {
    for kind in ["close-campaign", "remind-campaign", "invite-campaign"] {
        let of_it = format!("{{\"campaign\":\"{id}\"%");
        let Some(row) = conn.maybe_one(&DUE_WORK, args![org, kind, of_it, now]).await? else {
            continue;
        };
        let job = jobs::get(conn, org, row.get::<JobId>(0)?).await?;
        if job.state != "done" {
            return Ok(Some(job));
        }
    }
    Ok(None)
}

/// The invitation as a draft would send it, made by what makes the real one.
fn invitations(cx: &Cx, campaign: &Campaign, document: &Questionnaire, org: &str) -> Vec<Letter> {
    let languages = cx.languages().into_iter().map(|lang| {
        let name = cx.app().texts.text(lang, "campaign-letter-name");
        let link = cx.app().url("/a/abcd-efgh-jkmn-pqrs");
        let (subject, body) = mailing::letter(campaign, document, org, name, lang, &link, false);
        Letter { lang, subject, body }
    });
    languages.collect()
}

/// Shows it.
pub async fn show(State(app): State<App>, Path(id): Path<CampaignId>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let campaign = campaign::get(&mut conn, actor.org, id).await?;
    let state = campaign.state(cx.now(), &actor.zone);
    let org = organisation::get(&mut conn, actor.org).await?;
    let questionnaire = if state == CampaignState::Draft {
        launch::as_asked(&mut conn, &org, &campaign.plan.questionnaire).await?.0
    } else {
        Questionnaire::clone(&*campaign::document(&mut conn, actor.org, id).await?)
    };
    // Few have no address, as a rule: everybody's is not read for their sake.
    let is_sent = matches!(state, CampaignState::Planned | CampaignState::Open);
    let without_address: HashSet<PersonId> = if is_sent || state == CampaignState::Draft {
        register::without_address(&mut conn, actor.org).await?.into_iter().collect()
    } else {
        HashSet::new()
    };
    let (mut would_ask, mut silent) = (0, 0);
    let (mut total, mut lines, mut letters) = ((0, 0), Vec::new(), Vec::new());
    if state == CampaignState::Draft {
        let people = audience::people(&mut conn, actor.org, &campaign.plan.audience).await?;
        silent = people.iter().filter(|entry| without_address.contains(&entry.id)).count();
        would_ask = people.len();
        letters = invitations(&cx, &campaign, &questionnaire, &org.name);
    } else {
        let tree = departments::all(&mut conn, actor.org).await?;
        let counts = participants::recent_counts(&mut conn, actor.org, id).await?;
        let policy = questionnaire.promised(&org).policy();
        (total, lines) = rates::rates(&counts, &tree, policy);
        if is_sent && !without_address.is_empty() {
            let people = participants::asked(&mut conn, actor.org, id, None).await?;
            silent = people.iter().filter(|person| without_address.contains(*person)).count();
        }
    }
    let audience = in_words(&mut conn, &cx, actor.org, &campaign.plan.audience).await?;
    let answers = match state {
        CampaignState::Closed => responses::count(&mut conn, actor.org, id).await?,
        _ => 0,
    };
    let job = running_job(&mut conn, actor.org, id, cx.now()).await?;
    web::page(&Page {
        cx: &cx,
        campaign,
        state,
        questionnaire,
        audience,
        total,
        rates: lines,
        would_ask,
        silent,
        letters,
        answers,
        job,
    })
}

/// How the work on it goes on, for the page that follows it.
pub async fn job(State(app): State<App>, Path(id): Path<CampaignId>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    campaign::get(&mut conn, org, id).await?;
    let job = running_job(&mut conn, org, id, cx.now()).await?;
    // What the page said of the form before stands there while its work goes on.
    let location = match cx.said() {
        Some(_) => format!("/assessment/{id}?{}", cx.query()),
        None => format!("/assessment/{id}"),
    };
    let json = match job {
        Some(job) => serde_json::json!({
            "state": job.state, "done": job.done, "total": job.total, "location": location,
            "message": job.message.as_deref().map(|key| cx.t(key)),
        }),
        None => serde_json::json!({ "state": "done", "done": 1, "total": 1, "location": location }),
    };
    Ok(Json(json).into_response())
}

/// Launches a draft.
pub async fn launch(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    let org = organisation::get(&mut conn, actor.org).await?;
    launch::launch(&mut conn, &org, id, Invite::ByMail, &Doer::from(actor), cx.now()).await?;
    let campaign = campaign::get(&mut conn, actor.org, id).await?;
    conn.commit().await?;
    app.wake.notify_one();
    let is_open = campaign.state(cx.now(), &actor.zone) == CampaignState::Open;
    let said = match (app.settings.mail, is_open) {
        (false, _) => "campaign-launched-silent",
        (true, true) => "campaign-launched",
        (true, false) => "campaign-planned",
    };
    Ok(web::done(&format!("/assessment/{id}"), said))
}

/// Closes it before its last day.
pub async fn close(State(app): State<App>, Path(id): Path<CampaignId>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    campaign::get(&mut conn, actor.org, id).await?;
    close::close(&mut conn, actor.org, id, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    app.wake.notify_one();
    Ok(web::done(&format!("/assessment/{id}"), "campaign-closed"))
}

/// Moves its last day.
pub async fn extend(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let fields = Fields::new(pairs);
    let date = fields.one("closes_on").parse().map_err(|_| Error::Invalid("campaign-bad-date"))?;
    let mut conn = app.db.write(actor.org).await?;
    let campaign = campaign::get(&mut conn, actor.org, id).await?;
    if campaign.closed_at.is_some() {
        return Err(Error::Gone("campaign-over"));
    }
    if date < cx.today() || date < campaign.plan.opens_on {
        return Err(Error::Invalid("campaign-bad-date"));
    }
    campaign::set_closes_on(&mut conn, actor.org, id, date).await?;
    let org = organisation::get(&mut conn, actor.org).await?;
    launch::schedule_close(&mut conn, &org, id, cx.now()).await?;
    let detail = serde_json::json!({
        "title": campaign.plan.title, "from": campaign.plan.closes_on, "to": date,
    });
    let subject = ("campaign", Some(id.0));
    let doer = Doer::from(actor);
    people::audit::note(
        &mut conn,
        actor.org,
        &doer,
        people::action!("campaign-moved"),
        subject,
        &detail,
        cx.now(),
    )
    .await?;
    conn.commit().await?;
    Ok(web::done(&format!("/assessment/{id}"), "saved"))
}

/// Takes away a draft.
pub async fn remove(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.write(org).await?;
    if !campaign::remove(&mut conn, org, id).await? {
        return Err(Error::Gone("campaign-launched-before"));
    }
    conn.commit().await?;
    Ok(web::done("/assessment", "campaign-removed"))
}
