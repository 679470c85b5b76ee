//! Do intervals of a roll-out's effect keep what they promise? False alarms and coverage on made-up
//! roll-outs, and the time for a large panel:
//! `cargo run --release -p statistics --example effect_simulation [runs] [seed]`.

use std::time::Instant;

use statistics::effect::simulation::{Departments, ROLL_OUTS, Rates, RollOut, rates};
use statistics::effect::{Options, Panel, group_time};

fn main() {
    let number = |at: usize| std::env::args().nth(at).map(|n| n.parse().expect("a number"));
    let (runs, seed): (usize, u64) = (number(1).unwrap_or(2_000) as usize, number(2).unwrap_or(1));
    let error = |rate| 100.0 * Rates::sampling_error(rate, runs);
    println!(
        "{runs} runs each from seed {seed}, in per cent; sampling error {:.2} around 5 and 95\n\
         false alarms (5 at most): simple effect, event-study band, pre-trend by Wald's test \
         and by ours\ncoverage (93 to 97): simple, simple without correction, event by event, band\n",
        error(0.05)
    );
    println!(
        "{:36} {:>6} {:>6} {:>6} {:>6}   {:>6} {:>6} {:>6} {:>6}",
        "", "simple", "band", "Wald", "trend", "simple", "plain", "event", "band"
    );
    for roll_out in &ROLL_OUTS {
        let found = rates(roll_out, runs, seed);
        print!("{:36}", roll_out.name);
        for rate in [
            found.false_alarms,
            found.false_alarms_of_band,
            found.false_wald_tests,
            found.false_pre_trends,
        ] {
            print!(" {:6.2}", 100.0 * rate);
        }
        print!("  ");
        for rate in [
            found.coverage,
            found.coverage_without_correction,
            found.coverage_by_event,
            found.coverage_of_band,
        ] {
            print!(" {:6.2}", 100.0 * rate);
        }
        println!();
    }
    large();
}

/// 10 000 units, 20 periods, 18 waves.
fn large() {
    const WAVES: [(i64, usize); 18] = {
        let mut waves = [(0, 500); 18];
        let mut at = 0;
        while at < 18 {
            waves[at].0 = at as i64 + 2;
            at += 1;
        }
        waves
    };
    let roll_out = RollOut {
        name: "large",
        waves: &WAVES,
        never: 1_000,
        periods: 20,
        carry: 0.5,
        skewed: false,
        departments: Departments::None,
        confounded: false,
    };
    for confounded in [false, true] {
        let columns = RollOut { confounded, ..roll_out }.columns(true, 1);
        let start = Instant::now();
        let panel = Panel::new(&columns).expect("a panel");
        let panel_made = start.elapsed();
        let found = group_time(&panel, &Options::default()).expect("an effect");
        let cells_told = start.elapsed();
        let simple = found.simple();
        let keys = [found.dynamic(), found.by_wave(), found.by_calendar()].map(|all| all.by.len());
        println!(
            "\n10 000 units x 20 periods, 18 waves, {} covariates: panel {:.3} s, {} effects by \
             {:.3} s, sums by {:.3} s; effect {:.3}, keys {keys:?}",
            u8::from(confounded),
            panel_made.as_secs_f64(),
            found.cells.len(),
            cells_told.as_secs_f64(),
            start.elapsed().as_secs_f64(),
            simple.att
        );
    }
}
