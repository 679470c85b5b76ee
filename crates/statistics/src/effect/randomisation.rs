//! A test that rests on the lots alone.

use std::collections::BTreeMap;

use super::group_time::{EffectError, Options, group_time};
use super::panel::Panel;
use crate::random::Random;

/// What drawing the waves again and again says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Randomisation {
    /// Share of draws, the true one included, at least as far from nothing as the true one.
    pub p_value: f64,
    /// How often waves were drawn anew.
    pub draws: usize,
    /// The simple effect over its standard error, at the true waves.
    pub statistic: f64,
}

/// Tests whether the roll-out had any effect, where waves were drawn by lot.
///
/// Deals the waves out anew within strata, as often as asked, and counts how often chance alone
/// gives a result like the true one. `strata` has the stratum of each of [`Panel::units`], in that
/// order; all the same where lots were drawn over everybody. Where every cluster of the panel lies
/// in one wave, whole clusters were drawn, and are.
///
/// The p value is exact, whatever the distribution of the outcome, for the hypothesis that treatment
/// changed nothing for anybody. The statistic is studentised, so that in larger samples it also
/// holds for the hypothesis that it changed nothing on average.
///
/// Sources: R. A. Fisher, "The Design of Experiments" (1935); J. Roth and P. H. C. Sant'Anna,
/// "Efficient estimation for staggered rollout designs", Journal of Political Economy
/// Microeconomics 1 (2023) 669-709, section 4.2; the `+ 1` of B. Phipson and G. K. Smyth,
/// Statistical Applications in Genetics and Molecular Biology 9 (2010) 39.
pub fn randomisation(
    panel: &Panel,
    options: &Options,
    strata: &[u32],
    draws: usize,
    seed: u64,
) -> Result<Randomisation, EffectError> {
    let statistic = |panel: &Panel| -> Result<f64, EffectError> {
        let simple = group_time(panel, options)?.simple();
        Ok(simple.cautious_se.map_or(0.0, |se| simple.att / se))
    };
    let truth = statistic(panel)?;
    let lots = Lots::of(panel, strata);
    let mut random = Random::new(seed, "lots");
    let mut as_far = 0;
    for _ in 0..draws {
        // A draw without anybody to compare (possible only when clusters are drawn) counts against
        // an effect: never too small a p value.
        let drawn = statistic(&panel.with_waves(&lots.deal(&mut random)));
        as_far += usize::from(drawn.is_ok_and(|drawn| drawn.abs() < truth.abs() - 1e-12));
    }
    let p_value = (draws - as_far + 1) as f64 / (draws + 1) as f64;
    Ok(Randomisation { p_value, draws, statistic: truth })
}

/// What was drawn: units or whole clusters, by stratum.
struct Lots {
    /// The lot of each unit.
    lot_of: Vec<usize>,
    /// The wave of each lot.
    wave_of: Vec<usize>,
    strata: Vec<Vec<usize>>,
}

impl Lots {
    fn of(panel: &Panel, strata: &[u32]) -> Self {
        let waves = panel.wave_of();
        let lot_of = match &panel.cluster {
            Some(cluster) if is_constant_within(cluster, &waves) => cluster.clone(),
            _ => (0..waves.len()).collect(),
        };
        let lots = lot_of.iter().max().map_or(0, |last| last + 1);
        let mut wave_of = vec![0; lots];
        let mut stratum_of = vec![0; lots];
        for (unit, &lot) in lot_of.iter().enumerate() {
            wave_of[lot] = waves[unit];
            stratum_of[lot] = strata.get(unit).copied().unwrap_or_default();
        }
        let mut by_stratum: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (lot, stratum) in stratum_of.into_iter().enumerate() {
            by_stratum.entry(stratum).or_default().push(lot);
        }
        Self { lot_of, wave_of, strata: by_stratum.into_values().collect() }
    }

    /// The wave of each unit, drawn anew.
    fn deal(&self, random: &mut Random) -> Vec<usize> {
        let mut wave_of = self.wave_of.clone();
        for lots in &self.strata {
            let mut waves: Vec<usize> = lots.iter().map(|&lot| self.wave_of[lot]).collect();
            random.shuffle(&mut waves);
            for (&lot, wave) in lots.iter().zip(waves) {
                wave_of[lot] = wave;
            }
        }
        self.lot_of.iter().map(|&lot| wave_of[lot]).collect()
    }
}

fn is_constant_within(cluster: &[usize], wave_of: &[usize]) -> bool {
    let mut seen = BTreeMap::new();
    cluster.iter().zip(wave_of).all(|(cluster, wave)| seen.entry(cluster).or_insert(wave) == &wave)
}
