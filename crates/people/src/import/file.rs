//! A file between the moment it is handed in and the moment it is taken or a day has passed; and the mappings
//! that are remembered for the next file of its kind.

use store::{Conn, OrgId, Result, Time, args, id_type, statement};
use tabular::Table;
use web::AccountId;

use super::Columns;

id_type! {
    /// A file that was handed in.
    FileId
}

/// What these files hold, among the kinds that other rooms import.
const KIND: &str = "people";

statement! {
    ADD: organisation = "INSERT INTO import_file (org_id, id, kind, name, content, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GET: organisation = "SELECT name, content FROM import_file WHERE org_id = $1 AND id = $2 AND kind = $3 AND created_at > $4";
    REMOVE: organisation = "DELETE FROM import_file WHERE org_id = $1 AND id = $2";
    REMOVE_OLD: organisation = "DELETE FROM import_file WHERE org_id = $1 AND created_at <= $2";
    MAPPING: organisation = "SELECT mapping FROM import_mapping WHERE org_id = $1 AND kind = $2 AND fingerprint = $3";
    REMEMBER: organisation = "INSERT INTO import_mapping (org_id, kind, fingerprint, mapping, used_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (org_id, kind, fingerprint) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at";
}

/// Keeps a file for a day, and lets go of those older.
pub async fn keep(
    conn: &mut Conn,
    org: OrgId,
    name: &str,
    content: Vec<u8>,
    by: AccountId,
    now: Time,
) -> Result<FileId> {
    remove_old(conn, org, now).await?;
    let id = FileId::new();
    let name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
    conn.run(&ADD, args![org, id, KIND, name, content, now, by]).await?;
    Ok(id)
}

/// A file's name and content, if it was handed in during the last day.
pub async fn get(conn: &mut Conn, org: OrgId, id: FileId, now: Time) -> Result<(String, Vec<u8>)> {
    let row = conn.one(&GET, args![org, id, KIND, now.plus_days(-1)]).await?;
    Ok((row.get(0)?, row.get(1)?))
}

/// Lets go of a file.
pub async fn remove(conn: &mut Conn, org: OrgId, id: FileId) -> Result<()> {
    conn.run(&REMOVE, args![org, id]).await?;
    Ok(())
}

/// Lets go of files older than a day.
pub async fn remove_old(conn: &mut Conn, org: OrgId, now: Time) -> Result<()> {
    conn.run(&REMOVE_OLD, args![org, now.plus_days(-1)]).await?;
    Ok(())
}

/// The columns chosen the last time a file had these headings.
pub async fn remembered(conn: &mut Conn, org: OrgId, table: &Table) -> Result<Option<Columns>> {
    let fingerprint = tabular::fingerprint(&table.headers);
    let row = conn.maybe_one(&MAPPING, args![org, KIND, fingerprint]).await?;
    row.map(|row| Ok(serde_json::from_str(&row.get::<String>(0)?)?)).transpose()
}

/// Remembers the columns chosen for files with these headings.
pub async fn remember(
    conn: &mut Conn,
    org: OrgId,
    table: &Table,
    columns: &Columns,
    now: Time,
) -> Result<()> {
    let fingerprint = tabular::fingerprint(&table.headers);
    let mapping = serde_json::to_string(columns)?;
    conn.run(&REMEMBER, args![org, KIND, fingerprint, mapping, now]).await?;
    Ok(())
}
