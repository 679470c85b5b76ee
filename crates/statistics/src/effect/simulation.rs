//! Made-up roll-outs whose truth is known, to see whether intervals keep what they promise.

use super::{Bootstrap, Columns, Control, GroupTime, Options, Panel, group_time};
use crate::random::Random;

/// A kind of roll-out.
#[derive(Clone, Copy, Debug)]
pub struct RollOut {
    /// What it stands for.
    pub name: &'static str,
    /// Start and units of each wave.
    pub waves: &'static [(i64, usize)],
    /// Units that are never treated.
    pub never: usize,
    /// Periods, from 1.
    pub periods: i64,
    /// How much of one period's deviation is left in the next, 0 to 1.
    pub carry: f64,
    /// Deviations are skewed (log-normal) instead of normal.
    pub skewed: bool,
    /// How units belong together.
    pub departments: Departments,
    /// Who is treated earlier goes with something that also moves the outcome; it is known.
    pub confounded: bool,
}

/// How units belong together. Members of a department share deviations as large as half of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departments {
    /// They do not.
    None,
    /// A department of this many is treated as a whole.
    Whole(usize),
    /// There are so many departments, and each has units in all waves.
    Within(usize),
}

/// Effect in the first period, in standard deviations of a unit's own deviation; it grows by a tenth
/// of this every period, and differs between units by half of it.
const EFFECT: f64 = 0.5;

const PLAIN: RollOut = RollOut {
    name: "3 waves of 20, 20 never",
    waves: &[(5, 20), (8, 20), (11, 20)],
    never: 20,
    periods: 14,
    carry: 0.0,
    skewed: false,
    departments: Departments::None,
    confounded: false,
};

/// The kinds that are tried.
pub const ROLL_OUTS: [RollOut; 11] = [
    PLAIN,
    RollOut {
        name: "3 waves of 8, nobody never",
        waves: &[(5, 8), (8, 8), (11, 8)],
        never: 0,
        ..PLAIN
    },
    RollOut { name: "2 waves of 5, 6 never", waves: &[(5, 5), (8, 5)], never: 6, ..PLAIN },
    RollOut {
        name: "waves of 8 and 150, 40 never",
        waves: &[(5, 8), (9, 150)],
        never: 40,
        ..PLAIN
    },
    RollOut { name: "deviations that last (0.7)", carry: 0.7, ..PLAIN },
    RollOut { name: "skewed outcome", skewed: true, ..PLAIN },
    RollOut {
        name: "3 waves of 150, 150 never",
        waves: &[(5, 150), (8, 150), (11, 150)],
        never: 150,
        ..PLAIN
    },
    RollOut {
        name: "departments of 8 whole, 3 x 6 and 6",
        waves: &[(5, 48), (8, 48), (11, 48)],
        never: 48,
        departments: Departments::Whole(8),
        ..PLAIN
    },
    RollOut {
        name: "departments of 8 whole, 2 x 3 and 4",
        waves: &[(5, 24), (8, 24)],
        never: 32,
        departments: Departments::Whole(8),
        ..PLAIN
    },
    RollOut { name: "drawn within 12 departments", departments: Departments::Within(12), ..PLAIN },
    RollOut {
        name: "covariate needed, 3 x 40 and 60",
        waves: &[(5, 40), (8, 40), (11, 40)],
        never: 60,
        confounded: true,
        ..PLAIN
    },
];

impl RollOut {
    /// Makes it up: a table and nothing left out. Without `effect`, treatment changes nothing.
    pub fn columns(&self, effect: bool, seed: u64) -> Columns {
        let mut random = Random::new(seed, "roll-out");
        let mut columns = Columns {
            covariates: if self.confounded { vec![Vec::new()] } else { Vec::new() },
            cluster: (self.departments != Departments::None).then(Vec::new),
            ..Columns::default()
        };
        let starts = self
            .waves
            .iter()
            .flat_map(|&(start, units)| std::iter::repeat_n(Some(start), units))
            .chain(std::iter::repeat_n(None, self.never));
        let mut shared: Vec<Vec<f64>> = Vec::new();
        for (unit, start) in starts.enumerate() {
            let department = match self.departments {
                Departments::None => 0,
                Departments::Whole(size) => unit / size,
                Departments::Within(count) => unit % count,
            };
            while shared.len() <= department {
                // What a department goes through lasts.
                shared.push(self.deviations(&mut random, 0.7, 0.5));
            }
            let own = self.deviations(&mut random, self.carry, 1.0);
            let level = 2.0 * random.normal();
            let trait_ = random.normal() + if start.is_some() { 0.5 } else { 0.0 };
            let strength = EFFECT * (1.0 + 0.5 * random.normal());
            for time in 1..=self.periods {
                let at = (time - 1) as usize;
                let since =
                    start.filter(|&start| effect && time >= start).map(|start| time - start);
                let gain = since.map_or(0.0, |since| strength * (1.0 + 0.1 * since as f64));
                let trend = 0.1 * time as f64 * if self.confounded { 1.0 + trait_ } else { 1.0 };
                let ours = if self.departments == Departments::None {
                    0.0
                } else {
                    shared[department][at]
                };
                columns.unit.push(unit as u32);
                columns.time.push(time);
                columns.wave.push(start);
                columns.outcome.push(level + trend + own[at] + ours + gain);
                columns.covariates.iter_mut().for_each(|column| column.push(trait_));
                columns.cluster.iter_mut().for_each(|column| column.push(department as u32));
            }
        }
        columns
    }

