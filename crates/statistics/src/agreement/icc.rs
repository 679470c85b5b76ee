//! Intraclass correlations: the share of the variance that lies in what is rated.

use statrs::distribution::{ContinuousCDF, FisherSnedecor};

use crate::interval::Interval;

/// An intraclass correlation with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Icc {
    /// The correlation; below zero when raters agree less than by chance, and minus infinity for a
    /// mean of raters who cancel each other out.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

/// All six, for one table of ratings. The `k` forms are for the mean of all raters, the others for
/// one rater.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IntraclassCorrelations {
    /// ICC(1,1): each thing was rated by other raters, drawn at random.
    pub one_way: Icc,
    /// ICC(1,k).
    pub one_way_mean: Icc,
    /// ICC(2,1): the same raters rated everything and stand for all raters; absolute agreement.
    pub agreement: Icc,
    /// ICC(2,k).
    pub agreement_mean: Icc,
    /// ICC(3,1): the same raters, and no others matter; consistency, a strict rater does no harm.
    pub consistency: Icc,
    /// ICC(3,k).
    pub consistency_mean: Icc,
    /// How many things were rated.
    pub things: usize,
    /// By how many raters.
    pub raters: usize,
}

/// Intraclass correlations of a full table: one row per thing that was rated, one column per rater.
///
/// With the mean squares of the analysis of variance, between things `B`, within things `W`, between
/// raters `J` and what is left `E`, `n` things and `k` raters:
///
/// ```text
/// ICC(1,1) = (B − W) / (B + (k − 1) W)                       ICC(1,k) = (B − W) / B
/// ICC(2,1) = (B − E) / (B + (k − 1) E + k (J − E) / n)       ICC(2,k) = (B − E) / (B + (J − E) / n)
/// ICC(3,1) = (B − E) / (B + (k − 1) E)                       ICC(3,k) = (B − E) / B
/// ```
///
/// The intervals of the first and third forms are exact, from quantiles of `F`; those of the second
/// use Satterthwaite's degrees of freedom. Source: P. E. Shrout and J. L. Fleiss, "Intraclass
/// correlations: uses in assessing rater reliability", Psychological Bulletin 86 (1979) 420-428;
/// K. O. McGraw and S. P. Wong, "Forming inferences about some intraclass correlation
/// coefficients", Psychological Methods 1 (1996) 30-46, with the correction on page 390.
///
/// `None` for fewer than two things or raters, rows of different length, values that are not finite,
/// a `confidence` outside the open interval 0..1, or when nothing differs from anything.
pub fn icc(ratings: &[Vec<f64>], confidence: f64) -> Option<IntraclassCorrelations> {
    let (things, raters) = (ratings.len(), ratings.first()?.len());
    let full = ratings.iter().all(|row| row.len() == raters && row.iter().all(|x| x.is_finite()));
    if things < 2 || raters < 2 || !full || !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let (n, k) = (things as f64, raters as f64);
    let mean = ratings.iter().flatten().sum::<f64>() / (n * k);
    let of_row = |row: &Vec<f64>| row.iter().sum::<f64>() / k;
    let of_column = |j: usize| ratings.iter().map(|row| row[j]).sum::<f64>() / n;
    let between_sum: f64 = ratings.iter().map(|row| k * (of_row(row) - mean).powi(2)).sum();
    let within_sum: f64 =
        ratings.iter().map(|row| row.iter().map(|x| (x - of_row(row)).powi(2)).sum::<f64>()).sum();
    let raters_sum: f64 = (0..raters).map(|j| n * (of_column(j) - mean).powi(2)).sum();
    // Rounding may leave what is left a hair below zero.
    let left_sum = (within_sum - raters_sum).max(0.0);

    let (things_free, left_free) = (n - 1.0, (n - 1.0) * (k - 1.0));
    let between = between_sum / things_free;
    let within = within_sum / (n * (k - 1.0));
    let judges = raters_sum / (k - 1.0);
    let left = left_sum / left_free;
    if between + within <= 0.0 {
        return None;
    }
    // Half the chance of error at each end.
    let tail = f64::midpoint(1.0, confidence);
    let f = |above: f64, below: f64| {
        FisherSnedecor::new(above, below).ok().map(|f| f.inverse_cdf(tail))
    };

    // Forms 1 and 3: with the ratio of mean squares F, ICC(·,1) = (F − 1) / (F + k − 1) and
    // ICC(·,k) = 1 − 1 / F, which rise with F; the interval of F goes through the same formulas.
    let exact = |error: f64, error_free: f64| {
        let ratio = between / error;
        let low = ratio / f(things_free, error_free)?;
        let high = ratio * f(error_free, things_free)?;
        // Without error the ratio is infinite and the correlation one.
        let one = |f: f64| if f.is_infinite() { 1.0 } else { (f - 1.0) / (f + k - 1.0) };
        let mean = |f: f64| 1.0 - 1.0 / f;
        let ends = |of: &dyn Fn(f64) -> f64| Icc {
            value: of(ratio),
            interval: Interval { low: of(low), high: of(high) },
        };
        Some((ends(&one), ends(&mean)))
    };
    let (one_way, one_way_mean) = exact(within, n * (k - 1.0))?;
    let (consistency, consistency_mean) = exact(left, left_free)?;

    let value = (between - left) / (between + (k - 1.0) * left + k * (judges - left) / n);
    let fj = judges / left;
    // Satterthwaite's degrees of freedom of the denominator (Shrout and Fleiss, page 424). Without
    // anything left over the limit is that of F → ∞; a correlation below zero counts as zero, because
    // there the formula loses its meaning.
    let interval = if value >= 1.0 {
        Interval { low: 1.0, high: 1.0 }
    } else {
        let freedom = if fj.is_finite() {
            let rho = value.max(0.0);
            let raters_part = k * rho * fj;
            let rest = n * (1.0 + (k - 1.0) * rho) - k * rho;
            (k - 1.0) * (n - 1.0) * (raters_part + rest).powi(2)
                / ((n - 1.0) * raters_part.powi(2) + rest.powi(2))
        } else {
            k - 1.0
        };
        let upper = f(things_free, freedom)?;
        let lower = f(freedom, things_free)?;
        let others = k * judges + (k * n - k - n) * left;
        Interval {
            low: n * (between - upper * left) / (upper * others + n * between),
            high: n * (lower * between - left) / (others + n * lower * between),
        }
    };
    let agreement = Icc { value, interval };
    // The mean of k raters by Spearman and Brown: k ρ / (1 + (k − 1) ρ).
    let stepped = |rho: f64| {
        let room = 1.0 + (k - 1.0) * rho;
        if room > 0.0 { k * rho / room } else { f64::NEG_INFINITY }
    };
    let agreement_mean = Icc {
        value: stepped(value),
        interval: Interval { low: stepped(interval.low), high: stepped(interval.high) },
    };
    Some(IntraclassCorrelations {
        one_way,
        one_way_mean,
        agreement,
        agreement_mean,
        consistency,
        consistency_mean,
        things,
        raters,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shrout and Fleiss (1979), table 2: six targets, four judges.
    fn shrout_and_fleiss() -> Vec<Vec<f64>> {
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
            .map(|row| row.map(f64::from).to_vec())
            .to_vec()
    }

    /// Table 4 of the paper gives .17, .29, .71 and .44, .62, .91; more digits and the 95 % intervals
    /// from pingouin 0.7, which prints the latter with two decimals. Three decimals are those of the
    /// R package psych (`ICC`, its example `sf`).
    #[test]
    fn the_table_of_shrout_and_fleiss() {
        let found = icc(&shrout_and_fleiss(), 0.95).unwrap();
        for (icc, value, low, high) in [
            (found.one_way, 0.165_741_77, -0.133, 0.723),
            (found.agreement, 0.289_763_78, 0.019, 0.761),
            (found.consistency, 0.714_840_71, 0.342, 0.946),
            (found.one_way_mean, 0.442_797_13, -0.884, 0.912),
            (found.agreement_mean, 0.620_050_55, 0.071, 0.927),
            (found.consistency_mean, 0.909_315_54, 0.676, 0.986),
        ] {
            assert!((icc.value - value).abs() < 1e-8, "{icc:?} {value}");
            assert!((icc.interval.low - low).abs() < 0.001, "{icc:?} {low}");
            assert!((icc.interval.high - high).abs() < 0.001, "{icc:?} {high}");
        }
        assert_eq!((found.things, found.raters), (6, 4));
    }

    #[test]
    fn a_strict_rater_harms_agreement_and_not_consistency() {
        let ratings: Vec<Vec<f64>> =
            [1.0, 2.0, 3.0, 4.0].map(|level| vec![level, level - 1.0]).to_vec();
        let found = icc(&ratings, 0.9).unwrap();
        assert!((found.consistency.value - 1.0).abs() < 1e-9);
        assert!(found.agreement.value < 0.9);
        assert!(found.agreement.interval.contains(found.agreement.value), "{found:?}");
        let same = icc(&[vec![1.0, 1.0], vec![3.0, 3.0]], 0.9).unwrap();
        assert_eq!((same.agreement.value, same.one_way.value), (1.0, 1.0));
    }

    #[test]
    fn no_table_no_correlation() {
        assert_eq!(icc(&[], 0.9), None);
        assert_eq!(icc(&[vec![1.0, 2.0]], 0.9), None);
        assert_eq!(icc(&[vec![1.0], vec![2.0]], 0.9), None);
        assert_eq!(icc(&[vec![1.0, 2.0], vec![2.0]], 0.9), None);
        assert_eq!(icc(&[vec![2.0, 2.0], vec![2.0, 2.0]], 0.9), None);
        assert_eq!(icc(&[vec![1.0, 2.0], vec![f64::NAN, 2.0]], 0.9), None);
    }
}
