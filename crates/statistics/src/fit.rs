//! What an organisation's own evidence says about the parameters of the competence estimate.
//!
//! The product never learns its parameters by itself: they are set by people, published, and the
//! same for everyone (see [`crate::competence::parameters`]). This is the tool for those people. It
//! finds the [`Parameters`] under which the evidence would have been least surprising, says how much
//! less, and how precisely each number is known. Whether to take any of them up, as a new version,
//! is a decision.
//!
//! # Method: empirical Bayes
//!
//! The marginal likelihood, with the true levels and the people's deviations integrated out, is
//! maximised. The Kalman filter of [`crate::competence`] gives it without further work: the
//! surprises `e` of successive pieces are independent, normal, with the variances `S` that the
//! filter computes (the innovations form),
//!
//! ```text
//! log p(y | μ) = −½ Σ (ln 2πS + e² / S)
//! ```
//!
//! for one person and competence, where `μ` is the mean level of the person's role. Every `e` is
//! linear in `μ`, so that this is a parabola in `μ`; parabolas of one role add up, and `μ ~ N(m,
//! between²)` is integrated out in closed form. The mean `m` of each competence stands at its best
//! value, also in closed form. What remains, the spreads, the drift, and per kind bias, spread of
//! the bias and noise, is climbed by a quasi-Newton method with numerical differences.
//!
//! Sources: F. C. Schweppe, "Evaluation of likelihood functions for Gaussian signals", IEEE
//! Transactions on Information Theory 11 (1965) 61-70; A. C. Harvey, "Forecasting, Structural Time
//! Series Models and the Kalman Filter" (1989), section 3.4; for empirical Bayes, B. Efron and
//! C. Morris, "Data analysis using Stein's estimator", JASA 70 (1975) 311-319.
//!
//! # What data can tell, and what they cannot
//!
//! * **One kind's bias must be fixed.** If every kind read one level higher and everyone stood one
//!   level lower, no evidence would differ. The challenge is the yardstick, with bias 0; where there
//!   are hardly any challenges, the next kind of [`YARDSTICKS`] takes its place with the bias that
//!   it has at present ([`Proposal::yardstick`]).
//! * A kind with fewer than [`FEWEST`] pieces keeps its present numbers. So does the spread of its
//!   bias where fewer than [`FEWEST`] people have it twice in a competence: from single pieces, what
//!   stays with the person cannot be told from what is new each time.
//! * Drift shows only between dates. Where fewer than [`FEWEST`] series span [`LONG_DAYS`] days, it
//!   is kept.
//! * Fewer than [`FEWEST_ROLES`] roles say nothing of how roles differ: the spread between roles is
//!   kept.
//! * Numbers that the evidence hardly touches would wander off to zero or infinity. A weak pull
//!   towards the present values (normal, sd [`PULL`] for biases and logarithms) holds them; it is
//!   not part of the likelihood that is reported. With a hundred people it is next to nothing.
//! * Competences of one person count as independent. In truth a person who rates high in one does so
//!   in others, so the standard errors are somewhat too small; the numbers themselves are not
//!   pulled to a side by this (composite likelihood: C. Varin and others, Statistica Sinica 21,
//!   2011, 5-42).

mod ascent;
mod likelihood;

use std::collections::BTreeMap;

use crate::competence::{Kind, Parameters, Piece, ordered};
use ascent::{Summit, climb, standard_errors};
use likelihood::log_likelihood;

/// Fewest pieces, people or series that let a number be proposed.
pub const FEWEST: usize = 30;
/// Fewest roles that let the spread between roles be proposed.
pub const FEWEST_ROLES: usize = 5;
/// Days that a series must span to say something of drift.
pub const LONG_DAYS: i32 = 180;
/// Standard deviation of the pull towards present values.
pub const PULL: f64 = 1.5;
/// No spread is proposed below this: evidence that never varies would make the likelihood infinite.
pub const SMALLEST_SPREAD: f64 = 0.05;
/// Kinds in the order in which they are fit to be the yardstick: the closest to seen work first.
pub const YARDSTICKS: [Kind; 7] = [
    Kind::Challenge,
    Kind::TimedSample,
    Kind::Manager,
    Kind::UseCase,
    Kind::Peer,
    Kind::Quiz,
    Kind::SelfRating,
];

/// Evidence of many people, gathered for a proposal.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Per competence, per role: the pieces of each person, in date order.
    groups: BTreeMap<usize, BTreeMap<usize, Vec<Vec<Piece>>>>,
}

