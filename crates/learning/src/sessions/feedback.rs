//! Two questions after a session. What is answered is kept without a name, a time or an order, and told once, when no
//! more can be answered and enough have: figures that grow answer by answer would tell each answer.

use people::PersonId;
use store::{Conn, OrgId, Result, Time, args, statement};
use uuid::Uuid;
use web::Error;

use super::Session;

statement! {
    ANSWERED: organisation = "UPDATE training_guest SET answered = 1 WHERE org_id = $1 AND session_id = $2 AND person_id = $3
        AND attended_at IS NOT NULL AND answered = 0";
    ADD: organisation = "INSERT INTO training_feedback (org_id, session_id, id, useful, will_use) VALUES ($1, $2, $3, $4, $5)";
    SUM: organisation = "SELECT COUNT(*), CAST(COALESCE(SUM(useful), 0) AS BIGINT), CAST(COALESCE(SUM(will_use), 0) AS BIGINT) FROM training_feedback WHERE org_id = $1 AND session_id = $2";
}

/// Days after a session in which it can be answered.
const OPEN: i64 = 7;

/// An answer: each from 1 (not at all) to 5 (very).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// How useful it was.
    pub useful: u8,
    /// How likely it is to be used this week.
    pub will_use: u8,
}

/// When answers are taken no more.
#[must_use]
pub fn closes_at(session: &Session) -> Time {
    session.ends_at().plus_days(OPEN)
}

/// Takes an answer of somebody who was there; one each.
pub async fn add(
    conn: &mut Conn,
    org: OrgId,
    session: &Session,
    person: PersonId,
    answer: Answer,
    now: Time,
) -> web::Result<()> {
    let on_scale = [answer.useful, answer.will_use].iter().all(|step| (1..=5).contains(step));
    if !on_scale {
        return Err(Error::Invalid("error-form"));
    }
    if now > closes_at(session) {
        return Err(Error::Gone("error-session-feedback"));
    }
    // Whoever was not there or has answered is not counted twice.
    if conn.run(&ANSWERED, args![org, session.id, person]).await? == 0 {
        return Err(Error::Gone("error-session-feedback"));
    }
    // Of random order: the time an answer was given must not show in where it is kept.
    let values = args![
        org,
        session.id,
        Uuid::from_u128(random()),
        i64::from(answer.useful),
        i64::from(answer.will_use)
    ];
    conn.run(&ADD, values).await?;
    Ok(())
}

/// 128 bits nobody can guess and nothing can be read from.
fn random() -> u128 {
    let digest = people::token::hash(&people::token::new());
    digest.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// What those who were there thought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// How many answered.
    pub answers: i64,
    /// How useful it was, on average, 1 to 5.
    pub useful: f64,
    /// How likely it is to be used, on average, 1 to 5.
    pub will_use: f64,
}

/// What those who were there thought: once answers are taken no more, and only of at least `smallest` people.
pub async fn told(
    conn: &mut Conn,
    org: OrgId,
    session: &Session,
    smallest: u32,
    now: Time,
) -> Result<Option<Told>> {
    if now <= closes_at(session) {
        return Ok(None);
    }
    let row = conn.one(&SUM, args![org, session.id]).await?;
    let answers: i64 = row.get(0)?;
    if answers < i64::from(smallest.max(1)) {
        return Ok(None);
    }
    let mean = |sum: i64| sum as f64 / answers as f64;
    Ok(Some(Told { answers, useful: mean(row.get(1)?), will_use: mean(row.get(2)?) }))
}
