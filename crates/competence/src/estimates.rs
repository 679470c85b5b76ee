//! Estimates: where each person stands in each competence, recomputed from the evidence by the rules of the crate
//! `statistics`, and with them the figures of the matrix.
//!
//! A recomputation reads the evidence as a stream ordered by person (twice: first what each level will rest on and what
//! each role has shown, then each person's level), lets the ledgers decide in between which figures may follow (see
//! [`crate::published`]), writes the estimates in bulk, and hands them to the rollup. The number of statements does not
//! follow the number of people in any way but the size of a bulk statement.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use disclosure::ledger::Group;
use people::{DepartmentId, RoleId, departments, organisation, register};
use programme::waves;
use serde_json::{Value as Json, json};
use statistics::competence::parameters::RULES_VERSION;
use statistics::competence::{Belief, Kind, Piece, belief, rough_level};
use store::jobs::{self, Handler, Work};
use store::{Conn, Db, Error, OrgId, Result, Statement, Time, Value, args, bulk_insert, statement};
use web::PersonId;

use crate::expectation::{self, Expectation};
use crate::matrix::{self, rollup};
use crate::profiles::RoleProfile;
use crate::published::{Asked, Decided, Round};
use crate::{model, profiles, published};

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

/// How often a computation begins anew when another overtakes it.
const MOST_ATTEMPTS: u32 = 6;

/// Recomputes everybody (`None`) or some, and the matrix. Doing it again changes nothing.
pub async fn recompute(
    db: &Db,
    org: OrgId,
    people: Option<&[PersonId]>,
    now: Time,
) -> Result<Recomputed> {
    for _ in 0..MOST_ATTEMPTS {
        let started = Instant::now();
        if let Some(done) = Box::pin(attempt_to(db, org, people, now)).await? {
            return Ok(done);
        }
        // The other one began later and is to come to its end: beginning again at once would overtake it in turn.
        tokio::time::sleep(started.elapsed() * 2 + Duration::from_millis(100)).await;
    }
    Err(Error::Engine("the matrix was computed elsewhere at the same time, again and again".into()))
}

