//! Time to protect the table of a very large company:
//! `cargo run --release -p disclosure --example large [people]`.

use disclosure::{Cell, Policy, Table, protect, protect_where};
use std::time::Instant;

fn main() {
    let people: u32 = std::env::args().nth(1).map_or(100_000, |n| n.parse().expect("a number"));
    let (departments, roles, waves) = (500, 30, 6);
    // Three levels: 12 divisions, about 80 departments, the rest teams.
    let parents: Vec<Option<usize>> = (0..departments)
        .map(|department| match department {
            0..12 => None,
            12..92 => Some(department % 12),
            _ => Some(12 + department % 80),
        })
        .collect();
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % below as u64) as usize
    };

    everyday(&mut random);
    for (name, spread) in [("any role anywhere", roles), ("eight roles a department", 8)] {
        let mut table = Table::new(&parents, [roles, waves]).expect("a tree");
        for _ in 0..people {
            // Everyone in a team but one in ten, who works in a department with teams below it.
            let department = if random(10) == 0 { random(92) } else { 92 + random(408) };
            let role = (department * 7 + random(spread).min(random(spread))) % roles;
            let place =
                Cell { department: Some(department), flat: [Some(role), Some(random(waves))] };
            table.add(place, 1).expect("in the table");
        }
        let start = Instant::now();
        let all = protect(&table, Policy::default());
        report(&format!("500 x 30 x 6, {name}, all cells"), people, start, &all.loss());
        let start = Instant::now();
        let two = protect_where(&table, Policy::default(), |cell| {
            cell.department.is_none() || cell.flat.contains(&None)
        });
        report(&format!("500 x 30 x 6, {name}, two at a time"), people, start, &two.loss());
    }
}

/// 140 people, 9 departments, 12 roles of which each department has up to four.
fn everyday(random: &mut impl FnMut(usize) -> usize) {
    let mut table = Table::new(&[None; 9], [12]).expect("a tree");
    for _ in 0..140 {
        let department = random(9);
        let role = (department * 5 + random(4).min(random(4))) % 12;
        let place = Cell { department: Some(department), flat: [Some(role)] };
        table.add(place, 1).expect("in the table");
    }
    let start = Instant::now();
    report("9 x 12", 140, start, &protect(&table, Policy::default()).loss());
}

fn report(table: &str, people: u32, start: Instant, loss: &disclosure::Loss) {
    println!(
        "{people} people, {table}: {:.3} s, withheld {:.1} % of {} cells and {:.1} % of people",
        start.elapsed().as_secs_f64(),
        100.0 * loss.share_of_cells(),
        loss.cells,
        100.0 * loss.share_of_people()
    );
}
