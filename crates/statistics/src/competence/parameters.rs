//! Every number that shapes a competence estimate, with its reason.
//!
//! The numbers are set by people and are the same for everyone; nothing here is learnt from the
//! organisation's own data. A change of any number is a change of rules: raise
//! [`RULES_VERSION`] and recompute, so that two figures with the same version always compare.
//!
//! All numbers are in levels of the 0-4 scale unless they say otherwise. The literature reports
//! reliabilities and correlations; they are turned into standard deviations with the spread of
//! true levels set to 1.0 ([`ORGANISATION_SD`]): a reliability `r` means an error variance of
//! `(1 - r) / r`, split into a part that stays with the person and kind (`bias_sd`) and a part
//! that is new each time (`noise_sd`).

use super::{Kind, Prior};

/// Version of the rules; stored with every estimate.
pub const RULES_VERSION: u32 = 1;

/// Expected level in an organisation about which nothing is known.
///
/// "Aware" to "with help": the middle of a scale whose upper half describes people who work with
/// AI on their own.
pub const ORGANISATION_MEAN: f64 = 1.5;

/// Spread of true levels around [`ORGANISATION_MEAN`] when a person's role is not taken into
/// account: two thirds of the people within one level, 95 % within two, which is about the whole
/// scale.
pub const ORGANISATION_SD: f64 = 1.0;

/// Spread of true levels between people in the same role.
///
/// With [`BETWEEN_ROLES_SD`] it adds up to [`ORGANISATION_SD`]: roles explain a quarter of the
/// differences (0.866² + 0.5² = 1).
pub const WITHIN_ROLE_SD: f64 = 0.866;

/// Spread of the roles' mean levels around the organisation's mean.
pub const BETWEEN_ROLES_SD: f64 = 0.5;

/// Variance of the error in one person's plain mean of evidence, used only to decide how far a
/// role's mean is trusted. It is about that of a first assessment of one self-rating and one peer's
/// rating: (1.36 + 1.35) / 4.
pub const ROUGH_LEVEL_VARIANCE: f64 = 0.7;

/// Standard deviation by which a true level wanders in a year, up or down, without our seeing it.
///
/// People forget and tools change, and people also learn on their own, so old evidence says less
/// about today without saying in which direction. The meta-analysis of W. Arthur and others
/// ("Factors that influence skill decay and retention", Human Performance 11, 1998, 57-101) finds a
/// loss of 1.4 standard deviations after more than a year without any use. Most people use at least
/// part of the skill, hence less than half of that: 0.6.
pub const DRIFT_SD_PER_YEAR: f64 = 0.6;

/// Length of a year, days.
pub const DAYS_PER_YEAR: f64 = 365.25;

/// How one kind of evidence reads the true level.
///
/// `value = level + bias + (the person's own deviation, sd = bias_sd) + (noise, sd = noise_sd)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// How much too high (positive) or too low the kind reads on average.
    pub bias: f64,
    /// How much this differs from person to person. The deviation is the same in each piece of
    /// the kind for one person, so that ten self-ratings do not become certainty.
    pub bias_sd: f64,
    /// What differs from one time to the next.
    pub noise_sd: f64,
}

/// The reading of a kind, with its reason in the source beside it.
pub const fn reading(kind: Kind) -> Reading {
    match kind {
        // Self-ratings correlate 0.29 with measured ability over 22 meta-analyses, between 0.09 and
        // 0.63; higher where the question is specific and not broad (Zell and Krizan,
        // Perspectives on Psychological Science 9, 2014, 111-125). Ours has behavioural anchors,
        // so the upper end: an error variance of 1.36 gives a correlation of 0.65. Most of it
        // belongs to the person. They are 0.3 sd above others' ratings (Heidemeier and Moser,
        // Journal of Applied Psychology 94, 2009, 353-370).
        Kind::SelfRating => Reading { bias: 0.3, bias_sd: 1.0, noise_sd: 0.6 },
        // One task scored by a rubric. Raters agree; what varies is the task (Shavelson, Baxter and
        // Gao, Journal of Educational Measurement 30, 1993, 215-232: the person-by-task
        // interaction is the largest source of error). Reliability of one task about 0.6.
        Kind::Challenge => Reading { bias: 0.0, bias_sd: 0.3, noise_sd: 0.75 },
        // A quiz sees knowledge, which comes before skill (Miller's pyramid, Academic Medicine 65,
        // 1990, S63-S67), so it reads a little high and misses the same thing each time.
        Kind::Quiz => Reading { bias: 0.3, bias_sd: 0.6, noise_sd: 0.7 },
        // One peer against another agrees 0.42 (Viswesvaran, Ones and Schmidt, Journal of Applied
        // Psychology 81, 1996, 557-574): error variance 1.38. Different peers are different
        // people, so most of it is new with each piece; the rest is shared reputation.
        Kind::Peer => Reading { bias: 0.1, bias_sd: 0.5, noise_sd: 1.05 },
        // One manager against another agrees 0.52 (same source): error variance 0.92. It is
        // mostly the same manager who rates again, so the lasting part is larger.
        Kind::Manager => Reading { bias: 0.0, bias_sd: 0.6, noise_sd: 0.75 },
        // The person's own task with and without AI, quality rated blind. Close to the real thing,
        // but one task, and tasks differ in how much AI can do.
        Kind::TimedSample => Reading { bias: 0.0, bias_sd: 0.4, noise_sd: 0.7 },
        // A use case in real work with a result. People report what went well, and colleagues and
        // tools have a part in it, so it reads a little high.
        Kind::UseCase => Reading { bias: 0.2, bias_sd: 0.5, noise_sd: 0.8 },
    }
}

