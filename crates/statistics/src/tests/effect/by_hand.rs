//! Small enough to be worked out on paper, and properties that hold for any panel.

use proptest::prelude::*;

use super::panel::table;
use crate::effect::{
    Base, Bootstrap, Clustering, Columns, Control, EffectError, Estimate, Options, Panel,
    group_time,
};

fn close(found: Estimate, att: f64, se: f64) {
    assert!((found.att - att).abs() < 1e-12, "{found:?} is not {att}");
    assert!((found.se.unwrap() - se).abs() < 1e-12, "{found:?}: standard error is not {se}");
}

/// Two treated units gain 3 and 5, three others 0, 1 and 2: effect 4 − 1 = 3. The mean squares are
/// 1 of 2 units and 2/3 of 3: standard error √(1/2 + (2/3)/3). Welch's has 2/1 and 1 in their place:
/// √(2/2 + 1/3). Two are few: one degree of freedom.
#[test]
fn two_groups_and_two_periods() {
    let panel = Panel::new(&table(&[
        (1, Some(2), &[0.0, 3.0]),
        (2, Some(2), &[1.0, 6.0]),
        (3, None, &[0.0, 0.0]),
        (4, None, &[5.0, 6.0]),
        (5, None, &[2.0, 4.0]),
    ]))
    .unwrap();
    let found = group_time(&panel, &Options::default()).unwrap();
    assert_eq!(found.cells.len(), 1);
    let cell = found.cells[0];
    assert_eq!((cell.wave, cell.time, cell.base, cell.compared), (2, 2, 1, 3));
    close(cell.estimate, 3.0, (0.5_f64 + 2.0 / 9.0).sqrt());
    assert!((cell.estimate.cautious_se.unwrap() - (4.0_f64 / 3.0).sqrt()).abs() < 1e-12);
    assert_eq!(cell.estimate.freedom, Some(1.0));
    assert_eq!(found.pre_trend(Bootstrap::default()), None);
    for same in [
        found.simple(),
        found.dynamic().overall,
        found.by_wave().overall,
        found.by_calendar().by[0].estimate,
    ] {
        close(same, 3.0, (0.5_f64 + 2.0 / 9.0).sqrt());
    }
}

/// The later wave is the comparison until it starts; nobody is left for the last period.
#[test]
fn without_never_treated_units_the_last_wave_is_the_comparison() {
    let columns = table(&[
        (1, Some(2), &[0.0, 2.0, 9.0]),
        (2, Some(2), &[0.0, 4.0, 9.0]),
        (3, Some(3), &[0.0, 1.0, 9.0]),
        (4, Some(3), &[0.0, 1.0, 9.0]),
    ]);
    let panel = Panel::new(&columns).unwrap();
    let found = group_time(&panel, &Options::default()).unwrap();
    assert_eq!(found.comparison_until, Some(3));
    assert_eq!(found.cells.len(), 1);
    assert_eq!(found.simple().att, 2.0);
    let never = Options { control: Control::NeverTreated, ..Options::default() };
    assert_eq!(group_time(&panel, &never).unwrap_err(), EffectError::NobodyNeverTreated);
    let alone = Panel::new(&table(&[(1, Some(2), &[0.0, 2.0]), (2, Some(2), &[0.0, 4.0])]));
    let alone = group_time(&alone.unwrap(), &Options::default());
    assert_eq!(alone.unwrap_err(), EffectError::NobodyToCompare);
}

/// One unit gains 3, the others 0, 1 and 2: their standard deviation is 1, so that the difference of
/// 2 has the standard error √(1 + 1/3), with little to go by.
#[test]
fn a_unit_alone_borrows_the_others_spread() {
    let gains = [3.0, 0.0, 1.0, 2.0];
    for lone_is_treated in [true, false] {
        let wave = |unit| ((unit == 1) == lone_is_treated).then_some(2);
        let rows: Vec<[f64; 2]> = gains.iter().map(|&gain| [0.0, gain]).collect();
        let units: Vec<_> =
            (1..).zip(&rows).map(|(unit, row)| (unit, wave(unit), &row[..])).collect();
        let found = group_time(&Panel::new(&table(&units)).unwrap(), &Options::default()).unwrap();
        let simple = found.simple();
        assert_eq!(simple.att.abs(), 2.0);
        assert!((simple.cautious_se.unwrap() - (4.0_f64 / 3.0).sqrt()).abs() < 1e-12, "{simple:?}");
        assert!(simple.freedom.unwrap() < 2.0 && simple.interval.unwrap().contains(0.0));
    }
}

