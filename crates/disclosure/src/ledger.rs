//! Figures that are published again and again: what an earlier week gave away counts too.
//!
//! A table that is safe by itself is not safe next to last week's. If one person joined the north
//! since, "the north, this week" less "the north, last week" is what that person answered. The
//! [`Ledger`] of a measure therefore remembers for which sets of people a figure was published, and
//! decides every week anew which cells may be *refreshed*. A cell that may not goes on showing its
//! older figure with its date, or nothing if it never had one.
//!
//! # What is promised
//!
//! A *contribution* is one value of one person: it enters when the person joins, stays when they
//! move, and is replaced by another contribution when the person's value changes (a new answer, new
//! evidence). A published figure is a sum over the contributions that stood in a cell at one epoch.
//!
//! *Claim.* Take all figures that one ledger ever published, of all cells and all epochs, multiply
//! them by any numbers, add and subtract them: the result is either always zero, or it involves
//! contributions of at least `k` different people.
//!
//! # How it is decided
//!
//! In steps, each about a part of the organisation: first the whole, then, at each level of the
//! tree, about half of the departments, then about half of the values of each dimension. A step
//! refreshes cells inside its part only. In a step
//!
//! 1. *Witnesses* are counted in each place (lowest department and values) of the part: the people
//!    of whom something is new, because their contribution was in no published figure yet. Others
//!    count too if they have *twins* outside: people whose contributions have been in exactly the
//!    same published figures so far, and who left or stand outside the part. Of each such class at
//!    most as many count, in all places together, as there are twins outside. Nobody counts twice.
//! 2. *Sifting.* A cell is accepted if no combination with the cells accepted so far cancels out in
//!    all places with witnesses, unless that combination is one of older figures anyway. ("Sales
//!    less North" may be no news at all; or it may be the one person who moved within South.)
//! 3. *Protection.* The table of witnesses is protected like any table, by
//!    [`protect`](crate::protect). What is published there is refreshed.
//!
//! # Why that is enough
//!
//! *Proof*, by induction over the steps of all epochs. Before the first there is nothing. Let
//! `f = g + h`, where `g` is a combination of the figures refreshed in this step and `h` one of
//! older figures. Write `g(a)` for the factor that all people at place `a` have in `g`: it is the
//! same for all of them, and zero outside the part.
//!
//! *If `g(a) ≠ 0` for some place with witnesses*, then the places with witnesses where `g` is not
//! zero hold at least `k` witnesses together, by the claim of [`protect`](crate::protect) for the
//! table of witnesses. And `f` involves at least as many people as there are witnesses in those
//! places. A contribution never published before has the factor `g(a)`, which is not zero. Those of
//! a class who are outside have in `f` the factor `x` that older figures give them, and those in a
//! place `x + g(a)`, with the same `x` since they are twins. If `x` is not zero, all who are outside
//! are involved, and at most as many of the class were counted. If it is zero, all who were counted
//! in those places are involved. So `f` involves `k` people.
//!
//! *Otherwise* `g` is zero in all places with witnesses, so by sifting it is a combination of older
//! figures. Then so is `f`, and the claim holds for it by induction. ∎
//!
//! Sifting computes modulo a prime of 61 bits, where a combination that is none passes for one by
//! an accident of about 1 in 10¹⁸; everything else is exact.
//!
//! What follows from published figures anyway is no news and is shown too: a department that is all
//! that the whole and its other departments leave.
//!
//! A cell whose people and values are the same as at its last publication gives the same figure
//! again; it is [`Standing::Current`] and needs no decision.
//!
//! # What it costs
//!
//! A cell is refreshed only when `k` people in it are witnesses, and once one cell has used what is
//! new, another can use it only by way of twins. In companies of 20 to 220 people with two changes
//! a week per hundred and a campaign every quarter, the whole is refreshed every third week and a
//! department mostly when a campaign brings new answers; older figures are nine weeks old on
//! average (`cargo run --release -p disclosure --example attacker`).
//!
//! The state holds each person once and, for each group, the people of its last figure; figures
//! that newer ones replaced take no room. It does not grow over the years but by the people who
//! left and by what [`Ledger::retire`] may take away.
//!
//! # What the caller owes
//!
//! * *One ledger for a measure*, and everything that is shown of it. The claim is about sums of the
//!   same measure; several numbers about the same person (the level, its square, how many stand at
//!   each level) may share a ledger, as long as they change together.
//! * *Versions.* A contribution's version changes whenever its value changes, for whatever reason,
//!   and no version ever comes back. A value that is recomputed to the same needs no new version.
//! * *People are numbers.* The caller keeps which person is which number, gives no number twice,
//!   and gives a person who returns the same number as before. To erase a person it forgets the
//!   mapping; what remains is a number in a bitmap, about nobody.
//! * *The answer is stored*: the bytes of the ledger and the figures of one epoch, in one
//!   transaction. If the figures are shown and the ledger is lost, the promise is lost with it.