impl Evidence {
    /// Adds all that is known of one person in one competence. `competence` and `role` are any
    /// numbers that tell them apart; where roles are not known, give all people the same.
    pub fn add(&mut self, competence: usize, role: usize, pieces: &[Piece]) {
        if !pieces.is_empty() {
            let roles = self.groups.entry(competence).or_default();
            roles.entry(role).or_default().push(ordered(pieces));
        }
    }

    /// Everything about one person in one competence, one after the other.
    fn series(&self) -> impl Iterator<Item = &Vec<Piece>> {
        self.groups.values().flat_map(BTreeMap::values).flatten()
    }

    /// How many pieces there are of a kind, and how many people have it twice in a competence.
    fn count(&self, kind: Kind) -> (usize, usize) {
        self.series().fold((0, 0), |(pieces, twice), series| {
            let here = series.iter().filter(|piece| piece.kind() == kind).count();
            (pieces + here, twice + usize::from(here > 1))
        })
    }
}

/// One number of the parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// [`Parameters::within_role_sd`].
    WithinRoleSd,
    /// [`Parameters::between_roles_sd`].
    BetweenRolesSd,
    /// [`Parameters::drift_sd_per_year`].
    DriftSdPerYear,
    /// A kind's bias.
    Bias(Kind),
    /// A kind's spread of bias between people.
    BiasSd(Kind),
    /// A kind's noise.
    NoiseSd(Kind),
}

impl Number {
    /// All numbers that evidence can say something about, in fixed order.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::WithinRoleSd, Self::BetweenRolesSd, Self::DriftSdPerYear];
        for kind in Kind::ALL {
            all.extend([Self::Bias(kind), Self::BiasSd(kind), Self::NoiseSd(kind)]);
        }
        all
    }

    /// Stable name, as in `self.bias_sd`.
    pub fn name(self) -> String {
        match self {
            Self::WithinRoleSd => "within_role_sd".to_owned(),
            Self::BetweenRolesSd => "between_roles_sd".to_owned(),
            Self::DriftSdPerYear => "drift_sd_per_year".to_owned(),
            Self::Bias(kind) => format!("{}.bias", kind.name()),
            Self::BiasSd(kind) => format!("{}.bias_sd", kind.name()),
            Self::NoiseSd(kind) => format!("{}.noise_sd", kind.name()),
        }
    }

    /// The number's value.
    pub fn of(self, parameters: &Parameters) -> f64 {
        match self {
            Self::WithinRoleSd => parameters.within_role_sd,
            Self::BetweenRolesSd => parameters.between_roles_sd,
            Self::DriftSdPerYear => parameters.drift_sd_per_year,
            Self::Bias(kind) => parameters.reading(kind).bias,
            Self::BiasSd(kind) => parameters.reading(kind).bias_sd,
            Self::NoiseSd(kind) => parameters.reading(kind).noise_sd,
        }
    }

    fn set(self, parameters: &mut Parameters, value: f64) {
        match self {
            Self::WithinRoleSd => parameters.within_role_sd = value,
            Self::BetweenRolesSd => parameters.between_roles_sd = value,
            Self::DriftSdPerYear => parameters.drift_sd_per_year = value,
            Self::Bias(kind) => parameters.readings[kind as usize].bias = value,
            Self::BiasSd(kind) => parameters.readings[kind as usize].bias_sd = value,
            Self::NoiseSd(kind) => parameters.readings[kind as usize].noise_sd = value,
        }
    }

    /// Spreads are positive and are climbed on a logarithmic scale; biases as they are.
    fn is_spread(self) -> bool {
        !matches!(self, Self::Bias(_))
    }

    fn place_of(self, value: f64) -> f64 {
        if self.is_spread() { (value - SMALLEST_SPREAD).max(1e-3).ln() } else { value }
    }

    fn at_place(self, place: f64) -> f64 {
        if self.is_spread() { SMALLEST_SPREAD + place.exp() } else { place }
    }
}

/// One number beside its present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Which.
    pub number: Number,
    /// Its value in force.
    pub present: f64,
    /// The proposed value; the present one where the evidence says too little.
    pub proposed: f64,
    /// Whether the present value was kept, because the evidence says too little of it.
    pub kept: bool,
    /// Standard error of the proposed value; `None` where it was kept, and where the likelihood is
    /// flat in some direction.
    pub standard_error: Option<f64>,
}

