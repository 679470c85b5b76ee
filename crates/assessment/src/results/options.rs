//! Which options may be told of which groups: one decision for each option over all departments and roles at once.
//! Decided group by group, a department's few could be had by subtracting what is told of the others.
//!
//! For each option those who chose it are a table of their own, whose smallest group is the smallest bucket of a
//! distribution: whatever is computed from the told counts of an option rests on that many who chose it. That the groups
//! themselves rest on enough people has been decided before. Where everybody chooses one option, what the others leave
//! over is known too, so a group never leaves over only a few ([`told_of_one`]).

use disclosure::{Cell, Policy, Protected, Table, protect_weighted};

use super::tally::{Slot, Tally};
use crate::questionnaire::Kind;

/// The groups in which one option may be told.
pub(super) type Decided = Option<Protected<1>>;

/// What is decided about one question, by what its kind counts; a list has an entry for each option.
pub(super) enum Options {
    /// Everybody chose one of them, or none.
    One(Vec<Decided>),
    /// Each was chosen or not.
    Several(Vec<Decided>),
    /// Tools.
    Tools {
        /// Each of them.
        tools: Vec<Decided>,
        /// How often the person uses the tool they use most.
        frequency: Vec<Decided>,
        /// Approved or not.
        standing: Vec<Decided>,
        /// What they are used for.
        purposes: Vec<Decided>,
    },
    /// Tasks.
    Tasks {
        /// Each of them.
        tasks: Vec<Decided>,
        /// How automated.
        automated: Vec<Decided>,
    },
}

/// Decides about one question; none for kinds without options. `weight` says how much a group matters, zero for one
/// that is not shown.
pub(super) fn decide(
    tally: &Tally,
    slot: &Slot,
    policy: Policy,
    weight: &dyn Fn(Cell<1>) -> u32,
) -> Option<Options> {
    let first = slot.at + 1;
    let each = |from: usize, count: usize, step: usize| -> Vec<Decided> {
        (0..count).map(|i| option(tally, from + i * step, policy, weight)).collect()
    };
    Some(match &slot.question.kind {
        Kind::Single { options } => Options::One(each(first, options.len(), 1)),
        Kind::Scale { anchors, .. } => Options::One(each(first, anchors.len(), 1)),
        Kind::Several { options, .. } => Options::Several(each(first, options.len(), 1)),
        Kind::Tools { tools, frequency, standing, purposes } => {
            let (f, s) = (frequency.len(), standing.len());
            let step = 1 + f + s;
            let persons = first + tools.len() * step;
            Options::Tools {
                tools: each(first, tools.len(), step),
                frequency: each(persons, f, 1),
                standing: each(persons + f, s, 1),
                purposes: each(persons + f + s, purposes.len(), 1),
            }
        }
        Kind::Tasks { tasks, automated, .. } => Options::Tasks {
            tasks: each(first, tasks.len(), 2),
            automated: each(first + tasks.len() * 2, automated.len(), 1),
        },
        Kind::Number { .. } | Kind::ShortText | Kind::LongText | Kind::Competences { .. } => {
            return None;
        }
    })
}

/// Decides about the option with this counter; none where the table cannot be made.
fn option(
    tally: &Tally,
    counter: usize,
    policy: Policy,
    weight: &dyn Fn(Cell<1>) -> u32,
) -> Decided {
    let places = &tally.places;
    let mut table = Table::new(&places.parents, [places.roles.len()]).ok()?;
    for ((department, role), (_, counters)) in &tally.cells {
        let at = Cell { department: *department, flat: [*role] };
        table.add(at, counters[counter] as u32).ok()?;
    }
    Some(protect_weighted(&table, Policy { k: policy.bucket, ..policy }, weight))
}

/// How many in a group chose each option, where that may be told.
pub(super) fn told(decided: &[Decided], at: Cell<1>) -> Vec<Option<u32>> {
    decided.iter().map(|one| one.as_ref()?.people(at).published()).collect()
}

/// The same where each of the `people` chose one option or none: what is left over is known from the rest, so it is
/// nobody or enough people, and until it is, the option with the fewest is withheld too.
pub(super) fn told_of_one(
    decided: &[Decided],
    at: Cell<1>,
    people: u32,
    policy: Policy,
) -> Vec<Option<u32>> {
    let mut told = told(decided, at);
    loop {
        let left = people.saturating_sub(told.iter().flatten().sum());
        if left == 0 || left >= policy.bucket {
            return told;
        }
        let fewest = (0..told.len()).filter(|i| told[*i].is_some()).min_by_key(|i| told[*i]);
        let Some(fewest) = fewest else { return told };
        told[fewest] = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(counts: &[u32]) -> Vec<Decided> {
        let make = |count: &u32| {
            let mut table = Table::new(&[], [1]).ok()?;
            table.add(Cell { department: None, flat: [Some(0)] }, *count).ok()?;
            Some(protect_weighted(&table, Policy { k: 3, ..Policy::default() }, |_| 1))
        };
        counts.iter().map(make).collect()
    }

    #[test]
    fn what_is_left_over_is_nobody_or_enough() {
        let whole = Cell { department: None, flat: [None] };
        let policy = Policy::default();
        let of = |counts: &[u32], people| told_of_one(&decided(counts), whole, people, policy);
        // Everybody chose something that is told: nothing is left over.
        assert_eq!(of(&[5, 4], 9), [Some(5), Some(4)]);
        // One person's option is withheld, and with it the smallest of the others.
        assert_eq!(of(&[5, 4, 1], 10), [Some(5), None, None]);
        // Enough together.
        assert_eq!(of(&[5, 4, 2, 1], 12), [Some(5), Some(4), None, None]);
        // Those who chose nothing count as left over.
        assert_eq!(of(&[5, 4], 10), [Some(5), None]);
        assert_eq!(of(&[1, 1], 2), [None, None]);
    }
}
