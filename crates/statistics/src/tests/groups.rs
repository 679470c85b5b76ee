//! Group figures against the known truth.

use super::company::{A_YEAR_AGO, Random, TODAY, World, company, priors};
use crate::competence::Belief;
use crate::group::{ChangeSum, GroupSum};

#[test]
fn group_intervals_cover_the_true_mean_share_and_change() {
    for hits in coverage(World::AsModelled) {
        assert!(hits >= 90.0, "{hits}");
    }
}

/// People whose biases differ more than supposed, noise with heavy tails, whole levels: what is
/// demanded of one person's interval then is demanded of a group's too.
#[test]
fn group_intervals_bear_an_unruly_world() {
    for hits in coverage(World::Unruly) {
        assert!(hits >= 85.0, "{hits}");
    }
}

/// How often, percent, the intervals of teams of 20 hold the true mean, share at the needed level,
/// change of the same people, and change without knowing who is who.
fn coverage(world: World) -> [f64; 4] {
    let (mut groups, mut mean, mut share, mut change, mut unpaired) = (0, 0, 0, 0, 0);
    for seed in 0..40 {
        let people = company(480, world, seed);
        let priors = priors(&people);
        for team in people.chunks(20) {
            let (mut then, mut now, mut both) =
                (GroupSum::default(), GroupSum::default(), ChangeSum::default());
            for person in team {
                let before = person.known(priors[person.role], A_YEAR_AGO);
                let after = person.known(priors[person.role], TODAY);
                then.add(Some(before), None);
                now.add(Some(after), Some(2));
                both.add(before, after);
            }
            let n = team.len() as f64;
            let true_mean = team.iter().map(|person| person.truth).sum::<f64>() / n;
            let true_before = team.iter().map(|person| person.truth_a_year_ago).sum::<f64>() / n;
            let true_share = team.iter().filter(|person| person.truth >= 1.5).count() as f64 / n;
            let covers = |figure: crate::Ranged, truth: f64| {
                i32::from(figure.interval.contains(truth) && figure.people == 20)
            };
            groups += 1;
            mean += covers(now.mean().unwrap(), true_mean);
            share += covers(now.share_meeting_need().unwrap(), true_share);
            change += covers(both.change().unwrap(), true_mean - true_before);
            unpaired += covers(now.change_since(&then).unwrap(), true_mean - true_before);
        }
    }
    let percent = |hits: i32| 100.0 * f64::from(hits) / f64::from(groups);
    let found = [mean, share, change, unpaired].map(percent);
    println!("teams of 20: mean, share, change, unpaired change covered {found:.1?} %");
    found
}

/// The interval also holds for the kind of people that the group is a sample of.
#[test]
fn the_mean_interval_covers_the_population_that_the_group_is_drawn_from() {
    let mut random = Random(77);
    let (groups, mut hits) = (4_000, 0);
    for _ in 0..groups {
        let mut sum = GroupSum::default();
        for _ in 0..8 {
            // True level N(2, 0.7²), seen with error 0.6, estimated with the right prior.
            let truth = 2.0 + 0.7 * random.normal();
            let seen = truth + 0.6 * random.normal();
            let trust = 0.49 / (0.49 + 0.36);
            let mean = 2.0 + trust * (seen - 2.0);
            sum.add(Some(Belief { mean, variance: 0.49 * (1.0 - trust) }), None);
        }
        hits += i32::from(sum.mean().unwrap().interval.contains(2.0));
    }
    let covered = 100.0 * f64::from(hits) / f64::from(groups);
    println!("groups of 8: population mean covered {covered:.1} %");
    assert!(covered >= 89.0);
}

#[test]
fn unknown_people_are_counted_and_never_drawn_as_zero() {
    let mut sum = GroupSum::default();
    assert_eq!(sum.mean(), None);
    assert_eq!(sum.share_at_or_above(3), None);
    for level in [3.0, 3.0, 3.0] {
        sum.add(Some(Belief { mean: level, variance: 0.1 }), None);
    }
    let before = sum.mean().unwrap();
    sum.add(None, Some(3));
    assert_eq!(sum.mean().unwrap(), before);
    assert_eq!((sum.known(), sum.unknown()), (3, 1));
    assert_eq!(sum.share_meeting_need(), None);
    assert_eq!(sum.distribution(), [0, 0, 0, 3, 0]);
}

/// Worked by hand: estimates 1, 2, 3 with variance 0.5 each give s² = 1, total 1.5, standard error
/// √0.5, and t(2) = 2.920 for 90 %: 2 ± 2.065, cut off at the ends of the scale.
#[test]
fn a_mean_by_hand() {
    let mut sum = GroupSum::default();
    for mean in [1.0, 2.0, 3.0] {
        sum.add(Some(Belief { mean, variance: 0.5 }), None);
    }
    let figure = sum.mean().unwrap();
    assert_eq!((figure.value, figure.interval.low, figure.interval.high), (2.0, 0.0, 4.0));

    let mut changes = ChangeSum::default();
    for change in [0.0, 1.0, 2.0] {
        changes.add(
            Belief { mean: 1.0, variance: 0.25 },
            Belief { mean: 1.0 + change, variance: 0.25 },
        );
    }
    let figure = changes.change().unwrap();
    assert!((figure.interval.high - (1.0 + 2.920 * 0.5_f64.sqrt())).abs() < 0.001);
}
