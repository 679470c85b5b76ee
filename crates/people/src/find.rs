//! Finding people to choose from: by name, e-mail or department, a page at a time however long the list is.

use store::{Conn, OrgId, Result, Row, args, statement};
use web::{PersonId, searchable};

use crate::{DepartmentId, RoleId};

statement! {
    SEARCH: organisation = sqlite
        "SELECT id, name, department_id, role_id FROM person
         WHERE org_id = $1 AND left_at IS NULL AND search LIKE $2 ESCAPE '\\'
           AND ($3 IS NULL OR department_id IN (SELECT unhex(value, '-') FROM json_each($3)))
           AND ($4 IS NULL OR (name_key, id) > (SELECT name_key, id FROM person WHERE org_id = $1 AND id = $4))
         ORDER BY name_key, id LIMIT $5"
        postgres
        "SELECT id, name, department_id, role_id FROM person
         WHERE org_id = $1 AND left_at IS NULL AND search LIKE $2 ESCAPE '\\'
           AND (CAST($3 AS TEXT) IS NULL OR department_id IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text(CAST($3 AS JSONB))))
           AND (CAST($4 AS UUID) IS NULL OR (name_key, id) > (SELECT name_key, id FROM person WHERE org_id = $1 AND id = $4))
         ORDER BY name_key, id LIMIT $5";
    SOME: organisation = sqlite
        "SELECT id, name, department_id, role_id FROM person
         WHERE org_id = $1 AND id IN (SELECT unhex(value, '-') FROM json_each($2)) ORDER BY name_key, id"
        postgres
        "SELECT id, name, department_id, role_id FROM person
         WHERE org_id = $1 AND id IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text(CAST($2 AS JSONB)))
         ORDER BY name_key, id";
}

/// Somebody on the HR list, as one is told apart from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which person.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The department.
    pub department: DepartmentId,
    /// The job role.
    pub role: RoleId,
}

impl Found {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self { id: row.get(0)?, name: row.get(1)?, department: row.get(2)?, role: row.get(3)? })
    }
}

/// The employed whose name or e-mail holds these words in this order (all, when empty), in these departments (all,
/// when none are given), by name after the person `after`, so many at most.
pub async fn search(
    conn: &mut Conn,
    org: OrgId,
    words: &str,
    departments: Option<&[DepartmentId]>,
    after: Option<PersonId>,
    most: usize,
) -> Result<Vec<Found>> {
    let words = searchable(words).replace('_', "\\_");
    let pattern = format!("%{}%", words.split(' ').collect::<Vec<_>>().join("%"));
    let departments = departments.map(serde_json::to_string).transpose()?;
    conn.list(&SEARCH, args![org, pattern, departments, after, most], Found::read).await
}

/// These people, by name; those not in the organisation are left out.
pub async fn some(conn: &mut Conn, org: OrgId, people: &[PersonId]) -> Result<Vec<Found>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let ids = serde_json::to_string(people)?;
    conn.list(&SOME, args![org, ids], Found::read).await
}
