//! One person's level, from one piece of evidence to a year later.

use std::fmt::Write as _;

use statistics::competence::{Estimate, Kind, Piece, Prior, estimate};

/// One step of the example.
pub(crate) struct Case {
    /// The key of what is known.
    pub(crate) what: &'static str,
    /// What follows from it.
    pub(crate) estimate: Estimate,
}

/// What is seen: the kind, the level it points to, the day.
type Seen = (Kind, f64, i32);

/// A self-rating, and a challenge some weeks later.
const RATING: Seen = (Kind::SelfRating, 3.0, 0);
const CHALLENGE: Seen = (Kind::Challenge, 1.5, 60);

/// The day that is today, and the same day a year later.
const TODAY: i32 = 60;
const LATER: i32 = TODAY + 365;

/// The steps, from least to most known.
pub(crate) fn cases() -> Vec<Case> {
    let ten: Vec<_> = ten().collect();
    let steps: [(&'static str, &[Seen], i32); 4] = [
        ("methods-case-self", &[RATING], 0),
        ("methods-case-ten", &ten, TODAY),
        ("methods-case-both", &[RATING, CHALLENGE], TODAY),
        ("methods-case-later", &[RATING, CHALLENGE], LATER),
    ];
    let case = |(what, pieces, today)| Some(Case { what, estimate: of(pieces, today)? });
    steps.into_iter().filter_map(case).collect()
}

fn ten() -> impl Iterator<Item = Seen> {
    (0..10).map(|i| (Kind::SelfRating, 3.0, i * 6))
}

fn of(pieces: &[Seen], today: i32) -> Option<Estimate> {
    let pieces: Vec<Piece> =
        pieces.iter().filter_map(|&(kind, value, day)| Piece::new(kind, value, day)).collect();
    estimate(Prior::UNINFORMED, &pieces, today)
}

/// The evidence as `kunnig estimate` reads it. The command takes the mean of the people in the file as what is expected
/// of each, so a colleague stands beside the person in every example, such that the mean is that of the page.
pub(crate) fn file() -> String {
    let mut file = String::from("person,competence,kind,value,date\n");
    let ten: Vec<_> = ten().collect();
    let examples: [(&str, &[Seen], f64); 3] = [
        ("one self-rating", &[RATING], 0.3),
        ("ten self-ratings", &ten, 0.3),
        ("self-rating and challenge", &[RATING, CHALLENGE], 0.9),
    ];
    for (name, pieces, colleague) in examples {
        for &(kind, value, day) in pieces {
            let _ = writeln!(file, "Kim,{name},{},{value},{}", kind.name(), date(day));
        }
        let _ = writeln!(file, "colleague,{name},challenge,{colleague},{}", date(0));
    }
    file
}

/// Day 0 is 1 January 2026; the examples end within its first quarter.
pub(super) fn date(day: i32) -> String {
    let (month, before) = match day {
        0..31 => (1, 0),
        31..59 => (2, 31),
        59..90 => (3, 59),
        _ => (4, 90),
    };
    format!("2026-{month:02}-{:02}", day - before + 1)
}

#[cfg(test)]
mod tests {
    use super::{cases, date};

    /// By hand: the weight of one self-rating is 1 / (1 + 1² + 0.6²), and what is left of the spread its square root.
    #[test]
    fn one_self_rating_by_hand() {
        let first = &cases()[0].estimate;
        let weight = 1.0 / 2.36;
        assert!((first.contributions[0].weight - weight).abs() < 1e-12);
        assert!((first.mean - (1.5 + weight * 1.2)).abs() < 1e-12);
        assert!((first.sd - (1.0 - weight).sqrt()).abs() < 1e-12);
        assert!((first.interval90.high - first.mean - 1.644_854 * first.sd).abs() < 1e-6);
    }

    #[test]
    fn days_are_dates() {
        let days = [0, 30, 31, 58, 59, 60, 89, 90];
        let dates = ["01-01", "01-31", "02-01", "02-28", "03-01", "03-02", "03-31", "04-01"];
        for (day, end) in days.into_iter().zip(dates) {
            assert_eq!(date(day), format!("2026-{end}"));
        }
    }
}
