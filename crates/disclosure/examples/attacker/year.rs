//! A company's weeks under the engine and under a plain threshold.

use std::collections::BTreeMap;

use disclosure::Policy;
use disclosure::ledger::{Group, Ledger, Standing};

use super::attack::Published;
use super::firm::Firm;

/// What readers get, over all weeks and all groups of at least `k` people.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Service {
    /// Groups, and people in them.
    pub(crate) groups: u64,
    pub(crate) people: u64,
    /// Shown as they are today.
    pub(crate) today: u64,
    pub(crate) people_today: u64,
    /// Shown as they were.
    pub(crate) older: u64,
    pub(crate) people_older: u64,
    /// Weeks that the older figures are old, together.
    pub(crate) weeks: u64,
}

impl Service {
    pub(crate) fn add(&mut self, other: Self) {
        self.groups += other.groups;
        self.people += other.people;
        self.today += other.today;
        self.people_today += other.people_today;
        self.older += other.older;
        self.people_older += other.people_older;
        self.weeks += other.weeks;
    }

    pub(crate) fn describe(&self) -> String {
        let share = |part: u64, whole: u64| 100.0 * part as f64 / whole.max(1) as f64;
        format!(
            "of groups (people) {:.1} % ({:.1} %) as they are today, {:.1} % ({:.1} %) older by {:.1} \
             weeks on average, {:.1} % ({:.1} %) nothing",
            share(self.today, self.groups),
            share(self.people_today, self.people),
            share(self.older, self.groups),
            share(self.people_older, self.people),
            self.weeks as f64 / self.older.max(1) as f64,
            share(self.groups - self.today - self.older, self.groups),
            share(self.people - self.people_today - self.people_older, self.people),
        )
    }
}

pub(crate) struct Year {
    pub(crate) plain: Published,
    pub(crate) engine: Published,
    /// The whole, departments, roles, and departments by role.
    pub(crate) service: [Service; 4],
}

/// Which of the four kinds a group is.
fn kind(group: &Group<1>) -> usize {
    usize::from(group.unit.is_some()) + 2 * usize::from(group.flat[0].is_some())
}

/// Lets the weeks pass; the engine publishes every `rhythm` weeks.
pub(crate) fn live(mut firm: Firm, weeks: u32, rhythm: u32, policy: Policy) -> Year {
    let mut ledger = Ledger::<1>::new();
    let (mut plain, mut engine) = (Vec::new(), Vec::new());
    let mut service = [Service::default(); 4];
    let mut figures = BTreeMap::new();
    for week in 0..weeks {
        firm.week(week);
        let groups = firm.groups();
        let large = |people: &Vec<(u32, u32)>| people.len() >= policy.k as usize;
        plain.extend(groups.iter().map(|(_, people)| people).filter(|p| large(p)).cloned());
        if week % rhythm == 0 {
            let released = ledger.publish(week, &firm.units, &firm.people, policy, |_| 1);
            let released = released.expect("a company");
            // What the caller keeps is bytes.
            ledger = Ledger::from_bytes(&ledger.to_bytes()).expect("its own bytes");
            for (group, people) in &groups {
                match released.standing(group) {
                    Standing::Refreshed { people: told } => {
                        assert_eq!(told as usize, people.len());
                        figures.insert(*group, (week, people.clone()));
                        engine.push(people.clone());
                    }
                    Standing::Current { epoch } => {
                        assert_eq!(figures[group], (epoch, people.clone()), "{group:?}");
                    }
                    Standing::Older { epoch } => assert_eq!(figures[group].0, epoch),
                    Standing::Withheld => assert!(!figures.contains_key(group)),
                }
            }
        }
        for (group, people) in groups.iter().filter(|(_, people)| large(people)) {
            let service = &mut service[kind(group)];
            let count = people.len() as u64;
            service.groups += 1;
            service.people += count;
            match figures.get(group) {
                Some((_, then)) if then == people => {
                    service.today += 1;
                    service.people_today += count;
                }
                Some((epoch, _)) => {
                    service.older += 1;
                    service.people_older += count;
                    service.weeks += u64::from(week - epoch);
                }
                None => {}
            }
        }
    }
    Year { plain: Published::new(plain), engine: Published::new(engine), service }
}
