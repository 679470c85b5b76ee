//! How long decisions take: `cargo bench -p disclosure`.

use disclosure::ledger::{Contribution, Group, Ledger, Unit};
use disclosure::{Cell, Choice, Policy, Question, Table, protect, protect_answers};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// So many people in a tree of departments, in roles of which each department has up to six.
struct Company {
    parents: Vec<Option<usize>>,
    people: Vec<(usize, usize)>,
}

const ROLES: usize = 12;

fn company(people: usize) -> Company {
    let departments = (people / 16).clamp(4, 500);
    let top = departments.isqrt();
    let parents = (0..departments).map(|at| (at >= top).then_some(at % top)).collect();
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % below as u64) as usize
    };
    let people = (0..people)
        .map(|_| {
            let department = random(departments);
            (department, (department * 5 + random(6).min(random(6))) % ROLES)
        })
        .collect();
    Company { parents, people }
}

const PEOPLE: [usize; 3] = [140, 2_000, 20_000];

#[divan::bench(args = PEOPLE)]
fn table(bencher: Bencher, people: usize) {
    let company = company(people);
    let mut table = Table::new(&company.parents, [ROLES]).expect("a tree");
    for &(department, role) in &company.people {
        let cell = Cell { department: Some(department), flat: [Some(role)] };
        table.add(cell, 1).expect("in the table");
    }
    bencher.bench(|| protect(black_box(&table), Policy::default()));
}

#[divan::bench(args = PEOPLE)]
fn options(bencher: Bencher, people: usize) {
    let company = company(people);
    let mut table = Table::new(&company.parents, [ROLES, 5]).expect("a tree");
    for (person, &(department, role)) in company.people.iter().enumerate() {
        let cell = Cell { department: Some(department), flat: [Some(role), Some(person * 7 % 5)] };
        table.add(cell, 1).expect("in the table");
    }
    bencher.bench(|| {
        protect_answers(
            black_box(&table),
            Choice::One,
            Question::Ordinary,
            Policy::default(),
            |_| 1,
        )
    });
}

/// A week in which one in fifty is new, after ten such weeks.
#[divan::bench(args = PEOPLE)]
fn week(bencher: Bencher, people: usize) {
    let company = company(people);
    let units: Vec<Unit> = (0..)
        .zip(&company.parents)
        .map(|(id, parent)| Unit { id, parent: parent.map(|parent| parent as u32) })
        .collect();
    let mut today: Vec<Contribution<1>> = (0..)
        .zip(&company.people)
        .map(|(person, &(department, role))| Contribution {
            person,
            version: 0,
            place: Group { unit: Some(department as u32), flat: [Some(role as u32)] },
        })
        .collect();
    let mut ledger = Ledger::new();
    for week in 0..10 {
        for contribution in today.iter_mut().skip(week as usize * 5).step_by(50) {
            contribution.version += 1;
        }
        let _ = ledger.publish(week, &units, &today, Policy::default(), |_| 1).expect("a company");
    }
    for contribution in today.iter_mut().step_by(50) {
        contribution.version += 1;
    }
    bencher
        .with_inputs(|| ledger.clone())
        .bench_values(|mut ledger| ledger.publish(99, &units, &today, Policy::default(), |_| 1));
}
