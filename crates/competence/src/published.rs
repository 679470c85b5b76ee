//! What has been published of the matrix, and about whom: the book that every new figure is held against.
//!
//! A figure that is fit to be shown by itself is not fit to be shown next to last week's, if one person answered in
//! between: the difference is that person. So no figure is computed for the matrix but those that the publication
//! ledger ([`disclosure::ledger`]) lets through; a group it holds back keeps its older figure, with its date, or
//! nothing. This module keeps what the ledger asks of its caller.
//!
//! # One ledger for each competence
//!
//! The promise of a ledger is about sums over the same people. Who is known in one competence may not be known in the
//! next, and a group of ten of whom one is known in a competence would, in a ledger for all, count as ten. Everything
//! that is told of *one* competence (mean, interval, share at the needed level, distribution) is made of numbers about
//! the same people that change together, and shares its ledger. Where two competences have the same ledger and the
//! same people, as after a questionnaire that asks for all of them, it is decided once.
//!
//! # Versions: the evidence and the role, and nothing else
//!
//! The version of a person's value is the round in which its evidence, or the person's role, was first found to be as
//! it is. Rounds are counted upwards and each is begun by one computation, so that no version ever comes back.
//!
//! Levels also drift with time, since evidence ages. That must *not* be a new version: everybody would count as new
//! every day, each figure would be computed anew, and as ageing is known, two figures would differ by what is known
//! and the one person who answered. Without a new version the promise holds for drifting values as well. Let the value
//! of person `i` on day `t` be `Σⱼ aᵢⱼ φⱼ(t)`, where the `φⱼ` are the same for everybody and known (time itself, the
//! rules, what a role needs, what was published about it). In any combination `f` of published figures the factor of
//! `aᵢⱼ` is the one that person `i` has in another combination of them, each figure taken times `φⱼ` of its day. By
//! the ledger's claim that is zero for all, or not zero for `k` people. So each part of `f`, and thus `f`, is about
//! nobody or about `k`. What a reader may learn is therefore how a group of `k` aged, as they may learn its mean. (Who knows of all but one in the
//! group, knows the last one's here as there.)
//!
//! This holds only if nothing else moves a value:
//!
//! * What is expected of a role before any evidence ([`crate::expectation`]) is what others in it have shown: one
//!   answer would move the level of everybody in the role a little, and all the same. It follows the answers
//!   therefore only when the ledger refreshes the figure of the whole role (for all roles: of the whole organisation),
//!   and rests on nothing that was not published.
//! * In a computation that is about some people, the others keep the value of the last common day.
//!
//! # Numbers
//!
//! People, departments, roles and waves have numbers in the ledgers, given once. A person's stands in a row that goes
//! when the person is erased; what remains in the ledger is a number of nobody. Who leaves and returns before that has
//! the same number.
//!
//! # What is not promised
//!
//! A restored backup knows nothing of what was published after it was made, and the first computation with a ledger
//! nothing of the figures before it. Where nobody stands any more no view is stored: what it showed is gone, and if
//! people come back, nothing is shown there until enough are new.
//!
//! # One computation at a time
//!
//! Each begins by taking the next round, and writes only as long as no later one was begun ([`Round::hold`]): of two
//! at once, the one overtaken begins anew. What it had written by then are estimates with versions that nobody else
//! has; nothing of it was shown.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use disclosure::Policy;
use disclosure::ledger::{Contribution, Group, Hold, Ledger, Release, Standing, Unit};
use people::{Departments, RoleId};
use serde::{Deserialize, Serialize};
use statistics::competence::Piece;
use store::{Conn, Db, Error, OrgId, Result, Value, args, bulk_insert, statement};
use uuid::Uuid;
use web::PersonId;

use crate::matrix::rollup;