/// Recomputes once; none if another computation began in between, or the evidence changed.
async fn attempt_to(
    db: &Db,
    org: OrgId,
    people: Option<&[PersonId]>,
    now: Time,
) -> Result<Option<Recomputed>> {
    let epoch = published::begin(db, org).await?;
    let mut conn = db.read(org).await?;
    let model = model::current(&mut conn, org).await?;
    let keys: Vec<String> = model.active().map(|competence| competence.key.clone()).collect();
    let Some(mut round) = published::read(&mut conn, org, epoch, &keys).await? else {
        return Ok(None);
    };
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
    let before = matrix::before(&mut conn, org).await?;
    let numbers = rollup::Numbers {
        departments: tree.iter().map(|one| (one.id, round.department(one.id.0))).collect(),
        roles: roles.iter().map(|role| round.role(role.profile.role.0)).collect(),
        waves: waves.iter().map(|wave| round.wave(wave.id.0)).collect(),
    };
    let stand = stand(&numbers, &roles, &waves, &members, &places);

    let expected = expectation::get(&mut conn, org).await?;
    let everybody = people.is_none() || expected.is_none() || round.is_first();
    let today = i32::try_from(now.day_number()).unwrap_or(i32::MAX);
    let mut pieces = 0;
    let mut new: HashSet<PersonId> = HashSet::new();
    let mut computed = Everybody::new();
    let mut expectation = expected.unwrap_or_default();
    let decided;
    let mut others = Everybody::new();
    if everybody {
        // First what everybody's levels will rest on: what is expected of them follows only where figures may.
        let mut prints: HashMap<PersonId, Vec<Option<u64>>> = HashMap::new();
        let mut fresh = Expectation::default();
        each_person(&mut conn, &EVIDENCE, args![org], &keys, |person, evidence| {
            let Some(place) = places.get(&person) else { return };
            let theirs = printed(evidence, today);
            if round.note(person, place.role, &theirs) {
                new.insert(person);
            }
            for ((key, pieces), print) in keys.iter().zip(evidence).zip(&theirs) {
                if let Some(level) = rough_level(pieces).filter(|_| print.is_some()) {
                    fresh.add(key, place.role, level);
                }
            }
            prints.insert(person, theirs);
        })
        .await?;
        let is_known = |person, i: usize| {
            prints.get(&person).is_some_and(|prints: &Vec<Option<u64>>| prints[i].is_some())
        };
        decided = decide(round.question(&tree, &stand, is_known, smallest_group, &numbers)).await?;
        let role_numbers: HashMap<RoleId, u32> =
            roles.iter().zip(&numbers.roles).map(|(role, n)| (role.profile.role, *n)).collect();
        expectation = expectation.follow(fresh, &keys, |i, role| match role {
            None => decided[i].is_today(&Group { unit: None, flat: [None, None] }),
            Some(role) => role_numbers.get(&role).is_some_and(|number| {
                decided[i].is_today(&Group { unit: None, flat: [Some(*number), None] })
            }),
        });
        let mut is_same = true;
        each_person(&mut conn, &EVIDENCE, args![org], &keys, |person, evidence| {
            pieces += evidence.iter().map(Vec::len).sum::<usize>();
            let Some(place) = places.get(&person) else { return };
            is_same &= prints.get(&person).is_some_and(|of| *of == printed(evidence, today));
            computed.insert(person, levels(&expectation, &keys, place.role, evidence, today));
        })
        .await?;
        if !is_same || computed.len() != prints.len() {
            return Ok(None);
        }
    } else {
        // Whoever has another role now has other levels.
        let moved = places.iter().filter(|(person, place)| round.moved(**person, place.role));
        let moved: Vec<PersonId> = moved.map(|(person, _)| *person).collect();
        let some: Vec<PersonId> = people.into_iter().flatten().copied().chain(moved).collect();
        let values = args![org, hex_list(&some).to_string()];
        each_person(&mut conn, &EVIDENCE_OF, values, &keys, |person, evidence| {
            pieces += evidence.iter().map(Vec::len).sum::<usize>();
            let Some(place) = places.get(&person) else { return };
            // With nothing new the level of the last common day stays.
            if round.note(person, place.role, &printed(evidence, today)) {
                new.insert(person);
                computed.insert(person, levels(&expectation, &keys, place.role, evidence, today));
            }
        })
        .await?;
        others = all(&mut conn, org, &keys).await?;
        others.retain(|person, _| !computed.contains_key(person));
        let is_known = |person, i: usize| {
            let levels = computed.get(&person).or_else(|| others.get(&person));
            levels.is_some_and(|levels: &Levels| levels[i].is_some())
        };
        decided = decide(round.question(&tree, &stand, is_known, smallest_group, &numbers)).await?;
    }
    drop(conn);

    let model_version = model.version;
    if !write(db, org, &round, &computed, &new, model_version, now).await? {
        return Ok(None);
    }
    computed.extend(others);
    let input = rollup::Input {
        model_version,
        keys: keys.clone(),
        roles,
        tree,
        waves,
        members,
        places,
        everybody: computed,
        smallest_group,
        decided: decided.clone(),
        numbers,
        before,
    };
    let people = input.everybody.len();
    // The rollup computes for up to a second or two: not on the threads that answer requests.
    let rolled = apart(move || rollup::roll_up(&input)).await?;
    let views = rolled.views.len();
    // What is shown and the ledgers that know of it: both, or neither.
    let mut conn = db.write(org).await?;
    if !round.hold(&mut conn, org).await? {
        return Ok(None);
    }
    if everybody {
        conn.run(&OUTDATED, args![org, now]).await?;
        expectation::put(&mut conn, org, &expectation, now).await?;
    }
    published::put_ledgers(&mut conn, org, &keys, &decided).await?;
    matrix::put(&mut conn, org, rolled, now).await?;
    conn.commit().await?;
    Ok(Some(Recomputed { people, pieces, views }))
}

/// Pure computing, not on the threads that answer requests.
async fn apart<T: Send + 'static>(
    compute: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(compute).await;
    done.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}

async fn decide(asked: Asked) -> Result<Vec<Arc<Decided>>> {
    apart(move || published::decide(&asked)).await
}

