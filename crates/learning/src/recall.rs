//! Questions that come back: two a week from what somebody has passed, at growing intervals, so that it stays.
//!
//! When a question comes back follows FSRS 5 (Ye, Su and Cao 2022, "A Stochastic Shortest Path Algorithm for
//! Optimizing Spaced Repetition Scheduling"; the crate `rs-fsrs` with its published weights): the next time is when
//! nine in ten would still know it. A right answer is its "good", a wrong one its "again".

mod letters;

use chrono::DateTime;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rs_fsrs::{Card, FSRS, Parameters, Rating, State};
use store::{Conn, OrgId, Result, Row, Time, args, bulk_insert, statement};
use web::PersonId;

use crate::plan::kept::monday;
use crate::quiz::Chosen;

pub use letters::{LETTERS, ask, jobs};

statement! {
    DUE: organisation = "SELECT question, due_on, stability, difficulty, last_asked_at, interval_days, times, forgotten FROM recall_card
        WHERE org_id = $1 AND person_id = $2 AND due_on <= $3 ORDER BY due_on, question LIMIT $4";
    ONE: organisation = sqlite
        "SELECT question, due_on, stability, difficulty, last_asked_at, interval_days, times, forgotten FROM recall_card
         WHERE org_id = $1 AND person_id = $2 AND question = $3"
        postgres
        "SELECT question, due_on, stability, difficulty, last_asked_at, interval_days, times, forgotten FROM recall_card
         WHERE org_id = $1 AND person_id = $2 AND question = $3 FOR UPDATE";
    NEXT: organisation = "SELECT MIN(due_on), COUNT(*) FROM recall_card WHERE org_id = $1 AND person_id = $2";
    // Times is 1 for what was only asked in the quiz.
    SINCE: organisation = "SELECT COUNT(*) FROM recall_card WHERE org_id = $1 AND person_id = $2 AND last_asked_at >= $3 AND times > 1";
}

bulk_insert! {
    // Passing a quiz again does not begin its questions anew.
    BEGIN = "recall_card" ("org_id", "person_id", "question", "due_on", "stability", "difficulty", "last_asked_at", "interval_days", "times", "forgotten")
        "ON CONFLICT (org_id, person_id, question) DO NOTHING";
    KEEP = "recall_card" ("org_id", "person_id", "question", "due_on", "stability", "difficulty", "last_asked_at", "interval_days", "times", "forgotten")
        "ON CONFLICT (org_id, person_id, question) DO UPDATE SET due_on = excluded.due_on, stability = excluded.stability,
        difficulty = excluded.difficulty, last_asked_at = excluded.last_asked_at, interval_days = excluded.interval_days, times = excluded.times,
        forgotten = excluded.forgotten";
}

/// How many questions a week.
pub const A_WEEK: usize = 2;

/// What is remembered of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// The key of the question.
    pub question: String,
    /// The day it comes back.
    pub due_on: Date,
    /// Days until nine in ten would still know it.
    stability: f64,
    /// How hard it is for this person, 1 to 10.
    difficulty: f64,
    /// When it was last asked.
    last_asked_at: Time,
    /// Days from then until it comes back.
    interval_days: i64,
    /// How often it was asked.
    times: i64,
    /// How often it was forgotten.
    forgotten: i64,
}

impl Memory {
    /// A question that was answered for the first time.
    fn first(question: &str, right: bool, zone: &TimeZone, now: Time) -> Self {
        let new = Self {
            question: question.to_owned(),
            due_on: now.date(zone),
            stability: 0.0,
            difficulty: 0.0,
            last_asked_at: now,
            interval_days: 0,
            times: 0,
            forgotten: 0,
        };
        new.answered(right, zone, now)
    }

