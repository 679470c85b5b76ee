//! Job roles.

use store::{Conn, OrgId, Recent, Result, args, id_type, statement};

id_type! {
    /// A job role.
    RoleId
}

statement! {
    ALL: organisation = "SELECT id, name FROM job_role WHERE org_id = $1 ORDER BY name";
    COUNTS: organisation = "SELECT role_id, COUNT(*) FROM person WHERE org_id = $1 AND left_at IS NULL GROUP BY role_id";
}

/// A job role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRole {
    /// Which one.
    pub id: RoleId,
    /// Its name.
    pub name: String,
}

/// All job roles, by name.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<JobRole>> {
    conn.list(&ALL, args![org], |row| Ok(JobRole { id: row.get(0)?, name: row.get(1)? })).await
}

/// How many people have each role.
pub async fn counts(conn: &mut Conn, org: OrgId) -> Result<Vec<(RoleId, i64)>> {
    static RECENT: Recent<OrgId, Vec<(RoleId, i64)>> = Recent::new();
    let count = async {
        let counts = conn.list(&COUNTS, args![org], |row| Ok((row.get(0)?, row.get(1)?))).await?;
        let people = counts.iter().map(|(_, people): &(_, i64)| people).sum();
        Ok((counts, people))
    };
    RECENT.get(org, count).await
}
