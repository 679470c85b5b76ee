//! From counts to what may be shown. First the table of those who answered, over all departments and roles at once;
//! then, within the groups that may be shown, each question by those who answered it; then, within a question, the
//! options that enough people chose.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use disclosure::{Cell, Choice, Figure, Policy, Protected, Question as Sensitivity, Table};
use statistics::priority::opportunity;

use super::tally::{self, Slot, Tally};
use super::{Counts, Figures, Overview, Place, QuestionResult, TaskFigures, ToolFigures, View};
use crate::questionnaire::{self, Kind};

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

fn cell((department, role): tally::Cell) -> Cell<1> {
    Cell { department, flat: [role] }
}

/// Decides what may be shown.
#[must_use]
pub fn publish(tally: &Tally, policy: Policy) -> Published {
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

    let sums = sums(tally, &base);
    let texts = texts(tally, &per_question);
    let mut published = Published { answers, ..Published::default() };
    for (at, people) in base.published() {
        let Some(counters) = sums.get(&(at.department, at.flat[0])) else { continue };
        let view = view(tally, &per_question, &texts, at, people, counters, policy);
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

/// Free texts per question and department, in an order that tells nothing: by a hash of the text.
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
        list.sort_by_cached_key(|text| {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            hasher.finish()
        });
    }
    found
}

fn view(
    tally: &Tally,
    per_question: &[Option<Protected<1>>],
    texts: &Texts<'_>,
    at: Cell<1>,
    people: u32,
    counters: &[f64],
    policy: Policy,
) -> View {
    let mut view = View { people, ..View::default() };
    for (i, slot) in tally.slots.iter().enumerate() {
        let Some(decided) = &per_question[i] else { continue };
        let Figure::Published(answered) = decided.people(at) else { continue };
        let counters = &counters[slot.at + 1..];
        let figures = match &slot.question.kind {
            Kind::ShortText | Kind::LongText => {
                let found = texts.get(&(i, at.department)).filter(|_| at.flat[0].is_none());
                let texts = found.into_iter().flatten().map(|text| (*text).to_owned());
                Some(Figures::Texts { texts: texts.collect() })
            }
            _ => figures(slot, counters, answered, policy),
        };
        if slot.question.key == OBSTACLES
            && let Kind::Several { options, .. } = &slot.question.kind
        {
            view.obstacles = Some(counters[options.len()] / f64::from(answered.max(1)));
        }
        if let Some(figures) = figures {
            let key = slot.question.key.clone();
            view.questions.push(QuestionResult { key, people: answered, figures });
        }
    }
    view
}

/// The options that enough people chose.
fn counts<'k>(
    keys: impl Iterator<Item = &'k str>,
    counters: &[f64],
    people: u32,
    choice: Choice,
    policy: Policy,
) -> Counts {
    let counts: Vec<u32> = counters.iter().map(|counter| *counter as u32).collect();
    let decided =
        disclosure::protect_options(&counts, people, choice, Sensitivity::Ordinary, policy);
    let Figure::Published(figures) = decided else { return Counts::new() };
    keys.zip(figures)
        .filter_map(|(key, figure)| Some((key.to_owned(), figure.published()?)))
        .collect()
}

fn of(choices: &[questionnaire::Choice]) -> impl Iterator<Item = &str> {
    choices.iter().map(|choice| choice.key.as_str())
}

fn figures(slot: &Slot, counters: &[f64], people: u32, policy: Policy) -> Option<Figures> {
    match &slot.question.kind {
        Kind::Single { options } => {
            let counters = &counters[..options.len()];
            let options = counts(of(options), counters, people, Choice::One, policy);
            Some(Figures::Options { options })
        }
        Kind::Several { options, .. } => {
            let counters = &counters[..options.len()];
            let options = counts(of(options), counters, people, Choice::Several, policy);
            Some(Figures::Options { options })
        }
        Kind::Scale { from, anchors } => {
            let steps = &counters[..anchors.len()];
            let sum: f64 =
                steps.iter().zip(*from..).map(|(people, step)| people * f64::from(step)).sum();
            let levels: Vec<u32> = steps.iter().map(|people| *people as u32).collect();
            let ranges = disclosure::protect_distribution(&levels, Sensitivity::Ordinary, policy);
            let step = |i: usize| from + i as u8;
            let ranges = ranges.published().unwrap_or_default();
            let ranges =
                ranges.iter().map(|range| (step(range.from), step(range.to), range.people));
            Some(Figures::Scale { mean: sum / f64::from(people), ranges: ranges.collect() })
        }
        Kind::Number { .. } => Some(Figures::Number { mean: counters[0] / f64::from(people) }),
        Kind::Tools { tools, frequency, standing, purposes } => {
            let (f, s) = (frequency.len(), standing.len());
            let each = 1 + f + s;
            let users: Vec<f64> = (0..tools.len()).map(|t| counters[t * each]).collect();
            let shown = counts(of(tools), &users, people, Choice::Several, policy);
            let rows = shown.into_iter().filter_map(|(key, users)| {
                let t = tools.iter().position(|tool| tool.key == key)?;
                let own = &counters[t * each + 1..(t + 1) * each];
                let frequency = counts(of(frequency), &own[..f], users, Choice::One, policy);
                let standing = counts(of(standing), &own[f..], users, Choice::One, policy);
                Some(ToolFigures { key, people: users, frequency, standing })
            });
            let tool_rows = rows.collect();
            let persons = &counters[tools.len() * each..];
            Some(Figures::Tools {
                tools: tool_rows,
                frequency: counts(of(frequency), &persons[..f], people, Choice::Several, policy),
                standing: counts(of(standing), &persons[f..f + s], people, Choice::Several, policy),
                purposes: counts(
                    of(purposes),
                    &persons[f + s..f + s + purposes.len()],
                    people,
                    Choice::Several,
                    policy,
                ),
            })
        }
        Kind::Tasks { tasks, automated, .. } => {
            let users: Vec<f64> = (0..tasks.len()).map(|t| counters[t * 2]).collect();
            let keys = tasks.iter().map(|task| task.key.as_str());
            let shown = counts(keys, &users, people, Choice::Several, policy);
            let rows = shown.into_iter().filter_map(|(key, users)| {
                let t = tasks.iter().position(|task| task.key == key)?;
                Some(TaskFigures { key, people: users, minutes: counters[t * 2 + 1] })
            });
            let task_rows = rows.collect();
            let persons = &counters[tasks.len() * 2..tasks.len() * 2 + automated.len()];
            Some(Figures::Tasks {
                tasks: task_rows,
                automated: counts(of(automated), persons, people, Choice::Several, policy),
            })
        }
        Kind::ShortText | Kind::LongText | Kind::Competences { .. } => None,
    }
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
