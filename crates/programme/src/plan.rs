//! The programme of an organisation: when its steps are, who owns them and which criteria are met.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan as _};
use people::audit::{self, Action, Doer};
use serde_json::{Value as Json, json};
use store::{Conn, OrgId, Result, Time, args, statement};
use web::{Error, PersonId};

use crate::template::Template;

statement! {
    GET: organisation = "SELECT starts_on FROM programme WHERE org_id = $1";
    STEPS: organisation = "SELECT step, starts_on, ends_on, owner_id FROM programme_step WHERE org_id = $1 ORDER BY starts_on, step";
    MET: organisation = "SELECT step, kind, place, met_at FROM programme_criterion WHERE org_id = $1";
    START: organisation = "INSERT INTO programme (org_id, template, template_version, starts_on, created_at) VALUES ($1, $2, $3, $4, $5)";
    ADD_STEP: organisation = "INSERT INTO programme_step (org_id, step, starts_on, ends_on) VALUES ($1, $2, $3, $4)";
    SET_START: organisation = "UPDATE programme SET starts_on = $2 WHERE org_id = $1";
    SET_STEP: organisation = "UPDATE programme_step SET starts_on = $3, ends_on = $4, owner_id = $5 WHERE org_id = $1 AND step = $2";
    MEET: organisation = "INSERT INTO programme_criterion (org_id, step, kind, place, met_at) VALUES ($1, $2, $3, $4, $5)";
    UNMEET: organisation = "DELETE FROM programme_criterion WHERE org_id = $1 AND step = $2 AND kind = $3 AND place = $4";
}

/// Which criteria of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// What has to be true before it begins.
    Entry,
    /// What has to be true before it is done.
    Exit,
}

impl Gate {
    /// The name in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Exit => "exit",
        }
    }
}

/// One criterion that is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The step.
    pub step: String,
    /// Before it begins or before it is done.
    pub gate: Gate,
    /// Which one, from 0.
    pub place: usize,
    /// When HR noted it.
    pub at: Time,
}

/// When a step is and who owns it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The step.
    pub step: String,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day; none for a step without an end.
    pub ends_on: Option<Date>,
    /// Who owns it.
    pub owner: Option<PersonId>,
}

/// The programme of an organisation.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its first day.
    pub starts_on: Date,
    /// Its steps by date.
    pub steps: Vec<Planned>,
    /// The criteria that are met.
    pub met: Vec<Met>,
}

impl Plan {
    /// The plan as it would be from a first day on.
    #[must_use]
    pub fn proposed(template: &Template, starts_on: Date) -> Self {
        let steps = template.steps.iter().map(|step| Planned {
            step: step.key.clone(),
            starts_on: plus_days(starts_on, (step.from_week - 1) * 7),
            ends_on: (step.to_week > 0).then(|| plus_days(starts_on, step.to_week * 7 - 1)),
            owner: None,
        });
        Self { starts_on, steps: steps.collect(), met: Vec::new() }
    }

    /// When a criterion was met.
    #[must_use]
    pub fn met_at(&self, step: &str, gate: Gate, place: usize) -> Option<Time> {
        let met = self.met.iter();
        met.filter(|met| met.step == step && met.gate == gate)
            .find(|met| met.place == place)
            .map(|met| met.at)
    }

    /// Whether everything that makes a step done is met.
    #[must_use]
    pub fn done(&self, template: &Template, step: &str) -> bool {
        template.step(step).is_some_and(|(_, words)| {
            (0..words.exit.len()).all(|place| self.met_at(step, Gate::Exit, place).is_some())
        })
    }

    /// The step that is going on: the first that has begun and is not done.
    #[must_use]
    pub fn current(&self, template: &Template, today: Date) -> Option<&Planned> {
        let begun = self.steps.iter().filter(|planned| planned.starts_on <= today);
        begun.into_iter().find(|planned| !self.done(template, &planned.step))
    }

    /// The week of the programme a day is in, from 1; none before it starts.
    #[must_use]
    pub fn week(&self, day: Date) -> Option<i64> {
        let days = days_between(self.starts_on, day);
        (days >= 0).then(|| days / 7 + 1)
    }
}

/// The programme; none until it is started.
pub async fn get(conn: &mut Conn, org: OrgId) -> Result<Option<Plan>> {
    let Some(row) = conn.maybe_one(&GET, args![org]).await? else { return Ok(None) };
    let starts_on = date(&row.get::<String>(0)?)?;
    let steps = conn
        .list(&STEPS, args![org], |row| {
            Ok(Planned {
                step: row.get(0)?,
                starts_on: date(&row.get::<String>(1)?)?,
                ends_on: row.get::<Option<String>>(2)?.as_deref().map(date).transpose()?,
                owner: row.get(3)?,
            })
        })
        .await?;
    let met = conn
        .list(&MET, args![org], |row| {
            let gate = if row.get::<String>(1)? == "entry" { Gate::Entry } else { Gate::Exit };
            let place = usize::try_from(row.get::<i64>(2)?).unwrap_or(usize::MAX);
            Ok(Met { step: row.get(0)?, gate, place, at: row.get(3)? })
        })
        .await?;
    Ok(Some(Plan { starts_on, steps, met }))
}

