//! What is on the list before an import.

use store::{Conn, OrgId, Result, args, statement};

use crate::Person;
use crate::departments::{self, Departments};
use crate::job_roles::{self, JobRole};

statement! {
    PEOPLE: organisation = "SELECT id, number, name, email, department_id, role_id, manager_id, language, start_date, end_date, hourly_cost, left_at, erased_at, created_at, updated_at
        FROM person WHERE org_id = $1 AND erased_at IS NULL";
}

/// What is on the list before an import.
#[derive(Debug, Clone, Default)]
pub struct Existing {
    /// Everybody who is or was employed and is not erased.
    pub people: Vec<Person>,
    /// The departments.
    pub departments: Departments,
    /// The job roles.
    pub roles: Vec<JobRole>,
}

impl Existing {
    /// Reads the list: three statements, however many people.
    pub async fn read(conn: &mut Conn, org: OrgId) -> Result<Self> {
        let mut people = Vec::new();
        conn.each(&PEOPLE, args![org], |row| {
            people.push(Person::read(row)?);
            Ok(())
        })
        .await?;
        let departments = departments::all(conn, org).await?;
        let roles = job_roles::all(conn, org).await?;
        Ok(Self { people, departments, roles })
    }
}
