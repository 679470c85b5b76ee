//! How many have answered, per department, over everyone who is asked: those who have not answered count too.
//! Departments are withheld as every figure about a group is, so that no subtraction leaves fewer than the smallest
//! group of those asked.
//!
//! That holds for one look at the page. While a campaign is open the rates are counted anew for every look, and who
//! reads them twice sees that somebody in a department has answered in between. They are read by HR alone, who needs
//! them as they are to decide whom to remind; they say whether somebody answered and never what, and no ledger keeps
//! them back. Who knows that one person alone was at work that hour knows of that person.

use disclosure::{Cell, Policy, Table};
use people::{DepartmentId, Departments};

use crate::participants::Count;

/// The rate of one department and those below it.
#[derive(Debug, Clone)]
pub struct Rate {
    /// The department.
    pub department: DepartmentId,
    /// Its name with those above.
    pub path: String,
    /// How deep it lies.
    pub depth: usize,
    /// Asked and answered; none when it may not be shown.
    pub figures: Option<(u32, u32)>,
}

/// Asked and answered in all, and per department that has anyone asked.
#[must_use]
pub fn rates(counts: &[Count], tree: &Departments, policy: Policy) -> ((u32, u32), Vec<Rate>) {
    let total =
        counts.iter().fold((0, 0), |sum, count| (sum.0 + count.asked, sum.1 + count.answered));
    let parents: Vec<Option<usize>> = tree
        .iter()
        .map(|department| department.parent.and_then(|parent| tree.position(parent)))
        .collect();
    let Ok(mut table) = Table::new(&parents, [0; 0]) else { return (total, Vec::new()) };
    let mut sums = vec![(0_u32, 0_u32); tree.len()];
    for count in counts {
        let place = tree.position(count.department);
        // The table was made with these very departments.
        let _ = table.add(Cell { department: place, flat: [] }, count.asked);
        for up in tree.upwards(count.department) {
            if let Some(i) = tree.position(up.id) {
                sums[i].0 += count.asked;
                sums[i].1 += count.answered;
            }
        }
    }
    let protected = disclosure::protect(&table, policy);
    let rows = tree.iter().enumerate().filter(|(i, _)| sums[*i].0 > 0).map(|(i, department)| {
        let shown = protected.people(Cell { department: Some(i), flat: [] }).published();
        Rate {
            department: department.id,
            path: department.path.clone(),
            depth: tree.depth(department.id),
            figures: shown.map(|_| sums[i]),
        }
    });
    (total, rows.collect())
}
