//! The department tree, and one department to rename, move, add to or remove.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use web::{App, Cx, Error, Form, FormErrors, Result, done, form_page};

use crate::audit::Doer;
use crate::changes::{self, Fault};
use crate::directory::{self, Branch};
use crate::{DepartmentId, pages};

#[derive(Template)]
#[template(path = "people/departments.html")]
struct Tree<'a> {
    cx: &'a Cx,
    branches: Vec<Branch>,
    typed: String,
    errors: FormErrors,
}

impl Tree<'_> {
    /// The name with the names above it, for those who cannot see the indent.
    fn path(branch: &Branch) -> &str {
        &branch.department.path
    }
}

#[derive(Template)]
#[template(path = "people/department.html")]
struct One<'a> {
    cx: &'a Cx,
    branch: &'a Branch,
    /// Departments it may be moved under.
    others: Vec<&'a Branch>,
    below: Vec<&'a Branch>,
    form: &'a ChangeForm,
    errors: FormErrors,
}

impl One<'_> {
    fn path(branch: &Branch) -> &str {
        &branch.department.path
    }

    fn name(&self) -> &str {
        if self.form.what == "rename" { &self.form.name } else { &self.branch.department.name }
    }

    fn new_name(&self) -> &str {
        if self.form.what == "add" { &self.form.name } else { "" }
    }

    fn parent(&self) -> String {
        if self.form.what == "move" {
            return self.form.parent.clone();
        }
        self.branch.department.parent.map(|id| id.to_string()).unwrap_or_default()
    }
}

/// What a form on these pages says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChangeForm {
    what: String,
    name: String,
    parent: String,
}

pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    tree_page(&app, &cx, String::new(), FormErrors::default()).await
}

async fn tree_page(app: &App, cx: &Cx, typed: String, errors: FormErrors) -> Result<Response> {
    let org = cx.actor()?.org;
    let branches = directory::tree(&mut app.db.read(org).await?, org).await?;
    let wrong = !errors.none();
    form_page(&Tree { cx, branches, typed, errors }, wrong)
}

pub(crate) async fn add(
    State(app): State<App>,
    cx: Cx,
    Form(form): Form<ChangeForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let doer = Doer::from(actor);
    let mut conn = app.db.write(actor.org).await?;
    let added = changes::add_department(
        &mut conn,
        actor.org,
        actor.org_language,
        &doer,
        None,
        &form.name,
        cx.now(),
    )
    .await;
    match added {
        Ok(_) => {
            conn.commit().await?;
            Ok(done("/people/departments", "department-added"))
        }
        Err(fault) => {
            drop(conn);
            let errors = pages::in_words(&cx, fault)?;
            tree_page(&app, &cx, form.name, errors).await
        }
    }
}

pub(crate) async fn one(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<DepartmentId>,
) -> Result<Response> {
    one_page(&app, &cx, id, &ChangeForm::default(), FormErrors::default()).await
}

async fn one_page(
    app: &App,
    cx: &Cx,
    id: DepartmentId,
    form: &ChangeForm,
    errors: FormErrors,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let branches = directory::tree(&mut app.db.read(org).await?, org).await?;
    let branch = branches.iter().find(|b| b.department.id == id).ok_or(Error::NotFound)?;
    let within = format!("{}/", branch.department.path);
    let is_below = |other: &&Branch| other.department.path.starts_with(&within);
    let others = branches.iter().filter(|other| other.department.id != id && !is_below(other));
    let others = others.collect();
    let below = branches.iter().filter(|other| other.department.parent == Some(id)).collect();
    let wrong = !errors.none();
    form_page(&One { cx, branch, others, below, form, errors }, wrong)
}

pub(crate) async fn change(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<DepartmentId>,
    Form(form): Form<ChangeForm>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let (org, lang, now, doer) = (actor.org, actor.org_language, cx.now(), Doer::from(actor));
    let mut conn = app.db.write(org).await?;
    let here = format!("/people/departments/{id}");
    let outcome: Result<(String, &str), Fault> = match form.what.as_str() {
        "rename" => changes::rename_department(&mut conn, org, lang, &doer, id, &form.name, now)
            .await
            .map(|()| (here, "saved")),
        "move" => {
            let parent = match form.parent.as_str() {
                "" => None,
                parent => Some(parent.parse().map_err(|_| Error::NotFound)?),
            };
            changes::move_department(&mut conn, org, lang, &doer, id, parent, now)
                .await
                .map(|()| (here, "saved"))
        }
        "add" => changes::add_department(&mut conn, org, lang, &doer, Some(id), &form.name, now)
            .await
            .map(|_| (here, "department-added"))
            .map_err(|fault| match fault {
                Fault::Field("name", key) => Fault::Field("new-name", key),
                other => other,
            }),
        "remove" => changes::remove_department(&mut conn, org, &doer, id, now)
            .await
            .map(|()| ("/people/departments".to_owned(), "department-removed")),
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
