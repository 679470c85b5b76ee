//! Planning a campaign: what is asked, of whom, from when to when, and what the invitation says.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use people::{Departments, JobRole, departments, job_roles};
use programme::Wave;
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, FormErrors, Lang, Result};

use crate::audience::Audience;
use crate::campaign::{self, CampaignId, Plan, Source, State as CampaignState};
use crate::questionnaire::{self, Fields, Words};

/// Days before the last day on which a reminder can be sent.
const REMINDERS: [i64; 4] = [10, 7, 3, 1];

#[derive(Template)]
#[template(path = "assessment/plan.html")]
struct Page<'a> {
    cx: &'a Cx,
    errors: FormErrors,
    action: String,
    is_new: bool,
    plan: Plan,
    questionnaires: Vec<(String, String)>,
    tree: Departments,
    roles: Vec<JobRole>,
    waves: Vec<Wave>,
}

impl Page<'_> {
    fn who(&self) -> &'static str {
        match self.plan.audience {
            Audience::All => "all",
            Audience::Departments(_) => "departments",
            Audience::Roles(_) => "roles",
            Audience::Wave(_) => "wave",
        }
    }

    fn has_department(&self, id: &people::DepartmentId) -> bool {
        matches!(&self.plan.audience, Audience::Departments(ids) if ids.contains(id))
    }

    fn has_role(&self, id: &people::RoleId) -> bool {
        matches!(&self.plan.audience, Audience::Roles(ids) if ids.contains(id))
    }

    fn has_wave(&self, id: &programme::WaveId) -> bool {
        matches!(&self.plan.audience, Audience::Wave(wave) if wave == id)
    }

    fn reminders(&self) -> Vec<(i64, bool)> {
        REMINDERS.into_iter().map(|days| (days, self.plan.reminders.contains(&days))).collect()
    }

    fn greeting(&self, lang: &Lang) -> &str {
        self.plan.greeting.exactly(*lang)
    }
}

async fn page<'a>(
    conn: &mut Conn,
    cx: &'a Cx,
    id: Option<CampaignId>,
    plan: Plan,
    errors: FormErrors,
) -> Result<Page<'a>> {
    let org = cx.actor()?.org;
    let own = questionnaire::all(conn, org).await?;
    let ready = questionnaire::ready()
        .iter()
        .map(|ready| (ready.key.clone(), ready.title.of(cx.lang()).to_owned()));
    let own = own
        .into_iter()
        .map(|own| (own.id.to_string(), own.questionnaire.title.of(cx.lang()).to_owned()));
    Ok(Page {
        cx,
        errors,
        action: id
            .map_or_else(|| "/assessment/new".to_owned(), |id| format!("/assessment/{id}/plan")),
        is_new: id.is_none(),
        plan,
        questionnaires: ready.chain(own).collect(),
        tree: departments::all(conn, org).await?,
        roles: job_roles::all(conn, org).await?,
        waves: programme::waves::all(conn, org).await?,
    })
}

/// The form of a new campaign, filled in with what is usual.
pub async fn new(State(app): State<App>, cx: Cx) -> Result<Response> {
    let today = cx.today();
    let mut conn = app.db.read(cx.actor()?.org).await?;
    let plan = Plan {
        title: cx.t1("campaign-usual-title", "date", cx.date(today)),
        questionnaire: questionnaire::READY.to_owned(),
        audience: Audience::All,
        opens_on: today,
        closes_on: today.saturating_add(14.days()),
        greeting: Words::default(),
        reminders: vec![7, 1],
    };
    web::page(&page(&mut conn, &cx, None, plan, FormErrors::default()).await?)
}

