//! Questionnaires of one's own: copied from a ready one, then arranged and put into words, in every language. Single
//! questions are changed in [`super::question`].

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, Result};

use crate::questionnaire::{
    self, Fields, Kind, Own, Privacy, Question, Questionnaire, QuestionnaireId, Section, Words,
};

/// Kinds of which a questionnaire can have any number.
const KINDS: [&str; 6] = ["single", "several", "scale", "number", "short-text", "long-text"];
/// Kinds that a questionnaire asks once: results and evidence are read from them by their kind.
const ONCE: [&str; 3] = ["tools", "tasks", "competences"];

#[derive(Template)]
#[template(path = "assessment/questionnaires.html")]
struct ListPage<'a> {
    cx: &'a Cx,
    ready: &'static [Questionnaire],
    own: Vec<Own>,
}

/// The ready ones and one's own.
pub async fn list(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let own = questionnaire::all(&mut conn, org).await?;
    web::page(&ListPage { cx: &cx, ready: questionnaire::ready(), own })
}

/// Copies one.
pub async fn copy(
    State(app): State<App>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let key = fields.one("questionnaire");
    let ready = questionnaire::ready().iter().find(|ready| ready.key == key);
    let mut copied = ready.cloned().ok_or(Error::NotFound)?;
    for lang in cx.languages() {
        let title = cx.app().texts.format(
            lang,
            "questionnaire-copy-of",
            &[("title", copied.title.of(lang).to_owned().into())],
        );
        copied.title.set(lang, &title);
    }
    let mut conn = app.db.write(org).await?;
    let id = questionnaire::copy(&mut conn, org, &copied, cx.now()).await?;
    conn.commit().await?;
    Ok(Redirect::to(&format!("/assessment/questionnaires/{id}")).into_response())
}

#[derive(Template)]
#[template(path = "assessment/questionnaire.html")]
struct EditPage<'a> {
    cx: &'a Cx,
    own: Own,
    /// The kinds that can be added.
    kinds: Vec<&'static str>,
}

impl EditPage<'_> {
    fn kind(&self, kind: &str) -> &str {
        kind_text(self.cx, kind)
    }
}

/// The words for a kind of question.
pub(super) fn kind_text<'a>(cx: &'a Cx, kind: &str) -> &'a str {
    let key = match kind {
        "single" => "questionnaire-kind-single",
        "several" => "questionnaire-kind-several",
        "scale" => "questionnaire-kind-scale",
        "number" => "questionnaire-kind-number",
        "short-text" => "questionnaire-kind-short-text",
        "long-text" => "questionnaire-kind-long-text",
        "tools" => "questionnaire-kind-tools",
        "tasks" => "questionnaire-kind-tasks",
        _ => "questionnaire-kind-competences",
    };
    cx.t(key)
}

/// The newest version of an own questionnaire.
pub(super) async fn own(conn: &mut Conn, org: OrgId, id: QuestionnaireId) -> Result<Own> {
    Ok(questionnaire::latest(conn, org, id).await?)
}

/// Which kinds a questionnaire can have one more of.
fn kinds(questionnaire: &Questionnaire) -> Vec<&'static str> {
    let asked = |kind: &&str| questionnaire.questions().any(|one| one.kind.name() == *kind);
    KINDS.into_iter().chain(ONCE.into_iter().filter(|kind| !asked(kind))).collect()
}

/// One questionnaire to be changed.
pub async fn edit(
    State(app): State<App>,
    Path(id): Path<QuestionnaireId>,
    cx: Cx,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let own = own(&mut conn, org, id).await?;
    let kinds = kinds(&own.questionnaire);
    web::page(&EditPage { cx: &cx, own, kinds })
}

/// Takes what was typed in each language, cut to `most` characters; a language that was not sent stays.
pub(super) fn set_words(cx: &Cx, words: &mut Words, fields: &Fields, name: &str, most: usize) {
    for lang in cx.languages() {
        let field = format!("{name}.{}", lang.code());
        if fields.has(&field) {
            let text: String = fields.one(&field).chars().take(most).collect();
            words.set(lang, &text);
        }
    }
}