mod bytes;
mod census;
mod echelon;
mod release;
mod scope;
mod sift;

use std::collections::{BTreeMap, HashMap};

use roaring::RoaringBitmap;

use crate::figure::Policy;
use crate::protect::protect_weighted;
use crate::shape::Shape;
use crate::table::TableError;
pub use bytes::BytesError;
use census::Census;
pub use release::{Hold, Release, Standing};
use scope::{Axis, Scope};

/// A department (`None` for the whole organisation, else with everything below it) and values in
/// `F` further dimensions (`None` for all), by the caller's lasting numbers. As a person's place:
/// the department they stand in directly, and `None` for a value that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group<const F: usize> {
    /// The department.
    pub unit: Option<u32>,
    /// The value in each further dimension.
    pub flat: [Option<u32>; F],
}

/// A department of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its lasting number.
    pub id: u32,
    /// The department it belongs to; `None` at the top.
    pub parent: Option<u32>,
}

/// What one person contributes to the figures today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution<const F: usize> {
    /// The person, by the caller's number.
    pub person: u32,
    /// Which value of that person; another one whenever the value changes.
    pub version: u32,
    /// Where the person stands.
    pub place: Group<F>,
}

/// Why nothing could be decided. The ledger is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerError {
    /// The epoch is not after the last one.
    NotLater {
        /// The last epoch.
        last: u32,
    },
    /// A person stands in two places.
    Twice {
        /// The person.
        person: u32,
    },
    /// Departments that make no tree, or a person in one that does not exist.
    Table(TableError),
    /// Four thousand million contributions were published; begin a new ledger for a new measure.
    Full,
}

impl std::fmt::Display for LedgerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotLater { last } => write!(f, "epoch {last} was published already"),
            Self::Twice { person } => write!(f, "person {person} stands in two places"),
            Self::Table(error) => error.fmt(f),
            Self::Full => write!(f, "the ledger is full"),
        }
    }
}

impl std::error::Error for LedgerError {}

/// What was published of one measure, and about whom. See the [module](self) for the promise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger<const F: usize> {
    /// The last epoch.
    epoch: Option<u32>,
    /// Numbers for contributions and classes that were not given away yet.
    next_contribution: u32,
    next_class: u32,
    /// The last published contribution of each person who ever was in a published figure.
    people: BTreeMap<u32, Known>,
    /// The last figure of each group that ever had one.
    figures: BTreeMap<Group<F>, Figured>,
    /// What was asked last, in short ([`Self::asked`]).
    settled: Option<u64>,
}

/// A published contribution.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    version: u32,
    contribution: u32,
    /// Contributions of one class have been in exactly the same figures.
    class: u32,
}

/// A published figure.
#[derive(Clone, Debug, PartialEq)]
struct Figured {
    epoch: u32,
    /// The contributions in it.
    contributions: RoaringBitmap,
}

