//! How many chose each option, over a whole table of groups.

use crate::distribution::{Choice, Question, Range};
use crate::exchange::Kind;
use crate::figure::{Figure, Policy};
use crate::protect::{Protected, decide};
use crate::shape::Shape;
use crate::table::{Cell, Table};

/// Decides for every group and option whether it may be told how many in the group chose it, over
/// all departments, roles … at once.
///
/// The last dimension of the table are the options: a person stands in their department, at their
/// values, and at the option they chose. Where people chose exactly one, those who answered stand
/// in the table once. Where they could choose several, each option is a table of its own, in which
/// everyone who answered stands at 0 if they chose it and at 1 if not; how many did *not* is never
/// told, though it follows from the size of the group.
///
/// `weight` says how much a group (a cell without an option) matters, as in
/// [`protect_weighted`](crate::protect_weighted); zero for one that is not shown at all. Sizes of
/// groups are taken as told. On a sensitive question an option that everyone in a group chose is
/// withheld there.
///
/// # What is promised
///
/// *Claim.* Take any numbers that are told, of all groups, and the sizes of all groups, multiply
/// them by any numbers, add and subtract them: what comes out either is known from who answered
/// at all, or depends on the answers of at least [`Policy::bucket`] people. No count below that can
/// be computed: not how many chose an option in a small place, and not how many chose another one.
///
/// *Proof.* As for [`protect`](crate::protect), with answers of one place to one option as atoms
/// and two differences. Exchanges are between answers of the same place, so that they leave the
/// number of people in every place alone. And where there is no exchange for an atom, nothing is
/// told about any option that holds the atom's place (the place is *sealed*). Let `f` be a
/// combination. In a sealed place all atoms have the same factor in `f`, that of the sizes, so the
/// place adds a number that is known from who answered. Let `S` be the atoms elsewhere whose factor
/// is not zero, fewer than `bucket` people. If there are any, some exchange has exactly one atom in
/// common with `S`. What it changes in sealed places cancels out, since the factor is the same for
/// all answers there and their number does not change. So it changes `f`; but it changes nothing
/// that is told. Contradiction. ∎
pub fn protect_answers<const F: usize>(
    table: &Table<F>,
    choice: Choice,
    question: Question,
    policy: Policy,
    weight: impl Fn(Cell<F>) -> u32,
) -> Protected<F> {
    let sizes = Shape::new(table);
    let people = |cell: &Cell<F>| sizes.index(cell).map_or(0, |index| sizes.counts[index]);
    decide(table, policy.bucket, kind::<F>(), |cell| {
        let Some(option) = cell.flat.last().copied().flatten() else { return 0 };
        let group = without_option(cell);
        let is_told = choice == Choice::One || option == 0;
        let is_secret = question == Question::Sensitive && people(&cell) == people(&group);
        if is_told && !is_secret { weight(group) } else { 0 }
    })
}

/// A table without dimensions has no options, and nothing is told of it.
fn kind<const F: usize>() -> Kind {
    if F == 0 { Kind::Sums } else { Kind::Answers }
}

fn without_option<const F: usize>(mut cell: Cell<F>) -> Cell<F> {
    if let Some(option) = cell.flat.last_mut() {
        *option = None;
    }
    cell
}

impl<const F: usize> Protected<F> {
    /// How a group of `people` is spread over `levels`, the last dimension of a table that
    /// [`protect_answers`] decided. Levels of which nothing is told are one range if they are
    /// neighbours, because their sum follows from the rest; otherwise they are left out. Withheld
    /// if that leaves no more than one range.
    pub fn levels(&self, group: Cell<F>, levels: usize, people: u32) -> Figure<Vec<Range>> {
        let at = |level| {
            let mut cell = group;
            if let Some(option) = cell.flat.last_mut() {
                *option = Some(level);
            }
            self.people(cell).published()
        };
        let told: Vec<Option<u32>> = (0..levels).map(at).collect();
        let rest = people.saturating_sub(told.iter().flatten().sum());
        let mut ranges: Vec<Range> = Vec::new();
        let mut runs = 0;
        for (level, told) in told.iter().enumerate() {
            match (told, ranges.last_mut()) {
                (None, Some(run)) if level > 0 && self.is_rest(group, level - 1) => run.to = level,
                (None, _) => {
                    runs += 1;
                    ranges.push(Range { from: level, to: level, people: rest });
                }
                (Some(people), _) => ranges.push(Range { from: level, to: level, people: *people }),
            }
        }
        if runs > 1 {
            ranges.retain(|range| told[range.from].is_some());
        }
        if ranges.len() < 2 { Figure::Withheld } else { Figure::Published(ranges) }
    }

    fn is_rest(&self, mut group: Cell<F>, level: usize) -> bool {
        if let Some(option) = group.flat.last_mut() {
            *option = Some(level);
        }
        self.people(group).is_withheld()
    }
}
