//! What groups answered: by department and role, each question with a chart, its table and a sentence, and where time
//! is to be won. Only stored figures are shown, so the page costs the same for any company.

mod opportunity;

use std::collections::HashSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use governance::Module;
use people::{departments, register};
use serde::Deserialize;
use store::Conn;
use web::charts::{Bar, Caption, Scale, bars};
use web::{Actor, App, Cx, Error, Result, Right};

use crate::campaign::{self, Campaign, CampaignId};
use crate::questionnaire::{Choice, Kind, Question, Questionnaire};
use crate::results::{self, Counts, Figures, Overview, QuestionResult, ToolFigures, View};
use opportunity::{Opportunity, opportunity};

/// Who sees the figures of groups.
pub(crate) const SEE: &[Right] =
    &[Right::Hr, Right::Leadership, Right::Manager, Right::DataProtection];

/// Answers in people's own words at a time.
const MOST_TEXTS: usize = 50;

/// Which group.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    department: String,
    #[serde(default)]
    role: String,
    /// How many answers in people's own words have been read already.
    #[serde(default)]
    after: usize,
}

#[derive(Template)]
#[template(path = "assessment/results.html")]
struct Page<'a> {
    cx: &'a Cx,
    campaign: Campaign,
    filter: Filter,
    overview: Option<Overview>,
    /// Whether all departments together can be chosen.
    everything: bool,
    /// None where the group may not be shown.
    people: Option<u32>,
    sections: Vec<Section>,
    opportunity: Option<Opportunity>,
}

impl Page<'_> {
    fn group_name(&self) -> String {
        let Some(overview) = &self.overview else { return String::new() };
        let department = overview.departments.iter().find(|one| one.key == self.filter.department);
        let role = overview.roles.iter().find(|one| one.key == self.filter.role);
        let names = [department, role].into_iter().flatten().map(|place| place.name.as_str());
        let names: Vec<&str> = names.collect();
        if names.is_empty() { self.cx.t("results-everyone").to_owned() } else { names.join(", ") }
    }

    /// Whether one group is looked at rather than everyone.
    fn is_filtered(&self) -> bool {
        !self.filter.department.is_empty() || !self.filter.role.is_empty()
    }
}

struct Section {
    title: String,
    blocks: Vec<Block>,
}

#[derive(Default)]
struct Block {
    /// How many answered the question, where not everyone in the group did.
    basis: String,
    /// A question whose answer is one figure, and the figure in a sentence.
    sentence: Option<(String, String)>,
    charts: Vec<String>,
    tools: Option<ToolTable>,
    texts: Option<Texts>,
}

/// Who uses which tool how.
struct ToolTable {
    title: String,
    columns: Vec<String>,
    rows: Vec<(String, u32, Vec<String>)>,
}

/// Answers in people's own words, some at a time.
struct Texts {
    title: String,
    /// What a link to them ends with.
    id: String,
    all: usize,
    /// How many were read before these.
    before: usize,
    shown: Vec<String>,
}

impl Texts {
    fn new(question: &Question, title: &str, texts: &[String], before: usize) -> Self {
        let before = if before < texts.len() { before } else { 0 };
        Self {
            title: title.to_owned(),
            id: format!("q-{}", question.key),
            all: texts.len(),
            before,
            shown: texts.iter().skip(before).take(MOST_TEXTS).cloned().collect(),
        }
    }

    /// The address with the next of them, and what the link to it says.
    fn later(&self, cx: &Cx) -> Option<(String, String)> {
        let read = self.before + self.shown.len();
        (read < self.all).then(|| {
            let address = format!("{}#{}", cx.with_query("after", &read.to_string()), self.id);
            let args =
                [("from", (self.before + 1).into()), ("to", read.into()), ("all", self.all.into())];
            (address, cx.format("results-texts-later", &args))
        })
    }
}

/// Shows it.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<CampaignId>,
    Query(filter): Query<Filter>,
    cx: Cx,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let campaign = campaign::get(&mut conn, org, id).await?;
    let overview = if campaign.computed_at.is_some() {
        results::overview(&mut conn, org, id).await?
    } else {
        None
    };
    let (filter, overview) = within_reach(&mut conn, &cx, filter, overview).await?;
    let mut page = Page {
        cx: &cx,
        campaign,
        filter,
        overview,
        everything: follows_all(cx.actor()?),
        people: None,
        sections: Vec::new(),
        opportunity: None,
    };
    let Some(overview) = &page.overview else { return web::page(&page) };
    let Filter { department, role, .. } = &page.filter;
    let view = results::view(&mut conn, org, id, department, role).await?;
    let document = campaign::document(&mut conn, org, id).await?;
    drop(conn);
    if let Some(view) = &view {
        page.people = Some(view.people);
        page.opportunity = opportunity(&cx, &document, view, overview, &page.filter);
        page.sections = sections(&cx, &document, view, page.filter.after);
    }
    web::page(&page)
}

