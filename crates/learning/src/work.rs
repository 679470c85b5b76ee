//! What somebody writes while they practise: which task of their own they chose, and a note. For nobody else.

use store::{Conn, OrgId, Result, Time, args, statement};
use web::PersonId;

statement! {
    GET: organisation = "SELECT task, note FROM unit_work WHERE org_id = $1 AND person_id = $2 AND unit = $3";
    KEEP: organisation = "INSERT INTO unit_work (org_id, person_id, unit, task, note, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (org_id, person_id, unit) DO UPDATE SET task = excluded.task, note = excluded.note, changed_at = excluded.changed_at";
}

/// The longest note, in characters.
pub const LONGEST: usize = 8_000;

/// The work on one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Work {
    /// The key of the task; empty where none is chosen.
    pub task: String,
    /// The note.
    pub note: String,
}

/// What has been written.
pub async fn get(conn: &mut Conn, org: OrgId, person: PersonId, unit: &str) -> Result<Work> {
    let row = conn.maybe_one(&GET, args![org, person, unit]).await?;
    let read = |row: store::Row| Ok(Work { task: row.get(0)?, note: row.get(1)? });
    row.map(read).transpose().map(Option::unwrap_or_default)
}

/// Keeps what has been written.
pub async fn keep(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    unit: &str,
    work: &Work,
    now: Time,
) -> Result<()> {
    conn.run(&KEEP, args![org, person, unit, &work.task, &work.note, now]).await?;
    Ok(())
}
