//! What somebody has done with a unit. Seen, practised, passed and used at work are four different facts, each with
//! its time; none follows from another.

use std::collections::BTreeMap;

use store::{Conn, OrgId, Result, Time, args, statement};
use web::PersonId;

statement! {
    OF_PERSON: organisation = "SELECT unit, fact, at FROM unit_fact WHERE org_id = $1 AND person_id = $2";
    OF_UNIT: organisation = "SELECT unit, fact, at FROM unit_fact WHERE org_id = $1 AND person_id = $2 AND unit = $3";
    NOTE: organisation = "INSERT INTO unit_fact (org_id, person_id, unit, fact, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (org_id, person_id, unit, fact) DO NOTHING";
    TAKE_BACK: organisation = "DELETE FROM unit_fact WHERE org_id = $1 AND person_id = $2 AND unit = $3 AND fact = $4";
}

/// One of the four facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Read to the end.
    Seen,
    /// The exercise done on a task of one's own.
    Practised,
    /// The quiz passed.
    Passed,
    /// Used at work, as the person says.
    Used,
}

impl Fact {
    /// All four, in the order a unit leads through them.
    pub const ALL: [Self; 4] = [Self::Seen, Self::Practised, Self::Passed, Self::Used];

    /// The name in the database and in text keys (`fact-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Practised => "practised",
            Self::Passed => "passed",
            Self::Used => "used",
        }
    }

    fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fact| fact.key() == key)
    }
}

/// What is true of one unit, with the time of each fact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Fact, Time>);

impl Facts {
    /// When a fact came true.
    #[must_use]
    pub fn at(&self, fact: Fact) -> Option<Time> {
        self.0.get(&fact).copied()
    }

    /// Whether a fact is true.
    #[must_use]
    pub fn has(&self, fact: Fact) -> bool {
        self.0.contains_key(&fact)
    }

    /// How many of the four are true.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The first that is not true yet: where to go on.
    #[must_use]
    pub fn next(&self) -> Option<Fact> {
        Fact::ALL.into_iter().find(|fact| !self.has(*fact))
    }
}

/// Everything one person has done, by unit.
pub async fn of_person(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
) -> Result<BTreeMap<String, Facts>> {
    let mut all: BTreeMap<String, Facts> = BTreeMap::new();
    let rows = conn.list(&OF_PERSON, args![org, person], read).await?;
    for (unit, fact, at) in rows.into_iter().flatten() {
        all.entry(unit).or_default().0.insert(fact, at);
    }
    Ok(all)
}

/// What one person has done with one unit.
pub async fn of_unit(conn: &mut Conn, org: OrgId, person: PersonId, unit: &str) -> Result<Facts> {
    let rows = conn.list(&OF_UNIT, args![org, person, unit], read).await?;
    Ok(Facts(rows.into_iter().flatten().map(|(_, fact, at)| (fact, at)).collect()))
}

/// None for a fact that a later version of the program wrote.
fn read(row: &store::Row) -> Result<Option<(String, Fact, Time)>> {
    let fact = Fact::of(&row.get::<String>(1)?);
    fact.map(|fact| Ok((row.get(0)?, fact, row.get(2)?))).transpose()
}

/// Notes that a fact is true; the first time stands. Whether it was new.
pub async fn note(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    unit: &str,
    fact: Fact,
    now: Time,
) -> Result<bool> {
    Ok(conn.run(&NOTE, args![org, person, unit, fact.key(), now]).await? == 1)
}

/// Takes a fact back that was noted by mistake.
pub async fn take_back(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    unit: &str,
    fact: Fact,
) -> Result<()> {
    conn.run(&TAKE_BACK, args![org, person, unit, fact.key()]).await?;
    Ok(())
}
