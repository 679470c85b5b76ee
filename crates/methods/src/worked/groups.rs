//! A group of seven, of whom two are unknown, on two dates.

use std::fmt::Write as _;

use statistics::Ranged;
use statistics::competence::{Belief, Kind, Piece, Prior, belief};
use statistics::group::{ChangeSum, GroupSum};
use statistics::priority::{gap, priority};

use super::estimate::date;

/// What the five rate themselves at, and their results in a challenge some months later.
const RATINGS: [f64; 5] = [1.0, 1.0, 2.0, 2.0, 3.0];
const RESULTS: [f64; 5] = [2.0, 1.5, 2.5, 3.0, 3.0];
const LATER: i32 = 90;
/// What their role needs.
pub(crate) const NEEDED: u8 = 2;
/// How many have not answered.
const UNKNOWN: usize = 2;

/// One of the five.
pub(crate) struct Person {
    /// The self-rating.
    pub(crate) rating: f64,
    /// The result of the challenge.
    pub(crate) result: f64,
    /// What is known after the self-rating.
    pub(crate) before: Belief,
    /// What is known after the challenge.
    pub(crate) after: Belief,
}

/// The group.
pub(crate) struct Group {
    /// Those of whom something is known.
    pub(crate) people: Vec<Person>,
    /// How many are not.
    pub(crate) unknown: u64,
    /// The mean after the self-ratings.
    pub(crate) mean: Ranged,
    /// The share at the level needed, or above.
    pub(crate) share: Ranged,
    /// The change to the second date.
    pub(crate) change: Ranged,
    /// The same change among five times as many people.
    pub(crate) change_of_many: Ranged,
}

/// The group with its figures.
pub(crate) fn group() -> Option<Group> {
    let mut people = Vec::new();
    let (mut sum, mut change, mut many) =
        (GroupSum::default(), ChangeSum::default(), ChangeSum::default());
    for (rating, result) in RATINGS.into_iter().zip(RESULTS) {
        let pieces =
            [Piece::new(Kind::SelfRating, rating, 0)?, Piece::new(Kind::Challenge, result, LATER)?];
        let before = belief(Prior::UNINFORMED, &pieces[..1], 0)?;
        let after = belief(Prior::UNINFORMED, &pieces, LATER)?;
        sum.add(Some(before), Some(NEEDED));
        change.add(before, after);
        (0..5).for_each(|_| many.add(before, after));
        people.push(Person { rating, result, before, after });
    }
    (0..UNKNOWN).for_each(|_| sum.add(None, Some(NEEDED)));
    Some(Group {
        people,
        unknown: sum.unknown(),
        mean: sum.mean()?,
        share: sum.share_meeting_need()?,
        change: change.change()?,
        change_of_many: many.change()?,
    })
}

/// A line of the example of priority.
pub(crate) struct Priority {
    /// The level needed.
    pub(crate) needed: u8,
    /// The level there is.
    pub(crate) current: f64,
    /// What lacks.
    pub(crate) gap: f64,
    /// The weight in the role.
    pub(crate) weight: u8,
    /// The people in the role.
    pub(crate) people: u32,
    /// What follows.
    pub(crate) points: f64,
}

/// The example of priority.
pub(crate) fn priorities() -> [Priority; 3] {
    [(3, 1.7, 3, 16), (2, 0.9, 2, 30), (3, 3.2, 3, 40)].map(|(needed, current, weight, people)| {
        let gap = gap(f64::from(needed), current);
        let points = priority(gap, f64::from(weight), u64::from(people));
        Priority { needed, current, gap, weight, people, points }
    })
}

/// The self-ratings as `kunnig estimate` reads them.
pub(crate) fn file() -> String {
    let mut file = String::from("person,competence,kind,value,date\n");
    for (person, rating) in ('A'..).zip(RATINGS) {
        let kind = Kind::SelfRating.name();
        let _ = writeln!(file, "{person},prompts,{kind},{rating},{}", date(0));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::group;

    /// By hand: estimates 1.5 + (y − 1.8) / 2.36, their variances 1.36 / 2.36, t(4) = 2.132 for 90 %.
    #[test]
    fn the_mean_by_hand() {
        let group = group().unwrap();
        // The ratings' mean is 1.8 and their variance 0.7.
        assert!((group.mean.value - 1.5).abs() < 1e-12);
        let half = 2.132 * ((0.7 / 2.36_f64.powi(2) + 1.36 / 2.36) / 5.0).sqrt();
        assert!((group.mean.interval.high - 1.5 - half).abs() < 0.001);
        assert_eq!((group.mean.people, group.unknown), (5, 2));
    }

    #[test]
    fn few_do_not_show_what_many_show() {
        let group = group().unwrap();
        assert!(group.change.interval.contains(0.0));
        assert!(!group.change_of_many.interval.contains(0.0));
        assert!((group.change.value - group.change_of_many.value).abs() < 1e-12);
    }
}
