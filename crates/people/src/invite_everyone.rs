//! Invites everyone on the list who cannot sign in yet: long work, a few hundred at a time.

use std::sync::Arc;

use serde_json::{Value as Json, json};
use store::jobs::{Handler, Work};
use store::outbox::{self, Mail};
use store::{Conn, OrgId, Recent, Result, args, bulk_insert, jobs, statement};
use uuid::Uuid;
use web::{AccountId, Lang, PersonId, Texts};

use crate::{accounts, organisation, register, token};

/// The name of this work.
pub(crate) const KIND: &str = "invite-everyone";

statement! {
    COUNT: organisation = "SELECT COUNT(*) FROM person p WHERE p.org_id = $1 AND p.left_at IS NULL AND p.email IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.org_id = p.org_id AND m.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.org_id = p.org_id AND i.person_id = p.id AND i.used_at IS NULL AND i.expires_at > $2)";
    NEXT: organisation = "SELECT p.id, p.name, p.email, p.language FROM person p WHERE p.org_id = $1 AND p.id > $3 AND p.left_at IS NULL AND p.email IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.org_id = p.org_id AND m.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.org_id = p.org_id AND i.person_id = p.id AND i.used_at IS NULL AND i.expires_at > $2)
        ORDER BY p.id LIMIT 500";
}

bulk_insert! {
    INVITE = "invitation" ("org_id", "token_hash", "kind", "email", "name", "person_id", "rights", "created_at", "created_by", "expires_at") "";
}

/// How many there are to invite.
pub async fn count(conn: &mut Conn, org: OrgId, now: store::Time) -> Result<i64> {
    static RECENT: Recent<OrgId, i64> = Recent::new();
    let count = async {
        let people = register::count(conn, org).await?;
        Ok((conn.one(&COUNT, args![org, now]).await?.get(0)?, people))
    };
    RECENT.get(org, count).await
}

/// Asks for the work.
pub(crate) async fn ask(
    conn: &mut Conn,
    org: OrgId,
    by: AccountId,
    now: store::Time,
) -> Result<()> {
    jobs::add(conn, org, KIND, &json!({ "by": by }), Some(by.0), now).await.map(drop)
}

pub(crate) fn handler(public_url: String) -> Handler {
    Arc::new(move |work| {
        let public_url = public_url.clone();
        Box::pin(async move { run(work, &public_url).await.map_err(|error| error.to_string()) })
    })
}

async fn run(work: Work, public_url: &str) -> Result<Json> {
    let org = work.org;
    let now = work.clock.now();
    let by: Option<AccountId> = serde_json::from_value(work.input["by"].clone())?;
    let mut conn = work.db.read(org).await?;
    let name = organisation::get(&mut conn, org).await?.name;
    let total = count(&mut conn, org, now).await?;
    drop(conn);
    let texts = Texts::get();
    let mut after = PersonId(Uuid::nil());
    let mut done = 0;
    loop {
        // Each batch is kept whole; started again, the work goes on with those who have no invitation.
        let mut conn = work.db.write(org).await?;
        let people: Vec<(PersonId, String, String, String)> = conn
            .list(&NEXT, args![org, now, after], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .await?;
        let Some(last) = people.last() else { break };
        after = last.0;
        done += people.len();
        let until = now.plus_days(accounts::INVITATION_DAYS);
        let mut rows = Vec::with_capacity(people.len());
        let mut mails = Vec::with_capacity(people.len());
        for (person, person_name, email, language) in people {
            let secret = token::new();
            let lang = Lang::or_fallback(&language);
            let link = format!("{public_url}/invitation/{secret}");
            let words =
                [("name", (&person_name).into()), ("org", (&name).into()), ("link", link.into())];
            mails.push(Mail {
                address: email.clone(),
                subject: texts.format(lang, "invitation-mail-subject", &words[1..2]),
                body: texts.format(lang, "invitation-mail-body", &words),
                calendar: None,
            });
            rows.push(args![
                org,
                token::hash(&secret),
                "invite",
                email,
                person_name,
                person,
                "",
                now,
                by,
                until
            ]);
        }
        INVITE.insert(&mut conn, rows).await?;
        outbox::add_many(&mut conn, org, mails, now).await?;
        conn.commit().await?;
        work.progress(done, usize::try_from(total).unwrap_or(done), "invite-everyone-progress")
            .await?;
    }
    Ok(json!({ "invited": done }))
}
