//! The register of AI tools: which may be used, for what, with which data, and who answers for them.
//!
//! A few tools that everybody knows give more than many that nobody supports, so the organisation says how many it can
//! look after ([`most`]); the pages warn beyond that.

use jiff::civil::Date;
use people::audit::{self, Doer};
use serde::Deserialize;
use serde_json::json;
use store::{Conn, OrgId, Result, Row, Time, args, id_type, statement};
use web::{Lang, PersonId, Texts, content, searchable};

use crate::classes::DataClasses;

id_type! {
    /// A tool in the register.
    ToolId
}

statement! {
    ALL: organisation = "SELECT id, name, status, status_at, reason, purpose, classes, review_on, owner_id, region, contract, cost, support, link FROM ai_tool WHERE org_id = $1";
    GET: organisation = "SELECT id, name, status, status_at, reason, purpose, classes, review_on, owner_id, region, contract, cost, support, link FROM ai_tool WHERE org_id = $1 AND id = $2";
    NAMED: organisation = "SELECT id, name, status, status_at, reason, purpose, classes, review_on, owner_id, region, contract, cost, support, link FROM ai_tool WHERE org_id = $1 AND name_key = $2";
    ADD: organisation = "INSERT INTO ai_tool (org_id, id, name, name_key, status, status_at, reason, purpose, classes, review_on, owner_id, region, contract, cost, support, link, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    CHANGE: organisation = "UPDATE ai_tool SET name = $3, name_key = $4, status = $5, status_at = $6, reason = $7, purpose = $8, classes = $9, review_on = $10,
        owner_id = $11, region = $12, contract = $13, cost = $14, support = $15, link = $16 WHERE org_id = $1 AND id = $2";
    MOST_SET: organisation = "SELECT most FROM tool_limit WHERE org_id = $1";
    SET_MOST: organisation = "INSERT INTO tool_limit (org_id, most, changed_at) VALUES ($1, $2, $3)
        ON CONFLICT (org_id) DO UPDATE SET most = excluded.most, changed_at = excluded.changed_at";
}

/// What may be done with a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Everybody may use it.
    Approved,
    /// It may be used while it is tried.
    Trial,
    /// It may not be used.
    NotAllowed,
    /// It was used once and is not any more.
    Retired,
}

impl Status {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Approved, Self::Trial, Self::NotAllowed, Self::Retired];

    /// Its name in the database, in forms and in text keys (`tool-status-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Trial => "trial",
            Self::NotAllowed => "not-allowed",
            Self::Retired => "retired",
        }
    }

    /// The status of a name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }

    /// Whether a tool may be used.
    #[must_use]
    pub const fn usable(self) -> bool {
        matches!(self, Self::Approved | Self::Trial)
    }

    /// How the badge looks.
    #[must_use]
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Approved => "good",
            Self::Trial => "info",
            Self::NotAllowed => "bad",
            Self::Retired => "",
        }
    }
}

people::naming! { "tool_status": name_of_status; }

fn name_of_status(lang: Lang, key: &str) -> Option<String> {
    let key = format!("tool-status-{}", Status::of(key)?.key());
    Some(Texts::get().text(lang, &key).to_owned())
}

/// A tool in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// Which one.
    pub id: ToolId,
    /// What it is called.
    pub name: String,
    /// What may be done with it.
    pub status: Status,
    /// Since when.
    pub status_at: Time,
    /// Why it has that status.
    pub reason: String,
    /// What it is good for here.
    pub purpose: String,
    /// The kinds of data that may be put into it.
    pub classes: DataClasses,
    /// When the decision is to be looked at again.
    pub review_on: Option<Date>,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// Where the data is processed.
    pub region: String,
    /// The contract and what it promises.
    pub contract: String,
    /// What a seat costs a month, in hundredths of the organisation's currency.
    pub cost: Option<i64>,
    /// Whom to turn to when it does not work.
    pub support: String,
    /// Where it is found.
    pub link: String,
}

impl Tool {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            // What this program does not know may not be used.
            status: Status::of(&row.get::<String>(2)?).unwrap_or(Status::NotAllowed),
            status_at: row.get(3)?,
            reason: row.get(4)?,
            purpose: row.get(5)?,
            classes: DataClasses::read(&row.get::<String>(6)?),
            review_on: row.get::<Option<String>>(7)?.and_then(|date| date.parse().ok()),
            owner: row.get(8)?,
            region: row.get(9)?,
            contract: row.get(10)?,
            cost: row.get(11)?,
            support: row.get(12)?,
            link: row.get(13)?,
        })
    }

    /// Whether the day has come to look at the decision again.
    #[must_use]
    pub fn due(&self, today: Date) -> bool {
        self.status.usable() && self.review_on.is_some_and(|day| day <= today)
    }
}

