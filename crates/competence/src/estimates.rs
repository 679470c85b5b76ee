//! Estimates: where each person stands in each competence, recomputed from the evidence by the rules of the crate
//! `statistics`, and with them the figures of the matrix.
//!
//! A recomputation reads the evidence as a stream ordered by person (twice: first what each role has shown, then each
//! person's level), writes the estimates in bulk, and hands them to the rollup. The number of statements does not
//! follow the number of people in any way but the size of a bulk statement.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use people::{DepartmentId, RoleId, departments, organisation, register};
use programme::waves;
use serde_json::{Value as Json, json};
use statistics::competence::parameters::RULES_VERSION;
use statistics::competence::{Belief, Kind, Piece, belief, rough_level};
use store::jobs::{self, Handler, Work};
use store::{Conn, Db, OrgId, Result, Statement, Time, Value, args, bulk_insert, statement};
use web::PersonId;

use crate::expectation::{self, Expectation};
use crate::matrix::{self, rollup};
use crate::{model, profiles};

/// The name of the job.
pub const RECOMPUTE: &str = "recompute-competence";

statement! {
    EVIDENCE: organisation = "SELECT person_id, kind, at, ratings FROM evidence WHERE org_id = $1 ORDER BY person_id";
    EVIDENCE_OF: organisation = sqlite
        "SELECT person_id, kind, at, ratings FROM evidence
         WHERE org_id = $1 AND person_id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY person_id"
        postgres
        "SELECT person_id, kind, at, ratings FROM evidence
         WHERE org_id = $1 AND person_id IN (SELECT value::uuid FROM jsonb_array_elements_text($2::jsonb)) ORDER BY person_id";
    ALL: organisation = "SELECT person_id, levels FROM estimate WHERE org_id = $1";
    ONE: organisation = "SELECT levels FROM estimate WHERE org_id = $1 AND person_id = $2";
    AS_OF: organisation = "SELECT MAX(as_of) FROM estimate WHERE org_id = $1";
    OUTDATED: organisation = "DELETE FROM estimate WHERE org_id = $1 AND as_of < $2";
}

bulk_insert! {
    PUT = "estimate" ("org_id", "person_id", "levels", "as_of", "rules_version", "model_version")
        "ON CONFLICT (org_id, person_id) DO UPDATE SET levels = excluded.levels, as_of = excluded.as_of,
        rules_version = excluded.rules_version, model_version = excluded.model_version";
}

/// Estimates written in one transaction: others may write in between.
const AT_ONCE: usize = 5_000;

/// One person's level in one competence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The estimate.
    pub belief: Belief,
    /// How many pieces of evidence it rests on.
    pub pieces: u32,
}

/// A person's levels in the order of the competences asked for; none where nothing is known.
pub(crate) type Levels = Vec<Option<Known>>;

/// Everybody's levels in memory: two numbers a competence, whatever the amount of evidence.
pub(crate) type Everybody = HashMap<PersonId, Levels>;

/// The long work of this room.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    let recompute: Handler = Arc::new(|work: Work| {
        Box::pin(async move {
            let people = read_people(&work.input);
            let started = Instant::now();
            let done = recompute(&work.db, work.org, people.as_deref(), work.clock.now()).await;
            let done = done.map_err(|error| error.to_string())?;
            let milliseconds = started.elapsed().as_millis() as u64;
            Ok(
                json!({ "people": done.people, "pieces": done.pieces, "views": done.views, "ms": milliseconds }),
            )
        })
    });
    vec![(RECOMPUTE, recompute)]
}

fn read_people(input: &Json) -> Option<Vec<PersonId>> {
    serde_json::from_value(input.get("people")?.clone()).ok()
}

/// Asks for a recomputation of everybody; once, however often it is asked for. It belongs after a change of many
/// (a closed assessment, an import of people, a changed profile or model) and once a day, because evidence ages.
pub async fn ask(conn: &mut Conn, org: OrgId, now: Time) -> Result<()> {
    jobs::add_once(conn, org, RECOMPUTE, &json!({}), now).await
}

/// Asks for a recomputation of these people and of the matrix.
pub async fn ask_for(conn: &mut Conn, org: OrgId, people: &[PersonId], now: Time) -> Result<()> {
    jobs::add_once(conn, org, RECOMPUTE, &json!({ "people": people }), now).await
}

/// What a recomputation did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recomputed {
    /// People with an estimate.
    pub people: usize,
    /// Pieces of evidence read.
    pub pieces: usize,
    /// Views of the matrix written.
    pub views: usize,
}

