//! Answers that come in files, and what was told of the same answers before.
//!
//! A file can be loaded again with a few more answers in it, as another campaign; its figures less those of the first
//! are then about the few. All files therefore share a publication ledger ([`disclosure::ledger`]): of answers that
//! were loaded before, only such groups are told whose difference from everything told is about enough people. Files
//! that have nothing in common lose nothing by it. (Who is asked by link answers anew each time: those campaigns are
//! measures of their own.)
//!
//! An answer is known again by a number made of it (and of the person, where the file says who). Nobody can get back
//! from that number to the answer, and it goes when the assessment is switched off.
//!
//! Within a question fewer may have answered than stand in the group; so of a file with answers that were loaded before
//! only questions that everybody answered are told, and no free text.
//!
//! # What is not promised
//!
//! Whoever loads a file has every answer in it anyway. And with another mapping the same rows are other answers, which
//! nothing here knows again.

use std::collections::{BTreeMap, HashMap};

use disclosure::Policy;
use disclosure::ledger::{Contribution, Group, Ledger, Release, Standing, Unit};
use store::{Conn, Error, OrgId, Result, args, statement};

use crate::responses::Finished;
use crate::results::Places;

statement! {
    GET: organisation = "SELECT round, next_number, known, places, ledger FROM answers_told WHERE org_id = $1";
    PUT: organisation = "INSERT INTO answers_told (org_id, round, next_number, known, places, ledger) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (org_id) DO UPDATE SET round = excluded.round, next_number = excluded.next_number,
            known = excluded.known, places = excluded.places, ledger = excluded.ledger
        WHERE answers_told.round = excluded.round - 1";
}

/// An answer that was loaded before: which person or row, what it says, its number in the ledger, since which round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known {
    key: u64,
    print: u64,
    number: u32,
    since: u32,
}

const BYTES: usize = 24;

impl Known {
    fn to_bytes(self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..8].copy_from_slice(&self.key.to_le_bytes());
        bytes[8..16].copy_from_slice(&self.print.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.number.to_le_bytes());
        bytes[20..].copy_from_slice(&self.since.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; BYTES]) -> Self {
        let wide = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        let narrow = |at: usize| u32::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        Self { key: wide(0), print: wide(8), number: narrow(16), since: narrow(20) }
    }
}

/// The lasting numbers of departments and roles, by their keys.
type Numbered = BTreeMap<String, u32>;

/// What was told of answers that came in files.
#[derive(Debug)]
pub(crate) struct Book {
    round: u32,
    next_number: u32,
    known: HashMap<u64, Known>,
    departments: Numbered,
    roles: Numbered,
    ledger: Ledger<1>,
}

/// Department and role, by their places.
type Cell = (Option<usize>, Option<usize>);

/// The answers of one file, as the ledger tells them apart.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Of each: which person or row, what it says, department and role by their places.
    rows: Vec<(u64, u64, Cell)>,
    /// How often the same was there; people who answer alike are told apart by nothing else.
    alike: HashMap<u64, u32>,
}

impl Rows {
    /// Notes an answer that stands in this cell.
    pub(crate) fn note(&mut self, response: &Finished, cell: Cell) {
        // Maps with text keys in their order: the same answers are always the same text.
        let answers = serde_json::to_string(&response.answers).unwrap_or_default();
        let labels = [&response.department_label, &response.role_label];
        let labels = labels.map(|label| label.as_deref().unwrap_or_default());
        let print = hash(&[answers.as_bytes(), labels[0].as_bytes(), labels[1].as_bytes()]);
        let key = if let Some(person) = response.person {
            hash(&[b"person", person.0.as_bytes()])
        } else {
            let alike = self.alike.entry(print).or_default();
            *alike += 1;
            hash(&[b"row", &print.to_le_bytes(), &alike.to_le_bytes()])
        };
        self.rows.push((key, print, cell));
    }
}

/// FNV-1a over parts: kept for years, so written out.
fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&(part.len() as u64).to_le_bytes()) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// What may be told of a file, as far as other files are concerned.
#[derive(Debug)]
pub(crate) struct Allowed {
    release: Release<1>,
    departments: Vec<u32>,
    roles: Vec<u32>,
    /// Whether any of its answers were loaded before.
    pub(crate) is_known: bool,
}

