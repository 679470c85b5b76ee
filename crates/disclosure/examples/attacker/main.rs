//! A year in 200 random companies, attacked:
//! `cargo run --release -p disclosure --example attacker [companies] [weeks]`.
//!
//! The attacker keeps every figure of every week and looks for combinations that are about fewer
//! than `k` people: once where a plain threshold decides what is shown, once where the engine does.

mod attack;
mod firm;
mod year;

use std::time::Instant;

use attack::Found;
use disclosure::Policy;
use firm::{Firm, Pace};
use year::{Service, live};

fn main() {
    let mut arguments = std::env::args().skip(1).map(|n| n.parse().expect("a number"));
    let companies: u64 = arguments.next().unwrap_or(200);
    let weeks = arguments.next().unwrap_or(52) as u32;
    let policy = Policy::default();
    let pace = Pace { changes: 2, campaign: 13 };
    let start = Instant::now();
    for rhythm in [1, 4] {
        let (mut plain, mut engine) = (Found::default(), Found::default());
        let mut service = [Service::default(); 4];
        let (mut leaky, mut shown, mut shown_plainly) = (0, 0, 0);
        for seed in 0..companies {
            let year = live(Firm::new(seed, 220, pace), weeks, rhythm, policy);
            for (all, one) in service.iter_mut().zip(year.service) {
                all.add(one);
            }
            shown += year.engine.figures.len();
            engine.add(year.engine.attack(policy.k as usize, true));
            if rhythm == 1 {
                shown_plainly += year.plain.figures.len();
                let found = year.plain.attack(policy.k as usize, false);
                leaky += usize::from(!found.is_nothing());
                plain.add(found);
            }
        }
        println!("{companies} companies, {weeks} weeks, published every {rhythm} weeks");
        if rhythm == 1 {
            println!("  threshold: {shown_plainly} figures, {leaky} companies leak: {plain:?}");
        }
        println!("  engine:    {shown} figures: {engine:?}");
        let mut all = Service::default();
        for (name, service) in
            ["whole", "departments", "roles", "departments x roles"].iter().zip(service)
        {
            println!("  {name}: {}", service.describe());
            all.add(service);
        }
        println!("  all: {}", all.describe());
        assert!(engine.is_nothing(), "somebody is isolated");
    }
    println!("{:.1} s", start.elapsed().as_secs_f64());
}