/// Recomputes everybody (`None`) or some, and the matrix. Doing it again changes nothing.
pub async fn recompute(
    db: &Db,
    org: OrgId,
    people: Option<&[PersonId]>,
    now: Time,
) -> Result<Recomputed> {
    let mut conn = db.read(org).await?;
    let model = model::current(&mut conn, org).await?;
    let keys: Vec<String> = model.active().map(|competence| competence.key.clone()).collect();
    let roles = profiles::all(&mut conn, org, &model).await?;
    let tree = departments::all(&mut conn, org).await?;
    let waves = waves::all(&mut conn, org).await?;
    let members: HashMap<PersonId, waves::WaveId> =
        waves::members(&mut conn, org).await?.into_iter().collect();
    let smallest_group = organisation::get(&mut conn, org).await?.smallest_group;
    let mut places: HashMap<PersonId, Place> = HashMap::new();
    register::each(&mut conn, org, |entry| {
        places.insert(entry.id, Place { department: entry.department, role: entry.role });
    })
    .await?;

    let before = expectation::get(&mut conn, org).await?;
    let everybody = people.is_none() || before.is_none();
    let mut pieces = 0;
    let expectation = match before.filter(|_| !everybody) {
        Some(expectation) => expectation,
        None => what_roles_show(&mut conn, org, &keys, &places).await?,
    };
    let (statement, values) = match people {
        Some(some) if !everybody => (&EVIDENCE_OF, args![org, hex_list(some).to_string()]),
        _ => (&EVIDENCE, args![org]),
    };
    let today = i32::try_from(now.day_number()).unwrap_or(i32::MAX);
    let mut computed = Everybody::new();
    each_person(&mut conn, statement, values, &keys, |person, evidence| {
        pieces += evidence.iter().map(Vec::len).sum::<usize>();
        if let Some(place) = places.get(&person) {
            let levels = levels(&expectation, &keys, place.role, evidence, today);
            computed.insert(person, levels);
        }
    })
    .await?;
    drop(conn);

    write(db, org, &keys, &computed, model.version, now).await?;
    if everybody {
        let mut conn = db.write(org).await?;
        conn.run(&OUTDATED, args![org, now]).await?;
        expectation::put(&mut conn, org, &expectation, now).await?;
        conn.commit().await?;
    } else {
        let mut conn = db.read(org).await?;
        let fresh = std::mem::replace(&mut computed, all(&mut conn, org, &keys).await?);
        computed.extend(fresh);
    }

    let input = rollup::Input {
        model_version: model.version,
        keys,
        roles,
        tree,
        waves,
        members,
        places,
        everybody: computed,
        smallest_group,
    };
    let people = input.everybody.len();
    // The rollup computes for up to a second or two: not on the threads that answer requests.
    let rolled = tokio::task::spawn_blocking(move || rollup::roll_up(&input))
        .await
        .unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))?;
    let views = rolled.views.len();
    matrix::put(db, org, rolled, now).await?;
    Ok(Recomputed { people, pieces, views })
}

/// Where a person stands on the HR list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) department: DepartmentId,
    pub(crate) role: RoleId,
}

/// The people as the statement takes them: SQLite compares bytes, PostgreSQL reads any form.
fn hex_list(people: &[PersonId]) -> Json {
    people.iter().map(|person| person.0.simple().to_string()).collect()
}

async fn what_roles_show(
    conn: &mut Conn,
    org: OrgId,
    keys: &[String],
    places: &HashMap<PersonId, Place>,
) -> Result<Expectation> {
    let mut expectation = Expectation::default();
    each_person(conn, &EVIDENCE, args![org], keys, |person, evidence| {
        let Some(place) = places.get(&person) else { return };
        for (key, pieces) in keys.iter().zip(evidence) {
            if let Some(level) = rough_level(pieces) {
                expectation.add(key, place.role, level);
            }
        }
    })
    .await?;
    Ok(expectation)
}

/// A person's levels from their evidence, which lies per competence in the order of `keys`.
fn levels(
    expectation: &Expectation,
    keys: &[String],
    role: RoleId,
    evidence: &mut [Vec<Piece>],
    today: i32,
) -> Levels {
    let one = |(key, pieces): (&String, &mut Vec<Piece>)| {
        pieces.sort_by_key(|piece| (piece.day(), piece.kind()));
        let belief = belief(expectation.prior(key, role), pieces, today)?;
        Some(Known { belief, pieces: pieces.len() as u32 })
    };
    keys.iter().zip(evidence).map(one).collect()
}

