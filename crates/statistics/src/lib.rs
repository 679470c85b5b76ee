//! Estimates with uncertainty: pure functions, no input or output, no clock.
//!
//! | module | answers |
//! | --- | --- |
//! | [`competence`] | at which level, 0 to 4, does a person stand, and how sure are we? |
//! | [`group`] | the same for a group: mean, share at the needed level, distribution, change |
//! | [`effect`] | what has a roll-out in waves changed, compared with those whose turn is later? |
//! | [`priority`] | what should be trained first, and where is time to be won with AI? |
//! | [`interval`] | the two textbook intervals that the others rest on |
//! | [`sample`], [`bootstrap`] | what is the mean of a few values, skewed or not? |
//! | [`paired`] | the same task with and without AI: what is the difference? |
//! | [`agreement`] | do people who rate blind agree? |
//! | [`roi`], [`range`] | what does a programme give back, and how sure is that? |
//! | [`fit`] | what would an organisation's own evidence make of the constants? (for people to decide) |
//!
//! Three conventions hold everywhere. *Unknown is not zero*: where there is no evidence the answer
//! is `None`. *No figure without its uncertainty*: group figures come as [`Ranged`]. *No hidden
//! numbers*: every constant that shapes a competence estimate stands, with its reason, in
//! [`competence::parameters`], and carries a version.

pub mod agreement;
pub mod bootstrap;
pub mod competence;
pub mod effect;
pub mod fit;
pub mod group;
pub mod interval;
pub mod paired;
pub mod priority;
mod random;
pub mod range;
pub mod roi;
pub mod sample;
#[cfg(test)]
mod tests;

pub use interval::{Interval, Ranged};

/// The lowest competence level, "not yet".
pub const LOWEST_LEVEL: f64 = 0.0;
/// The highest competence level, "helps others".
pub const HIGHEST_LEVEL: f64 = 4.0;

/// Distribution function of the standard normal distribution.
pub(crate) fn normal_cdf(z: f64) -> f64 {
    0.5 * statrs::function::erf::erfc(-z / std::f64::consts::SQRT_2)
}
