//! The plan as it is kept: the drawing, and beside it what the person has settled. Drawing anew reads what is settled
//! and never changes it.

use std::collections::{BTreeMap, BTreeSet};

use assessment::own;
use competence::{estimates, model, profiles};
use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, ToSpan as _};
use people::{job_roles, register};
use store::{Conn, OrgId, Result, Time, args, bulk_insert, statement};
use web::PersonId;

use super::make::{Fixed, Item, Learner, Reason, Share, Stand, WEEKS, make};
use crate::facts::{self, Fact};
use crate::library::library;
use crate::practice::practices;

statement! {
    GET: organisation = "SELECT starts_on, weekly_minutes, made_at, items FROM learning_plan WHERE org_id = $1 AND person_id = $2";
    MARKS: organisation = "SELECT item, mark, starts_on, detail FROM plan_mark WHERE org_id = $1 AND person_id = $2 ORDER BY at, item";
    MARK: organisation = "INSERT INTO plan_mark (org_id, person_id, item, mark, starts_on, detail, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (org_id, person_id, item, mark) DO UPDATE SET starts_on = excluded.starts_on, detail = excluded.detail, at = excluded.at";
    UNMARK: organisation = "DELETE FROM plan_mark WHERE org_id = $1 AND person_id = $2 AND item = $3 AND mark = $4";
}

bulk_insert! {
    pub(super) PUT = "learning_plan" ("org_id", "person_id", "starts_on", "weekly_minutes", "made_at", "items")
        "ON CONFLICT (org_id, person_id) DO UPDATE SET starts_on = excluded.starts_on, weekly_minutes = excluded.weekly_minutes,
        made_at = excluded.made_at, items = excluded.items";
}

/// Minutes a week where nobody has said otherwise: three quarters of an hour.
pub const USUAL_MINUTES: u32 = 45;

/// The least and the most minutes a week.
pub const MINUTES: std::ops::RangeInclusive<u32> = 15..=240;

/// The ways to like learning that mean: with others.
const WITH_OTHERS: [&str; 2] = ["colleague", "workshop"];

/// Somebody's plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The Monday of its first week.
    pub starts_on: Date,
    /// Minutes a week.
    pub weekly_minutes: u32,
    /// When it was last drawn.
    pub made_at: Time,
    /// What it holds, by week.
    pub items: Vec<Item>,
    /// The words of the person's own ideas, by key.
    pub own: BTreeMap<String, String>,
    /// The keys of what is done.
    pub done: BTreeSet<String>,
}

impl Plan {
    /// The week a day is in, from 1; [`WEEKS`] + 1 and more after the end.
    #[must_use]
    pub fn week(&self, day: Date) -> u32 {
        week(self.starts_on, day)
    }

    /// Whether its weeks are over.
    #[must_use]
    pub fn over(&self, day: Date) -> bool {
        self.week(day) > WEEKS
    }

    /// Whether an item is done.
    #[must_use]
    pub fn is_done(&self, item: &Item) -> bool {
        self.done.contains(&item.key)
    }

    /// Minutes of a share, planned and done.
    #[must_use]
    pub fn minutes(&self, share: Share) -> (u32, u32) {
        let of_share = self.items.iter().filter(|item| item.share == share);
        of_share.fold((0, 0), |(planned, done), item| {
            (planned + item.minutes, done + if self.is_done(item) { item.minutes } else { 0 })
        })
    }
}

/// What a person has settled.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    done: BTreeMap<String, Item>,
    moved: BTreeMap<String, Item>,
    own: BTreeMap<String, (Item, String)>,
    not: BTreeSet<String>,
    /// Done in an earlier plan.
    before: BTreeSet<String>,
}

impl Marks {
    /// Takes in one row; what belongs to an earlier plan only says what need not come again.
    pub(super) fn take(
        &mut self,
        key: String,
        mark: &str,
        is_of_this_plan: bool,
        detail: Option<&str>,
    ) -> Result<()> {
        if !is_of_this_plan {
            if mark == "done" {
                self.before.insert(key);
            }
            return Ok(());
        }
        match (mark, detail) {
            ("not", _) => drop(self.not.insert(key)),
            ("done", Some(detail)) => drop(self.done.insert(key, serde_json::from_str(detail)?)),
            ("moved", Some(detail)) => drop(self.moved.insert(key, serde_json::from_str(detail)?)),
            ("own", Some(detail)) => drop(self.own.insert(key, serde_json::from_str(detail)?)),
            _ => {}
        }
        Ok(())
    }

