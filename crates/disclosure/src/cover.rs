//! Withholding cells until no small set of people is loose; see [`protect`](crate::protect) for
//! what that means and why it is enough.

use crate::exchange::{Exchange, Kind, Search};
use crate::shape::{Atom, Shape};

/// How many exchanges are compared for the one that leaves the fewest possibilities.
const COMPARED: usize = 8;

/// What is withheld so far, and the exchanges that this allows. Both only grow.
pub(crate) struct Cover<'a, const F: usize> {
    shape: &'a Shape<F>,
    kind: Kind,
    search: Search<'a, F>,
    withheld: Vec<bool>,
    /// Atoms of each exchange.
    exchanges: Vec<Vec<u32>>,
    /// The exchanges that each atom is in.
    exchanges_of: Vec<Vec<u32>>,
    /// Atoms over which every cell is withheld.
    sealed: Vec<bool>,
}

impl<'a, const F: usize> Cover<'a, F> {
    pub(crate) fn new(
        shape: &'a Shape<F>,
        prices: &'a [u64],
        withheld: Vec<bool>,
        kind: Kind,
    ) -> Self {
        Self {
            shape,
            kind,
            search: Search::new(shape, prices, kind),
            withheld,
            exchanges: Vec::new(),
            exchanges_of: vec![Vec::new(); shape.atoms.len()],
            sealed: vec![false; shape.atoms.len()],
        }
    }

    pub(crate) fn into_withheld(self) -> Vec<bool> {
        self.withheld
    }

    /// Withholds cells of fewer than `k` people, and then others until no set of fewer is loose.
    pub(crate) fn raise_to(&mut self, k: u32) {
        for (withheld, &people) in self.withheld.iter_mut().zip(&self.shape.counts) {
            *withheld |= people < k;
        }
        for number in 0..self.shape.atoms.len() as u32 {
            let people = self.people(number);
            while !self.sealed[number as usize] && people < k {
                let mut set = vec![number];
                if !self.extend_to_loose(&mut set, people, k) {
                    break;
                }
                self.fasten(&set);
            }
        }
    }

    fn atom(&self, number: u32) -> Atom {
        self.shape.atoms[number as usize]
    }

    fn people(&self, number: u32) -> u32 {
        self.shape.people(self.atom(number))
    }

    /// Extends the set to a loose one of fewer than `k` people if that is possible.
    ///
    /// An exchange with exactly one atom in the set must meet a loose one in another atom too, so
    /// only its atoms need be tried, and the set grows by at least one person each time.
    fn extend_to_loose(&self, set: &mut Vec<u32>, people: u32, k: u32) -> bool {
        let fits = |&&atom: &&u32| {
            !self.sealed[atom as usize] && !set.contains(&atom) && people + self.people(atom) < k
        };
        let mut fewest: Option<Vec<u32>> = None;
        let touching = set.iter().flat_map(|&atom| &self.exchanges_of[atom as usize]);
        let single = touching
            .map(|&exchange| &self.exchanges[exchange as usize])
            .filter(|atoms| atoms.iter().filter(|atom| set.contains(atom)).count() == 1);
        for atoms in single.take(COMPARED) {
            let further: Vec<u32> = atoms.iter().filter(fits).copied().collect();
            if further.is_empty() {
                return false;
            }
            if fewest.as_ref().is_none_or(|fewest| further.len() < fewest.len()) {
                fewest = Some(further);
            }
        }
        let Some(further) = fewest else { return true };
        for atom in further {
            set.push(atom);
            if self.extend_to_loose(set, people + self.people(atom), k) {
                return true;
            }
            set.pop();
        }
        false
    }

    /// Withholds every cell over an atom; of answers, over all answers of its place.
    fn seal(&mut self, atom: Atom) {
        let sealed: Vec<Atom> = match self.kind {
            Kind::Sums => vec![atom],
            Kind::Answers => {
                let here = self.shape.atoms_at(atom.node).iter();
                here.filter(|other| self.search.is_same_place(atom, **other)).copied().collect()
            }
        };
        for atom in sealed {
            for cell in self.search.cells_over(atom) {
                self.withheld[cell] = true;
            }
            self.sealed[self.shape.number(atom) as usize] = true;
        }
    }

    /// Makes sure that the set is not loose any more.
    fn fasten(&mut self, set: &[u32]) {
        let mut best: Option<Exchange> = None;
        for &number in set {
            let limit = best.as_ref().map_or(u64::MAX, |best| best.cost);
            let found = self.search.cheapest_box(self.atom(number), set, &self.withheld, limit);
            best = found.or(best);
            if best.as_ref().is_some_and(|best| best.cost == 0) {
                break;
            }
        }
        for &number in set {
            let limit = best.as_ref().map_or(u64::MAX, |best| best.cost);
            if limit == 0 {
                break;
            }
            let found = self.search.cheapest_hinge(self.atom(number), set, &self.withheld, limit);
            best = found.or(best);
        }
        let first = self.atom(set[0]);
        let best = best.or_else(|| self.search.cheapest_pair(first, set, &self.withheld));
        let Some(exchange) = best else {
            self.seal(first);
            return;
        };
        for cell in exchange.touched {
            self.withheld[cell] = true;
        }
        let number = self.exchanges.len() as u32;
        let atoms: Vec<u32> = exchange.atoms.iter().map(|&atom| self.shape.number(atom)).collect();
        for &atom in &atoms {
            self.exchanges_of[atom as usize].push(number);
        }
        self.exchanges.push(atoms);
    }
}
