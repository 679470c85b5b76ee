//! An attacker who sees all published figures, knows who works where, and can do linear algebra.
//!
//! The unknowns are the sums of answers in each atom (people at the same place). Each published
//! figure is a known sum over atoms. A set of people is isolated if its sum is a linear combination
//! of the published ones, that is, if every change of the unknowns that leaves the published
//! figures alone leaves the set's sum alone too. Whether that is so is read off random such
//! changes: computed exactly, modulo a large prime, where a wrong answer has a chance of 1 in
//! 10^18.

use super::company::{Company, Random, company};
use crate::{Cell, Policy, protect};
use std::collections::BTreeMap;

pub(crate) const PRIME: u64 = (1 << 61) - 1;

pub(crate) fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn minus(a: u64, b: u64) -> u64 {
    (a + PRIME - b) % PRIME
}

fn inverse(a: u64) -> u64 {
    let (mut power, mut result, mut exponent) = (a, 1, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, power);
        }
        power = times(power, power);
        exponent >>= 1;
    }
    result
}

/// `how_many` random vectors that are orthogonal to every row, by Gaussian elimination.
pub(crate) fn unnoticed_changes(
    mut rows: Vec<Vec<u64>>,
    width: usize,
    how_many: usize,
) -> Vec<Vec<u64>> {
    let mut pivots = Vec::new();
    let mut done = 0;
    for column in 0..width {
        let Some(found) = (done..rows.len()).find(|&row| rows[row][column] != 0) else {
            continue;
        };
        rows.swap(done, found);
        let scale = inverse(rows[done][column]);
        for cell in &mut rows[done] {
            *cell = times(*cell, scale);
        }
        let pivot = rows[done].clone();
        for (number, row) in rows.iter_mut().enumerate() {
            let factor = row[column];
            if number != done && factor != 0 {
                for (cell, &of_pivot) in row.iter_mut().zip(&pivot) {
                    *cell = minus(*cell, times(factor, of_pivot));
                }
            }
        }
        pivots.push(column);
        done += 1;
    }
    let mut random = Random(4711);
    (0..how_many)
        .map(|_| {
            let mut change: Vec<u64> = (0..width)
                .map(|column| if pivots.contains(&column) { 0 } else { random.next() % PRIME })
                .collect();
            for (row, &pivot) in rows.iter().zip(&pivots) {
                let sum = (0..width)
                    .filter(|column| !pivots.contains(column))
                    .fold(0, |sum, column| (sum + times(row[column], change[column])) % PRIME);
                change[pivot] = minus(0, sum);
            }
            change
        })
        .collect()
}

/// What the attacker finds.
#[derive(Debug, Default)]
struct Found {
    /// Cells of the table with fewer than `k` people whose sum can be computed.
    cells: usize,
    /// Sets of atoms with fewer than `k` people in total whose sum can be computed.
    sets: usize,
    /// Pairs of atoms with fewer than `k` people of which *any* weighted sum can be computed, for
    /// example the difference of two persons.
    pairs: usize,
}

fn attack<const F: usize>(company: &Company<F>, published: &[Cell<F>], k: u32) -> Found {
    let mut atoms: BTreeMap<Cell<F>, u32> = BTreeMap::new();
    for &place in &company.people {
        *atoms.entry(place).or_default() += 1;
    }
    let atoms: Vec<(Cell<F>, u32)> = atoms.into_iter().collect();
    let rows = published
        .iter()
        .map(|cell| atoms.iter().map(|(place, _)| u64::from(company.is_in(place, cell))).collect())
        .collect();
    let changes = unnoticed_changes(rows, atoms.len(), 2);

    let mut found = Found::default();
    for cell in company.cells() {
        let inside = |change: &Vec<u64>| {
            let moved = (0..atoms.len()).filter(|&i| company.is_in(&atoms[i].0, &cell));
            moved.fold(0, |sum, i| (sum + change[i]) % PRIME)
        };
        let is_small = (1..k).contains(&company.count(&cell));
        found.cells += usize::from(is_small && inside(&changes[0]) == 0);
    }
    let small: Vec<(u64, u32)> =
        (0..atoms.len()).filter(|&i| atoms[i].1 < k).map(|i| (changes[0][i], atoms[i].1)).collect();
    found.sets = sets_that_stand_still(&small, 0, k, true);
    for a in 0..atoms.len() {
        for b in 0..a {
            let [ones, twos] = [0, 1].map(|i| [changes[i][a], changes[i][b]]);
            let fixed = times(ones[0], twos[1]) == times(ones[1], twos[0]);
            found.pairs += usize::from(fixed && atoms[a].1 + atoms[b].1 < k);
        }
    }
    found
}

