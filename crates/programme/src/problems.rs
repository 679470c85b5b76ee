//! What went wrong and what is done about it. Everybody reads it: a plan that only tells of what went well is
//! not believed.

use people::audit::{self, Action, Doer};
use serde_json::json;
use store::{Conn, OrgId, Result, Row, Time, args, id_type, statement};

id_type! {
    /// Something that went wrong.
    ProblemId
}

statement! {
    ALL: organisation = "SELECT id, step, happened, action, noted_at, solved_at FROM programme_problem WHERE org_id = $1 ORDER BY id DESC";
    GET: organisation = "SELECT id, step, happened, action, noted_at, solved_at FROM programme_problem WHERE org_id = $1 AND id = $2";
    ADD: organisation = "INSERT INTO programme_problem (org_id, id, step, happened, action, noted_at, solved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CHANGE: organisation = "UPDATE programme_problem SET step = $3, happened = $4, action = $5, solved_at = $6 WHERE org_id = $1 AND id = $2";
    REMOVE: organisation = "DELETE FROM programme_problem WHERE org_id = $1 AND id = $2";
}

/// Something that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which one.
    pub id: ProblemId,
    /// The step it happened in.
    pub step: String,
    /// What happened.
    pub happened: String,
    /// What is done about it.
    pub action: String,
    /// When it was noted.
    pub noted_at: Time,
    /// When it was solved.
    pub solved_at: Option<Time>,
}

impl Problem {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            step: row.get(1)?,
            happened: row.get(2)?,
            action: row.get(3)?,
            noted_at: row.get(4)?,
            solved_at: row.get(5)?,
        })
    }
}

/// All of them, the newest first.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Problem>> {
    conn.list(&ALL, args![org], Problem::read).await
}

/// One of them.
pub async fn get(conn: &mut Conn, org: OrgId, id: ProblemId) -> Result<Problem> {
    Problem::read(&conn.one(&GET, args![org, id]).await?)
}

/// Notes that something went wrong.
pub async fn add(conn: &mut Conn, org: OrgId, problem: &Problem, doer: &Doer) -> Result<()> {
    let values = args![
        org,
        problem.id,
        &problem.step,
        &problem.happened,
        &problem.action,
        problem.noted_at,
        problem.solved_at
    ];
    conn.run(&ADD, values).await?;
    note(conn, org, doer, people::action!("problem-noted"), problem, problem.noted_at).await
}

/// Changes what is said, or notes that it is solved.
pub async fn change(
    conn: &mut Conn,
    org: OrgId,
    problem: &Problem,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    let Problem { id, step, happened, action, solved_at, .. } = problem;
    conn.run(&CHANGE, args![org, *id, step, happened, action, *solved_at]).await?;
    note(conn, org, doer, people::action!("problem-changed"), problem, now).await
}

/// Takes it away.
pub async fn remove(
    conn: &mut Conn,
    org: OrgId,
    problem: &Problem,
    doer: &Doer,
    now: Time,
) -> Result<()> {
    conn.run(&REMOVE, args![org, problem.id]).await?;
    note(conn, org, doer, people::action!("problem-removed"), problem, now).await
}

async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: Action,
    problem: &Problem,
    now: Time,
) -> Result<()> {
    let detail = json!({ "step": problem.step, "solved": problem.solved_at.is_some() });
    audit::note(conn, org, doer, action, ("problem", Some(problem.id.0)), &detail, now).await
}
