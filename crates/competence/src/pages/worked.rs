//! Worked examples for the page on methods, computed by the functions that compute the real figures: what the page
//! says can never differ from what the program does.

use disclosure::{Cell, Policy, Table, protect};
use statistics::Ranged;
use statistics::competence::{Estimate, Kind, Piece, Prior, belief, estimate};
use statistics::group::GroupSum;

/// An estimate from a handful of evidence; the day of the last column is today.
pub(super) fn example(pieces: &[(Kind, f64, i32)], today: i32) -> Option<Estimate> {
    let pieces: Vec<Piece> =
        pieces.iter().filter_map(|&(kind, value, day)| Piece::new(kind, value, day)).collect();
    estimate(Prior::UNINFORMED, &pieces, today)
}

/// A group of seven, of whom two are unknown.
pub(super) struct GroupExample {
    /// The self-ratings of the five.
    pub(super) ratings: [f64; 5],
    /// How many are unknown.
    pub(super) unknown: u64,
    /// The mean.
    pub(super) mean: Option<Ranged>,
    /// The share at level 2 or above.
    pub(super) share: Option<Ranged>,
}

/// The group.
pub(super) fn group() -> GroupExample {
    let ratings = [1.0, 2.0, 2.0, 3.0, 4.0];
    let mut sum = GroupSum::default();
    for value in ratings {
        let piece = Piece::new(Kind::SelfRating, value, 0);
        sum.add(belief(Prior::UNINFORMED, piece.as_slice(), 0), Some(2));
    }
    for _ in 0..2 {
        sum.add(None, Some(2));
    }
    GroupExample {
        ratings,
        unknown: sum.unknown(),
        mean: sum.mean(),
        share: sum.share_meeting_need(),
    }
}

/// Two departments by two roles: people, and whether the figure is shown.
pub(super) type Grid = [[(u32, bool); 3]; 3];

/// How many people stand in each department and role of the example.
const PEOPLE: [[u32; 2]; 2] = [[9, 3], [7, 8]];

/// The example with its totals: rows are departments and all, columns roles and all.
pub(super) fn grid() -> Option<Grid> {
    let mut table = Table::new(&[None, None], [2]).ok()?;
    for (department, roles) in PEOPLE.iter().enumerate() {
        for (role, people) in roles.iter().enumerate() {
            let cell = Cell { department: Some(department), flat: [Some(role)] };
            table.add(cell, *people).ok()?;
        }
    }
    let protected = protect(&table, Policy::default());
    let index = |i: usize| (i < 2).then_some(i);
    Some(std::array::from_fn(|row| {
        std::array::from_fn(|column| {
            let departments = if row < 2 { row..row + 1 } else { 0..2 };
            let roles = if column < 2 { column..column + 1 } else { 0..2 };
            let people = departments.flat_map(|d| roles.clone().map(move |r| PEOPLE[d][r])).sum();
            let cell = Cell { department: index(row), flat: [index(column)] };
            (people, !protected.people(cell).is_withheld())
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::grid;

    #[test]
    fn the_example_hides_the_few_and_what_would_give_them_away() {
        let grid = grid().unwrap();
        assert_eq!(grid[0][1], (3, false));
        assert!(!grid[0][0].1 || !grid[0][2].1, "the rest of their department");
        assert!(!grid[1][1].1 || !grid[2][1].1, "the rest of their role");
        assert_eq!(grid[2][2].0, 27);
    }
}