/// All numbers above as one value, for trying others beside the published ones.
///
/// The product knows one value, [`Parameters::PUBLISHED`]. Others are for tests, for simulated
/// companies, and for the [proposal](crate::fit) that is computed from an organisation's own
/// evidence and that people may take up as a new version, or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The version of the rules; [`Parameters::PROPOSAL`] for numbers that nobody has decided on.
    pub version: u32,
    /// See [`ORGANISATION_MEAN`].
    pub organisation_mean: f64,
    /// See [`ORGANISATION_SD`].
    pub organisation_sd: f64,
    /// See [`WITHIN_ROLE_SD`].
    pub within_role_sd: f64,
    /// See [`BETWEEN_ROLES_SD`].
    pub between_roles_sd: f64,
    /// See [`ROUGH_LEVEL_VARIANCE`].
    pub rough_level_variance: f64,
    /// See [`DRIFT_SD_PER_YEAR`].
    pub drift_sd_per_year: f64,
    /// See [`reading`]; in the order of [`Kind::ALL`].
    pub readings: [Reading; 7],
}

impl Parameters {
    /// The version of numbers that are a proposal and in force nowhere.
    pub const PROPOSAL: u32 = 0;

    /// The numbers in force, everywhere and for everyone.
    pub const PUBLISHED: Self = Self {
        version: RULES_VERSION,
        organisation_mean: ORGANISATION_MEAN,
        organisation_sd: ORGANISATION_SD,
        within_role_sd: WITHIN_ROLE_SD,
        between_roles_sd: BETWEEN_ROLES_SD,
        rough_level_variance: ROUGH_LEVEL_VARIANCE,
        drift_sd_per_year: DRIFT_SD_PER_YEAR,
        readings: [
            reading(Kind::SelfRating),
            reading(Kind::Challenge),
            reading(Kind::Quiz),
            reading(Kind::Peer),
            reading(Kind::Manager),
            reading(Kind::TimedSample),
            reading(Kind::UseCase),
        ],
    };

    /// How a kind reads the true level by these numbers.
    pub const fn reading(&self, kind: Kind) -> Reading {
        self.readings[kind as usize]
    }

    /// What is expected where nothing is known; [`Prior::UNINFORMED`] by these numbers.
    pub fn uninformed(&self) -> Prior {
        Prior { mean: self.organisation_mean, variance: self.organisation_sd.powi(2) }
    }

    /// [`Prior::for_role`] by these numbers.
    pub fn prior_for_role(&self, organisation_mean: f64, role_mean: f64, people: u64) -> Prior {
        let within = self.within_role_sd * self.within_role_sd;
        let between = self.between_roles_sd * self.between_roles_sd;
        let c = (within + self.rough_level_variance) / between;
        let trust = people as f64 / (people as f64 + c);
        Prior {
            mean: organisation_mean + trust * (role_mean - organisation_mean),
            variance: within + between * (1.0 - trust),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_numbers_are_the_ones_with_reasons() {
        for kind in Kind::ALL {
            assert_eq!(Parameters::PUBLISHED.reading(kind), reading(kind));
        }
        assert_eq!(Parameters::PUBLISHED.uninformed(), Prior::UNINFORMED);
        assert_eq!(Parameters::PUBLISHED.version, RULES_VERSION);
        assert_ne!(RULES_VERSION, Parameters::PROPOSAL);
    }
}