/// Proposed parameters with what speaks for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// All numbers; the version is [`Parameters::PROPOSAL`]. `organisation_mean` is the mean of the
    /// competences' means and `organisation_sd` follows from the spreads within and between roles.
    /// `rough_level_variance` is kept.
    pub parameters: Parameters,
    /// Each number beside its present value.
    pub lines: Vec<Line>,
    /// The kind whose bias was held.
    pub yardstick: Kind,
    /// Log-likelihood under the present parameters, with the best means.
    pub present_log_likelihood: f64,
    /// Log-likelihood under the proposed parameters.
    pub log_likelihood: f64,
    /// How many people-in-a-competence it rests on.
    pub series: usize,
    /// How many pieces of evidence it rests on.
    pub pieces: usize,
    /// Whether the climb ended on a summit; `false` when it was given up.
    pub converged: bool,
}

impl Proposal {
    /// By how much the log-likelihood grows.
    pub fn gain(&self) -> f64 {
        self.log_likelihood - self.present_log_likelihood
    }

    /// The gain that chance alone would bring if the present numbers were right: one half for each
    /// proposed number (S. S. Wilks, Annals of Mathematical Statistics 9, 1938, 60-62).
    pub fn gain_by_chance(&self) -> f64 {
        0.5 * self.lines.iter().filter(|line| !line.kept).count() as f64
    }
}

/// Parameters under which `evidence` is least surprising, beside `present`. `None` when no number
/// can be proposed.
pub fn propose(present: &Parameters, evidence: &Evidence) -> Option<Proposal> {
    let yardstick = YARDSTICKS.into_iter().find(|&kind| evidence.count(kind).0 >= FEWEST)?;
    let free: Vec<Number> =
        Number::all().into_iter().filter(|&number| is_free(number, yardstick, evidence)).collect();
    let start: Vec<f64> = free.iter().map(|number| number.place_of(number.of(present))).collect();
    let at = |point: &[f64]| {
        let mut parameters = present.clone();
        parameters.version = Parameters::PROPOSAL;
        for (number, &value) in free.iter().zip(point) {
            number.set(&mut parameters, number.at_place(value));
        }
        parameters
    };
    let height = |point: &[f64]| {
        let pull: f64 = point.iter().zip(&start).map(|(a, b)| ((a - b) / PULL).powi(2)).sum();
        log_likelihood(&at(point), evidence).value - 0.5 * pull
    };

    let Summit { point, converged } = climb(height, &start);
    let errors = standard_errors(height, &point);
    let mut parameters = at(&point);
    let found = log_likelihood(&parameters, evidence);
    parameters.organisation_mean = found.organisation_mean;
    parameters.organisation_sd = parameters.within_role_sd.hypot(parameters.between_roles_sd);
    let lines = Number::all()
        .into_iter()
        .map(|number| {
            let proposed = number.of(&parameters);
            let place = free.iter().position(|&one| one == number);
            let error = place.and_then(|i| {
                // The delta method takes a logarithm's standard error back to the spread itself.
                let scale = if number.is_spread() { proposed - SMALLEST_SPREAD } else { 1.0 };
                errors.as_ref().map(|errors| errors[i] * scale)
            });
            Line {
                number,
                present: number.of(present),
                proposed,
                kept: place.is_none(),
                standard_error: error,
            }
        })
        .collect();
    Some(Proposal {
        lines,
        yardstick,
        present_log_likelihood: log_likelihood(present, evidence).value,
        log_likelihood: found.value,
        series: evidence.series().count(),
        pieces: evidence.series().map(Vec::len).sum(),
        converged,
        parameters,
    })
}

/// Whether the evidence can say something about a number.
fn is_free(number: Number, yardstick: Kind, evidence: &Evidence) -> bool {
    match number {
        Number::WithinRoleSd => evidence.series().count() >= FEWEST,
        Number::BetweenRolesSd => {
            evidence.groups.values().map(BTreeMap::len).max().unwrap_or(0) >= FEWEST_ROLES
        }
        Number::DriftSdPerYear => {
            let spans = |series: &&Vec<Piece>| match (series.first(), series.last()) {
                (Some(first), Some(last)) => last.day().saturating_sub(first.day()) >= LONG_DAYS,
                _ => false,
            };
            evidence.series().filter(spans).count() >= FEWEST
        }
        Number::Bias(kind) => kind != yardstick && evidence.count(kind).0 >= FEWEST,
        Number::BiasSd(kind) => evidence.count(kind).1 >= FEWEST,
        Number::NoiseSd(kind) => evidence.count(kind).0 >= FEWEST,
    }
}
