//! Mail waiting to be sent: written in the same transaction as what it tells of, so it is neither lost nor
//! sent for something that did not happen.

use crate::{Conn, OrgId, Result, Time, args, bulk_insert, id_type, register, statement};

id_type! {
    /// One mail.
    MailId
}

register! {
    table mail {
        plain: org_id, id, created_at, send_after, sent_at, attempts, error;
        address: "purpose-mail", Days(30), [Program];
        subject: "purpose-mail", Days(30), [Program];
        body: "purpose-mail", Days(30), [Program];
        calendar: "purpose-mail", Days(30), [Program];
    }
}

statement! {
    ADD: organisation = "INSERT INTO mail (org_id, id, address, subject, body, calendar, created_at, send_after, attempts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 0)";
    WAITING: installation = "SELECT org_id, id, address, subject, body, attempts, calendar FROM mail
        WHERE sent_at IS NULL AND send_after <= $1 AND attempts < 8 ORDER BY send_after LIMIT 50";
    // What was sent is let go of at once: the links in it are secrets.
    SENT: organisation = "UPDATE mail SET sent_at = $3, error = NULL, address = '', subject = '', body = '', calendar = NULL WHERE org_id = $1 AND id = $2";
    FAILED: organisation = "UPDATE mail SET attempts = attempts + 1, send_after = $3, error = $4 WHERE org_id = $1 AND id = $2";
    COUNT: organisation = "SELECT COUNT(*), COUNT(sent_at), COUNT(error) FROM mail WHERE org_id = $1";
    FORGET: installation = "DELETE FROM mail WHERE created_at < $1";
}

bulk_insert! {
    ADD_MANY = "mail" ("org_id", "id", "address", "subject", "body", "calendar", "created_at", "send_after", "attempts") "";
}

/// A mail as plain text.
#[derive(Debug, Clone)]
pub struct Mail {
    /// To whom.
    pub address: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
    /// An entry for the calendar (iCalendar with a METHOD, RFC 5546), for mails that ask somebody to come.
    pub calendar: Option<String>,
}

/// A mail on its way.
#[derive(Debug)]
pub struct Waiting {
    /// Whose mail.
    pub org: OrgId,
    /// Which mail; also its message id, so that a mail sent twice is known as one.
    pub id: MailId,
    /// The mail.
    pub mail: Mail,
    /// How many times it was tried.
    pub attempts: i64,
}

/// Puts a mail in the outbox.
pub async fn add(conn: &mut Conn, org: OrgId, mail: &Mail, now: Time) -> Result<()> {
    let values = args![
        org,
        MailId::new(),
        &mail.address,
        &mail.subject,
        &mail.body,
        mail.calendar.as_deref(),
        now
    ];
    conn.run(&ADD, values).await?;
    Ok(())
}

/// Puts many mails in the outbox.
pub async fn add_many(
    conn: &mut Conn,
    org: OrgId,
    mails: impl IntoIterator<Item = Mail>,
    now: Time,
) -> Result<()> {
    let rows = mails.into_iter().map(|mail| {
        args![org, MailId::new(), mail.address, mail.subject, mail.body, mail.calendar, now, now, 0]
    });
    ADD_MANY.insert(conn, rows).await
}

/// The next mails to send.
pub async fn waiting(conn: &mut Conn, now: Time) -> Result<Vec<Waiting>> {
    conn.list(&WAITING, args![now], |row| {
        Ok(Waiting {
            org: row.get(0)?,
            id: row.get(1)?,
            mail: Mail {
                address: row.get(2)?,
                subject: row.get(3)?,
                body: row.get(4)?,
                calendar: row.get(6)?,
            },
            attempts: row.get(5)?,
        })
    })
    .await
}

/// Notes that a mail was handed over.
pub async fn sent(conn: &mut Conn, mail: &Waiting, now: Time) -> Result<()> {
    conn.run(&SENT, args![mail.org, mail.id, now]).await?;
    Ok(())
}

/// Notes that it was not, and tries again later: after 1, 2, 4, … minutes.
pub async fn failed(conn: &mut Conn, mail: &Waiting, error: &str, now: Time) -> Result<()> {
    let later = now.plus_minutes(1 << mail.attempts.clamp(0, 10));
    conn.run(&FAILED, args![mail.org, mail.id, later, error]).await?;
    Ok(())
}

/// Mails in all, sent, and with an error.
pub async fn count(conn: &mut Conn, org: OrgId) -> Result<(i64, i64, i64)> {
    let row = conn.one(&COUNT, args![org]).await?;
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// Forgets mails made before a time, sent or not.
pub async fn forget(conn: &mut Conn, before: Time) -> Result<()> {
    conn.run(&FORGET, args![before]).await?;
    Ok(())
}
