//! Few values: a share, a mean, pairs, and people who rate blind.

use std::sync::OnceLock;

use statistics::agreement::{IntraclassCorrelations, Kappa, Weights, icc, weighted_kappa};
use statistics::interval::{Interval, wilson};
use statistics::paired::{Paired, difference, ratio};
use statistics::sample::{Mean, mean};

/// Confidence of all intervals on the page.
pub(crate) const CONFIDENCE: f64 = 0.9;

/// So many said yes, of so many.
pub(crate) const SHARES: [(u32, u64); 4] = [(8, 10), (80, 100), (0, 10), (10, 10)];

/// Shares with their intervals.
pub(crate) fn shares() -> Vec<((u32, u64), Interval)> {
    let of = |&(yes, all): &(u32, u64)| {
        wilson(f64::from(yes), all, CONFIDENCE).map(|interval| ((yes, all), interval))
    };
    SHARES.iter().filter_map(of).collect()
}

/// Minutes for a task: even, and with one that took very long.
pub(crate) const EVEN: [f64; 8] = [18.0, 22.0, 25.0, 19.0, 27.0, 24.0, 21.0, 20.0];
pub(crate) const SKEWED: [f64; 12] =
    [3.0, 5.0, 8.0, 4.0, 60.0, 7.0, 12.0, 9.0, 15.0, 6.0, 31.0, 10.0];

/// The same real tasks without and with AI, minutes.
pub(crate) const PAIRS: [(f64, f64); 9] = [
    (52.0, 31.0),
    (40.0, 28.0),
    (75.0, 38.0),
    (30.0, 26.0),
    (64.0, 49.0),
    (45.0, 27.0),
    (38.0, 41.0),
    (90.0, 55.0),
    (33.0, 20.0),
];

/// How often two people who read the same thirty texts blind gave which level: the first by row, the second by column.
pub(crate) const LEVELS: [[usize; 5]; 5] =
    [[3, 1, 0, 0, 0], [1, 4, 2, 0, 0], [0, 1, 6, 2, 0], [0, 0, 1, 4, 1], [0, 0, 0, 1, 3]];

/// The levels as pairs.
fn pairs_of_levels() -> Vec<(usize, usize)> {
    let cells = LEVELS.iter().enumerate().flat_map(|(first, row)| {
        row.iter().enumerate().map(move |(second, times)| ((first, second), *times))
    });
    cells.flat_map(|(pair, times)| std::iter::repeat_n(pair, times)).collect()
}

/// Six things rated by four people: table 2 of Shrout and Fleiss (1979). The rows are what was rated.
pub(crate) const RATINGS: [[f64; 4]; 6] = [
    [9.0, 2.0, 5.0, 8.0],
    [6.0, 1.0, 3.0, 2.0],
    [8.0, 4.0, 6.0, 8.0],
    [7.0, 1.0, 2.0, 6.0],
    [10.0, 5.0, 6.0, 9.0],
    [6.0, 2.0, 4.0, 7.0],
];

/// The figures of the examples.
pub(crate) struct Worked {
    /// The mean of the even minutes.
    pub(crate) even: Mean,
    /// The mean of the skewed ones.
    pub(crate) skewed: Mean,
    /// Minutes that the pairs differ by.
    pub(crate) difference: Paired,
    /// The share of the time that is left.
    pub(crate) ratio: Paired,
    /// What the first three pairs alone would say.
    pub(crate) three: Paired,
    /// Agreement of two, with credit for being near, and without.
    pub(crate) near: Kappa,
    /// Only the same level counts.
    pub(crate) same: Kappa,
    /// Agreement of four.
    pub(crate) icc: IntraclassCorrelations,
}

static WORKED: OnceLock<Option<Worked>> = OnceLock::new();

/// The examples, computed once.
pub(crate) async fn worked() -> Option<&'static Worked> {
    super::once(&WORKED, work).await
}

fn work() -> Option<Worked> {
    let levels = pairs_of_levels();
    Some(Worked {
        even: mean(&EVEN, CONFIDENCE, 1)?,
        skewed: mean(&SKEWED, CONFIDENCE, 1)?,
        difference: difference(&PAIRS, CONFIDENCE)?,
        ratio: ratio(&PAIRS, CONFIDENCE)?,
        three: difference(&PAIRS[..3], CONFIDENCE)?,
        near: weighted_kappa(&levels, 5, Weights::Quadratic, CONFIDENCE)?,
        same: weighted_kappa(&levels, 5, Weights::Unweighted, CONFIDENCE)?,
        icc: icc(&RATINGS.map(Vec::from), CONFIDENCE)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shrout and Fleiss (1979), table 4.
    #[test]
    fn the_correlations_are_those_of_the_paper() {
        let icc = work().unwrap().icc;
        for (found, paper) in [
            (icc.one_way.value, 0.17),
            (icc.agreement.value, 0.29),
            (icc.consistency.value, 0.71),
            (icc.agreement_mean.value, 0.62),
        ] {
            assert!((found - paper).abs() < 0.006, "{found} {paper}");
        }
    }
}
