//! Where a person stands in one competence, 0 to 4, from everything that has been seen.
//!
//! # The model
//!
//! The true level of a person in a competence is `L(t)` on day `t`. It is not seen. What is known:
//!
//! ```text
//! before any evidence   L ~ N(prior mean, prior variance)          people in the same role
//! while time passes     L(t + d) = L(t) + N(0, q d)                drift, q per day
//! a piece of kind k     y = L(t) + bias_k + U_k + N(0, noise_k²)   U_k ~ N(0, bias_sd_k²)
//! ```
//!
//! `U_k` is how far this kind of evidence runs high or low for *this person*: it is drawn once per
//! person and kind, and sits in every piece of that kind. Therefore a second self-rating is not
//! new information to the full: many pieces of kind `k` alone can never bring the variance of the
//! estimate below what `bias_sd_k` leaves. And when other evidence stands beside the self-ratings,
//! the person's own way of rating is learnt from the difference.
//!
//! Level and deviations `(L, U_1 … U_7)` are jointly Gaussian, so what is known after any evidence
//! is one mean vector and one 8 × 8 covariance matrix, and a new piece changes them by the Kalman
//! filter:
//!
//! ```text
//! H = (1, 0 … 1 at k … 0)     S = H P Hᵀ + noise_k²     K = P Hᵀ / S
//! m ← m + K (y − bias_k − H m)                          P ← P − K (P Hᵀ)ᵀ
//! ```
//!
//! This is exact (no iteration, no sampling), costs the same for the first and the thousandth
//! piece, and gives the mean with the smallest expected squared error that these numbers allow.
//! Source: R. E. Kalman, Journal of Basic Engineering 82 (1960) 35-45; for deviations as part of
//! the state, A. C. Harvey, "Forecasting, Structural Time Series Models and the Kalman Filter"
//! (1989), chapter 3. The constants are in [`parameters`].
//!
//! # What the model does not say
//!
//! * The scale ends at 0 and 4 and the normal distribution does not. [`Belief`] keeps the unbounded
//!   figures, because sums and shares need them; what is shown ([`Estimate`]) is cut off at the
//!   ends.
//! * All peers share one deviation `U`, as one source; so do all challenges. A finer account of who
//!   rated needs one state per rater.
//! * A mean is linear in the evidence, so each piece has a weight ([`Contribution`]). The weight of
//!   an *old* piece may be negative once there is much evidence: with the person's own way of
//!   rating learnt, self-ratings count as change, and "3 now" says more when it was "2" a year ago.
//!   Taken together the pieces of one kind practically never weigh less than nothing
//!   ([`Estimate::weight_by_kind`]). In simulated companies 2 % of all weight is negative after one
//!   year and 19 % after four.

mod estimate;
mod filter;
pub mod parameters;
mod prior;

pub(crate) use estimate::ordered;
pub use estimate::{
    Contribution, Estimate, belief, belief_by, estimate, rough_level, rough_level_by,
};
pub(crate) use filter::SIZE;
pub use filter::{Belief, OutOfOrder, State};
pub use parameters::Parameters;
pub use prior::Prior;

use crate::{HIGHEST_LEVEL, LOWEST_LEVEL};

/// Where a piece of evidence comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The person's own rating by the behavioural anchors.
    SelfRating,
    /// A mini-challenge scored by a rubric.
    Challenge,
    /// A quiz after a unit, or spaced recall.
    Quiz,
    /// A colleague's rating.
    Peer,
    /// The manager's rating.
    Manager,
    /// The same real task with and without AI, timed, quality rated blind.
    TimedSample,
    /// A use case in the person's own work.
    UseCase,
}

impl Kind {
    /// All kinds, in their fixed order.
    pub const ALL: [Self; 7] = [
        Self::SelfRating,
        Self::Challenge,
        Self::Quiz,
        Self::Peer,
        Self::Manager,
        Self::TimedSample,
        Self::UseCase,
    ];

    /// Stable name for storage and exchange.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SelfRating => "self",
            Self::Challenge => "challenge",
            Self::Quiz => "quiz",
            Self::Peer => "peer",
            Self::Manager => "manager",
            Self::TimedSample => "timed_sample",
            Self::UseCase => "use_case",
        }
    }

    /// The kind with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One piece of evidence: what kind, which level it points to, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    kind: Kind,
    value: f64,
    day: i32,
}

impl Piece {
    /// A piece of evidence. `value` is on the 0-4 scale (fractions allowed; `None` when it is
    /// outside), `day` counts days from any fixed day that the caller uses throughout.
    pub fn new(kind: Kind, value: f64, day: i32) -> Option<Self> {
        (LOWEST_LEVEL..=HIGHEST_LEVEL).contains(&value).then_some(Self { kind, value, day })
    }

    /// A reading of the pure model, which knows no ends of the scale.
    #[cfg(test)]
    pub(crate) fn unbounded(kind: Kind, value: f64, day: i32) -> Self {
        Self { kind, value, day }
    }

    /// What kind of evidence it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The level that it points to, 0 to 4.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The day it is from.
    pub fn day(&self) -> i32 {
        self.day
    }

    /// Total order by date. Pieces of one day follow kind and value, so that the result is the same
    /// to the last bit in whichever order they were stored. (Values are not negative, so their bits
    /// are in numerical order.)
    fn order(&self) -> (i32, Kind, u64) {
        (self.day, self.kind, self.value.to_bits())
    }
}