/// Number of non-empty sets of the atoms (`change`, people) with fewer than `room` people in all
/// whose changes, together with `sum`, come to nothing.
fn sets_that_stand_still(atoms: &[(u64, u32)], sum: u64, room: u32, is_empty: bool) -> usize {
    let here = usize::from(!is_empty && sum == 0);
    let further = (0..atoms.len()).filter(|&i| atoms[i].1 < room).map(|i| {
        let (change, people) = atoms[i];
        sets_that_stand_still(&atoms[i + 1..], (sum + change) % PRIME, room - people, false)
    });
    here + further.sum::<usize>()
}

fn try_all<const F: usize>(name: &str, companies: u64, most: usize, largest: [usize; F]) {
    let policy = Policy::default();
    let (mut ours, mut plain) = (Found::default(), Found::default());
    let (mut cells, mut shown_plainly, mut shown) = (0, 0, 0);
    for seed in 0..companies {
        let company = company(seed, most, largest);
        let protected = protect(&company.table(), policy);
        let all = company.cells();
        let above_threshold: Vec<Cell<F>> =
            all.iter().filter(|cell| company.count(cell) >= policy.k).copied().collect();
        let published: Vec<Cell<F>> =
            all.iter().filter(|&&cell| !protected.people(cell).is_withheld()).copied().collect();
        assert_eq!(published.len(), protected.published().count());
        for cell in &published {
            assert_eq!(protected.people(*cell).published(), Some(company.count(cell)));
        }
        cells += all.iter().filter(|cell| company.count(cell) > 0).count();
        shown_plainly += above_threshold.len();
        shown += published.len();
        for (total, found) in [
            (&mut ours, attack(&company, &published, policy.k)),
            (&mut plain, attack(&company, &above_threshold, policy.k)),
        ] {
            total.cells += found.cells;
            total.sets += found.sets;
            total.pairs += found.pairs;
        }
    }
    println!(
        "{companies} companies by {name}: of {cells} cells a plain threshold shows {shown_plainly} and \
         leaks {plain:?}; protection shows {shown} and leaks {ours:?}"
    );
    assert_eq!((ours.cells, ours.sets, ours.pairs), (0, 0, 0));
    assert!(plain.cells > 0 && plain.sets > plain.cells);
    // Safe by silence would be too easy. (These companies are small and full of people who are
    // alone at their place; in larger ones nearly everything is shown.)
    assert!(5 * shown > 2 * shown_plainly);
}

#[test]
fn nobody_is_isolated_by_department_and_role() {
    try_all("department and role", 200, 160, [6]);
}

#[test]
fn nobody_is_isolated_by_department_role_and_wave() {
    try_all("department, role and wave", 60, 300, [5, 3]);
}

#[test]
fn nobody_is_isolated_by_department_alone() {
    try_all("department", 200, 120, []);
}

/// The attacker must be able to see what is there to be seen: north 6, south 6 of which 1 buyer.
#[test]
fn the_attacker_finds_a_plain_difference() {
    let place = |department, role| Cell { department: Some(department), flat: [Some(role)] };
    let mut people = vec![place(0, 0); 6];
    people.extend([place(1, 0); 5]);
    people.push(place(1, 1));
    let company = Company { parents: vec![None, None], sizes: [2], people };
    let sellers = Cell { department: Some(1), flat: [Some(0)] };
    let south = Cell { department: Some(1), flat: [None] };
    assert_eq!(attack(&company, &[sellers], 5).cells, 0);
    // The buyer of the south, and so the company's buyers.
    assert_eq!(attack(&company, &[sellers, south], 5).cells, 2);
}
