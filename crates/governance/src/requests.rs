//! What people ask for: a tool that is not in the register. HR decides, and whoever asked reads the decision with its
//! reason on the page and in a mail.

use people::audit::{self, Doer};
use people::person;
use serde_json::json;
use store::outbox::{self, Mail};
use store::{Conn, OrgId, Result, Row, Time, args, id_type, statement};
use web::{Arg, Cx, Lang, PersonId, Texts};

use crate::classes::DataClasses;
use crate::tools::ToolId;

id_type! {
    /// A request for a tool.
    RequestId
}

statement! {
    ADD: organisation = "INSERT INTO tool_request (org_id, id, person_id, name, purpose, classes, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GET: organisation = "SELECT id, person_id, name, purpose, classes, asked_at, decision, reason, decided_at, tool_id FROM tool_request WHERE org_id = $1 AND id = $2";
    OF_PERSON: organisation = "SELECT id, person_id, name, purpose, classes, asked_at, decision, reason, decided_at, tool_id FROM tool_request
        WHERE org_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT $3";
    NEWEST: organisation = "SELECT id, person_id, name, purpose, classes, asked_at, decision, reason, decided_at, tool_id FROM tool_request
        WHERE org_id = $1 ORDER BY CASE WHEN decision IS NULL THEN 0 ELSE 1 END, id DESC LIMIT $2";
    OPEN: organisation = "SELECT COUNT(*) FROM tool_request WHERE org_id = $1 AND decision IS NULL";
    DECIDE: organisation = "UPDATE tool_request SET decision = $3, reason = $4, decided_at = $5, tool_id = $6 WHERE org_id = $1 AND id = $2 AND decision IS NULL";
}

/// How a request was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The tool may be used, or tried.
    Approved,
    /// It may not.
    Declined,
}

impl Decision {
    /// Its name in the database and in text keys (`tool-decision-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Declined => "declined",
        }
    }

    fn of(key: &str) -> Self {
        if key == Self::Approved.key() { Self::Approved } else { Self::Declined }
    }
}

people::naming! { "decision": name_of_decision; }

#[expect(clippy::unnecessary_wraps, reason = "as every naming")]
fn name_of_decision(lang: Lang, key: &str) -> Option<String> {
    let key = format!("tool-decision-{}", Decision::of(key).key());
    Some(Texts::get().text(lang, &key).to_owned())
}

/// A decision with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// How it was decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Time,
    /// The tool in the register, when there is one.
    pub tool: Option<ToolId>,
}

/// A request for a tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which one.
    pub id: RequestId,
    /// Who asks.
    pub person: PersonId,
    /// What the tool is called.
    pub name: String,
    /// What it is wanted for.
    pub purpose: String,
    /// The kinds of data that would be put into it.
    pub classes: DataClasses,
    /// When it was asked for.
    pub asked_at: Time,
    /// The decision, once there is one.
    pub decided: Option<Decided>,
}

impl Request {
    fn read(row: &Row) -> Result<Self> {
        let decision: Option<String> = row.get(6)?;
        let decided = decision.map(|key| -> Result<Decided> {
            Ok(Decided {
                decision: Decision::of(&key),
                reason: row.get::<Option<String>>(7)?.unwrap_or_default(),
                at: row.get(8)?,
                tool: row.get(9)?,
            })
        });
        Ok(Self {
            id: row.get(0)?,
            person: row.get(1)?,
            name: row.get(2)?,
            purpose: row.get(3)?,
            classes: DataClasses::read(&row.get::<String>(4)?),
            asked_at: row.get(5)?,
            decided: decided.transpose()?,
        })
    }
}

/// Keeps a request.
pub async fn ask(conn: &mut Conn, org: OrgId, request: &Request, doer: &Doer) -> Result<()> {
    let Request { id, person, name, purpose, classes, asked_at, .. } = request;
    let values = args![org, *id, *person, name, purpose, classes.stored(), *asked_at];
    conn.run(&ADD, values).await?;
    let detail = json!({ "name": name });
    let subject = ("tool-request", Some(id.0));
    let action = people::action!("tool-requested");
    audit::note(conn, org, doer, action, subject, &detail, *asked_at).await
}

/// One request.
pub async fn get(conn: &mut Conn, org: OrgId, id: RequestId) -> Result<Request> {
    Request::read(&conn.one(&GET, args![org, id]).await?)
}

/// What a person has asked for, the newest first.
pub async fn of_person(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    limit: usize,
) -> Result<Vec<Request>> {
    conn.list(&OF_PERSON, args![org, person, limit], Request::read).await
}

/// What was asked for, the undecided first, then the newest.
pub async fn newest(conn: &mut Conn, org: OrgId, limit: usize) -> Result<Vec<Request>> {
    conn.list(&NEWEST, args![org, limit], Request::read).await
}

/// How many wait for a decision.
pub async fn open(conn: &mut Conn, org: OrgId) -> Result<i64> {
    conn.one(&OPEN, args![org]).await?.get(0)
}

/// Decides a request and tells whoever asked, in one transaction. What is decided stays decided.
pub async fn decide(
    conn: &mut Conn,
    cx: &Cx,
    request: &Request,
    decided: &Decided,
) -> web::Result<()> {
    let actor = cx.actor()?;
    let (org, now) = (actor.org, decided.at);
    let Decided { decision, reason, tool, .. } = decided;
    let values = args![org, request.id, decision.key(), reason, now, *tool];
    if conn.run(&DECIDE, values).await? == 0 {
        return Err(web::Error::Gone("error-tool-decided"));
    }
    let detail = json!({ "name": request.name, "decision": decision.key() });
    let subject = ("tool-request", Some(request.id.0));
    let action = people::action!("tool-request-decided");
    audit::note(conn, org, &Doer::from(actor), action, subject, &detail, now).await?;
    let asker = person::get(conn, org, request.person).await?;
    let Some(address) = asker.email.filter(|_| asker.left_at.is_none()) else { return Ok(()) };
    let path = tool
        .map_or_else(|| format!("/tools/requests/{}", request.id), |tool| format!("/tools/{tool}"));
    let letter = cx.in_language(asker.language);
    let words = [
        ("name", Arg::from(asker.name.split_whitespace().next().unwrap_or_default())),
        ("tool", Arg::from(&request.name)),
        ("reason", Arg::from(reason)),
        ("link", Arg::from(cx.app().url(&path))),
    ];
    let mail = Mail {
        address,
        subject: letter.format(&format!("tool-mail-{}-subject", decision.key()), &words),
        body: letter.format(&format!("tool-mail-{}-body", decision.key()), &words),
        calendar: None,
    };
    outbox::add(conn, org, &mail, now).await?;
    Ok(())
}
