//! Whether the HR list keeps what an hour of somebody's work costs. It does not until the organisation switches
//! the module on, and what was kept is gone once it is switched off.

use store::{Conn, OrgId, Result, Time, args, statement};

statement! {
    KEPT: organisation = "SELECT hourly_cost_since FROM organisation WHERE org_id = $1";
    SET_KEPT: organisation = "UPDATE organisation SET hourly_cost_since = $2 WHERE org_id = $1";
    FORGET: organisation = "UPDATE person SET hourly_cost = NULL WHERE org_id = $1 AND hourly_cost IS NOT NULL";
}

/// Whether hourly cost is kept. Whoever writes a person drops the cost when it is not.
pub async fn kept(conn: &mut Conn, org: OrgId) -> Result<bool> {
    let since: Option<Time> = conn.one(&KEPT, args![org]).await?.get(0)?;
    Ok(since.is_some())
}

/// Keeps hourly cost from now on.
pub async fn keep(conn: &mut Conn, org: OrgId, now: Time) -> Result<()> {
    conn.run(&SET_KEPT, args![org, now]).await?;
    Ok(())
}

/// Stops keeping hourly cost and forgets every figure; how many people had one.
pub async fn forget(conn: &mut Conn, org: OrgId) -> Result<u64> {
    conn.run(&SET_KEPT, args![org, None::<Time>]).await?;
    conn.run(&FORGET, args![org]).await
}
