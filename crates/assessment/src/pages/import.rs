//! Answers collected elsewhere, in the browser: hand in a file, see which column means what and what would happen, load.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use store::{Conn, OrgId, Time, args, id_type, statement};
use web::{App, Cx, Error, Form, Result};

use crate::import::presets::{self, Preset};
use crate::import::{self, Column, ImportError, Mapping, Options, Problem, Report};
use crate::questionnaire::{self, Fields, Kind, Questionnaire};

id_type! {
    /// A file of answers that waits to be loaded.
    AnswerFileId
}

statement! {
    ADD: organisation = "INSERT INTO answer_file (org_id, id, name, content, mapping, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    GET: organisation = "SELECT name, content, mapping FROM answer_file WHERE org_id = $1 AND id = $2";
    MAP: organisation = "UPDATE answer_file SET mapping = $3 WHERE org_id = $1 AND id = $2";
    REMOVE: organisation = "DELETE FROM answer_file WHERE org_id = $1 AND id = $2";
    FORGET: organisation = "DELETE FROM answer_file WHERE org_id = $1 AND created_at < $2";
}

/// Columns shown for mapping.
const MOST_COLUMNS: usize = 400;
/// Problems shown.
const MOST_SHOWN: usize = 50;

struct Waiting {
    name: String,
    content: Vec<u8>,
    mapping: Mapping,
}

async fn get(conn: &mut Conn, org: OrgId, id: AnswerFileId) -> Result<Waiting> {
    let row = conn.one(&GET, args![org, id]).await?;
    let mapping: String = row.get(2)?;
    let mapping = serde_json::from_str(&mapping).map_err(store::Error::from)?;
    Ok(Waiting { name: row.get(0)?, content: row.get(1)?, mapping })
}

#[derive(Template)]
#[template(path = "assessment/import.html")]
struct UploadPage<'a> {
    cx: &'a Cx,
    error: &'a str,
    detail: String,
}

/// The form for a file.
pub async fn show(cx: Cx) -> Result<Response> {
    web::page(&UploadPage { cx: &cx, error: "", detail: String::new() })
}

fn refused(cx: &Cx, key: &str, detail: String) -> Result<Response> {
    let page = web::page(&UploadPage { cx, error: cx.t(key), detail })?;
    Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Lets go of files that were handed in before a time.
pub async fn forget_files(conn: &mut Conn, org: OrgId, before: Time) -> store::Result<()> {
    conn.run(&FORGET, args![org, before]).await.map(drop)
}

/// Takes a file, and a mapping file if there is one.
pub async fn upload(State(app): State<App>, cx: Cx, mut form: Multipart) -> Result<Response> {
    let org = cx.actor()?.org;
    let (mut name, mut content, mut written) = (String::new(), Vec::new(), String::new());
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                name = field.file_name().unwrap_or_default().chars().take(200).collect();
                content = field.bytes().await?.to_vec();
            }
            Some("mapping") => {
                written = String::from_utf8_lossy(&field.bytes().await?).into_owned();
            }
            _ => {}
        }
    }
    let reading = content.clone();
    let table = tokio::task::spawn_blocking(move || import::read(&reading)).await;
    let table = match table {
        Ok(Ok(table)) => table,
        Ok(Err(error)) => {
            let key = match error.key() {
                "empty" => "survey-file-empty",
                "other-format" => "import-file-other-format",
                "too-large" | "too-many-rows" | "too-many-columns" | "cell-too-long" => {
                    "survey-file-too-large"
                }
                "password-protected" => "survey-file-locked",
                _ => "survey-file-unreadable",
            };
            return refused(&cx, key, String::new());
        }
        Err(failed) => std::panic::resume_unwind(failed.into_panic()),
    };
    let mut conn = app.db.write(org).await?;
    let title = cx.t1("survey-usual-title", "date", cx.date(cx.today()));
    let mapping = if written.trim().is_empty() {
        let base = Mapping { title: title.clone(), ..Mapping::default() };
        let questionnaire = questionnaire_of(&mut conn, org, &base).await?;
        let found = presets::propose(&table.headers, &questionnaire, table.rows.iter());
        Mapping { title, ..found }
    } else {
        match import::parse(&written) {
            Ok(mapping) => mapping,
            Err(error) => return refused(&cx, "survey-mapping-wrong", error),
        }
    };
    let id = AnswerFileId::new();
    let now = cx.now();
    let document = serde_json::to_string(&mapping).map_err(store::Error::from)?;
    forget_files(&mut conn, org, now.plus_days(-1)).await?;
    conn.run(&ADD, args![org, id, name, content, document, now]).await?;
    conn.commit().await?;
    Ok(Redirect::to(&format!("/assessment/import/{id}")).into_response())
}

