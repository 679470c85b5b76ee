//! Who wants to be in the pilot. People say so themselves: what they answered in an assessment is never shown to HR as
//! the reason to ask them.

use store::{Conn, OrgId, Result, Time, args, statement};
use web::PersonId;

statement! {
    ADD: organisation = "INSERT INTO volunteer (org_id, person_id, at) VALUES ($1, $2, $3) ON CONFLICT (org_id, person_id) DO NOTHING";
    REMOVE: organisation = "DELETE FROM volunteer WHERE org_id = $1 AND person_id = $2";
    ONE: organisation = "SELECT at FROM volunteer WHERE org_id = $1 AND person_id = $2";
    ALL: organisation = "SELECT person_id FROM volunteer WHERE org_id = $1 ORDER BY person_id";
}

/// Notes that somebody wants to be in the pilot.
pub async fn add(conn: &mut Conn, org: OrgId, person: PersonId, now: Time) -> Result<()> {
    conn.run(&ADD, args![org, person, now]).await?;
    Ok(())
}

/// Notes that they do not, after all.
pub async fn remove(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<()> {
    conn.run(&REMOVE, args![org, person]).await?;
    Ok(())
}

/// Whether somebody wants to.
pub async fn wants(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<bool> {
    Ok(conn.maybe_one(&ONE, args![org, person]).await?.is_some())
}

/// Everybody who wants to.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<PersonId>> {
    conn.list(&ALL, args![org], |row| row.get(0)).await
}