/// Keeps a changed questionnaire and leads back to it.
pub(super) async fn keep(mut conn: Conn, cx: &Cx, own: &Own) -> Result<Response> {
    questionnaire::save(&mut conn, cx.actor()?.org, own, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/assessment/questionnaires/{}", own.id), "saved"))
}

/// Keeps its texts.
pub async fn change(
    State(app): State<App>,
    Path(id): Path<QuestionnaireId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let mut conn = app.db.write(org).await?;
    let mut own = own(&mut conn, org, id).await?;
    let it = &mut own.questionnaire;
    set_words(&cx, &mut it.title, &fields, "title", 120);
    set_words(&cx, &mut it.intro, &fields, "intro", 2_000);
    set_words(&cx, &mut it.privacy_personal, &fields, "privacy_personal", 1_000);
    set_words(&cx, &mut it.privacy_group, &fields, "privacy_group", 1_000);
    set_words(&cx, &mut it.privacy_readers, &fields, "privacy_readers", 1_000);
    set_words(&cx, &mut it.closing, &fields, "closing", 2_000);
    if let Ok(minutes) = fields.one("minutes").parse::<u32>() {
        it.minutes = minutes.clamp(1, 60);
    }
    keep(conn, &cx, &own).await
}

/// Moves or takes away a section or a question.
pub async fn arrange(
    State(app): State<App>,
    Path(id): Path<QuestionnaireId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let mut conn = app.db.write(org).await?;
    let mut own = own(&mut conn, org, id).await?;
    let (what, key) = (fields.one("what").to_owned(), fields.one("key").to_owned());
    let sections = &mut own.questionnaire.sections;
    if let Some(at) = sections.iter().position(|section| section.key == key) {
        move_or_remove(sections, at, &what);
    } else {
        for section in sections.iter_mut() {
            let at = section.questions.iter().position(|question| question.key == key);
            if let Some(at) = at {
                move_or_remove(&mut section.questions, at, &what);
            }
        }
        // A section without questions would be an empty page.
        sections.retain(|section| !section.questions.is_empty());
    }
    if sections.is_empty() {
        return Err(Error::Invalid("questionnaire-needs-question"));
    }
    keep(conn, &cx, &own).await
}

/// Keeps the heading of a section and the line under it.
pub async fn change_section(
    State(app): State<App>,
    Path((id, key)): Path<(QuestionnaireId, String)>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let mut conn = app.db.write(org).await?;
    let mut own = own(&mut conn, org, id).await?;
    let section = own.questionnaire.sections.iter_mut().find(|section| section.key == key);
    let section = section.ok_or(Error::NotFound)?;
    set_words(&cx, &mut section.title, &fields, "title", 120);
    set_words(&cx, &mut section.text, &fields, "text", 600);
    if section.title.is_empty() {
        return Err(Error::Invalid("questionnaire-needs-heading"));
    }
    keep(conn, &cx, &own).await
}

fn move_or_remove<T>(list: &mut Vec<T>, at: usize, what: &str) {
    match what {
        "up" if at > 0 => list.swap(at, at - 1),
        "down" if at + 1 < list.len() => list.swap(at, at + 1),
        "remove" => {
            list.remove(at);
        }
        _ => {}
    }
}

/// Adds a question to a section, or with a section of its own.
pub async fn add(
    State(app): State<App>,
    Path(id): Path<QuestionnaireId>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let mut conn = app.db.write(org).await?;
    let mut own = own(&mut conn, org, id).await?;
    let text = fields.one("text").chars().take(300).collect::<String>();
    if text.is_empty() {
        return Err(Error::Invalid("questionnaire-needs-text"));
    }
    let wanted = fields.one("kind").to_owned();
    if !kinds(&own.questionnaire).contains(&wanted.as_str()) {
        return Err(Error::Invalid("error-form"));
    }
    let kind = match wanted.as_str() {
        "single" => Kind::Single { options: Vec::new() },
        "several" => Kind::Several { options: Vec::new(), max_choices: None },
        "scale" => Kind::Scale {
            from: 1,
            anchors: (1..=5).map(|step| Words::plain(&step.to_string())).collect(),
        },
        "number" => Kind::Number { unit: Words::default(), min: 0.0, max: 10_000.0 },
        "short-text" => Kind::ShortText,
        "long-text" => Kind::LongText,
        // The lists of tools and tasks, how often and how automated, begin as the ready questionnaire has them; the
        // competences are those of the model at launch.
        kind => questionnaire::ready_kind(kind).ok_or(Error::Invalid("error-form"))?,
    };
    let key = own.questionnaire.free_key(&text);
    let mut words = Words::default();
    words.set(cx.lang(), &text);
    let privacy = match kind {
        // One's own ratings become the person's row; everything else is asked about the group.
        Kind::Competences { .. } => Privacy::Personal,
        _ => Privacy::Group,
    };
    let question = Question {
        key: key.clone(),
        text: words.clone(),
        hint: Words::default(),
        privacy,
        required: false,
        kind,
    };
    let section = fields.one("section");
    let found = own.questionnaire.sections.iter_mut().find(|one| one.key == section);
    if let Some(section) = found {
        section.questions.push(question);
    } else {
        let key = own.questionnaire.free_key(&format!("{text} section"));
        let section =
            Section { key, title: words, text: Words::default(), questions: vec![question] };
        own.questionnaire.sections.push(section);
    }
    questionnaire::save(&mut conn, org, &own, cx.now()).await?;
    conn.commit().await?;
    let path = format!("/assessment/questionnaires/{id}/questions/{key}");
    Ok(Redirect::to(&path).into_response())
}
