//! How many are enough? Planning waves before they start.

use statrs::distribution::{ContinuousCDF, StudentsT};
use thiserror::Error;

use crate::interval::t_quantile;

/// The usual chance to see an effect that is there.
pub const USUAL_POWER: f64 = 0.8;

/// A roll-out as planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The waves.
    pub waves: Vec<PlannedWave>,
    /// Units that are not treated while it lasts.
    pub never: usize,
    /// Periods in which the outcome is measured, counted from 1.
    pub periods: usize,
    /// Standard deviation of a unit's outcome around its own level, in the outcome's unit.
    pub deviation: f64,
    /// Correlation of a unit's deviation with that of the next period, 0 to 1 (without 1): how long
    /// a good or a bad spell lasts.
    pub carry: f64,
    /// Whole departments start together.
    pub departments: Option<WholeDepartments>,
    /// Confidence of the interval that shall leave out 0.
    pub confidence: f64,
}

/// One wave of a [`Plan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedWave {
    /// The period in which it starts; 2 at the earliest, since there must be a before.
    pub start: usize,
    /// Its units.
    pub units: usize,
}

/// Departments that start as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WholeDepartments {
    /// Units in a department.
    pub size: f64,
    /// Share of the deviations' variance that a department's members have in common, 0 to 1.
    pub in_common: f64,
}

/// Why a plan cannot be calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    /// A wave has nobody, or starts in the first period or after the last.
    #[error("a wave has nobody or starts outside periods 2 to the last")]
    Wave,
    /// There is no period in which a started wave can be compared with anybody.
    #[error("there is nobody to compare with")]
    NobodyToCompare,
    /// A deviation, correlation, confidence or effect outside its range.
    #[error("a figure is outside its range")]
    Range,
    /// A wave or the comparison is a single unit or department.
    #[error("a wave of one unit or department tells nothing of its spread")]
    TooFew,
}

/// The standard error to expect, and its degrees of freedom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// Standard error of the simple effect.
    pub se: f64,
    /// Degrees of freedom.
    pub freedom: f64,
}

impl Plan {
    /// The standard error that [`GroupTime::simple`](super::GroupTime::simple) will have, compared
    /// with those not yet treated.
    ///
    /// The simple effect is a sum of wave means by period, `Σ c_wt ȳ_wt`, with coefficients that
    /// follow from the waves alone (Callaway and Sant'Anna 2021, equations 2.8 and 3.10). With
    /// deviations of variance `σ²` and correlation `ρ^|t − s|` within a unit (matrix `R`) its
    /// variance is `σ² Σ_w c_w' R c_w / n_w`; for whole departments of `m` times the design effect
    /// `1 + (m − 1) ICC` (L. Kish, "Survey Sampling", 1965). Degrees of freedom by Satterthwaite.
    pub fn expected(&self) -> Result<Expected, PlanError> {
        let in_common = self.departments.map_or(0.0, |departments| departments.in_common);
        let size = self.departments.map_or(1.0, |departments| departments.size);
        let in_range = self.deviation > 0.0
            && self.deviation.is_finite()
            && (0.0..1.0).contains(&self.carry)
            && (0.0..=1.0).contains(&in_common)
            && size >= 1.0
            && self.confidence > 0.0
            && self.confidence < 1.0;
        if !in_range {
            return Err(PlanError::Range);
        }
        let outside =
            |wave: &PlannedWave| wave.units == 0 || wave.start < 2 || wave.start > self.periods;
        if self.waves.iter().any(outside) {
            return Err(PlanError::Wave);
        }
        let coefficients = self.coefficients().ok_or(PlanError::NobodyToCompare)?;
        let design_effect = 1.0 + (size - 1.0) * in_common;
        let (mut variance, mut per_freedom) = (0.0, 0.0);
        let units = self.waves.iter().map(|wave| wave.units).chain([self.never]);
        for (c, units) in coefficients.iter().zip(units) {
            let mut form = 0.0;
            for (t, a) in c.iter().enumerate() {
                for (s, b) in c.iter().enumerate() {
                    form += a * b * self.carry.powi(t.abs_diff(s) as i32);
                }
            }
            if form <= 0.0 {
                continue;
            }
            let parts = if in_common > 0.0 { units as f64 / size } else { units as f64 };
            if parts < 2.0 {
                return Err(PlanError::TooFew);
            }
            let share = self.deviation.powi(2) * form / units as f64 * design_effect;
            variance += share;
            per_freedom += share * share / (parts - 1.0);
        }
        Ok(Expected { se: variance.sqrt(), freedom: variance * variance / per_freedom })
    }