impl<const F: usize> Ledger<F> {
    /// A ledger in which nothing was published.
    pub fn new() -> Self {
        Self {
            epoch: None,
            next_contribution: 0,
            next_class: 0,
            people: BTreeMap::new(),
            figures: BTreeMap::new(),
            settled: None,
        }
    }

    /// Decides what is refreshed at this epoch, and remembers it as published.
    ///
    /// `units` is the tree of today, `today` everybody who has a value today, in any order, and
    /// `weight` how much a group's figure matters ([`protect_weighted`]); zero for a group that is
    /// shown nowhere. Epochs are numbers that grow: weeks, days or a count.
    ///
    /// Time grows with the people times the cells over each, about two seconds for 100 000 people
    /// in 500 departments, 30 roles and 6 waves. Asked the same again, it refreshes nothing and is
    /// done in a fraction of that: what could be refreshed was.
    pub fn publish(
        &mut self,
        epoch: u32,
        units: &[Unit],
        today: &[Contribution<F>],
        policy: Policy,
        weight: impl Fn(Group<F>) -> u32,
    ) -> Result<Release<F>, LedgerError> {
        if let Some(last) = self.epoch.filter(|last| epoch <= *last) {
            return Err(LedgerError::NotLater { last });
        }
        let mut census = Census::take(self, units, today)?;
        let axes = Axis::all::<F>(&census.frame.parents);
        // Every step may divide the people into new classes.
        let most = u32::try_from(today.len() * axes.len()).unwrap_or(u32::MAX);
        if self.next_contribution.max(self.next_class).checked_add(most).is_none() {
            return Err(LedgerError::Full);
        }
        self.epoch = Some(epoch);
        let mut release = Release::new(epoch, self, &census, policy, &weight);
        let asked = Some(Self::asked(units, &census, policy, &weight));
        if self.settled == asked {
            return Ok(release);
        }
        self.settled = asked;
        for axis in axes {
            if release.is_complete() {
                break;
            }
            let Some(scope) = Scope::new(&census, axis) else { continue };
            let witnesses = scope.table(&census).map_err(LedgerError::Table)?;
            let shape = Shape::new(&witnesses);
            let wanted: Vec<u64> = (0..census.everyone.counts.len())
                .map(|index| {
                    let cell = census.everyone.cell(index).filter(|cell| scope.holds(cell));
                    match (cell, shape.counts.get(index)) {
                        (Some(cell), Some(new)) if *new >= policy.k.max(1) => {
                            let group = census.frame.group(cell);
                            let is_open = release.is_open(&group);
                            u64::from(weight(group)) * u64::from(*new) * u64::from(is_open)
                        }
                        _ => 0,
                    }
                })
                .collect();
            if wanted.iter().all(|weight| *weight == 0) {
                continue;
            }
            let accepted = sift::sift(self, &census, &scope.witnesses, &wanted);
            let protected = protect_weighted(&witnesses, policy, |cell| {
                let index = census.everyone.index(&cell);
                let is_accepted = index.is_some_and(|index| accepted[index]);
                if is_accepted { weight(census.frame.group(cell)) } else { 0 }
            });
            let mut refreshed = vec![false; accepted.len()];
            for (cell, _) in protected.published() {
                if let Some(index) = census.everyone.index(&cell) {
                    refreshed[index] = true;
                }
            }
            release.note(&census, &wanted, &accepted, &refreshed);
            if refreshed.contains(&true) {
                self.remember(epoch, &census, &refreshed);
                // What is new changes with what was refreshed.
                census.look_up(self);
            }
        }
        let is_open = |index| {
            let cell = census.everyone.cell(index);
            cell.is_some_and(|cell| release.is_open(&census.frame.group(cell)))
        };
        let derived = sift::derived(self, &census, is_open);
        let wanted: Vec<u64> = derived.iter().map(|derived| u64::from(*derived)).collect();
        release.note(&census, &wanted, &derived, &derived);
        self.remember(epoch, &census, &derived);
        Ok(release)
    }

