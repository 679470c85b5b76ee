//! The quiz of a unit: five questions, each with its explanation once it is answered. It is passed with four right,
//! and can be taken again as often as one likes; options then stand in another order.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use store::{Conn, OrgId, Result, Time, args, bulk_insert, statement};
use web::PersonId;

use crate::facts::{self, Fact};
use crate::library::{Question, QuestionWords, Unit};
use crate::{plan, recall};

statement! {
    GET: organisation = "SELECT question, chosen, round FROM quiz_answer WHERE org_id = $1 AND person_id = $2 AND unit = $3";
    // What the next round begins from: the answers go, their number stays.
    AGAIN: organisation = "UPDATE quiz_answer SET chosen = NULL, round = round + 1 WHERE org_id = $1 AND person_id = $2 AND unit = $3 AND chosen IS NOT NULL";
}

bulk_insert! {
    PUT = "quiz_answer" ("org_id", "person_id", "unit", "question", "chosen", "round", "at")
        "ON CONFLICT (org_id, person_id, unit, question) DO UPDATE SET chosen = excluded.chosen, round = excluded.round, at = excluded.at";
}

/// How many may be wrong in a quiz that is passed.
const MAY_BE_WRONG: usize = 1;

/// What somebody chose, by the question's key: the place of the option, of which 0 is the right one.
pub type Chosen = BTreeMap<String, usize>;

/// Where somebody stands in a quiz.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quiz {
    /// Which time they take it, from 0.
    pub round: i64,
    /// What they chose; empty until they hand it in.
    pub chosen: Chosen,
}

impl Quiz {
    /// How many are right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.chosen.values().filter(|place| **place == 0).count()
    }

    /// Whether it is handed in.
    #[must_use]
    pub fn done(&self) -> bool {
        !self.chosen.is_empty()
    }
}

/// Whether so many right pass the quiz of a unit.
#[must_use]
pub fn passes(unit: &Unit, right: usize) -> bool {
    right + MAY_BE_WRONG >= unit.questions.len()
}

/// The options of a question in the order a person sees them: the place of each, as the database keeps it. The order
/// differs by question and round, and stays as it is within one.
#[must_use]
pub fn order(question: &Question, words: &QuestionWords, round: i64) -> Vec<usize> {
    let mut places: Vec<usize> = (0..words.options().count()).collect();
    // FNV-1a over key, round and place: no secret, only an order that nobody can learn by heart.
    places.sort_by_key(|place| {
        let bytes = question.key.bytes().chain(round.to_le_bytes()).chain([*place as u8]);
        let mixed = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        mixed ^ (mixed >> 29)
    });
    places
}

/// Where somebody stands in the quiz of a unit.
pub async fn get(conn: &mut Conn, org: OrgId, person: PersonId, unit: &str) -> Result<Quiz> {
    let rows: Vec<(String, Option<i64>, i64)> = conn
        .list(&GET, args![org, person, unit], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .await?;
    let round = rows.iter().map(|(.., round)| *round).max().unwrap_or(0);
    let chosen = rows.into_iter().filter_map(|(question, chosen, _)| {
        Some((question, usize::try_from(chosen?).unwrap_or(usize::MAX)))
    });
    Ok(Quiz { round, chosen: chosen.collect() })
}

/// Takes the quiz: every question answered. Whether it is passed, which is then noted as a fact and in the plan, and
/// its questions begin to come back. Handed in twice in the same round it counts once.
pub async fn take(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    unit: &Unit,
    chosen: &Chosen,
    zone: &TimeZone,
    now: Time,
) -> web::Result<bool> {
    let right = hand_in(conn, org, person, unit, chosen, now).await?;
    let passed = passes(unit, right);
    if passed {
        recall::begin(conn, org, person, chosen, zone, now).await?;
        facts::note(conn, org, person, &unit.key, Fact::Passed, now).await?;
        plan::kept::passed(conn, org, person, &unit.key, now).await?;
    }
    Ok(passed)
}

/// Keeps what was chosen, unless the round has been handed in before; how many are right.
async fn hand_in(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    unit: &Unit,
    chosen: &Chosen,
    now: Time,
) -> Result<usize> {
    let before = get(conn, org, person, &unit.key).await?;
    if before.done() {
        return Ok(before.right());
    }
    let rows = chosen.iter().map(|(question, place)| {
        args![org, person, &unit.key, question, *place, before.round, now]
    });
    PUT.insert(conn, rows.collect::<Vec<_>>()).await?;
    Ok(Quiz { round: before.round, chosen: chosen.clone() }.right())
}

/// Begins the quiz anew. What was passed stays passed.
pub async fn again(conn: &mut Conn, org: OrgId, person: PersonId, unit: &str) -> Result<()> {
    conn.run(&AGAIN, args![org, person, unit]).await?;
    Ok(())
}