/// Starts the programme: puts the weeks of the template on the calendar. Refused when it has started already.
pub async fn start(
    conn: &mut Conn,
    org: OrgId,
    template: &Template,
    starts_on: Date,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    if get(conn, org).await?.is_some() {
        return Err(Error::Gone("error-programme-started"));
    }
    let values = args![org, &template.key, template.version, starts_on.to_string(), now];
    conn.run(&START, values).await?;
    for step in Plan::proposed(template, starts_on).steps {
        let (from, to) = (step.starts_on.to_string(), step.ends_on.map(|date| date.to_string()));
        conn.run(&ADD_STEP, args![org, step.step, from, to]).await?;
    }
    note(
        conn,
        org,
        doer,
        people::action!("programme-started"),
        &json!({ "starts_on": starts_on }),
        now,
    )
    .await
}

/// Moves the whole programme to another first day; every step keeps its distance to it.
pub async fn move_start(
    conn: &mut Conn,
    org: OrgId,
    starts_on: Date,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let plan = get(conn, org).await?.ok_or(Error::NotFound)?;
    let days = days_between(plan.starts_on, starts_on);
    if days == 0 {
        return Ok(());
    }
    for step in &plan.steps {
        keep(conn, org, &moved(step, days)).await?;
    }
    conn.run(&SET_START, args![org, starts_on.to_string()]).await?;
    let detail = json!({ "from": plan.starts_on, "to": starts_on });
    note(conn, org, doer, people::action!("programme-moved"), &detail, now).await
}

/// Gives a step other dates or another owner. With `later_too`, the steps after it move by as many days as its end
/// does (its start, when it has no end). The end must not stand before the start.
pub async fn change_step(
    conn: &mut Conn,
    org: OrgId,
    after: Planned,
    later_too: bool,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    if after.ends_on.is_some_and(|end| end < after.starts_on) {
        return Err(Error::Invalid("error-programme-dates"));
    }
    let plan = get(conn, org).await?.ok_or(Error::NotFound)?;
    let place = plan.steps.iter().position(|planned| planned.step == after.step);
    let (place, before) = place.map(|place| (place, &plan.steps[place])).ok_or(Error::NotFound)?;
    if *before == after {
        return Ok(());
    }
    keep(conn, org, &after).await?;
    let days = match (before.ends_on, after.ends_on) {
        (Some(from), Some(to)) => days_between(from, to),
        _ => days_between(before.starts_on, after.starts_on),
    };
    if later_too && days != 0 {
        for later in &plan.steps[place + 1..] {
            keep(conn, org, &moved(later, days)).await?;
        }
    }
    let detail = json!({
        "step": after.step, "starts_on": after.starts_on, "ends_on": after.ends_on,
        "owner_changed": before.owner != after.owner, "later_moved_by_days": if later_too { days } else { 0 },
    });
    note(conn, org, doer, people::action!("programme-step-changed"), &detail, now).await
}

/// Notes which criteria of a step are met, and that the others are not. Places beyond the template are refused.
pub async fn set_met(
    conn: &mut Conn,
    org: OrgId,
    template: &Template,
    step: &str,
    met: &BTreeSet<(Gate, usize)>,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let plan = get(conn, org).await?.ok_or(Error::NotFound)?;
    let (_, words) = template.step(step).ok_or(Error::NotFound)?;
    let all = (0..words.entry.len())
        .map(|place| (Gate::Entry, place))
        .chain((0..words.exit.len()).map(|place| (Gate::Exit, place)));
    let all: BTreeSet<_> = all.collect();
    if !met.is_subset(&all) {
        return Err(Error::Invalid("error-form"));
    }
    let mut changed = 0;
    for (gate, place) in all {
        let before = plan.met_at(step, gate, place).is_some();
        let after = met.contains(&(gate, place));
        if after && !before {
            conn.run(&MEET, args![org, step, gate.key(), place, now]).await?;
        } else if before && !after {
            conn.run(&UNMEET, args![org, step, gate.key(), place]).await?;
        }
        changed += usize::from(before != after);
    }
    if changed == 0 {
        return Ok(());
    }
    let detail = json!({ "step": step, "met": met.len(), "changed": changed });
    note(conn, org, doer, people::action!("programme-criteria-changed"), &detail, now).await
}

async fn keep(conn: &mut Conn, org: OrgId, step: &Planned) -> web::Result<()> {
    let (starts_on, ends_on) =
        (step.starts_on.to_string(), step.ends_on.map(|date| date.to_string()));
    conn.run(&SET_STEP, args![org, &step.step, starts_on, ends_on, step.owner]).await?;
    Ok(())
}

fn moved(step: &Planned, days: i64) -> Planned {
    Planned {
        starts_on: plus_days(step.starts_on, days),
        ends_on: step.ends_on.map(|date| plus_days(date, days)),
        ..step.clone()
    }
}

/// The day so many days later; the last day the calendar knows when it ends before.
pub(crate) fn plus_days(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

/// Whole days from one day to another; negative when the other is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_secs() / SignedDuration::from_hours(24).as_secs()
}

fn date(text: &str) -> Result<Date> {
    Ok(serde_json::from_value(Json::from(text))?)
}

async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: Action,
    detail: &Json,
    now: Time,
) -> web::Result<()> {
    Ok(audit::note(conn, org, doer, action, ("programme", None), detail, now).await?)
}