statement! {
    BEGIN: organisation = "INSERT INTO matrix_round (org_id, epoch, next_number, numbers) VALUES ($1, 1, 0, '{}')
        ON CONFLICT (org_id) DO UPDATE SET epoch = matrix_round.epoch + 1";
    ROUND: organisation = "SELECT epoch, next_number, numbers FROM matrix_round WHERE org_id = $1";
    HOLD: organisation = "UPDATE matrix_round SET next_number = $3, numbers = $4 WHERE org_id = $1 AND epoch = $2";
    PEOPLE: organisation = "SELECT person_id, number, role_id, versions FROM matrix_person WHERE org_id = $1";
    LEDGERS: organisation = "SELECT measure, bytes FROM matrix_ledger WHERE org_id = $1";
    ACCOUNTS: organisation = "SELECT measure, account FROM matrix_ledger WHERE org_id = $1 ORDER BY measure";
}

bulk_insert! {
    PUT_PEOPLE = "matrix_person" ("org_id", "person_id", "number", "role_id", "versions")
        "ON CONFLICT (org_id, person_id) DO UPDATE SET role_id = excluded.role_id, versions = excluded.versions";
    PUT_LEDGERS = "matrix_ledger" ("org_id", "measure", "bytes", "account")
        "ON CONFLICT (org_id, measure) DO UPDATE SET bytes = excluded.bytes, account = excluded.account";
}

/// A department, role or wave and its number.
type Numbered = BTreeMap<Uuid, u32>;

/// The lasting numbers of what people are told apart by.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Numbers {
    #[serde(default)]
    departments: Numbered,
    #[serde(default)]
    roles: Numbered,
    #[serde(default)]
    waves: Numbered,
}

fn number(numbered: &mut Numbered, id: Uuid) -> u32 {
    // Never taken out again: how many there are is the next.
    let next = numbered.len() as u32;
    *numbered.entry(id).or_insert(next)
}

/// Which value of a person: what it rests on, and since which round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    print: u64,
    since: u32,
}

/// A person in the ledgers.
#[derive(Debug)]
struct Counted {
    number: u32,
    role: RoleId,
    /// In the order of the competences in use.
    versions: Vec<Option<Version>>,
    /// Of competences that are not in use.
    retired: Vec<(String, u64, u32)>,
}

/// One computation of the matrix, as far as it is about what was published before.
pub(crate) struct Round {
    epoch: u32,
    next_number: u32,
    numbers: Numbers,
    keys: Vec<String>,
    people: HashMap<PersonId, Counted>,
    ledgers: HashMap<String, Vec<u8>>,
}

/// Begins a round: whatever an earlier one has not written yet, it no longer will.
pub(crate) async fn begin(db: &Db, org: OrgId) -> Result<i64> {
    let mut conn = db.write(org).await?;
    conn.run(&BEGIN, args![org]).await?;
    let epoch = conn.one(&ROUND, args![org]).await?.get(0)?;
    conn.commit().await?;
    Ok(epoch)
}

/// Reads what was published; none if a later round was begun.
pub(crate) async fn read(
    conn: &mut Conn,
    org: OrgId,
    epoch: i64,
    keys: &[String],
) -> Result<Option<Round>> {
    let row = conn.one(&ROUND, args![org]).await?;
    if row.get::<i64>(0)? != epoch {
        return Ok(None);
    }
    let numbers = serde_json::from_str(&row.get::<String>(2)?)?;
    let mut round = Round {
        epoch: narrow(epoch)?,
        next_number: narrow(row.get(1)?)?,
        numbers,
        keys: keys.to_vec(),
        people: HashMap::new(),
        ledgers: HashMap::new(),
    };
    let places: HashMap<&str, usize> =
        keys.iter().enumerate().map(|(i, key)| (key.as_str(), i)).collect();
    conn.each(&PEOPLE, args![org], |row| {
        let mut counted = Counted {
            number: narrow(row.get(1)?)?,
            role: row.get(2)?,
            versions: vec![None; keys.len()],
            retired: Vec::new(),
        };
        for (key, print, since) in
            serde_json::from_str::<Vec<(String, u64, u32)>>(&row.get::<String>(3)?)?
        {
            match places.get(key.as_str()) {
                Some(place) => counted.versions[*place] = Some(Version { print, since }),
                None => counted.retired.push((key, print, since)),
            }
        }
        round.people.insert(row.get(0)?, counted);
        Ok(())
    })
    .await?;
    for row in conn.all(&LEDGERS, args![org]).await? {
        round.ledgers.insert(row.get(0)?, row.get(1)?);
    }
    Ok(Some(round))
}

