//! Which cells of a table are published.

use crate::cover::Cover;
use crate::exchange::Kind;
use crate::figure::{Figure, Policy};
use crate::shape::Shape;
use crate::table::{Cell, Table};

/// A table after protection: says which cells may be shown.
pub struct Protected<const F: usize> {
    shape: Shape<F>,
    reasons: Vec<Option<Reason>>,
}

/// Why a cell is withheld. Never to be shown to anyone but the data-protection role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The table has no such cell, or it was not asked for.
    NotInTable,
    /// There is nobody in it.
    Empty,
    /// Fewer than `k` people.
    TooFew,
    /// Large enough, but with it a smaller group could be computed.
    ProtectsOthers,
}

/// What protection costs, over the cells that were asked for and are not empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// Cells with anyone in them.
    pub cells: u64,
    /// Of these, withheld.
    pub cells_withheld: u64,
    /// People, counted once for each cell they are in.
    pub people: u64,
    /// Of these, in withheld cells.
    pub people_withheld: u64,
}

impl Loss {
    /// Share of cells withheld, 0 to 1; zero for an empty table.
    pub fn share_of_cells(&self) -> f64 {
        share(self.cells_withheld, self.cells)
    }

    /// Share of people withheld, 0 to 1, each counted once for each cell they are in.
    pub fn share_of_people(&self) -> f64 {
        share(self.people_withheld, self.people)
    }
}

