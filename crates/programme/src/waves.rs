//! The waves people take part in: a voluntary pilot first, then one wave after the other. Each person is in one
//! wave at most. When a wave starts its cohort is frozen: who took part, with the department and role of that day,
//! so that later figures compare the same people.

use std::collections::HashSet;

use jiff::civil::Date;
use people::audit::{self, Action, Doer};
use people::{DepartmentId, RoleId, organisation, register};
use serde_json::{Value as Json, json};
use store::{Conn, OrgId, Recent, Result, Row, Time, args, bulk_insert, id_type, jobs, statement};
use web::{Error, PersonId};

use crate::draw::DrawId;
use crate::goals;

id_type! {
    /// A wave.
    WaveId
}

statement! {
    ALL: organisation = "SELECT id, number, name, kind, starts_on, frozen_at, draw_id FROM wave WHERE org_id = $1 ORDER BY number";
    GET: organisation = "SELECT id, number, name, kind, starts_on, frozen_at, draw_id FROM wave WHERE org_id = $1 AND id = $2";
    ADD: organisation = "INSERT INTO wave (org_id, id, number, name, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    RENAME: organisation = "UPDATE wave SET name = $3 WHERE org_id = $1 AND id = $2";
    SET_START: organisation = "UPDATE wave SET starts_on = $3 WHERE org_id = $1 AND id = $2";
    FREEZE: organisation = "UPDATE wave SET starts_on = $3, frozen_at = $4 WHERE org_id = $1 AND id = $2";
    REMOVE: organisation = "DELETE FROM wave WHERE org_id = $1 AND id = $2";
    PILOT: organisation = "SELECT w.id, (SELECT COUNT(*) FROM wave_member m WHERE m.org_id = w.org_id AND m.wave_id = w.id)
        FROM wave w WHERE w.org_id = $1 AND w.kind = 'pilot' ORDER BY w.number LIMIT 1";
    MEMBERS: organisation = "SELECT person_id, wave_id FROM wave_member WHERE org_id = $1";
    OF_PERSON: organisation = "SELECT wave_id FROM wave_member WHERE org_id = $1 AND person_id = $2";
    COHORT: organisation = "SELECT person_id, department_id, role_id FROM wave_member WHERE org_id = $1 AND wave_id = $2 ORDER BY person_id";
    AFTER: organisation = sqlite
        "SELECT person_id, department_id, role_id FROM wave_member
         WHERE org_id = $1 AND wave_id = $2 AND ($3 IS NULL OR person_id > $3) ORDER BY person_id LIMIT $4"
        postgres
        "SELECT person_id, department_id, role_id FROM wave_member
         WHERE org_id = $1 AND wave_id = $2 AND (CAST($3 AS UUID) IS NULL OR person_id > $3) ORDER BY person_id LIMIT $4";
    WAVES_OF: organisation = sqlite
        "SELECT person_id, wave_id FROM wave_member WHERE org_id = $1 AND person_id IN (SELECT unhex(value, '-') FROM json_each($2))"
        postgres
        "SELECT person_id, wave_id FROM wave_member WHERE org_id = $1
         AND person_id IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text(CAST($2 AS JSONB)))";
    COUNTS: organisation = "SELECT wave_id, COUNT(*) FROM wave_member WHERE org_id = $1 GROUP BY wave_id";
    SPREAD: organisation = "SELECT department_id, COUNT(*) FROM wave_member WHERE org_id = $1 AND wave_id = $2 GROUP BY department_id";
    TAKE_OUT: organisation = "DELETE FROM wave_member WHERE org_id = $1 AND wave_id = $2 AND person_id = $3";
    EMPTY: organisation = "DELETE FROM wave_member WHERE org_id = $1 AND wave_id = $2";
}

bulk_insert! {
    PUT_IN = "wave_member" ("org_id", "person_id", "wave_id", "department_id", "role_id")
        "ON CONFLICT (org_id, person_id) DO NOTHING";
}

/// What kind of wave it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The volunteers who go first.
    Pilot,
    /// Those who follow.
    Wave,
}

