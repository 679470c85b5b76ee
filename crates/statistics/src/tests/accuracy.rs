//! Do the intervals hold what they promise, and is the estimate worth its trouble?

use super::company::{A_YEAR_AGO, Person, TODAY, World, company, priors};
use crate::competence::parameters::reading;
use crate::competence::{Kind, Piece, Prior, State, estimate};

const PEOPLE: usize = 6_000;
const SEEDS: [u64; 3] = [11, 22, 33];

/// Calls `look` for every person of three companies.
fn each_person(world: World, mut look: impl FnMut(&Person, Prior)) {
    for seed in SEEDS {
        let people = company(PEOPLE, world, seed);
        let priors = priors(&people);
        for person in &people {
            look(person, priors[person.role]);
        }
    }
}

/// Share of people, percent, whose true level lies within `z` standard deviations.
fn coverage(world: World, z: f64) -> f64 {
    let (mut inside, mut all) = (0_u32, 0_u32);
    each_person(world, |person, prior| {
        for (day, truth) in [(TODAY, person.truth), (A_YEAR_AGO, person.truth_a_year_ago)] {
            let known = person.known(prior, day);
            all += 1;
            inside += u32::from((known.mean - truth).abs() <= z * known.variance.sqrt());
        }
    });
    100.0 * f64::from(inside) / f64::from(all)
}

#[test]
fn intervals_hold_what_they_promise_when_the_model_is_right() {
    let (fifty, ninety) =
        (coverage(World::AsModelled, 0.674_490), coverage(World::AsModelled, 1.644_854));
    println!("model right: 50 % interval covers {fifty:.1} %, 90 % interval {ninety:.1} %");
    assert!((48.0..=52.0).contains(&fifty), "{fifty}");
    assert!((88.0..=92.0).contains(&ninety), "{ninety}");
}

#[test]
fn intervals_bear_people_who_differ_more_than_supposed() {
    let ninety = coverage(World::Unruly, 1.644_854);
    println!("unruly world: 90 % interval covers {ninety:.1} %");
    assert!(ninety >= 85.0, "{ninety}");
}

/// Root of the mean squared error, levels, of: the estimate, the latest self-rating, the latest
/// piece, the plain mean.
fn errors(world: World) -> [f64; 4] {
    let mut squares = [0.0; 4];
    let mut people = 0.0;
    each_person(world, |person, prior| {
        let pieces = &person.evidence;
        let own = pieces.iter().rfind(|piece| piece.kind() == Kind::SelfRating).unwrap();
        let plain_mean = pieces.iter().map(Piece::value).sum::<f64>() / pieces.len() as f64;
        let guesses = [
            person.known(prior, TODAY).mean,
            own.value(),
            pieces[pieces.len() - 1].value(),
            plain_mean,
        ];
        for (square, guess) in squares.iter_mut().zip(guesses) {
            *square += (guess - person.truth).powi(2);
        }
        people += 1.0;
    });
    squares.map(|square| (square / people).sqrt())
}

#[test]
fn the_estimate_is_at_least_thirty_percent_better_than_simpler_ways() {
    for (name, world) in [("model right", World::AsModelled), ("unruly world", World::Unruly)] {
        let [ours, own, last, mean] = errors(world);
        println!("{name}: error {ours:.3}; self {own:.3}, last {last:.3}, plain mean {mean:.3}");
        for other in [own, last, mean] {
            assert!(ours <= 0.7 * other, "{name}: {ours} against {other}");
        }
    }
}

/// A negative weight is honest but needs explaining: it must stay the exception, above all in the
/// first year, and a kind as a whole must not count against itself.
#[test]
fn few_weights_are_negative_and_shares_add_up() {
    let people = company(400, World::AsModelled, 5);
    let priors = priors(&people);
    for (day, at_most) in [(365, 5.0), (TODAY, 25.0)] {
        let (mut negative, mut negative_kinds, mut all) = (0.0, 0.0, 0.0);
        for person in &people {
            let shown = estimate(priors[person.role], &person.evidence, day).unwrap();
            let shares: f64 = shown.contributions.iter().map(|part| part.share).sum();
            assert!((shares + shown.prior_share - 100.0).abs() < 1e-9);
            for part in &shown.contributions {
                all += part.weight.abs();
                negative += (-part.weight).max(0.0);
            }
            for (_, weight) in shown.weight_by_kind() {
                negative_kinds += (-weight).max(0.0);
            }
        }
        let (share, kinds) = (100.0 * negative / all, 100.0 * negative_kinds / all);
        println!(
            "day {day}: {share:.1} % of all weight is negative by piece, {kinds:.3} % by kind"
        );
        assert!(share <= at_most && kinds <= 0.5, "{share} {kinds}");
    }
}

#[test]
fn weights_reproduce_the_estimate() {
    let people = company(50, World::AsModelled, 6);
    for person in &people {
        let shown = estimate(Prior::UNINFORMED, &person.evidence, TODAY).unwrap();
        let known = person.known(Prior::UNINFORMED, TODAY);
        let own: f64 = shown.contributions.iter().map(|part| part.weight).sum();
        let by_hand: f64 = shown
            .contributions
            .iter()
            .map(|part| part.weight * (part.piece.value() - reading(part.piece.kind()).bias))
            .sum::<f64>()
            + (1.0 - own) * Prior::UNINFORMED.mean;
        assert!((by_hand - known.mean).abs() < 1e-9);
    }
}

#[test]
fn self_ratings_alone_never_become_certainty() {
    let kind = Kind::SelfRating;
    let prior = Prior::UNINFORMED;
    let mut state = State::new(prior);
    for _ in 0..10_000 {
        state.update(&Piece::new(kind, 4.0, 0).unwrap()).unwrap();
    }
    let known = state.at(0).unwrap();
    // In the limit one reading of level plus deviation without noise: 1 / (1/τ² + 1/s²).
    let floor = 1.0 / (1.0 / prior.variance + 1.0 / reading(kind).bias_sd.powi(2));
    assert!((known.variance - floor).abs() < 1e-3, "{} {floor}", known.variance);
}

#[test]
fn one_piece_by_hand() {
    // Prior N(1.5, 1), a challenge (no bias, error variance 0.3² + 0.75² = 0.6525) at 3.0.
    let prior = Prior::UNINFORMED;
    let shown = estimate(prior, &[Piece::new(Kind::Challenge, 3.0, 10).unwrap()], 10).unwrap();
    let weight = 1.0 / 1.6525;
    assert!((shown.mean - (1.5 + weight * 1.5)).abs() < 1e-12);
    assert!((shown.sd - (1.0 - weight).sqrt()).abs() < 1e-12);
    assert!((shown.contributions[0].share - 100.0 * weight).abs() < 1e-9);
    assert_eq!((shown.self_mean, shown.observed_mean), (None, Some(3.0)));
}
