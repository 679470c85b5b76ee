//! A roll-out in waves drawn by lot: 24 people, ten weeks, three waves, minutes a week spent on notes of meetings.

use std::fmt::Write as _;
use std::sync::OnceLock;

use statistics::effect::{
    Aggregate, Answer, Balance, Band, Bootstrap, Cell, Columns, Estimate, GroupTime, Options,
    Panel, Question, Randomisation, answer, balance, draw, group_time, randomisation,
};

/// People in each department; the waves are drawn within them.
const DEPARTMENTS: u32 = 4;
const IN_DEPARTMENT: u32 = 6;
/// The week each wave starts. The last has not started when the panel ends.
pub(crate) const STARTS: [i64; 3] = [4, 7, 11];
/// The weeks of the panel.
pub(crate) const WEEKS: i64 = 10;
/// The week of the look that comes too early for the second wave.
pub(crate) const EARLY: i64 = 8;
/// Where the lots start.
const SEED: u64 = 1;
/// How often lots are drawn anew; as the command does.
const DRAWS: usize = 999;

/// What everybody's week adds or takes, whatever the roll-out does: towards the end there are fewer meetings.
const SEASON: [i64; WEEKS as usize] = [0, 4, 2, -3, 5, 1, -4, -9, -7, -10];
/// What the roll-out changes, by weeks since the start.
const EFFECT: [i64; 7] = [-5, -10, -15, -18, -20, -20, -20];

/// The figures of the example.
pub(crate) struct Worked {
    /// How many people of each department (row) each wave got.
    pub(crate) drawn: Vec<[usize; 3]>,
    /// How alike the waves were in the first week.
    pub(crate) balance: Vec<Balance>,
    /// Mean minutes by wave, in the week before the first start and in the last.
    pub(crate) means: [(f64, f64); 3],
    /// All effects.
    pub(crate) effects: GroupTime,
    /// Over all.
    pub(crate) simple: Estimate,
    /// By wave.
    pub(crate) by_wave: Aggregate,
    /// By weeks since the start.
    pub(crate) events: Aggregate,
    /// The band over them.
    pub(crate) band: Band,
    /// Overall by calendar week.
    pub(crate) by_calendar: Estimate,
    /// The p value of what was before the start.
    pub(crate) before: Option<f64>,
    /// The test by lots.
    pub(crate) lots: Randomisation,
    /// What is answered: the wave's number, weeks followed, the effect wanted, the answer.
    pub(crate) answers: Vec<Answered>,
}

/// What is answered to a question about a wave.
pub(crate) struct Answered {
    /// The wave, from 1.
    pub(crate) wave: usize,
    /// The week of the look.
    pub(crate) week: i64,
    /// The effect that is worth knowing about.
    pub(crate) wanted: Option<f64>,
    /// The answer.
    pub(crate) answer: Answer,
}

static WORKED: OnceLock<Option<Worked>> = OnceLock::new();

/// The example, computed once.
pub(crate) async fn worked() -> Option<&'static Worked> {
    super::once(&WORKED, work).await
}

fn work() -> Option<Worked> {
    let company = Company::new()?;
    let panel = Panel::new(&company.columns(WEEKS)).ok()?;
    let options = Options::default();
    let effects = group_time(&panel, &options).ok()?;
    let events = effects.dynamic();
    let strata: Vec<u32> =
        panel.units().iter().map(|unit| company.departments[*unit as usize]).collect();
    let first: Vec<f64> = (0..company.people()).map(|unit| company.minutes(unit, 1)).collect();
    let mean = |wave: usize, week: i64| {
        let members = || (0..company.people()).filter(|unit| company.wave_of[*unit] == wave);
        members().map(|unit| company.minutes(unit, week)).sum::<f64>() / members().count() as f64
    };
    Some(Worked {
        drawn: company.drawn(),
        balance: balance(&company.wave_of, &[first]),
        means: std::array::from_fn(|wave| (mean(wave, STARTS[0] - 1), mean(wave, WEEKS))),
        simple: effects.simple(),
        by_wave: effects.by_wave(),
        band: effects.band_of(&events, Bootstrap::default()),
        by_calendar: effects.by_calendar().overall,
        before: effects.pre_trend(Bootstrap::default())?.p_value,
        lots: randomisation(&panel, &options, &strata, DRAWS, SEED).ok()?,
        answers: answers(&company)?,
        events,
        effects,
    })
}