/// Whether somebody follows the whole organisation.
fn follows_all(actor: &Actor) -> bool {
    let wide = [Right::Hr, Right::Leadership, Right::DataProtection];
    wide.into_iter().any(|right| actor.has(right))
}

/// Those who follow the whole organisation see every group. A manager sees their own departments and those below,
/// while the module for it is on; anything else is not found, as if it did not exist.
async fn within_reach(
    conn: &mut Conn,
    cx: &Cx,
    mut filter: Filter,
    overview: Option<Overview>,
) -> Result<(Filter, Option<Overview>)> {
    let actor = cx.actor()?;
    if follows_all(actor) {
        return Ok((filter, overview));
    }
    governance::modules::require(conn, actor.org, Module::ManagerView).await?;
    let person = actor.person.ok_or(Error::Forbidden)?;
    let Some(mut overview) = overview else { return Ok((filter, None)) };
    let tree = departments::all(conn, actor.org).await?;
    let own = register::departments_of_manager(conn, actor.org, person).await?;
    let below = own.into_iter().flat_map(|department| tree.with_all_below(department));
    let reach: HashSet<String> = below.map(|department| department.to_string()).collect();
    overview.departments.retain(|department| reach.contains(&department.key));
    if filter.department.is_empty() {
        let first = overview.departments.first().ok_or(Error::NotFound)?;
        first.key.clone_into(&mut filter.department);
    } else if !reach.contains(&filter.department) {
        return Err(Error::NotFound);
    }
    Ok((filter, Some(overview)))
}

fn sections(
    cx: &Cx,
    document: &Arc<Questionnaire>,
    view: &View,
    texts_read: usize,
) -> Vec<Section> {
    let sections = document.sections.iter().filter_map(|section| {
        let blocks: Vec<Block> = section
            .questions
            .iter()
            .filter_map(|question| {
                let result = view.questions.iter().find(|result| result.key == question.key)?;
                Some(block(cx, question, result, view.people, texts_read))
            })
            .collect();
        let title = section.title.of(cx.lang()).to_owned();
        (!blocks.is_empty()).then_some(Section { title, blocks })
    });
    sections.collect()
}

/// Words of an option.
fn word(cx: &Cx, choices: &[Choice], key: &str) -> String {
    let found = choices.iter().find(|choice| choice.key == key);
    found.map_or_else(|| key.to_owned(), |choice| choice.text.of(cx.lang()).to_owned())
}

/// How the options of a chart of shares stand.
#[derive(Clone, Copy, PartialEq)]
enum Options {
    /// One of them: the largest first.
    One,
    /// Several of them, so that the shares can come to more than all: the largest first.
    Several,
    /// Several of them, in the questionnaire's order.
    SeveralInOrder,
    /// One of them, in the questionnaire's order.
    OneInOrder,
}

/// A chart of shares with its sentence.
fn shares(
    cx: &Cx,
    id: &str,
    title: &str,
    choices: &[Choice],
    counts: &Counts,
    people: u32,
    options: Options,
) -> String {
    let mut counts = counts.clone();
    if matches!(options, Options::One | Options::Several) {
        counts.sort_by_key(|(_, chose)| std::cmp::Reverse(*chose));
    }
    // Of several that are as common the first, as they stand in the chart.
    let mut reading = match counts.iter().rev().max_by_key(|(_, chose)| *chose) {
        Some((key, chose)) => most(cx, &word(cx, choices, key), *chose, people),
        None => cx.t("results-nothing-shown").to_owned(),
    };
    if !counts.is_empty() && matches!(options, Options::Several | Options::SeveralInOrder) {
        reading = format!("{reading} {}", cx.t("results-several"));
    }
    let list: Vec<Bar> = counts
        .iter()
        .map(|(key, chose)| Bar {
            label: word(cx, choices, key),
            value: Some(share(*chose, people)),
            ..Bar::default()
        })
        .collect();
    let (rows, figures) = (cx.t("results-answer"), cx.t("results-share"));
    bars(cx, &Caption { id, title, reading: &reading, rows, figures }, Scale::Share, &list)
}

