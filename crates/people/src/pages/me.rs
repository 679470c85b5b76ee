//! What is stored about me: everything, who read it, and what I can ask for.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value as Json;
use store::{Conn, Time, args, id_type, statement};
use web::{Actor, App, Cx, Error, Form, PersonId, Result, done, download, page};

use crate::audit::Doer;
use crate::reads::Reading;
use crate::shown::Told;
use crate::{Person, audit, departments, job_roles, organisation, person, reads, shown};

id_type! {
    /// A request of a person about their data.
    RequestId
}

statement! {
    ADD_REQUEST: organisation = "INSERT INTO person_request (org_id, id, person_id, kind, text, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    REQUESTS: organisation = "SELECT id, kind, text, created_at, answered_at, answer FROM person_request
        WHERE org_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT 50";
}

/// What somebody asked about their data.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) created_at: Time,
    pub(crate) answered_at: Option<Time>,
    pub(crate) answer: Option<String>,
}

async fn requests(conn: &mut Conn, actor: &Actor, person: PersonId) -> Result<Vec<Request>> {
    let requests = conn.list(&REQUESTS, args![actor.org, person], |row| {
        Ok(Request {
            kind: row.get(1)?,
            text: row.get(2)?,
            created_at: row.get(3)?,
            answered_at: row.get(4)?,
            answer: row.get(5)?,
        })
    });
    Ok(requests.await?)
}

/// One table of what is stored, in words.
struct Stored {
    name: String,
    rows: Vec<Told>,
}

#[derive(Template)]
#[template(path = "people/me.html")]
struct Me<'a> {
    cx: &'a Cx,
    person: Option<Person>,
    department: String,
    role: String,
    manager: String,
    cost: String,
    readings: Vec<Reading>,
    requests: Vec<Request>,
    stored: Vec<Stored>,
}

pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut me = Me {
        cx: &cx,
        person: None,
        department: String::new(),
        role: String::new(),
        manager: String::new(),
        cost: String::new(),
        readings: Vec::new(),
        requests: Vec::new(),
        stored: Vec::new(),
    };
    if let Some(id) = actor.person {
        let mut conn = app.db.read(actor.org).await?;
        let person = person::get(&mut conn, actor.org, id).await?;
        let tree = departments::all(&mut conn, actor.org).await?;
        me.department = tree.get(person.department).map_or_else(String::new, |d| d.path.clone());
        let roles = job_roles::all(&mut conn, actor.org).await?;
        let role = roles.into_iter().find(|role| role.id == person.role);
        me.role = role.map_or_else(String::new, |role| role.name);
        if let Some(manager) = person.manager {
            me.manager = person::get(&mut conn, actor.org, manager).await?.name;
        }
        me.readings = reads::of_person(&mut conn, actor.org, id, 100).await?;
        me.requests = requests(&mut conn, actor, id).await?;
        for (table, rows) in store::personal::export(&mut conn, actor.org, id.0).await? {
            let rows = shown::tell(&cx, &mut conn, table, &rows).await?;
            if !rows.is_empty() {
                let name = cx.t(&format!("table-{}", table.replace('_', "-"))).to_owned();
                me.stored.push(Stored { name, rows });
            }
        }
        me.stored.sort_by_cached_key(|table| app.texts.sort_key(cx.lang(), &table.name));
        if let Some(cost) = person.hourly_cost {
            let currency = organisation::get(&mut conn, actor.org).await?.currency;
            me.cost = format!("{} {currency}", cx.dec(cost as f64 / 100.0));
        }
        me.person = Some(person);
    }
    page(&me)
}

/// The same as a file to take along.
pub(crate) async fn export(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut tables = serde_json::Map::new();
    if let Some(person) = actor.person {
        let mut conn = app.db.read(actor.org).await?;
        for (table, rows) in store::personal::export(&mut conn, actor.org, person.0).await? {
            tables.insert(table.to_owned(), Json::Array(rows));
        }
    }
    let all = serde_json::json!({
        "organisation": actor.org_name,
        "account": { "name": actor.name, "email": actor.email, "language": actor.language.code() },
        "stored": tables,
    });
    let bytes =
        serde_json::to_vec_pretty(&all).map_err(|error| Error::internal(error.to_string()))?;
    Ok(download("kunnig-me.json", "application/json", bytes))
}

#[derive(Deserialize)]
pub(crate) struct Note {
    #[serde(default)]
    text: String,
}

pub(crate) async fn ask_correction(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<Note>,
) -> Result<Response> {
    let text = form.text.trim();
    if text.is_empty() || text.len() > 4_000 {
        return Err(Error::Invalid("request-empty"));
    }
    ask(&app, &cx, "correction", text).await
}

pub(crate) async fn ask_erasure(State(app): State<App>, cx: Cx) -> Result<Response> {
    ask(&app, &cx, "erasure", "").await
}

async fn ask(app: &App, cx: &Cx, kind: &str, text: &str) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::Forbidden)?;
    let id = RequestId::new();
    let mut conn = app.db.write(actor.org).await?;
    let values = args![actor.org, id, person, kind, text, cx.now()];
    conn.run(&ADD_REQUEST, values).await?;
    let subject = ("request", Some(id.0));
    let detail = serde_json::json!({ "kind": kind });
    audit::note(
        &mut conn,
        actor.org,
        &Doer::from(actor),
        crate::action!("request-made"),
        subject,
        &detail,
        cx.now(),
    )
    .await?;
    conn.commit().await?;
    Ok(done("/me", "request-made"))
}