    /// What the next drawing leaves alone: what is settled, and of the `items` drawn before those of the weeks before
    /// `from_week`. What was `passed` need not come again.
    pub(super) fn fixed(
        &self,
        items: Vec<Item>,
        passed: BTreeSet<String>,
        from_week: u32,
    ) -> Fixed {
        let gone = items.into_iter().filter(|item| item.week < from_week);
        let mut fixed: BTreeMap<String, Item> = gone
            .filter(|item| !self.not.contains(&item.key))
            .filter(|item| !item.key.starts_with("own:"))
            .map(|item| (item.key.clone(), item))
            .collect();
        let settled = self.done.values().chain(self.own.values().map(|(item, _)| item));
        let settled = settled.chain(self.moved.values());
        fixed.extend(settled.map(|item| (item.key.clone(), item.clone())));
        let units = passed.into_iter().map(|unit| format!("unit:{unit}"));
        let not = self.not.iter().chain(&self.before).cloned().chain(units);
        Fixed { items: fixed.into_values().collect(), not: not.collect(), from_week }
    }
}

async fn marks(conn: &mut Conn, org: OrgId, person: PersonId, starts_on: Date) -> Result<Marks> {
    let rows: Vec<(String, String, String, Option<String>)> = conn
        .list(&MARKS, args![org, person], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .await?;
    let mut marks = Marks::default();
    for (key, mark, of, detail) in rows {
        marks.take(key, &mark, of == starts_on.to_string(), detail.as_deref())?;
    }
    Ok(marks)
}

/// Somebody's plan; none until it is made.
pub async fn get(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<Option<Plan>> {
    let Some(row) = conn.maybe_one(&GET, args![org, person]).await? else { return Ok(None) };
    let starts_on = date(&row.get::<String>(0)?)?;
    let marks = marks(conn, org, person, starts_on).await?;
    Ok(Some(Plan {
        starts_on,
        weekly_minutes: u32::try_from(row.get::<i64>(1)?).unwrap_or(USUAL_MINUTES),
        made_at: row.get(2)?,
        items: serde_json::from_str(&row.get::<String>(3)?)?,
        own: marks.own.into_iter().map(|(key, (_, words))| (key, words)).collect(),
        done: marks.done.into_keys().collect(),
    }))
}

pub(super) fn date(text: &str) -> Result<Date> {
    Ok(serde_json::from_value(text.into())?)
}

/// The week of a plan a day is in, from 1.
pub(super) fn week(starts_on: Date, day: Date) -> u32 {
    let days = day.duration_since(starts_on).as_secs() / SignedDuration::from_hours(24).as_secs();
    u32::try_from(days.max(0) / 7).unwrap_or(u32::MAX - 1) + 1
}

/// The Monday of the week a day is in.
#[must_use]
pub fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    day.saturating_sub(since.days())
}

/// Draws somebody's plan, from this Monday or for a plan that is running from where it began.
pub async fn draw(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    weekly_minutes: u32,
    today: Date,
    now: Time,
) -> Result<()> {
    let running = get(conn, org, person).await?.filter(|plan| !plan.over(today));
    let starts_on = running.as_ref().map_or_else(|| monday(today), |plan| plan.starts_on);
    let from_week = running.as_ref().map_or(1, |plan| plan.week(today));
    let marks = marks(conn, org, person, starts_on).await?;
    let learner = learner(conn, org, person, weekly_minutes).await?;
    let facts = facts::of_person(conn, org, person).await?;
    let passed = facts.into_iter().filter(|(_, facts)| facts.has(Fact::Passed));
    let passed = passed.map(|(unit, _)| unit).collect();
    let items = running.map(|plan| plan.items).unwrap_or_default();
    let fixed = marks.fixed(items, passed, from_week);
    let items = make(&learner, library(), practices(), &fixed);
    let document = serde_json::to_string(&items)?;
    let row = args![org, person, starts_on.to_string(), weekly_minutes, now, document];
    PUT.insert(conn, [row]).await
}

/// What is known about one learner.
async fn learner(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    weekly_minutes: u32,
) -> Result<Learner> {
    let role = register::one(conn, org, person).await?.role;
    let model = model::current(conn, org).await?;
    let profile = match profiles::one(conn, org, role).await? {
        Some(profile) => Some(profile),
        None => job_roles::all(conn, org)
            .await?
            .iter()
            .find(|known| known.id == role)
            .map(|known| profiles::Profile::proposed(role, &known.name, &model)),
    };
    let levels = estimates::of_person(conn, org, person).await?;
    let levels: BTreeMap<String, f64> =
        levels.into_iter().map(|(key, known)| (key, known.belief.mean)).collect();
    let own = own::of_person(conn, org, person).await?;
    Ok(compose(&model, profile.as_ref(), &levels, &own, weekly_minutes))
}

/// A learner, from what the rooms below know.
pub(super) fn compose(
    model: &model::Model,
    profile: Option<&profiles::Profile>,
    levels: &BTreeMap<String, f64>,
    own: &own::Own,
    weekly_minutes: u32,
) -> Learner {
    let stand = |key: &str| {
        let need = profile?.need(key)?;
        Some(Stand { needed: need.level, weight: need.weight, level: levels.get(key).copied() })
    };
    Learner {
        role: profile.and_then(|profile| profile.ready.clone()),
        stands: model
            .active()
            .filter_map(|competence| Some((competence.key.clone(), stand(&competence.key)?)))
            .collect(),
        tasks: own.tasks.iter().map(|(task, _)| task.clone()).collect(),
        with_others: own.likes.iter().any(|like| WITH_OTHERS.contains(&like.as_str())),
        weekly_minutes,
    }
}

/// What a person does with an item of their plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It is done.
    Done,
    /// It was not done after all.
    NotDone,
    /// It is to come in this week instead, from 1.
    Move(u32),
    /// Something else instead.
    Swap,
}

