//! From counts to what may be shown. First the table of those who answered, over all departments and roles at once;
//! then, within the groups that may be shown, each question by those who answered it; then, for each question, its
//! options over all those groups at once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use disclosure::{Cell, Choice, Figure, Policy, Protected, Question as Sensitivity, Table};
use statistics::priority::opportunity;

use super::options::{self, Options, Rule};
use super::tally::{self, Slot, Tally};
use super::{Counts, Figures, Overview, Place, QuestionResult, TaskFigures, ToolFigures, View};
use crate::questionnaire::{self, Kind, Promise};

/// Everything about a campaign that may be shown.
#[derive(Debug, Default)]
pub struct Published {
    /// How many handed in.
    pub answers: u32,
    /// Which groups there are.
    pub overview: Overview,
    /// The groups that may be shown, by the keys of department and role; empty for all.
    pub views: Vec<((String, String), View)>,
}

/// The question whose options are what stands in the way.
const OBSTACLES: &str = "obstacles";

/// So many obstacles stand in the way altogether.
const MOST_OBSTACLES: f64 = 4.0;

fn cell((department, role): tally::Cell) -> Cell<1> {
    Cell { department, flat: [role] }
}

/// Decides what may be shown.
#[must_use]
pub fn publish(tally: &Tally, promise: Promise) -> Published {
    let policy = promise.policy();
    let answers = tally.cells.values().map(|(people, _)| people).sum();
    let decide =
        |people: &dyn Fn(&Vec<f64>, u32) -> u32, policy, wanted: &dyn Fn(Cell<1>) -> bool| {
            let mut table = Table::new(&tally.places.parents, [tally.places.roles.len()]).ok()?;
            for (at, (all, counters)) in &tally.cells {
                table.add(cell(*at), people(counters, *all)).ok()?;
            }
            Some(disclosure::protect_where(&table, policy, wanted))
        };
    let Some(base) = decide(&|_, all| all, policy, &|_| true) else {
        return Published { answers, ..Published::default() };
    };
    let shown = |at: Cell<1>| !base.people(at).is_withheld();
    // Where everybody counts as having answered, the table is the one there is already.
    let per_question: Vec<Option<Protected<1>>> = tally
        .slots
        .iter()
        .map(|slot| {
            let answered = |counters: &Vec<f64>, _: u32| counters[slot.at] as u32;
            let whole =
                tally.cells.values().all(|(all, counters)| counters[slot.at] as u32 == *all);
            match slot.question.kind {
                Kind::Competences { .. } => None,
                Kind::ShortText | Kind::LongText => {
                    let policy = Policy { k: policy.k.max(policy.k_text), ..policy };
                    let wanted = |at: Cell<1>| at.flat[0].is_none() && shown(at);
                    decide(&answered, policy, &wanted)
                }
                _ if whole => decide(&|_, all| all, policy, &shown),
                _ => decide(&answered, policy, &shown),
            }
        })
        .collect();

    let rule = Rule { policy, answers: promise.answers };
    let per_options: Vec<Option<Options>> = tally
        .slots
        .iter()
        .zip(&per_question)
        .map(|(slot, decided)| {
            let decided = decided.as_ref()?;
            options::decide(tally, slot, rule, &|at| match (at.department, at.flat[0]) {
                _ if decided.people(at).is_withheld() => 0,
                // What is told of the whole company and of departments is read most.
                (None, None) => 8,
                (Some(_), None) => 4,
                (None, Some(_)) => 2,
                (Some(_), Some(_)) => 1,
            })
        })
        .collect();

    let sums = sums(tally, &base);
    let texts = texts(tally, &per_question);
    let decisions = Decisions { questions: per_question, options: per_options, texts };
    let mut published = Published { answers, ..Published::default() };
    for (at, people) in base.published() {
        let Some(counters) = sums.get(&(at.department, at.flat[0])) else { continue };
        let view = view(tally, &decisions, at, people, counters, policy);
        note(&mut published.overview, tally, at, &view);
        let key = |list: &[(String, String)], i: Option<usize>| {
            i.map(|i| list[i].0.clone()).unwrap_or_default()
        };
        let keys =
            (key(&tally.places.departments, at.department), key(&tally.places.roles, at.flat[0]));
        published.views.push((keys, view));
    }
    published.overview.roles.sort_by(|a, b| a.name.cmp(&b.name));
    published
}

