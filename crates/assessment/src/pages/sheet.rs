//! Links on paper: one slip per person, for those who have no e-mail at work. Opening the sheet is noted in the log of
//! changes, because whoever holds a slip can answer in that person's name.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use people::audit::{self, Doer};
use people::{DepartmentId, Departments, PersonId, departments, reads, register};
use serde::Deserialize;
use web::{App, Cx, Error, Result};

use crate::campaign::{self, Campaign, CampaignId};
use crate::{links, participants};

/// Slips on one page.
const MOST: usize = 400;

/// What to print.
#[derive(Deserialize)]
pub struct Choice {
    department: Option<String>,
    #[serde(default)]
    who: String,
    #[serde(default)]
    page: usize,
}

#[derive(Template)]
#[template(path = "assessment/sheet.html")]
struct Page<'a> {
    cx: &'a Cx,
    campaign: Campaign,
    tree: Departments,
    department: Option<DepartmentId>,
    everyone: bool,
    slips: Vec<Slip>,
    count: usize,
    at: usize,
    has_more: bool,
    address: String,
}

impl Page<'_> {
    fn is_chosen(&self, id: &DepartmentId) -> bool {
        self.department.as_ref() == Some(id)
    }
}

struct Slip {
    name: String,
    code: String,
}

/// Shows it.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    Query(choice): Query<Choice>,
    cx: Cx,
) -> Result<Response> {
    let actor = cx.actor()?;
    let department = choice.department.as_deref().and_then(|id| id.parse().ok());
    let everyone = choice.who == "all";
    let mut conn = app.db.write(actor.org).await?;
    let campaign = campaign::get(&mut conn, actor.org, id).await?;
    let Some(key) = campaign.link_key.clone() else { return Err(Error::Gone("campaign-no-links")) };
    let tree = departments::all(&mut conn, actor.org).await?;
    let asked: HashSet<PersonId> =
        participants::asked(&mut conn, actor.org, id, department).await?.into_iter().collect();
    let contacts = register::contacts(&mut conn, actor.org).await?;
    let mut chosen: Vec<(String, PersonId)> = contacts
        .into_iter()
        .filter(|contact| asked.contains(&contact.id) && (everyone || contact.email.is_none()))
        .map(|contact| (contact.name, contact.id))
        .collect();
    let keys: HashMap<PersonId, Vec<u8>> = chosen
        .iter()
        .map(|(name, id)| (*id, app.texts.sort_key(actor.org_language, name)))
        .collect();
    chosen.sort_by(|a, b| keys[&a.1].cmp(&keys[&b.1]));
    let count = chosen.len();
    let on_page: Vec<(String, PersonId)> =
        chosen.into_iter().skip(choice.page.saturating_mul(MOST)).take(MOST).collect();
    // Whoever holds a slip can open the answers given so far: the person is told who printed it.
    let whose: Vec<PersonId> = on_page.iter().map(|(_, person)| *person).collect();
    reads::note_many(&mut conn, actor, &whose, "survey-link", cx.now()).await?;
    let slips: Vec<Slip> = on_page
        .into_iter()
        .map(|(name, person)| Slip { name, code: links::on_paper(&links::token(&key, person)) })
        .collect();
    let detail = serde_json::json!({ "title": campaign.plan.title, "slips": slips.len() });
    let (doer, subject) = (Doer::from(actor), ("campaign", Some(id.0)));
    audit::note(
        &mut conn,
        actor.org,
        &doer,
        people::action!("campaign-sheet"),
        subject,
        &detail,
        cx.now(),
    )
    .await?;
    conn.commit().await?;
    let has_more = count > choice.page.saturating_add(1).saturating_mul(MOST);
    let address = app.url("/a/");
    web::page(&Page {
        cx: &cx,
        campaign,
        tree,
        department,
        everyone,
        slips,
        count,
        at: choice.page,
        has_more,
        address,
    })
}
