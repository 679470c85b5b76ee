//! Every unit, by competence, with what the reader has done of each.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use competence::model;
use web::{App, Cx, Result};

use super::{Mark, marks};
use crate::facts::{self, Facts};
use crate::library::{Unit, library};

#[derive(Template)]
#[template(path = "learning/units.html")]
struct Page<'a> {
    cx: &'a Cx,
    count: usize,
    /// Whether the reader is somebody whose facts are kept.
    learns: bool,
    groups: Vec<Group>,
}

/// The units of one competence.
struct Group {
    name: String,
    units: Vec<Line>,
}

/// One unit in the list.
struct Line {
    key: String,
    title: String,
    goal: String,
    minutes: u32,
    marks: Vec<Mark>,
    begun: bool,
}

/// `GET /learning/units`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let model = model::current(&mut conn, actor.org).await?;
    let done = match actor.person {
        Some(person) => facts::of_person(&mut conn, actor.org, person).await?,
        None => BTreeMap::new(),
    };
    drop(conn);
    let none = Facts::default();
    let line = |unit: &Unit| {
        let words = unit.words.get(cx.lang());
        let facts = done.get(&unit.key).unwrap_or(&none);
        Line {
            key: unit.key.clone(),
            title: words.title.clone(),
            goal: words.goal.clone(),
            minutes: unit.minutes,
            marks: marks(&cx, facts),
            begun: facts.count() > 0,
        }
    };
    let groups = model.active().map(|competence| {
        let mut units: Vec<&Unit> =
            library().units().filter(|unit| unit.competence == competence.key).collect();
        units.sort_by_key(|unit| (unit.level, unit.after.len()));
        Group {
            name: competence.words.get(cx.lang()).name.clone(),
            units: units.into_iter().map(line).collect(),
        }
    });
    let groups: Vec<Group> = groups.filter(|group| !group.units.is_empty()).collect();
    let count = groups.iter().map(|group| group.units.len()).sum();
    web::page(&Page { cx: &cx, count, learns: actor.person.is_some(), groups })
}