impl Allowed {
    /// Whether a group may be told.
    pub(crate) fn is_told(&self, department: Option<usize>, role: Option<usize>) -> bool {
        let unit = department.map(|at| self.departments[at]);
        let group = Group { unit, flat: [role.map(|at| self.roles[at])] };
        matches!(
            self.release.standing(&group),
            Standing::Refreshed { .. } | Standing::Current { .. }
        )
    }
}

impl Book {
    /// Reads what was told so far.
    pub(crate) async fn read(conn: &mut Conn, org: OrgId) -> Result<Self> {
        let Some(row) = conn.maybe_one(&GET, args![org]).await? else {
            return Ok(Self {
                round: 0,
                next_number: 0,
                known: HashMap::new(),
                departments: Numbered::new(),
                roles: Numbered::new(),
                ledger: Ledger::new(),
            });
        };
        let (departments, roles) = serde_json::from_str(&row.get::<String>(3)?)?;
        let known: Vec<u8> = row.get(2)?;
        let (known, _) = known.as_chunks::<BYTES>();
        let known = known.iter().map(Known::from_bytes);
        Ok(Self {
            round: narrow(row.get(0)?)?,
            next_number: narrow(row.get(1)?)?,
            known: known.map(|known| (known.key, known)).collect(),
            departments,
            roles,
            ledger: Ledger::from_bytes(&row.get::<Vec<u8>>(4)?).map_err(engine)?,
        })
    }

    /// Lets the ledger decide about a file, and notes its answers as told. Pure computing.
    pub(crate) fn publish(
        &mut self,
        rows: &Rows,
        places: &Places,
        policy: Policy,
    ) -> Result<Allowed> {
        self.round += 1;
        let (departments, roles) = (places.department_keys(), places.role_keys());
        let departments: Vec<u32> =
            departments.map(|key| number(&mut self.departments, key)).collect();
        let roles: Vec<u32> = roles.map(|key| number(&mut self.roles, key)).collect();
        let units: Vec<Unit> = departments
            .iter()
            .zip(places.parents())
            .map(|(id, parent)| Unit { id: *id, parent: parent.map(|at| departments[at]) })
            .collect();
        let mut is_known = false;
        let mut today = Vec::with_capacity(rows.rows.len());
        for (key, print, (department, role)) in &rows.rows {
            let next = &mut self.next_number;
            let known = self.known.entry(*key).or_insert_with(|| {
                *next += 1;
                Known { key: *key, print: *print, number: *next - 1, since: self.round }
            });
            is_known |= known.since < self.round;
            if known.print != *print {
                (known.print, known.since) = (*print, self.round);
            }
            let unit = department.map(|at| departments[at]);
            let place = Group { unit, flat: [role.map(|at| roles[at])] };
            today.push(Contribution { person: known.number, version: known.since, place });
        }
        let release =
            self.ledger.publish(self.round, &units, &today, policy, |_| 1).map_err(engine)?;
        Ok(Allowed { release, departments, roles, is_known })
    }

    /// Keeps it, in the transaction that keeps the figures; false if another file came in between.
    pub(crate) async fn put(&self, conn: &mut Conn, org: OrgId) -> Result<bool> {
        let mut known: Vec<&Known> = self.known.values().collect();
        known.sort_unstable_by_key(|known| known.number);
        let known: Vec<u8> = known.into_iter().flat_map(|known| known.to_bytes()).collect();
        let places = serde_json::to_string(&(&self.departments, &self.roles))?;
        let (round, next) = (i64::from(self.round), i64::from(self.next_number));
        let values = args![org, round, next, known, places, self.ledger.to_bytes()];
        Ok(conn.run(&PUT, values).await? == 1)
    }
}

fn number(numbered: &mut Numbered, key: &str) -> u32 {
    // Never taken out again: how many there are is the next.
    let next = numbered.len() as u32;
    *numbered.entry(key.to_owned()).or_insert(next)
}

fn narrow(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(engine)
}

fn engine(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Engine(error.into())
}