impl Kind {
    /// The name in the database and in text keys (`wave-kind-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pilot => "pilot",
            Self::Wave => "wave",
        }
    }
}

/// A wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wave {
    /// Which one.
    pub id: WaveId,
    /// Its place in the order; the first is 1.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// Pilot or a later wave.
    pub kind: Kind,
    /// The day it starts or started.
    pub starts_on: Option<Date>,
    /// When its cohort was frozen; after that its members do not change.
    pub frozen_at: Option<Time>,
    /// The draw its members come from, where they were drawn by lot.
    pub draw: Option<DrawId>,
}

impl Wave {
    /// Whether it has started: its members can no longer change.
    #[must_use]
    pub fn frozen(&self) -> bool {
        self.frozen_at.is_some()
    }

    fn read(row: &Row) -> Result<Self> {
        let kind = if row.get::<String>(3)? == "pilot" { Kind::Pilot } else { Kind::Wave };
        Ok(Self {
            id: row.get(0)?,
            number: row.get(1)?,
            name: row.get(2)?,
            kind,
            starts_on: row.get::<Option<String>>(4)?.and_then(|text| text.parse().ok()),
            frozen_at: row.get(5)?,
            draw: row.get(6)?,
        })
    }
}

/// One member of a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The department when the cohort was frozen; before that, when the person was chosen.
    pub department: DepartmentId,
    /// The job role at the same moment.
    pub role: RoleId,
}

impl Member {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self { person: row.get(0)?, department: row.get(1)?, role: row.get(2)? })
    }
}

/// All waves in their order.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Wave>> {
    conn.list(&ALL, args![org], Wave::read).await
}

/// One wave.
pub async fn get(conn: &mut Conn, org: OrgId, wave: WaveId) -> Result<Wave> {
    Wave::read(&conn.one(&GET, args![org, wave]).await?)
}

