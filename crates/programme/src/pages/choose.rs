//! Choosing who is in a wave: searching the HR list a page at a time and ticking people off.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use people::audit::Doer;
use people::{DepartmentId, departments, find, job_roles, register};
use serde::Deserialize;
use web::{App, Cx, Error, Form, PersonId, Result};

use super::volunteer;
use super::wave::{open, path};
use crate::waves::{self, Kind, Wave, WaveId};

/// People on one page.
const PAGE: usize = 50;

/// What is looked for.
#[derive(Deserialize, Default)]
pub(crate) struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    department: String,
    after: Option<PersonId>,
}

/// Somebody who can be chosen, or the wave they are in already.
struct Candidate {
    id: PersonId,
    name: String,
    department: String,
    role: String,
    wave: Option<String>,
    volunteer: bool,
}

#[derive(askama::Template)]
#[template(path = "programme/choose.html")]
struct ChoosePage<'a> {
    cx: &'a Cx,
    wave: Wave,
    count: i64,
    filter: Filter,
    /// Departments to choose from: id, path, chosen now.
    departments: Vec<(DepartmentId, String, bool)>,
    /// The department that is chosen now, when it is one.
    department: Option<String>,
    candidates: Vec<Candidate>,
    next: Option<PersonId>,
    /// Volunteers who can be taken into the pilot.
    volunteers: usize,
}

/// The list to choose from.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let wave = open(&mut conn, org, id).await?;
    let tree = departments::all(&mut conn, org).await?;
    let roles = job_roles::all(&mut conn, org).await?;
    let department = filter.department.parse().ok().and_then(|id| tree.get(id));
    let within = department.map(|department| tree.with_all_below(department.id));
    let (words, after) = (filter.q.as_str(), filter.after);
    let mut found = find::search(&mut conn, org, words, within.as_deref(), after, PAGE + 1).await?;
    let next = (found.len() > PAGE).then(|| found.pop()).flatten();
    let next = next.and(found.last()).map(|last| last.id);
    let ids: Vec<PersonId> = found.iter().map(|one| one.id).collect();
    let taken: HashMap<PersonId, WaveId> =
        waves::waves_of(&mut conn, org, &ids).await?.into_iter().collect();
    let names = waves::all(&mut conn, org).await?;
    let named = |id: &WaveId| names.iter().find(|wave| wave.id == *id);
    let counts = waves::counts(&mut conn, org).await?;
    let free = match wave.kind {
        Kind::Pilot => volunteer::free(&mut conn, org).await?,
        Kind::Wave => Vec::new(),
    };
    let candidates = found.into_iter().map(|one| Candidate {
        id: one.id,
        department: path(&tree, one.department),
        role: roles
            .iter()
            .find(|role| role.id == one.role)
            .map(|role| role.name.clone())
            .unwrap_or_default(),
        wave: taken.get(&one.id).and_then(named).map(|wave| wave.name.clone()),
        volunteer: free.iter().any(|entry| entry.id == one.id),
        name: one.name,
    });
    web::page(&ChoosePage {
        cx: &cx,
        count: counts.iter().find(|(wave, _)| *wave == id).map_or(0, |(_, count)| *count),
        departments: tree
            .iter()
            .map(|one| {
                let chosen = department.is_some_and(|department| department.id == one.id);
                (one.id, one.path.clone(), chosen)
            })
            .collect(),
        department: department.map(|department| department.path.clone()),
        candidates: candidates.collect(),
        next,
        volunteers: free.len(),
        wave,
        filter,
    })
}

/// Who is ticked, or that all of the department are meant.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    person: Vec<PersonId>,
    everybody: Option<String>,
}

/// Puts those who are ticked into the wave, and comes back to the same list.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
    Query(filter): Query<Filter>,
    Form(chosen): Form<Chosen>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut conn = app.db.write(org).await?;
    let people = if chosen.everybody.is_some() {
        let tree = departments::all(&mut conn, org).await?;
        let department = filter.department.parse().ok().and_then(|id| tree.get(id));
        let within = tree.with_all_below(department.ok_or(Error::Invalid("error-form"))?.id);
        let mut people = Vec::new();
        register::each(&mut conn, org, |entry| {
            if within.contains(&entry.department) {
                people.push(entry.id);
            }
        })
        .await?;
        people
    } else {
        chosen.person
    };
    let (doer, now) = (Doer::from(actor), cx.now());
    waves::add_members(&mut conn, org, id, &people, &doer, now).await?;
    conn.commit().await?;
    // Back to the same page of the same search.
    let query = cx.query().split('&').filter(|pair| !pair.starts_with("said="));
    let query = query.collect::<Vec<_>>().join("&");
    let joint = if query.is_empty() { "" } else { "?" };
    Ok(web::done(&format!("/programme/waves/{id}/choose{joint}{query}"), "wave-members"))
}
