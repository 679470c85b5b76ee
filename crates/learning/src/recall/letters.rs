//! The letter of the week: somebody with questions to answer is told so, once a week, unless they do not want to be.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use people::{organisation, register};
use serde_json::{Value as Json, json};
use store::jobs::{self, Handler, Work};
use store::outbox::{self, Mail};
use store::{Conn, OrgId, Result, Time, args, bulk_insert, statement};
use web::{Arg, PersonId, Texts};

/// The name of the job.
pub const LETTERS: &str = "recall-letters";

statement! {
    WAITING: organisation = "SELECT DISTINCT card.person_id FROM recall_card card
        LEFT JOIN recall_letter letter ON letter.org_id = card.org_id AND letter.person_id = card.person_id
        WHERE card.org_id = $1 AND card.due_on <= $2 AND (letter.sent_at IS NULL OR letter.sent_at <= $3)";
}

bulk_insert! {
    SENT = "recall_letter" ("org_id", "person_id", "sent_at")
        "ON CONFLICT (org_id, person_id) DO UPDATE SET sent_at = excluded.sent_at";
}

/// Letters written in one transaction.
const AT_A_TIME: usize = 500;

/// Hours between two letters: a week less the hour in which the timetable may come early.
const BETWEEN: i64 = 7 * 24 - 1;

/// The long work of questions that come back; links in letters begin with `public_url`.
#[must_use]
pub fn jobs(public_url: &str) -> Vec<(&'static str, Handler)> {
    let url: Arc<str> = public_url.into();
    let write: Handler = Arc::new(move |work: Work| {
        let url = Arc::clone(&url);
        Box::pin(async move { write(&work, &url).await.map_err(|error| error.to_string()) })
    });
    vec![(LETTERS, write)]
}

/// Asks for the letters of the week.
pub async fn ask(conn: &mut Conn, org: OrgId, now: Time) -> Result<()> {
    jobs::add_once(conn, org, LETTERS, &json!({}), now).await
}

async fn write(work: &Work, public_url: &str) -> Result<Json> {
    let now = work.clock.now();
    let mut conn = work.db.read(work.org).await?;
    let org = organisation::get(&mut conn, work.org).await?;
    let today = now.date(&org.zone()).to_string();
    let before = now.plus_minutes(-BETWEEN * 60);
    let waiting: Vec<PersonId> =
        conn.list(&WAITING, args![work.org, today, before], |row| row.get(0)).await?;
    if waiting.is_empty() {
        return Ok(json!({ "mails": 0 }));
    }
    let muted = people::pages::account::muted(&mut conn, work.org, "recall").await?;
    let muted: HashSet<PersonId> = muted.into_iter().collect();
    // Only those employed are on the list of contacts.
    let contacts: HashMap<PersonId, register::Contact> = register::contacts(&mut conn, work.org)
        .await?
        .into_iter()
        .map(|contact| (contact.id, contact))
        .collect();
    drop(conn);
    let wants = waiting.into_iter().filter(|person| !muted.contains(person));
    let wants: Vec<&register::Contact> = wants.filter_map(|person| contacts.get(&person)).collect();
    let mut mails = 0;
    for some in wants.chunks(AT_A_TIME) {
        let letters: Vec<Mail> =
            some.iter().filter_map(|contact| letter(contact, &org.name, public_url)).collect();
        mails += letters.len();
        let sent = some.iter().map(|contact| args![work.org, contact.id, now]);
        let mut conn = work.db.write(work.org).await?;
        outbox::add_many(&mut conn, work.org, letters, now).await?;
        SENT.insert(&mut conn, sent.collect::<Vec<_>>()).await?;
        conn.commit().await?;
    }
    Ok(json!({ "mails": mails }))
}

fn letter(contact: &register::Contact, org: &str, public_url: &str) -> Option<Mail> {
    let texts = Texts::get();
    let lang = contact.language;
    let name = contact.name.split_whitespace().next().unwrap_or_default();
    let link = format!("{public_url}/learning/recall");
    let stop = format!("{public_url}/me/account");
    let args = [
        ("name", Arg::from(name)),
        ("organisation", Arg::from(org)),
        ("link", Arg::from(link)),
        ("stop", Arg::from(stop)),
    ];
    Some(Mail {
        address: contact.email.clone()?,
        subject: texts.format(lang, "recall-mail-subject", &args),
        body: texts.format(lang, "recall-mail-body", &args),
        calendar: None,
    })
}