/// What most chose. A manager, who knows the people of a department, is told the share alone.
fn most(cx: &Cx, what: &str, chose: u32, people: u32) -> String {
    let key = if cx.actor().is_ok_and(follows_all) { "results-most" } else { "results-most-share" };
    let share = cx.percent(share(chose, people));
    let args = [
        ("what", what.into()),
        ("share", share.into()),
        ("chose", chose.into()),
        ("people", people.into()),
    ];
    cx.format(key, &args)
}

/// An amount and its unit; minutes as hours where there are many of them.
fn amount(cx: &Cx, mean: f64, unit: &str) -> (String, String) {
    const MANY: f64 = 120.0;
    match unit.strip_prefix(cx.t("results-unit-minutes")) {
        Some(rest) if mean > MANY => {
            (cx.dec(mean / 60.0), format!("{}{rest}", cx.t("results-unit-hours")))
        }
        _ => (cx.dec(mean), unit.to_owned()),
    }
}

/// Figures that are all as precise as the largest of them: whole numbers where that is large.
fn as_precise(figures: Vec<f64>) -> Vec<f64> {
    const LARGE: f64 = 20.0;
    let largest = figures.iter().copied().fold(0.0, f64::max);
    if largest < LARGE {
        return figures;
    }
    figures.into_iter().map(f64::round).collect()
}

fn share(part: u32, of: u32) -> f64 {
    f64::from(part) / f64::from(of.max(1))
}