fn narrow(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(|error| Error::Engine(error.into()))
}

/// What a value rests on, as one number: the pieces of evidence in their order. Written out (FNV-1a), because it is
/// kept for years, and another sum for the same evidence would make everybody new.
pub(crate) fn print(pieces: &[Piece], today: i32) -> Option<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    let mut pieces: Vec<&Piece> = pieces.iter().filter(|piece| piece.day() <= today).collect();
    pieces.sort_by(|a, b| {
        (a.day(), a.kind()).cmp(&(b.day(), b.kind())).then(a.value().total_cmp(&b.value()))
    });
    for piece in &pieces {
        take(piece.kind().name().as_bytes());
        take(&piece.value().to_bits().to_le_bytes());
        take(&piece.day().to_le_bytes());
    }
    (!pieces.is_empty()).then_some(hash)
}

impl Round {
    /// The competences in use.
    pub(crate) fn keys(&self) -> &[String] {
        &self.keys
    }

    /// Whether nothing was ever published.
    pub(crate) fn is_first(&self) -> bool {
        self.ledgers.is_empty()
    }

    /// Whether a person's values were computed for another role than this.
    pub(crate) fn moved(&self, person: PersonId, role: RoleId) -> bool {
        self.people.get(&person).is_some_and(|counted| counted.role != role)
    }

    /// Notes what a person's values rest on, in the order of the competences; whether anything is new.
    pub(crate) fn note(&mut self, person: PersonId, role: RoleId, prints: &[Option<u64>]) -> bool {
        let (epoch, competences) = (self.epoch, self.keys.len());
        let next = &mut self.next_number;
        let mut is_new = false;
        let counted = self.people.entry(person).or_insert_with(|| {
            is_new = true;
            *next += 1;
            Counted {
                number: *next - 1,
                role,
                versions: vec![None; competences],
                retired: Vec::new(),
            }
        });
        if counted.role != role {
            is_new = true;
            counted.role = role;
            counted.versions.fill(None);
            counted.retired.clear();
        }
        for (version, print) in counted.versions.iter_mut().zip(prints) {
            let Some(print) = *print else { continue };
            if version.is_none_or(|version| version.print != print) {
                *version = Some(Version { print, since: epoch });
                is_new = true;
            }
        }
        is_new
    }

    /// The number of a department.
    pub(crate) fn department(&mut self, id: Uuid) -> u32 {
        number(&mut self.numbers.departments, id)
    }

    /// The number of a role.
    pub(crate) fn role(&mut self, id: Uuid) -> u32 {
        number(&mut self.numbers.roles, id)
    }

    /// The number of a wave.
    pub(crate) fn wave(&mut self, id: Uuid) -> u32 {
        number(&mut self.numbers.waves, id)
    }

