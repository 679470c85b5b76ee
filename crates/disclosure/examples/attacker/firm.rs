//! A made-up company over the weeks: people join, leave, move and change their answers.

use disclosure::ledger::{Contribution, Group, Unit};

/// The generator `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014): the same on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// Small numbers often, large ones seldom, as departments and roles are.
    fn skewed(&mut self, n: usize) -> usize {
        self.below(n).min(self.below(n))
    }
}

/// What a week brings, for 100 people.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    /// Joiners, leavers, movers and single new answers together.
    pub(crate) changes: usize,
    /// A campaign every so many weeks, in which most people get a new value.
    pub(crate) campaign: u32,
}

pub(crate) struct Firm {
    pub(crate) units: Vec<Unit>,
    roles: usize,
    pub(crate) people: Vec<Contribution<1>>,
    next_person: u32,
    pub(crate) random: Random,
    pace: Pace,
}

impl Firm {
    /// Up to `most` people in up to 10 departments, at most three deep.
    pub(crate) fn new(seed: u64, most: usize, pace: Pace) -> Self {
        let mut random = Random(seed);
        let departments = 2 + random.below(9);
        let units = (0..departments)
            .map(|department| {
                let parent = (random.below(5) < 2 && department > 0)
                    .then(|| random.below(department.min(4)) as u32);
                // Lasting numbers need not be dense.
                Unit { id: department as u32 * 7, parent: parent.map(|parent| parent * 7) }
            })
            .collect();
        let roles = 2 + random.below(5);
        let mut firm = Self { units, roles, people: Vec::new(), next_person: 0, random, pace };
        // In every other company each department has one head with a role of their own.
        if seed.is_multiple_of(2) {
            for department in 0..departments {
                let mut head = firm.joiner();
                head.place.unit = Some(firm.units[department].id);
                head.place.flat = [Some(100 + department as u32)];
                firm.people.push(head);
            }
        }
        for _ in 0..20 + firm.random.below(most - 20) {
            let joiner = firm.joiner();
            firm.people.push(joiner);
        }
        firm
    }

    fn place(&mut self) -> Group<1> {
        let unit = self.random.skewed(self.units.len());
        let role = self.random.skewed(self.roles) as u32;
        Group {
            unit: (self.random.below(40) > 0).then(|| self.units[unit].id),
            flat: [(self.random.below(40) > 0).then_some(role)],
        }
    }

    fn joiner(&mut self) -> Contribution<1> {
        let place = self.place();
        self.next_person += 1;
        Contribution { person: self.next_person, version: 0, place }
    }

    /// What happens before this week's figures.
    pub(crate) fn week(&mut self, week: u32) {
        let expected = self.people.len() * self.pace.changes;
        let changes = expected / 100 + usize::from(self.random.below(100) < expected % 100);
        for _ in 0..changes {
            let who = self.random.below(self.people.len());
            match self.random.below(20) {
                0..4 => {
                    let joiner = self.joiner();
                    self.people.push(joiner);
                }
                4..8 if self.people.len() > 15 => {
                    self.people.swap_remove(who);
                }
                8..10 => self.people[who].place = self.place(),
                _ => self.people[who].version += 1,
            }
        }
        if week % self.pace.campaign == self.pace.campaign - 1 {
            let answer = 60 + self.random.below(40);
            for at in 0..self.people.len() {
                if self.random.below(100) < answer {
                    self.people[at].version += 1;
                }
            }
        }
    }

    /// Whether someone standing at `place` is in `group`. Written anew, not taken from the crate.
    pub(crate) fn is_in(&self, place: &Group<1>, group: &Group<1>) -> bool {
        let mut unit = place.unit;
        while unit != group.unit {
            let Some(below) = unit.and_then(|id| self.units.iter().find(|unit| unit.id == id))
            else {
                return false;
            };
            unit = below.parent;
        }
        group.flat[0].is_none() || place.flat[0] == group.flat[0]
    }

    /// Every group with anyone in it, and who contributes what to its figure.
    pub(crate) fn groups(&self) -> Vec<(Group<1>, Vec<(u32, u32)>)> {
        let mut roles: Vec<Option<u32>> = self.people.iter().map(|c| c.place.flat[0]).collect();
        roles.push(None);
        roles.sort_unstable();
        roles.dedup();
        let units = self.units.iter().map(|unit| Some(unit.id)).chain([None]);
        let mut groups = Vec::new();
        for unit in units {
            for &role in &roles {
                let group = Group { unit, flat: [role] };
                let people = self.people.iter().filter(|c| self.is_in(&c.place, &group));
                let mut inside: Vec<(u32, u32)> = people.map(|c| (c.person, c.version)).collect();
                inside.sort_unstable();
                if !inside.is_empty() {
                    groups.push((group, inside));
                }
            }
        }
        groups
    }
}
