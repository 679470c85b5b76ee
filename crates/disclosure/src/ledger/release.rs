//! What an epoch shows.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::census::Census;
use super::{Group, Ledger};
use crate::figure::Policy;
use crate::protect::{Loss, Protected};
use crate::table::Cell;

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
    /// It is shown nowhere, or does not exist today.
    NotInTable,
    /// There is nobody in it.
    Empty,
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
    holds: BTreeMap<Group<F>, Hold>,
    loss: Loss,
}

/// What was decided about every cell, and on what grounds.
pub(super) struct Decided<'a, const F: usize> {
    pub(super) census: &'a Census<F>,
    /// The table of witnesses.
    pub(super) protected: &'a Protected<F>,
    pub(super) accepted: Vec<bool>,
    pub(super) refreshed: Vec<bool>,
}

impl<const F: usize> Release<F> {
    pub(super) fn new(
        ledger: &Ledger<F>,
        epoch: u32,
        decided: &Decided<'_, F>,
        policy: Policy,
        weight: &impl Fn(Cell<F>) -> u32,
    ) -> Self {
        let mut release = Self {
            epoch,
            standings: BTreeMap::new(),
            holds: BTreeMap::new(),
            loss: Loss::default(),
        };
        let Decided { census, protected, accepted, refreshed } = decided;
        let everyone = &census.everyone;
        let current = current(ledger, census);
        for (group, figure) in &ledger.figures {
            let at = census.frame.cell(*group).and_then(|cell| everyone.index(&cell));
            let is_current = at.is_some_and(|at| current.contains(at as u32));
            let epoch = figure.epoch;
            let standing =
                if is_current { Standing::Current { epoch } } else { Standing::Older { epoch } };
            release.standings.insert(*group, standing);
        }
        for (index, &people) in everyone.counts.iter().enumerate() {
            let Some(cell) = everyone.cell(index).filter(|_| people > 0) else { continue };
            if weight(cell) == 0 {
                continue;
            }
            let group = census.frame.group(cell);
            if refreshed[index] {
                release.standings.insert(group, Standing::Refreshed { people });
            } else {
                let hold = if current.contains(index as u32) {
                    Hold::NothingNew
                } else if people < policy.k {
                    Hold::TooFew
                } else if accepted[index] {
                    Hold::ProtectsOthers
                } else {
                    match protected.people_there(index) {
                        new if new < policy.k => Hold::TooFewNew,
                        _ => Hold::Compared,
                    }
                };
                release.holds.insert(group, hold);
            }
            let is_shown = refreshed[index] || current.contains(index as u32);
            release.loss.count(people, !is_shown);
        }
        release
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

    /// Why a group's figure was not refreshed, `None` if it was. **For the data-protection role
    /// only.**
    pub fn explain(&self, group: &Group<F>) -> Option<Hold> {
        match self.standing(group) {
            Standing::Refreshed { .. } => None,
            _ => Some(self.holds.get(group).copied().unwrap_or(Hold::NotInTable)),
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