    /// A series of deviations with standard deviation `size`.
    fn deviations(&self, random: &mut Random, carry: f64, size: f64) -> Vec<f64> {
        let mut last = None;
        (0..self.periods)
            .map(|_| {
                let normal = random.normal();
                // Log-normal with σ = 1, brought to mean 0 and deviation 1.
                let e = std::f64::consts::E;
                let fresh = if self.skewed {
                    (normal.exp() - e.sqrt()) / (e * (e - 1.0)).sqrt()
                } else {
                    normal
                };
                let now = last
                    .map_or(fresh, |last: f64| carry * last + (1.0 - carry * carry).sqrt() * fresh);
                last = Some(now);
                size * now
            })
            .collect()
    }

    fn estimate(&self, effect: bool, seed: u64) -> GroupTime {
        let panel = Panel::new(&self.columns(effect, seed)).expect("made whole");
        let control = Control::NotYetTreated;
        group_time(&panel, &Options { control, ..Options::default() }).expect("made to be compared")
    }

    /// The true simple effect, over the periods in which there is a comparison.
    fn truth(&self, found: &GroupTime) -> f64 {
        let (mut sum, mut weights) = (0.0, 0.0);
        for cell in found.cells.iter().filter(|cell| cell.time >= cell.wave) {
            let units = self.waves.iter().find(|(start, _)| *start == cell.wave);
            let weight = units.map_or(0.0, |(_, units)| *units as f64);
            sum += weight * effect_after(cell.time - cell.wave);
            weights += weight;
        }
        sum / weights
    }
}

fn effect_after(since: i64) -> f64 {
    if since < 0 { 0.0 } else { EFFECT * (1.0 + 0.1 * since as f64) }
}

/// How often something happened, in parts of all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rates {
    /// A roll-out without effect: the simple effect's interval leaves out 0.
    pub false_alarms: f64,
    /// The same: the band over the event study leaves out 0 anywhere.
    pub false_alarms_of_band: f64,
    /// The same: the Wald test that other programs report has p < 0.05.
    pub false_wald_tests: f64,
    /// The same: the test of the event study before the start has p < 0.05.
    pub false_pre_trends: f64,
    /// A roll-out with an effect: the simple effect's interval holds the truth.
    pub coverage: f64,
    /// The same with the plain standard error and normal quantile, to see what the correction does.
    pub coverage_without_correction: f64,
    /// Event-study intervals that hold the truth.
    pub coverage_by_event: f64,
    /// Bands that hold all true values of the event study.
    pub coverage_of_band: f64,
}

impl Rates {
    /// Standard error of a rate of about `rate` in so many runs.
    pub fn sampling_error(rate: f64, runs: usize) -> f64 {
        (rate * (1.0 - rate) / runs as f64).sqrt()
    }
}

/// Makes a kind of roll-out up `runs` times without and with an effect, and counts.
pub fn rates(roll_out: &RollOut, runs: usize, seed: u64) -> Rates {
    let mut rates = Rates::default();
    let bootstrap = |run: u64| Bootstrap { draws: 499, seed: run };
    let yes = |yes: bool| f64::from(u8::from(yes)) / runs as f64;
    for run in 0..runs as u64 {
        let seed = seed.wrapping_mul(1_000_003).wrapping_add(run);
        let nothing = roll_out.estimate(false, seed);
        let interval = nothing.simple().interval.expect("more than one in a wave");
        rates.false_alarms += yes(!interval.contains(0.0));
        let band = nothing.band_of(&nothing.dynamic(), bootstrap(run));
        rates.false_alarms_of_band += yes(band.excludes_zero());
        if let Some(test) = nothing.pre_trend(bootstrap(run)) {
            rates.false_wald_tests += yes(test.wald.is_some_and(|wald| wald.p_value < 0.05));
            rates.false_pre_trends += yes(test.p_value.is_some_and(|p| p < 0.05));
        }

        let some = roll_out.estimate(true, seed ^ (1 << 40));
        let truth = roll_out.truth(&some);
        let simple = some.simple();
        let interval = simple.interval.expect("more than one in a wave");
        rates.coverage += yes(interval.contains(truth));
        let plain = 1.959_964 * simple.se.unwrap_or_default();
        rates.coverage_without_correction += yes((simple.att - truth).abs() <= plain);
        let events = some.dynamic();
        let hits = events.by.iter().filter(|by| {
            by.estimate.interval.is_some_and(|interval| interval.contains(effect_after(by.key)))
        });
        rates.coverage_by_event += yes(true) * hits.count() as f64 / events.by.len() as f64;
        let band = some.band_of(&events, bootstrap(run));
        rates.coverage_of_band +=
            yes(events.by.iter().zip(&band.intervals).all(|(by, interval)| {
                interval.is_some_and(|interval| interval.contains(effect_after(by.key)))
            }));
    }
    rates
}
