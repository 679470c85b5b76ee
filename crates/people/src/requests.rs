//! What people asked about their data: a correction, or that it be erased. HR answers.

use store::{Conn, OrgId, Result, Time, args, statement};

statement! {
    WAITING: organisation = "SELECT COUNT(*), MIN(created_at) FROM person_request WHERE org_id = $1 AND answered_at IS NULL";
}

/// How many requests wait for an answer, and since when the oldest does; none when there are none.
pub async fn waiting(conn: &mut Conn, org: OrgId) -> Result<Option<(i64, Time)>> {
    let row = conn.one(&WAITING, args![org]).await?;
    let since: Option<Time> = row.get(1)?;
    since.map(|since| Ok((row.get(0)?, since))).transpose()
}