    /// What is remembered once it was answered.
    fn answered(&self, right: bool, zone: &TimeZone, now: Time) -> Self {
        let at = |time: Time| DateTime::from_timestamp_micros(time.0).unwrap_or_default();
        let card = Card {
            due: at(self.last_asked_at),
            stability: self.stability,
            difficulty: self.difficulty,
            elapsed_days: 0,
            scheduled_days: self.interval_days,
            reps: i32::try_from(self.times).unwrap_or(i32::MAX),
            lapses: i32::try_from(self.forgotten).unwrap_or(i32::MAX),
            state: if self.times == 0 { State::New } else { State::Review },
            last_review: at(self.last_asked_at),
        };
        let rating = if right { Rating::Good } else { Rating::Again };
        // Days, not minutes: nobody sits through an evening of cards here.
        let rules = Parameters { enable_short_term: false, ..Parameters::default() };
        let card = FSRS::new(rules).next(card, at(now), rating).card;
        Self {
            question: self.question.clone(),
            due_on: now.date(zone).saturating_add(card.scheduled_days.clamp(1, 36_500).days()),
            stability: card.stability,
            difficulty: card.difficulty,
            last_asked_at: now,
            interval_days: card.scheduled_days,
            times: self.times + 1,
            forgotten: self.forgotten + i64::from(!right),
        }
    }

    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            question: row.get(0)?,
            due_on: serde_json::from_value(row.get::<String>(1)?.into())?,
            stability: row.get(2)?,
            difficulty: row.get(3)?,
            last_asked_at: row.get(4)?,
            interval_days: row.get(5)?,
            times: row.get(6)?,
            forgotten: row.get(7)?,
        })
    }

    fn row(&self, org: OrgId, person: PersonId) -> Vec<store::Value> {
        args![
            org,
            person,
            &self.question,
            self.due_on.to_string(),
            self.stability,
            self.difficulty,
            self.last_asked_at,
            self.interval_days,
            self.times,
            self.forgotten
        ]
        .to_vec()
    }
}

/// The questions of a quiz that was passed begin to come back.
pub(crate) async fn begin(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    chosen: &Chosen,
    zone: &TimeZone,
    now: Time,
) -> Result<()> {
    let memories = chosen
        .iter()
        .map(|(question, place)| Memory::first(question, *place == 0, zone, now).row(org, person));
    BEGIN.insert(conn, memories.collect::<Vec<_>>()).await
}

/// The questions to ask now: those that are due, no more than two a week unless `more` are asked for.
pub async fn due(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    today: Date,
    zone: &TimeZone,
    more: bool,
) -> Result<Vec<Memory>> {
    let since = Time::start_of(monday(today), zone);
    let asked: i64 = conn.one(&SINCE, args![org, person, since]).await?.get(0)?;
    let left = A_WEEK.saturating_sub(usize::try_from(asked).unwrap_or(A_WEEK));
    let most = if more { A_WEEK } else { left };
    conn.list(&DUE, args![org, person, today.to_string(), most], Memory::read).await
}

/// The day the next question comes back, and how many come back in all.
pub async fn next(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<(Option<Date>, i64)> {
    let row = conn.one(&NEXT, args![org, person]).await?;
    let day: Option<String> = row.get(0)?;
    let day = day.map(|day| serde_json::from_value(day.into())).transpose()?;
    Ok((day, row.get(1)?))
}

/// Notes an answer; the memory after it. Sent twice it counts once: a question that is not due is left alone.
pub async fn answer(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    question: &str,
    right: bool,
    zone: &TimeZone,
    now: Time,
) -> Result<Memory> {
    let memory = Memory::read(&conn.one(&ONE, args![org, person, question]).await?)?;
    if memory.due_on > now.date(zone) {
        return Ok(memory);
    }
    let after = memory.answered(right, zone, now);
    KEEP.insert(conn, [after.row(org, person)]).await?;
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600 * 1_000_000;

    /// Asked each time on the day it comes back.
    fn intervals(answers: &[bool]) -> Vec<i64> {
        let (zone, mut now) = (TimeZone::UTC, Time(1_800_000_000_000_000));
        let mut memory = Memory::first("a/1", answers[0], &zone, now);
        let mut days = vec![memory.interval_days];
        for right in &answers[1..] {
            now = Time(now.0 + memory.interval_days.max(1) * DAY);
            memory = memory.answered(*right, &zone, now);
            days.push(memory.interval_days);
        }
        days
    }

    #[test]
    fn what_is_known_comes_back_later_and_later() {
        let days = intervals(&[true; 5]);
        assert!(days.windows(2).all(|pair| pair[1] > pair[0]), "{days:?}");
        assert_eq!(days[0], 3, "{days:?}");
        assert!(days[4] > 90, "{days:?}");
    }

    #[test]
    fn what_is_forgotten_comes_back_soon() {
        let days = intervals(&[true, true, true, false, true]);
        assert!(days[3] < days[2] / 2, "{days:?}");
        assert!(days[4] >= days[3], "{days:?}");
        assert_eq!(intervals(&[false])[0], 1);
    }
}