/// All tools, by name as a language sorts.
pub async fn all(conn: &mut Conn, org: OrgId, lang: Lang) -> Result<Vec<Tool>> {
    let mut tools = conn.list(&ALL, args![org], Tool::read).await?;
    tools.sort_by_cached_key(|tool| Texts::get().sort_key(lang, &tool.name));
    Ok(tools)
}

/// One tool.
pub async fn get(conn: &mut Conn, org: OrgId, id: ToolId) -> Result<Tool> {
    Tool::read(&conn.one(&GET, args![org, id]).await?)
}

/// The tool of a name, however it is typed.
pub async fn named(conn: &mut Conn, org: OrgId, name: &str) -> Result<Option<Tool>> {
    let found = conn.maybe_one(&NAMED, args![org, searchable(name)]).await?;
    found.as_ref().map(Tool::read).transpose()
}

/// Adds a tool.
pub async fn add(conn: &mut Conn, org: OrgId, tool: &Tool, doer: &Doer, now: Time) -> Result<()> {
    let values = args![
        org,
        tool.id,
        &tool.name,
        searchable(&tool.name),
        tool.status.key(),
        now,
        &tool.reason,
        &tool.purpose,
        tool.classes.stored(),
        tool.review_on.map(|day| day.to_string()),
        tool.owner,
        &tool.region,
        &tool.contract,
        tool.cost,
        &tool.support,
        &tool.link,
        now
    ];
    conn.run(&ADD, values).await?;
    let detail = json!({
        "name": tool.name, "tool_status": [null, tool.status.key()], "classes": [null, tool.classes.stored()],
    });
    let subject = ("tool", Some(tool.id.0));
    audit::note(conn, org, doer, people::action!("tool-added"), subject, &detail, now).await
}

/// Changes a tool.
pub async fn change(
    conn: &mut Conn,
    org: OrgId,
    tool: &Tool,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    let before = get(conn, org, tool.id).await?;
    let status_at = if before.status == tool.status { before.status_at } else { now };
    let values = args![
        org,
        tool.id,
        &tool.name,
        searchable(&tool.name),
        tool.status.key(),
        status_at,
        &tool.reason,
        &tool.purpose,
        tool.classes.stored(),
        tool.review_on.map(|day| day.to_string()),
        tool.owner,
        &tool.region,
        &tool.contract,
        tool.cost,
        &tool.support,
        &tool.link
    ];
    conn.run(&CHANGE, values).await?;
    let detail = json!({
        "name": tool.name, "named": [before.name, tool.name],
        "tool_status": [before.status.key(), tool.status.key()],
        "classes": [before.classes.stored(), tool.classes.stored()],
        "review_on": [before.review_on, tool.review_on],
    });
    let subject = ("tool", Some(tool.id.0));
    audit::note(conn, org, doer, people::action!("tool-changed"), subject, &detail, now).await
}

/// How many tools an organisation has said it can look after, if it has not said otherwise. The method begins with
/// two or three.
const MOST: u32 = 3;

/// How many tools the organisation can look after.
pub async fn most(conn: &mut Conn, org: OrgId) -> Result<u32> {
    let row = conn.maybe_one(&MOST_SET, args![org]).await?;
    let most = row.map(|row| row.get::<i64>(0)).transpose()?;
    Ok(most.and_then(|most| u32::try_from(most).ok()).unwrap_or(MOST))
}

/// Says how many tools the organisation can look after.
pub async fn set_most(
    conn: &mut Conn,
    org: OrgId,
    most: u32,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    let before = self::most(conn, org).await?;
    conn.run(&SET_MOST, args![org, most, now]).await?;
    let detail = json!({ "tools": [before, most] });
    let action = people::action!("tool-limit-changed");
    audit::note(conn, org, doer, action, ("tool", None), &detail, now).await
}

/// A tool many know, so that its name is written in one way.
#[derive(Debug, Clone, Deserialize)]
pub struct Known {
    /// Its name.
    pub name: String,
}

/// The tools of `tools.toml`, in a language.
pub fn known(lang: Lang) -> web::Result<Vec<Known>> {
    #[derive(Deserialize)]
    struct File {
        tool: Vec<Known>,
    }
    let file = content::table::<File>(lang, "tools.toml");
    Ok(file.map_err(|error| web::Error::internal(error.to_string()))?.tool)
}