    /// What is decided about.
    pub(crate) fn question(
        &mut self,
        tree: &Departments,
        places: &[(PersonId, Group<2>)],
        is_known: impl Fn(PersonId, usize) -> bool,
        smallest_group: u32,
        numbers: &rollup::Numbers,
    ) -> Asked {
        let units = tree
            .iter()
            .map(|department| Unit {
                id: self.department(department.id.0),
                parent: department.parent.map(|parent| self.department(parent.0)),
            })
            .collect();
        let measures = (0..self.keys.len()).map(|i| {
            let today = places.iter().filter(|(person, _)| is_known(*person, i));
            let today = today.filter_map(|(person, place)| {
                let counted = self.people.get(person)?;
                let version = counted.versions[i]?.since;
                Some(Contribution { person: counted.number, version, place: *place })
            });
            (self.ledgers.get(&self.keys[i]).cloned(), today.collect())
        });
        Asked {
            epoch: self.epoch,
            measures: measures.collect(),
            units,
            flat: [
                numbers.roles.iter().copied().collect(),
                numbers.waves.iter().copied().collect(),
            ],
            policy: Policy { k: smallest_group, ..Policy::default() },
        }
    }

    /// Holds the round for the rest of the transaction; false if a later one was begun.
    pub(crate) async fn hold(&self, conn: &mut Conn, org: OrgId) -> Result<bool> {
        let numbers = serde_json::to_string(&self.numbers)?;
        let values = args![org, i64::from(self.epoch), i64::from(self.next_number), numbers];
        Ok(conn.run(&HOLD, values).await? == 1)
    }

    /// The rows of those of whom something is new.
    pub(crate) fn rows(
        &self,
        org: OrgId,
        people: impl Iterator<Item = PersonId>,
        new: &HashSet<PersonId>,
    ) -> Result<Vec<Vec<Value>>> {
        people
            .filter(|person| new.contains(person))
            .filter_map(|person| Some((person, self.people.get(&person)?)))
            .map(|(person, counted)| {
                let versions = self.keys.iter().zip(&counted.versions);
                let versions = versions
                    .filter_map(|(key, version)| Some((key.as_str(), (*version)?)))
                    .map(|(key, version)| (key, version.print, version.since));
                let retired = counted
                    .retired
                    .iter()
                    .map(|(key, print, since)| (key.as_str(), *print, *since));
                let versions: Vec<(&str, u64, u32)> = versions.chain(retired).collect();
                let versions = serde_json::to_string(&versions)?;
                Ok(args![org, person, i64::from(counted.number), counted.role, versions])
            })
            .collect()
    }
}

/// Keeps the numbers and versions of people.
pub(crate) async fn put_people(conn: &mut Conn, rows: Vec<Vec<Value>>) -> Result<()> {
    PUT_PEOPLE.insert(conn, rows).await
}

/// Keeps the ledgers. It belongs in the transaction that keeps the figures.
pub(crate) async fn put_ledgers(
    conn: &mut Conn,
    org: OrgId,
    keys: &[String],
    decided: &[Arc<Decided>],
) -> Result<()> {
    let rows = keys.iter().zip(decided).map(|(key, decided)| {
        let account = serde_json::to_string(&decided.account)?;
        Ok(args![org, key.as_str(), decided.bytes.clone(), account])
    });
    PUT_LEDGERS.insert(conn, rows.collect::<Result<Vec<_>>>()?).await
}

/// What the ledgers are asked: for each competence its ledger as it was, and today's people.
pub(crate) struct Asked {
    epoch: u32,
    units: Vec<Unit>,
    /// The roles and waves there are.
    flat: [HashSet<u32>; 2],
    measures: Vec<(Option<Vec<u8>>, Vec<Contribution<2>>)>,
    policy: Policy,
}

/// What the ledger of a competence answered.
pub(crate) struct Decided {
    pub(crate) release: Release<2>,
    bytes: Vec<u8>,
    account: Account,
}

impl Decided {
    /// Whether a group is shown as it is today.
    pub(crate) fn is_today(&self, group: &Group<2>) -> bool {
        let standing = self.release.standing(group);
        matches!(standing, Standing::Refreshed { .. } | Standing::Current { .. })
    }
}