/// The pilot and how many are in it.
pub async fn pilot(conn: &mut Conn, org: OrgId) -> Result<Option<(WaveId, i64)>> {
    let row = conn.maybe_one(&PILOT, args![org]).await?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// Everybody in a wave, and in which.
pub async fn members(conn: &mut Conn, org: OrgId) -> Result<Vec<(PersonId, WaveId)>> {
    conn.list(&MEMBERS, args![org], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// The wave a person is in.
pub async fn of_person(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<Option<WaveId>> {
    conn.maybe_one(&OF_PERSON, args![org, person]).await?.map(|row| row.get(0)).transpose()
}

/// The members of one wave.
pub async fn cohort(conn: &mut Conn, org: OrgId, wave: WaveId) -> Result<Vec<Member>> {
    conn.list(&COHORT, args![org, wave], Member::read).await
}

/// So many members of a wave, in the order they came onto the HR list, after one of them.
pub async fn members_after(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    after: Option<PersonId>,
    most: usize,
) -> Result<Vec<Member>> {
    conn.list(&AFTER, args![org, wave, after, most], Member::read).await
}

/// The waves of these people; those in none are left out.
pub async fn waves_of(
    conn: &mut Conn,
    org: OrgId,
    people: &[PersonId],
) -> Result<Vec<(PersonId, WaveId)>> {
    let people = serde_json::to_string(people)?;
    conn.list(&WAVES_OF, args![org, people], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// How many members each wave has; waves without any are left out. Of large waves, as of some seconds ago.
pub async fn counts(conn: &mut Conn, org: OrgId) -> Result<Vec<(WaveId, i64)>> {
    static RECENT: Recent<OrgId, Vec<(WaveId, i64)>> = Recent::new();
    let count = async {
        let counts = conn.list(&COUNTS, args![org], |row| Ok((row.get(0)?, row.get(1)?))).await?;
        let members = counts.iter().map(|(_, members): &(_, i64)| members).sum();
        Ok((counts, members))
    };
    RECENT.get(org, count).await
}

/// How many members a wave has in each department; departments without any are left out. Of a large wave, as of
/// some seconds ago.
pub async fn spread(conn: &mut Conn, org: OrgId, wave: WaveId) -> Result<Vec<(DepartmentId, i64)>> {
    static RECENT: Recent<(OrgId, WaveId), Vec<(DepartmentId, i64)>> = Recent::new();
    let values = args![org, wave];
    let count = async {
        let spread = conn.list(&SPREAD, values, |row| Ok((row.get(0)?, row.get(1)?))).await?;
        let members = spread.iter().map(|(_, members): &(_, i64)| members).sum();
        Ok((spread, members))
    };
    RECENT.get((org, wave), count).await
}

/// Adds a wave after those there are. Refused when the name is empty.
pub async fn add(
    conn: &mut Conn,
    org: OrgId,
    kind: Kind,
    name: &str,
    doer: &Doer,
    now: Time,
) -> web::Result<Wave> {
    let name = checked_name(name)?;
    let number = all(conn, org).await?.last().map_or(1, |last| last.number + 1);
    let id = WaveId::new();
    conn.run(&ADD, args![org, id, number, name, kind.key(), now]).await?;
    let detail = json!({ "name": name, "kind": kind.key() });
    note(conn, org, doer, people::action!("wave-added"), id, &detail, now).await?;
    Ok(Wave {
        id,
        number,
        name: name.to_owned(),
        kind,
        starts_on: None,
        frozen_at: None,
        draw: None,
    })
}

/// Gives a wave another name. Refused when the name is empty.
pub async fn rename(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    name: &str,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let name = checked_name(name)?;
    let before = get(conn, org, wave).await?;
    if before.name == name {
        return Ok(());
    }
    conn.run(&RENAME, args![org, wave, name]).await?;
    let detail = json!({ "from": before.name, "to": name });
    note(conn, org, doer, people::action!("wave-renamed"), wave, &detail, now).await
}

/// Plans the start of a wave, or leaves it open. Refused once the wave is frozen.
pub async fn set_start(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    starts_on: Option<Date>,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let before = still_open(conn, org, wave).await?;
    if before.starts_on == starts_on {
        return Ok(());
    }
    conn.run(&SET_START, args![org, wave, starts_on.map(|date| date.to_string())]).await?;
    if let Some(date) = starts_on {
        let zone = organisation::get(conn, org).await?.zone();
        let at = Time::start_of(date, &zone).max(now);
        jobs::add_at(conn, org, START_DUE, &json!({}), at, now).await?;
    }
    let detail = json!({ "name": before.name, "from": before.starts_on, "to": starts_on });
    note(conn, org, doer, people::action!("wave-start-set"), wave, &detail, now).await
}

/// Takes away a wave with its members. Refused once it is frozen.
pub async fn remove(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let before = still_open(conn, org, wave).await?;
    conn.run(&EMPTY, args![org, wave]).await?;
    conn.run(&REMOVE, args![org, wave]).await?;
    note(
        conn,
        org,
        doer,
        people::action!("wave-removed"),
        wave,
        &json!({ "name": before.name }),
        now,
    )
    .await
}

/// Puts people into a wave; how many. Those who are in a wave already, have left or are not on the HR list are
/// passed over. Refused once the wave is frozen.
pub async fn add_members(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    people: &[PersonId],
    doer: &Doer,
    now: Time,
) -> web::Result<usize> {
    let before = still_open(conn, org, wave).await?;
    let count = put_in(conn, org, wave, people).await?;
    if count > 0 {
        let detail = json!({ "name": before.name, "added": count });
        note(conn, org, doer, people::action!("wave-members-changed"), wave, &detail, now).await?;
    }
    Ok(count)
}

/// Takes somebody out of a wave. Refused once the wave is frozen.
pub async fn take_out(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    person: PersonId,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let before = still_open(conn, org, wave).await?;
    if conn.run(&TAKE_OUT, args![org, wave, person]).await? > 0 {
        let detail = json!({ "name": before.name, "removed": 1 });
        note(conn, org, doer, people::action!("wave-members-changed"), wave, &detail, now).await?;
    }
    Ok(())
}

/// Makes these people, and nobody else, the members of a wave; how many became so. Refused once the wave is frozen.
pub async fn set_members(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    people: &[PersonId],
    doer: &Doer,
    now: Time,
) -> web::Result<usize> {
    let before = still_open(conn, org, wave).await?;
    conn.run(&EMPTY, args![org, wave]).await?;
    let count = put_in(conn, org, wave, people).await?;
    let detail = json!({ "name": before.name, "members": count });
    note(conn, org, doer, people::action!("wave-members-changed"), wave, &detail, now).await?;
    Ok(count)
}

/// Starts a wave and freezes its cohort: those still employed stay, with the department and role of this moment.
/// Refused when it is frozen already, has no members, or nobody could tell afterwards what it gave: see [`goals`].
pub async fn freeze(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    starts_on: Date,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let before = still_open(conn, org, wave).await?;
    if !goals::ready(&goals::all(conn, org).await?) {
        return Err(Error::Invalid("error-goals-first"));
    }
    let people: Vec<PersonId> =
        cohort(conn, org, wave).await?.into_iter().map(|member| member.person).collect();
    conn.run(&EMPTY, args![org, wave]).await?;
    let count = put_in(conn, org, wave, &people).await?;
    if count == 0 {
        return Err(Error::Invalid("error-wave-empty"));
    }
    conn.run(&FREEZE, args![org, wave, starts_on.to_string(), now]).await?;
    let detail = json!({ "name": before.name, "members": count, "starts_on": starts_on });
    note(conn, org, doer, people::action!("wave-started"), wave, &detail, now).await
}

/// The work of starting waves on their day.
pub(crate) const START_DUE: &str = "start-waves";

/// Starts the waves whose day has come and that have members; how many. One without members waits for them, and all
/// wait for the goals.
pub async fn start_due(conn: &mut Conn, org: OrgId, now: Time) -> web::Result<usize> {
    if !goals::ready(&goals::all(conn, org).await?) {
        return Ok(0);
    }
    let today = now.date(&organisation::get(conn, org).await?.zone());
    let counts = counts(conn, org).await?;
    let mut started = 0;
    for wave in all(conn, org).await?.into_iter().filter(|wave| !wave.frozen()) {
        let has_members = counts.iter().any(|(id, _)| *id == wave.id);
        if let Some(date) = wave.starts_on.filter(|date| *date <= today && has_members) {
            freeze(conn, org, wave.id, date, &Doer::program(), now).await?;
            started += 1;
        }
    }
    Ok(started)
}

/// Puts those who are employed and in no wave into this one, as the HR list knows them now; how many.
async fn put_in(
    conn: &mut Conn,
    org: OrgId,
    wave: WaveId,
    people: &[PersonId],
) -> web::Result<usize> {
    let chosen: HashSet<PersonId> = people.iter().copied().collect();
    if chosen.is_empty() {
        return Ok(0);
    }
    let taken: HashSet<PersonId> =
        members(conn, org).await?.into_iter().map(|(person, _)| person).collect();
    let mut rows = Vec::with_capacity(chosen.len());
    register::each(conn, org, |entry| {
        if chosen.contains(&entry.id) && !taken.contains(&entry.id) {
            rows.push(args![org, entry.id, wave, entry.department, entry.role]);
        }
    })
    .await?;
    let count = rows.len();
    PUT_IN.insert(conn, rows).await?;
    Ok(count)
}

async fn still_open(conn: &mut Conn, org: OrgId, wave: WaveId) -> web::Result<Wave> {
    let wave = get(conn, org, wave).await?;
    if wave.frozen() { Err(Error::Gone("error-wave-frozen")) } else { Ok(wave) }
}

fn checked_name(name: &str) -> web::Result<&str> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 80 {
        return Err(Error::Invalid("error-wave-name"));
    }
    Ok(name)
}

async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: Action,
    wave: WaveId,
    detail: &Json,
    now: Time,
) -> web::Result<()> {
    Ok(audit::note(conn, org, doer, action, ("wave", Some(wave.0)), detail, now).await?)
}
