//! An attacker who keeps all figures ever published, knows who stood where and whose value changed
//! when, and can do linear algebra.
//!
//! The unknowns are the contributions (person, version). Contributions of an *atom* have been in
//! exactly the same figures. A combination of atoms can be computed if every change of the unknowns
//! that leaves all published figures alone leaves it alone too. Such changes are drawn at random,
//! exactly, modulo the prime 2³¹ − 1; two of them at once err with a chance of 1 in 10¹⁸.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::firm::Random;

/// A contribution: person and version.
pub(crate) type Value = (u32, u32);

const PRIME: u64 = (1 << 31) - 1;

fn fold(a: u64) -> u64 {
    let a = (a & PRIME) + (a >> 31);
    let a = (a & PRIME) + (a >> 31);
    if a >= PRIME { a - PRIME } else { a }
}

fn inverse(a: u64) -> u64 {
    let (mut power, mut result, mut exponent) = (a, 1, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = fold(result * power);
        }
        power = fold(power * power);
        exponent >>= 1;
    }
    result
}

/// What the attacker finds out about fewer than `k` people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Figures of so few that were published as they are.
    pub(crate) figures: usize,
    /// Pairs of published figures whose difference is about so few.
    pub(crate) differences: usize,
    /// Atoms of so few whose sum can be computed.
    pub(crate) atoms: usize,
    /// Pairs of atoms of so few of which some weighted sum can be computed.
    pub(crate) pairs: usize,
    /// Sums and differences of three and four atoms of so few that can be computed.
    pub(crate) sums: usize,
    /// People, and pairs of people, of whose values over time some combination can be computed.
    pub(crate) persons: usize,
    /// Combinations of so few that turn up when all figures are brought into echelon form, with
    /// the unknowns in several orders (A. Prange's information-set decoding, 1962).
    pub(crate) words: usize,
}

impl Found {
    pub(crate) fn is_nothing(self) -> bool {
        self == Self::default()
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.figures += other.figures;
        self.differences += other.differences;
        self.atoms += other.atoms;
        self.pairs += other.pairs;
        self.sums += other.sums;
        self.persons += other.persons;
        self.words += other.words;
    }
}

/// All that was published, as rows over atoms.
pub(crate) struct Published {
    /// Every different figure.
    pub(crate) figures: Vec<Vec<Value>>,
    /// The people of each atom.
    people: Vec<BTreeSet<u32>>,
    rows: Vec<Vec<u64>>,
}

impl Published {
    pub(crate) fn new(figures: impl IntoIterator<Item = Vec<Value>>) -> Self {
        let figures: BTreeSet<Vec<Value>> = figures.into_iter().collect();
        let figures: Vec<Vec<Value>> = figures.into_iter().collect();
        let mut presence: BTreeMap<Value, Vec<usize>> = BTreeMap::new();
        for (number, figure) in figures.iter().enumerate() {
            for value in figure {
                presence.entry(*value).or_default().push(number);
            }
        }
        let mut atoms: BTreeMap<Vec<usize>, BTreeSet<u32>> = BTreeMap::new();
        for ((person, _), presence) in presence {
            atoms.entry(presence).or_default().insert(person);
        }
        let mut rows = vec![vec![0; atoms.len()]; figures.len()];
        for (atom, presence) in atoms.keys().enumerate() {
            for &figure in presence {
                rows[figure][atom] = 1;
            }
        }
        Self { figures, people: atoms.into_values().collect(), rows }
    }

    /// Tries everything; `thorough` also what takes long.
    pub(crate) fn attack(&self, k: usize, thorough: bool) -> Found {
        let mut found = Found::default();
        self.compare_figures(k, &mut found);
        let mut random = Random(4711);
        let order: Vec<usize> = (0..self.people.len()).collect();
        let echelon = Echelon::new(&self.rows, &order);
        let changes: Vec<Vec<u64>> = (0..24).map(|_| echelon.unnoticed(&mut random)).collect();
        self.single_out_atoms(&changes, k, &mut found);
        if thorough {
            self.add_and_subtract(&changes, k, &mut found);
            self.single_out_persons(&changes, &mut found);
            found.words += self.short_rows(&echelon, k);
            for _ in 0..3 {
                let mut order = order.clone();
                for i in (1..order.len()).rev() {
                    order.swap(i, random.below(i + 1));
                }
                found.words += self.short_rows(&Echelon::new(&self.rows, &order), k);
            }
        }
        found
    }