async fn questionnaire_of(conn: &mut Conn, org: OrgId, mapping: &Mapping) -> Result<Questionnaire> {
    import::questionnaire_for(conn, org, mapping).await.map_err(|error| told(&error))
}

fn told(error: &ImportError) -> Error {
    match error {
        ImportError::NoQuestionnaire(_) => Error::Invalid("survey-no-questionnaire"),
        other => Error::internal(other.to_string()),
    }
}

#[derive(Template)]
#[template(path = "assessment/import_mapping.html")]
struct MappingPage<'a> {
    cx: &'a Cx,
    id: AnswerFileId,
    name: String,
    mapping: Mapping,
    preset: Option<Preset>,
    questionnaires: Vec<(String, String)>,
    columns: Vec<Shown>,
    targets: Vec<(String, String)>,
    report: Report,
    questions: Vec<(String, usize)>,
    own_options: Vec<(String, String)>,
    problems: Vec<Problem>,
}

struct Shown {
    heading: String,
    sample: String,
    target: String,
}

impl MappingPage<'_> {
    fn problem(&self, problem: &Problem) -> String {
        let row = problem.row.unwrap_or(0);
        let key = format!("survey-problem-{}", problem.problem);
        let words =
            self.cx.t2(&key, "value", problem.value.as_str(), "column", problem.column.as_str());
        if row == 0 { words } else { format!("{}: {words}", self.cx.t1("survey-row", "row", row)) }
    }

    fn can_load(&self) -> bool {
        self.report.answers > 0 && !self.report.loaded_before
    }
}

/// What a column is set to: `question`, `question.item`, or one of the columns about the person, after `@`.
fn target_of(mapping: &Mapping, heading: &str) -> String {
    let about = [
        ("@email", &mapping.email),
        ("@number", &mapping.number),
        ("@role", &mapping.role),
        ("@department", &mapping.department),
    ];
    if let Some((target, _)) = about.iter().find(|(_, column)| column.as_deref() == Some(heading)) {
        return (*target).to_owned();
    }
    let column = mapping.column.iter().find(|column| column.heading == heading);
    column.map_or_else(String::new, |column| match &column.item {
        Some(item) => format!("{}.{item}", column.question),
        None => column.question.clone(),
    })
}

fn targets(cx: &Cx, questionnaire: &Questionnaire, mapping: &Mapping) -> Vec<(String, String)> {
    let lang = cx.lang();
    let mut targets: Vec<(String, String)> = ["email", "number", "role", "department"]
        .into_iter()
        .map(|about| (format!("@{about}"), cx.t(&format!("survey-column-{about}")).to_owned()))
        .collect();
    for question in questionnaire.questions() {
        let text = question.text.of(lang);
        if let Kind::Competences { competences } = &question.kind {
            targets.extend(competences.iter().map(|one| {
                (format!("{}.{}", question.key, one.key), one.name.of(lang).to_owned())
            }));
        } else {
            targets.push((question.key.clone(), text.to_owned()));
        }
    }
    let own = mapping.question.iter();
    targets.extend(own.map(|own| (own.key.clone(), own.text.of(lang).to_owned())));
    // Columns about one option keep what they were recognised as.
    for column in &mapping.column {
        if let Some(item) = &column.item {
            let target = format!("{}.{item}", column.question);
            if !targets.iter().any(|(known, _)| *known == target) {
                let text = questionnaire.question(&column.question);
                let text = text.map(|question| question.text.of(lang)).unwrap_or_default();
                targets.push((target, format!("{text} [{item}]")));
            }
        }
    }
    targets
}

