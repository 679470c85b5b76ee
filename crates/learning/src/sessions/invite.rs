//! Letters about a session, each with an entry for the calendar.

use std::collections::HashMap;

use people::{PersonId, organisation, register};
use store::outbox::{self, Mail};
use store::{Conn, OrgId, Time};
use web::calendar::{self, Attendee, Entry, Method, When};
use web::{Arg, Lang, Texts};

use super::Session;
use crate::kits::kit;

/// The entry of a session, for one reader.
#[must_use]
pub fn entry(
    session: &Session,
    lang: Lang,
    organizer: Option<Attendee>,
    attendee: Option<Attendee>,
    now: Time,
) -> Entry {
    let words = kit(&session.kit).map(|kit| kit.words.get(lang));
    let description = words.map_or_else(String::new, |words| {
        let bring = Texts::get().format(
            lang,
            "session-bring",
            &[("bring", Arg::from(words.bring.as_str()))],
        );
        format!("{}\n\n{bring}", words.goal)
    });
    Entry {
        uid: format!("session-{}@kunnig", session.id),
        sequence: session.sequence,
        stamp: now,
        when: When::At(session.plan.starts_at, session.plan.minutes),
        summary: session.plan.title.clone(),
        description,
        place: session.plan.place.clone(),
        organizer,
        attendee,
    }
}

/// Writes to these people about a session as it is now: asks them to come, says what has changed, or that it is off.
/// Who has no address or has left is passed over.
pub async fn invite(
    conn: &mut Conn,
    org: OrgId,
    session: &Session,
    people: &[PersonId],
    now: Time,
) -> web::Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    let organisation = organisation::get(conn, org).await?;
    let contacts: HashMap<PersonId, register::Contact> =
        register::contacts(conn, org).await?.into_iter().map(|one| (one.id, one)).collect();
    let host = session.plan.host.and_then(|host| contacts.get(&host));
    let host = host
        .and_then(|host| Some(Attendee { name: host.name.clone(), email: host.email.clone()? }));
    let letters = people.iter().filter_map(|person| {
        letter(session, contacts.get(person)?, host.as_ref(), &organisation, now)
    });
    outbox::add_many(conn, org, letters.collect::<Vec<_>>(), now).await?;
    Ok(())
}

fn letter(
    session: &Session,
    contact: &register::Contact,
    host: Option<&Attendee>,
    organisation: &people::Organisation,
    now: Time,
) -> Option<Mail> {
    let (texts, lang) = (Texts::get(), contact.language);
    let email = contact.email.clone()?;
    let (method, key) = match (session.cancelled_at, session.sequence) {
        (Some(_), _) => (Method::Cancel, "session-mail-cancelled"),
        (None, 0) => (Method::Request, "session-mail-new"),
        (None, _) => (Method::Request, "session-mail-changed"),
    };
    let attendee = Attendee { name: contact.name.clone(), email: email.clone() };
    let entry = entry(session, lang, host.cloned(), Some(attendee), now);
    let first_name = contact.name.split_whitespace().next().unwrap_or_default();
    let args = [
        ("name", Arg::from(first_name)),
        ("title", Arg::from(session.plan.title.as_str())),
        ("when", Arg::from(texts.moment(lang, session.plan.starts_at, &organisation.zone()))),
        ("minutes", Arg::from(session.plan.minutes)),
        ("place", Arg::from(session.plan.place.as_str())),
        ("about", Arg::from(entry.description.as_str())),
        ("organisation", Arg::from(organisation.name.as_str())),
    ];
    Some(Mail {
        address: email,
        subject: texts.format(lang, &format!("{key}-subject"), &args),
        body: texts.format(lang, &format!("{key}-body"), &args),
        // Without anybody who asks there is nothing a calendar could answer to.
        calendar: host.map(|_| calendar::text(&organisation.name, method, &[entry])),
    })
}
