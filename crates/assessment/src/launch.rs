//! The launch: from then on nothing that people were told changes. Who is asked, what is asked and what is said about
//! privacy are frozen, every person gets a link, and the invitations, the reminders and the closing are put on the
//! calendar.

use people::Organisation;
use people::audit::{self, Doer};
use serde_json::json;
use store::{Conn, Time, args, jobs, statement};
use web::{Error, Result};

use crate::audience;
use crate::campaign::{self, CampaignId, Source};
use crate::links;
use crate::model;
use crate::participants::{self, New};
use crate::questionnaire::{self, Questionnaire};

statement! {
    MARK_ANSWERED: organisation = "UPDATE participant SET answered_at =
            (SELECT r.submitted_at FROM response r WHERE r.org_id = participant.org_id AND r.campaign_id = participant.campaign_id
                AND r.person_id = participant.person_id)
        WHERE org_id = $1 AND campaign_id = $2 AND answered_at IS NULL";
}

/// Whether people are written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invite {
    /// An invitation on the first day and reminders before the last.
    ByMail,
    /// No mail: the answers come from elsewhere.
    Not,
}

/// Launches a draft; how many people are asked.
///
/// # Errors
/// [`Error::Invalid`] `campaign-launched-before`, `campaign-nobody`, `campaign-over` (its last day has passed) or
/// `campaign-questionnaire-not-whole` (a question has nothing to choose from).
pub async fn launch(
    conn: &mut Conn,
    org: &Organisation,
    id: CampaignId,
    invite: Invite,
    doer: &Doer,
    now: Time,
) -> Result<usize> {
    let campaign = campaign::get(conn, org.id, id).await?;
    let plan = &campaign.plan;
    let zone = org.zone();
    if invite == Invite::ByMail && plan.closes_on < now.date(&zone) {
        return Err(Error::Invalid("campaign-over"));
    }
    let (document, own) = as_asked(conn, org, &plan.questionnaire).await?;
    if campaign.source == Source::Links && !document.is_whole() {
        return Err(Error::Invalid("campaign-questionnaire-not-whole"));
    }
    let people = match campaign.source {
        Source::Anonymous => Vec::new(),
        Source::Links | Source::Imported => audience::people(conn, org.id, &plan.audience).await?,
    };
    if people.is_empty() && campaign.source != Source::Anonymous {
        return Err(Error::Invalid("campaign-nobody"));
    }
    let key = people::token::new().into_bytes();
    let kept_key = (campaign.source == Source::Links).then_some(key.as_slice());
    if !campaign::set_launched(conn, org.id, id, &document, kept_key, now).await? {
        return Err(Error::Invalid("campaign-launched-before"));
    }
    if let Some(own) = own {
        questionnaire::mark_used(conn, org.id, &own, now).await?;
    }
    let count = people.len();
    let rows = people.into_iter().map(|entry| New {
        person: entry.id,
        token_hash: links::hash(&links::token(&key, entry.id)),
        department: entry.department,
        role: entry.role,
        language: entry.language,
    });
    participants::add(conn, org.id, id, rows).await?;
    if campaign.source == Source::Links {
        schedule(conn, org, id, invite, now).await?;
    }
    let subject = ("campaign", Some(id.0));
    let detail = json!({ "title": plan.title, "people": count });
    audit::note(conn, org.id, doer, people::action!("campaign-launched"), subject, &detail, now)
        .await?;
    Ok(count)
}

/// A questionnaire as a launch would freeze it today: with the competences of the model and the smallest group; and the
/// own one it is, if it is one.
pub(crate) async fn as_asked(
    conn: &mut Conn,
    org: &Organisation,
    name: &str,
) -> store::Result<(Questionnaire, Option<questionnaire::Own>)> {
    let (mut document, own) = campaign::planned_questionnaire(conn, org.id, name).await?;
    model::put_in(conn, org.id, &mut document).await?;
    document.promise(org);
    Ok((document, own))
}

/// Puts the invitations, the reminders and the closing on the calendar.
async fn schedule(
    conn: &mut Conn,
    org: &Organisation,
    id: CampaignId,
    invite: Invite,
    now: Time,
) -> Result<()> {
    let plan = campaign::get(conn, org.id, id).await?.plan;
    let zone = org.zone();
    // Mails go out at eight in the morning, local time.
    let morning = |date| Time::start_of(date, &zone).plus_minutes(8 * 60);
    if invite == Invite::ByMail {
        let first = if plan.opens_on <= now.date(&zone) { now } else { morning(plan.opens_on) };
        jobs::add_at(conn, org.id, "invite-campaign", &json!({ "campaign": id }), first, now)
            .await?;
        for days in &plan.reminders {
            let at = morning(plan.closes_on).plus_days(-days);
            if at > first {
                let input = json!({ "campaign": id, "days": days });
                jobs::add_at(conn, org.id, "remind-campaign", &input, at, now).await?;
            }
        }
    }
    schedule_close(conn, org, id, now).await
}

/// Has the campaign closed when its last day is over.
pub(crate) async fn schedule_close(
    conn: &mut Conn,
    org: &Organisation,
    id: CampaignId,
    now: Time,
) -> Result<()> {
    let plan = campaign::get(conn, org.id, id).await?.plan;
    let after = plan.closes_on.tomorrow().unwrap_or(plan.closes_on);
    let at = Time::start_of(after, &org.zone());
    jobs::add_at(conn, org.id, "close-campaign", &json!({ "campaign": id }), at.max(now), now)
        .await?;
    Ok(())
}

/// Notes those whose finished answers were stored by [`crate::responses::insert_many`] as having answered.
pub async fn mark_answered(
    conn: &mut Conn,
    org: store::OrgId,
    id: CampaignId,
) -> store::Result<()> {
    conn.run(&MARK_ANSWERED, args![org, id]).await?;
    Ok(())
}