/// Reads evidence as a stream and hands over each person's at once: per competence, in the order of `keys`.
async fn each_person(
    conn: &mut Conn,
    statement: &Statement,
    values: Vec<Value>,
    keys: &[String],
    mut take: impl FnMut(PersonId, &mut [Vec<Piece>]) + Send,
) -> Result<()> {
    let index: HashMap<&str, usize> =
        keys.iter().enumerate().map(|(i, key)| (key.as_str(), i)).collect();
    let mut evidence: Vec<Vec<Piece>> = vec![Vec::new(); keys.len()];
    let mut current = None;
    conn.each(statement, values, |row| {
        let person: PersonId = row.get(0)?;
        if let Some(before) = current.replace(person).filter(|before| *before != person) {
            take(before, &mut evidence);
            evidence.iter_mut().for_each(Vec::clear);
        }
        let Some(kind) = Kind::from_name(&row.get::<String>(1)?) else { return Ok(()) };
        let at: Time = row.get(2)?;
        let day = i32::try_from(at.day_number()).unwrap_or(0);
        let ratings: String = row.get(3)?;
        for (key, value) in serde_json::from_str::<Vec<(&str, f64)>>(&ratings)? {
            if let (Some(i), Some(piece)) = (index.get(key), Piece::new(kind, value, day)) {
                evidence[*i].push(piece);
            }
        }
        Ok(())
    })
    .await?;
    if let Some(last) = current {
        take(last, &mut evidence);
    }
    Ok(())
}

/// Writes estimates: one row a person.
async fn write(
    db: &Db,
    org: OrgId,
    keys: &[String],
    everybody: &Everybody,
    model_version: i64,
    now: Time,
) -> Result<()> {
    let mut people: Vec<(&PersonId, &Levels)> = everybody.iter().collect();
    people.sort_unstable_by_key(|(person, _)| **person);
    for some in people.chunks(AT_ONCE) {
        let rows: Vec<Vec<Value>> = some
            .iter()
            .map(|(person, levels)| {
                let document = serde_json::to_string(&packed(keys, levels))?;
                Ok(args![org, **person, document, now, RULES_VERSION, model_version])
            })
            .collect::<Result<_>>()?;
        let mut conn = db.write(org).await?;
        PUT.insert(&mut conn, rows).await?;
        conn.commit().await?;
    }
    Ok(())
}

/// As it is stored: key, mean, variance, pieces; four decimals are far below any uncertainty.
fn packed<'a>(keys: &'a [String], levels: &Levels) -> Vec<(&'a str, f64, f64, u32)> {
    let short = |number: f64| (number * 10_000.0).round() / 10_000.0;
    keys.iter()
        .zip(levels)
        .filter_map(|(key, known)| {
            let Known { belief, pieces } = (*known)?;
            Some((key.as_str(), short(belief.mean), short(belief.variance), pieces))
        })
        .collect()
}

fn unpacked(document: &str, keys: &HashMap<&str, usize>) -> Result<Levels> {
    let mut levels: Levels = vec![None; keys.len()];
    for (key, mean, variance, pieces) in
        serde_json::from_str::<Vec<(&str, f64, f64, u32)>>(document)?
    {
        if let Some(i) = keys.get(key) {
            levels[*i] = Some(Known { belief: Belief { mean, variance }, pieces });
        }
    }
    Ok(levels)
}

async fn all(conn: &mut Conn, org: OrgId, keys: &[String]) -> Result<Everybody> {
    let index: HashMap<&str, usize> =
        keys.iter().enumerate().map(|(i, key)| (key.as_str(), i)).collect();
    let mut everybody = Everybody::new();
    conn.each(&ALL, args![org], |row| {
        let levels: String = row.get(1)?;
        everybody.insert(row.get(0)?, unpacked(&levels, &index)?);
        Ok(())
    })
    .await?;
    Ok(everybody)
}

/// A person's estimates as they were last recomputed, by the key of the competence. For what is made for the person
/// (a learning plan), and for nobody else's eyes.
pub async fn of_person(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(String, Known)>> {
    let Some(row) = conn.maybe_one(&ONE, args![org, person]).await? else { return Ok(Vec::new()) };
    let document: String = row.get(0)?;
    Ok(serde_json::from_str::<Vec<(String, f64, f64, u32)>>(&document)?
        .into_iter()
        .map(|(key, mean, variance, pieces)| {
            (key, Known { belief: Belief { mean, variance }, pieces })
        })
        .collect())
}

/// When estimates were last recomputed; none if never.
pub async fn as_of(conn: &mut Conn, org: OrgId) -> Result<Option<Time>> {
    conn.one(&AS_OF, args![org]).await?.get(0)
}
