//! The HR list comes in through the browser: choose a file, look at the columns, look at what changes, take it.

use askama::Template;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Serialize;
use serde_json::Value as Json;
use store::jobs::{self, Job, JobId};
use store::{Time, args, statement};
use tabular::{ReadError, Table};
use web::{Actor, App, Cx, Error, Form, FormErrors, Result, form_page, page};

use crate::audit::Doer;
use crate::hourly_cost;
use crate::import::file::{self, FileId};
use crate::import::job::{self, Input};
use crate::import::plan::Entry;
use crate::import::report::{aside, compare};
use crate::import::{Columns, Field, ImportError, Options, Plan, limits, run_file};

statement! {
    RESULT: organisation = "SELECT at, who, detail FROM audit_entry WHERE org_id = $1 AND action = 'people-imported' AND subject_id = $2
        ORDER BY id DESC LIMIT 1";
}

/// Lines shown of each kind of change, and problems shown.
const EXAMPLES: usize = 10;
const PROBLEMS: usize = 100;

impl From<ImportError> for Error {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) => error.into(),
            // The file was read when it was handed in, so it can only be the day's end that took it.
            ImportError::File(_) => Self::Gone("import-gone"),
            other => Self::internal(other.to_string()),
        }
    }
}

#[derive(Template)]
#[template(path = "people/import.html")]
struct Upload<'a> {
    cx: &'a Cx,
    errors: FormErrors,
    takes_cost: bool,
}

pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    upload_page(&app, &cx, FormErrors::default()).await
}

async fn upload_page(app: &App, cx: &Cx, errors: FormErrors) -> Result<Response> {
    let org = cx.actor()?.org;
    let takes_cost = hourly_cost::kept(&mut app.db.read(org).await?, org).await?;
    let wrong = !errors.none();
    form_page(&Upload { cx, errors, takes_cost }, wrong)
}

pub(crate) async fn upload(
    State(app): State<App>,
    cx: Cx,
    multipart: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut multipart = multipart.map_err(|_| Error::Invalid("error-form"))?;
    let mut found = None;
    while let Some(field) = multipart.next_field().await? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            found = Some((name, field.bytes().await?.to_vec()));
        }
    }
    let mut errors = FormErrors::default();
    let Some((name, bytes)) = found.filter(|(name, bytes)| !name.is_empty() || !bytes.is_empty())
    else {
        errors.add("file", cx.t("import-file-needed"));
        return upload_page(&app, &cx, errors).await;
    };
    let copy = bytes.clone();
    if let Err(error) = aside(move || tabular::read(&copy, limits())).await? {
        tracing::info!(%error, "a list that cannot be read");
        errors.add("file", cx.t(file_fault(&error)));
        return upload_page(&app, &cx, errors).await;
    }
    let mut conn = app.db.write(actor.org).await?;
    let id = file::keep(&mut conn, actor.org, &name, bytes, actor.account, cx.now()).await?;
    conn.commit().await?;
    Ok(Redirect::to(&format!("/people/import/{id}")).into_response())
}

/// Why a file cannot be read, as the key of a text.
fn file_fault(error: &ReadError) -> &'static str {
    match error {
        ReadError::Empty => "import-file-empty",
        ReadError::TooLarge { .. } | ReadError::TooManyRows { .. } => "import-file-too-large",
        ReadError::TooManyColumns { .. } | ReadError::CellTooLong { .. } => "import-file-shape",
        ReadError::PasswordProtected => "import-file-password",
        ReadError::BadEncoding { .. } => "import-file-encoding",
        ReadError::Corrupt { .. } => "import-file-damaged",
        ReadError::OtherFormat => "import-file-other-format",
        _ => "import-file-not-a-table",
    }
}

/// The file of an address: its name and table.
async fn open(app: &App, actor: &Actor, id: FileId, now: Time) -> Result<(String, Table)> {
    let mut conn = app.db.read(actor.org).await?;
    let (name, bytes) = match file::get(&mut conn, actor.org, id, now).await {
        Err(store::Error::NotFound) => return Err(Error::Gone("import-gone")),
        other => other?,
    };
    drop(conn);
    let table = aside(move || tabular::read(&bytes, limits())).await?.map_err(ImportError::from)?;
    Ok((name, table))
}

