//! How the plans of a wave are mixed and how much of them is done: counted once a week, as things stood on Monday, so
//! that nobody's Tuesday can be read from two looks. Of fewer than the smallest group nothing is kept.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use people::organisation;
use programme::waves::{self, WaveId};
use serde_json::json;
use store::jobs::{self, Handler, Work};
use store::{Conn, Db, OrgId, Result, Time, args, bulk_insert, statement};
use web::PersonId;

use super::kept::{date, monday};
use super::make::{Item, Share};

/// The name of the job.
pub const COUNT: &str = "count-plans";

statement! {
    PLANS: organisation = "SELECT person_id, items FROM learning_plan WHERE org_id = $1 AND made_at < $2";
    DONE: organisation = "SELECT person_id, item FROM plan_mark WHERE org_id = $1 AND mark = 'done' AND at < $2";
    ALL: organisation = "SELECT wave_id, as_of, people, plans, minutes FROM plan_mix WHERE org_id = $1";
    LAST: organisation = "SELECT MAX(as_of) FROM plan_mix WHERE org_id = $1";
    CLEAR: organisation = "DELETE FROM plan_mix WHERE org_id = $1";
}

bulk_insert! {
    PUT = "plan_mix" ("org_id", "wave_id", "as_of", "people", "plans", "minutes") "";
}

/// Minutes of the three ways of learning, planned and done, in the order of [`Share::ALL`].
pub type Minutes = [(u64, u64); 3];

/// The mix of one wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mix {
    /// Which wave.
    pub wave: WaveId,
    /// The Monday it holds for.
    pub as_of: Date,
    /// People in the wave.
    pub people: i64,
    /// Those who have a plan; none where those with or without one are too few to tell.
    pub plans: Option<i64>,
    /// Minutes; none where too few have a plan to tell.
    pub minutes: Option<Minutes>,
}

/// The long work of counting.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    let count: Handler = Arc::new(|work: Work| {
        Box::pin(async move {
            let counted = count(&work.db, work.org, work.clock.now()).await;
            Ok(json!({ "waves": counted.map_err(|error| error.to_string())? }))
        })
    });
    vec![(COUNT, count)]
}

/// Asks for a count if none has been made this week.
pub async fn ask_weekly(conn: &mut Conn, org: OrgId, today: Date, now: Time) -> Result<()> {
    let last: Option<String> = conn.one(&LAST, args![org]).await?.get(0)?;
    if last.is_none_or(|last| last < monday(today).to_string()) {
        jobs::add_once(conn, org, COUNT, &json!({}), now).await?;
    }
    Ok(())
}

/// What was counted last.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Mix>> {
    conn.list(&ALL, args![org], |row| {
        Ok(Mix {
            wave: row.get(0)?,
            as_of: date(&row.get::<String>(1)?)?,
            people: row.get(2)?,
            plans: row.get(3)?,
            minutes: serde_json::from_str(&row.get::<String>(4)?)?,
        })
    })
    .await
}

/// Counts every wave as it stood on Monday; how many waves.
pub async fn count(db: &Db, org: OrgId, now: Time) -> Result<usize> {
    let mut conn = db.read(org).await?;
    let organisation = organisation::get(&mut conn, org).await?;
    let zone = organisation.zone();
    let as_of = monday(now.date(&zone));
    let until = Time::start_of(as_of, &zone);
    let members: HashMap<PersonId, WaveId> =
        waves::members(&mut conn, org).await?.into_iter().collect();
    let mut done: HashMap<PersonId, Vec<String>> = HashMap::new();
    conn.each(&DONE, args![org, until], |row| {
        done.entry(row.get(0)?).or_default().push(row.get(1)?);
        Ok(())
    })
    .await?;
    let mut counts: HashMap<WaveId, (i64, i64, Minutes)> = HashMap::new();
    for wave in members.values() {
        counts.entry(*wave).or_default().0 += 1;
    }
    conn.each(&PLANS, args![org, until], |row| {
        let person: PersonId = row.get(0)?;
        let Some(count) = members.get(&person).and_then(|wave| counts.get_mut(wave)) else {
            return Ok(());
        };
        count.1 += 1;
        let items: Vec<Item> = serde_json::from_str(&row.get::<String>(1)?)?;
        let theirs = done.get(&person).map_or(&[][..], Vec::as_slice);
        for item in &items {
            let Some(place) = Share::ALL.iter().position(|share| *share == item.share) else {
                continue;
            };
            let minutes = u64::from(item.minutes);
            count.2[place].0 += minutes;
            if theirs.contains(&item.key) {
                count.2[place].1 += minutes;
            }
        }
        Ok(())
    })
    .await?;
    drop(conn);
    let smallest = i64::from(organisation.smallest_group);
    let mut rows = Vec::new();
    for (wave, (people, plans, minutes)) in &counts {
        // Neither those with a plan nor those without may be few.
        let told = *plans >= smallest && (people - plans == 0 || people - plans >= smallest);
        let minutes = serde_json::to_string(&told.then_some(minutes))?;
        let plans = (told || *plans == 0).then_some(*plans);
        rows.push(args![org, *wave, as_of.to_string(), *people, plans, minutes]);
    }
    let counted = rows.len();
    let mut conn = db.write(org).await?;
    conn.run(&CLEAR, args![org]).await?;
    PUT.insert(&mut conn, rows).await?;
    conn.commit().await?;
    Ok(counted)
}
