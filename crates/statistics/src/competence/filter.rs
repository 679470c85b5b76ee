//! The Kalman filter over level and deviations; see the [module above](super) for the formulas.

use super::parameters::{DAYS_PER_YEAR, Parameters};
use super::{Kind, Piece, Prior};
use crate::interval::{Interval, normal_quantile};
use crate::{HIGHEST_LEVEL, LOWEST_LEVEL, normal_cdf};

/// The level and one deviation per kind of evidence.
pub(crate) const SIZE: usize = 1 + Kind::ALL.len();

/// What is known about one person's level in one competence on a given day.
///
/// On the unbounded scale of the model: `mean` may lie a little below 0 or above 4. To show it, use
/// [`level`](Self::level) and [`interval`](Self::interval).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Belief {
    /// Expected level.
    pub mean: f64,
    /// Its variance, levels²; positive.
    pub variance: f64,
}

impl Belief {
    /// The expected level on the scale, 0 to 4.
    pub fn level(&self) -> f64 {
        self.mean.clamp(LOWEST_LEVEL, HIGHEST_LEVEL)
    }

    /// The interval that holds the true level with probability `confidence` (0.9 for 90 %), cut
    /// off at the ends of the scale. It always contains [`level`](Self::level). A `confidence`
    /// that is not strictly between 0 and 1 gives the whole scale.
    pub fn interval(&self, confidence: f64) -> Interval {
        let half = normal_quantile(confidence).map_or(f64::INFINITY, |z| z * self.variance.sqrt());
        Interval::around(self.mean, half).clamped(LOWEST_LEVEL, HIGHEST_LEVEL)
    }

    /// The nearest whole level, 0 to 4.
    pub fn nearest_level(&self) -> u8 {
        self.level().round() as u8
    }

    /// Probability that the person stands at level `needed` or above.
    ///
    /// A person stands at the level whose anchor is nearest, so this is `P(L >= needed − ½)`, in
    /// keeping with [`nearest_level`](Self::nearest_level). Level 0 is always reached.
    pub fn probability_at_or_above(&self, needed: u8) -> f64 {
        if needed == 0 {
            return 1.0;
        }
        normal_cdf((self.mean - (f64::from(needed) - 0.5)) / self.variance.sqrt())
    }
}

/// A piece of evidence older than what the state already holds.
///
/// The state has no memory of the past; compute anew from all pieces with
/// [`belief`](super::belief).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfOrder {
    /// The latest day that the state holds.
    pub latest: i32,
    /// The day of the refused piece.
    pub refused: i32,
}

impl std::fmt::Display for OutOfOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "evidence of day {} after evidence of day {}", self.refused, self.latest)
    }
}

impl std::error::Error for OutOfOrder {}

/// Everything that has been learnt about one person and competence; takes new pieces in O(1).
#[derive(Clone, Debug)]
pub struct State<'p> {
    parameters: &'p Parameters,
    /// Growth of the level's variance, levels² per day.
    drift_per_day: f64,
    mean: [f64; SIZE],
    covariance: [[f64; SIZE]; SIZE],
    latest: Option<i32>,
}

impl State<'static> {
    /// Before any evidence, by the numbers in force.
    pub fn new(prior: Prior) -> Self {
        Self::by(&Parameters::PUBLISHED, prior)
    }
}

/// What one piece did in the filter.
pub(crate) struct Step {
    /// `K`: how the piece's surprise moved each part of the state.
    pub(crate) gain: [f64; SIZE],
    /// `y − bias − H m`: how far the piece was from what was expected.
    pub(crate) surprise: f64,
    /// `S`: the variance that the surprise was expected to have.
    pub(crate) variance: f64,
}

impl<'p> State<'p> {
    /// Before any evidence, by other numbers than those in force.
    pub fn by(parameters: &'p Parameters, prior: Prior) -> Self {
        let mut mean = [0.0; SIZE];
        mean[0] = prior.mean;
        let mut covariance = [[0.0; SIZE]; SIZE];
        covariance[0][0] = prior.variance;
        for kind in Kind::ALL {
            let i = 1 + kind as usize;
            covariance[i][i] = parameters.reading(kind).bias_sd.powi(2);
        }
        let drift = parameters.drift_sd_per_year;
        let drift_per_day = drift * drift / DAYS_PER_YEAR;
        Self { parameters, drift_per_day, mean, covariance, latest: None }
    }

    /// Takes a new piece of evidence, of the same day as the latest one or later.
    pub fn update(&mut self, piece: &Piece) -> Result<(), OutOfOrder> {
        match self.latest {
            Some(latest) if piece.day() < latest => {
                Err(OutOfOrder { latest, refused: piece.day() })
            }
            _ => {
                self.absorb(piece);
                Ok(())
            }
        }
    }

    /// What is known on `day`; `None` without evidence. On a day before the latest evidence the
    /// answer is that of the latest evidence: to look back, use [`belief`](super::belief).
    pub fn at(&self, day: i32) -> Option<Belief> {
        let latest = self.latest?;
        Some(Belief {
            mean: self.mean[0],
            variance: self.covariance[0][0] + self.drift(latest, day),
        })
    }

    /// One step of the filter for a piece that is known not to be out of order.
    #[inline]
    pub(crate) fn absorb(&mut self, piece: &Piece) -> Step {
        let reading = self.parameters.reading(piece.kind());
        let k = 1 + piece.kind() as usize;
        if let Some(latest) = self.latest {
            self.covariance[0][0] += self.drift(latest, piece.day());
        }
        self.latest = Some(piece.day());

        let covariance = &mut self.covariance;
        let mut shared = [0.0; SIZE];
        for (i, cell) in shared.iter_mut().enumerate() {
            *cell = covariance[0][i] + covariance[k][i];
        }
        let total = shared[0] + shared[k] + reading.noise_sd * reading.noise_sd;
        let surprise = piece.value() - reading.bias - self.mean[0] - self.mean[k];
        let gain = shared.map(|cell| cell / total);
        for i in 0..SIZE {
            self.mean[i] += gain[i] * surprise;
            for j in 0..SIZE {
                covariance[i][j] -= gain[i] * shared[j];
            }
        }
        Step { gain, surprise, variance: total }
    }

    /// Variance that the level gains between two days; none backwards.
    fn drift(&self, from: i32, to: i32) -> f64 {
        self.drift_per_day * (f64::from(to) - f64::from(from)).max(0.0)
    }
}
