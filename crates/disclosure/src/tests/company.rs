//! Random companies.

use crate::{Cell, Table};

/// The generator `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014): the same on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// Small numbers often, large ones seldom, as departments and roles are.
    fn skewed(&mut self, n: usize) -> usize {
        self.below(n).min(self.below(n))
    }
}

/// People by where they stand: department directly, and values; `None` as in [`Table::add`].
pub(crate) struct Company<const F: usize> {
    pub(crate) parents: Vec<Option<usize>>,
    pub(crate) sizes: [usize; F],
    pub(crate) people: Vec<Cell<F>>,
}

/// Up to `most` people in up to 10 departments, at most three deep; every fourth works in a
/// department that has others below it, and a few have no department or no known role.
pub(crate) fn company<const F: usize>(seed: u64, most: usize, largest: [usize; F]) -> Company<F> {
    let mut random = Random(seed);
    let departments = 2 + random.below(9);
    let parents: Vec<Option<usize>> = (0..departments)
        .map(|department| match random.below(5) {
            0 | 1 if department > 0 => Some(random.below(department.min(4))),
            _ => None,
        })
        .collect();
    let sizes = largest.map(|largest| 2 + random.below(largest - 1));
    let people = (0..15 + random.below(most - 15))
        .map(|_| Cell {
            department: (random.below(40) > 0).then(|| random.skewed(departments)),
            flat: sizes.map(|size| (random.below(40) > 0).then(|| random.skewed(size))),
        })
        .collect();
    Company { parents, sizes, people }
}

impl<const F: usize> Company<F> {
    pub(crate) fn table(&self) -> Table<F> {
        let mut table = Table::new(&self.parents, self.sizes).unwrap();
        for &person in &self.people {
            table.add(person, 1).unwrap();
        }
        table
    }

    /// All cells of the table, totals included.
    pub(crate) fn cells(&self) -> Vec<Cell<F>> {
        let mut cells = vec![Cell { department: None, flat: [None; F] }];
        for department in 0..self.parents.len() {
            cells.push(Cell { department: Some(department), flat: [None; F] });
        }
        for dimension in 0..F {
            for cell in cells.clone() {
                for value in 0..self.sizes[dimension] {
                    let mut cell = cell;
                    cell.flat[dimension] = Some(value);
                    cells.push(cell);
                }
            }
        }
        cells
    }

    /// Whether someone standing at `place` is in `cell`. Written anew, not taken from the crate.
    pub(crate) fn is_in(&self, place: &Cell<F>, cell: &Cell<F>) -> bool {
        let mut department = place.department;
        while department != cell.department {
            let Some(below) = department else { return false };
            department = self.parents[below];
        }
        place.flat.iter().zip(cell.flat).all(|(at, asked)| asked.is_none() || *at == asked)
    }

    pub(crate) fn count(&self, cell: &Cell<F>) -> u32 {
        self.people.iter().filter(|place| self.is_in(place, cell)).count() as u32
    }
}