type Sums = HashMap<tally::Cell, Vec<f64>>;

/// The counters of every group that may be shown: departments with those below, roles together and apart.
fn sums(tally: &Tally, base: &Protected<1>) -> Sums {
    let mut sums = Sums::new();
    for ((department, role), (_, counters)) in &tally.cells {
        let up = std::iter::successors(*department, |i| tally.places.parents[*i]);
        for department in up.map(Some).chain([None]) {
            let roles = if role.is_some() { [*role, None].as_slice().to_vec() } else { vec![None] };
            for role in roles {
                if base.people(cell((department, role))).is_withheld() {
                    continue;
                }
                let sum = sums.entry((department, role)).or_insert_with(|| vec![0.0; tally.width]);
                for (sum, counter) in sum.iter_mut().zip(counters) {
                    *sum += counter;
                }
            }
        }
    }
    sums
}

type Texts<'t> = HashMap<(usize, Option<usize>), Vec<&'t str>>;

/// What may be told, by the place of the question.
struct Decisions<'t> {
    /// Of which groups.
    questions: Vec<Option<Protected<1>>>,
    /// Which options of which groups.
    options: Vec<Option<Options>>,
    texts: Texts<'t>,
}

/// Free texts per question and department, in an order that tells nothing: by a hash of the text and of how many
/// like it came before, so that those who wrote the same do not stand in a row.
fn texts<'t>(tally: &'t Tally, per_question: &[Option<Protected<1>>]) -> Texts<'t> {
    let mut found = Texts::new();
    for (slot, (department, _), text) in &tally.texts {
        let Some(decided) = &per_question[*slot] else { continue };
        let up = std::iter::successors(*department, |i| tally.places.parents[*i]);
        for department in up.map(Some).chain([None]) {
            if !decided.people(cell((department, None))).is_withheld() {
                found.entry((*slot, department)).or_default().push(text);
            }
        }
    }
    for list in found.values_mut() {
        let mut alike: HashMap<&str, u32> = HashMap::new();
        list.sort_by_cached_key(|text| {
            let before = alike.entry(text).or_default();
            *before += 1;
            let mut hasher = DefaultHasher::new();
            (text, *before).hash(&mut hasher);
            hasher.finish()
        });
    }
    found
}

fn view(
    tally: &Tally,
    decisions: &Decisions<'_>,
    at: Cell<1>,
    people: u32,
    counters: &[f64],
    policy: Policy,
) -> View {
    let mut view = View { people, ..View::default() };
    for (i, slot) in tally.slots.iter().enumerate() {
        let Some(decided) = &decisions.questions[i] else { continue };
        let Figure::Published(answered) = decided.people(at) else { continue };
        let counters = &counters[slot.at + 1..];
        let figures = match &slot.question.kind {
            Kind::ShortText | Kind::LongText => {
                let found =
                    decisions.texts.get(&(i, at.department)).filter(|_| at.flat[0].is_none());
                let texts = found.into_iter().flatten().map(|text| (*text).to_owned());
                Some(Figures::Texts { texts: texts.collect() })
            }
            _ => figures(slot, decisions.options[i].as_ref(), counters, at, answered, policy),
        };
        if let Some(figures) = figures {
            if slot.question.key == OBSTACLES {
                view.obstacles = obstacles(slot, &figures, answered);
            }
            let key = slot.question.key.clone();
            view.questions.push(QuestionResult { key, people: answered, figures });
        }
    }
    view
}