    fn compare_figures(&self, k: usize, found: &mut Found) {
        let people = |values: &[Value]| {
            values.iter().map(|(person, _)| *person).collect::<BTreeSet<u32>>().len()
        };
        for (i, one) in self.figures.iter().enumerate() {
            found.figures += usize::from(people(one) < k);
            for other in &self.figures[..i] {
                let few = differences(one, other, 2 * k);
                found.differences += usize::from(few.is_some_and(|few| people(&few) < k));
            }
        }
    }

    fn count(&self, atoms: &[usize]) -> usize {
        let people = atoms.iter().flat_map(|atom| &self.people[*atom]);
        people.collect::<BTreeSet<_>>().len()
    }

    fn small(&self, k: usize) -> Vec<usize> {
        (0..self.people.len()).filter(|atom| self.people[*atom].len() < k).collect()
    }

    fn single_out_atoms(&self, changes: &[Vec<u64>], k: usize, found: &mut Found) {
        let small = self.small(k);
        let (one, other) = (&changes[0], &changes[1]);
        let another = &changes[2];
        for (i, &a) in small.iter().enumerate() {
            if one[a] == 0 && other[a] == 0 {
                found.atoms += 1;
                continue;
            }
            for &b in small[..i].iter().filter(|b| one[**b] != 0 || other[**b] != 0) {
                let fixed = |x: &[u64], y: &[u64]| fold(x[a] * y[b]) == fold(x[b] * y[a]);
                if fixed(one, other) && fixed(one, another) && self.count(&[a, b]) < k {
                    found.pairs += 1;
                }
            }
        }
    }

    /// Sums and differences of up to four atoms that never change, by meeting in the middle.
    fn add_and_subtract(&self, changes: &[Vec<u64>], k: usize, found: &mut Found) {
        let key = |atom: usize| [changes[0][atom], changes[1][atom]];
        let plus = |x: [u64; 2], y: [u64; 2]| [fold(x[0] + y[0]), fold(x[1] + y[1])];
        let minus = |x: [u64; 2]| x.map(|x| fold(PRIME - x));
        let small: Vec<usize> =
            self.small(k).into_iter().filter(|atom| key(*atom) != [0, 0]).collect();
        let mut twos: HashMap<[u64; 2], Vec<[usize; 2]>> = HashMap::new();
        for (i, &a) in small.iter().enumerate() {
            for &b in &small[..i] {
                if self.count(&[a, b]) >= k {
                    continue;
                }
                for sum in [plus(key(a), key(b)), plus(key(a), minus(key(b)))] {
                    // Up to the sign.
                    let sum = sum.min(minus(sum));
                    twos.entry(sum).or_default().push([a, b]);
                }
            }
        }
        for &c in &small {
            for pair in twos.get(&key(c).min(minus(key(c)))).into_iter().flatten() {
                let set = [pair[0], pair[1], c];
                found.sums += usize::from(!pair.contains(&c) && self.count(&set) < k);
            }
        }
        for pairs in twos.values().filter(|pairs| pairs.len() > 1) {
            for (i, one) in pairs.iter().enumerate().take(1_000) {
                for other in
                    pairs[..i].iter().filter(|other| !other.iter().any(|a| one.contains(a)))
                {
                    let set = [one[0], one[1], other[0], other[1]];
                    found.sums += usize::from(self.count(&set) < k);
                }
            }
        }
    }