fn block(
    cx: &Cx,
    question: &Question,
    result: &QuestionResult,
    all: u32,
    texts_read: usize,
) -> Block {
    let title = question.text.of(cx.lang());
    let people = result.people;
    let basis = if people < all {
        cx.t2("results-basis", "people", people, "all", all)
    } else {
        String::new()
    };
    let mut block = Block { basis, ..Block::default() };
    let id = |part: &str| format!("q-{}-{part}", question.key);
    match (&question.kind, &result.figures) {
        (
            Kind::Single { options: choices } | Kind::Several { options: choices, .. },
            Figures::Options { options },
        ) => {
            let several = matches!(question.kind, Kind::Several { .. });
            let order = if several { Options::Several } else { Options::One };
            block.charts.push(shares(cx, &id("o"), title, choices, options, people, order));
        }
        (Kind::Scale { from, anchors }, Figures::Scale { mean, ranges }) => {
            let name = |step: u8| {
                let anchor = anchors.get(usize::from(step.saturating_sub(*from)));
                anchor.map(|anchor| anchor.of(cx.lang())).unwrap_or_default()
            };
            let top = usize::from(*from) + anchors.len() - 1;
            let most = ranges.iter().max_by_key(|(.., chose)| *chose);
            let reading = match (mean, most) {
                (Some(mean), _) => cx.t2("results-mean", "mean", cx.dec(*mean), "top", top),
                (None, Some((low, high, chose))) if low == high => {
                    let share = cx.percent(share(*chose, people));
                    cx.t2("results-most-step", "step", *low, "share", share)
                }
                (None, Some((low, high, chose))) => cx.format(
                    "results-most-steps",
                    &[
                        ("from", (*low).into()),
                        ("to", (*high).into()),
                        ("share", cx.percent(share(*chose, people)).into()),
                    ],
                ),
                (None, None) => cx.t("results-nothing-shown").to_owned(),
            };
            let list: Vec<Bar> = ranges
                .iter()
                .map(|(low, high, chose)| Bar {
                    label: if low == high {
                        format!("{low}. {}", name(*low))
                    } else {
                        format!("{low}–{high}. {} – {}", name(*low), name(*high))
                    },
                    value: Some(share(*chose, people)),
                    ..Bar::default()
                })
                .collect();
            let id = id("s");
            let caption = Caption {
                id: &id,
                title,
                reading: &reading,
                rows: cx.t("results-answer"),
                figures: cx.t("results-share"),
            };
            block.charts.push(bars(cx, &caption, Scale::Share, &list));
        }
        (Kind::Number { unit, .. }, Figures::Number { mean }) => {
            let (mean, unit) = amount(cx, *mean, unit.of(cx.lang()));
            let reading = cx.t2("results-mean-number", "mean", mean, "unit", unit);
            block.sentence = Some((title.to_owned(), reading));
        }
        (
            Kind::Tools { tools, frequency, standing, purposes },
            Figures::Tools {
                tools: rows,
                frequency: often,
                standing: approved,
                purposes: what_for,
            },
        ) => {
            let users: Counts = rows.iter().map(|row| (row.key.clone(), row.people)).collect();
            block.charts.push(shares(cx, &id("t"), title, tools, &users, people, Options::Several));
            let mut more = |part: &str, key: &str, choices: &[Choice], counts: &Counts, order| {
                if !counts.is_empty() {
                    let chart = shares(cx, &id(part), cx.t(key), choices, counts, people, order);
                    block.charts.push(chart);
                }
            };
            more("f", "results-frequency", frequency, often, Options::OneInOrder);
            more("a", "results-standing", standing, approved, Options::SeveralInOrder);
            more("p", "results-purposes", purposes, what_for, Options::Several);
            block.tools = tool_table(cx, tools, frequency, standing, rows);
        }
        (Kind::Tasks { tasks, automated, .. }, Figures::Tasks { tasks: rows, automated: done }) => {
            let name = |key: &str| {
                let found = tasks.iter().find(|task| task.key == key);
                found.map_or_else(|| key.to_owned(), |task| task.text.of(cx.lang()).to_owned())
            };
            let timed = rows.iter().any(|row| row.minutes > 0.0);
            let mut rows = rows.clone();
            rows.sort_by(|a, b| b.minutes.total_cmp(&a.minutes).then(b.people.cmp(&a.people)));
            let figures = if timed {
                as_precise(rows.iter().map(|row| row.minutes / 60.0).collect())
            } else {
                rows.iter().map(|row| share(row.people, people)).collect()
            };
            let list: Vec<Bar> = rows
                .iter()
                .zip(figures)
                .map(|(row, figure)| Bar {
                    label: name(&row.key),
                    value: Some(figure),
                    ..Bar::default()
                })
                .collect();
            let reading = match rows.first() {
                Some(first) if timed => {
                    let hours: f64 = rows.iter().map(|row| row.minutes / 60.0).sum();
                    cx.format(
                        "results-hours",
                        &[
                            ("task", name(&first.key).into()),
                            ("hours", cx.int(first.minutes / 60.0).into()),
                            ("all", cx.int(hours).into()),
                            ("people", people.into()),
                        ],
                    )
                }
                Some(first) => {
                    let most = most(cx, &name(&first.key), first.people, people);
                    format!("{most} {}", cx.t("results-several"))
                }
                None => cx.t("results-nothing-shown").to_owned(),
            };
            let id_tasks = id("m");
            let figures = if timed { "results-hours-a-week" } else { "results-share" };
            let caption = Caption {
                id: &id_tasks,
                title,
                reading: &reading,
                rows: cx.t("results-task"),
                figures: cx.t(figures),
            };
            let scale = if timed { Scale::Amount } else { Scale::Share };
            block.charts.push(bars(cx, &caption, scale, &list));
            if !done.is_empty() {
                let (title, order) = (cx.t("results-automated"), Options::SeveralInOrder);
                block.charts.push(shares(cx, &id("d"), title, automated, done, people, order));
            }
        }
        (_, Figures::Texts { texts }) => {
            block.texts = Some(Texts::new(question, title, texts, texts_read));
        }
        _ => {}
    }
    block
}

fn tool_table(
    cx: &Cx,
    tools: &[Choice],
    frequency: &[Choice],
    standing: &[Choice],
    rows: &[ToolFigures],
) -> Option<ToolTable> {
    if rows.iter().all(|row| row.frequency.is_empty() && row.standing.is_empty()) {
        return None;
    }
    let often = frequency.iter().map(|choice| choice.text.of(cx.lang()).to_owned());
    let approved = standing
        .iter()
        .map(|choice| cx.t1("results-standing-column", "answer", choice.text.of(cx.lang())));
    let columns = often.chain(approved).collect();
    let cell = |counts: &Counts, key: &str| {
        let found = counts.iter().find(|(known, _)| known == key);
        found.map_or_else(|| "–".to_owned(), |(_, people)| cx.int(*people))
    };
    let mut rows: Vec<(String, u32, Vec<String>)> = rows
        .iter()
        .map(|row| {
            let often = frequency.iter().map(|choice| cell(&row.frequency, &choice.key));
            let approved = standing.iter().map(|choice| cell(&row.standing, &choice.key));
            (word(cx, tools, &row.key), row.people, often.chain(approved).collect())
        })
        .collect();
    rows.sort_by_key(|(_, people, _)| std::cmp::Reverse(*people));
    Some(ToolTable { title: cx.t("results-tool-table").to_owned(), columns, rows })
}
