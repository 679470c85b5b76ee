//! One department over some weeks: what the publication ledger lets through.

use disclosure::Policy;
use disclosure::ledger::{Contribution, Group, Ledger, Standing, Unit};

const NORTH: Group<0> = Group { unit: Some(1), flat: [] };
const SOUTH: Group<0> = Group { unit: Some(2), flat: [] };

/// The levels in the north at first, and of whoever joins.
const LEVELS: [u32; 9] = [1, 1, 2, 2, 2, 2, 2, 3, 3];
const NEWCOMER: u32 = 4;
/// How many in the south, of whom nothing changes.
const SOUTHERNERS: u32 = 12;

/// The weeks.
const WEEKS: [u32; 4] = [36, 37, 40, 41];

/// One week.
pub(crate) struct Week {
    /// Its number.
    pub(crate) number: u32,
    /// The key of what happened.
    pub(crate) what: &'static str,
    /// People in the north.
    pub(crate) people: u32,
    /// Their mean as it is now.
    pub(crate) mean: f64,
    /// What is shown: the mean, and the week it is from.
    pub(crate) shown: Option<(f64, u32)>,
}

impl Week {
    /// Whether what is shown is what is.
    pub(crate) fn is_todays(&self) -> bool {
        self.shown.is_some_and(|(_, week)| week == self.number)
    }
}

/// A person of the north.
#[derive(Clone, Copy)]
struct Person {
    level: u32,
    version: u32,
}

/// The weeks in order.
pub(crate) fn weeks() -> Option<Vec<Week>> {
    let mut ledger: Ledger<0> = Ledger::new();
    let mut north: Vec<Person> = LEVELS.map(|level| Person { level, version: 0 }).into();
    let mut means: Vec<(u32, f64)> = Vec::new();
    let mut weeks = Vec::new();
    for (step, number) in WEEKS.into_iter().enumerate() {
        let what = match step {
            0 => "methods-ledger-first",
            1 => {
                north.push(Person { level: NEWCOMER, version: 0 });
                "methods-ledger-joins"
            }
            2 => {
                north[..2].iter_mut().for_each(answer);
                "methods-ledger-two"
            }
            _ => {
                north[2..4].iter_mut().for_each(answer);
                "methods-ledger-enough"
            }
        };
        let people = north.len() as u32;
        let sum: u32 = north.iter().map(|person| person.level).sum();
        let mean = f64::from(sum) / f64::from(people);
        means.push((number, mean));
        let release =
            ledger.publish(number, &units(), &everybody(&north), Policy::default(), |_| 1).ok()?;
        let from = match release.standing(&NORTH) {
            Standing::Refreshed { .. } => Some(number),
            Standing::Current { epoch } | Standing::Older { epoch } => Some(epoch),
            Standing::Withheld => None,
        };
        let shown = from.and_then(|from| {
            means.iter().find(|(week, _)| *week == from).map(|&(week, mean)| (mean, week))
        });
        weeks.push(Week { number, what, people, mean, shown });
    }
    Some(weeks)
}

/// Somebody shows one level more than before: another value, another version.
fn answer(person: &mut Person) {
    person.level += 1;
    person.version += 1;
}

fn units() -> [Unit; 2] {
    [1, 2].map(|id| Unit { id, parent: None })
}

fn everybody(north: &[Person]) -> Vec<Contribution<0>> {
    let south = (0..SOUTHERNERS).map(|i| Contribution { person: i, version: 0, place: SOUTH });
    let north = (SOUTHERNERS..).zip(north).map(|(person, of)| Contribution {
        person,
        version: of.version,
        place: NORTH,
    });
    south.chain(north).collect()
}

/// What the figure of the second week would tell about who joined, next to that of the first.
pub(crate) fn given_away(weeks: &[Week]) -> Option<f64> {
    let [first, second, ..] = weeks else { return None };
    Some(f64::from(second.people) * second.mean - f64::from(first.people) * first.mean)
}

#[cfg(test)]
mod tests {
    use super::{NEWCOMER, given_away, weeks};

    #[test]
    fn the_figure_waits_until_enough_is_new() {
        let weeks = weeks().unwrap();
        let fresh: Vec<bool> = weeks.iter().map(super::Week::is_todays).collect();
        assert_eq!(fresh, [true, false, false, true]);
        assert_eq!(weeks[1].shown, weeks[0].shown);
        assert_eq!(given_away(&weeks), Some(f64::from(NEWCOMER)));
    }
}
