//! The HR list as other rooms read it: the denominator of every figure.

use store::{Conn, OrgId, Recent, Result, Row, args, statement};
use web::{Lang, PersonId};

use crate::{DepartmentId, RoleId};

statement! {
    EMPLOYED: organisation = "SELECT id, department_id, role_id, manager_id, language FROM person WHERE org_id = $1 AND left_at IS NULL";
    COUNT: organisation = "SELECT COUNT(*) FROM person WHERE org_id = $1 AND left_at IS NULL";
    SIZE: organisation = "SELECT (SELECT COUNT(*) FROM person p WHERE p.org_id = $1 AND p.left_at IS NULL),
        (SELECT COUNT(*) FROM department d WHERE d.org_id = $1)";
    ONE: organisation = "SELECT id, department_id, role_id, manager_id, language FROM person WHERE org_id = $1 AND id = $2";
    TEAM: organisation = "SELECT id, department_id, role_id, manager_id, language FROM person WHERE org_id = $1 AND manager_id = $2 AND left_at IS NULL";
    BY_EMAIL: organisation = "SELECT id, department_id, role_id, manager_id, language FROM person WHERE org_id = $1 AND email = $2";
    CONTACTS: organisation = "SELECT id, name, email, language FROM person WHERE org_id = $1 AND left_at IS NULL";
    SILENT: organisation = "SELECT id FROM person WHERE org_id = $1 AND left_at IS NULL AND email IS NULL";
    KEYS: organisation = "SELECT id, number, email FROM person WHERE org_id = $1 AND left_at IS NULL";
}

/// Where one person stands on the HR list; no name, no contact.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Which person.
    pub id: PersonId,
    /// The department.
    pub department: DepartmentId,
    /// The job role.
    pub role: RoleId,
    /// The manager.
    pub manager: Option<PersonId>,
    /// The language they read.
    pub language: Lang,
}

fn entry(row: &Row) -> Result<Entry> {
    Ok(Entry {
        id: row.get(0)?,
        department: row.get(1)?,
        role: row.get(2)?,
        manager: row.get(3)?,
        language: Lang::or_fallback(&row.get::<String>(4)?),
    })
}

/// Hands everyone employed to `take`.
pub async fn each(conn: &mut Conn, org: OrgId, mut take: impl FnMut(Entry) + Send) -> Result<()> {
    conn.each(&EMPLOYED, args![org], |row| {
        take(entry(row)?);
        Ok(())
    })
    .await
}

/// Everyone employed.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Entry>> {
    conn.list(&EMPLOYED, args![org], entry).await
}

static COUNTS: Recent<OrgId, i64> = Recent::new();

/// How many are employed; in a large organisation, as of some seconds ago.
pub async fn count(conn: &mut Conn, org: OrgId) -> Result<i64> {
    let count = async {
        let count = conn.one(&COUNT, args![org]).await?.get(0)?;
        Ok((count, count))
    };
    COUNTS.get(org, count).await
}

/// How many are employed, and how many departments there are.
pub async fn size(conn: &mut Conn, org: OrgId) -> Result<(i64, usize)> {
    let row = conn.one(&SIZE, args![org]).await?;
    Ok((row.get(0)?, usize::try_from(row.get::<i64>(1)?).unwrap_or(0)))
}

/// Those employed who have no e-mail address.
pub async fn without_address(conn: &mut Conn, org: OrgId) -> Result<Vec<PersonId>> {
    conn.list(&SILENT, args![org], |row| row.get(0)).await
}

/// One person, employed or not.
pub async fn one(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<Entry> {
    entry(&conn.one(&ONE, args![org, person]).await?)
}

/// Those who report to a manager.
pub async fn team(conn: &mut Conn, org: OrgId, manager: PersonId) -> Result<Vec<Entry>> {
    conn.list(&TEAM, args![org, manager], entry).await
}

/// The departments a manager follows: their own and those of the people who report to them.
pub async fn departments_of_manager(
    conn: &mut Conn,
    org: OrgId,
    manager: PersonId,
) -> Result<Vec<DepartmentId>> {
    let mut departments = vec![one(conn, org, manager).await?.department];
    departments.extend(team(conn, org, manager).await?.iter().map(|entry| entry.department));
    Ok(departments)
}

/// The person with an address.
pub async fn by_email(conn: &mut Conn, org: OrgId, email: &str) -> Result<Option<Entry>> {
    conn.maybe_one(&BY_EMAIL, args![org, email]).await?.as_ref().map(entry).transpose()
}

/// How to reach one person; for the outbox and printable sheets only.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Which person.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: Option<String>,
    /// The language they read.
    pub language: Lang,
}

/// How to reach everyone employed.
pub async fn contacts(conn: &mut Conn, org: OrgId) -> Result<Vec<Contact>> {
    conn.list(&CONTACTS, args![org], |row| {
        Ok(Contact {
            id: row.get(0)?,
            name: row.get(1)?,
            email: row.get(2)?,
            language: Lang::or_fallback(&row.get::<String>(3)?),
        })
    })
    .await
}

/// What a list from elsewhere knows people by: employee number and e-mail.
pub async fn keys(
    conn: &mut Conn,
    org: OrgId,
) -> Result<Vec<(PersonId, Option<String>, Option<String>)>> {
    conn.list(&KEYS, args![org], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).await
}
