//! The made-up manufacturer: its departments, job roles and people, as the HR system would list them.

use std::fmt::Write as _;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use super::names::{FIRST, LAST};

/// A department: its path, and its job roles with how common they are there.
struct Unit {
    path: &'static str,
    share: f64,
    roles: &'static [(&'static str, u32)],
}

/// The departments with their share of the people. With `Produktion`, which holds two of them, they are nine; the
/// job roles are twelve.
const UNITS: [Unit; 8] = [
    Unit { path: "Produktion/Montering", share: 0.21, roles: &[("Teamledare", 1), ("Montör", 4)] },
    Unit {
        path: "Produktion/Bearbetning",
        share: 0.15,
        roles: &[("Teamledare", 1), ("Montör", 4)],
    },
    Unit { path: "Kvalitet", share: 0.08, roles: &[("Kvalitetsingenjör", 1)] },
    Unit { path: "Konstruktion", share: 0.15, roles: &[("Projektledare", 2), ("Konstruktör", 3)] },
    Unit {
        path: "Inköp och planering",
        share: 0.12,
        roles: &[("Inköpare", 1), ("Produktionsplanerare", 1)],
    },
    Unit {
        path: "Sälj och marknad", share: 0.13, roles: &[("Säljare", 3), ("Marknadsförare", 2)]
    },
    Unit { path: "Kundservice", share: 0.06, roles: &[("Kundtjänstmedarbetare", 1)] },
    Unit { path: "Ekonomi och HR", share: 0.1, roles: &[("Ekonom", 1), ("HR-specialist", 1)] },
];

impl Unit {
    /// The role of its person at a place: in turn, as often as the roles weigh.
    fn role(&self, place: usize) -> &'static str {
        let turns: u32 = self.roles.iter().map(|role| role.1).sum();
        let mut turn = place as u32 % turns.max(1);
        for (role, weight) in self.roles {
            if turn < *weight {
                return role;
            }
            turn -= weight;
        }
        ""
    }
}

/// People in one works; a larger company has several, each with the same departments.
const WORKS: usize = 2_000;

/// The list of a company with so many people, as a CSV of the HR system. The first line after the headings is the
/// managing director; the head of each department follows before its people.
pub(super) fn hr_list(people: usize, seed: u64) -> String {
    let mut random = StdRng::seed_from_u64(seed);
    let mut list = String::with_capacity(people * 120);
    list.push_str(
        "Anställningsnummer;Namn;E-post;Avdelning;Befattning;Chef;Språk;Anställningsdatum\r\n",
    );
    let works = people.div_ceil(WORKS).max(1);
    let mut number = 1_000;
    let mut left = people;
    for work in 0..works {
        let here = left.div_ceil(works - work);
        left -= here;
        let prefix = if works == 1 { String::new() } else { format!("Verk {:02}/", work + 1) };
        write_works(&mut list, &mut random, &prefix, here, &mut number);
    }
    list
}

fn write_works(
    list: &mut String,
    random: &mut StdRng,
    prefix: &str,
    people: usize,
    number: &mut usize,
) {
    const DIRECTOR: usize = 1_000;
    let mut left = people;
    let mut share_left = 1.0;
    // The management first: the director is the first person of the company.
    for unit in UNITS.iter().rev() {
        let here = ((left as f64 * unit.share / share_left).round() as usize).min(left);
        left -= here;
        share_left -= unit.share;
        let head = *number;
        for i in 0..here {
            let role = unit.role(i);
            let chief = match (i, head) {
                (0, DIRECTOR) => String::new(),
                (0, _) => DIRECTOR.to_string(),
                _ => head.to_string(),
            };
            let (first, last) = (pick(random, &FIRST), pick(random, &LAST));
            let language = if random.random_bool(0.15) { "en" } else { "sv" };
            let started = format!(
                "{}-{:02}-{:02}",
                random.random_range(2001..=2025),
                random.random_range(1..=12),
                random.random_range(1..=28)
            );
            let address = format!("{}.{}.{number}", plain(first), plain(last));
            let _ = write!(
                list,
                "{number};{first} {last};{address}@norrverk.example;{prefix}{};{role};{chief};{language};{started}\r\n",
                unit.path
            );
            *number += 1;
        }
    }
}

fn pick(random: &mut StdRng, from: &[&'static str]) -> &'static str {
    from.choose(random).copied().unwrap_or_default()
}

fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let letters = name.chars().map(|c| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        other => other,
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::hr_list;

    #[test]
    fn a_company_has_nine_departments_and_twelve_roles() {
        let list = hr_list(140, 1);
        let column = |n: usize| {
            let cells = list.lines().skip(1).filter_map(move |line| line.split(';').nth(n));
            cells.collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(list.lines().count(), 141);
        assert_eq!(column(3).len(), 8, "nine with the one above two of them");
        assert_eq!(column(4).len(), 12);
        assert_eq!(hr_list(140, 1), list, "the same seed gives the same company");
        assert_eq!(hr_list(5_000, 1).lines().count(), 5_001);
    }
}
