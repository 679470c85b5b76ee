//! The effect on each wave at each period.

use std::ops::Range;

use thiserror::Error;

use super::panel::Panel;
use super::sampling::{Basis, Clustering, Influence, Sampling};
use super::two_by_two::{NoCell, doubly_robust, plain};
use crate::interval::Interval;

/// Who a wave is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Control {
    /// Units that are not yet treated at either period: later waves and the never treated.
    #[default]
    NotYetTreated,
    /// Units that are never treated.
    NeverTreated,
}

/// What a wave's periods before its start are compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Base {
    /// The period before each: a jump shows where it happens.
    #[default]
    Varying,
    /// The last period before the start, as for the periods after it.
    Universal,
}

/// How to estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Who a wave is compared with.
    pub control: Control,
    /// What periods before the start are compared with.
    pub base: Base,
    /// Confidence of intervals, and of simultaneous bands.
    pub confidence: f64,
}

impl Default for Options {
    /// Not yet treated, varying base, 95 %.
    fn default() -> Self {
        Self { control: Control::default(), base: Base::default(), confidence: 0.95 }
    }
}

/// Why there is no effect to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EffectError {
    /// Never-treated units are asked for as comparison and there are none.
    #[error("no unit is never treated")]
    NobodyNeverTreated,
    /// There is one wave and nobody else, or no period in which a later wave is still untreated.
    #[error("there is nobody to compare with")]
    NobodyToCompare,
}

/// A figure with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Average effect of treatment on the treated, in the outcome's unit.
    pub att: f64,
    /// Standard error as R's `did` computes it; `None` for a base period, which is 0 by definition.
    pub se: Option<f64>,
    /// Interval with a small-sample correction (see [`Estimate::cautious_se`]); `None` for a base
    /// period, and where both sides are a single unit or cluster.
    pub interval: Option<Interval>,
    /// The standard error that the interval rests on: `se`, corrected for small samples.
    pub cautious_se: Option<f64>,
    /// Degrees of freedom of the interval's t quantile.
    pub freedom: Option<f64>,
}

/// The effect on one wave at one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// When the wave starts.
    pub wave: i64,
    /// The period.
    pub time: i64,
    /// The period it is compared with.
    pub base: i64,
    /// Units in the comparison group.
    pub compared: usize,
    /// The effect.
    pub estimate: Estimate,
}

/// A wave and period whose effect cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// When the wave starts.
    pub wave: i64,
    /// The period.
    pub time: i64,
    /// Why.
    pub why: NoCell,
}

/// All effects by wave and period; [`simple`](Self::simple) and its like sum them up.
#[derive(Clone, Debug)]
pub struct GroupTime {
    /// By wave, then by period.
    pub cells: Vec<Cell>,
    /// What could not be told; only with covariates.
    pub skipped: Vec<Skipped>,
    /// Without never-treated units the last wave is the comparison: its start, from which on there
    /// is none.
    pub comparison_until: Option<i64>,
    pub(super) influence: Vec<Influence>,
    pub(super) sampling: Sampling,
    pub(super) confidence: f64,
    /// The estimated waves: start, share of all units, units.
    pub(super) waves: Vec<(i64, f64, Range<usize>)>,
    /// What each cell rests on.
    pub(super) basis: Vec<Basis>,
}

/// Estimates the effect on each wave at each period: `ATT(g, t)`.
///
/// For a wave that starts in `g`, the change of its mean outcome from the base period to `t` minus
/// the same change in the comparison group. The base period is the last one before `g`; for periods
/// before that see [`Base`]. With covariates in the panel the estimate is doubly robust (Sant'Anna
/// and Zhao 2020), with their values taken at the earlier of the two periods.
///
/// Where nobody is never treated, the last wave is the comparison for the others and periods from
/// its start on are left out.
///
/// Source: B. Callaway and P. H. C. Sant'Anna, "Difference-in-differences with multiple time
/// periods", Journal of Econometrics 225 (2021) 200-230, equations 2.3 to 2.10; conventions as in
/// the authors' R package `did`.
pub fn group_time(panel: &Panel, options: &Options) -> Result<GroupTime, EffectError> {
    let sampling = Sampling::of(panel, panel.width);
    let n = panel.units.len();
    let never = panel.never();
    let mut periods = panel.periods.len();
    let mut waves = &panel.waves[..];
    let mut comparison_until = None;
    if never.is_empty() {
        if options.control == Control::NeverTreated {
            return Err(EffectError::NobodyNeverTreated);
        }
        let Some((last, earlier)) = waves.split_last() else {
            return Err(EffectError::NobodyToCompare);
        };
        periods = panel.periods.partition_point(|&time| time < last.start);
        comparison_until = Some(last.start);
        waves = earlier;
    }
    let mut found = GroupTime {
        cells: Vec::new(),
        skipped: Vec::new(),
        comparison_until,
        influence: Vec::new(),
        confidence: options.confidence,
        waves: waves
            .iter()
            .map(|wave| (wave.start, wave.units.len() as f64 / n as f64, wave.units.clone()))
            .collect(),
        sampling,
        basis: Vec::new(),
    };
    for (number, wave) in waves.iter().enumerate() {
        // Waves that start in the first period are not in a panel, so there is one before.
        let before = panel.periods.partition_point(|&time| time < wave.start) - 1;
        for period in 0..periods {
            let base = match options.base {
                _ if period > before => before,
                Base::Universal => before,
                Base::Varying if period == 0 => continue,
                Base::Varying => period - 1,
            };
            let until = panel.periods[period.max(base)];
            let mut compared: Vec<Range<usize>> = Vec::new();
            if options.control == Control::NotYetTreated {
                let later = panel.waves.iter().filter(|other| other.start > until);
                compared.extend(
                    later
                        .filter(|other| other.start != wave.start)
                        .map(|other| other.units.clone()),
                );
            }
            compared.push(never.clone());
            found.add(panel, number, period, base, &compared);
        }
    }
    if found.cells.iter().all(|cell| cell.time < cell.wave) {
        return Err(EffectError::NobodyToCompare);
    }
    Ok(found)
}

