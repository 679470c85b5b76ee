//! Distributions within one group: levels on a scale, and options of a question.

use crate::figure::{Decision, Figure, Policy, decide_group};

/// Whether what a question is about could hurt the one who is known to have answered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// It could not.
    Ordinary,
    /// It could: where everyone gave the same answer, nothing is shown.
    Sensitive,
}

/// How many options a person could choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Exactly one: the options' counts add up to the group.
    One,
    /// Any number, also none.
    Several,
}

/// Neighbouring levels shown as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lowest level in it.
    pub from: usize,
    /// The highest level in it.
    pub to: usize,
    /// People in it: none, or at least [`Policy::bucket`].
    pub people: u32,
}

/// Whether everyone in the group stands in the same bucket, so that a figure about the group is a
/// figure about each of them.
pub fn is_unanimous(counts: &[u32]) -> bool {
    counts.iter().filter(|&&people| people > 0).count() == 1
}

/// A distribution over ordered levels. `counts[i]` people stand at level `i`.
///
/// Withheld if the group is, and on a sensitive question also if all agree. Otherwise small buckets
/// are merged with neighbours until each range holds nobody or at least [`Policy::bucket`] people,
/// with as many ranges as possible (of equally many, those that are narrowest from the top). If
/// that leaves a single range over the whole scale there is nothing to show and it is withheld.
pub fn protect_distribution(
    counts: &[u32],
    question: Question,
    policy: Policy,
) -> Figure<Vec<Range>> {
    let people: u32 = counts.iter().sum();
    if decide_group(people, policy) == Decision::Hidden
        || (question == Question::Sensitive && is_unanimous(counts))
    {
        return Figure::Withheld;
    }
    // fewest[to] = the best cut of levels 0..to: the number of ranges, and where the last begins.
    let mut best: Vec<Option<(usize, usize)>> = vec![Some((0, 0))];
    for to in 1..=counts.len() {
        let mut people = 0;
        let mut found: Option<(usize, usize)> = None;
        for from in (0..to).rev() {
            people += counts[from];
            if people > 0 && people < policy.bucket {
                continue;
            }
            if let Some((ranges, _)) = best[from]
                && found.is_none_or(|(most, _)| ranges + 1 > most)
            {
                found = Some((ranges + 1, from));
            }
        }
        best.push(found);
    }
    let mut ranges = Vec::new();
    let mut to = counts.len();
    while let (1.., Some((_, from))) = (to, best[to]) {
        ranges.push(Range { from, to: to - 1, people: counts[from..to].iter().sum() });
        to = from;
    }
    ranges.reverse();
    if ranges.len() < 2 { Figure::Withheld } else { Figure::Published(ranges) }
}

/// How many of a group of `people` chose each option; `counts[i]` chose option `i`.
///
/// Everything is withheld if the group is. Otherwise an option is withheld if fewer than
/// [`Policy::bucket`] chose it (nobody looks the same as a few), or if fewer than that did *not*
/// choose it; on a sensitive question also if everyone chose it. Where people chose exactly one,
/// the withheld options together hold nobody or at least `bucket` people: if not, the next smallest
/// option is withheld too, because the rest could be computed.
pub fn protect_options(
    counts: &[u32],
    people: u32,
    choice: Choice,
    question: Question,
    policy: Policy,
) -> Figure<Vec<Figure<u32>>> {
    if decide_group(people, policy) == Decision::Hidden {
        return Figure::Withheld;
    }
    let is_open = |&chose: &u32| {
        let others = people.saturating_sub(chose);
        let few_others = (1..policy.bucket).contains(&others);
        chose >= policy.bucket.max(1)
            && !(choice == Choice::Several && few_others)
            && !(question == Question::Sensitive && others == 0)
    };
    let mut open: Vec<bool> = counts.iter().map(is_open).collect();
    if choice == Choice::One {
        // What the published options leave, and with it those who did not answer.
        let rest = |open: &[bool]| {
            let shown = counts.iter().zip(open).filter(|(_, open)| **open).map(|(chose, _)| chose);
            people.saturating_sub(shown.sum())
        };
        while (1..policy.bucket).contains(&rest(&open)) {
            let smallest = (0..counts.len()).filter(|&i| open[i]).min_by_key(|&i| counts[i]);
            let Some(smallest) = smallest else { break };
            open[smallest] = false;
        }
    }
    let shown = counts
        .iter()
        .zip(open)
        .map(|(&chose, open)| if open { Figure::Published(chose) } else { Figure::Withheld });
    Figure::Published(shown.collect())
}
