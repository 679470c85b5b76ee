//! What the programme is to reach: up to four goals, each with a target, an owner, a day, and a baseline that is known
//! before anybody is trained. Without one that is complete no wave starts; once one has started, baselines stand.

use jiff::civil::Date;
use people::audit::{self, Doer};
use serde_json::json;
use store::{Conn, OrgId, Result, Row, Time, args, statement};
use web::{Error, PersonId};

use crate::waves;

statement! {
    ALL: organisation = "SELECT kind, target, due_on, owner_id, baseline, baseline_on, baseline_source, measured FROM programme_goal WHERE org_id = $1";
    PUT: organisation = "INSERT INTO programme_goal (org_id, kind, target, due_on, owner_id, baseline, baseline_on, baseline_source, measured, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (org_id, kind) DO UPDATE SET target = excluded.target, due_on = excluded.due_on, owner_id = excluded.owner_id,
        baseline = excluded.baseline, baseline_on = excluded.baseline_on, baseline_source = excluded.baseline_source,
        measured = excluded.measured, changed_at = excluded.changed_at";
    REMOVE: organisation = "DELETE FROM programme_goal WHERE org_id = $1 AND kind = $2";
}

/// What a goal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Minutes saved, a person and week.
    Time,
    /// Those who use AI in their work every week, in per cent of everybody on the HR list.
    Use,
    /// The mean quality of results as those who receive them rate it, 1 to 5.
    Quality,
    /// How satisfied people are with the way they work, 1 to 5.
    Satisfaction,
}

impl Kind {
    /// All four, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Time, Self::Use, Self::Quality, Self::Satisfaction];

    /// The name in the database, in forms and in text keys (`goal-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Use => "use",
            Self::Quality => "quality",
            Self::Satisfaction => "satisfaction",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The least and the most a figure of this kind can be.
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        match self {
            Self::Time => (0.0, 2_400.0),
            Self::Use => (0.0, 100.0),
            Self::Quality | Self::Satisfaction => (1.0, 5.0),
        }
    }
}

/// Where a figure stood before training.
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    /// The figure, in the goal's unit.
    pub value: f64,
    /// The day it holds for.
    pub on: Date,
    /// Whether it was measured; else it is an estimate.
    pub measured: bool,
    /// How it was come by, in words.
    pub source: String,
}

/// A goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// What it is about.
    pub kind: Kind,
    /// What is to be reached, in its unit.
    pub target: f64,
    /// By when.
    pub due_on: Date,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// Where it stood before.
    pub baseline: Option<Baseline>,
}

impl Goal {
    /// None for a kind that a later version of the program wrote.
    fn read(row: &Row) -> Result<Option<Self>> {
        let Some(kind) = Kind::of(&row.get::<String>(0)?) else { return Ok(None) };
        let day = |text: String| serde_json::from_value::<Date>(text.into());
        let value: Option<f64> = row.get(4)?;
        let on: Option<String> = row.get(5)?;
        let baseline = match (value, on) {
            (Some(value), Some(on)) => Some(Baseline {
                value,
                on: day(on)?,
                source: row.get(6)?,
                measured: row.get::<i64>(7)? != 0,
            }),
            _ => None,
        };
        Ok(Some(Self {
            kind,
            target: row.get(1)?,
            due_on: day(row.get(2)?)?,
            owner: row.get(3)?,
            baseline,
        }))
    }

    /// Whether it has all a goal needs before somebody is trained.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.baseline.is_some() && self.owner.is_some()
    }
}

/// The goals, in the order of their kinds.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Goal>> {
    let mut goals: Vec<Goal> =
        conn.list(&ALL, args![org], Goal::read).await?.into_iter().flatten().collect();
    goals.sort_by_key(|goal| goal.kind);
    Ok(goals)
}

/// Whether training may start: there is a goal, and every one is complete.
#[must_use]
pub fn ready(goals: &[Goal]) -> bool {
    !goals.is_empty() && goals.iter().all(Goal::complete)
}

/// Whether somebody is being trained already, so that baselines stand as they are.
pub async fn begun(conn: &mut Conn, org: OrgId) -> Result<bool> {
    Ok(waves::all(conn, org).await?.iter().any(waves::Wave::frozen))
}

/// Sets the goals to these and takes away the others. Once training has begun a baseline that is known stays, and a
/// goal with one is not taken away.
pub async fn set(
    conn: &mut Conn,
    org: OrgId,
    goals: &[Goal],
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let before = all(conn, org).await?;
    if before == goals {
        return Ok(());
    }
    let begun = begun(conn, org).await?;
    for kind in Kind::ALL {
        let old = before.iter().find(|goal| goal.kind == kind);
        let new = goals.iter().find(|goal| goal.kind == kind);
        let stood = old.and_then(|goal| goal.baseline.as_ref());
        if begun && stood.is_some() && stood != new.and_then(|goal| goal.baseline.as_ref()) {
            return Err(Error::Invalid("error-baseline-stands"));
        }
        match new {
            Some(goal) => put(conn, org, goal, now).await?,
            None => drop(conn.run(&REMOVE, args![org, kind.key()]).await?),
        }
    }
    let detail = json!({
        "goals": goals.iter().map(|goal| goal.kind.key()).collect::<Vec<_>>().join(","),
        "complete": ready(goals),
    });
    audit::note(
        conn,
        org,
        doer,
        people::action!("goals-changed"),
        ("programme", None),
        &detail,
        now,
    )
    .await?;
    Ok(())
}

async fn put(conn: &mut Conn, org: OrgId, goal: &Goal, now: Time) -> Result<()> {
    let baseline = goal.baseline.as_ref();
    let values = args![
        org,
        goal.kind.key(),
        goal.target,
        goal.due_on.to_string(),
        goal.owner,
        baseline.map(|baseline| baseline.value),
        baseline.map(|baseline| baseline.on.to_string()),
        baseline.map_or("", |baseline| baseline.source.as_str()),
        i64::from(baseline.is_some_and(|baseline| baseline.measured)),
        now
    ];
    conn.run(&PUT, values).await?;
    Ok(())
}
