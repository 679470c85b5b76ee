//! Drawing waves by lot within strata, and how alike the waves came out.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::random::Random;

/// Why no lots could be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DrawError {
    /// There is nobody to draw.
    #[error("there is nobody to draw")]
    Nobody,
    /// All waves have the size nought.
    #[error("no wave takes anybody")]
    NoWaves,
}

/// Draws a wave, counted from 0, for each unit: by lot, within strata.
///
/// `strata` is the department of each unit; `parts` the relative sizes of the waves: `[1, 1, 2]`
/// puts half of all into the third. Every unit has the same chance of each wave. With `Σ parts`
/// waves' worth to deal out, a stratum's waves differ from their exact sizes by less than one round
/// of dealing, and so do those of all units together. The same input and seed give the same draw.
///
/// The units of each stratum are shuffled, the strata put in random order, and waves dealt out round
/// after round in one random order from a random start: permuted blocks as in K. F. Schulz and
/// D. A. Grimes, "Generation of allocation sequences in randomised trials", Lancet 359 (2002)
/// 515-519, with blocks that run on across strata so that small departments do not tip the sizes.
pub fn draw(strata: &[u32], parts: &[u32], seed: u64) -> Result<Vec<usize>, DrawError> {
    if strata.is_empty() {
        return Err(DrawError::Nobody);
    }
    let mut round: Vec<usize> =
        (0..parts.len()).flat_map(|wave| std::iter::repeat_n(wave, parts[wave] as usize)).collect();
    if round.is_empty() {
        return Err(DrawError::NoWaves);
    }
    let mut random = Random::new(seed, "draw");
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (unit, stratum) in strata.iter().enumerate() {
        members.entry(*stratum).or_default().push(unit);
    }
    let mut members: Vec<Vec<usize>> = members.into_values().collect();
    random.shuffle(&mut members);
    random.shuffle(&mut round);
    let start = random.below(round.len());
    let mut dealt = round.iter().cycle().skip(start);
    let mut wave_of = vec![0; strata.len()];
    for units in &mut members {
        random.shuffle(units);
        for (&unit, &wave) in units.iter().zip(&mut dealt) {
            wave_of[unit] = wave;
        }
    }
    Ok(wave_of)
}

/// How one wave differs from all others in something known beforehand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Balance {
    /// The wave, counted from 0.
    pub wave: usize,
    /// Which covariate.
    pub covariate: usize,
    /// Its mean in the wave.
    pub mean: f64,
    /// Its mean in all other waves.
    pub others: f64,
    /// The difference in standard deviations; `None` where nobody differs in it.
    pub standardised: Option<f64>,
}

/// From this standardised difference on it is worth estimating with the covariate: the usual rule of
/// thumb. By lot, with `n` in a wave and `m` others, about a third pass `√(1/n + 1/m)`.
pub const NOTABLE_DIFFERENCE: f64 = 0.1;

/// The standardised difference that about one wave in twenty passes by chance alone, and at least
/// [`NOTABLE_DIFFERENCE`]: for waves of these sizes, at a normal approximation.
///
/// Of a wave of `n` against `m` others, drawn by lot, it is spread as `√(1/n + 1/m)`.
pub fn expected_difference(sizes: &[usize]) -> f64 {
    let all: usize = sizes.iter().sum();
    let one = |size: &usize| {
        let (n, m) = (*size as f64, (all - size) as f64);
        1.96 * (1.0 / n + 1.0 / m).sqrt()
    };
    let sizes = sizes.iter().filter(|size| (1..all).contains(*size));
    sizes.map(one).fold(NOTABLE_DIFFERENCE, f64::max)
}

/// The balance of each covariate in each wave against all others, by covariate, then by wave.
///
/// `(mean − mean of others) / √((s² + s² of others) / 2)`; for a share (a column of 0 and 1) `s²`
/// is `p (1 − p)` but for the divisor.
///
/// Source: P. C. Austin, "Balance diagnostics for comparing the distribution of baseline covariates
/// between treatment groups in propensity-score matched samples", Statistics in Medicine 28 (2009)
/// 3083-3107.
pub fn balance(wave_of: &[usize], covariates: &[Vec<f64>]) -> Vec<Balance> {
    let waves = wave_of.iter().max().map_or(0, |last| last + 1);
    let mut found = Vec::new();
    for (number, values) in covariates.iter().enumerate() {
        for wave in 0..waves {
            let side = |ours: bool| {
                let pairs = wave_of.iter().zip(values);
                pairs.filter(move |(of, _)| (**of == wave) == ours).map(|(_, value)| *value)
            };
            let (Some((mean, variance)), Some((others, other_variance))) =
                (moments(side(true)), moments(side(false)))
            else {
                continue;
            };
            let spread = f64::midpoint(variance, other_variance).sqrt();
            let standardised = (spread > 0.0).then(|| (mean - others) / spread);
            found.push(Balance { wave, covariate: number, mean, others, standardised });
        }
    }
    found
}

/// Mean and variance (divisor n − 1; 0 for one value) of the values that are known.
fn moments(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    let n = values.len() as f64;
    if values.is_empty() {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some((mean, squares / (n - 1.0).max(1.0)))
}
