//! Waves drawn by lot.

use crate::effect::simulation::{Departments, ROLL_OUTS, RollOut};
use crate::effect::{DrawError, Options, Panel, balance, draw, randomisation};

fn count(wave_of: &[usize], wave: usize) -> usize {
    wave_of.iter().filter(|&&of| of == wave).count()
}

/// Lots are announced and kept: the same seed must give the same waves in every version.
#[test]
fn a_draw_is_the_same_for_ever() {
    let strata = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3];
    assert_eq!(draw(&strata, &[1, 1, 1], 2026).unwrap(), FOR_EVER);
    assert_ne!(draw(&strata, &[1, 1, 1], 2027).unwrap(), FOR_EVER);
}

const FOR_EVER: [usize; 12] = [0, 0, 2, 1, 2, 0, 1, 2, 2, 0, 1, 1];

#[test]
fn waves_come_out_even_within_departments_and_over_all() {
    for seed in 0..200 {
        let sizes = [17, 1, 4, 2, 9, 30, 3];
        let strata: Vec<u32> =
            (0..).zip(sizes).flat_map(|(stratum, size)| vec![stratum; size]).collect();
        let wave_of = draw(&strata, &[1, 1, 1], seed).unwrap();
        for wave in 0..3 {
            assert_eq!(count(&wave_of, wave), 22);
            for (stratum, size) in (0..).zip(sizes) {
                let here: Vec<usize> = strata
                    .iter()
                    .zip(&wave_of)
                    .filter(|(of, _)| **of == stratum)
                    .map(|(_, wave)| *wave)
                    .collect();
                assert!((size / 3..=size.div_ceil(3)).contains(&count(&here, wave)));
            }
        }
        // A pilot of a fifth.
        let wave_of = draw(&strata, &[1, 4], seed).unwrap();
        assert!((13..=14).contains(&count(&wave_of, 0)));
    }
    assert_eq!(draw(&[], &[1], 1), Err(DrawError::Nobody));
    assert_eq!(draw(&[1], &[0], 1), Err(DrawError::NoWaves));
}

/// Nobody's chance depends on the department or the place in the list.
#[test]
fn everybody_has_the_same_chance_of_each_wave() {
    let strata = [1, 1, 1, 1, 2, 3, 3];
    let draws = 12_000;
    let mut first = [[0_u32; 3]; 7];
    for seed in 0..draws {
        for (unit, wave) in draw(&strata, &[1, 2, 1], seed).unwrap().into_iter().enumerate() {
            first[unit][wave] += 1;
        }
    }
    for unit in first {
        for (times, chance) in unit.into_iter().zip([0.25, 0.5, 0.25]) {
            let share = f64::from(times) / draws as f64;
            // Four standard errors.
            assert!((share - chance).abs() < 4.0 * (chance * (1.0 - chance) / draws as f64).sqrt());
        }
    }
}

/// Ages 20, 30 against 40, 50: 25 − 45 = −20, both variances 50.
#[test]
fn balance_by_hand() {
    let found = balance(&[0, 0, 1, 1], &[vec![20.0, 30.0, 40.0, 50.0], vec![1.0; 4]]);
    assert_eq!(found.len(), 4);
    assert_eq!((found[0].wave, found[0].mean, found[0].others), (0, 25.0, 45.0));
    assert!((found[0].standardised.unwrap() + 20.0 / 50.0_f64.sqrt()).abs() < 1e-12);
    assert_eq!(found[1].standardised.map(f64::abs), found[0].standardised.map(f64::abs));
    assert_eq!((found[2].covariate, found[2].standardised), (1, None));
}

/// p values of a roll-out that changed nothing: each is as likely as any other, in the smallest
/// samples and with the most skewed outcomes too.
#[test]
fn the_test_by_lots_keeps_its_promise_exactly() {
    let few = ROLL_OUTS.iter().find(|roll_out| roll_out.waves.len() == 2).unwrap();
    let few = RollOut { skewed: true, ..*few };
    let (runs, mut alarms, mut seen) = (400, 0, 0);
    for seed in 0..runs {
        let test = |effect| {
            let panel = Panel::new(&few.columns(effect, seed)).unwrap();
            let strata = vec![0; panel.units().len()];
            randomisation(&panel, &Options::default(), &strata, 39, seed).unwrap().p_value
        };
        alarms += i32::from(test(false) <= 0.05);
        seen += i32::from(test(true) <= 0.05);
    }
    let (alarms, seen) = (f64::from(alarms) / runs as f64, f64::from(seen) / runs as f64);
    println!("by lots: false alarms {alarms:.3}, effects seen {seen:.3}");
    // Two and a half standard errors.
    assert!(alarms < 0.05 + 2.5 * (0.05 * 0.95 / runs as f64).sqrt(), "{alarms}");
    assert!(seen > 2.0 * alarms, "{seen}");
}

/// Where whole departments were drawn, whole departments are dealt out anew.
#[test]
fn whole_departments_are_drawn_as_they_were() {
    let whole = ROLL_OUTS
        .iter()
        .find(|roll_out| matches!(roll_out.departments, Departments::Whole(_)))
        .unwrap();
    let panel = Panel::new(&whole.columns(true, 5)).unwrap();
    let strata = vec![0; panel.units().len()];
    let options = Options::default();
    let test = randomisation(&panel, &options, &strata, 99, 1).unwrap();
    assert_eq!(test, randomisation(&panel, &options, &strata, 99, 1).unwrap());
    assert!((0.01..=1.0).contains(&test.p_value) && test.draws == 99, "{test:?}");
}