/// The first look comes too early for the second wave; a small effect would be missed.
fn answers(company: &Company) -> Option<Vec<Answered>> {
    let ask = |wave: usize, week: i64, wanted: Option<f64>| {
        let panel = Panel::new(&company.columns(week)).ok()?;
        let options = Options::default();
        let effects = group_time(&panel, &options).ok()?;
        let start = STARTS[wave - 1];
        let by = effects.by_wave().by.into_iter().find(|by| by.key == start)?;
        let weeks = Some(effects.periods_followed(start));
        let question = Question { weeks, wanted, units: panel.units().len() };
        let answer = answer(&by.estimate, options.confidence, &question);
        Some(Answered { wave, week, wanted, answer })
    };
    [(2, EARLY, None), (2, WEEKS, None), (1, WEEKS, None), (1, WEEKS, Some(3.0))]
        .into_iter()
        .map(|(wave, week, wanted)| ask(wave, week, wanted))
        .collect()
}

impl Worked {
    /// The effect on a wave in a week.
    pub(crate) fn cell(&self, wave: usize, week: i64) -> Option<&Cell> {
        self.effects.cells.iter().find(|cell| cell.wave == STARTS[wave] && cell.time == week)
    }
}

/// The people, their departments and the waves drawn for them.
struct Company {
    departments: Vec<u32>,
    wave_of: Vec<usize>,
}

impl Company {
    fn new() -> Option<Self> {
        let departments: Vec<u32> =
            (0..DEPARTMENTS * IN_DEPARTMENT).map(|unit| unit / IN_DEPARTMENT).collect();
        let wave_of = draw(&departments, &[1, 1, 1], SEED).ok()?;
        Some(Self { departments, wave_of })
    }

    fn people(&self) -> usize {
        self.departments.len()
    }

    fn drawn(&self) -> Vec<[usize; 3]> {
        let mut drawn = vec![[0; 3]; DEPARTMENTS as usize];
        for (department, wave) in self.departments.iter().zip(&self.wave_of) {
            drawn[*department as usize][*wave] += 1;
        }
        drawn
    }

    /// Minutes that a person spends in a week: what is usual for them, what the season does, what no one knows, and
    /// what the roll-out does.
    fn minutes(&self, unit: usize, week: i64) -> f64 {
        let usual = 90 + (unit as i64 * 37) % 60;
        let since = week - STARTS[self.wave_of[unit]];
        let effect = usize::try_from(since).ok().map_or(0, |since| EFFECT[since]);
        (usual + SEASON[week as usize - 1] + scatter(unit as u64, week as u64) + effect) as f64
    }

    fn columns(&self, weeks: i64) -> Columns {
        let mut columns = Columns::default();
        for unit in 0..self.people() {
            for week in 1..=weeks {
                columns.unit.push(unit as u32);
                columns.time.push(week);
                columns.wave.push(Some(STARTS[self.wave_of[unit]]));
                columns.outcome.push(self.minutes(unit, week));
            }
        }
        columns
    }
}

/// From −8 to 8 minutes, as if by chance, the same on every machine (multiplication and mixing as in `SplitMix64`).
fn scatter(unit: u64, week: u64) -> i64 {
    let mut z = (unit * 101 + week).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % 17) as i64 - 8
}

/// The panel as `kunnig effect` reads it.
pub(crate) fn file() -> String {
    let mut file = String::from("person,department,week,start,minutes\n");
    let Some(company) = Company::new() else { return file };
    for unit in 0..company.people() {
        for week in 1..=WEEKS {
            let (department, start) =
                (company.departments[unit] + 1, STARTS[company.wave_of[unit]]);
            let minutes = company.minutes(unit, week);
            let _ = writeln!(file, "{},{department},{week},{start},{minutes}", unit + 1);
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell is a difference of four means, and no more than that.
    #[test]
    fn a_cell_by_hand() {
        let w = work().unwrap();
        let [first, _, last] = w.means;
        let by_hand = (first.1 - first.0) - (last.1 - last.0);
        let cell = w.cell(0, WEEKS).unwrap();
        assert_eq!((cell.base, cell.compared), (STARTS[0] - 1, 8));
        assert!((cell.estimate.att - by_hand).abs() < 1e-9);
    }

    #[test]
    fn every_kind_of_answer_is_shown() {
        let answers = &work().unwrap().answers;
        assert!(matches!(answers[0].answer, Answer::TooEarly { weeks: 2 }));
        assert!(matches!(answers[1].answer, Answer::Provisional { weeks: 4, .. }));
        assert!(matches!(answers[2].answer, Answer::Effect(_)));
        assert!(matches!(answers[3].answer, Answer::TooFew { units: 24, enough: Some(25..) }));
    }
}