/// What it costs to keep to the ledger of one competence, over the groups with anybody in them. For the
/// data-protection role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Groups with anybody in them.
    pub groups: u32,
    /// Of these, shown as they are today.
    pub today: u32,
    /// Shown as they were, with the date.
    pub older: u32,
    /// Not shown.
    pub hidden: u32,
    /// People in groups that are not shown, counted once for each of them.
    pub people_hidden: u64,
    /// Groups with fewer people than the smallest group.
    pub too_few: u32,
    /// Groups in which too few are new.
    pub too_few_new: u32,
    /// Groups that would tell of few when compared with other groups or other dates.
    pub compared: u32,
    /// Groups held back because a smaller group could be computed from them.
    pub protects_others: u32,
}

impl Account {
    /// Adds another competence.
    pub(crate) fn add(&mut self, other: &Self) {
        self.groups += other.groups;
        self.today += other.today;
        self.older += other.older;
        self.hidden += other.hidden;
        self.people_hidden += other.people_hidden;
        self.too_few += other.too_few;
        self.too_few_new += other.too_few_new;
        self.compared += other.compared;
        self.protects_others += other.protects_others;
    }

    fn of(release: &Release<2>) -> Self {
        let refreshed = release.refreshed().count() as u32;
        let mut account = Self { groups: refreshed, today: refreshed, ..Self::default() };
        for (group, people, hold) in release.held() {
            account.groups += 1;
            match release.standing(&group) {
                Standing::Refreshed { .. } | Standing::Current { .. } => account.today += 1,
                Standing::Older { .. } => account.older += 1,
                Standing::Withheld => {
                    account.hidden += 1;
                    account.people_hidden += u64::from(people);
                }
            }
            match hold {
                Hold::NotInTable | Hold::NothingNew => {}
                Hold::TooFew => account.too_few += 1,
                Hold::TooFewNew => account.too_few_new += 1,
                Hold::Compared => account.compared += 1,
                Hold::ProtectsOthers => account.protects_others += 1,
            }
        }
        account
    }
}

/// Lets the ledgers decide, in the order of the competences. Pure computing, for up to seconds in a very large
/// company.
pub(crate) fn decide(asked: &Asked) -> Result<Vec<Arc<Decided>>> {
    let mut done: Vec<(usize, Arc<Decided>)> = Vec::new();
    let units: HashSet<u32> = asked.units.iter().map(|unit| unit.id).collect();
    let mut all = Vec::with_capacity(asked.measures.len());
    for (i, measure) in asked.measures.iter().enumerate() {
        let alike = done.iter().find(|(before, _)| asked.measures[*before] == *measure);
        if let Some((_, decided)) = alike {
            all.push(Arc::clone(decided));
            continue;
        }
        let (bytes, today) = measure;
        let mut ledger = match bytes {
            Some(bytes) => Ledger::from_bytes(bytes).map_err(engine)?,
            None => Ledger::new(),
        };
        // Departments, roles and waves that are gone never come back under their numbers.
        ledger.retire(|group| {
            let is_gone = |(one, all): (&Option<u32>, &HashSet<u32>)| {
                one.is_some_and(|one| !all.contains(&one))
            };
            is_gone((&group.unit, &units)) || group.flat.iter().zip(&asked.flat).any(is_gone)
        });
        let release = ledger
            .publish(asked.epoch, &asked.units, today, asked.policy, |_| 1)
            .map_err(engine)?;
        let account = Account::of(&release);
        let decided = Arc::new(Decided { release, bytes: ledger.to_bytes(), account });
        done.push((i, Arc::clone(&decided)));
        all.push(decided);
    }
    Ok(all)
}

fn engine(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Engine(error.into())
}

/// What it costs to keep to the ledgers, by the key of the competence.
pub async fn accounts(conn: &mut Conn, org: OrgId) -> Result<Vec<(String, Account)>> {
    let rows = conn.all(&ACCOUNTS, args![org]).await?;
    rows.iter()
        .map(|row| Ok((row.get(0)?, serde_json::from_str(&row.get::<String>(1)?)?)))
        .collect()
}
