//! What an epoch shows.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::census::Census;
use super::{Group, Ledger};
use crate::figure::Policy;
use crate::protect::Loss;

/// What a reader sees of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Today's figure.
    Refreshed {
        /// The people in it.
        people: u32,
    },
    /// The figure of an earlier epoch, which is also today's: nobody and nothing changed.
    Current {
        /// When it was published.
        epoch: u32,
    },
    /// The figure of an earlier epoch, with its date.
    Older {
        /// When it was published.
        epoch: u32,
    },
    /// Nothing. There is no telling whether anybody is there.
    Withheld,
}

/// Why a group's figure was not refreshed. **For the data-protection role only.**
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It is shown nowhere, or there is nobody in it today.
    NotInTable,
    /// Fewer than `k` people are in it.
    TooFew,
    /// Nobody and nothing in it changed since its figure was published.
    NothingNew,
    /// Something is new of fewer than `k` people, who would be seen in the difference.
    TooFewNew,
    /// Compared with figures of other groups or other epochs it would be about few.
    Compared,
    /// With it a smaller group of what is new could be computed.
    ProtectsOthers,
}

/// What may be shown of every group after an epoch.
#[derive(Clone, Debug)]
pub struct Release<const F: usize> {
    epoch: u32,
    standings: BTreeMap<Group<F>, Standing>,
    /// The groups of today that are not refreshed.
    held: BTreeMap<Group<F>, Held>,
    loss: Loss,
}

#[derive(Clone, Copy, Debug)]
struct Held {
    people: u32,
    hold: Hold,
}

impl<const F: usize> Release<F> {
    /// What may be shown if nothing is refreshed.
    pub(super) fn new(
        epoch: u32,
        ledger: &Ledger<F>,
        census: &Census<F>,
        policy: Policy,
        weight: impl Fn(Group<F>) -> u32,
    ) -> Self {
        let mut release = Self {
            epoch,
            standings: BTreeMap::new(),
            held: BTreeMap::new(),
            loss: Loss::default(),
        };
        let current = current(ledger, census);
        for (group, figure) in &ledger.figures {
            let at = census.frame.cell(*group).and_then(|cell| census.everyone.index(&cell));
            let is_current = at.is_some_and(|at| current.contains(at as u32));
            let epoch = figure.epoch;
            let standing =
                if is_current { Standing::Current { epoch } } else { Standing::Older { epoch } };
            release.standings.insert(*group, standing);
        }
        for (index, &people) in census.everyone.counts.iter().enumerate() {
            let Some(cell) = census.everyone.cell(index).filter(|_| people > 0) else { continue };
            let group = census.frame.group(cell);
            if weight(group) == 0 {
                continue;
            }
            let is_current = current.contains(index as u32);
            let hold = match people {
                _ if is_current => Hold::NothingNew,
                few if few < policy.k => Hold::TooFew,
                _ => Hold::TooFewNew,
            };
            release.held.insert(group, Held { people, hold });
            release.loss.count(people, !is_current);
        }
        release
    }

    /// Whether every group of today is shown as it is today, or never will be.
    pub(super) fn is_complete(&self) -> bool {
        self.held.values().all(|held| matches!(held.hold, Hold::NothingNew | Hold::TooFew))
    }

    /// Whether it might help to refresh a group.
    pub(super) fn is_open(&self, group: &Group<F>) -> bool {
        let hold = self.held.get(group).map(|held| held.hold);
        hold.is_some_and(|hold| !matches!(hold, Hold::NothingNew | Hold::TooFew))
    }

    /// Notes what a step decided: for each cell its weight if it has enough witnesses, whether it
    /// was accepted, and whether it is refreshed.
    pub(super) fn note(
        &mut self,
        census: &Census<F>,
        wanted: &[u64],
        accepted: &[bool],
        refreshed: &[bool],
    ) {
        for index in (0..wanted.len()).filter(|index| wanted[*index] > 0) {
            let Some(cell) = census.everyone.cell(index) else { continue };
            let group = census.frame.group(cell);
            let Some(held) = self.held.get_mut(&group) else { continue };
            if refreshed[index] {
                let people = held.people;
                self.held.remove(&group);
                self.standings.insert(group, Standing::Refreshed { people });
                self.loss.cells_withheld -= 1;
                self.loss.people_withheld -= u64::from(people);
            } else {
                held.hold = if accepted[index] { Hold::ProtectsOthers } else { Hold::Compared };
            }
        }
    }

    /// The epoch that was decided.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// What a reader sees of a group.
    pub fn standing(&self, group: &Group<F>) -> Standing {
        self.standings.get(group).copied().unwrap_or(Standing::Withheld)
    }

    /// All groups of which anything may be shown, in a fixed order.
    pub fn shown(&self) -> impl Iterator<Item = (Group<F>, Standing)> + '_ {
        self.standings.iter().map(|(group, standing)| (*group, *standing))
    }

    /// The groups whose figure is to be computed and stored now, with their number of people.
    pub fn refreshed(&self) -> impl Iterator<Item = (Group<F>, u32)> + '_ {
        self.standings.iter().filter_map(|(group, standing)| match standing {
            Standing::Refreshed { people } => Some((*group, *people)),
            _ => None,
        })
    }

    /// The groups of today whose figure was not refreshed, with their number of people and why.
    /// **For the data-protection role only.**
    pub fn held(&self) -> impl Iterator<Item = (Group<F>, u32, Hold)> + '_ {
        self.held.iter().map(|(group, held)| (*group, held.people, held.hold))
    }

    /// Why a group's figure was not refreshed, `None` if it was. **For the data-protection role
    /// only.**
    pub fn explain(&self, group: &Group<F>) -> Option<Hold> {
        match self.standing(group) {
            Standing::Refreshed { .. } => None,
            _ => Some(self.held.get(group).map_or(Hold::NotInTable, |held| held.hold)),
        }
    }

    /// What protection costs today: groups that are not shown as they are today, whether an older
    /// figure stands in or nothing.
    pub fn loss(&self) -> Loss {
        self.loss
    }
}

/// The cells whose last figure is about the same contributions as they hold today.
fn current<const F: usize>(ledger: &Ledger<F>, census: &Census<F>) -> RoaringBitmap {
    let everyone = &census.everyone;
    let mut figures: Vec<Option<&RoaringBitmap>> = vec![None; everyone.counts.len()];
    for (group, figure) in &ledger.figures {
        let index = census.frame.cell(*group).and_then(|cell| everyone.index(&cell));
        if let Some(index) = index
            && figure.contributions.len() == u64::from(everyone.counts[index])
        {
            figures[index] = Some(&figure.contributions);
        }
    }
    for spot in &census.spots {
        for &cell in &spot.cells {
            let Some(figure) = figures[cell] else { continue };
            let is_in = |known: super::Known| figure.contains(known.contribution);
            if !spot.members.iter().all(|member| member.known.is_some_and(is_in)) {
                figures[cell] = None;
            }
        }
    }
    (0..).zip(figures).filter_map(|(index, figure)| figure.map(|_| index)).collect()
}