/// The columns a query names, if it names any.
fn columns_of(query: Option<&str>) -> Option<Columns> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    Some(Columns::from_pairs(pairs)).filter(|columns| *columns != Columns::default())
}

#[derive(Template)]
#[template(path = "people/import_columns.html")]
struct ColumnsPage<'a> {
    cx: &'a Cx,
    id: FileId,
    name: &'a str,
    table: &'a Table,
    columns: Columns,
    fields: Vec<Field>,
    remembered: bool,
    errors: FormErrors,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates hand everything over by reference"
)]
impl ColumnsPage<'_> {
    /// What stands first in a column, so that one sees what it holds.
    fn sample(&self, column: &usize) -> String {
        let cells =
            self.table.rows.iter().take(20).map(|row| tabular::parse::clean(row.get(*column)));
        let mut seen: Vec<&str> = Vec::new();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            if !seen.contains(&cell) && seen.len() < 3 {
                seen.push(cell);
            }
        }
        let words: Vec<String> = seen.iter().map(|cell| cell.chars().take(40).collect()).collect();
        words.join(" · ")
    }

    fn holds(&self, field: &Field, column: &usize) -> bool {
        self.columns.of(*field) == Some(*column)
    }

    fn cell<'t>(row: &tabular::Row<'t>, column: &usize) -> &'t str {
        row.get(*column)
    }

    fn is_required(field: &Field) -> bool {
        matches!(field, Field::Department | Field::Role)
    }

    /// The fields a column is taken for, beside the first rows.
    /// What a column is taken for; nothing where its heading says the same.
    fn taken_for(&self, column: &usize) -> &str {
        let taken = self.columns.field(*column).map_or("", |field| self.cx.t(field.text()));
        let heading = self.table.headers.get(*column).map_or("", |heading| heading.trim());
        if heading.to_lowercase() == taken.to_lowercase() { "" } else { taken }
    }
}

pub(crate) async fn columns(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<FileId>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let actor = cx.actor()?;
    let (name, table) = open(&app, actor, id, cx.now()).await?;
    let mut conn = app.db.read(actor.org).await?;
    let takes_cost = hourly_cost::kept(&mut conn, actor.org).await?;
    let asked = columns_of(query.as_deref());
    let known = file::remembered(&mut conn, actor.org, &table).await?;
    drop(conn);
    let remembered = asked.is_none() && known.is_some();
    let columns = asked
        .or(known)
        .unwrap_or_else(|| Columns::propose(&table, takes_cost))
        .within(&table, takes_cost);
    columns_page(&cx, id, &name, &table, columns, takes_cost, remembered, FormErrors::default())
}

#[expect(clippy::too_many_arguments, reason = "the parts of one page")]
fn columns_page(
    cx: &Cx,
    id: FileId,
    name: &str,
    table: &Table,
    columns: Columns,
    takes_cost: bool,
    remembered: bool,
    errors: FormErrors,
) -> Result<Response> {
    let fields = Field::ALL.into_iter().filter(|field| takes_cost || *field != Field::Cost);
    let fields = fields.collect();
    page(&ColumnsPage { cx, id, name, table, columns, fields, remembered, errors })
}

#[derive(Template)]
#[template(path = "people/import_preview.html")]
struct Preview<'a> {
    cx: &'a Cx,
    id: FileId,
    name: &'a str,
    rows: usize,
    columns: &'a Columns,
    plan: &'a Plan,
    /// Whether HR tried to go on without saying that so many really leave.
    unconfirmed: bool,
}

/// One line of the preview: which kind of change, and who.
struct Example<'a> {
    badge: &'static str,
    text: &'static str,
    entry: &'a Entry,
}

