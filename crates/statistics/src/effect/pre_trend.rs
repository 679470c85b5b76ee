//! Did the waves move alike before anything started?

use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor};

use super::group_time::GroupTime;
use super::linear::{Factored, add_outer, dot};

/// A joint test that all effects before the start are zero.
///
/// A large p value is no proof that the waves would have gone on alike: with few units the test
/// sees little (J. Roth, "Pretest with caution", American Economic Review: Insights 4 (2022)
/// 305-322). Show the figures before the start beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PreTrend {
    /// Wald statistic.
    pub wald: f64,
    /// How many effects before the start it rests on.
    pub freedom: usize,
    /// p value by the chi-squared distribution, as R's `did` reports it; too small in small samples.
    pub p_value: f64,
    /// p value by Hotelling's T², which holds in small samples; `None` when there are not more
    /// independent units or clusters than effects.
    pub cautious_p_value: Option<f64>,
}

impl GroupTime {
    /// Tests the effects before the start: `W = a' V⁻¹ a`; `None` when there are none or their
    /// errors are collinear.
    ///
    /// Source: Callaway and Sant'Anna (2021), section 4.1's pre-test, as in R's `did`; the cautious
    /// p value takes `W (m − q) / (q (m − 1))`, `m` independent parts and `q` effects, as
    /// F(q, m − q) (H. Hotelling, Annals of Mathematical Statistics 2 (1931) 360-378).
    pub fn pre_trend(&self) -> Option<PreTrend> {
        let before: Vec<usize> = (0..self.cells.len())
            .filter(|&at| {
                let cell = &self.cells[at];
                cell.time < cell.wave && cell.estimate.se.is_some()
            })
            .collect();
        let freedom = before.len();
        if freedom == 0 {
            return None;
        }
        let parts: Vec<Vec<f64>> =
            before.iter().map(|&at| self.sampling.parts(&self.influence[at])).collect();
        let count = parts[0].len();
        let units = self.influence[0].len() as f64;
        let mut covariance = vec![0.0; freedom * freedom];
        for part in 0..count {
            let row: Vec<f64> = parts.iter().map(|parts| parts[part] / units).collect();
            add_outer(&mut covariance, &row, 1.0);
        }
        let att: Vec<f64> = before.iter().map(|&at| self.cells[at].estimate.att).collect();
        let wald = dot(&att, &Factored::new(&covariance, freedom)?.solve(&att));
        let (q, m) = (freedom as f64, count as f64);
        let cautious_p_value = (m > q + 1.0)
            .then(|| FisherSnedecor::new(q, m - q).ok())
            .flatten()
            .map(|f| f.sf(wald * (m - q) / (q * (m - 1.0))));
        let p_value = ChiSquared::new(q).ok()?.sf(wald);
        Some(PreTrend { wald, freedom, p_value, cautious_p_value })
    }
}
