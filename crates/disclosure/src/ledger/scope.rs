//! Which part of the organisation a step is about, and who in it counts as a witness.

use std::collections::BTreeMap;

use super::census::Census;
use crate::table::{Cell, Table, TableError};

/// By what the organisation is divided into blocks, of which a step takes about half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// Not at all: the step is about everything.
    Whole,
    /// By the departments at this depth of the tree, 0 at the top.
    Departments(usize),
    /// By the values of a further dimension.
    Flat(usize),
}

/// At so many levels of departments blocks are formed.
const DEPTHS: usize = 5;

/// The blocks that a step is about. No cell that it refreshes covers anyone outside them.
pub(super) struct Scope {
    axis: Axis,
    /// The block of each department; `None` above all blocks.
    of_department: Vec<Option<usize>>,
    /// Whether the step is about a block.
    chosen: Vec<bool>,
    /// For each place the number of witnesses there; zero outside the blocks.
    pub(super) witnesses: Vec<u32>,
}

impl Axis {
    /// The steps of an epoch.
    pub(super) fn all<const F: usize>(parents: &[Option<usize>]) -> Vec<Self> {
        let depth = |at| std::iter::successors(Some(at), |at| parents[*at]).count();
        let depths = (0..parents.len()).map(depth).max().unwrap_or(0).min(DEPTHS);
        let departments = (0..depths).map(Self::Departments);
        [Self::Whole].into_iter().chain(departments).chain((0..F).map(Self::Flat)).collect()
    }
}

impl Scope {
    /// Chooses blocks and counts witnesses; `None` if nothing could come of it.
    pub(super) fn new<const F: usize>(census: &Census<F>, axis: Axis) -> Option<Self> {
        let mut scope =
            Self { axis, of_department: Vec::new(), chosen: Vec::new(), witnesses: Vec::new() };
        let blocks = match axis {
            Axis::Whole => 1,
            Axis::Departments(depth) => scope.divide(&census.frame.parents, depth),
            Axis::Flat(i) => census.frame.values[i].len(),
        };
        let mut classes = Classes::new(census, |spot| scope.block(&census.spots[spot].cell));
        scope.chosen = if axis == Axis::Whole { vec![true] } else { classes.choose(blocks) };
        let outside = classes.outside(&scope.chosen);
        scope.count(census, outside);
        (scope.witnesses.iter().any(|witnesses| *witnesses > 0)).then_some(scope)
    }

    /// Whether a step may refresh a cell.
    pub(super) fn holds<const F: usize>(&self, cell: &Cell<F>) -> bool {
        self.block(cell).is_some_and(|block| self.chosen[block])
    }

    /// The table of witnesses.
    pub(super) fn table<const F: usize>(&self, census: &Census<F>) -> Result<Table<F>, TableError> {
        census.table(|spot| self.witnesses[spot])
    }

    /// The block that a cell or a place lies in.
    fn block<const F: usize>(&self, cell: &Cell<F>) -> Option<usize> {
        match self.axis {
            Axis::Whole => Some(0),
            Axis::Departments(_) => self.of_department[cell.department?],
            Axis::Flat(i) => cell.flat[i],
        }
    }

    /// Makes the departments at a depth blocks; returns how many there are.
    fn divide(&mut self, parents: &[Option<usize>], depth: usize) -> usize {
        self.of_department = vec![None; parents.len()];
        let mut blocks = BTreeMap::new();
        for department in 0..parents.len() {
            let up: Vec<usize> =
                std::iter::successors(Some(department), |at| parents[*at]).collect();
            if let Some(at) = up.len().checked_sub(depth + 1) {
                let next = blocks.len();
                self.of_department[department] = Some(*blocks.entry(up[at]).or_insert(next));
            }
        }
        blocks.len()
    }

    /// Counts what is new in each place, and twins as far as others of their class stay outside.
    fn count<const F: usize>(&mut self, census: &Census<F>, mut outside: BTreeMap<u32, u32>) {
        self.witnesses = Vec::with_capacity(census.spots.len());
        for spot in &census.spots {
            let mut witnesses = 0;
            if self.holds(&spot.cell) {
                witnesses = spot.never_published;
                for &(class, people) in &spot.classes {
                    let Some(left) = outside.get_mut(&class) else { continue };
                    let counted = people.min(*left);
                    *left -= counted;
                    witnesses += counted;
                }
            }
            self.witnesses.push(witnesses);
        }
    }
}

/// How the people of each class are spread over the blocks.
struct Classes {
    /// By class: the people outside all blocks, and those in each block.
    spread: BTreeMap<u32, (u32, BTreeMap<usize, u32>)>,
}

impl Classes {
    fn new<const F: usize>(census: &Census<F>, block: impl Fn(usize) -> Option<usize>) -> Self {
        let mut spread: BTreeMap<u32, (u32, BTreeMap<usize, u32>)> = BTreeMap::new();
        for (class, people) in &census.left {
            spread.entry(*class).or_default().0 += people;
        }
        for (at, spot) in census.spots.iter().enumerate() {
            let block = block(at);
            for &(class, people) in &spot.classes {
                let entry = spread.entry(class).or_default();
                match block {
                    None => entry.0 += people,
                    Some(block) => *entry.1.entry(block).or_default() += people,
                }
            }
        }
        // A class in one block and nowhere else has nobody outside when the block is chosen.
        spread.retain(|_, (outside, inside)| usize::from(*outside > 0) + inside.len() > 1);
        Self { spread }
    }

    /// Takes one block after the other, those with most people of spread classes first, as long as
    /// it makes more witnesses.
    fn choose(&mut self, blocks: usize) -> Vec<bool> {
        let mut by_block: Vec<Vec<(usize, u32)>> = vec![Vec::new(); blocks];
        // For each class those outside and those inside the chosen blocks.
        let mut sides: Vec<(u32, u32)> = Vec::with_capacity(self.spread.len());
        for (number, (outside, inside)) in self.spread.values().enumerate() {
            sides.push((outside + inside.values().sum::<u32>(), 0));
            for (block, people) in inside {
                by_block[*block].push((number, *people));
            }
        }
        let people = |block: &usize| by_block[*block].iter().map(|(_, people)| people).sum::<u32>();
        let mut order: Vec<usize> = (0..blocks).collect();
        order.sort_by_key(|block| std::cmp::Reverse(people(block)));
        let mut chosen = vec![false; blocks];
        for block in order {
            let gain: i64 = by_block[block]
                .iter()
                .map(|(class, people)| {
                    let (outside, inside) = sides[*class];
                    let after = (outside - people).min(inside + people);
                    i64::from(after) - i64::from(outside.min(inside))
                })
                .sum();
            if gain > 0 {
                chosen[block] = true;
                for (class, people) in &by_block[block] {
                    sides[*class].0 -= people;
                    sides[*class].1 += people;
                }
            }
        }
        chosen
    }

    /// How many of each class are outside the chosen blocks.
    fn outside(&self, chosen: &[bool]) -> BTreeMap<u32, u32> {
        let outside = |(outside, inside): &(u32, BTreeMap<usize, u32>)| {
            let others = inside.iter().filter(|(block, _)| !chosen[**block]);
            outside + others.map(|(_, people)| people).sum::<u32>()
        };
        self.spread.iter().map(|(class, spread)| (*class, outside(spread))).collect()
    }
}
