//! The same task with and without AI: what is the difference, from a few pairs?
//!
//! Minutes are skewed, and a few pairs hold one that went wrong. The median of all pairwise means of
//! the differences ("Walsh averages") is hardly moved by it, and has an interval that needs no normal
//! distribution, only that the differences spread evenly around their middle:
//!
//! ```text
//! wᵢⱼ = (dᵢ + dⱼ) / 2, i <= j       M = n (n + 1) / 2 of them, sorted
//! estimate    median of the w                              (Hodges and Lehmann)
//! interval    the k-th smallest to the k-th largest w      (Tukey)
//! ```
//!
//! where `k` is the largest with `2 P(T <= k − 1) <= 1 − confidence` for Wilcoxon's signed-rank
//! statistic `T`: exact up to [`MOST_EXACT`] pairs, above that by the normal approximation. With ties
//! (rounded minutes) the interval holds at least what it says.
//!
//! Source: J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963) 598-611;
//! M. Hollander and D. A. Wolfe, "Nonparametric Statistical Methods" (2nd ed., 1999), sections 3.2
//! and 3.3.

use crate::interval::{Interval, normal_quantile};

/// Most pairs for which the signed-rank distribution is computed exactly.
pub const MOST_EXACT: usize = 50;

/// Most pairs taken: all pairwise means of so many are held in memory (64 MB).
pub const MOST_PAIRS: usize = 4_000;

/// A typical difference or ratio of pairs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// Hodges and Lehmann's estimate.
    pub estimate: f64,
    /// Its interval.
    pub interval: Interval,
    /// What the interval holds by the exact distribution: at least what was asked for, because only
    /// whole steps exist; less when there are too few pairs for any interval to hold so much (four
    /// pairs: 87.5 %). Say this one.
    pub confidence: f64,
    /// How many pairs it rests on.
    pub pairs: usize,
}

/// The typical `after − before` of pairs `(before, after)`: minus twelve, twelve minutes saved.
///
/// `None` for no pairs or more than [`MOST_PAIRS`], values that are not finite, and a `confidence`
/// outside the open interval 0..1.
pub fn difference(pairs: &[(f64, f64)], confidence: f64) -> Option<Paired> {
    let differences: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
    hodges_lehmann(&differences, confidence)
}

/// The typical `after / before` of pairs `(before, after)`: 0.6, it takes 60 % of the time. Computed
/// on the logarithms, so that half the time and double the time are equally far from no change.
///
/// `None` as [`difference`], and when a value is not above zero.
pub fn ratio(pairs: &[(f64, f64)], confidence: f64) -> Option<Paired> {
    let logarithms: Vec<f64> =
        pairs.iter().map(|(before, after)| after.ln() - before.ln()).collect();
    let found = hodges_lehmann(&logarithms, confidence)?;
    Some(Paired {
        estimate: found.estimate.exp(),
        interval: Interval { low: found.interval.low.exp(), high: found.interval.high.exp() },
        ..found
    })
}

/// The estimate and interval for the middle of `differences`.
fn hodges_lehmann(differences: &[f64], confidence: f64) -> Option<Paired> {
    let n = differences.len();
    let z = normal_quantile(confidence)?;
    if n == 0 || n > MOST_PAIRS || differences.iter().any(|one| !one.is_finite()) {
        return None;
    }
    let mut walsh = Vec::with_capacity(n * (n + 1) / 2);
    for (i, a) in differences.iter().enumerate() {
        walsh.extend(differences[i..].iter().map(|b| f64::midpoint(*a, *b)));
    }
    walsh.sort_unstable_by(f64::total_cmp);
    let m = walsh.len();
    let estimate = f64::midpoint(walsh[(m - 1) / 2], walsh[m / 2]);
    let (k, confidence) =
        if n <= MOST_EXACT { exact(n, confidence) } else { approximate(n, z, confidence) };
    let interval = Interval { low: walsh[k - 1], high: walsh[m - k] };
    Some(Paired { estimate, interval, confidence, pairs: n })
}

/// `k` and what it really holds, by the exact distribution.
fn exact(n: usize, confidence: f64) -> (usize, f64) {
    let probabilities = signed_rank(n);
    let mut below = probabilities[0];
    let mut k = 1;
    while 2.0 * (below + probabilities[k]) <= 1.0 - confidence {
        below += probabilities[k];
        k += 1;
    }
    // With one pair the two tails overlap and nothing is held.
    (k, (1.0 - 2.0 * below).max(0.0))
}

/// `k = n(n + 1)/4 − z √(n(n + 1)(2n + 1)/24)`, rounded down to the cautious side.
fn approximate(n: usize, z: f64, confidence: f64) -> (usize, f64) {
    let n = n as f64;
    let sd = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt();
    ((n * (n + 1.0) / 4.0 - z * sd).max(1.0) as usize, confidence)
}

