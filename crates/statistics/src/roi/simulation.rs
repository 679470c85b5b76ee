//! The spread of likely outcomes, by drawing all inputs at once.

use super::{Model, NotPositive, roi_percent};
use crate::random::Random;

/// The most draws in one simulation; they are held in memory.
pub const MOST_DRAWS: usize = 10_000_000;

/// Values that 5, 50 and 95 % of the outcomes stay below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percentiles {
    /// 5 %.
    pub p5: f64,
    /// The median.
    pub p50: f64,
    /// 95 %.
    pub p95: f64,
}

impl Percentiles {
    fn of(values: &mut [f64]) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        let at = |share| quantile(values, share);
        Self { p5: at(0.05), p50: at(0.5), p95: at(0.95) }
    }
}

/// Outcomes of a model whose inputs were drawn independently of each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Simulation {
    /// How often all inputs were drawn.
    pub draws: usize,
    /// The seed; with it anyone gets the same figures.
    pub seed: u64,
    /// Return on investment, percent.
    pub roi: Percentiles,
    /// Benefit less cost.
    pub net: Percentiles,
    /// Mean of the ROI, percent.
    pub mean_roi: f64,
    /// Share of draws, 0 to 1, in which ROI is above zero. Its own error by chance is at most
    /// `0.5 / √draws`.
    pub probability_positive: f64,
}

impl Model {
    /// Draws all inputs `draws` times (1 to [`MOST_DRAWS`]; anything else is brought into that
    /// range). The same seed gives the same figures on every machine, in whatever order the inputs
    /// stand.
    ///
    /// Inputs are drawn independently. Where two rise and fall together (hours saved and share of
    /// people who use it), the true spread is wider than this.
    pub fn simulate(&self, draws: usize, seed: u64) -> Result<Simulation, NotPositive> {
        let draws = draws.clamp(1, MOST_DRAWS);
        let mut streams: Vec<Random> =
            self.inputs().iter().map(|input| Random::new(seed, &input.name)).collect();
        let mut values = vec![0.0; streams.len()];
        let (mut roi, mut net) = (Vec::with_capacity(draws), Vec::with_capacity(draws));
        for _ in 0..draws {
            for ((value, input), stream) in values.iter_mut().zip(self.inputs()).zip(&mut streams) {
                *value = input.range.draw(stream);
            }
            let (cost, benefit) = (self.cost(&values), self.benefit(&values));
            roi.push(roi_percent(benefit, cost)?);
            net.push(benefit - cost);
        }
        let n = draws as f64;
        Ok(Simulation {
            draws,
            seed,
            mean_roi: roi.iter().sum::<f64>() / n,
            probability_positive: roi.iter().filter(|&&roi| roi > 0.0).count() as f64 / n,
            roi: Percentiles::of(&mut roi),
            net: Percentiles::of(&mut net),
        })
    }
}

/// The quantile of sorted values, straight between neighbours (definition 7 of R. J. Hyndman and
/// Y. Fan, The American Statistician 50, 1996, 361-365). At least one value; `share` 0 to 1.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