impl Preview<'_> {
    fn examples(&self) -> Vec<Example<'_>> {
        let plan = self.plan;
        let kinds: [(&str, &str, &[Entry]); 5] = [
            ("bad", "import-left-one", &plan.left),
            ("warn", "import-moved-one", &plan.moved),
            ("warn", "import-changed-one", &plan.changed),
            ("info", "import-returned-one", &plan.returned),
            ("good", "import-new-one", &plan.new),
        ];
        let kinds = kinds.into_iter();
        kinds
            .flat_map(|(badge, text, entries)| {
                entries.iter().take(EXAMPLES).map(move |entry| Example { badge, text, entry })
            })
            .collect()
    }

    fn problems(&self) -> impl Iterator<Item = String> {
        self.plan.problems.iter().take(PROBLEMS).map(|problem| problem.line(self.cx.lang()))
    }

    fn more_problems(&self) -> usize {
        self.plan.problem_count.saturating_sub(PROBLEMS)
    }

    /// The columns as the hidden fields of the form.
    fn pairs(&self) -> Vec<(&'static str, usize)> {
        let of = |field: Field| Some((field.key(), self.columns.of(field)?));
        Field::ALL.into_iter().filter_map(of).collect()
    }

    fn names(things: &[String]) -> String {
        things.iter().take(12).cloned().collect::<Vec<_>>().join(", ")
    }

    fn new_departments(&self) -> String {
        let paths: Vec<String> = self.plan.new_departments.iter().map(|d| d.path.clone()).collect();
        Self::names(&paths)
    }

    fn new_roles(&self) -> String {
        let names: Vec<String> = self.plan.new_roles.iter().map(|role| role.name.clone()).collect();
        Self::names(&names)
    }
}

pub(crate) async fn preview(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<FileId>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    preview_page(&app, &cx, id, columns_of(query.as_deref()).unwrap_or_default(), false).await
}

async fn preview_page(
    app: &App,
    cx: &Cx,
    id: FileId,
    columns: Columns,
    unconfirmed: bool,
) -> Result<Response> {
    let actor = cx.actor()?;
    let (name, table) = open(app, actor, id, cx.now()).await?;
    let mut conn = app.db.read(actor.org).await?;
    let takes_cost = hourly_cost::kept(&mut conn, actor.org).await?;
    let columns = columns.within(&table, takes_cost);
    let mut errors = FormErrors::default();
    for field in columns.missing() {
        let key = match field {
            Field::Name => "import-needs-name",
            Field::Number => "import-needs-key",
            _ => "import-needs-column",
        };
        errors.add(field.key(), cx.t1(key, "field", cx.t(field.text())));
    }
    if let Some(field) = columns.twice() {
        errors.add(field.key(), cx.t("import-column-twice"));
    }
    if !errors.none() {
        drop(conn);
        return columns_page(cx, id, &name, &table, columns, takes_cost, false, errors);
    }
    let options = Options { columns: Some(columns), ..Options::default() };
    let (plan, columns, table, _) =
        compare(&mut conn, &app.clock, actor.org, table, &options).await?;
    drop(conn);
    let rows = table.rows.len();
    let (name, plan, columns) = (name.as_str(), &plan, &columns);
    form_page(&Preview { cx, id, name, rows, columns, plan, unconfirmed }, unconfirmed)
}

/// Takes the file: at once when it is short, in the background when it is long.
pub(crate) async fn apply(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<FileId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let pairs = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let columns = Columns::from_pairs(pairs);
    let confirm_leavers = form.iter().any(|(name, _)| name == "leavers");
    let mut conn = app.db.read(actor.org).await?;
    let (_, bytes) = match file::get(&mut conn, actor.org, id, cx.now()).await {
        Err(store::Error::NotFound) => return Err(Error::Gone("import-gone")),
        other => other?,
    };
    drop(conn);
    let copy = bytes.clone();
    let table = aside(move || tabular::read(&copy, limits())).await?.map_err(ImportError::from)?;
    let mut conn = app.db.write(actor.org).await?;
    file::remember(&mut conn, actor.org, &table, &columns, cx.now()).await?;
    let doer = Doer::from(actor);
    if table.rows.len() > job::LONG {
        let account = doer.account;
        let input = Input { file: id, columns, confirm_leavers, account, name: doer.name };
        let job = job::ask(&mut conn, actor.org, &input, cx.now()).await?;
        conn.commit().await?;
        app.wake.notify_one();
        return Ok(Redirect::to(&format!("/people/import/{id}/progress/{job}")).into_response());
    }
    conn.commit().await?;
    let options = Options {
        columns: Some(columns.clone()),
        confirm_leavers,
        doer,
        file: Some(id.0),
        ..Options::default()
    };
    let report = run_file(&app.db, &app.clock, actor.org, bytes, options, &mut |_| ()).await?;
    if !report.applied {
        let unconfirmed = report.must_confirm_leavers && report.problem_count == 0;
        return preview_page(&app, &cx, id, columns, unconfirmed).await;
    }
    let mut conn = app.db.write(actor.org).await?;
    file::remove(&mut conn, actor.org, id).await?;
    conn.commit().await?;
    Ok(Redirect::to(&format!("/people/import/{id}/result")).into_response())
}

