//! The read log: when somebody other than the person reads data about that person, the person sees who, what
//! and when.

use store::{Conn, OrgId, Result, Time, args, bulk_insert, id_type, statement};
use web::{Actor, App, PersonId};

id_type! {
    /// One entry of the read log.
    ReadId
}

statement! {
    ADD: organisation = "INSERT INTO read_entry (org_id, person_id, id, at, account_id, who, what) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_PERSON: organisation = "SELECT at, who, what FROM read_entry WHERE org_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT $3";
}

bulk_insert! {
    ADD_MANY = "read_entry" ("org_id", "person_id", "id", "at", "account_id", "who", "what") "";
}

/// One reading of a person's data by somebody else.
#[derive(Debug, Clone)]
pub struct Reading {
    /// When.
    pub at: Time,
    /// Who read.
    pub who: String,
    /// What: the key of a text without `read-`.
    pub what: String,
}

/// Notes that `actor` reads about `person`; nothing when they read about themselves. `what` is the key of a text
/// without `read-`. The data is shown only once this has been kept.
pub async fn note(app: &App, actor: &Actor, person: PersonId, what: &str) -> Result<()> {
    if actor.person == Some(person) {
        return Ok(());
    }
    let mut conn = app.db.write(actor.org).await?;
    let now = app.clock.now();
    let values = args![actor.org, person, ReadId::new(), now, actor.account, &actor.name, what];
    conn.run(&ADD, values).await?;
    conn.commit().await
}

/// Notes that `actor` reads about several people, in the transaction that gives what is read.
pub async fn note_many(
    conn: &mut Conn,
    actor: &Actor,
    people: &[PersonId],
    what: &str,
    now: Time,
) -> Result<()> {
    let others: Vec<_> = people
        .iter()
        .filter(|person| actor.person != Some(**person))
        .map(|person| {
            args![actor.org, *person, ReadId::new(), now, actor.account, &actor.name, what]
        })
        .collect();
    ADD_MANY.insert(conn, others).await
}

/// The newest readings of a person's data.
pub async fn of_person(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    most: usize,
) -> Result<Vec<Reading>> {
    conn.list(&OF_PERSON, args![org, person, most], |row| {
        Ok(Reading { at: row.get(0)?, who: row.get(1)?, what: row.get(2)? })
    })
    .await
}