impl Loss {
    /// Counts a cell that was asked for and has people in it.
    pub(crate) fn count(&mut self, people: u32, is_withheld: bool) {
        self.cells += 1;
        self.cells_withheld += u64::from(is_withheld);
        self.people += u64::from(people);
        self.people_withheld += u64::from(is_withheld) * u64::from(people);
    }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Decides for every cell of the table, totals included, whether it may be published.
///
/// # Method
///
/// The people who stand in the same lowest department and at the same values form an *atom*; no
/// cell holds a part of one. A figure of a cell is a sum over its atoms (a mean is such a sum
/// divided by a count). What an attacker can compute are the linear combinations of published sums.
///
/// 1. Cells of fewer than `k` people are withheld.
/// 2. *Exchanges* are sought: shifts of the answers, `+x` in some atoms and `−x` in others, that
///    leave the sum of every published cell as it is. The usual one swaps between two roles in two
///    departments: `+x` for salespeople and `−x` for buyers in the north, the reverse in the south;
///    neither a department nor a role changes its total. If an exchange would change a published
///    cell, that cell is withheld too (*complementary suppression*).
/// 3. A set of atoms with fewer than `k` people in all is *loose* if no known exchange has exactly
///    one atom in common with it. As long as there is a loose set, an exchange is added that has
///    exactly one atom in common with it: of the swaps with near departments, the one that loses
///    the fewest people; if there is no swap, of all shifts to one other atom. Where there is none
///    at all, every cell over one of its atoms is withheld (the atom is *sealed*).
///
/// # Why that is enough
///
/// *Claim.* A linear combination `f` of published sums that is not always zero involves at least
/// `k` people.
///
/// *Proof.* Write `f` with one coefficient per atom, and let `S` be the atoms where it is not zero.
/// Suppose that `S` has fewer than `k` people. It holds no sealed atom, because no published
/// cell does. By step 3 it is not loose: some exchange has exactly one atom in common with it. This
/// exchange changes no published sum, hence not `f`; but it changes the answers in exactly one
/// of the atoms that `f` depends on, hence `f`. Contradiction. ∎
///
/// From the claim follow the rules that are usually stated one by one: no cell below `k`, no
/// complement in any published total below `k`, no single withheld cell in a sum, nothing through
/// several departments, roles and totals combined.
///
/// The idea to protect a cell by a box of cells with alternating signs is that of the hypercube
/// method (D. Repsilber, 1994; S. Giessing and D. Repsilber, "Tools and strategies to protect
/// multiple tables with the GHQUAR cell suppression engine", LNCS 2316, 2002); the notions are
/// those of A. Hundepool and others, "Statistical Disclosure Control" (Wiley, 2012), chapter 4.
/// Choosing the fewest cells for a whole table is NP-hard (J. P. Kelly, B. L. Golden and A. A.
/// Assad, Networks 22 (1992) 397-417), so step 2 chooses for one atom at a time.
///
/// # Properties
///
/// Deterministic; the order in which people were added does not matter. A larger `k` never shows
/// more: the cells withheld for `k − 1` are where the work for `k` starts. Departments and values
/// that are numbered otherwise may give another, equally safe, choice among cells of the same size.
///
/// Time and memory grow with the number of cells, `departments × Π (values + 2)`.
pub fn protect<const F: usize>(table: &Table<F>, policy: Policy) -> Protected<F> {
    protect_where(table, policy, |_| true)
}

/// Like [`protect`], for those cells only that are `wanted` somewhere; all others are withheld from
/// the start, which leaves more room for the wanted ones. A caller that never shows department ×
/// role × wave but only two at a time says so here.
pub fn protect_where<const F: usize>(
    table: &Table<F>,
    policy: Policy,
    wanted: impl Fn(Cell<F>) -> bool,
) -> Protected<F> {
    protect_weighted(table, policy, |cell| u32::from(wanted(cell)))
}

/// Like [`protect_where`], where some cells matter more than others: withholding a cell costs its
/// number of people times its weight, and what costs the least is withheld. A cell of weight zero
/// is not shown anywhere. Weights change which cells protect the small ones, never how well.
///
/// A caller whose readers look at departments first gives those cells, say, four times the weight
/// of roles.
pub fn protect_weighted<const F: usize>(
    table: &Table<F>,
    policy: Policy,
    weight: impl Fn(Cell<F>) -> u32,
) -> Protected<F> {
    decide(table, policy.k, Kind::Sums, weight)
}

/// Decides for a table of sums or of answers.
pub(crate) fn decide<const F: usize>(
    table: &Table<F>,
    k: u32,
    kind: Kind,
    weight: impl Fn(Cell<F>) -> u32,
) -> Protected<F> {
    let shape = Shape::new(table);
    let mut prices = vec![0; shape.counts.len()];
    let mut reasons: Vec<Option<Reason>> = Vec::with_capacity(shape.counts.len());
    for (index, &people) in shape.counts.iter().enumerate() {
        let weight = shape.cell(index).map_or(0, &weight);
        prices[index] = u64::from(people) * u64::from(weight);
        reasons.push(match (weight, people) {
            (0, _) => Some(Reason::NotInTable),
            (_, 0) => Some(Reason::Empty),
            _ => None,
        });
    }
    let withheld: Vec<bool> = reasons.iter().map(Option::is_some).collect();

    let mut cover = Cover::new(&shape, &prices, withheld, kind);
    for k in 2..=k {
        cover.raise_to(k);
    }
    let withheld = cover.into_withheld();

    for (index, reason) in reasons.iter_mut().enumerate() {
        if reason.is_none() && withheld[index] {
            let few = shape.counts[index] < k;
            *reason = Some(if few { Reason::TooFew } else { Reason::ProtectsOthers });
        }
    }
    Protected { shape, reasons }
}

impl<const F: usize> Protected<F> {
    /// The figure of a cell, computed by `value` from the number of people in it only if it may be
    /// published.
    pub fn figure<T>(&self, cell: Cell<F>, value: impl FnOnce(u32) -> T) -> Figure<T> {
        match self.shape.index(&cell) {
            Some(index) if self.reasons[index].is_none() => {
                Figure::Published(value(self.shape.counts[index]))
            }
            _ => Figure::Withheld,
        }
    }

    /// Number of people in a cell, if it may be published.
    pub fn people(&self, cell: Cell<F>) -> Figure<u32> {
        self.figure(cell, |people| people)
    }

    /// Why a cell is withheld, `None` if it is published. **For the data-protection role only.**
    pub fn explain(&self, cell: Cell<F>) -> Option<Reason> {
        self.shape.index(&cell).map_or(Some(Reason::NotInTable), |index| self.reasons[index])
    }

    /// All published cells with their number of people, in a fixed order.
    pub fn published(&self) -> impl Iterator<Item = (Cell<F>, u32)> + '_ {
        self.reasons
            .iter()
            .enumerate()
            .filter(|(_, reason)| reason.is_none())
            .filter_map(|(index, _)| Some((self.shape.cell(index)?, self.shape.counts[index])))
    }

    /// What the protection costs. For the data-protection role and for the page on methods, not
    /// for the reader of a single table, whom it would tell whether blanks are empty.
    pub fn loss(&self) -> Loss {
        let mut loss = Loss::default();
        for (reason, &people) in self.reasons.iter().zip(&self.shape.counts) {
            match reason {
                None => loss.count(people, false),
                Some(Reason::TooFew | Reason::ProtectsOthers) => loss.count(people, true),
                Some(Reason::NotInTable | Reason::Empty) => {}
            }
        }
        loss
    }
}
