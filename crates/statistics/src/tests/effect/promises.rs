//! Do intervals hold the truth as often as they promise? In short; 2 000 runs of every kind are
//! `cargo run --release -p statistics --example effect_simulation`.

use crate::effect::simulation::{ROLL_OUTS, Rates, rates};

const RUNS: usize = 400;

fn keeps_its_promise(name: &str) {
    let roll_out = ROLL_OUTS.iter().find(|roll_out| roll_out.name == name).unwrap();
    let found = rates(roll_out, RUNS, 2026);
    println!("{name}: {found:?}");
    // Two and a half standard errors: six kinds with five rates each are looked at.
    let error = 2.5 * Rates::sampling_error(0.05, RUNS);
    for alarms in [found.false_alarms, found.false_alarms_of_band, found.false_pre_trends] {
        assert!(alarms <= 0.05 + error, "{alarms}");
    }
    for coverage in [found.coverage, found.coverage_of_band] {
        assert!(coverage >= 0.95 - error, "{coverage}");
    }
    // Nor is anything gained by intervals that are far too wide.
    assert!((0.93..=0.97).contains(&found.coverage_by_event), "{}", found.coverage_by_event);
}

#[test]
fn with_waves_of_eight_and_nobody_never_treated() {
    keeps_its_promise("3 waves of 8, nobody never");
}

#[test]
fn with_waves_of_very_different_size() {
    keeps_its_promise("waves of 8 and 150, 40 never");
}

#[test]
fn with_skewed_outcomes() {
    keeps_its_promise("skewed outcome");
}

#[test]
fn with_whole_departments() {
    keeps_its_promise("departments of 8 whole, 3 x 6 and 6");
}

#[test]
fn with_waves_drawn_within_departments() {
    keeps_its_promise("drawn within 12 departments");
}

#[test]
fn with_a_covariate_that_is_needed() {
    keeps_its_promise("covariate needed, 3 x 40 and 60");
}
