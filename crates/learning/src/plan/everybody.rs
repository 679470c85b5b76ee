//! The plans of many at once: drawn for everybody in a wave, or in the organisation, and drawn anew when the matrix
//! has changed.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use assessment::own;
use competence::{estimates, model, profiles};
use jiff::civil::Date;
use people::{RoleId, organisation, register};
use programme::waves::{self, WaveId};
use serde_json::json;
use store::jobs::{self, Handler, Work};
use store::{Conn, Db, OrgId, Result, Time, args, statement};
use web::PersonId;

use super::kept::{Marks, PUT, USUAL_MINUTES, compose, date, monday, week};
use super::make::{WEEKS, make};
use crate::library::library;
use crate::practice::practices;

/// The name of the job.
pub const DRAW: &str = "draw-plans";

statement! {
    PLANS: organisation = "SELECT person_id, starts_on, weekly_minutes, items FROM learning_plan WHERE org_id = $1";
    MARKS: organisation = "SELECT person_id, item, mark, starts_on, detail FROM plan_mark WHERE org_id = $1 ORDER BY person_id, at, item";
    PASSED: organisation = "SELECT person_id, unit FROM unit_fact WHERE org_id = $1 AND fact = 'passed'";
    LAST: organisation = "SELECT MAX(made_at) FROM learning_plan WHERE org_id = $1";
}

/// Plans drawn and written in one transaction: others may write in between.
const AT_ONCE: usize = 5_000;

/// Whose plans are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of everybody who has one: drawn anew.
    Existing,
    /// Of everybody employed: those who have none get one.
    Everybody,
    /// Of everybody in a wave.
    Wave(WaveId),
}

/// The long work of this room's plans.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    let draw: Handler = Arc::new(|work: Work| {
        Box::pin(async move {
            let wave = work.input.get("wave").and_then(|id| id.as_str()?.parse().ok());
            let whose = match (wave, work.input.get("everybody")) {
                (Some(wave), _) => Whose::Wave(wave),
                (None, Some(_)) => Whose::Everybody,
                (None, None) => Whose::Existing,
            };
            let drawn = draw(&work.db, work.org, whose, work.clock.now()).await;
            let drawn = drawn.map_err(|error| error.to_string())?;
            Ok(json!({ "plans": drawn }))
        })
    });
    vec![(DRAW, draw)]
}

/// Asks for plans.
pub async fn ask(conn: &mut Conn, org: OrgId, whose: Whose, now: Time) -> Result<()> {
    let input = match whose {
        Whose::Existing => json!({}),
        Whose::Everybody => json!({ "everybody": true }),
        Whose::Wave(wave) => json!({ "wave": wave }),
    };
    jobs::add_once(conn, org, DRAW, &input, now).await
}

/// When a plan was last drawn; none where there is no plan.
pub async fn last(conn: &mut Conn, org: OrgId) -> Result<Option<Time>> {
    conn.one(&LAST, args![org]).await?.get(0)
}

/// A plan that is running.
struct Running {
    starts_on: Date,
    weekly_minutes: u32,
    items: String,
    marks: Marks,
}

/// Draws plans; how many. Doing it again with nothing new changes nothing but the day they were drawn.
pub async fn draw(db: &Db, org: OrgId, whose: Whose, now: Time) -> Result<usize> {
    let mut conn = db.read(org).await?;
    let zone = organisation::get(&mut conn, org).await?.zone();
    let today = now.date(&zone);
    let model = model::current(&mut conn, org).await?;
    let roles = profiles::all(&mut conn, org, &model).await?;
    let roles: HashMap<RoleId, &profiles::Profile> =
        roles.iter().map(|role| (role.profile.role, &role.profile)).collect();
    let mut running = running(&mut conn, org).await?;
    let chosen: Option<HashSet<PersonId>> = match whose {
        Whose::Existing => Some(running.keys().copied().collect()),
        Whose::Everybody => None,
        Whose::Wave(wave) => {
            let cohort = waves::cohort(&mut conn, org, wave).await?;
            Some(cohort.into_iter().map(|member| member.person).collect())
        }
    };
    let mut passed: HashMap<PersonId, BTreeSet<String>> = HashMap::new();
    conn.each(&PASSED, args![org], |row| {
        passed.entry(row.get(0)?).or_default().insert(row.get(1)?);
        Ok(())
    })
    .await?;
    let own = own::of_everybody(&mut conn, org).await?;
    let mut levels: HashMap<PersonId, BTreeMap<String, f64>> = HashMap::new();
    estimates::each(&mut conn, org, |person, of| drop(levels.insert(person, of))).await?;
    let people = register::all(&mut conn, org).await?;
    drop(conn);

    let (nothing_said, nothing_known) = (own::Own::default(), BTreeMap::new());
    let of_interest = |entry: &&register::Entry| match &chosen {
        Some(chosen) => chosen.contains(&entry.id),
        None => true,
    };
    let people: Vec<&register::Entry> = people.iter().filter(of_interest).collect();
    let mut drawn = 0;
    for some in people.chunks(AT_ONCE) {
        let mut rows = Vec::with_capacity(some.len());
        for entry in some {
            let plan = running.remove(&entry.id);
            let minutes = plan.as_ref().map_or(USUAL_MINUTES, |plan| plan.weekly_minutes);
            let plan = plan.filter(|plan| week(plan.starts_on, today) <= WEEKS);
            let starts_on = plan.as_ref().map_or_else(|| monday(today), |plan| plan.starts_on);
            let passed = passed.remove(&entry.id).unwrap_or_default();
            let (marks, items, from_week) = match plan {
                Some(plan) => {
                    let items = serde_json::from_str(&plan.items)?;
                    // This week stays as its owner has seen it; what is drawn anew begins with the next.
                    (plan.marks, items, week(plan.starts_on, today) + 1)
                }
                None => (Marks::default(), Vec::new(), 1),
            };
            let fixed = marks.fixed(items, passed, from_week);
            let learner = compose(
                &model,
                roles.get(&entry.role).copied(),
                levels.get(&entry.id).unwrap_or(&nothing_known),
                own.get(&entry.id).unwrap_or(&nothing_said),
                minutes,
            );
            let items = serde_json::to_string(&make(&learner, library(), practices(), &fixed))?;
            rows.push(args![org, entry.id, starts_on.to_string(), minutes, now, items]);
        }
        drawn += rows.len();
        let mut conn = db.write(org).await?;
        PUT.insert(&mut conn, rows).await?;
        conn.commit().await?;
    }
    Ok(drawn)
}

async fn running(conn: &mut Conn, org: OrgId) -> Result<HashMap<PersonId, Running>> {
    let mut all: HashMap<PersonId, Running> = HashMap::new();
    conn.each(&PLANS, args![org], |row| {
        let plan = Running {
            starts_on: date(&row.get::<String>(1)?)?,
            weekly_minutes: u32::try_from(row.get::<i64>(2)?).unwrap_or(USUAL_MINUTES),
            items: row.get(3)?,
            marks: Marks::default(),
        };
        all.insert(row.get(0)?, plan);
        Ok(())
    })
    .await?;
    conn.each(&MARKS, args![org], |row| {
        let Some(plan) = all.get_mut(&row.get::<PersonId>(0)?) else { return Ok(()) };
        let is_of_this_plan = row.get::<String>(3)? == plan.starts_on.to_string();
        let detail: Option<String> = row.get(4)?;
        plan.marks.take(row.get(1)?, &row.get::<String>(2)?, is_of_this_plan, detail.as_deref())
    })
    .await?;
    Ok(all)
}
