use super::*;
use crate::range::{Ends, Range};

fn input(name: &str, range: Range) -> Input {
    Input { name: name.to_owned(), range, tag: Tag::Assumed, source: String::new() }
}

fn between(low: f64, base: f64, high: f64) -> Range {
    Range::Pert(Ends::new(low, base, high).unwrap())
}

/// The article's example: 100 people, 90 000 € of cost, 580 000 € of benefit.
fn article() -> Model {
    Model::new(
        vec![input("cost", Range::Fixed(90_000.0)), input("benefit", Range::Fixed(580_000.0))],
        vec![Line::product("programme", &["cost"])],
        vec![Line::product("time won", &["benefit"])],
    )
    .unwrap()
}

/// A company of a hundred with all kinds of inputs.
fn company() -> Model {
    Model::new(
        vec![
            input("people", Range::Fixed(100.0)),
            input("minutes a week", Range::Triangular(Ends::new(10.0, 60.0, 120.0).unwrap())),
            input("weeks", Range::Fixed(44.0)),
            input("recapture", between(0.2, 0.5, 0.7)),
            input("cost per hour", between(40.0, 55.0, 65.0)),
            input("training hours", between(8.0, 16.0, 30.0)),
            input("licence", Range::Fixed(240.0)),
            input("support", between(5_000.0, 10_000.0, 20_000.0)),
        ],
        vec![
            Line::product("training", &["people", "training hours", "cost per hour"]),
            Line::product("licences", &["people", "licence"]),
            Line::product("support", &["support"]),
        ],
        vec![Line {
            divisor: 60.0,
            ..Line::time_saved(
                "time won",
                &["people", "minutes a week", "weeks"],
                "recapture",
                "cost per hour",
            )
        }],
    )
    .unwrap()
}

#[test]
fn the_articles_example_is_exact() {
    let base = article().base().unwrap();
    assert_eq!(base.roi, 490_000.0 / 90_000.0 * 100.0);
    assert!((base.roi - 4_900.0 / 9.0).abs() < 1e-12);
    assert_eq!(format!("{:.2}", base.roi), "544.44");
    assert_eq!(base.net(), 490_000.0);
    // Nothing is uncertain: every figure is the same one.
    let model = article();
    let simulation = model.simulate(100, 7).unwrap();
    assert_eq!((model.low().unwrap(), model.high().unwrap()), (base, base));
    assert_eq!((simulation.roi.p5, simulation.roi.p95), (base.roi, base.roi));
    assert_eq!(simulation.probability_positive, 1.0);
    assert!(model.tornado().unwrap().is_empty());
    // It would pay down to a benefit of 90 000, and up to a cost of 580 000.
    let benefit = model.break_even("benefit").unwrap();
    assert_eq!((benefit.value, benefit.pays_above), (90_000.0, true));
    let cost = model.break_even("cost").unwrap();
    assert_eq!((cost.value, cost.pays_above), (580_000.0, false));
}

#[test]
fn a_company_by_hand() {
    let model = company();
    let base = model.base().unwrap();
    // 100 × 16 h × 55 + 100 × 240 + 10 000, and 100 × 60 min × 44 × 0.5 × 55 / 60.
    assert!((base.cost - 122_000.0).abs() < 1e-9);
    assert!((base.benefit - 121_000.0).abs() < 1e-9);
    assert!((base.benefit - value_of_time(4_400.0, 0.5, 55.0)).abs() < 1e-9);
    let lines: Vec<f64> = model.costs().map(|(_, value)| value).collect();
    assert_eq!(lines, [88_000.0, 24_000.0, 10_000.0]);
    // At the edge: a little more than an hour a week repays it.
    let minutes = model.break_even("minutes a week").unwrap();
    assert!((minutes.value - 60.0 * 122.0 / 121.0).abs() < 1e-9);
    assert!(minutes.in_range && minutes.pays_above);
    assert_eq!(model.break_even("weeks").map(|it| it.in_range), Some(false));
    assert_eq!(model.break_even("nothing"), None);
}

#[test]
fn corners_contain_everything_and_the_tornado_is_sorted() {
    let model = company();
    let (low, base, high) =
        (model.low().unwrap().roi, model.base().unwrap().roi, model.high().unwrap().roi);
    let simulation = model.simulate(20_000, 1).unwrap();
    let roi = simulation.roi;
    for (below, above) in
        [(low, roi.p5), (roi.p5, roi.p50), (roi.p50, roi.p95), (roi.p95, high), (low, base)]
    {
        assert!(below < above, "{below} {above}");
    }
    assert!(low > -100.0 && simulation.probability_positive > 0.0);
    let tornado = model.tornado().unwrap();
    assert_eq!(tornado.len(), 5);
    assert_eq!(tornado[0].input, "minutes a week");
    assert!(tornado.is_sorted_by(|a, b| a.width() >= b.width()));
    for swing in &tornado {
        assert!(low <= swing.at_low.min(swing.at_high));
        assert!(high >= swing.at_low.max(swing.at_high));
    }
    // A dearer hour makes the training dearer and the time won worth more: only the sum decides.
    let hour = tornado.iter().find(|swing| swing.input == "cost per hour").unwrap();
    assert!(hour.at_high > hour.at_low);
}

