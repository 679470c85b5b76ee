//! Time to protect the table of a very large company:
//! `cargo run --release -p disclosure --example large [people]`.

use disclosure::ledger::{Contribution, Group, Ledger, Unit};
use disclosure::{Cell, Policy, Table, protect, protect_where};

/// A point in time, by the clock on the wall and by the processor's, which other programs on the
/// machine do not slow down.
struct Start {
    wall: std::time::Instant,
    processor: f64,
}

impl Start {
    fn now() -> Self {
        Self { wall: std::time::Instant::now(), processor: processor() }
    }

    fn elapsed(&self) -> String {
        let processor = processor() - self.processor;
        format!("{:.2} s ({processor:.2} s of the processor)", self.wall.elapsed().as_secs_f64())
    }
}

/// Seconds that this program has computed; zero where the system does not say.
fn processor() -> f64 {
    let said = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = said.rsplit(')').next().unwrap_or_default().split(' ').collect();
    let ticks = fields.get(12).and_then(|ticks| ticks.parse::<f64>().ok());
    ticks.unwrap_or(0.0) / 100.0
}

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
        let start = Start::now();
        let all = protect(&table, Policy::default());
        report(&format!("500 x 30 x 6, {name}, all cells"), people, &start, &all.loss());
        let start = Start::now();
        let two = protect_where(&table, Policy::default(), |cell| {
            cell.department.is_none() || cell.flat.contains(&None)
        });
        report(&format!("500 x 30 x 6, {name}, two at a time"), people, &start, &two.loss());
    }
    let place = |random: &mut dyn FnMut(usize) -> usize| {
        let department = if random(10) == 0 { random(92) } else { 92 + random(408) };
        let role = (department * 7 + random(8).min(random(8))) % roles;
        Group { unit: Some(department as u32), flat: [Some(role as u32), Some(random(6) as u32)] }
    };
    weeks(people, &parents, place, &mut random);
}

/// Weeks of such a company: everybody's first value, then one in a hundred is new every week, then a
/// campaign that seven in ten answer.
fn weeks(
    people: u32,
    parents: &[Option<usize>],
    mut place: impl FnMut(&mut dyn FnMut(usize) -> usize) -> Group<2>,
    random: &mut dyn FnMut(usize) -> usize,
) {
    let units: Vec<Unit> = (0..)
        .zip(parents)
        .map(|(id, parent)| Unit { id, parent: parent.map(|parent| parent as u32) })
        .collect();
    let mut today: Vec<Contribution<2>> = (0..people)
        .map(|person| Contribution { person, version: 0, place: place(random) })
        .collect();
    let mut next = people;
    let mut ledger = Ledger::new();
    for week in 0..8 {
        if week == 6 {
            for contribution in &mut today {
                contribution.version += u32::from(random(10) < 7);
            }
        } else if week > 0 {
            for _ in 0..people / 100 {
                let who = random(today.len());
                match random(20) {
                    0..4 => {
                        today.push(Contribution { person: next, version: 0, place: place(random) });
                        next += 1;
                    }
                    4..8 => {
                        today.swap_remove(who);
                    }
                    8..10 => today[who].place = place(random),
                    _ => today[who].version += 1,
                }
            }
        }
        let start = Start::now();
        let release =
            ledger.publish(week, &units, &today, Policy::default(), |_| 1).expect("a company");
        let refreshed = release.refreshed().count();
        let seconds = start.elapsed();
        println!(
            "week {week}: {seconds}, {refreshed} groups refreshed, {:.1} % of groups and {:.1} % of people not as \
             today, ledger of {} kB",
            100.0 * release.loss().share_of_cells(),
            100.0 * release.loss().share_of_people(),
            ledger.to_bytes().len() / 1_000,
        );
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
    let start = Start::now();
    report("9 x 12", 140, &start, &protect(&table, Policy::default()).loss());
}

fn report(table: &str, people: u32, start: &Start, loss: &disclosure::Loss) {
    println!(
        "{people} people, {table}: {}, withheld {:.1} % of {} cells and {:.1} % of people",
        start.elapsed(),
        100.0 * loss.share_of_cells(),
        loss.cells,
        100.0 * loss.share_of_people()
    );
}
