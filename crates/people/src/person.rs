//! One person on the HR list.

use jiff::civil::Date;
use store::{Conn, OrgId, Result, Row, Time, args, statement};
use web::{Lang, PersonId};

use crate::{DepartmentId, RoleId};

statement! {
    GET: organisation = "SELECT id, number, name, email, department_id, role_id, manager_id, language, start_date, end_date, hourly_cost, left_at, erased_at, created_at, updated_at
        FROM person WHERE org_id = $1 AND id = $2";
}

/// One person on the HR list. The fields are declared with purpose, retention and readers in `personal.rs`.
#[derive(Debug, Clone)]
pub struct Person {
    /// Which person.
    pub id: PersonId,
    /// The employee number; gone once the data is erased.
    pub number: Option<String>,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The department.
    pub department: DepartmentId,
    /// The job role.
    pub role: RoleId,
    /// The manager.
    pub manager: Option<PersonId>,
    /// The language they read.
    pub language: Lang,
    /// The first day of employment.
    pub start: Option<Date>,
    /// The last day of employment.
    pub end: Option<Date>,
    /// What an hour costs, in hundredths of the organisation's currency.
    pub hourly_cost: Option<i64>,
    /// When they were noted as having left.
    pub left_at: Option<Time>,
    /// When their personal data was erased.
    pub erased_at: Option<Time>,
    /// When they came onto the list.
    pub created_at: Time,
    /// When the entry was last changed.
    pub updated_at: Time,
}

impl Person {
    pub(crate) fn read(row: &Row) -> Result<Self> {
        let date = |index| -> Result<Option<Date>> {
            Ok(row.get::<Option<String>>(index)?.and_then(|text| text.parse().ok()))
        };
        Ok(Self {
            id: row.get(0)?,
            number: row.get(1)?,
            name: row.get(2)?,
            email: row.get(3)?,
            department: row.get(4)?,
            role: row.get(5)?,
            manager: row.get(6)?,
            language: Lang::or_fallback(&row.get::<String>(7)?),
            start: date(8)?,
            end: date(9)?,
            hourly_cost: row.get(10)?,
            left_at: row.get(11)?,
            erased_at: row.get(12)?,
            created_at: row.get(13)?,
            updated_at: row.get(14)?,
        })
    }
}

/// One person. Whoever shows this to somebody else also calls [`crate::reads::note`].
pub async fn get(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<Person> {
    Person::read(&conn.one(&GET, args![org, person]).await?)
}
