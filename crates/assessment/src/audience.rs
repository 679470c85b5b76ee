//! Who is asked.

use std::collections::HashSet;

use people::{DepartmentId, PersonId, RoleId, departments, register};
use programme::WaveId;
use serde::{Deserialize, Serialize};
use store::{Conn, OrgId, Result};

/// Who is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", content = "ids", rename_all = "kebab-case")]
pub enum Audience {
    /// Everyone on the HR list.
    #[default]
    All,
    /// Everyone in these departments and those below.
    Departments(Vec<DepartmentId>),
    /// Everyone with one of these job roles.
    Roles(Vec<RoleId>),
    /// Everyone in this wave.
    Wave(WaveId),
}

/// Everyone in an audience, as the HR list stands now.
pub async fn people(
    conn: &mut Conn,
    org: OrgId,
    audience: &Audience,
) -> Result<Vec<register::Entry>> {
    let mut all = register::all(conn, org).await?;
    match audience {
        Audience::All => {}
        Audience::Departments(chosen) => {
            let tree = departments::all(conn, org).await?;
            let inside: HashSet<DepartmentId> =
                chosen.iter().flat_map(|id| tree.with_all_below(*id)).collect();
            all.retain(|entry| inside.contains(&entry.department));
        }
        Audience::Roles(chosen) => all.retain(|entry| chosen.contains(&entry.role)),
        Audience::Wave(wave) => {
            let members = programme::waves::members(conn, org).await?;
            let inside: HashSet<PersonId> = members
                .into_iter()
                .filter(|(_, of)| of == wave)
                .map(|(person, _)| person)
                .collect();
            all.retain(|entry| inside.contains(&entry.id));
        }
    }
    Ok(all)
}
