//! One wave: who is in it, how they are spread over the departments, when it starts.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use people::audit::Doer;
use people::{DepartmentId, Departments, departments, find, job_roles};
use serde::Deserialize;
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, FormErrors, PersonId, Result};

use super::{date, words};
use crate::waves::{self, Wave, WaveId};

/// Members on one page.
const PAGE: usize = 50;
/// Departments listed with nobody from them; a longer list is told as a number.
const MOST_WITHOUT: usize = 30;

/// One member as the page shows it.
struct Shown {
    id: PersonId,
    name: String,
    department: String,
    role: String,
}

/// How many of a department are in the wave.
struct Share {
    department: String,
    chosen: i64,
    employed: i64,
}

impl Share {
    /// The end of the scale: a department may have shrunk since its people were chosen.
    fn end(&self) -> i64 {
        self.employed.max(self.chosen)
    }
}

/// Name and start as they are typed.
#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    name: String,
    #[serde(default)]
    starts_on: String,
}

/// Which page of the members.
#[derive(Deserialize)]
pub(crate) struct Place {
    after: Option<PersonId>,
}

#[derive(askama::Template)]
#[template(path = "programme/wave.html")]
struct WavePage<'a> {
    cx: &'a Cx,
    wave: Wave,
    count: i64,
    shares: Vec<Share>,
    /// Departments with employees but nobody in the wave, and not among `shares`.
    without: usize,
    departments: usize,
    members: Vec<Shown>,
    next: Option<PersonId>,
    typed: Typed,
    errors: FormErrors,
}

impl WavePage<'_> {
    /// How many are chosen, and from how many of the departments.
    fn lead(&self) -> String {
        let covered = self.shares.iter().filter(|share| share.chosen > 0).count();
        self.cx.format(
            "wave-lead",
            &[
                ("count", self.count.into()),
                ("covered", covered.into()),
                ("departments", self.departments.into()),
            ],
        )
    }
}

/// One wave.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
    Query(place): Query<Place>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let wave = waves::get(&mut conn, org, id).await?;
    let typed = Typed {
        name: wave.name.clone(),
        starts_on: wave.starts_on.map(|date| date.to_string()).unwrap_or_default(),
    };
    page(&cx, &mut conn, org, wave, place.after, typed, FormErrors::default()).await
}

async fn page(
    cx: &Cx,
    conn: &mut Conn,
    org: OrgId,
    wave: Wave,
    after: Option<PersonId>,
    typed: Typed,
    errors: FormErrors,
) -> Result<Response> {
    let tree = departments::all(conn, org).await?;
    let roles = job_roles::all(conn, org).await?;
    let spread: HashMap<DepartmentId, i64> =
        waves::spread(conn, org, wave.id).await?.into_iter().collect();
    let employed: HashMap<DepartmentId, i64> =
        departments::counts(conn, org).await?.into_iter().collect();
    let mut members = waves::members_after(conn, org, wave.id, after, PAGE + 1).await?;
    let next = (members.len() > PAGE).then(|| members.pop()).flatten();
    let next = next.and(members.last()).map(|member| member.person);
    let ids: Vec<PersonId> = members.iter().map(|member| member.person).collect();
    let mut names: HashMap<PersonId, String> =
        find::some(conn, org, &ids).await?.into_iter().map(|one| (one.id, one.name)).collect();
    let role = |id| roles.iter().find(|role| role.id == id).map(|role| role.name.clone());
    let mut shown: Vec<Shown> = members
        .into_iter()
        .map(|member| Shown {
            id: member.person,
            name: names.remove(&member.person).unwrap_or_default(),
            department: path(&tree, member.department),
            role: role(member.role).unwrap_or_default(),
        })
        .collect();
    shown.sort_by_cached_key(|member| cx.app().texts.sort_key(cx.lang(), &member.name));
    let (shares, without) = shares(&tree, &spread, &employed);
    web::page(&WavePage {
        cx,
        count: spread.values().sum(),
        shares,
        without,
        departments: employed.len(),
        members: shown,
        next,
        wave,
        typed,
        errors,
    })
}

/// The departments with somebody in the wave and, as long as the list stays short, those without.
fn shares(
    tree: &Departments,
    spread: &HashMap<DepartmentId, i64>,
    employed: &HashMap<DepartmentId, i64>,
) -> (Vec<Share>, usize) {
    let of = |id: &DepartmentId, counts: &HashMap<DepartmentId, i64>| {
        counts.get(id).copied().unwrap_or(0)
    };
    let all = tree.iter().map(|department| Share {
        department: department.path.clone(),
        chosen: of(&department.id, spread),
        employed: of(&department.id, employed),
    });
    let (chosen, none): (Vec<Share>, Vec<Share>) = all
        .filter(|share| share.employed > 0 || share.chosen > 0)
        .partition(|share| share.chosen > 0);
    if none.len() > MOST_WITHOUT {
        return (chosen, none.len());
    }
    (chosen.into_iter().chain(none).collect(), 0)
}

/// The path of a department; nothing for one that is gone.
pub(crate) fn path(tree: &Departments, id: DepartmentId) -> String {
    tree.get(id).map(|department| department.path.clone()).unwrap_or_default()
}

/// Keeps name and start.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut conn = app.db.write(org).await?;
    let wave = waves::get(&mut conn, org, id).await?;
    let mut errors = FormErrors::default();
    let name = words(&cx, &mut errors, "name", &typed.name, 80);
    let starts_on = match typed.starts_on.trim() {
        "" => None,
        typed => date(&cx, &mut errors, "starts_on", typed),
    };
    if !errors.none() {
        return page(&cx, &mut conn, org, wave, None, typed, errors).await;
    }
    let (doer, now) = (Doer::from(actor), cx.now());
    waves::rename(&mut conn, org, id, &name, &doer, now).await?;
    if !wave.frozen() {
        waves::set_start(&mut conn, org, id, starts_on, &doer, now).await?;
    }
    conn.commit().await?;
    Ok(web::done(&format!("/programme/waves/{id}"), "saved"))
}

/// Who is taken out.
#[derive(Deserialize)]
pub(crate) struct Out {
    person: PersonId,
}

/// Takes somebody out.
pub(crate) async fn take_out(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
    Form(out): Form<Out>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    let doer = Doer::from(actor);
    waves::take_out(&mut conn, actor.org, id, out.person, &doer, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/programme/waves/{id}"), "wave-members"))
}

/// Starts the wave today and freezes its cohort.
pub(crate) async fn start(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    let (doer, now) = (Doer::from(actor), cx.now());
    waves::freeze(&mut conn, actor.org, id, cx.today(), &doer, now).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/programme/waves/{id}"), "wave-started"))
}

/// Takes the wave away.
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<WaveId>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    waves::remove(&mut conn, actor.org, id, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/programme/waves", "programme-removed"))
}

/// A wave whose members can still be chosen.
pub(crate) async fn open(conn: &mut Conn, org: OrgId, id: WaveId) -> Result<Wave> {
    let wave = waves::get(conn, org, id).await?;
    if wave.frozen() { Err(Error::Gone("error-wave-frozen")) } else { Ok(wave) }
}
