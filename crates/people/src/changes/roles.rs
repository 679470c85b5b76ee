//! Job roles: added, renamed, merged.

use serde_json::json;
use store::{Conn, OrgId, Time, args, bulk_insert, statement};
use web::Lang;

use super::departments::in_use;
use super::{Fault, LONGEST_NAME, name_key};
use crate::RoleId;
use crate::audit::{self, Doer};
use crate::job_roles::{self, JobRole};

bulk_insert! {
    ROLES = "job_role" ("org_id", "id", "name", "name_key", "created_at")
        "ON CONFLICT (org_id, id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key";
}

statement! {
    MOVE_PEOPLE: organisation = "UPDATE person SET role_id = $3, updated_at = $4 WHERE org_id = $1 AND role_id = $2";
    REMOVE: organisation = "DELETE FROM job_role WHERE org_id = $1 AND id = $2";
}

/// Adds roles, or brings those with the same id up to this.
pub async fn write_roles(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    roles: &[JobRole],
    now: Time,
) -> store::Result<()> {
    let row = |role: &JobRole| args![org, role.id, &role.name, name_key(lang, &role.name), now];
    let rows: Vec<_> = roles.iter().map(row).collect();
    ROLES.insert(conn, rows).await
}

/// A name for a role as it is kept, if it can be one and no other role has it.
fn name(typed: &str, roles: &[JobRole], own: Option<RoleId>) -> Result<String, Fault> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Fault::Field("name", "people-fault-name-missing"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Fault::Field("name", "people-fault-too-long"));
    }
    let wanted = name.to_lowercase();
    if roles.iter().any(|role| Some(role.id) != own && role.name.to_lowercase() == wanted) {
        return Err(Fault::Field("name", "people-fault-role-taken"));
    }
    Ok(name)
}

/// Adds a role.
pub async fn add_role(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    doer: &Doer,
    typed: &str,
    now: Time,
) -> Result<RoleId, Fault> {
    let name = name(typed, &job_roles::all(conn, org).await?, None)?;
    let role = JobRole { id: RoleId::new(), name };
    write_roles(conn, org, lang, std::slice::from_ref(&role), now).await?;
    let detail = json!({ "name": role.name });
    audit::note(
        conn,
        org,
        doer,
        crate::action!("role-added"),
        ("role", Some(role.id.0)),
        &detail,
        now,
    )
    .await?;
    Ok(role.id)
}

/// Gives a role another name.
pub async fn rename_role(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    doer: &Doer,
    id: RoleId,
    typed: &str,
    now: Time,
) -> Result<(), Fault> {
    let roles = job_roles::all(conn, org).await?;
    let before = roles.iter().find(|role| role.id == id).ok_or(store::Error::NotFound)?;
    let name = name(typed, &roles, Some(id))?;
    if name == before.name {
        return Ok(());
    }
    let detail = json!({ "from": before.name, "to": name });
    write_roles(conn, org, lang, &[JobRole { id, name }], now).await?;
    audit::note(
        conn,
        org,
        doer,
        crate::action!("role-changed"),
        ("role", Some(id.0)),
        &detail,
        now,
    )
    .await?;
    Ok(())
}

/// Gives everyone with one role another and removes the first.
pub async fn merge_roles(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    id: RoleId,
    into: RoleId,
    now: Time,
) -> Result<(), Fault> {
    if id == into {
        return Err(Fault::Field("into", "people-fault-role-same"));
    }
    let roles = job_roles::all(conn, org).await?;
    let named =
        |id| roles.iter().find(|role: &&JobRole| role.id == id).ok_or(store::Error::NotFound);
    let (from, to) = (named(id)?, named(into)?);
    let people = conn.run(&MOVE_PEOPLE, args![org, id, into, now]).await?;
    let removed = conn.run(&REMOVE, args![org, id]).await;
    removed.map_err(in_use("into", "people-fault-role-in-use"))?;
    let detail = json!({ "from": from.name, "to": to.name, "people": people });
    audit::note(
        conn,
        org,
        doer,
        crate::action!("role-merged"),
        ("role", Some(into.0)),
        &detail,
        now,
    )
    .await?;
    Ok(())
}
