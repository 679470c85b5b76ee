//! The opportunity map: which tasks take time that AI can touch, and where in the company.

use web::Cx;
use web::charts::{Bar, Caption, Measures, Point, Scale, bars, map};

use super::{Filter, as_precise};
use crate::questionnaire::{Kind, Questionnaire, Task};
use crate::results::{self, Overview, View};

/// Tasks in the opportunity map; more could not be told apart.
const MOST_POINTS: usize = 12;
/// Departments compared at a time; more are found by looking into one of them.
const MOST_DEPARTMENTS: usize = 30;

/// What the page shows of it.
pub(super) struct Opportunity {
    pub(super) chart: String,
    pub(super) departments: String,
    /// The task with most of the time in each department.
    pub(super) tasks: Vec<(String, String)>,
    pub(super) rows: Vec<Row>,
    pub(super) obstacles: Option<f64>,
}

pub(super) struct Row {
    pub(super) task: String,
    pub(super) people: u32,
    pub(super) hours: f64,
    pub(super) suitability: f64,
    pub(super) touched: f64,
}

/// Finds it; nothing where nobody was asked for tasks, or nothing may be shown.
pub(super) fn opportunity(
    cx: &Cx,
    document: &Questionnaire,
    view: &View,
    overview: &Overview,
    filter: &Filter,
) -> Option<Opportunity> {
    let question =
        document.questions().find(|question| matches!(question.kind, Kind::Tasks { .. }))?;
    let Kind::Tasks { tasks, .. } = &question.kind else { return None };
    let found = results::opportunities(view, question);
    let (first, _, most) = found.first()?;
    let name = |i: usize| tasks[i].text.of(cx.lang()).to_owned();
    let all: f64 = found.iter().map(|(_, _, minutes)| minutes / 60.0).sum();
    let reading = cx.format(
        "results-opportunity-reading",
        &[
            ("task", name(*first).into()),
            ("hours", cx.int(most / 60.0).into()),
            ("all", cx.int(all).into()),
        ],
    );
    let up = as_precise(found.iter().map(|(_, row, _)| row.minutes / 60.0).collect());
    let size = as_precise(found.iter().map(|(_, _, minutes)| minutes / 60.0).collect());
    let points: Vec<Point> = found
        .iter()
        .zip(up.into_iter().zip(size))
        .take(MOST_POINTS)
        .map(|((i, _, _), (up, size))| Point {
            label: name(*i),
            across: tasks[*i].suitability,
            up,
            size,
        })
        .collect();
    let caption = Caption {
        id: "opportunity",
        title: cx.t("results-opportunity-chart"),
        reading: &reading,
        rows: cx.t("results-task"),
        figures: cx.t("results-touched"),
    };
    let measures = Measures {
        across: cx.t("results-suitability"),
        up: cx.t("results-hours-a-week"),
        size: cx.t("results-opportunity-size"),
        corner: cx.t("results-opportunity-corner"),
    };
    let chart = map(cx, &caption, measures, &points);
    let rows = found.iter().map(|(i, row, touched)| Row {
        task: name(*i),
        people: row.people,
        hours: row.minutes / 60.0,
        suitability: tasks[*i].suitability,
        touched: touched / 60.0,
    });
    let rows = rows.collect();
    let (departments, tasks) = department_map(cx, tasks, overview, filter);
    Some(Opportunity { chart, departments, tasks, rows, obstacles: view.obstacles })
}

/// Where in the company the time is: hours a week per department, and the task with most of them. Only departments
/// that have none with figures below them, because those above hold the same hours once more; nothing where there
/// are no two to compare.
fn department_map(
    cx: &Cx,
    tasks: &[Task],
    overview: &Overview,
    filter: &Filter,
) -> (String, Vec<(String, String)>) {
    let below = |above: &str, name: &str| {
        name.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'))
    };
    let chosen = overview.departments.iter().find(|place| place.key == filter.department);
    let known = overview.departments.iter().filter(|place| place.opportunity.is_some());
    let known: Vec<_> = known
        .filter(|place| chosen.is_none_or(|chosen| below(&chosen.name, &place.name)))
        .collect();
    let lowest = |place: &&results::Place| !known.iter().any(|one| below(&place.name, &one.name));
    let mut known: Vec<_> = known.iter().copied().filter(lowest).collect();
    known.sort_by(|a, b| b.opportunity.unwrap_or(0.0).total_cmp(&a.opportunity.unwrap_or(0.0)));
    let [first, _, ..] = known[..] else { return (String::new(), Vec::new()) };
    // The figures of departments are those of all roles together.
    if !filter.role.is_empty() {
        return (String::new(), Vec::new());
    }
    let best = |place: &results::Place| {
        let key = place.best.as_deref()?;
        let task = tasks.iter().find(|task| task.key == key)?;
        Some(task.text.of(cx.lang()).to_owned())
    };
    let all = known.len();
    known.truncate(MOST_DEPARTMENTS);
    let mut reading = cx.format(
        "results-department-reading",
        &[
            ("department", first.name.as_str().into()),
            ("hours", cx.int(first.opportunity.unwrap_or(0.0) / 60.0).into()),
            ("task", best(first).unwrap_or_default().into()),
        ],
    );
    if known.len() < all {
        reading.push(' ');
        reading += &cx.t2("results-department-most", "shown", known.len(), "all", all);
    }
    let hours = known.iter().filter_map(|place| place.opportunity.map(|minutes| minutes / 60.0));
    let list: Vec<Bar> = known
        .iter()
        .zip(as_precise(hours.collect()))
        .map(|(place, hours)| Bar {
            label: place.name.clone(),
            value: Some(hours),
            link: Some(cx.with_query("department", &place.key)),
            ..Bar::default()
        })
        .collect();
    let caption = Caption {
        id: "departments",
        title: cx.t("results-department-chart"),
        reading: &reading,
        rows: cx.t("results-department"),
        figures: cx.t("results-hours-a-week"),
    };
    let tasks = known.iter().filter_map(|place| Some((place.name.clone(), best(place)?)));
    (bars(cx, &caption, Scale::Amount, &list), tasks.collect())
}