/// Everybody whose department and role are known, and where they stand in the ledgers.
fn stand(
    numbers: &rollup::Numbers,
    roles: &[RoleProfile],
    waves: &[waves::Wave],
    members: &HashMap<PersonId, waves::WaveId>,
    places: &HashMap<PersonId, Place>,
) -> Vec<(PersonId, Group<2>)> {
    let roles: HashMap<RoleId, u32> =
        roles.iter().zip(&numbers.roles).map(|(role, n)| (role.profile.role, *n)).collect();
    let waves: HashMap<waves::WaveId, u32> =
        waves.iter().zip(&numbers.waves).map(|(wave, n)| (wave.id, *n)).collect();
    let one = |(person, place): (&PersonId, &Place)| {
        let unit = Some(*numbers.departments.get(&place.department)?);
        let role = Some(*roles.get(&place.role)?);
        let wave = members.get(person).and_then(|wave| waves.get(wave).copied());
        Some((*person, Group { unit, flat: [role, wave] }))
    };
    places.iter().filter_map(one).collect()
}

/// What each value of a person rests on.
fn printed(evidence: &[Vec<Piece>], today: i32) -> Vec<Option<u64>> {
    evidence.iter().map(|pieces| published::print(pieces, today)).collect()
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
        let Belief { mean, variance } = belief(expectation.prior(key, role), pieces, today)?;
        // As it is stored, so that a figure is the same whether a level was computed or read.
        let belief = Belief { mean: short(mean), variance: short(variance) };
        Some(Known { belief, pieces: pieces.len() as u32 })
    };
    keys.iter().zip(evidence).map(one).collect()
}

/// Four decimals are far below any uncertainty.
fn short(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
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

/// Writes estimates and what they rest on: one row a person of each. False if another computation began in between.
async fn write(
    db: &Db,
    org: OrgId,
    round: &Round,
    everybody: &Everybody,
    new: &HashSet<PersonId>,
    model_version: i64,
    now: Time,
) -> Result<bool> {
    let mut people: Vec<(&PersonId, &Levels)> = everybody.iter().collect();
    people.sort_unstable_by_key(|(person, _)| **person);
    for some in people.chunks(AT_ONCE) {
        let rows: Vec<Vec<Value>> = some
            .iter()
            .map(|(person, levels)| {
                let document = serde_json::to_string(&packed(round.keys(), levels))?;
                Ok(args![org, **person, document, now, RULES_VERSION, model_version])
            })
            .collect::<Result<_>>()?;
        let known = round.rows(org, some.iter().map(|(person, _)| **person), new)?;
        let mut conn = db.write(org).await?;
        if !round.hold(&mut conn, org).await? {
            return Ok(false);
        }
        PUT.insert(&mut conn, rows).await?;
        published::put_people(&mut conn, known).await?;
        conn.commit().await?;
    }
    Ok(true)
}

/// As it is stored: key, mean, variance, pieces.
fn packed<'a>(keys: &'a [String], levels: &Levels) -> Vec<(&'a str, f64, f64, u32)> {
    keys.iter()
        .zip(levels)
        .filter_map(|(key, known)| {
            let Known { belief, pieces } = (*known)?;
            Some((key.as_str(), belief.mean, belief.variance, pieces))
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

/// Hands everybody's levels to `take`, one person at a time. For what is made for each person, and for nobody's eyes.
pub async fn each(
    conn: &mut Conn,
    org: OrgId,
    mut take: impl FnMut(PersonId, BTreeMap<String, f64>) + Send,
) -> Result<()> {
    conn.each(&ALL, args![org], |row| {
        let document: String = row.get(1)?;
        let levels: Vec<(String, f64, f64, u32)> = serde_json::from_str(&document)?;
        take(row.get(0)?, levels.into_iter().map(|(key, mean, ..)| (key, mean)).collect());
        Ok(())
    })
    .await
}

/// When estimates were last recomputed; none if never.
pub async fn as_of(conn: &mut Conn, org: OrgId) -> Result<Option<Time>> {
    conn.one(&AS_OF, args![org]).await?.get(0)
}