    /// The chance that the interval leaves out 0 when the effect is `effect` in every period.
    pub fn power(&self, effect: f64) -> Result<f64, PlanError> {
        let expected = self.expected()?;
        expected.power(effect, self.confidence).ok_or(PlanError::Range)
    }

    /// The smallest effect that is seen with a chance of `power`.
    pub fn detectable(&self, power: f64) -> Result<f64, PlanError> {
        self.expected()?.detectable(self.confidence, power).ok_or(PlanError::Range)
    }

    /// How many units are enough, in all, to see `effect` with a chance of `power`, the waves'
    /// proportions kept.
    pub fn enough(&self, effect: f64, power: f64) -> Result<usize, PlanError> {
        let units = self.waves.iter().map(|wave| wave.units).sum::<usize>() + self.never;
        let expected = self.expected()?;
        expected.enough(units, effect, self.confidence, power).ok_or(PlanError::Range)
    }

    /// `c_wt`: by wave (the never treated last), by period. `None` when nobody can be compared.
    fn coefficients(&self) -> Option<Vec<Vec<f64>>> {
        let waves = &self.waves;
        let last = waves.iter().map(|wave| wave.start).max()?;
        let until = if self.never == 0 { last } else { self.periods + 1 };
        let cells: Vec<(usize, usize)> = (0..waves.len())
            .flat_map(|wave| (waves[wave].start..until).map(move |time| (wave, time)))
            .collect();
        let sum: f64 = cells.iter().map(|&(wave, _)| waves[wave].units as f64).sum();
        let mut coefficients = vec![vec![0.0; self.periods + 1]; waves.len() + 1];
        for &(wave, time) in &cells {
            let base = waves[wave].start - 1;
            let weight = waves[wave].units as f64 / sum;
            coefficients[wave][time] += weight;
            coefficients[wave][base] -= weight;
            let compared: Vec<(usize, usize)> = waves
                .iter()
                .map(|other| if other.start > time { other.units } else { 0 })
                .chain([self.never])
                .enumerate()
                .collect();
            let units: usize = compared.iter().map(|(_, units)| units).sum();
            for (other, theirs) in compared {
                let weight = weight * theirs as f64 / units as f64;
                coefficients[other][time] -= weight;
                coefficients[other][base] += weight;
            }
        }
        (!cells.is_empty()).then_some(coefficients)
    }
}

impl Expected {
    /// `P(|T| > t(confidence))` for `T` around `effect / se`, both tails.
    ///
    /// A Student's T that is moved, in place of a noncentral one: apart by less than 0.01 from ten
    /// degrees of freedom on.
    pub fn power(self, effect: f64, confidence: f64) -> Option<f64> {
        let critical = t_quantile(confidence, self.freedom)?;
        let t = StudentsT::new(0.0, 1.0, self.freedom).ok()?;
        let shift = (effect / self.se).abs();
        Some(t.sf(critical - shift) + t.cdf(-critical - shift))
    }

    /// The smallest effect seen with a chance of `power`: `(t(confidence) + t_power) · se`.
    ///
    /// Source: H. S. Bloom, "Minimum detectable effects", Evaluation Review 19 (1995) 547-556.
    pub fn detectable(self, confidence: f64, power: f64) -> Option<f64> {
        if !(0.5..1.0).contains(&power) {
            return None;
        }
        let t = StudentsT::new(0.0, 1.0, self.freedom).ok()?;
        Some((t_quantile(confidence, self.freedom)? + t.inverse_cdf(power)) * self.se)
    }

    /// How many units would be enough in place of `units`, in the same proportions: the variance
    /// falls and the degrees of freedom grow with their number.
    pub fn enough(self, units: usize, effect: f64, confidence: f64, power: f64) -> Option<usize> {
        if effect == 0.0 || !effect.is_finite() || units == 0 {
            return None;
        }
        let sees = |many: usize| {
            let times = many as f64 / units as f64;
            let then = Self { se: self.se / times.sqrt(), freedom: self.freedom * times };
            then.detectable(confidence, power).is_some_and(|least| least <= effect.abs())
        };
        // Degrees of freedom below one are no distribution to plan with.
        let mut low = (units as f64 / self.freedom).floor().max(1.0) as usize;
        let mut high = low.max(2);
        while !sees(high) {
            low = high;
            high = high.checked_mul(2).filter(|&high| high < 1 << 50)?;
        }
        while high - low > 1 {
            let middle = low.midpoint(high);
            if sees(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(high)
    }
}
