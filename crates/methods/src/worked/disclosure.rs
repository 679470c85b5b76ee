//! What may be shown of one table, and of one question in one group.

use std::fmt::Write as _;

use disclosure::{Cell, Policy, Question, Range, Table, protect, protect_distribution};

/// How many people stand in each department (row) and role (column).
const PEOPLE: [[u32; 2]; 2] = [[9, 3], [7, 8]];

/// Two departments and all by two roles and all: people, and whether the figure is shown.
pub(crate) type Grid = [[(u32, bool); 3]; 3];

/// The table with its totals.
pub(crate) fn grid() -> Option<Grid> {
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

/// How a group is spread over the levels 0 to 4, and what is shown of it.
pub(crate) struct Spread {
    /// People at each level.
    pub(crate) counts: [u32; 5],
    /// What is shown; `None` for nothing.
    pub(crate) shown: Option<Vec<Range>>,
}

/// Eleven people who differ, and five who agree.
pub(crate) fn spreads() -> [Spread; 2] {
    [[1, 3, 4, 2, 1], [0, 0, 0, 5, 0]].map(|counts| {
        let shown = protect_distribution(&counts, Question::Sensitive, Policy::default());
        Spread { counts, shown: shown.published() }
    })
}

/// The people of the table as `kunnig disclose` reads them.
pub(crate) fn file() -> String {
    let mut file = String::from("id,department,role,level\n");
    let mut id = 0;
    for (department, roles) in ["North", "South"].into_iter().zip(PEOPLE) {
        for (role, people) in ["Sales", "Purchasing"].into_iter().zip(roles) {
            for _ in 0..people {
                id += 1;
                let _ = writeln!(file, "{id},{department},{role},{}", id % 5);
            }
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::{grid, spreads};

    #[test]
    fn the_example_hides_the_few_and_what_would_give_them_away() {
        let grid = grid().unwrap();
        assert_eq!(grid[0][1], (3, false));
        assert!(!grid[0][0].1 || !grid[0][2].1, "the rest of their department");
        assert!(!grid[1][1].1 || !grid[2][1].1, "the rest of their role");
        assert_eq!(grid[2][2], (27, true));
    }

    #[test]
    fn small_neighbours_are_one_range_and_agreement_is_no_figure() {
        let [differ, agree] = spreads();
        let shown = differ.shown.unwrap();
        assert!(shown.len() > 1 && shown.iter().all(|range| range.people >= 3));
        assert_eq!(shown.iter().map(|range| range.people).sum::<u32>(), 11);
        assert_eq!(agree.shown, None);
    }
}
