//! Gaussian elimination on sparse rows, exact modulo a large prime.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The Mersenne prime 2⁶¹ − 1. Rows of zeros and ones that are independent are so modulo this prime
/// but by an accident of about 1 in 10¹⁸.
const PRIME: u64 = (1 << 61) - 1;

const NONE: u32 = u32::MAX;

/// A row: columns with what stands in them, columns ascending.
pub(super) type Row = Vec<(u32, u64)>;

/// Whole numbers as they stand in the field.
pub(super) fn number(value: i32) -> u64 {
    if value < 0 {
        PRIME - u64::from(value.unsigned_abs())
    } else {
        u64::from(value.unsigned_abs())
    }
}

pub(super) fn plus(a: u64, b: u64) -> u64 {
    let sum = a + b;
    if sum >= PRIME { sum - PRIME } else { sum }
}

fn times(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    plus((product & u128::from(PRIME)) as u64, (product >> 61) as u64)
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

/// What is left of a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// Something in the leading columns: no combination of the rows so far is the same there.
    Leading(Row),
    /// Nothing in the leading columns, and this in the others.
    Others(Row),
    /// It would have taken more work than was granted.
    Unknown,
}

/// Rows in echelon form in the leading columns; the other columns go along.
pub(super) struct Echelon {
    leading: u32,
    rows: Vec<Row>,
    /// For each leading column, the row that begins there.
    begins: Vec<u32>,
    /// Room to work in, all zero between calls.
    scratch: Vec<u64>,
    /// Entries that may yet be touched.
    work: u64,
}

impl Echelon {
    pub(super) fn new(leading: usize, columns: usize, work: u64) -> Self {
        Self {
            leading: leading as u32,
            rows: Vec::new(),
            begins: vec![NONE; leading],
            scratch: vec![0; columns],
            work,
        }
    }

    /// Takes a row in if it is independent in the leading columns. Returns what is left of it if
    /// not.
    pub(super) fn add(&mut self, row: &[(u32, u64)]) -> Left {
        let left = self.reduce(row);
        let Left::Leading(mut row) = left else { return left };
        let scale = inverse(row[0].1);
        for (_, value) in &mut row {
            *value = times(*value, scale);
        }
        self.begins[row[0].0 as usize] = self.rows.len() as u32;
        self.rows.push(row);
        Left::Leading(Row::new())
    }

    /// Subtracts from a row what can be subtracted.
    pub(super) fn reduce(&mut self, row: &[(u32, u64)]) -> Left {
        if self.work == 0 {
            return Left::Unknown;
        }
        let mut touched: Vec<u32> = Vec::with_capacity(row.len());
        let mut open = BinaryHeap::new();
        for &(column, value) in row {
            self.scratch[column as usize] = value;
            touched.push(column);
            if column < self.leading {
                open.push(Reverse(column));
            }
        }
        let mut first = None;
        while let Some(Reverse(column)) = open.pop() {
            let factor = self.scratch[column as usize];
            if factor == 0 {
                continue;
            }
            let begins = self.begins[column as usize];
            if begins == NONE {
                first = Some(column);
                break;
            }
            let factor = PRIME - factor;
            let pivot = &self.rows[begins as usize];
            self.work = self.work.saturating_sub(pivot.len() as u64);
            for &(column, value) in pivot {
                let at = &mut self.scratch[column as usize];
                if *at == 0 {
                    touched.push(column);
                    if column < self.leading {
                        open.push(Reverse(column));
                    }
                }
                *at = plus(*at, times(factor, value));
            }
            if self.work == 0 {
                break;
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let mut left = Row::new();
        for column in touched {
            let value = std::mem::take(&mut self.scratch[column as usize]);
            if value != 0 {
                left.push((column, value));
            }
        }
        match first {
            Some(_) => Left::Leading(left),
            None if self.work == 0 => Left::Unknown,
            None => Left::Others(left),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Echelon, Left, Row, number};

    fn row(values: &[i32]) -> Row {
        let filled = (0..).zip(values).filter(|(_, value)| **value != 0);
        filled.map(|(column, value)| (column, number(*value))).collect()
    }

    #[test]
    fn what_is_left_says_whether_a_row_is_a_combination() {
        let mut echelon = Echelon::new(3, 5, 1_000);
        for independent in [[1, 1, 0, 1, 0], [0, 1, 1, 0, 1]] {
            assert_eq!(echelon.add(&row(&independent)), Left::Leading(Row::new()));
        }
        // The first less the second, but for the last column.
        assert_eq!(echelon.add(&row(&[1, 0, -1, 1, 0])), Left::Others(row(&[0, 0, 0, 0, 1])));
        assert_eq!(echelon.add(&row(&[2, 3, 1, 2, 1])), Left::Others(Row::new()));
        assert_eq!(echelon.add(&row(&[0, 0, 7, 0, 0])), Left::Leading(Row::new()));
    }

    #[test]
    fn work_is_bounded() {
        let mut echelon = Echelon::new(2, 2, 2);
        echelon.add(&row(&[1, 1]));
        assert_eq!(echelon.add(&row(&[1, 1])), Left::Unknown);
        assert_eq!(echelon.add(&row(&[0, 1])), Left::Unknown);
    }
}
