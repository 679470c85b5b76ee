//! The list of people, and a manager's own team.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use web::{App, Cx, PersonId, Result, page, percent_encode};

use crate::directory::{self, Filter, Line, Page, Sort, Start};
use crate::{Department, DepartmentId, JobRole, RoleId};

/// The address of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    department: String,
    role: String,
    status: String,
    sort: String,
    after: String,
    before: String,
}

impl Asked {
    fn filter(&self) -> Filter {
        let start = match (self.after.parse(), self.before.parse()) {
            (Ok(person), _) => Start::After(person),
            (_, Ok(person)) => Start::Before(person),
            _ => Start::First,
        };
        Filter {
            words: self.q.trim().to_owned(),
            department: self.department.parse().ok(),
            role: self.role.parse().ok(),
            left: self.status == "left",
            sort: Sort::of(&self.sort),
            start,
        }
    }
}

/// The names of departments and roles.
pub(crate) struct Names {
    departments: HashMap<DepartmentId, String>,
    roles: HashMap<RoleId, String>,
}

impl Names {
    pub(crate) fn new(departments: &[Department], roles: &[JobRole]) -> Self {
        Self {
            departments: departments.iter().map(|d| (d.id, d.path.clone())).collect(),
            roles: roles.iter().map(|role| (role.id, role.name.clone())).collect(),
        }
    }

    pub(crate) fn department(&self, id: &DepartmentId) -> &str {
        self.departments.get(id).map_or("", String::as_str)
    }

    pub(crate) fn role(&self, id: &RoleId) -> &str {
        self.roles.get(id).map_or("", String::as_str)
    }
}

#[derive(Template)]
#[template(path = "people/directory.html")]
struct Directory<'a> {
    cx: &'a Cx,
    filter: Filter,
    list: Page,
    departments: Vec<Department>,
    roles: Vec<JobRole>,
    names: Names,
    left: i64,
}

impl Directory<'_> {
    /// The address of this list with another order or page.
    fn address(&self, sort: Sort, start: Start) -> String {
        let filter = &self.filter;
        let mut parts = Vec::new();
        if !filter.words.is_empty() {
            parts.push(format!("q={}", percent_encode(&filter.words)));
        }
        parts.extend(filter.department.map(|id| format!("department={id}")));
        parts.extend(filter.role.map(|id| format!("role={id}")));
        if filter.left {
            parts.push("status=left".to_owned());
        }
        if sort != Sort::Name {
            parts.push(format!("sort={}", sort.key()));
        }
        match start {
            Start::First => {}
            Start::After(person) => parts.push(format!("after={person}")),
            Start::Before(person) => parts.push(format!("before={person}")),
        }
        if parts.is_empty() { "/people".to_owned() } else { format!("/people?{}", parts.join("&")) }
    }

    fn sorted(&self, key: &str) -> String {
        self.address(Sort::of(key), Start::First)
    }

    fn is_sorted(&self, key: &str) -> bool {
        self.filter.left && key == "name" || !self.filter.left && self.filter.sort.key() == key
    }

    fn earlier(&self) -> Option<String> {
        let first = self.list.lines.first().filter(|_| self.list.earlier)?;
        Some(self.address(self.filter.sort, Start::Before(first.id)))
    }

    fn later(&self) -> Option<String> {
        let last = self.list.lines.last().filter(|_| self.list.later)?;
        Some(self.address(self.filter.sort, Start::After(last.id)))
    }

    /// What the list says it shows.
    fn says(&self) -> String {
        let count = self.list.lines.len();
        match self.list.total {
            Some(total) => self.cx.t2("people-shows-of", "count", count, "total", total),
            None => self.cx.t1("people-shows", "count", count),
        }
    }

    fn is_department(&self, id: &DepartmentId) -> bool {
        self.filter.department.as_ref() == Some(id)
    }

    fn is_role(&self, id: &RoleId) -> bool {
        self.filter.role.as_ref() == Some(id)
    }

    fn nobody_yet(&self) -> bool {
        self.list.total == Some(0) && self.left == 0
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let filter = asked.filter();
    let mut conn = app.db.read(org).await?;
    let list = directory::page(&mut conn, org, &filter).await?;
    let departments = directory::departments(&mut conn, org).await?;
    let roles = directory::roles(&mut conn, org).await?;
    let left = directory::left_count(&mut conn, org).await?;
    let names = Names::new(&departments, &roles);
    page(&Directory { cx: &cx, filter, list, departments, roles, names, left })
}

#[derive(Template)]
#[template(path = "people/directory_team.html")]
struct Team<'a> {
    cx: &'a Cx,
    lines: Vec<Line>,
    names: Names,
}

/// A manager's own reports: name, department, role and nothing of what they know or do.
pub(crate) async fn team(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let lines = match actor.person {
        Some(person) => directory::team(&mut conn, actor.org, person).await?,
        None => Vec::new(),
    };
    let departments = directory::departments(&mut conn, actor.org).await?;
    let roles = directory::roles(&mut conn, actor.org).await?;
    let names = Names::new(&departments, &roles);
    page(&Team { cx: &cx, lines, names })
}

/// The address of a person.
pub(crate) fn of_person(id: PersonId) -> String {
    format!("/people/{id}")
}
