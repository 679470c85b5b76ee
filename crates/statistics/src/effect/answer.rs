//! A number, or why there is none yet.

use super::group_time::Estimate;
use super::power::{Expected, USUAL_POWER};

/// Before so many weeks since the start there is no answer: people are still learning, and what is
/// seen is the learning.
pub const WEEKS_NEEDED: usize = 4;
/// Before so many weeks since the start an answer is provisional.
pub const WEEKS_UNTIL_FIRM: usize = 6;

/// What is asked of an estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Question {
    /// Weeks since the start in which there is a comparison; `None` where periods are no weeks.
    pub weeks: Option<usize>,
    /// The effect that would be worth knowing about, in the outcome's unit.
    pub wanted: Option<f64>,
    /// Units in the panel.
    pub units: usize,
}

/// What can be said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Fewer than [`WEEKS_NEEDED`] weeks since the start.
    TooEarly {
        /// Weeks since the start.
        weeks: usize,
    },
    /// The wanted effect would be missed more often than one time in five, or nothing is known of
    /// the spread.
    TooFew {
        /// Units in the panel.
        units: usize,
        /// How many would be enough in the same proportions; `None` where nothing is known of the
        /// spread.
        enough: Option<usize>,
    },
    /// Fewer than [`WEEKS_UNTIL_FIRM`] weeks since the start: may still change.
    Provisional {
        /// Weeks since the start.
        weeks: usize,
        /// The figure.
        estimate: Estimate,
    },
    /// The figure.
    Effect(Estimate),
}

/// Says "too early" or "too few" where a number would mislead.
///
/// Whether there are enough follows from the standard error, never from the figure itself: else only
/// figures that came out large by chance would be shown (A. Gelman and J. Carlin, "Beyond power
/// calculations", Perspectives on Psychological Science 9 (2014) 641-651).
pub fn answer(estimate: &Estimate, confidence: f64, question: &Question) -> Answer {
    let units = question.units;
    if let Some(weeks) = question.weeks.filter(|&weeks| weeks < WEEKS_NEEDED) {
        return Answer::TooEarly { weeks };
    }
    let (Some(se), Some(freedom), Some(_)) =
        (estimate.cautious_se, estimate.freedom, estimate.interval)
    else {
        return Answer::TooFew { units, enough: None };
    };
    if let Some(wanted) = question.wanted {
        let enough = Expected { se, freedom }.enough(units, wanted, confidence, USUAL_POWER);
        if enough.is_none_or(|enough| enough > units) {
            return Answer::TooFew { units, enough };
        }
    }
    match question.weeks {
        Some(weeks) if weeks < WEEKS_UNTIL_FIRM => {
            Answer::Provisional { weeks, estimate: *estimate }
        }
        _ => Answer::Effect(*estimate),
    }
}
