//! Cohen's kappa with partial credit for being near.

use crate::interval::{Interval, normal_quantile};

/// How much a disagreement by `d` of at most `m` steps still counts as agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// Only the same category counts: Cohen's kappa.
    Unweighted,
    /// `1 − d / m`.
    Linear,
    /// `1 − (d / m)²`: far off is far worse than twice a little off. Comparable to an intraclass
    /// correlation (J. L. Fleiss and J. Cohen, Educational and Psychological Measurement 33, 1973,
    /// 613-619).
    Quadratic,
}

impl Weights {
    fn of(self, i: usize, j: usize, categories: usize) -> f64 {
        let steps = i.abs_diff(j) as f64 / (categories - 1) as f64;
        match self {
            Self::Unweighted => f64::from(u8::from(i == j)),
            Self::Linear => 1.0 - steps,
            Self::Quadratic => 1.0 - steps * steps,
        }
    }
}

/// Agreement of two raters beyond chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappa {
    /// 1 for full agreement, 0 for what chance brings, below 0 for less.
    pub kappa: f64,
    /// Standard error, for the interval.
    pub standard_error: f64,
    /// Standard error if there were no agreement beyond chance, for a test against 0.
    pub standard_error_by_chance: f64,
    /// Interval by the normal approximation, cut off at 1.
    pub interval: Interval,
    /// How many things both rated.
    pub pairs: usize,
}

/// Weighted kappa of pairs of ratings `(first rater, second rater)`, each a category from 0 to
/// `categories − 1`, with its interval.
///
/// With `p` the shares of the pairs, `w` the weights, and bars for the mean weights of a row and of a
/// column by the other's margins:
///
/// ```text
/// κ   = (pₒ − pₑ) / (1 − pₑ),   pₒ = Σ wᵢⱼ pᵢⱼ,   pₑ = Σ wᵢⱼ pᵢ. p.ⱼ
/// var = (Σ pᵢⱼ (wᵢⱼ (1 − pₑ) − (w̄ᵢ. + w̄.ⱼ)(1 − pₒ))² − (pₒ pₑ − 2pₑ + pₒ)²) / n (1 − pₑ)⁴
/// var₀ = (Σ pᵢ. p.ⱼ (wᵢⱼ − w̄ᵢ. − w̄.ⱼ)² − pₑ²) / n (1 − pₑ)²
/// ```
///
/// Source: J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard errors of kappa and
/// weighted kappa", Psychological Bulletin 72 (1969) 323-327. Large-sample: below some thirty pairs
/// the interval is too narrow.
///
/// `None` for no pairs, fewer than two categories, a rating outside them, a `confidence` outside the
/// open interval 0..1, and when both raters gave one and the same rating throughout: there is then
/// no telling agreement from habit.
pub fn weighted_kappa(
    pairs: &[(usize, usize)],
    categories: usize,
    weights: Weights,
    confidence: f64,
) -> Option<Kappa> {
    let z = normal_quantile(confidence)?;
    let fits = |&(a, b): &(usize, usize)| a < categories && b < categories;
    if pairs.is_empty() || !(2..=MOST_CATEGORIES).contains(&categories) || !pairs.iter().all(fits) {
        return None;
    }
    let n = pairs.len() as f64;
    let mut shares = vec![vec![0.0; categories]; categories];
    let (mut first, mut second) = (vec![0.0; categories], vec![0.0; categories]);
    for &(a, b) in pairs {
        shares[a][b] += 1.0 / n;
        first[a] += 1.0 / n;
        second[b] += 1.0 / n;
    }
    let weight = |i, j| weights.of(i, j, categories);
    let all = || (0..categories).flat_map(|i| (0..categories).map(move |j| (i, j)));
    let row: Vec<f64> = (0..categories)
        .map(|i| second.iter().enumerate().map(|(j, share)| share * weight(i, j)).sum())
        .collect();
    let column: Vec<f64> = (0..categories)
        .map(|j| first.iter().enumerate().map(|(i, share)| share * weight(i, j)).sum())
        .collect();
    let observed: f64 = all().map(|(i, j)| weight(i, j) * shares[i][j]).sum();
    let expected: f64 = all().map(|(i, j)| weight(i, j) * first[i] * second[j]).sum();
    let room = 1.0 - expected;
    if room < 1e-12 {
        return None;
    }
    let kappa = (observed - expected) / room;
    let spread: f64 = all()
        .map(|(i, j)| {
            let off = weight(i, j) * room - (row[i] + column[j]) * (1.0 - observed);
            shares[i][j] * off * off
        })
        .sum();
    let centre = observed * expected - 2.0 * expected + observed;
    let by_chance: f64 = all()
        .map(|(i, j)| first[i] * second[j] * (weight(i, j) - row[i] - column[j]).powi(2))
        .sum();
    // Rounding may leave a variance a hair below zero.
    let standard_error = ((spread - centre * centre).max(0.0) / n).sqrt() / (room * room);
    let standard_error_by_chance = ((by_chance - expected * expected).max(0.0) / n).sqrt() / room;
    let mut interval = Interval::around(kappa, z * standard_error);
    interval.high = interval.high.min(1.0).max(kappa);
    Some(Kappa { kappa, standard_error, standard_error_by_chance, interval, pairs: pairs.len() })
}