    /// The last epoch decided.
    pub fn epoch(&self) -> Option<u32> {
        self.epoch
    }

    /// How many people a group's last figure was about, and when it was published. **For the
    /// data-protection role.**
    pub fn last(&self, group: &Group<F>) -> Option<(u32, u64)> {
        self.figures.get(group).map(|figure| (figure.epoch, figure.contributions.len()))
    }

    /// Forgets the figures of groups that are gone. They stay published, and the promise stays: they
    /// no longer serve to show that something is no news, so that a little less may be refreshed.
    pub fn retire(&mut self, is_gone: impl Fn(&Group<F>) -> bool) {
        self.figures.retain(|group, _| !is_gone(group));
    }

    /// What is asked, as one number: the tree, who stands where with which value, the thresholds
    /// and what matters. Of two questions with the same number the second would be told the
    /// figures of the first, which is safe.
    fn asked(
        units: &[Unit],
        census: &Census<F>,
        policy: Policy,
        weight: impl Fn(Group<F>) -> u32,
    ) -> u64 {
        // Kept for months, so written out (FNV-1a over numbers) and the same on every machine.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut take = |number: Option<u32>| {
            let number = number.map_or(0, |number| u64::from(number) + 1);
            hash = (hash ^ number).wrapping_mul(0x0100_0000_01b3);
            hash ^= hash >> 32;
        };
        let mut units: Vec<(u32, Option<u32>)> =
            units.iter().map(|unit| (unit.id, unit.parent)).collect();
        units.sort_unstable();
        for (unit, parent) in units {
            take(Some(unit));
            take(parent);
        }
        for threshold in [policy.k, policy.k_text, policy.bucket] {
            take(Some(threshold));
        }
        for spot in &census.spots {
            let place = census.frame.group(spot.cell);
            take(None);
            take(place.unit);
            place.flat.iter().for_each(|value| take(*value));
            for member in &spot.members {
                take(Some(member.person));
                take(Some(member.version));
            }
        }
        for index in 0..census.everyone.counts.len() {
            let group = census.everyone.cell(index).map(|cell| census.frame.group(cell));
            take(group.map(&weight));
        }
        hash
    }

    /// Notes the refreshed cells as published.
    fn remember(&mut self, epoch: u32, census: &Census<F>, refreshed: &[bool]) {
        // Places over which the same cells were refreshed are one as far as classes go.
        let mut covers: HashMap<Vec<usize>, u32> = HashMap::new();
        let mut classes: HashMap<(Option<u32>, u32), u32> = HashMap::new();
        let mut rows: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for spot in &census.spots {
            let over: Vec<usize> =
                spot.cells.iter().copied().filter(|cell| refreshed[*cell]).collect();
            if over.is_empty() {
                continue;
            }
            let mut contributions = Vec::with_capacity(spot.members.len());
            let next = covers.len() as u32;
            let cover = *covers.entry(over.clone()).or_insert(next);
            for member in &spot.members {
                let before = member.known.map(|known| known.class);
                let class = *classes.entry((before, cover)).or_insert_with(|| {
                    self.next_class += 1;
                    self.next_class - 1
                });
                let contribution = member.known.map_or_else(
                    || {
                        self.next_contribution += 1;
                        self.next_contribution - 1
                    },
                    |known| known.contribution,
                );
                let known = Known { version: member.version, contribution, class };
                self.people.insert(member.person, known);
                contributions.push(contribution);
            }
            for cell in over {
                rows.entry(cell).or_default().extend(&contributions);
            }
        }
        for (index, mut contributions) in rows {
            let Some(cell) = census.everyone.cell(index) else { continue };
            contributions.sort_unstable();
            let contributions = contributions.into_iter().collect();
            self.figures.insert(census.frame.group(cell), Figured { epoch, contributions });
        }
    }
}
