//! Simultaneous bands: all of a set of figures at once.

use super::aggregate::Aggregate;
use super::group_time::GroupTime;
use super::random::Random;
use crate::interval::{Interval, t_quantile};
use crate::normal_cdf;

/// How a multiplier bootstrap is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// How many draws; 999 is usual.
    pub draws: usize,
    /// Same seed, same band.
    pub seed: u64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { draws: 999, seed: 1 }
    }
}

/// A band over a set of figures that holds all their true values at once with the confidence asked
/// for.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What a two-sided normal quantile has to be replaced by.
    pub critical: f64,
    /// In the order of the figures; `None` where a figure has no interval.
    pub intervals: Vec<Option<Interval>>,
}

impl Band {
    /// Whether the band leaves 0 outside anywhere.
    pub fn excludes_zero(&self) -> bool {
        self.intervals.iter().flatten().any(|interval| !interval.contains(0.0))
    }
}

impl GroupTime {
    /// The band over all cells, in their order.
    pub fn band(&self, bootstrap: Bootstrap) -> Band {
        let figures = self.cells.iter().zip(&self.influence);
        let figures: Vec<Figure> = figures
            .map(|(cell, influence)| (cell.estimate.att, cell.estimate.interval, &influence[..]))
            .collect();
        self.band_over(&figures, bootstrap)
    }

    /// The band over an aggregate's figures by key, in their order.
    pub fn band_of(&self, aggregate: &Aggregate, bootstrap: Bootstrap) -> Band {
        let figures = aggregate.by.iter().zip(&aggregate.influence);
        let figures: Vec<Figure> = figures
            .map(|(by, influence)| (by.estimate.att, by.estimate.interval, &influence[..]))
            .collect();
        self.band_over(&figures, bootstrap)
    }

    /// The sup-t band.
    ///
    /// Each draw gives every independent part (unit or cluster) a random sign and looks at the
    /// largest `|Σ ± S| / √(Σ S²)` over the figures; the critical value is the quantile of that
    /// largest. To hold in small samples too, it is turned into the confidence of a single interval
    /// and each figure takes the t quantile of that confidence at its own degrees of freedom.
    ///
    /// Sources: Callaway and Sant'Anna (2021), algorithm 1; random signs (Rademacher) as A. Colin
    /// Cameron, J. B. Gelbach and D. L. Miller, "Bootstrap-based improvements for inference with
    /// clustered errors", Review of Economics and Statistics 90 (2008) 414-427, recommend for few
    /// clusters.
    fn band_over(&self, figures: &[Figure], bootstrap: Bootstrap) -> Band {
        let mut random = Random::new(bootstrap.seed);
        let parts: Vec<Vec<f64>> = figures
            .iter()
            .filter(|(_, interval, _)| interval.is_some())
            .map(|(_, _, influence)| {
                let mut parts = self.sampling.parts(influence);
                let length = parts.iter().map(|part| part * part).sum::<f64>().sqrt();
                parts.iter_mut().for_each(|part| *part /= length);
                parts
            })
            .collect();
        let width = parts.first().map_or(0, Vec::len);
        let mut signs = vec![0.0; width];
        let mut largest: Vec<f64> = (0..bootstrap.draws.max(1))
            .map(|_| {
                for signs in signs.chunks_mut(64) {
                    let mut bits = random.bits();
                    for sign in signs {
                        *sign = if bits & 1 == 0 { 1.0 } else { -1.0 };
                        bits >>= 1;
                    }
                }
                parts.iter().map(|part| product(part, &signs).abs()).fold(0.0, f64::max)
            })
            .collect();
        largest.sort_by(f64::total_cmp);
        let place = (self.confidence * largest.len() as f64).ceil() as usize;
        let alone = crate::interval::normal_quantile(self.confidence).unwrap_or(f64::NAN);
        // Never narrower than the interval of a single figure.
        let critical = largest[place.clamp(1, largest.len()) - 1].max(alone);
        let confidence = 2.0 * normal_cdf(critical) - 1.0;
        let intervals = figures
            .iter()
            .map(|&(att, interval, influence)| {
                interval?;
                let parts = self.sampling.parts(influence);
                let uncertainty = self.sampling.uncertainty(&parts);
                let t = t_quantile(confidence, uncertainty.freedom)?;
                Some(Interval::around(att, t * uncertainty.cautious_se))
            })
            .collect();
        Band { critical, intervals }
    }
}

/// A figure, its interval, and each unit's influence on it.
type Figure<'a> = (f64, Option<Interval>, &'a [f64]);

/// Scalar product in four sums, so that the processor can add them side by side.
fn product(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (a, b) = (a.chunks(4), b.chunks(4));
    for (a, b) in a.zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}
