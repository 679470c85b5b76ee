//! A calendar to subscribe to: the programme's steps, milestones and waves, and the sessions one is asked to. A feed
//! has an address with a secret in it, because calendars cannot sign in; only its hash is kept.

use people::PersonId;
use programme::{milestones, plan, template, waves};
use store::{Conn, OrgId, Time, args, statement};
use web::calendar::{self, Entry, Method, When};
use web::{Arg, Lang, Texts};

use super::{asked, entry};

statement! {
    PUT: organisation = "INSERT INTO calendar_feed (org_id, person_id, token_hash, made_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, person_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at";
    REMOVE: organisation = "DELETE FROM calendar_feed WHERE org_id = $1 AND person_id = $2";
    HAS: organisation = "SELECT made_at FROM calendar_feed WHERE org_id = $1 AND person_id = $2";
    BY_TOKEN: installation = "SELECT feed.org_id, feed.person_id, person.language FROM calendar_feed feed
        JOIN person ON person.org_id = feed.org_id AND person.id = feed.person_id
        WHERE feed.token_hash = $1 AND person.left_at IS NULL";
}

/// Days back that sessions stay in the feed.
const BACK: i64 = 30;

/// Makes an address for somebody's feed: its secret, which nobody can read again. The one before ends.
pub async fn make(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    now: Time,
) -> store::Result<String> {
    let secret = people::token::new();
    conn.run(&PUT, args![org, person, people::token::hash(&secret), now]).await?;
    Ok(secret)
}

/// Ends somebody's feed.
pub async fn end(conn: &mut Conn, org: OrgId, person: PersonId) -> store::Result<()> {
    conn.run(&REMOVE, args![org, person]).await?;
    Ok(())
}

/// When somebody's feed was made; none where there is none.
pub async fn made_at(conn: &mut Conn, org: OrgId, person: PersonId) -> store::Result<Option<Time>> {
    conn.maybe_one(&HAS, args![org, person]).await?.map(|row| row.get(0)).transpose()
}

/// Whose feed an address is.
pub async fn by_secret(conn: &mut Conn, secret: &str) -> store::Result<(OrgId, PersonId, Lang)> {
    let row = conn.one(&BY_TOKEN, args![people::token::hash(secret)]).await?;
    Ok((row.get(0)?, row.get(1)?, Lang::or_fallback(&row.get::<String>(2)?)))
}

/// The feed as text: the programme, and with a person also the sessions they are asked to.
pub async fn text(
    conn: &mut Conn,
    org: OrgId,
    person: Option<PersonId>,
    lang: Lang,
    now: Time,
) -> web::Result<String> {
    let texts = Texts::get();
    let mut entries = programme(conn, org, lang, now).await?;
    if let Some(person) = person {
        let sessions = asked(conn, org, person, now.plus_days(-BACK)).await?;
        entries.extend(sessions.iter().map(|session| entry(session, lang, None, None, now)));
    }
    Ok(calendar::text(texts.text(lang, "feed-name"), Method::Publish, &entries))
}

async fn programme(conn: &mut Conn, org: OrgId, lang: Lang, now: Time) -> web::Result<Vec<Entry>> {
    let template = template::ready(lang)?;
    let whole = |uid: String, summary: String, description: String, from, to| Entry {
        uid: format!("{uid}-{org}@kunnig"),
        sequence: 0,
        stamp: now,
        when: When::Days(from, to),
        summary,
        description,
        place: String::new(),
        organizer: None,
        attendee: None,
    };
    let mut entries = Vec::new();
    for step in plan::get(conn, org).await?.map(|plan| plan.steps).unwrap_or_default() {
        let Some((_, words)) = template.step(&step.step) else { continue };
        let end = step.ends_on.unwrap_or(step.starts_on);
        let uid = format!("step-{}", step.step);
        entries.push(whole(uid, words.name.clone(), words.purpose.clone(), step.starts_on, end));
    }
    for milestone in milestones::all(conn, org).await? {
        let (uid, day) = (format!("milestone-{}", milestone.id), milestone.due_on);
        entries.push(whole(uid, milestone.name, String::new(), day, day));
    }
    for wave in waves::all(conn, org).await? {
        let Some(day) = wave.starts_on else { continue };
        let args = [("wave", Arg::from(wave.name.as_str()))];
        let name = Texts::get().format(lang, "programme-wave-starts", &args);
        entries.push(whole(format!("wave-{}", wave.id), name, String::new(), day, day));
    }
    Ok(entries)
}
