//! The audit log: who changed what, when. Written in the same transaction as the change.

use serde_json::Value as Json;
use store::{Conn, OrgId, Result, Time, args, id_type, statement};
use uuid::Uuid;
use web::{AccountId, Actor};

id_type! {
    /// One entry of the audit log.
    AuditId
}

statement! {
    ADD: organisation = "INSERT INTO audit_entry (org_id, id, at, account_id, who, action, subject, subject_id, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    FORGET: installation = "DELETE FROM audit_entry WHERE at < $1";
    PAGE: organisation = "SELECT id, at, who, action, subject, subject_id, detail FROM audit_entry
        WHERE org_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
}

/// Who does something: somebody signed in, or the program itself.
#[derive(Debug, Clone)]
pub struct Doer {
    /// The sign-in; none for the program.
    pub account: Option<AccountId>,
    /// The name as it is shown in the log.
    pub name: String,
}

impl From<&Actor> for Doer {
    fn from(actor: &Actor) -> Self {
        Self { account: Some(actor.account), name: actor.name.clone() }
    }
}

impl Doer {
    /// The program itself, or whoever runs its command line.
    #[must_use]
    pub fn program() -> Self {
        Self { account: None, name: "Kunnig".to_owned() }
    }
}

/// One entry of the log.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Which entry.
    pub id: AuditId,
    /// When.
    pub at: Time,
    /// Who.
    pub who: String,
    /// What was done: the key of a text without `audit-`.
    pub action: String,
    /// To what kind of thing.
    pub subject: String,
    /// To which one.
    pub subject_id: Option<Uuid>,
    /// What changed, as names and figures.
    pub detail: Json,
}

/// Notes a change. `action` is the key of a text without `audit-`, such as `person-changed`; `detail` holds what
/// changed, never the text of an answer.
pub async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: &str,
    subject: (&str, Option<Uuid>),
    detail: &Json,
    now: Time,
) -> Result<()> {
    let values = args![
        org,
        AuditId::new(),
        now,
        doer.account,
        &doer.name,
        action,
        subject.0,
        subject.1,
        detail.to_string()
    ];
    conn.run(&ADD, values).await?;
    Ok(())
}

/// Forgets entries older than a time.
pub async fn forget(conn: &mut Conn, before: Time) -> Result<()> {
    conn.run(&FORGET, args![before]).await?;
    Ok(())
}

/// The newest entries before `before`.
pub async fn page(
    conn: &mut Conn,
    org: OrgId,
    before: Option<AuditId>,
    most: usize,
) -> Result<Vec<Entry>> {
    let before = before.map_or(Uuid::max(), |id| id.0);
    conn.list(&PAGE, args![org, before, most], |row| {
        Ok(Entry {
            id: row.get(0)?,
            at: row.get(1)?,
            who: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            subject_id: row.get(5)?,
            detail: serde_json::from_str(&row.get::<String>(6)?)?,
        })
    })
    .await
}
