//! Waves drawn by lot within departments: who waits is then decided by chance alone, and those who wait are a fair
//! comparison for those who go first.
//!
//! A draw can be checked by anybody. It keeps its seed, how many of each department took part and which wave each lot
//! came to; not who drew it. `kunnig waves` on that list gives the same waves again.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use people::audit::{self, Doer};
use people::register::{self, Entry};
use people::{RoleId, departments, job_roles};
use serde::{Deserialize, Serialize};
use serde_json::json;
use statistics::effect::{
    Plan, PlanError, PlannedWave, USUAL_POWER, balance, draw as by_lot, expected_difference,
};
use store::{Conn, OrgId, Result, Time, args, id_type, statement};
use web::{Error, PersonId};

use crate::waves::{self, Kind, WaveId};

id_type! {
    /// A draw.
    DrawId
}

statement! {
    ADD: organisation = "INSERT INTO wave_draw (org_id, id, drawn_at, seed, document) VALUES ($1, $2, $3, $4, $5)";
    GET: organisation = "SELECT drawn_at, seed, document FROM wave_draw WHERE org_id = $1 AND id = $2";
    NAME: organisation = "UPDATE wave SET draw_id = $3 WHERE org_id = $1 AND id = $2";
}

/// Fewest people in a wave: of fewer no figure is ever shown.
pub const FEWEST: usize = 5;

/// So many waves at most are drawn at a time.
pub const MOST_WAVES: usize = 6;

/// Roles whose spread over the waves is shown, the largest first.
const MOST_ROLES: usize = 10;

/// What is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How many waves of the same size, 2 to [`MOST_WAVES`].
    pub waves: usize,
    /// Weeks from the start of one to that of the next, 1 or more.
    pub weeks: i64,
    /// The first day of the first; none leaves the days open.
    pub starts_on: Option<Date>,
    /// Managers form a wave of their own, a week before.
    pub managers_first: bool,
}

/// Who can be drawn: those employed who are in no wave.
#[derive(Debug, Clone)]
pub struct Pool {
    people: Vec<Entry>,
    managers: HashSet<PersonId>,
}

impl Pool {
    /// Reads it.
    pub async fn read(conn: &mut Conn, org: OrgId) -> Result<Self> {
        let taken: HashSet<PersonId> =
            waves::members(conn, org).await?.into_iter().map(|(person, _)| person).collect();
        let (mut people, mut managers) = (Vec::new(), HashSet::new());
        register::each(conn, org, |entry| {
            managers.extend(entry.manager);
            if !taken.contains(&entry.id) {
                people.push(entry);
            }
        })
        .await?;
        people.sort_unstable_by_key(|entry| entry.id);
        Ok(Self { people, managers })
    }

    fn parted(&self, wish: &Wish) -> (Vec<Entry>, Vec<Entry>) {
        let goes_first = |entry: &Entry| wish.managers_first && self.managers.contains(&entry.id);
        self.people.iter().copied().partition(|entry| goes_first(entry))
    }

    /// What a draw would come to.
    #[must_use]
    pub fn outlook(&self, wish: &Wish) -> Outlook {
        let (managers, people) = self.parted(wish);
        let (each, over) = (people.len() / wish.waves, people.len() % wish.waves);
        let sizes: Vec<usize> = (0..wish.waves).map(|i| each + usize::from(i < over)).collect();
        Outlook {
            managers: managers.len(),
            people: people.len(),
            detectable: detectable(&sizes, wish.weeks),
            sizes,
        }
    }
}

/// What a draw would come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Managers who go first.
    pub managers: usize,
    /// People who draw.
    pub people: usize,
    /// The size of each wave.
    pub sizes: Vec<usize>,
    /// The smallest effect that is seen four times of five, in standard deviations of what is measured; none where the
    /// waves are too few or too small.
    pub detectable: Option<f64>,
}

impl Outlook {
    /// Whether every wave is large enough to be shown.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.sizes.iter().all(|size| *size >= FEWEST)
    }
}

/// Weeks measured before the first wave starts.
pub const WEEKS_BEFORE: usize = 4;

/// How much of a good or a bad week carries over into the next: assumed, since nothing is measured yet.
pub const CARRY: f64 = 0.5;

