//! One person: what the list says, changed in place; and a new person by hand.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use store::{Conn, args, statement};
use web::{
    Actor, App, Cx, Error, Form, FormErrors, PersonId, Result, Right, done, form_page, page,
};

use crate::audit::Doer;
use crate::changes::{self, Fault, PersonForm, Place};
use crate::pages::directory::{Names, of_person};
use crate::{Department, JobRole, Person, directory, hourly_cost, organisation, person, reads};

statement! {
    MANAGER: organisation = "SELECT number, email, name FROM person WHERE org_id = $1 AND id = $2";
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct Show<'a> {
    cx: &'a Cx,
    person: &'a Person,
    /// The manager's name, and what they are looked up by.
    manager: Option<(String, String)>,
    names: Names,
    departments: Vec<Department>,
    roles: Vec<JobRole>,
    keeps_cost: bool,
    currency: String,
    /// Whether the reader is in the HR team; a manager sees less.
    full: bool,
    form: PersonForm,
    errors: FormErrors,
}

impl Show<'_> {
    /// What a field shows for editing: what was typed, or what is on the list.
    fn typed(&self, field: &str) -> String {
        let person = self.person;
        let form = &self.form;
        let (typed, known) = match field {
            "name" => (&form.name, person.name.clone()),
            "number" => (&form.number, person.number.clone().unwrap_or_default()),
            "email" => (&form.email, person.email.clone().unwrap_or_default()),
            "department" => (&form.department, person.department.to_string()),
            "role" => (&form.role, person.role.to_string()),
            "manager" => (&form.manager, self.manager.clone().map(|m| m.1).unwrap_or_default()),
            "language" => (&form.language, person.language.code().to_owned()),
            "start" => (&form.start, person.start.map(|d| d.to_string()).unwrap_or_default()),
            "end" => (&form.end, person.end.map(|d| d.to_string()).unwrap_or_default()),
            _ => (&form.cost, person.hourly_cost.map(amount).unwrap_or_default()),
        };
        typed.clone().unwrap_or(known)
    }

    /// What a field shows for reading.
    fn shown(&self, field: &str) -> String {
        let person = self.person;
        let day = |date: Option<jiff::civil::Date>| date.map(|date| self.cx.date(date));
        let words = match field {
            "name" => Some(person.name.clone()),
            "number" => person.number.clone(),
            "email" => person.email.clone(),
            "department" => Some(self.names.department(&person.department).to_owned()),
            "role" => Some(self.names.role(&person.role).to_owned()),
            "manager" => self.manager.clone().map(|manager| manager.0),
            "language" => Some(self.cx.language_name(person.language).to_owned()),
            "start" => day(person.start),
            "end" => day(person.end),
            _ => person
                .hourly_cost
                .map(|cost| format!("{} {}", self.cx.dec(cost as f64 / 100.0), self.currency)),
        };
        words.unwrap_or_else(|| "–".to_owned())
    }

    fn is_wrong(&self, field: &str) -> bool {
        !self.errors.of(field).is_empty()
    }

    /// The fields that are typed in one line, and the key of a hint.
    fn lines(&self) -> Vec<&'static str> {
        let mut lines = vec!["name", "number", "email", "manager", "start", "end"];
        if self.keeps_cost {
            lines.push("cost");
        }
        lines
    }
}

/// An amount as it is typed: whole if it can be.
fn amount(hundredths: i64) -> String {
    if hundredths % 100 == 0 {
        (hundredths / 100).to_string()
    } else {
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

async fn show_page<'a>(
    conn: &mut Conn,
    cx: &'a Cx,
    person: &'a Person,
    form: PersonForm,
    errors: FormErrors,
) -> Result<Show<'a>> {
    let org = cx.actor()?.org;
    let manager = match person.manager {
        Some(manager) => conn.maybe_one(&MANAGER, args![org, manager]).await?,
        None => None,
    };
    let manager = match manager {
        Some(row) => {
            let (number, email): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
            let name: String = row.get(2)?;
            let key = number.or(email).unwrap_or_else(|| name.clone());
            Some((name, key))
        }
        None => None,
    };
    let departments = directory::departments(conn, org).await?;
    let roles = directory::roles(conn, org).await?;
    Ok(Show {
        cx,
        person,
        manager,
        names: Names::new(&departments, &roles),
        departments,
        roles,
        keeps_cost: hourly_cost::kept(conn, org).await?,
        currency: organisation::get(conn, org).await?.currency,
        full: cx.is_hr(),
        form,
        errors,
    })
}

pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<PersonId>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let person = person::get(&mut conn, actor.org, id).await?;
    let is_manager = actor.person.is_some()
        && person.manager == actor.person
        && person.left_at.is_none()
        && actor.has(Right::Manager);
    if person.erased_at.is_some() || !(actor.has(Right::Hr) || is_manager) {
        return Err(Error::NotFound);
    }
    let (form, errors) = (PersonForm::default(), FormErrors::default());
    let show = show_page(&mut conn, &cx, &person, form, errors).await?;
    drop(conn);
    reads::note(&app, actor, id, "person").await?;
    page(&show)
}

