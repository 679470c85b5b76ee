//! The questions as people will see them, for HR before anything is sent. What is chosen here goes nowhere: the page
//! has no form.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use people::organisation;
use web::{App, Cx, Result};

use super::groups::{Group, Refused, groups};
use crate::campaign::{self, CampaignId, State as CampaignState};
use crate::launch;
use crate::questionnaire::{Answer, Answers, Kind, Part, Questionnaire, TaskTime, ToolUse, steps};

#[derive(Template)]
#[template(path = "assessment/preview.html")]
struct Page<'a> {
    cx: &'a Cx,
    document: &'a Questionnaire,
    /// The page this one is about, and what it is called.
    back: (String, String),
    pages: Vec<Shown<'a>>,
}

/// One page of questions.
struct Shown<'a> {
    title: &'a str,
    text: &'a str,
    /// Whether it follows only where something has been chosen; then with the first there is to choose.
    follows: bool,
    groups: Vec<Group>,
}

/// The questions of a campaign: those of its draft as they stand, or those that were sent.
pub async fn of_campaign(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    cx: Cx,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let campaign = campaign::get(&mut conn, actor.org, id).await?;
    let back = (format!("/assessment/{id}"), campaign.plan.title.clone());
    if campaign.state(cx.now(), &actor.zone) == CampaignState::Draft {
        let org = organisation::get(&mut conn, actor.org).await?;
        let (document, _) = launch::as_asked(&mut conn, &org, &campaign.plan.questionnaire).await?;
        return show(&cx, &document, back);
    }
    let document = campaign::document(&mut conn, actor.org, id).await?;
    show(&cx, &document, back)
}

/// The questions of a questionnaire: a ready one by its key, an own one by its id.
pub async fn of_questionnaire(
    State(app): State<App>,
    Path(name): Path<String>,
    cx: Cx,
) -> Result<Response> {
    let mut conn = app.db.read(cx.actor()?.org).await?;
    let org = organisation::get(&mut conn, cx.actor()?.org).await?;
    let (document, own) = launch::as_asked(&mut conn, &org, &name).await?;
    let list = "/assessment/questionnaires";
    let back = match own {
        Some(own) => (format!("{list}/{}", own.id), cx.t("questionnaire-change").to_owned()),
        None => (list.to_owned(), cx.t("assessment-questionnaires").to_owned()),
    };
    show(&cx, &document, back)
}

fn show(cx: &Cx, document: &Questionnaire, back: (String, String)) -> Result<Response> {
    let (nothing, first) = (Answers::default(), first_of_each(document));
    let pages = steps(document, &first).into_iter().map(|step| {
        let follows = matches!(step.part, Part::Details(_));
        let answers = if follows { &first } else { &nothing };
        Shown {
            title: step.section.title.of(cx.lang()),
            text: step.section.text.of(cx.lang()),
            follows,
            groups: groups(cx, &step, answers, &Refused::default()),
        }
    });
    let pages = pages.collect();
    web::page(&Page { cx, document, back, pages })
}

/// The first tool and the first task chosen, so that what is asked about each can be seen.
fn first_of_each(document: &Questionnaire) -> Answers {
    let chosen = document.questions().filter_map(|question| {
        let answer = match &question.kind {
            Kind::Tools { tools, .. } => {
                let first = tools.first()?.key.clone();
                Answer::Tools(BTreeMap::from([(first, ToolUse::default())]))
            }
            Kind::Tasks { tasks, .. } => {
                let first = tasks.first()?.key.clone();
                Answer::Tasks(BTreeMap::from([(first, TaskTime::default())]))
            }
            _ => return None,
        };
        Some((question.key.clone(), answer))
    });
    Answers(chosen.collect())
}