/// Four gain 1, 2, 3 and 4 (variance 5/3), five others 0, 0, 0, 1 and 1 (variance 3/10): Welch's
/// standard error √(5/12 + 3/50), and (5/12 + 3/50)² / ((5/12)²/3 + (3/50)²/4) degrees of freedom.
#[test]
fn from_four_units_on_the_interval_is_welchs() {
    let gains = [1.0, 2.0, 3.0, 4.0, 0.0, 0.0, 0.0, 1.0, 1.0];
    let rows: Vec<[f64; 2]> = gains.iter().map(|&gain| [0.0, gain]).collect();
    let units: Vec<_> =
        (0..).zip(&rows).map(|(unit, row)| (unit, (unit < 4).then_some(2), &row[..])).collect();
    let found = group_time(&Panel::new(&table(&units)).unwrap(), &Options::default()).unwrap();
    let (ours, theirs) = (5.0_f64 / 12.0, 3.0 / 50.0);
    let simple = found.simple();
    assert!((simple.cautious_se.unwrap() - (ours + theirs).sqrt()).abs() < 1e-12);
    let freedom = (ours + theirs).powi(2) / (ours * ours / 3.0 + theirs * theirs / 4.0);
    assert!((simple.freedom.unwrap() - freedom).abs() < 1e-9);
}

#[test]
fn two_units_give_a_figure_but_no_interval() {
    let panel = Panel::new(&table(&[(1, Some(2), &[0.0, 3.0]), (2, None, &[0.0, 1.0])])).unwrap();
    let found = group_time(&panel, &Options::default()).unwrap();
    assert_eq!((found.simple().att, found.simple().interval), (2.0, None));
    assert_eq!(found.band(Bootstrap::default()).intervals, [None]);
}

/// Two departments a side, each with two people who do the same: four people know no more than two.
#[test]
fn people_who_move_together_count_as_one() {
    let mut columns = table(&[
        (1, Some(2), &[0.0, 3.0]),
        (2, Some(2), &[0.0, 3.0]),
        (3, Some(2), &[0.0, 5.0]),
        (4, Some(2), &[0.0, 5.0]),
        (5, None, &[0.0, 0.0]),
        (6, None, &[0.0, 0.0]),
        (7, None, &[0.0, 2.0]),
        (8, None, &[0.0, 2.0]),
    ]);
    columns.cluster = Some(columns.unit.iter().map(|unit| (unit - 1) / 2).collect());
    let found = group_time(&Panel::new(&columns).unwrap(), &Options::default()).unwrap();
    assert_eq!(found.clustering(), Clustering::Clusters(4));
    // Of two departments each: variances 1/2 + 1/2, and with the divisor 2 − 1 twice that.
    close(found.simple(), 3.0, 1.0);
    assert!((found.simple().cautious_se.unwrap() - 2.0_f64.sqrt()).abs() < 1e-12);
    assert_eq!(found.simple().freedom, Some(1.0));

    // Each department has people on both sides, and four are too few to lean on.
    columns.cluster = Some(columns.unit.iter().map(|unit| unit % 4).collect());
    let found = group_time(&Panel::new(&columns).unwrap(), &Options::default()).unwrap();
    assert_eq!(found.clustering(), Clustering::UnitsForLackOfClusters(4));
}

/// One department of eleven has somebody in the other wave: the others still count as whole, so that
/// two treated departments do not pass for eleven.
#[test]
fn one_stray_member_does_not_hide_that_few_departments_are_treated() {
    let freedom = |stray: bool| {
        let mut columns = Columns { cluster: Some(Vec::new()), ..Columns::default() };
        for unit in 0..66_u32 {
            let department = unit / 6;
            let treated = department < 2 || stray && unit == 65;
            for time in 1..=2 {
                columns.unit.push(unit);
                columns.time.push(time);
                columns.wave.push(treated.then_some(2));
                let gain = f64::from(department * 7 % 5 + unit * 11 % 3);
                columns.outcome.push(if time == 2 { gain } else { 0.0 });
                columns.cluster.iter_mut().for_each(|column| column.push(department));
            }
        }
        let found = group_time(&Panel::new(&columns).unwrap(), &Options::default()).unwrap();
        assert_eq!(found.clustering(), Clustering::Clusters(11));
        found.simple().freedom.unwrap()
    };
    assert!((1.0..5.0).contains(&freedom(false)), "{}", freedom(false));
    assert!((1.0..5.0).contains(&freedom(true)), "{}", freedom(true));
}