#[derive(Template)]
#[template(path = "people/import_progress.html")]
struct ProgressPage<'a> {
    cx: &'a Cx,
    id: FileId,
    job: Job,
    standing: String,
}

/// Where a job that has ended leads; none while it goes on, and when it failed.
fn leads(id: FileId, job: &Job) -> Option<String> {
    if job.state != "done" {
        return None;
    }
    let applied = job.result.as_ref().and_then(|result| result.get("applied")?.as_bool());
    if applied == Some(true) {
        return Some(format!("/people/import/{id}/result"));
    }
    let input: Input = serde_json::from_value(job.input.clone()).ok()?;
    Some(format!("/people/import/{id}/preview?{}", input.columns.query()))
}

pub(crate) async fn progress(
    State(app): State<App>,
    cx: Cx,
    Path((id, job)): Path<(FileId, JobId)>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let job = import_job(&app, org, job).await?;
    if let Some(location) = leads(id, &job) {
        return Ok(Redirect::to(&location).into_response());
    }
    let standing = standing(&cx, &job);
    page(&ProgressPage { cx: &cx, id, job, standing })
}

async fn import_job(app: &App, org: store::OrgId, id: JobId) -> Result<Job> {
    let job = jobs::get(&mut app.db.read(org).await?, org, id).await?;
    if job.kind == job::KIND { Ok(job) } else { Err(Error::NotFound) }
}

/// How far it has come, in words: what it does, and at which row.
fn standing(cx: &Cx, job: &Job) -> String {
    let doing = cx.t(job.message.as_deref().unwrap_or("import-job-waiting"));
    if job.total == 0 {
        return doing.to_owned();
    }
    let words = [("doing", doing.into()), ("done", job.done.into()), ("total", job.total.into())];
    cx.format("import-job-rows", &words)
}

#[derive(Serialize)]
struct Standing {
    state: String,
    done: i64,
    total: i64,
    message: String,
    location: Option<String>,
}

/// What the progress bar asks for.
pub(crate) async fn state(
    State(app): State<App>,
    cx: Cx,
    Path((id, job)): Path<(FileId, JobId)>,
) -> Result<Response> {
    let job = import_job(&app, cx.actor()?.org, job).await?;
    let answer = Standing {
        location: leads(id, &job),
        message: standing(&cx, &job),
        state: job.state,
        done: job.done,
        total: job.total,
    };
    Ok(web::Json(answer).into_response())
}

#[derive(Template)]
#[template(path = "people/import_result.html")]
struct ResultPage<'a> {
    cx: &'a Cx,
    at: Time,
    who: String,
    detail: Json,
}

impl ResultPage<'_> {
    fn count(&self, what: &str) -> i64 {
        self.detail.get(what).and_then(Json::as_i64).unwrap_or(0)
    }

    /// Whether roles came along, whose profiles HR looks through next.
    fn has_new_roles(&self) -> bool {
        self.count("roles") > 0
    }

    /// The figures of the result with their texts.
    fn figures(&self) -> Vec<(i64, String)> {
        let keys = ["new", "changed", "moved", "returned", "left", "unchanged", "skipped"];
        let figure = |key: &&str| {
            let count = self.count(key);
            (count, self.cx.t1(&format!("import-{key}"), "count", count))
        };
        keys.iter().map(figure).filter(|(count, _)| *count > 0).collect()
    }
}

pub(crate) async fn result(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<FileId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let row = app.db.read(org).await?.one(&RESULT, args![org, id]).await?;
    let detail: String = row.get(2)?;
    let detail = serde_json::from_str(&detail).map_err(store::Error::from)?;
    page(&ResultPage { cx: &cx, at: row.get(0)?, who: row.get(1)?, detail })
}