/// The smallest effect seen with the usual power, measured every week until the last wave starts: until then those of
/// it are the comparison.
fn detectable(sizes: &[usize], weeks: i64) -> Option<f64> {
    let weeks = usize::try_from(weeks).ok()?;
    let (last, first) = sizes.split_last()?;
    let start = |i: usize| WEEKS_BEFORE + 1 + i * weeks;
    let waves = first.iter().enumerate();
    let plan = Plan {
        waves: waves.map(|(i, units)| PlannedWave { start: start(i), units: *units }).collect(),
        never: *last,
        periods: start(first.len()) - 1,
        deviation: 1.0,
        carry: CARRY,
        departments: None,
        confidence: 0.95,
    };
    let found: std::result::Result<f64, PlanError> = plan.detectable(USUAL_POWER);
    found.ok()
}

/// A draw that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// When.
    pub at: Time,
    /// The number that decides all lots.
    pub seed: u64,
    /// What was drawn.
    pub record: Record,
}

/// What was drawn, without anybody's name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The waves, in the order of the lots.
    pub waves: Vec<WaveId>,
    /// How many drew in each department, by its name in the order of its bytes.
    pub departments: Vec<(String, usize)>,
    /// The wave of each lot, counted from 0, a digit each: department by department.
    lots: String,
    /// How alike the waves came out.
    pub balance: Vec<Line>,
}

/// How something known beforehand is spread over the waves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The name of a job role; none for managers.
    pub role: Option<String>,
    /// Its share in each wave, 0 to 1.
    pub shares: Vec<f64>,
    /// The largest difference of a wave from the others, in standard deviations.
    pub difference: f64,
}

impl Record {
    /// Each lot: its number from 1, the department, the wave counted from 1.
    pub fn lots(&self) -> impl Iterator<Item = (usize, &str, usize)> + '_ {
        let departments = self.departments.iter();
        let departments =
            departments.flat_map(|(name, people)| std::iter::repeat_n(name.as_str(), *people));
        let waves = self.lots.bytes().map(|digit| usize::from(digit - b'0') + 1);
        (1..).zip(departments).zip(waves).map(|((lot, department), wave)| (lot, department, wave))
    }

    /// How many drew.
    #[must_use]
    pub fn people(&self) -> usize {
        self.lots.len()
    }

    /// How many came to each wave.
    #[must_use]
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.waves.len()];
        for (_, _, wave) in self.lots() {
            sizes[wave - 1] += 1;
        }
        sizes
    }

    /// The largest difference of a wave from the others to expect by chance, in standard deviations.
    #[must_use]
    pub fn expected_difference(&self) -> f64 {
        expected_difference(&self.sizes())
    }
}

/// The names of the waves a draw makes.
pub struct Names<'a> {
    /// That of the managers.
    pub managers: &'a str,
    /// That of the wave with this number.
    pub wave: &'a (dyn Fn(i64) -> String + Sync),
}

