//! The policy, and what becomes of a figure under it.

/// From how many people on something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Smallest group about which a figure is shown, and smallest group that any combination of
    /// figures may single out.
    pub k: u32,
    /// Smallest group whose free text is shown.
    pub k_text: u32,
    /// Smallest non-empty bucket of a distribution.
    pub bucket: u32,
}

impl Default for Policy {
    /// Five people, ten for free text, three in a bucket.
    fn default() -> Self {
        Self { k: 5, k_text: 10, bucket: 3 }
    }
}

/// Whether a group is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is.
    Shown,
    /// It is not.
    Hidden,
}

/// Whether figures about one group of `people` may be shown, where no other group is shown that it
/// could be subtracted from. For more than one group use [`protect`](crate::protect).
pub fn decide_group(people: u32, policy: Policy) -> Decision {
    at_least(people, policy.k)
}

/// Whether free text written by a group of `people` may be shown.
pub fn decide_text(people: u32, policy: Policy) -> Decision {
    at_least(people, policy.k_text.max(policy.k))
}

fn at_least(people: u32, threshold: u32) -> Decision {
    // Nobody is never shown, however low the threshold.
    if people >= threshold.max(1) { Decision::Shown } else { Decision::Hidden }
}

/// A figure on its way out: the value, or nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure<T> {
    /// May be shown.
    Published(T),
    /// May not be shown, or does not exist. There is no telling which.
    Withheld,
}

impl<T> Figure<T> {
    /// The value, if it may be shown.
    pub fn published(self) -> Option<T> {
        match self {
            Self::Published(value) => Some(value),
            Self::Withheld => None,
        }
    }

    /// Whether there is nothing to show.
    pub fn is_withheld(&self) -> bool {
        matches!(self, Self::Withheld)
    }

    /// Computes something from the value, if it may be shown.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Figure<U> {
        match self {
            Self::Published(value) => Figure::Published(f(value)),
            Self::Withheld => Figure::Withheld,
        }
    }
}