/// One triangular benefit against a cost of one: the exact percentiles are known.
#[test]
fn percentiles_agree_with_the_exact_distribution() {
    let model = Model::new(
        vec![
            input("cost", Range::Fixed(1.0)),
            input("benefit", Range::Triangular(Ends::new(0.0, 1.0, 3.0).unwrap())),
        ],
        vec![Line::product("cost", &["cost"])],
        vec![Line::product("benefit", &["benefit"])],
    )
    .unwrap();
    let simulation = model.simulate(200_000, 5).unwrap();
    // F(x) = x²/3 up to 1, 1 − (3 − x)²/6 above.
    for (found, exact) in [
        (simulation.roi.p5, 0.15_f64.sqrt()),
        (simulation.roi.p50, 3.0 - 3.0_f64.sqrt()),
        (simulation.roi.p95, 3.0 - 0.3_f64.sqrt()),
    ] {
        assert!((found - (exact - 1.0) * 100.0).abs() < 1.2, "{found} {exact}");
    }
    assert!((simulation.probability_positive - 2.0 / 3.0).abs() < 4.0 * 0.5 / 447.0);
    assert!((simulation.mean_roi - 100.0 / 3.0).abs() < 0.6);
}

#[test]
fn a_seed_gives_the_same_figures_for_ever_and_in_any_order() {
    let model = company();
    let first = model.simulate(1_000, 42).unwrap();
    assert_eq!(first, model.simulate(1_000, 42).unwrap());
    assert_ne!(first.roi, model.simulate(1_000, 43).unwrap().roi);
    let mut inputs = model.inputs().to_vec();
    inputs.reverse();
    let costs = model.costs().map(|(line, _)| line.clone()).collect();
    let benefits = model.benefits().map(|(line, _)| line.clone()).collect();
    assert_eq!(first, Model::new(inputs, costs, benefits).unwrap().simulate(1_000, 42).unwrap());
    // To the last bit, wherever it is computed.
    assert_eq!(
        first.roi,
        Percentiles {
            p5: -65.630_796_462_604_42,
            p50: -5.335_073_049_946_629_5,
            p95: 83.430_326_831_999_38
        }
    );
}

#[test]
fn months_until_the_money_is_back() {
    let year = Course { months: 12, first_benefit: 1 };
    assert_eq!(year.break_even_month(90_000.0, 580_000.0), Some(2));
    assert_eq!(year.break_even_month(100.0, 100.0), Some(12));
    assert_eq!(year.break_even_month(100.0, 99.0), None);
    // Two idle months and then ten of 58 000.
    assert_eq!(
        Course { months: 12, first_benefit: 3 }.break_even_month(90_000.0, 580_000.0),
        Some(4)
    );
    assert_eq!(Course { months: 2, first_benefit: 3 }.break_even_month(1.0, 9.0), None);
    assert_eq!(break_even_month(10.0, [-1.0, 2.0, 4.0, 8.0]), Some(4));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let cost = || vec![Line::product("cost", &["cost"])];
    let benefit = || vec![Line::product("benefit", &["benefit"])];
    let build = |cost_range: Range, costs: Vec<Line>, benefits: Vec<Line>| {
        let inputs = vec![input("cost", cost_range), input("benefit", Range::Fixed(2.0))];
        Model::new(inputs, costs, benefits).unwrap_err()
    };
    let one = Range::Fixed(1.0);
    assert_eq!(
        build(Range::Fixed(0.0), cost(), benefit()),
        ModelError::NotPositive(NotPositive { cost: 0.0 })
    );
    assert_eq!(
        build(between(-1.0, 5.0, 9.0), cost(), benefit()),
        ModelError::NotPositive(NotPositive { cost: -1.0 })
    );
    assert!(matches!(build(one, vec![], benefit()), ModelError::NotPositive(_)));
    assert_eq!(
        build(one, cost(), vec![Line::product("x", &["benefit", "benefit"])]),
        ModelError::Twice { line: "x".to_owned(), input: "benefit".to_owned() }
    );
    assert_eq!(
        build(one, cost(), vec![Line::product("x", &["y"])]),
        ModelError::NoSuchInput { line: "x".to_owned(), input: "y".to_owned() }
    );
    assert_eq!(
        build(one, cost(), vec![Line::product("x", &[])]),
        ModelError::EmptyLine("x".to_owned())
    );
    assert_eq!(
        build(one, cost(), vec![Line::time_saved("x", &[], "benefit", "cost")]),
        ModelError::Recapture("benefit".to_owned())
    );
    assert_eq!(
        build(Range::Fixed(f64::NAN), cost(), benefit()),
        ModelError::NotFinite("cost".to_owned())
    );
    assert_eq!(roi_percent(1.0, 0.0), Err(NotPositive { cost: 0.0 }));
    let twice = vec![input("cost", one), input("cost", one)];
    assert_eq!(
        Model::new(twice, cost(), vec![]).unwrap_err(),
        ModelError::SameName("cost".to_owned())
    );
}
