//! Invitations and reminders: one mail each, in the receiver's language, a few hundred at a time, so that a large
//! company neither blocks the database nor gets anything twice when the program stops in the middle.

use std::collections::HashMap;

use people::register;
use people::{PersonId, organisation};
use serde_json::{Value as Json, json};
use store::jobs::Work;
use store::outbox::{self, Mail};
use store::{Result, Time};
use web::{Arg, Lang, Texts};

use crate::campaign::{self, CampaignId, State};
use crate::links;
use crate::participants::{self, Mailing};
use crate::questionnaire::Questionnaire;

const AT_A_TIME: usize = 500;

/// Which campaign a job is about.
pub(crate) fn campaign_of(input: &Json) -> Option<CampaignId> {
    input.get("campaign")?.as_str()?.parse().ok()
}

/// Writes to everyone who waits for this mailing. `public_url` begins every link.
pub(crate) async fn send(work: &Work, public_url: &str, is_reminder: bool) -> Result<Json> {
    let Some(id) = campaign_of(&work.input) else { return Ok(json!({ "mails": 0 })) };
    let now = work.clock.now();
    let mut conn = work.db.read(work.org).await?;
    let org = organisation::get(&mut conn, work.org).await?;
    let campaign = campaign::get(&mut conn, work.org, id).await?;
    let Some(key) = campaign.link_key.clone() else { return Ok(json!({ "mails": 0 })) };
    if campaign.state(now, &org.zone()) != State::Open {
        return Ok(json!({ "mails": 0 }));
    }
    let document = campaign::document(&mut conn, work.org, id).await?;
    let contacts: HashMap<PersonId, register::Contact> = register::contacts(&mut conn, work.org)
        .await?
        .into_iter()
        .map(|contact| (contact.id, contact))
        .collect();
    drop(conn);

    let mailing = if is_reminder {
        Mailing::Reminder(Time::start_of(now.date(&org.zone()), &org.zone()))
    } else {
        Mailing::Invitation
    };
    let (mut mails, mut seen) = (0, 0);
    loop {
        let mut conn = work.db.write(work.org).await?;
        let waiting = participants::waiting(&mut conn, work.org, id, mailing, AT_A_TIME).await?;
        let Some((last, _)) = waiting.last() else { break };
        let letters: Vec<Mail> = waiting
            .iter()
            .filter_map(|(person, lang)| {
                let contact = contacts.get(person)?;
                let address = contact.email.clone()?;
                let link =
                    format!("{public_url}/a/{}", links::on_paper(&links::token(&key, *person)));
                let name = contact.name.split_whitespace().next().unwrap_or_default();
                let (subject, body) =
                    letter(&campaign, &document, &org.name, name, *lang, &link, is_reminder);
                Some(Mail { address, subject, body, calendar: None })
            })
            .collect();
        mails += letters.len();
        seen += waiting.len();
        outbox::add_many(&mut conn, work.org, letters, now).await?;
        participants::written_to(&mut conn, work.org, id, mailing, *last, now).await?;
        conn.commit().await?;
        let message = if is_reminder { "campaign-job-reminding" } else { "campaign-job-inviting" };
        work.progress(seen, contacts.len().max(seen), message).await?;
    }
    Ok(json!({ "mails": mails, "without_address": seen - mails }))
}

/// A letter as it is sent: its subject and its text. The draft of a campaign shows the same.
pub(crate) fn letter(
    campaign: &campaign::Campaign,
    document: &Questionnaire,
    org_name: &str,
    first_name: &str,
    lang: Lang,
    link: &str,
    is_reminder: bool,
) -> (String, String) {
    let texts = Texts::get();
    let last_day = texts.date(lang, campaign.plan.closes_on);
    let args = [
        ("name", Arg::from(first_name)),
        ("title", Arg::from(campaign.plan.title.as_str())),
        ("organisation", Arg::from(org_name)),
        ("minutes", Arg::from(document.minutes)),
        ("date", Arg::from(last_day)),
        ("link", Arg::from(link)),
        ("personal", Arg::from(document.privacy_personal.of(lang))),
        ("group", Arg::from(document.privacy_group.of(lang))),
    ];
    let (subject, body) = if is_reminder {
        ("campaign-mail-reminder-subject", "campaign-mail-reminder-body")
    } else {
        ("campaign-mail-subject", "campaign-mail-body")
    };
    let body = texts.format(lang, body, &args);
    let greeting = campaign.plan.greeting.of(lang);
    let body =
        if greeting.is_empty() || is_reminder { body } else { format!("{greeting}\n\n{body}") };
    (texts.format(lang, subject, &args), body)
}