/// The options that are told, by their keys.
fn by_key<'k>(keys: impl Iterator<Item = &'k str>, told: &[Option<u32>]) -> Counts {
    let found = keys.zip(told);
    found.filter_map(|(key, people)| Some((key.to_owned(), (*people)?))).collect()
}

/// How often and how approved the users of one tool use it. Told of the whole company alone: beside the number of
/// users of every group they would have to be decided together with it.
fn within<'k>(
    keys: impl Iterator<Item = &'k str>,
    counters: &[f64],
    users: u32,
    policy: Policy,
) -> Counts {
    let counts: Vec<u32> = counters.iter().map(|counter| *counter as u32).collect();
    let (choice, question) = (Choice::One, Sensitivity::Ordinary);
    let decided = disclosure::protect_options(&counts, users, choice, question, policy);
    let Figure::Published(figures) = decided else { return Counts::new() };
    keys.zip(figures)
        .filter_map(|(key, figure)| Some((key.to_owned(), figure.published()?)))
        .collect()
}

fn of(choices: &[questionnaire::Choice]) -> impl Iterator<Item = &str> {
    choices.iter().map(|choice| choice.key.as_str())
}

/// The steps of a scale. Neighbours that are not told stand together where they are all that is left over. The mean is
/// told where every step is: beside hidden steps it would give them away.
fn scale(told: &[Option<u32>], from: u8, people: u32) -> Figures {
    let step = |i: usize| from + i as u8;
    let left = people.saturating_sub(told.iter().flatten().sum());
    let mean = (left == 0).then(|| {
        let sum = |(i, people): (usize, u32)| f64::from(step(i)) * f64::from(people);
        let steps = told.iter().enumerate().filter_map(|(i, told)| Some((i, (*told)?)));
        steps.map(sum).sum::<f64>() / f64::from(people.max(1))
    });
    let mut at = from;
    let runs: Vec<(u8, u8, Option<u32>)> = told
        .chunk_by(|a, b| a.is_none() && b.is_none())
        .map(|run| {
            let low = at;
            at += run.len() as u8;
            (low, at - 1, run[0])
        })
        .collect();
    // What is left over belongs to the hidden steps: to a run of them if there is but one.
    let is_one_run = runs.iter().filter(|(.., told)| told.is_none()).count() == 1;
    let hidden = (is_one_run && left > 0).then_some(left);
    let ranges =
        runs.into_iter().filter_map(|(low, high, told)| Some((low, high, told.or(hidden)?)));
    Figures::Scale { mean, ranges: ranges.collect() }
}

fn figures(
    slot: &Slot,
    decided: Option<&Options>,
    counters: &[f64],
    at: Cell<1>,
    people: u32,
    policy: Policy,
) -> Option<Figures> {
    Some(match (&slot.question.kind, decided) {
        (Kind::Single { options }, Some(Options::One(decided))) => {
            let told = options::told_of_one(decided, at, people, policy);
            Figures::Options { options: by_key(of(options), &told) }
        }
        (Kind::Several { options, .. }, Some(Options::Several(decided))) => {
            Figures::Options { options: by_key(of(options), &options::told(decided, at)) }
        }
        (Kind::Scale { from, .. }, Some(Options::One(decided))) => {
            scale(&options::told_of_one(decided, at, people, policy), *from, people)
        }
        (Kind::Number { .. }, _) => Figures::Number { mean: counters[0] / f64::from(people) },
        (
            Kind::Tools { tools, frequency, standing, purposes },
            Some(Options::Tools {
                tools: decided,
                frequency: how_often,
                standing: how_approved,
                purposes: what_for,
            }),
        ) => {
            let (f, s) = (frequency.len(), standing.len());
            let each = 1 + f + s;
            let is_whole = at == Cell { department: None, flat: [None] };
            let told = options::told(decided, at);
            let rows = tools.iter().zip(&told).enumerate().filter_map(|(t, (tool, users))| {
                let users = (*users)?;
                let own = &counters[t * each + 1..(t + 1) * each];
                let (mut often, mut approved) = (Counts::new(), Counts::new());
                if is_whole {
                    often = within(of(frequency), &own[..f], users, policy);
                    approved = within(of(standing), &own[f..], users, policy);
                }
                let key = tool.key.clone();
                Some(ToolFigures { key, people: users, frequency: often, standing: approved })
            });
            let often = options::told_of_one(how_often, at, people, policy);
            Figures::Tools {
                tools: rows.collect(),
                frequency: by_key(of(frequency), &often),
                standing: by_key(of(standing), &options::told(how_approved, at)),
                purposes: by_key(of(purposes), &options::told(what_for, at)),
            }
        }
        (
            Kind::Tasks { tasks, automated, .. },
            Some(Options::Tasks { tasks: decided, automated: how_automated }),
        ) => {
            let told = options::told(decided, at);
            let rows = tasks.iter().zip(&told).enumerate().filter_map(|(t, (task, users))| {
                let (key, minutes) = (task.key.clone(), counters[t * 2 + 1]);
                Some(TaskFigures { key, people: (*users)?, minutes })
            });
            Figures::Tasks {
                tasks: rows.collect(),
                automated: by_key(of(automated), &options::told(how_automated, at)),
            }
        }
        _ => return None,
    })
}

