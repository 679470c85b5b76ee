//! What is expected of a person before any evidence.

use super::parameters::{ORGANISATION_MEAN, ORGANISATION_SD, Parameters};

/// What is expected before any evidence: a normal distribution over levels.
///
/// It is never shown as somebody's level. It only holds an estimate back while there is little
/// evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Expected level.
    pub mean: f64,
    /// Variance of the true levels around it, levels²; positive.
    pub variance: f64,
}

impl Prior {
    /// For an organisation, or a role, about which nothing is known yet.
    pub const UNINFORMED: Self =
        Self { mean: ORGANISATION_MEAN, variance: ORGANISATION_SD * ORGANISATION_SD };

    /// For a person in a role, from what the role's people have shown.
    ///
    /// `role_mean` is the mean over the `people` in the role of their
    /// [`rough_level`](super::rough_level), `organisation_mean` the same over the whole
    /// organisation. The role's mean is shrunk towards the organisation's:
    ///
    /// ```text
    /// mean     = organisation + n / (n + c) (role − organisation),  c = (within² + rough) / between²
    /// variance = within² + between² c / (n + c)
    /// ```
    ///
    /// so a role of one person says little and a role of a hundred nearly speaks for itself; the
    /// variance holds the spread inside the role and what is unknown of its mean.
    /// Source: the standard normal-normal shrinkage estimator, e.g. Gelman et al.,
    /// "Bayesian Data Analysis" (3rd ed., 2013), section 5.4.
    ///
    /// The person's own evidence is one n-th of `role_mean`; with the shrinkage above this small
    /// double use is far below the estimate's own uncertainty.
    pub fn for_role(organisation_mean: f64, role_mean: f64, people: u64) -> Self {
        Parameters::PUBLISHED.prior_for_role(organisation_mean, role_mean, people)
    }
}