/// Keeps a new campaign as a draft.
pub async fn create(
    State(app): State<App>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut errors = FormErrors::default();
    let mut conn = app.db.write(actor.org).await?;
    let plan = read(&mut conn, &cx, &Fields::new(pairs), &mut errors).await?;
    if !errors.none() {
        return web::page(&page(&mut conn, &cx, None, plan, errors).await?);
    }
    let by = Some(actor.account);
    let id = campaign::add(&mut conn, actor.org, Source::Links, &plan, by, cx.now()).await?;
    conn.commit().await?;
    Ok(Redirect::to(&format!("/assessment/{id}")).into_response())
}

async fn draft(conn: &mut Conn, org: OrgId, id: CampaignId, cx: &Cx) -> Result<Plan> {
    let campaign = campaign::get(conn, org, id).await?;
    if campaign.state(cx.now(), &cx.zone()) != CampaignState::Draft {
        return Err(Error::Gone("campaign-launched-before"));
    }
    Ok(campaign.plan)
}

/// The form of a draft.
pub async fn edit(State(app): State<App>, Path(id): Path<CampaignId>, cx: Cx) -> Result<Response> {
    let mut conn = app.db.read(cx.actor()?.org).await?;
    let plan = draft(&mut conn, cx.actor()?.org, id, &cx).await?;
    web::page(&page(&mut conn, &cx, Some(id), plan, FormErrors::default()).await?)
}

/// Keeps a changed draft.
pub async fn change(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut errors = FormErrors::default();
    let mut conn = app.db.write(org).await?;
    draft(&mut conn, org, id, &cx).await?;
    let plan = read(&mut conn, &cx, &Fields::new(pairs), &mut errors).await?;
    if !errors.none() {
        return web::page(&page(&mut conn, &cx, Some(id), plan, errors).await?);
    }
    campaign::change(&mut conn, org, id, &plan).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/assessment/{id}"), "saved"))
}

async fn read(conn: &mut Conn, cx: &Cx, fields: &Fields, errors: &mut FormErrors) -> Result<Plan> {
    let org = cx.actor()?.org;
    let title: String = fields.one("title").chars().take(120).collect();
    errors.check(cx, !title.is_empty(), "title", "campaign-needs-title");
    let mut date = |name: &str| -> Date {
        let date = fields.one(name).parse().ok();
        errors.check(cx, date.is_some(), name, "campaign-needs-date");
        date.unwrap_or_else(|| cx.today())
    };
    let (opens_on, closes_on) = (date("opens_on"), date("closes_on"));
    errors.check(cx, closes_on >= opens_on, "closes_on", "campaign-dates-in-order");
    errors.check(cx, closes_on >= cx.today(), "closes_on", "campaign-closes-later");
    let questionnaire = fields.one("questionnaire").to_owned();
    let known = campaign::planned_questionnaire(conn, org, &questionnaire).await;
    errors.check(cx, known.is_ok(), "questionnaire", "campaign-needs-questionnaire");
    let audience = match fields.one("who") {
        "departments" => {
            let ids: Vec<_> = fields.many("department").filter_map(|id| id.parse().ok()).collect();
            errors.check(cx, !ids.is_empty(), "who", "campaign-needs-departments");
            Audience::Departments(ids)
        }
        "roles" => {
            let ids: Vec<_> = fields.many("role").filter_map(|id| id.parse().ok()).collect();
            errors.check(cx, !ids.is_empty(), "who", "campaign-needs-roles");
            Audience::Roles(ids)
        }
        "wave" => {
            if let Ok(wave) = fields.one("wave").parse() {
                Audience::Wave(wave)
            } else {
                errors.add("who", cx.t("campaign-needs-wave"));
                Audience::All
            }
        }
        _ => Audience::All,
    };
    let mut greeting = Words::default();
    for lang in cx.languages() {
        let text: String =
            fields.one(&format!("greeting.{}", lang.code())).chars().take(2_000).collect();
        greeting.set(lang, &text);
    }
    let reminders = fields.many("reminder").filter_map(|days| days.parse().ok());
    let reminders = reminders.filter(|days| REMINDERS.contains(days)).collect();
    Ok(Plan { title, questionnaire, audience, opens_on, closes_on, greeting, reminders })
}