/// A covariate that everybody has alike, or that repeats another, says nothing.
#[test]
fn covariates_that_say_nothing_change_nothing() {
    let columns = super::reference::columns("simulated", &["x1"]);
    let estimate = |covariates: Vec<Vec<f64>>| {
        let columns = Columns { covariates, ..columns.clone() };
        group_time(&Panel::new(&columns).unwrap(), &Options::default()).unwrap().simple()
    };
    let x1 = columns.covariates[0].clone();
    let alike = vec![7.0; x1.len()];
    let moved = x1.iter().map(|x| 1e6 - 40.0 * x).collect();
    let (plain, with) = (estimate(vec![]), estimate(vec![x1.clone()]));
    assert!((estimate(vec![alike.clone()]).att - plain.att).abs() < 1e-9);
    for other in [vec![moved], vec![x1.clone(), alike], vec![x1.clone(), x1]] {
        let other = estimate(other);
        assert!((other.att - with.att).abs() < 1e-8, "{other:?} {with:?}");
        assert!((other.se.unwrap() - with.se.unwrap()).abs() < 1e-8);
    }
}

/// Who is treated follows from the covariate: nobody can be compared, and that is said.
#[test]
fn without_overlap_there_is_no_figure() {
    let mut columns = super::reference::columns("simulated", &["x1"]);
    columns.covariates[0] =
        columns.wave.iter().map(|wave| if wave.is_some() { 1.0 } else { 0.0 }).collect();
    let options = Options { control: Control::NeverTreated, ..Options::default() };
    let found = group_time(&Panel::new(&columns).unwrap(), &options);
    assert_eq!(found.unwrap_err(), EffectError::NobodyToCompare);
}

/// The band holds all at once, so it is wider than each interval, and never by more than if the
/// figures had nothing to do with each other.
#[test]
fn bands_are_wider_than_intervals_and_the_same_for_a_seed() {
    for base in [Base::Varying, Base::Universal] {
        let columns = super::reference::columns("mpdta", &[]);
        let options = Options { base, ..Options::default() };
        let found = group_time(&Panel::new(&columns).unwrap(), &options).unwrap();
        let bootstrap = Bootstrap { draws: 199, seed: 3 };
        let band = found.band(bootstrap);
        assert_eq!(band, found.band(bootstrap));
        for (cell, interval) in found.cells.iter().zip(&band.intervals) {
            let pair = cell.estimate.interval.zip(*interval);
            assert_eq!(pair.is_some(), cell.time != cell.base);
            if let Some((alone, all)) = pair {
                assert!(all.low <= alone.low && all.high >= alone.high);
            }
        }
        assert!((1.96..4.0).contains(&band.critical), "{}", band.critical);
    }
}

proptest! {
    /// What all go through, where each one stands, and the order of rows do not matter; the unit of
    /// the outcome only scales.
    #[test]
    fn only_differences_in_change_matter(
        values in prop::collection::vec(-5.0..5.0_f64, 48),
        common in prop::collection::vec(-9.0..9.0_f64, 4),
        scale in 0.1..9.0_f64,
        seed in 0_usize..1000,
    ) {
        let waves = [Some(2), Some(2), Some(2), Some(4), Some(4), None, None, None];
        let mut rows: Vec<(u32, i64, f64)> = Vec::new();
        for unit in 0..8_u32 {
            for time in 0..4_usize {
                rows.push((unit, time as i64 + 1, values[unit as usize * 4 + time]));
            }
        }
        let estimate = |rows: &[(u32, i64, f64)]| {
            let columns = Columns {
                unit: rows.iter().map(|row| row.0).collect(),
                time: rows.iter().map(|row| row.1).collect(),
                wave: rows.iter().map(|row| waves[row.0 as usize]).collect(),
                outcome: rows.iter().map(|row| row.2).collect(),
                ..Columns::default()
            };
            group_time(&Panel::new(&columns).unwrap(), &Options::default()).unwrap()
        };
        let first = estimate(&rows);
        for (unit, time, value) in &mut rows {
            *value = scale * (*value + values[32 + *unit as usize] + common[*time as usize - 1]);
        }
        rows.rotate_left(seed % 32);
        rows.reverse();
        let second = estimate(&rows);
        let figures = |of: &crate::effect::GroupTime| {
            [of.simple(), of.dynamic().overall, of.by_wave().overall, of.by_calendar().overall]
        };
        for (a, b) in figures(&first).into_iter().zip(figures(&second)) {
            prop_assert!((a.att * scale - b.att).abs() < 1e-9);
            let (a, b) = (a.se.unwrap_or_default(), b.se.unwrap_or_default());
            prop_assert!((a * scale - b).abs() < 1e-9);
        }
    }
}
