//! Milestones: days everybody should know of, such as the board meeting that decides on the next wave.

use jiff::civil::Date;
use people::audit::{self, Action, Doer};
use serde_json::{Value as Json, json};
use store::{Conn, OrgId, Result, Row, Time, args, id_type, statement};

id_type! {
    /// A milestone.
    MilestoneId
}

statement! {
    ALL: organisation = "SELECT id, name, due_on, reached_at FROM programme_milestone WHERE org_id = $1 ORDER BY due_on, id";
    GET: organisation = "SELECT id, name, due_on, reached_at FROM programme_milestone WHERE org_id = $1 AND id = $2";
    ADD: organisation = "INSERT INTO programme_milestone (org_id, id, name, due_on, reached_at, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    CHANGE: organisation = "UPDATE programme_milestone SET name = $3, due_on = $4, reached_at = $5 WHERE org_id = $1 AND id = $2";
    REMOVE: organisation = "DELETE FROM programme_milestone WHERE org_id = $1 AND id = $2";
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Which one.
    pub id: MilestoneId,
    /// What should have happened.
    pub name: String,
    /// By when.
    pub due_on: Date,
    /// When HR noted that it has.
    pub reached_at: Option<Time>,
}

impl Milestone {
    fn read(row: &Row) -> Result<Self> {
        let due_on = serde_json::from_value(Json::from(row.get::<String>(2)?))?;
        Ok(Self { id: row.get(0)?, name: row.get(1)?, due_on, reached_at: row.get(3)? })
    }
}

/// All milestones by date.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Milestone>> {
    conn.list(&ALL, args![org], Milestone::read).await
}

/// One milestone.
pub async fn get(conn: &mut Conn, org: OrgId, id: MilestoneId) -> Result<Milestone> {
    Milestone::read(&conn.one(&GET, args![org, id]).await?)
}

/// Adds a milestone.
pub async fn add(
    conn: &mut Conn,
    org: OrgId,
    milestone: &Milestone,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    let due_on = milestone.due_on.to_string();
    let values = args![org, milestone.id, &milestone.name, due_on, milestone.reached_at, now];
    conn.run(&ADD, values).await?;
    note(conn, org, doer, people::action!("milestone-added"), milestone, now).await
}

/// Changes a milestone, or notes that it is reached.
pub async fn change(
    conn: &mut Conn,
    org: OrgId,
    milestone: &Milestone,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    let due_on = milestone.due_on.to_string();
    let values = args![org, milestone.id, &milestone.name, due_on, milestone.reached_at];
    conn.run(&CHANGE, values).await?;
    note(conn, org, doer, people::action!("milestone-changed"), milestone, now).await
}

/// Takes a milestone away.
pub async fn remove(
    conn: &mut Conn,
    org: OrgId,
    milestone: &Milestone,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    conn.run(&REMOVE, args![org, milestone.id]).await?;
    note(conn, org, doer, people::action!("milestone-removed"), milestone, now).await
}

async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: Action,
    milestone: &Milestone,
    now: Time,
) -> Result<()> {
    let detail = json!({
        "name": milestone.name, "due_on": milestone.due_on, "reached": milestone.reached_at.is_some(),
    });
    let subject = ("milestone", Some(milestone.id.0));
    audit::note(conn, org, doer, action, subject, &detail, now).await
}
