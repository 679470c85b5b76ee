//! Which options may be told of which groups: one decision for each option over all departments and roles at once.
//! Decided group by group, a department's few could be had by subtracting what is told of the others.
//!
//! For each option those who chose it are a table of their own, whose smallest group is the smallest bucket of a
//! distribution: whatever is computed from the told counts of an option rests on that many who chose it. That the groups
//! themselves rest on enough people has been decided before. Where everybody chooses one option, what the others leave
//! over is known too, so a group never leaves over only a few ([`told_of_one`]).
//!
//! That all but one chose something can still follow, since the size of the group is told. Where the organisation wants
//! that prevented too ([`AnswerProtection::Everyone`]), those who did *not* choose an option are protected like those who did:
//! [`disclosure::protect_answers`].

use std::rc::Rc;

use disclosure::{
    Cell, Choice, Policy, Protected, Question, Table, protect_answers, protect_weighted,
};
use people::AnswerProtection;

use super::tally::{Slot, Tally};
use crate::questionnaire::Kind;

/// The groups in which one option may be told; none where the table could not be made.
pub(super) type Decided = Option<OneOption>;

/// What was decided about one option.
pub(super) enum OneOption {
    /// By a table of those who chose it.
    Choosers(Protected<1>),
    /// By a table of everyone who answered, in which the option has this place.
    Everyone(Rc<Protected<2>>, usize),
}

impl OneOption {
    /// How many in the group chose it, where that may be told.
    fn people(&self, at: Cell<1>) -> Option<u32> {
        match self {
            Self::Choosers(decided) => decided.people(at),
            Self::Everyone(decided, option) => {
                let flat = [at.flat[0], Some(*option)];
                decided.people(Cell { department: at.department, flat })
            }
        }
        .published()
    }
}

