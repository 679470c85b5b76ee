//! The first page of the room: my own assessments, and for HR every campaign.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use web::{App, Cx, Result, Right};

use crate::campaign::{self, CampaignId, State as CampaignState};
use crate::participants;

#[derive(Template)]
#[template(path = "assessment/list.html")]
struct Page<'a> {
    cx: &'a Cx,
    sees_results: bool,
    mine: Vec<Mine>,
    campaigns: Vec<Line>,
}

struct Mine {
    id: CampaignId,
    title: String,
    state: CampaignState,
    opens_on: Date,
    closes_on: Date,
    answered: bool,
}

struct Line {
    id: CampaignId,
    title: String,
    state: CampaignState,
    opens_on: Date,
    closes_on: Date,
    asked: i64,
    answered: i64,
}

/// Shows it.
pub async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let sees_results = super::results::SEE.iter().any(|right| actor.has(*right));
    let mut conn = app.db.read(actor.org).await?;
    let all = campaign::all(&mut conn, actor.org).await?;
    let mine = match actor.person {
        Some(person) => participants::of_person(&mut conn, actor.org, person).await?,
        None => Vec::new(),
    };
    let now = cx.now();
    let mine: Vec<Mine> = mine
        .into_iter()
        .filter_map(|(id, answered_at)| {
            let campaign = all.iter().find(|campaign| campaign.id == id)?;
            (campaign.source == campaign::Source::Links).then(|| Mine {
                id,
                title: campaign.plan.title.clone(),
                state: campaign.state(now, &actor.zone),
                opens_on: campaign.plan.opens_on,
                closes_on: campaign.plan.closes_on,
                answered: answered_at.is_some(),
            })
        })
        .collect();
    let totals: HashMap<CampaignId, (i64, i64)> = if actor.has(Right::Hr) {
        let totals = participants::totals(&mut conn, actor.org).await?;
        totals.into_iter().map(|(id, asked, answered)| (id, (asked, answered))).collect()
    } else {
        HashMap::new()
    };
    let campaigns = all.into_iter().filter_map(|campaign| {
        let state = campaign.state(now, &actor.zone);
        // Those who only read results see what has some.
        let seen = actor.has(Right::Hr) || (sees_results && state == CampaignState::Closed);
        let (asked, answered) = totals.get(&campaign.id).copied().unwrap_or_default();
        seen.then_some(Line {
            id: campaign.id,
            title: campaign.plan.title,
            state,
            opens_on: campaign.plan.opens_on,
            closes_on: campaign.plan.closes_on,
            asked,
            answered,
        })
    });
    let campaigns = campaigns.collect();
    web::page(&Page { cx: &cx, sees_results, mine, campaigns })
}
