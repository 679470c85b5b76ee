//! Intervals for a proportion and for a mean.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// A closed interval, in the unit of the figure that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end, never below `low`.
    pub high: f64,
}

impl Interval {
    /// `centre ± half_width`.
    pub fn around(centre: f64, half_width: f64) -> Self {
        Self { low: centre - half_width, high: centre + half_width }
    }

    /// The same interval, cut off at the ends of a scale.
    #[must_use]
    pub fn clamped(self, lowest: f64, highest: f64) -> Self {
        Self { low: self.low.clamp(lowest, highest), high: self.high.clamp(lowest, highest) }
    }

    /// Whether `value` lies in the interval, ends included.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Distance between the ends.
    pub fn width(self) -> f64 {
        self.high - self.low
    }
}

/// A figure together with its interval and the number of people it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranged {
    /// The figure itself.
    pub value: f64,
    /// Its interval; the function that made it says at which confidence.
    pub interval: Interval,
    /// How many people it rests on.
    pub people: u64,
}

/// Wilson's score interval for a proportion.
///
/// With `p = successes / n` and `z` the two-sided normal quantile of `confidence`:
///
/// ```text
/// (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
/// ```
///
/// It stays inside 0..=1 and keeps its coverage in small groups and near 0 and 1, where the
/// familiar `p ± z √(p(1-p)/n)` fails. `successes` may be fractional (an expected number).
/// Returns `None` for an empty group, and when an argument makes no sense (`successes` outside
/// `0..=n`, `confidence` outside the open interval 0..1).
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// JASA 22 (1927) 209-212; recommended by L. D. Brown and others, "Interval estimation for a
/// binomial proportion", Statistical Science 16 (2001) 101-133.
pub fn wilson(successes: f64, n: u64, confidence: f64) -> Option<Interval> {
    let z = normal_quantile(confidence)?;
    let n = n as f64;
    if n == 0.0 || !(0.0..=n).contains(&successes) {
        return None;
    }
    let p = successes / n;
    let z2 = z * z;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // At p = 0 and p = 1 the end equals p exactly; rounding must not push it past.
    Some(Interval { low: (centre - half).max(0.0).min(p), high: (centre + half).min(1.0).max(p) })
}

/// Student's t interval for a mean: `mean ± t(n - 1) · sd / √n`.
///
/// `sd` is the sample standard deviation (divisor `n - 1`). Returns `None` for fewer than two
/// observations, a negative `sd`, or a `confidence` outside the open interval 0..1.
///
/// Source: "Student", "The probable error of a mean", Biometrika 6 (1908) 1-25; NIST/SEMATECH
/// e-Handbook of Statistical Methods, section 1.3.5.2.
pub fn t_mean(mean: f64, sd: f64, n: u64, confidence: f64) -> Option<Interval> {
    if n < 2 || sd.is_nan() || sd < 0.0 {
        return None;
    }
    let t = t_quantile(confidence, (n - 1) as f64)?;
    Some(Interval::around(mean, t * sd / (n as f64).sqrt()))
}

/// The `z` with `P(-z <= Z <= z) = confidence` for a standard normal `Z`.
pub(crate) fn normal_quantile(confidence: f64) -> Option<f64> {
    (confidence > 0.0 && confidence < 1.0)
        .then(|| Normal::standard().inverse_cdf(f64::midpoint(1.0, confidence)))
}

/// The `t` with `P(-t <= T <= t) = confidence` for Student's T with `freedom` degrees of freedom.
pub(crate) fn t_quantile(confidence: f64, freedom: f64) -> Option<f64> {
    if !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let t = StudentsT::new(0.0, 1.0, freedom).ok()?;
    Some(t.inverse_cdf(f64::midpoint(1.0, confidence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(interval: Interval, low: f64, high: f64, tolerance: f64) {
        assert!(
            (interval.low - low).abs() < tolerance && (interval.high - high).abs() < tolerance,
            "{interval:?} is not {low}..{high}"
        );
    }

    /// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
    /// Medicine 17 (1998) 857-872, table I, method 3 (score method without continuity correction).
    #[test]
    fn wilson_agrees_with_newcombes_table() {
        for (successes, n, low, high) in [
            (81.0, 263, 0.2553, 0.3662),
            (15.0, 148, 0.0624, 0.1605),
            (0.0, 20, 0.0000, 0.1611),
            (1.0, 29, 0.0061, 0.1718),
        ] {
            close(wilson(successes, n, 0.95).unwrap(), low, high, 0.000_05);
        }
    }

    /// NIST/SEMATECH e-Handbook, section 1.3.5.2, data set ZARR13.DAT: the handbook prints the
    /// summary and the 95 % limits.
    #[test]
    fn t_interval_agrees_with_the_nist_handbook() {
        let interval = t_mean(9.261_460, 0.022_788_81, 195, 0.95).unwrap();
        close(interval, 9.258_242, 9.264_679, 0.000_001);
    }

    /// Upper critical values of Student's t, NIST/SEMATECH e-Handbook, section 1.3.6.7.2.
    #[test]
    fn t_quantiles_agree_with_the_nist_table() {
        for (confidence, freedom, t) in
            [(0.90, 4.0, 2.132), (0.95, 9.0, 2.262), (0.90, 1.0, 6.314), (0.99, 30.0, 2.750)]
        {
            assert!((t_quantile(confidence, freedom).unwrap() - t).abs() < 0.0005);
        }
    }

    #[test]
    fn nothing_is_said_about_nobody() {
        assert_eq!(wilson(0.0, 0, 0.9), None);
        assert_eq!(wilson(3.0, 2, 0.9), None);
        assert_eq!(wilson(f64::NAN, 2, 0.9), None);
        assert_eq!(wilson(1.0, 2, 1.0), None);
        assert_eq!(t_mean(2.0, 1.0, 1, 0.9), None);
        assert_eq!(t_mean(2.0, 1.0, 9, 0.0), None);
    }
}
