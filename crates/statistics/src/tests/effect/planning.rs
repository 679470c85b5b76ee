//! Planning, and saying when it is too early or there are too few.

use crate::effect::simulation::ROLL_OUTS;
use crate::effect::{
    Answer, Expected, Options, Panel, Plan, PlanError, PlannedWave, Question, WholeDepartments,
    answer, group_time,
};

fn plan(carry: f64) -> Plan {
    Plan {
        waves: [5, 8, 11].map(|start| PlannedWave { start, units: 20 }).into(),
        never: 20,
        periods: 14,
        deviation: 1.0,
        carry,
        departments: None,
        confidence: 0.95,
    }
}

/// The calculator foresees the spread that simulated roll-outs of the same shape have.
#[test]
fn the_expected_standard_error_is_the_spread_of_the_figures() {
    for (at, carry) in [(0, 0.0), (4, 0.7)] {
        let runs = 400;
        let figures: Vec<f64> = (0..runs)
            .map(|seed| {
                let panel = Panel::new(&ROLL_OUTS[at].columns(false, seed)).unwrap();
                group_time(&panel, &Options::default()).unwrap().simple().att
            })
            .collect();
        let spread = (figures.iter().map(|att| att * att).sum::<f64>() / runs as f64).sqrt();
        let expected = plan(carry).expected().unwrap();
        println!("carry {carry}: expected {:.4}, found {spread:.4}", expected.se);
        // A standard deviation of 400 has itself a standard error of 3.5 %.
        assert!((spread / expected.se - 1.0).abs() < 0.1, "{spread} {expected:?}");
    }
}

/// One before and one after, 32 a side: effect of 0.7 deviations of a difference of two independent
/// periods (variance 2). R: `power.t.test(32, delta = 0.7 * sqrt(2), sd = sqrt(2))` gives 0.788.
#[test]
fn power_agrees_with_the_t_test() {
    let plan = Plan {
        waves: vec![PlannedWave { start: 2, units: 32 }],
        never: 32,
        periods: 2,
        ..plan(0.0)
    };
    let effect = 0.7 * 2.0_f64.sqrt();
    let power = plan.power(effect).unwrap();
    assert!((power - 0.788).abs() < 0.005, "{power}");
    let detectable = plan.detectable(power).unwrap();
    assert!((detectable - effect).abs() < 1e-3, "{detectable}");
    let enough = plan.enough(effect, 0.8).unwrap();
    assert!((65..=67).contains(&enough), "{enough}");
    assert!(plan.power(0.0).unwrap() < 0.0501);
}

#[test]
fn whole_departments_need_more_people() {
    let alone = plan(0.0);
    let departments = |in_common| Plan {
        departments: Some(WholeDepartments { size: 5.0, in_common }),
        ..plan(0.0)
    };
    let effect = 0.5;
    let (by_one, by_five) =
        (alone.enough(effect, 0.8).unwrap(), departments(0.2).enough(effect, 0.8).unwrap());
    // Design effect 1 + 4 · 0.2 = 1.8, and fewer degrees of freedom.
    assert!(by_five as f64 > 1.8 * by_one as f64, "{by_one} {by_five}");
    assert_eq!(departments(0.0).expected(), alone.expected());
    let one_each =
        Plan { departments: Some(WholeDepartments { size: 20.0, in_common: 0.1 }), ..plan(0.0) };
    assert_eq!(one_each.expected(), Err(PlanError::TooFew));
}

#[test]
fn plans_that_make_no_sense_are_refused() {
    let changed = |change: fn(&mut Plan)| {
        let mut plan = plan(0.0);
        change(&mut plan);
        plan.expected().unwrap_err()
    };
    assert_eq!(changed(|plan| plan.waves[0].start = 1), PlanError::Wave);
    assert_eq!(changed(|plan| plan.waves[0].start = 15), PlanError::Wave);
    assert_eq!(changed(|plan| plan.waves[1].units = 0), PlanError::Wave);
    assert_eq!(changed(|plan| plan.carry = 1.0), PlanError::Range);
    assert_eq!(changed(|plan| plan.deviation = f64::NAN), PlanError::Range);
    assert_eq!(changed(|plan| plan.waves.clear()), PlanError::NobodyToCompare);
    assert_eq!(
        changed(|plan| (plan.waves.truncate(1), plan.never = 0).1),
        PlanError::NobodyToCompare
    );
    assert_eq!(plan(0.0).detectable(0.3), Err(PlanError::Range));
    assert_eq!(plan(0.0).enough(0.0, 0.8), Err(PlanError::Range));
}

#[test]
fn too_early_and_too_few_are_said_instead_of_a_number() {
    let panel = Panel::new(&ROLL_OUTS[0].columns(true, 3)).unwrap();
    let estimate = group_time(&panel, &Options::default()).unwrap().simple();
    let ask = |weeks, wanted| {
        let units = panel.units().len();
        answer(&estimate, 0.95, &Question { weeks, wanted, units })
    };
    assert_eq!(ask(Some(3), None), Answer::TooEarly { weeks: 3 });
    assert_eq!(ask(Some(4), None), Answer::Provisional { weeks: 4, estimate });
    assert_eq!(ask(Some(5), None), Answer::Provisional { weeks: 5, estimate });
    assert_eq!(ask(Some(6), None), Answer::Effect(estimate));
    assert_eq!(ask(None, Some(5.0)), Answer::Effect(estimate));
    let Answer::TooFew { units: 80, enough: Some(enough) } = ask(Some(9), Some(0.1)) else {
        panic!("80 are not enough for a tenth of a deviation")
    };
    // With as many the wanted effect is just seen.
    let times = enough as f64 / 80.0;
    let then = Expected {
        se: estimate.cautious_se.unwrap() / times.sqrt(),
        freedom: estimate.freedom.unwrap() * times,
    };
    let least = then.detectable(0.95, 0.8).unwrap();
    assert!(least <= 0.1 && least > 0.099, "{least}");
}
