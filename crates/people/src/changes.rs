//! What HR changes on the list: people, departments and job roles, each with its entry in the audit log.
//!
//! The three `write_…` functions are how many rows come in at once: the import, and companies made up for a
//! demonstration.

mod departments;
mod people;
mod roles;

use store::{Conn, OrgId, Result, Time, Value, args, bulk_insert};
use web::{Lang, Texts, searchable};

pub use departments::{
    LONGEST_PATH, add_department, move_department, path_parts, remove_department,
    rename_department, tree_key, write_departments,
};
pub use people::{
    PersonForm, Place, Reference, add_person, change_person, find_manager,
    forget_sessions_of_leavers, set_left,
};
pub(crate) use people::{address_letter, cost};
pub use roles::{add_role, merge_roles, rename_role, write_roles};

use crate::Person;

/// Most characters of a name, of a department or of a role.
pub const LONGEST_NAME: usize = 120;
/// Most characters of an employee number.
pub const LONGEST_NUMBER: usize = 60;

bulk_insert! {
    PEOPLE = "person" ("org_id", "id", "number", "name", "name_key", "search", "email", "department_id", "role_id",
        "manager_id", "language", "start_date", "end_date", "hourly_cost", "left_at", "created_at", "updated_at")
        "ON CONFLICT (org_id, id) DO UPDATE SET number = excluded.number, name = excluded.name, name_key = excluded.name_key,
         search = excluded.search, email = excluded.email, department_id = excluded.department_id, role_id = excluded.role_id,
         manager_id = excluded.manager_id, language = excluded.language, start_date = excluded.start_date,
         end_date = excluded.end_date, hourly_cost = excluded.hourly_cost, left_at = excluded.left_at, updated_at = excluded.updated_at";
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A field that cannot stand, and the key of the text that says why.
    #[error("{0}: {1}")]
    Field(&'static str, &'static str),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// The key a name is sorted by, in the organisation's language. Cut so that it fits an index; names that differ
/// only after that follow in the order they came.
#[must_use]
pub fn name_key(lang: Lang, name: &str) -> Vec<u8> {
    let mut key = Texts::get().sort_key(lang, name);
    key.truncate(600);
    key
}

/// What a person is found by: the words of name, number and e-mail.
#[must_use]
pub fn search_words(name: &str, number: Option<&str>, email: Option<&str>) -> String {
    let parts = [Some(name), number, email];
    let words: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let mut words = searchable(&words.join(" "));
    while words.len() > 600 {
        words.pop();
    }
    words
}

/// Adds people, or brings those with the same id up to this; sort key and search words follow from the fields.
/// `wrote` is told how many people have gone.
pub async fn write_people(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    people: &[Person],
    wrote: &mut (dyn FnMut(usize) + Send),
) -> Result<()> {
    // A part at a time, so that the values of all are never in memory at once.
    for (part, people) in people.chunks(PART).enumerate() {
        PEOPLE.insert(conn, rows(org, lang, people)).await?;
        wrote(part * PART + people.len());
    }
    Ok(())
}

/// People written between two words of progress.
const PART: usize = 2_000;

fn rows(org: OrgId, lang: Lang, people: &[Person]) -> Vec<Vec<Value>> {
    let row = |person: &Person| {
        args![
            org,
            person.id,
            person.number.as_ref(),
            &person.name,
            name_key(lang, &person.name),
            search_words(&person.name, person.number.as_deref(), person.email.as_deref()),
            person.email.as_ref(),
            person.department,
            person.role,
            person.manager,
            person.language,
            person.start.map(|date| date.to_string()),
            person.end.map(|date| date.to_string()),
            person.hourly_cost,
            person.left_at,
            person.created_at,
            person.updated_at,
        ]
    };
    people.iter().map(row).collect()
}

/// A new person on the list, employed, without anything that is not needed.
#[must_use]
pub fn new_person(
    name: &str,
    department: crate::DepartmentId,
    role: crate::RoleId,
    language: Lang,
    now: Time,
) -> Person {
    Person {
        id: web::PersonId::new(),
        number: None,
        name: name.to_owned(),
        email: None,
        department,
        role,
        manager: None,
        language,
        start: None,
        end: None,
        hourly_cost: None,
        left_at: None,
        erased_at: None,
        created_at: now,
        updated_at: now,
    }
}