/// Which column means what, and what would happen.
pub async fn mapping(
    State(app): State<App>,
    Path(id): Path<AnswerFileId>,
    cx: Cx,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let waiting = get(&mut conn, org, id).await?;
    let questionnaire = questionnaire_of(&mut conn, org, &waiting.mapping).await?;
    let own = questionnaire::all(&mut conn, org).await?;
    drop(conn);
    let table = import::read(&waiting.content).map_err(|error| told(&error.into()))?;
    let options = Options { dry_run: true, ..Options::default() };
    let report = import::run_file(
        &app.db,
        &app.clock,
        org,
        waiting.content,
        &waiting.mapping,
        options,
        |_, _| (),
    )
    .await
    .map_err(|error| told(&error))?;
    let columns = table.headers.iter().enumerate().take(MOST_COLUMNS).map(|(at, heading)| {
        let filled = table.rows.iter().take(200).map(|row| row.get(at).trim());
        let sample = filled.filter(|cell| !cell.is_empty() && *cell != "NA").take(2);
        let sample: Vec<String> = sample.map(|cell| cell.chars().take(60).collect()).collect();
        Shown {
            heading: heading.clone(),
            sample: sample.join(" · "),
            target: target_of(&waiting.mapping, heading),
        }
    });
    let columns = columns.collect();
    let lang = cx.lang();
    let word = |key: &str| {
        let own = waiting.mapping.question.iter().find(|own| own.key == key);
        let known = questionnaire.question(key).map(|question| &question.text);
        let text = known.or(own.map(|own| &own.text));
        text.map_or_else(|| key.to_owned(), |text| text.of(lang).to_owned())
    };
    let ready = questionnaire::ready()
        .iter()
        .map(|ready| (ready.key.clone(), ready.title.of(lang).to_owned()));
    let own = own
        .into_iter()
        .map(|own| (own.id.to_string(), own.questionnaire.title.of(lang).to_owned()));
    web::page(&MappingPage {
        cx: &cx,
        id,
        name: waiting.name,
        preset: report.preset,
        questionnaires: ready.chain(own).collect(),
        columns,
        targets: targets(&cx, &questionnaire, &waiting.mapping),
        questions: report.questions.iter().map(|(key, count)| (word(key), *count)).collect(),
        own_options: report
            .own_options
            .iter()
            .map(|(key, label)| (word(key), label.clone()))
            .collect(),
        problems: report.problems.iter().take(MOST_SHOWN).cloned().collect(),
        mapping: waiting.mapping,
        report,
    })
}

/// Keeps a changed mapping; the page then shows what would happen.
pub async fn change(
    State(app): State<App>,
    Path(id): Path<AnswerFileId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let mut conn = app.db.write(org).await?;
    let waiting = get(&mut conn, org, id).await?;
    let before = waiting.mapping;
    let table = import::read(&waiting.content).map_err(|error| told(&error.into()))?;
    let mut mapping = Mapping {
        title: fields.one("title").chars().take(120).collect(),
        questionnaire: fields.one("questionnaire").to_owned(),
        anonymous: fields.one("who") == "anonymous",
        email: None,
        number: None,
        role: None,
        department: None,
        column: Vec::new(),
        ..before.clone()
    };
    // What was written by hand about a column stays while it answers the same question.
    let kept: BTreeMap<(&str, &str), &Column> = before
        .column
        .iter()
        .map(|column| ((column.heading.as_str(), column.question.as_str()), column))
        .collect();
    for (at, heading) in table.headers.iter().enumerate().take(MOST_COLUMNS) {
        let target = fields.one(&format!("column.{at}"));
        let slot = match target {
            "" => continue,
            "@email" => &mut mapping.email,
            "@number" => &mut mapping.number,
            "@role" => &mut mapping.role,
            "@department" => &mut mapping.department,
            target => {
                let (question, item) = match target.split_once('.') {
                    Some((question, item)) => (question, Some(item.to_owned())),
                    None => (target, None),
                };
                let column = match kept.get(&(heading.as_str(), question)) {
                    Some(column) => Column { item, ..(*column).clone() },
                    None => Column {
                        heading: heading.clone(),
                        question: question.to_owned(),
                        item,
                        ..Column::default()
                    },
                };
                mapping.column.push(column);
                continue;
            }
        };
        *slot = Some(heading.clone());
    }
    let document = serde_json::to_string(&mapping).map_err(store::Error::from)?;
    conn.run(&MAP, args![org, id, document]).await?;
    conn.commit().await?;
    Ok(Redirect::to(&format!("/assessment/import/{id}")).into_response())
}

/// Loads the file.
pub async fn load(
    State(app): State<App>,
    Path(id): Path<AnswerFileId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let mut conn = app.db.read(org).await?;
    let waiting = get(&mut conn, org, id).await?;
    drop(conn);
    let options = Options {
        without_unknown: !fields.one("without_unknown").is_empty(),
        ..Options::default()
    };
    let report = import::run_file(
        &app.db,
        &app.clock,
        org,
        waiting.content,
        &waiting.mapping,
        options,
        |_, _| (),
    )
    .await
    .map_err(|error| told(&error))?;
    let Some(campaign) = report.campaign else {
        return Ok(Redirect::to(&format!("/assessment/import/{id}")).into_response());
    };
    let mut conn = app.db.write(org).await?;
    conn.run(&REMOVE, args![org, id]).await?;
    conn.commit().await?;
    app.wake.notify_one();
    Ok(web::done(&format!("/assessment/{campaign}"), "answers-loaded"))
}