    /// Whether all values of one person, or of two, can move freely.
    fn single_out_persons(&self, changes: &[Vec<u64>], found: &mut Found) {
        let mut atoms: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (atom, people) in self.people.iter().enumerate().filter(|(_, p)| p.len() <= 2) {
            for person in people {
                atoms.entry(*person).or_default().push(atom);
            }
        }
        let inside = |atom: usize, who: &[u32]| self.people[atom].iter().all(|p| who.contains(p));
        let persons: Vec<u32> = atoms.keys().copied().collect();
        for (i, one) in persons.iter().enumerate() {
            for other in &persons[..=i] {
                let who = [*one, *other];
                let both: BTreeSet<usize> = who
                    .iter()
                    .flat_map(|p| &atoms[p])
                    .copied()
                    .filter(|a| inside(*a, &who))
                    .collect();
                let both: Vec<usize> = both.into_iter().take(changes.len() - 2).collect();
                if both.is_empty() {
                    continue;
                }
                let rows: Vec<Vec<u64>> = changes[..both.len() + 2]
                    .iter()
                    .map(|change| both.iter().map(|atom| change[*atom]).collect())
                    .collect();
                let order: Vec<usize> = (0..both.len()).collect();
                let free = Echelon::new(&rows, &order).pivots.len();
                found.persons += usize::from(free < both.len());
            }
        }
    }

    fn short_rows(&self, echelon: &Echelon, k: usize) -> usize {
        let is_short = |row: &&Vec<u64>| {
            let mut people: BTreeSet<u32> = BTreeSet::new();
            for (_, atom) in row.iter().zip(0..).filter(|(x, _)| **x != 0) {
                let atom: usize = atom;
                people.extend(&self.people[atom]);
                if people.len() >= k {
                    return false;
                }
            }
            !people.is_empty()
        };
        echelon.rows.iter().filter(is_short).count()
    }
}

/// The values in one of two sorted lists only, if there are at most `most`.
fn differences(one: &[Value], other: &[Value], most: usize) -> Option<Vec<Value>> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let (mut i, mut j, mut few) = (0, 0, Vec::new());
    while few.len() <= most {
        match (one.get(i), other.get(j)) {
            (Some(a), Some(b)) if a == b => {
                i += 1;
                j += 1;
            }
            (Some(a), b) if b.is_none_or(|b| a < b) => {
                few.push(*a);
                i += 1;
            }
            (_, Some(b)) => {
                few.push(*b);
                j += 1;
            }
            _ => return Some(few),
        }
    }
    None
}

/// Rows brought into reduced echelon form.
struct Echelon {
    rows: Vec<Vec<u64>>,
    pivots: Vec<usize>,
    width: usize,
}

impl Echelon {
    /// Looks for pivots in this order of the columns.
    fn new(rows: &[Vec<u64>], order: &[usize]) -> Self {
        let mut this = Self { rows: Vec::new(), pivots: Vec::new(), width: order.len() };
        for row in rows {
            let mut row = row.clone();
            for (pivot, column) in this.rows.iter().zip(&this.pivots) {
                subtract(&mut row, pivot, *column);
            }
            let Some(&column) = order.iter().find(|column| row[**column] != 0) else { continue };
            let scale = inverse(row[column]);
            for x in &mut row {
                *x = fold(*x * scale);
            }
            for earlier in &mut this.rows {
                subtract(earlier, &row, column);
            }
            this.rows.push(row);
            this.pivots.push(column);
        }
        this
    }

    /// A random change that no row notices.
    fn unnoticed(&self, random: &mut Random) -> Vec<u64> {
        let mut change: Vec<u64> = (0..self.width).map(|_| random.next() % PRIME).collect();
        for column in &self.pivots {
            change[*column] = 0;
        }
        let fixed: Vec<u64> = self
            .rows
            .iter()
            .map(|row| {
                let sum = row.iter().zip(&change).fold(0, |sum, (a, b)| fold(sum + fold(a * b)));
                fold(PRIME - sum)
            })
            .collect();
        for (column, value) in self.pivots.iter().zip(fixed) {
            change[*column] = value;
        }
        change
    }
}

fn subtract(row: &mut [u64], pivot: &[u64], column: usize) {
    let factor = row[column];
    if factor != 0 {
        let factor = PRIME - factor;
        for (x, y) in row.iter_mut().zip(pivot) {
            *x = fold(*x + factor * y);
        }
    }
}