/// How much stands in the way, 0 to 1, from what is told: the obstacles that each named on average, four being all.
fn obstacles(slot: &Slot, figures: &Figures, people: u32) -> Option<f64> {
    let (Kind::Several { options, .. }, Figures::Options { options: told }) =
        (&slot.question.kind, figures)
    else {
        return None;
    };
    let stands = |key: &str| options.iter().any(|option| option.key == key && !option.exclusive);
    let named: u32 = told.iter().filter(|(key, _)| stands(key)).map(|(_, people)| people).sum();
    Some((f64::from(named) / f64::from(people.max(1)) / MOST_OBSTACLES).min(1.0))
}

/// A task and the minutes a week of it that AI could touch.
pub(crate) fn opportunities(
    view: &View,
    question: &questionnaire::Question,
) -> Vec<(usize, TaskFigures, f64)> {
    let Kind::Tasks { tasks, .. } = &question.kind else { return Vec::new() };
    let result = view.questions.iter().find(|result| result.key == question.key);
    let Some(Figures::Tasks { tasks: figures, .. }) = result.map(|result| &result.figures) else {
        return Vec::new();
    };
    let obstacles = view.obstacles.unwrap_or(0.0);
    let mut found: Vec<(usize, TaskFigures, f64)> = figures
        .iter()
        .filter_map(|row| {
            let i = tasks.iter().position(|task| task.key == row.key)?;
            let minutes = opportunity(row.minutes, tasks[i].suitability, obstacles);
            (row.minutes > 0.0).then(|| (i, row.clone(), minutes))
        })
        .collect();
    found.sort_by(|a, b| b.2.total_cmp(&a.2));
    found
}

/// Puts a group into the overview.
fn note(overview: &mut Overview, tally: &Tally, at: Cell<1>, view: &View) {
    let best = tally.slots.iter().find_map(|slot| {
        let found = opportunities(view, &slot.question);
        let all: f64 = found.iter().map(|(_, _, minutes)| minutes).sum();
        found.first().map(|(_, row, _)| (row.key.clone(), all))
    });
    let place = |(key, name): &(String, String)| Place {
        key: key.clone(),
        name: name.clone(),
        people: view.people,
        opportunity: best.as_ref().map(|(_, all)| *all),
        best: best.as_ref().map(|(key, _)| key.clone()),
        obstacles: view.obstacles,
    };
    match (at.department, at.flat[0]) {
        (None, None) => overview.people = Some(view.people),
        (Some(i), None) => overview.departments.push(place(&tally.places.departments[i])),
        (None, Some(i)) => overview.roles.push(place(&tally.places.roles[i])),
        (Some(_), Some(_)) => {}
    }
}
