//! Summing up the effects by wave and period.

use super::group_time::{Estimate, GroupTime};
use super::sampling::{Basis, Influence};

/// Effects summed up along one direction, and over all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Over all.
    pub overall: Estimate,
    /// By key: periods since the start, the wave's start, or the calendar period.
    pub by: Vec<Keyed>,
    pub(super) influence: Vec<Influence>,
}

/// One figure of an [`Aggregate`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyed {
    /// Periods since the start (negative before it), the wave's start, or the calendar period.
    pub key: i64,
    /// The figure.
    pub estimate: Estimate,
}

/// A weighted mean of cells, before its uncertainty.
struct Mean {
    att: f64,
    influence: Influence,
    basis: Basis,
}

impl GroupTime {
    /// All effects from the start on, each weighted by the size of its wave.
    ///
    /// Source: Callaway and Sant'Anna (2021), equation 3.10 (`θ_W^O`).
    pub fn simple(&self) -> Estimate {
        let mean = self.by_size(&self.chosen(|wave, time| time >= wave));
        self.finish(&mean)
    }

    /// By periods since the start: an event study. Overall is the plain mean over those from the
    /// start on.
    ///
    /// Source: Callaway and Sant'Anna (2021), equations 3.4 (`θ_es(e)`) and 3.11 with equal weights.
    pub fn dynamic(&self) -> Aggregate {
        let keys = self.keys(|wave, time| Some(time - wave));
        let means = keys
            .iter()
            .map(|&key| (key, self.by_size(&self.chosen(|wave, time| time - wave == key))));
        self.gather(means.collect(), |key| key >= 0)
    }

    /// By wave: the plain mean over its periods from the start on. Overall weights the waves by
    /// their size.
    ///
    /// Source: Callaway and Sant'Anna (2021), equations 3.7 (`θ_sel(g)`) and 3.8.
    pub fn by_wave(&self) -> Aggregate {
        let keys = self.keys(|wave, time| (time >= wave).then_some(wave));
        let means: Vec<(i64, Mean)> = keys
            .iter()
            .map(|&key| {
                let cells = self.chosen(|wave, time| wave == key && time >= wave);
                let weight = 1.0 / cells.len() as f64;
                let parts = cells.iter().map(|&cell| (weight, self.cell(cell)));
                (key, self.mean(parts.collect()))
            })
            .collect();
        let shares: Vec<usize> = keys.iter().map(|&key| self.wave_number(key)).collect();
        let parts: Vec<Part> = means.iter().map(|(_, mean)| mean.part()).collect();
        let overall = self.weighted_by_size(&parts, &shares);
        self.assemble(means, &overall)
    }

    /// By calendar period: each weighted by the size of the waves that have started. Overall is the
    /// plain mean over periods.
    ///
    /// Source: Callaway and Sant'Anna (2021), equations 3.5 (`θ_c(t)`) and 3.6 (`θ_c^O`).
    pub fn by_calendar(&self) -> Aggregate {
        let keys = self.keys(|wave, time| (time >= wave).then_some(time));
        let means = keys.iter().map(|&key| {
            (key, self.by_size(&self.chosen(|wave, time| time == key && time >= wave)))
        });
        self.gather(means.collect(), |_| true)
    }

    fn chosen(&self, choose: impl Fn(i64, i64) -> bool) -> Vec<usize> {
        let cells = self.cells.iter().enumerate();
        cells.filter(|(_, cell)| choose(cell.wave, cell.time)).map(|(at, _)| at).collect()
    }

    fn keys(&self, key: impl Fn(i64, i64) -> Option<i64>) -> Vec<i64> {
        let mut keys: Vec<i64> =
            self.cells.iter().filter_map(|cell| key(cell.wave, cell.time)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn wave_number(&self, start: i64) -> usize {
        self.waves.partition_point(|(other, _, _)| *other < start)
    }

    fn cell(&self, at: usize) -> Part<'_> {
        (self.cells[at].estimate.att, &self.influence[at], self.basis[at])
    }

    /// Mean of cells, weighted by the sizes of their waves.
    fn by_size(&self, cells: &[usize]) -> Mean {
        let parts: Vec<Part> = cells.iter().map(|&cell| self.cell(cell)).collect();
        let waves: Vec<usize> =
            cells.iter().map(|&cell| self.wave_number(self.cells[cell].wave)).collect();
        self.weighted_by_size(&parts, &waves)
    }

    /// Mean of figures, each weighted by the size of a wave.
    ///
    /// The sizes are taken as drawn together with the units, so they add to the uncertainty: with
    /// `p` the waves' shares, `S = Σ p` over the figures and `1{g}` whether a unit is in wave `g`,
    /// the weight `p_g / S` has the influence `(1{g} − p_g)/S − p_g/S² Σ (1{h} − p_h)`.
    ///
    /// Source: Callaway and Sant'Anna (2021), corollary 2 with theorem 2; as `wif` in R's `did`.
    fn weighted_by_size(&self, parts: &[Part], waves: &[usize]) -> Mean {
        let share = |&wave: &usize| self.waves[wave].1;
        let sum: f64 = waves.iter().map(share).sum();
        let weighted = parts.iter().zip(waves);
        let mut mean = self.mean(weighted.map(|(&part, wave)| (share(wave) / sum, part)).collect());
        // Σ_k att_k · (influence of weight k) = Σ_k (1{g_k} − p_k) (att_k − mean) / S.
        let mut constant = 0.0;
        for (&(att, _, _), wave) in parts.iter().zip(waves) {
            let lift = (att - mean.att) / sum;
            constant += share(wave) * lift;
            mean.influence.lift(self.waves[*wave].2.clone(), lift);
        }
        let all = 0..mean.influence.plain.len();
        mean.influence.lift(all, -constant);
        mean
    }

    fn mean(&self, parts: Vec<(f64, Part)>) -> Mean {
        let units = self.influence.first().map_or(0, |influence| influence.plain.len());
        let influence = Influence::none(units);
        let mut mean = Mean { att: 0.0, influence, basis: Basis::NONE };
        for (weight, (att, influence, basis)) in parts {
            mean.att += weight * att;
            mean.basis = mean.basis.and(basis);
            mean.influence.add(weight, influence);
        }
        mean
    }

    /// Adds the plain mean over the keys that count.
    fn gather(&self, means: Vec<(i64, Mean)>, counts: impl Fn(i64) -> bool) -> Aggregate {
        let counting: Vec<Part> =
            means.iter().filter(|(key, _)| counts(*key)).map(|(_, mean)| mean.part()).collect();
        let weight = 1.0 / counting.len() as f64;
        let overall = self.mean(counting.into_iter().map(|part| (weight, part)).collect());
        self.assemble(means, &overall)
    }

    fn assemble(&self, means: Vec<(i64, Mean)>, overall: &Mean) -> Aggregate {
        Aggregate {
            overall: self.finish(overall),
            by: means
                .iter()
                .map(|(key, mean)| Keyed { key: *key, estimate: self.finish(mean) })
                .collect(),
            influence: means.into_iter().map(|(_, mean)| mean.influence).collect(),
        }
    }

    fn finish(&self, mean: &Mean) -> Estimate {
        self.estimate(mean.att, &mean.influence, mean.basis)
    }
}

/// A figure, each unit's influence on it, and what it rests on.
type Part<'a> = (f64, &'a Influence, Basis);

impl Mean {
    fn part(&self) -> Part<'_> {
        (self.att, &self.influence, self.basis)
    }
}
