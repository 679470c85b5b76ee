//! What the pilot of the made-up company has learned: plans for everybody in it, and what they have done of them.

use ::learning::facts::{self, Fact};
use ::learning::library;
use ::learning::plan::everybody::{self, Whose};
use ::learning::plan::kept::{self, Deed};
use ::learning::plan::mix;
use ::learning::quiz::{self, Chosen};
use people::Organisation;
use programme::waves;
use store::{Db, Time};

use super::DemoError;

/// One by one is enough for a company to look at; a very large one is made for its size.
const MOST: usize = 200;

/// Gives the pilot plans two weeks old, with things done in them.
pub(super) async fn fill(db: &Db, org: &Organisation, now: Time) -> Result<(), DemoError> {
    let began = now.plus_days(-14);
    let mut conn = db.read(org.id).await?;
    let Some((pilot, _)) = waves::pilot(&mut conn, org.id).await? else { return Ok(()) };
    let cohort = waves::cohort(&mut conn, org.id, pilot).await?;
    drop(conn);
    everybody::draw(db, org.id, Whose::Wave(pilot), began).await?;
    let today = now.date(&org.zone());
    let mut conn = db.write(org.id).await?;
    for (i, member) in cohort.iter().take(MOST).enumerate() {
        let person = member.person;
        let Some(plan) = kept::get(&mut conn, org.id, person).await? else { continue };
        // The eager do everything, others a part of it, some nothing.
        let share = [1, 2, 3, 4, 2][i % 5];
        let week = plan.week(today);
        let so_far = plan.items.iter().filter(|item| item.week <= week);
        for (n, item) in so_far.enumerate().filter(|(n, _)| n % share == 0 && share < 4) {
            let at = began.plus_days(n as i64 * 2 + 1).plus_minutes(i as i64 * 7);
            if at > now {
                break;
            }
            if let Some(unit) = item.key.strip_prefix("unit:").and_then(|key| library().unit(key)) {
                facts::note(&mut conn, org.id, person, &unit.key, Fact::Seen, at).await?;
                facts::note(&mut conn, org.id, person, &unit.key, Fact::Practised, at).await?;
                // One in four takes the wrong one of the last question; it is passed all the same.
                let wrong = usize::from(i % 4 == 3);
                let chosen: Chosen = unit
                    .questions
                    .iter()
                    .enumerate()
                    .map(|(q, question)| (question.key.clone(), if q == 4 { wrong } else { 0 }))
                    .collect();
                quiz::take(&mut conn, org.id, person, unit, &chosen, &org.zone(), at).await?;
                if i % 2 == 0 {
                    facts::note(&mut conn, org.id, person, &unit.key, Fact::Used, at).await?;
                }
            } else {
                kept::settle(&mut conn, org.id, person, &plan, &item.key, Deed::Done, at).await?;
            }
        }
    }
    conn.commit().await?;
    mix::count(db, org.id, now).await?;
    Ok(())
}