/// Draws the waves by lot and makes them. Refused where a wave would have fewer than [`FEWEST`].
pub async fn draw(
    conn: &mut Conn,
    org: OrgId,
    wish: &Wish,
    names: &Names<'_>,
    doer: &Doer,
    now: Time,
) -> web::Result<DrawId> {
    let pool = Pool::read(conn, org).await?;
    if !(2..=MOST_WAVES).contains(&wish.waves) || !pool.outlook(wish).is_enough() {
        return Err(Error::Invalid("error-draw-few"));
    }
    let (managers, people) = pool.parted(wish);
    if !managers.is_empty() {
        let wave = waves::add(conn, org, Kind::Wave, names.managers, doer, now).await?;
        let members: Vec<PersonId> = managers.iter().map(|entry| entry.id).collect();
        waves::add_members(conn, org, wave.id, &members, doer, now).await?;
        if let Some(date) = wish.starts_on {
            let before = date.saturating_sub(1.week());
            waves::set_start(conn, org, wave.id, Some(before), doer, now).await?;
        }
    }

    let id = DrawId::new();
    // As random as an identifier, and short enough to read aloud.
    let seed = (id.0.as_u128() % 1_000_000_000) as u64;
    let tree = departments::all(conn, org).await?;
    let mut lots: Vec<(&str, &Entry)> = people
        .iter()
        .map(|entry| (tree.get(entry.department).map_or("", |one| one.path.as_str()), entry))
        .collect();
    lots.sort_by_key(|(department, entry)| (*department, entry.id));
    let mut departments: Vec<(String, usize)> = Vec::new();
    let mut strata = Vec::with_capacity(lots.len());
    for (department, _) in &lots {
        match departments.last_mut() {
            Some((last, people)) if last == department => *people += 1,
            _ => departments.push(((*department).to_owned(), 1)),
        }
        strata.push(departments.len() as u32 - 1);
    }
    let drawn = by_lot(&strata, &vec![1; wish.waves], seed)
        .map_err(|_| Error::Invalid("error-draw-few"))?;

    let mut made = Vec::with_capacity(wish.waves);
    for number in 0..wish.waves {
        let next = waves::all(conn, org).await?.last().map_or(1, |last| last.number + 1);
        let name = (names.wave)(next);
        let wave = waves::add(conn, org, Kind::Wave, &name, doer, now).await?.id;
        conn.run(&NAME, args![org, wave, id]).await?;
        let members: Vec<PersonId> = lots
            .iter()
            .zip(&drawn)
            .filter(|(_, wave)| **wave == number)
            .map(|((_, entry), _)| entry.id)
            .collect();
        waves::add_members(conn, org, wave, &members, doer, now).await?;
        if let Some(first) = wish.starts_on {
            let start = first.saturating_add((wish.weeks * number as i64).weeks());
            waves::set_start(conn, org, wave, Some(start), doer, now).await?;
        }
        made.push(wave);
    }
    let roles: HashMap<RoleId, String> =
        job_roles::all(conn, org).await?.into_iter().map(|role| (role.id, role.name)).collect();
    let entries: Vec<&Entry> = lots.iter().map(|(_, entry)| *entry).collect();
    let record = Record {
        waves: made,
        departments,
        lots: drawn.iter().fold(String::with_capacity(drawn.len()), |mut lots, wave| {
            // Writing to a string cannot fail.
            let _ = write!(lots, "{wave}");
            lots
        }),
        balance: spread(&entries, &pool.managers, &roles, &drawn, wish.managers_first),
    };
    let document = serde_json::to_string(&record).map_err(store::Error::from)?;
    conn.run(&ADD, args![org, id, now, seed as i64, document]).await?;
    let detail = json!({ "people": record.people(), "waves": wish.waves, "seed": seed });
    let subject = ("wave-draw", Some(id.0));
    audit::note(conn, org, doer, people::action!("waves-drawn"), subject, &detail, now).await?;
    Ok(id)
}

/// How managers and the largest roles are spread over the waves.
fn spread(
    people: &[&Entry],
    managers: &HashSet<PersonId>,
    roles: &HashMap<RoleId, String>,
    wave_of: &[usize],
    managers_first: bool,
) -> Vec<Line> {
    let mut sizes: BTreeMap<RoleId, usize> = BTreeMap::new();
    for entry in people {
        *sizes.entry(entry.role).or_default() += 1;
    }
    let mut largest: Vec<(RoleId, usize)> = sizes.into_iter().collect();
    largest.sort_by_key(|(role, people)| (std::cmp::Reverse(*people), *role));
    largest.truncate(MOST_ROLES);

    let share = |is: &dyn Fn(&Entry) -> bool| -> Vec<f64> {
        people.iter().map(|entry| f64::from(u8::from(is(entry)))).collect()
    };
    let mut names = Vec::new();
    let mut columns = Vec::new();
    if !managers_first {
        names.push(None);
        columns.push(share(&|entry| managers.contains(&entry.id)));
    }
    for (role, _) in largest {
        names.push(Some(roles.get(&role).cloned().unwrap_or_default()));
        columns.push(share(&|entry| entry.role == role));
    }
    let found = balance(wave_of, &columns);
    names
        .into_iter()
        .enumerate()
        .map(|(column, role)| {
            let of = || found.iter().filter(|one| one.covariate == column);
            let differences = of().filter_map(|one| one.standardised).map(f64::abs);
            Line {
                role,
                shares: of().map(|one| one.mean).collect(),
                difference: differences.fold(0.0, f64::max),
            }
        })
        .collect()
}

/// A draw that was made.
pub async fn get(conn: &mut Conn, org: OrgId, id: DrawId) -> Result<Draw> {
    let row = conn.one(&GET, args![org, id]).await?;
    let seed: i64 = row.get(1)?;
    Ok(Draw {
        at: row.get(0)?,
        seed: seed.unsigned_abs(),
        record: serde_json::from_str(&row.get::<String>(2)?)?,
    })
}
