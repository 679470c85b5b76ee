//! The audit log: who changed what, when. Written in the same transaction as the change.

use serde_json::Value as Json;
use store::linkme::{self, distributed_slice};
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
    PAGE: organisation = "SELECT e.id, e.at, e.who, e.action, e.subject, e.subject_id, e.detail, p.name FROM audit_entry e
        LEFT JOIN person p ON p.org_id = e.org_id AND p.id = e.subject_id AND e.subject = 'person'
        WHERE e.org_id = $1 AND (e.at < $2 OR (e.at = $2 AND e.id < $3)) ORDER BY e.at DESC, e.id DESC LIMIT $4";
}

/// What was done. The log says it with a sentence of its own, the text `audit-…` of its key. Made with
/// [`action!`](crate::action), which gathers all of them, so that a test finds one without a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Action(&'static str);

impl Action {
    /// What [`action!`](crate::action) makes.
    #[doc(hidden)]
    #[must_use]
    pub const fn declared(key: &'static str) -> Self {
        Self(key)
    }

    /// The name in the database and in text keys (`audit-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.0
    }
}

/// Everything the program notes in the log.
#[distributed_slice]
#[linkme(crate = linkme)]
pub static ACTIONS: [Action];

/// What was done, for [`note`]: `action!("person-added")`.
#[macro_export]
macro_rules! action {
    ($key:literal) => {{
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            #[::store::linkme::distributed_slice($crate::audit::ACTIONS)]
            #[linkme(crate = ::store::linkme)]
            static REGISTERED: $crate::audit::Action = $crate::audit::Action::declared($key);
        };
        $crate::audit::Action::declared($key)
    }};
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
    /// The name of the person it was done to, while it is known.
    pub person: Option<String>,
    /// What changed, as names and figures.
    pub detail: Json,
}

/// Notes a change. `detail` holds what changed, as `crate::pages` says it: figures, names, codes, and pairs of before
/// and after; never the text of an answer.
pub async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: Action,
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
        action.key(),
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

/// The newest entries, or those before a moment and entry.
pub async fn page(
    conn: &mut Conn,
    org: OrgId,
    before: Option<(Time, AuditId)>,
    most: usize,
) -> Result<Vec<Entry>> {
    let (at, id) = before.unwrap_or((Time(i64::MAX), AuditId(Uuid::max())));
    conn.list(&PAGE, args![org, at, id, most], |row| {
        Ok(Entry {
            id: row.get(0)?,
            at: row.get(1)?,
            who: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            subject_id: row.get(5)?,
            detail: serde_json::from_str(&row.get::<String>(6)?)?,
            person: row.get::<Option<String>>(7)?.filter(|name| !name.is_empty()),
        })
    })
    .await
}