/// `P(T = t)` for `t` from 0: each rank joins the sum with probability one half.
fn signed_rank(n: usize) -> Vec<f64> {
    let most = n * (n + 1) / 2;
    let mut probabilities = vec![0.0; most + 1];
    probabilities[0] = 1.0;
    let mut reached = 0;
    for rank in 1..=n {
        reached += rank;
        for sum in (0..=reached).rev() {
            let joined = if sum >= rank { probabilities[sum - rank] } else { 0.0 };
            probabilities[sum] = 0.5 * (probabilities[sum] + joined);
        }
    }
    probabilities
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Random;

    /// Hollander and Wolfe, table 3.1: depression scores of nine patients before and after a
    /// tranquilizer; also the example of R's `wilcox.test`.
    #[expect(clippy::approx_constant, reason = "a score of 3.14 is not pi")]
    const DEPRESSION: [(f64, f64); 9] = [
        (1.83, 0.878),
        (0.50, 0.647),
        (1.62, 0.598),
        (2.48, 2.05),
        (1.68, 1.06),
        (1.88, 1.29),
        (1.55, 1.06),
        (3.06, 3.14),
        (1.30, 1.29),
    ];

    /// Hollander and Wolfe, examples 3.2 and 3.3: −0.46 and the 96.1 % interval (−0.786, −0.010).
    #[test]
    fn depression_scores_agree_with_hollander_and_wolfe() {
        let found = difference(&DEPRESSION, 0.95).unwrap();
        assert!((found.estimate - -0.46).abs() < 1e-12);
        assert!((found.interval.low - -0.786).abs() < 1e-12, "{found:?}");
        assert!((found.interval.high - -0.010).abs() < 1e-12);
        assert!((found.confidence - 0.961).abs() < 0.0005);
        assert_eq!(found.pairs, 9);
    }

    /// R: `psignrank(5, 9)` 0.01953125, `qsignrank(0.025, c(6, 9, 10, 20))` 1, 6, 9, 53,
    /// `qsignrank(0.05, 50)` 467; tables in Hollander and Wolfe, A.4.
    #[test]
    fn signed_rank_quantiles_agree_with_the_tables() {
        assert_eq!(signed_rank(9)[..=5].iter().sum::<f64>(), 0.019_531_25);
        for (n, k) in [(6, 1), (9, 6), (10, 9), (20, 53)] {
            assert_eq!(exact(n, 0.95).0, k, "{n}");
        }
        assert_eq!(exact(50, 0.90).0, 467);
        assert!((signed_rank(50).iter().sum::<f64>() - 1.0).abs() < 1e-12);
        // The approximation just where it takes over.
        assert!(approximate(50, 1.644_854, 0.9).0.abs_diff(467) <= 1);
    }

    #[test]
    fn too_few_pairs_say_what_they_hold() {
        let four = difference(&[(9.0, 5.0), (8.0, 5.0), (9.0, 8.0), (7.0, 5.0)], 0.95).unwrap();
        assert_eq!((four.interval, four.confidence), (Interval { low: -4.0, high: -1.0 }, 0.875));
        let one = difference(&[(9.0, 5.0)], 0.95).unwrap();
        assert_eq!((one.estimate, one.confidence), (-4.0, 0.0));
        assert_eq!(difference(&[], 0.95), None);
        assert_eq!(difference(&[(1.0, 2.0)], 1.0), None);
        assert_eq!(difference(&[(1.0, f64::NAN)], 0.9), None);
    }

    #[test]
    fn a_ratio_is_symmetrical() {
        let pairs = [(60.0, 30.0), (40.0, 24.0), (90.0, 36.0), (30.0, 21.0), (45.0, 27.0)];
        let turned = pairs.map(|(before, after)| (after, before));
        let (there, back) = (ratio(&pairs, 0.9).unwrap(), ratio(&turned, 0.9).unwrap());
        assert!((there.estimate * back.estimate - 1.0).abs() < 1e-12);
        assert!((there.interval.low * back.interval.high - 1.0).abs() < 1e-12);
        assert!(there.interval.contains(there.estimate) && there.interval.high < 1.0);
        assert_eq!(ratio(&[(0.0, 1.0)], 0.9), None);
        assert_eq!(ratio(&[(-1.0, -1.0)], 0.9), None);
    }

    /// Heavy tails, as of tasks that go wrong: still what was promised, for small and large numbers.
    #[test]
    fn intervals_cover_what_they_promise() {
        let mut random = Random(7);
        for n in [8, 20, 60] {
            let samples = 1_500;
            let (mut hits, mut promised) = (0, 0.0);
            for _ in 0..samples {
                let pairs: Vec<(f64, f64)> =
                    (0..n).map(|_| (30.0, 18.0 + 6.0 * random.heavy_tailed())).collect();
                let found = difference(&pairs, 0.9).unwrap();
                hits += u32::from(found.interval.contains(-12.0));
                promised = 100.0 * found.confidence;
            }
            let covered = 100.0 * f64::from(hits) / f64::from(samples);
            println!("{n} pairs: {covered:.1} % covered, {promised:.1} % promised");
            // Three standard errors of the simulation are 2.3 points.
            assert!((covered - promised).abs() < 2.4, "{n}: {covered} {promised}");
        }
    }
}
