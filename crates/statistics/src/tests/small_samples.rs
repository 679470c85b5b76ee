//! What must hold for any small sample, any ratings and any calculation of return.

use crate::agreement::{Weights, icc, weighted_kappa};
use crate::paired::{difference, ratio};
use crate::range::{Ends, Range};
use crate::roi::{Input, Line, Model, Tag};
use crate::sample;
use proptest::collection::vec;
use proptest::prelude::*;

fn minutes() -> impl Strategy<Value = Vec<(f64, f64)>> {
    vec((1.0..200.0, 1.0..200.0), 1..30)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

fn ends() -> impl Strategy<Value = Ends> {
    (0.1..50.0, 0.01..50.0, 0.01..50.0)
        .prop_map(|(low, more, most)| Ends::new(low, low + more, low + more + most).unwrap())
}

/// Two factors of benefit, one of them also of cost, and a cost by itself.
fn model(shared: Range, gain: Range, alone: Range, currency: f64) -> Model {
    let input = |name: &str, range| Input {
        name: name.to_owned(),
        range,
        tag: Tag::Estimated,
        source: String::new(),
    };
    let by = |line: Line| Line { divisor: 1.0 / currency, ..line };
    Model::new(
        vec![
            input("shared", shared),
            input("gain", gain),
            input("alone", alone),
            input("each", Range::Fixed(2.0)),
        ],
        vec![by(Line::product("a", &["shared", "each"])), by(Line::product("b", &["alone"]))],
        vec![by(Line::product("c", &["shared", "gain"]))],
    )
    .unwrap()
}

proptest! {
    #[test]
    fn pairs_may_come_in_any_order_unit_and_direction(pairs in minutes(), factor in 0.01..100.0) {
        let found = difference(&pairs, 0.9).unwrap();
        prop_assert!(found.interval.contains(found.estimate));
        let mut turned: Vec<(f64, f64)> = pairs.iter().map(|&(a, b)| (b, a)).collect();
        turned.reverse();
        let back = difference(&turned, 0.9).unwrap();
        prop_assert!(near(back.estimate, -found.estimate));
        prop_assert!(near(back.interval.low, -found.interval.high));

        let hours: Vec<(f64, f64)> =
            pairs.iter().map(|(a, b)| (a * factor, b * factor)).collect();
        let scaled = difference(&hours, 0.9).unwrap();
        prop_assert!(near(scaled.estimate, factor * found.estimate));
        let (of_minutes, of_hours) = (ratio(&pairs, 0.9).unwrap(), ratio(&hours, 0.9).unwrap());
        prop_assert!(near(of_minutes.estimate, of_hours.estimate));
        prop_assert!(near(of_minutes.interval.high, of_hours.interval.high));
    }

    #[test]
    fn more_confidence_is_never_narrower(pairs in minutes(), low in 0.1..0.9, more in 0.0..0.09) {
        let (some, most) =
            (difference(&pairs, low).unwrap(), difference(&pairs, low + more).unwrap());
        prop_assert!(most.interval.low <= some.interval.low);
        prop_assert!(most.interval.high >= some.interval.high);
        prop_assert!(most.confidence >= some.confidence);
    }

    /// A pair that gets worse never makes the figure better.
    #[test]
    fn the_difference_is_monotone(pairs in minutes(), at in any::<prop::sample::Index>(), by in 0.0..50.0) {
        let mut worse = pairs.clone();
        worse[at.index(pairs.len())].1 += by;
        let (before, after) = (difference(&pairs, 0.9).unwrap(), difference(&worse, 0.9).unwrap());
        prop_assert!(after.estimate >= before.estimate);
        prop_assert!(after.interval.low >= before.interval.low);
        prop_assert!(after.interval.high >= before.interval.high);
    }

    #[test]
    fn a_mean_may_come_in_any_order(mut values in vec(0.0..100.0_f64, 2..12), seed in any::<u64>()) {
        let found = sample::mean(&values, 0.9, seed).unwrap();
        prop_assert!(found.interval.low <= found.interval.high);
        values.reverse();
        let back = sample::mean(&values, 0.9, seed).unwrap();
        prop_assert_eq!(found.method, back.method);
        prop_assert!(near(found.interval.low, back.interval.low));
        prop_assert!(near(found.interval.high, back.interval.high));
    }

    #[test]
    fn raters_may_change_places(pairs in vec((0..5_usize, 0..5_usize), 1..60)) {
        let turned: Vec<(usize, usize)> = pairs.iter().rev().map(|&(a, b)| (b, a)).collect();
        for weights in [Weights::Unweighted, Weights::Linear, Weights::Quadratic] {
            let there = weighted_kappa(&pairs, 5, weights, 0.9);
            let back = weighted_kappa(&turned, 5, weights, 0.9);
            prop_assert_eq!(there.is_some(), back.is_some());
            if let (Some(there), Some(back)) = (there, back) {
                prop_assert!(near(there.kappa, back.kappa) && there.kappa <= 1.0 + 1e-12);
                prop_assert!((there.standard_error - back.standard_error).abs() < 1e-6);
                prop_assert!(there.interval.contains(there.kappa));
            }
        }
    }

    #[test]
    fn correlations_do_not_hang_on_order_zero_or_unit(
        mut ratings in vec(vec(0.0..4.0_f64, 3), 2..12), zero in -5.0..5.0, unit in 0.1..10.0
    ) {
        let found = icc(&ratings, 0.9).unwrap();
        for one in [
            found.one_way, found.agreement, found.consistency,
            found.one_way_mean, found.agreement_mean, found.consistency_mean,
        ] {
            prop_assert!(one.value <= 1.0 + 1e-12);
        }
        for one in [found.one_way, found.agreement, found.consistency] {
            prop_assert!(one.interval.contains(one.value), "{:?}", one);
        }
        ratings.reverse();
        for row in &mut ratings {
            row.rotate_left(1);
            for rating in row {
                *rating = zero + unit * *rating;
            }
        }
        let moved = icc(&ratings, 0.9).unwrap();
        for (a, b) in [
            (found.one_way, moved.one_way),
            (found.agreement, moved.agreement),
            (found.consistency, moved.consistency),
        ] {
            prop_assert!((a.value - b.value).abs() < 1e-6, "{:?} {:?}", a, b);
            prop_assert!((a.interval.low - b.interval.low).abs() < 1e-5, "{:?} {:?}", a, b);
        }
    }

    #[test]
    fn return_does_not_hang_on_the_currency(
        shared in ends(), gain in ends(), alone in ends(), currency in 0.01..100.0, seed in any::<u64>()
    ) {
        let ranges = [Range::Pert(shared), Range::Triangular(gain), Range::Pert(alone)];
        let one = model(ranges[0], ranges[1], ranges[2], 1.0);
        let other = model(ranges[0], ranges[1], ranges[2], currency);
        let (a, b) = (one.simulate(200, seed).unwrap(), other.simulate(200, seed).unwrap());
        prop_assert!(near(a.roi.p5, b.roi.p5) && near(a.roi.p95, b.roi.p95));
        prop_assert!(near(a.net.p50 * currency, b.net.p50));
        let value = |model: &Model| model.break_even("gain").unwrap().value;
        prop_assert!(near(value(&one), value(&other)));
    }

    #[test]
    fn corners_contain_base_swings_and_draws(
        shared in ends(), gain in ends(), alone in ends(), seed in any::<u64>()
    ) {
        let model = model(Range::Pert(shared), Range::Pert(gain), Range::Triangular(alone), 1.0);
        let (low, high) = (model.low().unwrap().roi - 1e-9, model.high().unwrap().roi + 1e-9);
        let simulation = model.simulate(200, seed).unwrap();
        let mut inside =
            vec![model.base().unwrap().roi, simulation.roi.p5, simulation.roi.p95];
        for swing in model.tornado().unwrap() {
            inside.extend([swing.at_low, swing.at_high]);
        }
        prop_assert!(inside.iter().all(|roi| (low..=high).contains(roi)), "{} {:?} {}", low, inside, high);
    }

    /// At the break-even value benefit equals cost, and a little to the named side it pays.
    #[test]
    fn at_break_even_it_breaks_even(shared in ends(), gain in ends(), alone in ends()) {
        let before = model(Range::Pert(shared), Range::Pert(gain), Range::Pert(alone), 1.0);
        for (name, place) in [("gain", 1), ("alone", 2)] {
            let Some(found) = before.break_even(name) else { continue };
            let mut ranges = [Range::Pert(shared), Range::Pert(gain), Range::Pert(alone)];
            let mut roi_at = |value| {
                ranges[place] = Range::Fixed(value);
                model(ranges[0], ranges[1], ranges[2], 1.0).base().unwrap().roi
            };
            if found.value > 0.0 {
                prop_assert!(roi_at(found.value).abs() < 1e-6);
                let beside = if found.pays_above { 1.001 } else { 0.999 };
                prop_assert!(roi_at(found.value * beside) > 0.0);
            }
        }
    }
}