/// By what is decided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// The thresholds.
    pub(super) policy: Policy,
    /// Whom a count must not single out.
    pub(super) answers: AnswerProtection,
}

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
    rule: Rule,
    weight: &dyn Fn(Cell<1>) -> u32,
) -> Option<Options> {
    let first = slot.at + 1;
    let each = |from: usize, count: usize, step: usize| -> Vec<Decided> {
        let option = |i| match rule.answers {
            AnswerProtection::Choosers => choosers(tally, from + i * step, rule.policy, weight),
            AnswerProtection::Everyone => {
                chosen_or_not(tally, slot.at, from + i * step, rule.policy, weight)
            }
        };
        (0..count).map(option).collect()
    };
    let one_of = |from: usize, count: usize| match rule.answers {
        AnswerProtection::Choosers => each(from, count, 1),
        AnswerProtection::Everyone => one_or_none(tally, slot.at, from, count, rule.policy, weight),
    };
    Some(match &slot.question.kind {
        Kind::Single { options } => Options::One(one_of(first, options.len())),
        Kind::Scale { anchors, .. } => Options::One(one_of(first, anchors.len())),
        Kind::Several { options, .. } => Options::Several(each(first, options.len(), 1)),
        Kind::Tools { tools, frequency, standing, purposes } => {
            let (f, s) = (frequency.len(), standing.len());
            let step = 1 + f + s;
            let persons = first + tools.len() * step;
            Options::Tools {
                tools: each(first, tools.len(), step),
                frequency: one_of(persons, f),
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

/// Decides about the option with this counter by those who chose it.
fn choosers(
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
    Some(OneOption::Choosers(protect_weighted(
        &table,
        Policy { k: policy.bucket, ..policy },
        weight,
    )))
}

/// Decides about the option with this counter by all who answered, of whom `answered` counts how many: those who chose
/// it and those who did not.
fn chosen_or_not(
    tally: &Tally,
    answered: usize,
    counter: usize,
    policy: Policy,
    weight: &dyn Fn(Cell<1>) -> u32,
) -> Decided {
    let split = |counters: &[f64]| {
        let chose = counters[counter] as u32;
        vec![chose, (counters[answered] as u32).saturating_sub(chose)]
    };
    let decided = everyone(tally, 2, split, Choice::Several, policy, weight)?;
    Some(OneOption::Everyone(decided, 0))
}

/// Decides about options of which each who answered chose one or none.
fn one_or_none(
    tally: &Tally,
    answered: usize,
    from: usize,
    count: usize,
    policy: Policy,
    weight: &dyn Fn(Cell<1>) -> u32,
) -> Vec<Decided> {
    let split = |counters: &[f64]| {
        let mut people: Vec<u32> =
            counters[from..from + count].iter().map(|people| *people as u32).collect();
        // Whoever chose none follows from the others, and is an answer like them.
        people.push((counters[answered] as u32).saturating_sub(people.iter().sum()));
        people
    };
    let decided = everyone(tally, count + 1, split, Choice::One, policy, weight);
    let option = |i| Some(OneOption::Everyone(decided.clone()?, i));
    (0..count).map(option).collect()
}

fn everyone(
    tally: &Tally,
    options: usize,
    split: impl Fn(&[f64]) -> Vec<u32>,
    choice: Choice,
    policy: Policy,
    weight: &dyn Fn(Cell<1>) -> u32,
) -> Option<Rc<Protected<2>>> {
    let places = &tally.places;
    let mut table = Table::new(&places.parents, [places.roles.len(), options]).ok()?;
    for ((department, role), (_, counters)) in &tally.cells {
        for (option, people) in split(counters).into_iter().enumerate() {
            let at = Cell { department: *department, flat: [*role, Some(option)] };
            table.add(at, people).ok()?;
        }
    }
    let weight = |at: Cell<2>| weight(Cell { department: at.department, flat: [at.flat[0]] });
    Some(Rc::new(protect_answers(&table, choice, Question::Ordinary, policy, weight)))
}

/// How many in a group chose each option, where that may be told.
pub(super) fn told(decided: &[Decided], at: Cell<1>) -> Vec<Option<u32>> {
    decided.iter().map(|one| one.as_ref()?.people(at)).collect()
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
    use std::collections::HashMap;

    use super::super::tally::Places;
    use super::*;

    fn decided(counts: &[u32]) -> Vec<Decided> {
        let make = |count: &u32| {
            let mut table = Table::new(&[], [1]).ok()?;
            table.add(Cell { department: None, flat: [Some(0)] }, *count).ok()?;
            let policy = Policy { k: 3, ..Policy::default() };
            Some(OneOption::Choosers(protect_weighted(&table, policy, |_| 1)))
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

    /// Two departments of six; in the second one person alone does not choose the option.
    fn tally() -> Tally {
        let mut places = Places::default();
        let mut cells = HashMap::new();
        for (name, chose) in [("a", 3.0), ("b", 5.0)] {
            let at = places.department(name.into(), name.into());
            cells.insert((Some(at), None), (6, vec![6.0, chose]));
        }
        Tally { places, slots: Vec::new(), width: 2, cells, texts: Vec::new() }
    }

    #[test]
    fn that_all_but_one_chose_is_told_only_where_choosers_alone_are_protected() {
        let tally = tally();
        let policy = Policy::default();
        let of = |decided: Decided| {
            let at = |department| Cell { department, flat: [None] };
            let decided = [decided];
            [None, Some(0), Some(1)].map(|department| told(&decided, at(department))[0])
        };
        assert_eq!(of(choosers(&tally, 1, policy, &|_| 1)), [Some(8), Some(3), Some(5)]);
        // All, or the first; not both, for the second is all less the first.
        let strict = of(chosen_or_not(&tally, 0, 1, policy, &|_| 1));
        assert_eq!(strict[2], None);
        assert_eq!(strict.iter().flatten().count(), 1, "{strict:?}");
        let strict = of(one_or_none(&tally, 0, 1, 1, policy, &|_| 1).remove(0));
        assert_eq!(strict[2], None);
        assert_eq!(strict.iter().flatten().count(), 1, "{strict:?}");
    }
}