/// The table of all pairs of categories is held in memory.
const MOST_CATEGORIES: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs<const N: usize>(table: [[usize; N]; N]) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for (i, row) in table.iter().enumerate() {
            for (j, &count) in row.iter().enumerate() {
                pairs.extend(std::iter::repeat_n((i, j), count));
            }
        }
        pairs
    }

    /// Kappa and both standard errors from statsmodels 0.15 (`cohens_kappa`, `wt`). The first table
    /// is that of J. L. Fleiss, "Statistical Methods for Rates and Proportions" (2nd ed., 1981),
    /// table 13.1, who finds 0.68 and by chance 0.076.
    #[test]
    fn kappas_agree_with_statsmodels_and_fleiss() {
        let fleiss = pairs([[75, 1, 4], [5, 4, 1], [0, 0, 10]]);
        let levels = pairs([
            [8, 3, 1, 0, 0],
            [2, 12, 4, 1, 0],
            [0, 5, 14, 3, 1],
            [0, 1, 4, 11, 3],
            [0, 0, 1, 2, 9],
        ]);
        let (plain, linear, quadratic) = (Weights::Unweighted, Weights::Linear, Weights::Quadratic);
        for (pairs, categories, weights, expected) in [
            (&fleiss, 3, plain, [0.676_470_588_235, 0.087_702_953_475, 0.076_187_257_923]),
            (&fleiss, 3, linear, [0.722_222_222_222, 0.084_300_953_923, 0.087_860_564_180]),
            (&fleiss, 3, quadratic, [0.755_319_148_936, 0.086_707_132_494, 0.098_947_608_582]),
            (&levels, 5, plain, [0.535_682_819_383, 0.067_379_784_897, 0.055_706_989_090]),
            (&levels, 5, linear, [0.697_508_896_797, 0.050_833_859_158, 0.071_173_485_601]),
            (&levels, 5, quadratic, [0.825_757_575_758, 0.039_047_356_739, 0.108_433_146_861]),
        ] {
            let found = weighted_kappa(pairs, categories, weights, 0.95).unwrap();
            let figures = [found.kappa, found.standard_error, found.standard_error_by_chance];
            for (figure, expected) in figures.into_iter().zip(expected) {
                assert!((figure - expected).abs() < 1e-11, "{weights:?} {found:?}");
            }
            assert!(found.interval.contains(found.kappa));
        }
    }

    #[test]
    fn full_agreement_is_one_and_none_can_be_told_from_one_rating() {
        let found = weighted_kappa(&[(0, 0), (3, 3), (4, 4)], 5, Weights::Linear, 0.9).unwrap();
        assert!((found.kappa - 1.0).abs() < 1e-12 && found.standard_error < 1e-6);
        assert_eq!(weighted_kappa(&[(2, 2); 9], 5, Weights::Linear, 0.9), None);
        assert_eq!(weighted_kappa(&[], 5, Weights::Linear, 0.9), None);
        assert_eq!(weighted_kappa(&[(5, 1)], 5, Weights::Linear, 0.9), None);
        assert_eq!(weighted_kappa(&[(0, 0)], 1, Weights::Linear, 0.9), None);
    }
}