fn place<'a>(cx: &Cx, actor: &Actor, doer: &'a Doer) -> Place<'a> {
    Place { org: actor.org, lang: actor.org_language, doer, now: cx.now(), today: cx.today() }
}

/// The fields as they stand on the form of a new person: the summary of what is wrong follows it.
const ORDER: [&str; 10] = [
    "name",
    "department",
    "role",
    "email",
    "number",
    "manager",
    "start",
    "end",
    "cost",
    "language",
];

/// The errors of a form in the reader's words.
fn in_words(cx: &Cx, mut errors: Vec<(&'static str, &'static str)>) -> FormErrors {
    errors.sort_by_key(|(field, _)| ORDER.iter().position(|known| known == field));
    let mut words = FormErrors::default();
    for (field, key) in errors {
        words.add(field, cx.t(key));
    }
    words
}

pub(crate) async fn change(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<PersonId>,
    Form(form): Form<PersonForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let doer = Doer::from(actor);
    let mut conn = app.db.write(actor.org).await?;
    match changes::change_person(&mut conn, place(&cx, actor, &doer), id, &form).await? {
        Ok(()) => {
            conn.commit().await?;
            Ok(done(&of_person(id), "saved"))
        }
        Err(errors) => {
            drop(conn);
            let mut conn = app.db.read(actor.org).await?;
            let person = person::get(&mut conn, actor.org, id).await?;
            let errors = in_words(&cx, errors);
            let show = show_page(&mut conn, &cx, &person, form, errors).await?;
            drop(conn);
            reads::note(&app, actor, id, "person").await?;
            form_page(&show, true)
        }
    }
}

/// Notes that somebody has left.
pub(crate) async fn leave(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<PersonId>,
) -> Result<Response> {
    set_left(&app, &cx, id, true).await
}

/// Notes that somebody is back.
pub(crate) async fn come_back(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<PersonId>,
) -> Result<Response> {
    set_left(&app, &cx, id, false).await
}

async fn set_left(app: &App, cx: &Cx, id: PersonId, left: bool) -> Result<Response> {
    let actor = cx.actor()?;
    let doer = Doer::from(actor);
    let mut conn = app.db.write(actor.org).await?;
    changes::set_left(&mut conn, place(cx, actor, &doer), id, left).await.map_err(|fault| {
        match fault {
            Fault::Store(error) => error.into(),
            Fault::Field(..) => Error::Invalid("person-left-fault"),
        }
    })?;
    conn.commit().await?;
    Ok(done(&of_person(id), if left { "person-left" } else { "person-back" }))
}

#[derive(Template)]
#[template(path = "people/person_new.html")]
struct New<'a> {
    cx: &'a Cx,
    departments: Vec<Department>,
    roles: Vec<JobRole>,
    names: Names,
    keeps_cost: bool,
    form: PersonForm,
    errors: FormErrors,
}

impl New<'_> {
    fn typed(&self, field: &str) -> &str {
        let form = &self.form;
        let typed = match field {
            "name" => &form.name,
            "number" => &form.number,
            "email" => &form.email,
            "department" => &form.department,
            "role" => &form.role,
            "manager" => &form.manager,
            "language" => &form.language,
            "start" => &form.start,
            "end" => &form.end,
            _ => &form.cost,
        };
        typed.as_deref().unwrap_or_default()
    }

    fn is_wrong(&self, field: &str) -> bool {
        !self.errors.of(field).is_empty()
    }

    fn language(&self) -> String {
        let own = || self.cx.maybe_actor().map(|actor| actor.org_language.code().to_owned());
        self.form.language.clone().or_else(own).unwrap_or_default()
    }
}

async fn new_page(app: &App, cx: &Cx, form: PersonForm, errors: FormErrors) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let departments = directory::departments(&mut conn, org).await?;
    let roles = directory::roles(&mut conn, org).await?;
    let names = Names::new(&departments, &roles);
    let keeps_cost = hourly_cost::kept(&mut conn, org).await?;
    let wrong = !errors.none();
    form_page(&New { cx, departments, roles, names, keeps_cost, form, errors }, wrong)
}

pub(crate) async fn new(State(app): State<App>, cx: Cx) -> Result<Response> {
    new_page(&app, &cx, PersonForm::default(), FormErrors::default()).await
}

pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<PersonForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let doer = Doer::from(actor);
    let mut conn = app.db.write(actor.org).await?;
    match changes::add_person(&mut conn, place(&cx, actor, &doer), &form).await? {
        Ok(id) => {
            conn.commit().await?;
            Ok(done(&of_person(id), "person-added"))
        }
        Err(errors) => {
            drop(conn);
            new_page(&app, &cx, form, in_words(&cx, errors)).await
        }
    }
}