impl GroupTime {
    /// What intervals take as independent.
    pub fn clustering(&self) -> Clustering {
        self.sampling.clustering
    }

    /// In how many periods, the first of its start included, a wave can be compared.
    pub fn periods_followed(&self, wave: i64) -> usize {
        self.cells.iter().filter(|cell| cell.wave == wave && cell.time >= wave).count()
    }

    /// Compares `period` with `base` for one wave.
    fn add(
        &mut self,
        panel: &Panel,
        number: usize,
        period: usize,
        base: usize,
        compared: &[Range<usize>],
    ) {
        let wave = &panel.waves[number];
        let n = panel.units.len();
        let mut influence = Influence::none(n);
        let (start, time) = (wave.start, panel.periods[period]);
        let treated = wave.units.clone();
        let mut cell = Cell {
            wave: start,
            time,
            base: panel.periods[base],
            compared: compared.iter().map(Range::len).sum(),
            estimate: Estimate {
                att: 0.0,
                se: None,
                interval: None,
                cautious_se: None,
                freedom: None,
            },
        };
        let (ours, theirs) = (
            self.sampling.count(treated.clone()),
            self.sampling.count(compared.iter().cloned().flatten()),
        );
        let unknown = ours < 2 && theirs < 2;
        let waves = 1 << number.min(63);
        let basis = Basis { treated: ours, waves, compared: theirs, unknown };
        if period != base {
            let change = |unit: usize| panel.at(unit, period) - panel.at(unit, base);
            let changes: Vec<f64> = treated.clone().map(change).collect();
            let compared_changes: Vec<f64> =
                compared.iter().cloned().flatten().map(change).collect();
            let units = || treated.clone().chain(compared.iter().cloned().flatten());
            let two_by_two = if panel.width == 0 {
                Ok(plain(&changes, &compared_changes))
            } else {
                let earlier = period.min(base);
                let known: Vec<f64> =
                    units().flat_map(|unit| panel.known(unit, earlier)).copied().collect();
                doubly_robust(&changes, &compared_changes, &known, panel.width)
            };
            let two_by_two = match two_by_two {
                Ok(two_by_two) => two_by_two,
                Err(why) => {
                    self.skipped.push(Skipped { wave: start, time, why });
                    return;
                }
            };
            // From the units compared here to all units.
            let scale = n as f64 / two_by_two.influence.len() as f64;
            let others = || compared.iter().cloned().flatten();
            let stretch_ours = self.sampling.stretch(treated.clone(), 0);
            let stretch_theirs = self.sampling.stretch(others(), panel.width);
            for (unit, value) in units().zip(&two_by_two.influence) {
                let stretch =
                    if treated.contains(&unit) { stretch_ours(unit) } else { stretch_theirs(unit) };
                influence.plain[unit] = scale * value;
                influence.stretched[unit] = scale * stretch * value;
            }
            if ours < 2 && theirs >= 2 {
                self.sampling.borrow_spread(&mut influence, treated.clone(), others());
            } else if theirs < 2 && ours >= 2 {
                self.sampling.borrow_spread(&mut influence, others(), treated.clone());
            }
            cell.estimate = self.estimate(two_by_two.att, &influence, basis);
        }
        self.cells.push(cell);
        self.influence.push(influence);
        // A base period is nothing by definition: it takes no certainty from what it is part of.
        self.basis.push(if period == base {
            Basis { treated: ours, waves, ..Basis::NONE }
        } else {
            basis
        });
    }

    /// A figure with the uncertainty that follows from each unit's influence on it.
    pub(super) fn estimate(&self, att: f64, influence: &Influence, basis: Basis) -> Estimate {
        let uncertainty = self.sampling.uncertainty(influence, basis);
        // R's `did` also takes a standard error of (nearly) nothing as none.
        if uncertainty.se <= f64::EPSILON.sqrt() * 10.0 {
            return Estimate { att, se: None, interval: None, cautious_se: None, freedom: None };
        }
        Estimate {
            att,
            se: Some(uncertainty.se),
            interval: (!basis.unknown)
                .then(|| uncertainty.interval(att, self.confidence))
                .flatten(),
            cautious_se: Some(uncertainty.cautious_se),
            freedom: Some(uncertainty.freedom),
        }
    }
}
