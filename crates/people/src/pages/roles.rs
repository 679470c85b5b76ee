//! The job roles, and one role to rename or merge into another.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use web::{App, Cx, Error, Form, FormErrors, Result, done, form_page};

use crate::audit::Doer;
use crate::changes;
use crate::{JobRole, RoleId, directory, pages};

#[derive(Template)]
#[template(path = "people/roles.html")]
struct List<'a> {
    cx: &'a Cx,
    roles: Vec<(JobRole, i64)>,
    typed: String,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "people/role.html")]
struct One<'a> {
    cx: &'a Cx,
    role: &'a JobRole,
    people: i64,
    others: Vec<&'a JobRole>,
    form: &'a ChangeForm,
    errors: FormErrors,
}

impl One<'_> {
    fn name(&self) -> &str {
        if self.form.what == "rename" { &self.form.name } else { &self.role.name }
    }
}

/// What a form on these pages says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChangeForm {
    what: String,
    name: String,
    into: String,
}

pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    list_page(&app, &cx, String::new(), FormErrors::default()).await
}

async fn list_page(app: &App, cx: &Cx, typed: String, errors: FormErrors) -> Result<Response> {
    let org = cx.actor()?.org;
    let roles = directory::roles_with_people(&mut app.db.read(org).await?, org).await?;
    let wrong = !errors.none();
    form_page(&List { cx, roles, typed, errors }, wrong)
}

pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<ChangeForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let (org, lang, doer) = (actor.org, actor.org_language, Doer::from(actor));
    let mut conn = app.db.write(org).await?;
    match changes::add_role(&mut conn, org, lang, &doer, &form.name, cx.now()).await {
        Ok(_) => {
            conn.commit().await?;
            Ok(done("/people/roles", "role-added"))
        }
        Err(fault) => {
            drop(conn);
            let errors = pages::in_words(&cx, fault)?;
            list_page(&app, &cx, form.name, errors).await
        }
    }
}

pub(crate) async fn one(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<RoleId>,
) -> Result<Response> {
    one_page(&app, &cx, id, &ChangeForm::default(), FormErrors::default()).await
}

async fn one_page(
    app: &App,
    cx: &Cx,
    id: RoleId,
    form: &ChangeForm,
    errors: FormErrors,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let roles = directory::roles_with_people(&mut app.db.read(org).await?, org).await?;
    let found = roles.iter().find(|(role, _)| role.id == id).ok_or(Error::NotFound)?;
    let (role, people) = (&found.0, found.1);
    let others = roles.iter().map(|(role, _)| role).filter(|role| role.id != id).collect();
    let wrong = !errors.none();
    form_page(&One { cx, role, people, others, form, errors }, wrong)
}

pub(crate) async fn change(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<RoleId>,
    Form(form): Form<ChangeForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let (org, lang, now, doer) = (actor.org, actor.org_language, cx.now(), Doer::from(actor));
    let mut conn = app.db.write(org).await?;
    let outcome = match form.what.as_str() {
        "rename" => changes::rename_role(&mut conn, org, lang, &doer, id, &form.name, now)
            .await
            .map(|()| (format!("/people/roles/{id}"), "saved")),
        "merge" => match form.into.parse() {
            Ok(into) => changes::merge_roles(&mut conn, org, &doer, id, into, now)
                .await
                .map(|()| (format!("/people/roles/{into}"), "role-merged")),
            Err(_) => Err(changes::Fault::Field("into", "people-fault-role-missing")),
        },
        _ => return Err(Error::Invalid("error-form")),
    };
    match outcome {
        Ok((path, said)) => {
            conn.commit().await?;
            Ok(done(&path, said))
        }
        Err(fault) => {
            drop(conn);
            let errors = pages::in_words(&cx, fault)?;
            one_page(&app, &cx, id, &form, errors).await
        }
    }
}
