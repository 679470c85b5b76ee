//! Weeks in a few random companies, attacked; the whole year of 200 of them is the example of the
//! same name.

#[path = "../examples/attacker/attack.rs"]
mod attack;
#[path = "../examples/attacker/firm.rs"]
mod firm;
#[path = "../examples/attacker/year.rs"]
mod year;

use attack::{Found, Published};
use disclosure::Policy;
use firm::{Firm, Pace};
use year::{Service, live};

fn attack_companies(companies: std::ops::Range<u64>, weeks: u32, pace: Pace) {
    let policy = Policy::default();
    let (mut plain, mut engine) = (Found::default(), Found::default());
    let mut service = Service::default();
    for seed in companies {
        let year = live(Firm::new(seed, 90, pace), weeks, 1, policy);
        year.service.into_iter().for_each(|one| service.add(one));
        engine.add(year.engine.attack(policy.k as usize, true));
        plain.add(year.plain.attack(policy.k as usize, false));
    }
    println!("threshold: {plain:?}\nengine: {engine:?}\n{}", service.describe());
    assert!(engine.is_nothing(), "somebody is isolated: {engine:?}");
    assert!(plain.differences > 0 && plain.atoms > 0, "nothing to find: {plain:?}");
    assert!(2 * (service.today + service.older) > service.groups, "safe by silence");
}

#[test]
fn nobody_is_isolated_over_the_weeks() {
    attack_companies(0..12, 12, Pace { changes: 3, campaign: 5 });
}

#[test]
fn nobody_is_isolated_where_much_changes() {
    attack_companies(100..106, 8, Pace { changes: 25, campaign: 3 });
}

/// The attacker must be able to see what is there to be seen.
#[test]
fn the_attacker_finds_who_joined_and_whose_value_changed() {
    let people = |people: std::ops::Range<u32>| people.map(|p| (p, 0)).collect::<Vec<_>>();
    let mut changed = people(0..8);
    changed[3].1 = 1;
    for (second, what) in [(people(0..9), "joined"), (changed, "changed")] {
        let found = Published::new([people(0..8), second]).attack(5, true);
        assert_eq!((found.figures, found.differences), (0, 1), "{what}");
        assert!(found.atoms + found.pairs + found.persons > 0 && found.words > 0, "{what}");
    }
    let found = Published::new([people(0..8), people(8..16), people(0..21)]).attack(5, true);
    assert!(found.is_nothing(), "{found:?}");
}