/// Settles something in a plan. Whether the plan has to be drawn anew after it.
pub async fn settle(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    plan: &Plan,
    key: &str,
    deed: Deed,
    now: Time,
) -> web::Result<bool> {
    let item = plan.items.iter().find(|item| item.key == key).ok_or(web::Error::NotFound)?;
    let starts_on = plan.starts_on.to_string();
    let (mark, item) = match deed {
        Deed::NotDone => {
            conn.run(&UNMARK, args![org, person, key, "done"]).await?;
            return Ok(false);
        }
        Deed::Done => ("done", item.clone()),
        Deed::Move(week) => ("moved", Item { week: week.clamp(1, WEEKS), ..item.clone() }),
        // One's own idea is taken away; what was proposed is not proposed again.
        Deed::Swap if plan.own.contains_key(key) => {
            conn.run(&UNMARK, args![org, person, key, "own"]).await?;
            conn.run(&UNMARK, args![org, person, key, "moved"]).await?;
            return Ok(true);
        }
        Deed::Swap => {
            conn.run(&UNMARK, args![org, person, key, "moved"]).await?;
            ("not", item.clone())
        }
    };
    let detail = serde_json::to_string(&item).map_err(store::Error::from)?;
    conn.run(&MARK, args![org, person, key, mark, starts_on, detail, now]).await?;
    Ok(deed != Deed::Done)
}

/// An idea of one's own.
#[derive(Debug, Clone, Copy)]
pub struct NewOwn<'a> {
    /// What to do.
    pub words: &'a str,
    /// Which way of learning it is.
    pub share: Share,
    /// Minutes.
    pub minutes: u32,
    /// The week of the plan, from 1.
    pub week: u32,
}

/// Adds an idea of one's own.
pub async fn add(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    plan: &Plan,
    own: &NewOwn<'_>,
    now: Time,
) -> Result<()> {
    let item = Item {
        key: format!("own:{}", uuid::Uuid::now_v7()),
        share: own.share,
        week: own.week.clamp(1, WEEKS),
        minutes: own.minutes,
        competence: String::new(),
        reason: Reason::Own,
        task: String::new(),
    };
    let detail = serde_json::to_string(&(&item, own.words))?;
    let starts_on = plan.starts_on.to_string();
    conn.run(&MARK, args![org, person, &item.key, "own", starts_on, detail, now]).await?;
    Ok(())
}

/// A unit whose quiz is passed is done in the plan too, if it stands there.
pub(crate) async fn passed(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    unit: &str,
    now: Time,
) -> web::Result<()> {
    let Some(plan) = get(conn, org, person).await? else { return Ok(()) };
    let key = format!("unit:{unit}");
    if plan.items.iter().any(|item| item.key == key) {
        settle(conn, org, person, &plan, &key, Deed::Done, now).await?;
    }
    Ok(())
}
