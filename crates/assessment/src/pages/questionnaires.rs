//! Questionnaires of one's own: copied from a ready one, then changed question by question, in every language.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use store::{Conn, OrgId};
use web::{App, Cx, Error, Form, Lang, Result};

use crate::questionnaire::{
    self, Choice, Fields, Kind, Own, Privacy, Question, Questionnaire, QuestionnaireId, Section,
    Words, free_key,
};

/// Kinds that can be added by hand; the others come with the ready questionnaire.
const KINDS: [&str; 6] = ["single", "several", "scale", "number", "short-text", "long-text"];
/// Empty rows for new options at the end of the list.
const NEW_OPTIONS: usize = 3;
/// Options a question may have.
const MOST_OPTIONS: usize = 100;

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
    kinds: [&'static str; 6],
}

impl EditPage<'_> {
    fn kind(&self, kind: &str) -> &str {
        kind_text(self.cx, kind)
    }
}

fn kind_text<'a>(cx: &'a Cx, kind: &str) -> &'a str {
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

async fn own(conn: &mut Conn, org: OrgId, id: QuestionnaireId) -> Result<Own> {
    Ok(questionnaire::latest(conn, org, id).await?)
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
    web::page(&EditPage { cx: &cx, own, kinds: KINDS })
}

fn set_words(cx: &Cx, words: &mut Words, fields: &Fields, name: &str, most: usize) {
    for lang in cx.languages() {
        let field = format!("{name}.{}", lang.code());
        if fields.has(&field) {
            let text: String = fields.one(&field).chars().take(most).collect();
            words.set(lang, &text);
        }
    }
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
    questionnaire::save(&mut conn, org, &own, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/assessment/questionnaires/{id}"), "saved"))
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
    questionnaire::save(&mut conn, org, &own, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/assessment/questionnaires/{id}"), "saved"))
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
    let kind = match fields.one("kind") {
        "single" => Kind::Single { options: Vec::new() },
        "several" => Kind::Several { options: Vec::new(), max_choices: None },
        "scale" => Kind::Scale {
            from: 1,
            anchors: (1..=5).map(|step| Words::plain(&step.to_string())).collect(),
        },
        "number" => Kind::Number { unit: Words::default(), min: 0.0, max: 10_000.0 },
        "short-text" => Kind::ShortText,
        "long-text" => Kind::LongText,
        _ => return Err(Error::Invalid("error-form")),
    };
    let key = own.questionnaire.free_key(&text);
    let mut words = Words::default();
    words.set(cx.lang(), &text);
    let question = Question {
        key: key.clone(),
        text: words.clone(),
        hint: Words::default(),
        privacy: Privacy::Group,
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

#[derive(Template)]
#[template(path = "assessment/question.html")]
struct QuestionPage<'a> {
    cx: &'a Cx,
    id: QuestionnaireId,
    title: String,
    question: Question,
    rows: Vec<Line>,
}

/// One option or step, in every language.
struct Line {
    key: String,
    number: usize,
    texts: Vec<(Lang, String)>,
    exclusive: bool,
}

impl QuestionPage<'_> {
    fn kind(&self) -> &str {
        kind_text(self.cx, self.question.kind.name())
    }

    fn is_personal(&self) -> bool {
        self.question.privacy == Privacy::Personal
    }

    fn is_several(&self) -> bool {
        matches!(self.question.kind, Kind::Several { .. })
    }

    fn most(&self) -> String {
        match &self.question.kind {
            Kind::Several { max_choices, .. } | Kind::Tasks { max_choices, .. } => {
                max_choices.map(|most| most.to_string()).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn has_most(&self) -> bool {
        matches!(self.question.kind, Kind::Several { .. } | Kind::Tasks { .. })
    }

    fn unit(&self) -> Option<&Words> {
        match &self.question.kind {
            Kind::Number { unit, .. } | Kind::Tasks { unit, .. } => Some(unit),
            _ => None,
        }
    }
}

fn lines(cx: &Cx, kind: &Kind) -> Vec<Line> {
    let texts = |words: &Words| {
        cx.languages().into_iter().map(|lang| (lang, words.exactly(lang).to_owned())).collect()
    };
    let mut rows: Vec<(String, Words, bool)> = match kind {
        Kind::Scale { anchors, .. } => {
            anchors.iter().map(|anchor| (String::new(), anchor.clone(), false)).collect()
        }
        Kind::Tasks { tasks, .. } => {
            tasks.iter().map(|task| (task.key.clone(), task.text.clone(), false)).collect()
        }
        Kind::Single { .. } | Kind::Several { .. } | Kind::Tools { .. } => kind
            .options()
            .iter()
            .map(|one| (one.key.clone(), one.text.clone(), one.exclusive))
            .collect(),
        _ => return Vec::new(),
    };
    rows.extend((0..NEW_OPTIONS).map(|_| (String::new(), Words::default(), false)));
    let lines = rows.into_iter().enumerate();
    lines
        .map(|(i, (key, words, exclusive))| Line {
            key,
            number: i + 1,
            texts: texts(&words),
            exclusive,
        })
        .collect()
}

/// One question to be changed.
pub async fn question(
    State(app): State<App>,
    Path((id, key)): Path<(QuestionnaireId, String)>,
    cx: Cx,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let own = own(&mut conn, org, id).await?;
    let question = own.questionnaire.question(&key).cloned().ok_or(Error::NotFound)?;
    let rows = lines(&cx, &question.kind);
    let title = own.questionnaire.title.of(cx.lang()).to_owned();
    web::page(&QuestionPage { cx: &cx, id, title, question, rows })
}

/// Keeps one question.
pub async fn change_question(
    State(app): State<App>,
    Path((id, key)): Path<(QuestionnaireId, String)>,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let fields = Fields::new(pairs);
    let mut conn = app.db.write(org).await?;
    let mut own = own(&mut conn, org, id).await?;
    let question = own.questionnaire.question_mut(&key).ok_or(Error::NotFound)?;
    set_words(&cx, &mut question.text, &fields, "text", 300);
    set_words(&cx, &mut question.hint, &fields, "hint", 300);
    if question.text.is_empty() {
        return Err(Error::Invalid("questionnaire-needs-text"));
    }
    question.required = fields.has("required");
    let is_personal = fields.one("privacy") == "personal";
    question.privacy = if is_personal { Privacy::Personal } else { Privacy::Group };
    let rows = typed_options(&cx, &fields);
    match &mut question.kind {
        Kind::Scale { anchors, .. } => {
            *anchors = rows.into_iter().map(|row| row.text).collect();
        }
        Kind::Tasks { tasks, max_choices, unit, .. } => {
            set_words(&cx, unit, &fields, "unit", 60);
            *max_choices = fields.one("most").parse().ok().filter(|most| *most > 0);
            let before = std::mem::take(tasks);
            *tasks = rows
                .into_iter()
                .map(|row| {
                    let known = before.iter().find(|task| task.key == row.key);
                    // A task of one's own suits AI by half until someone knows better.
                    let suitability = known.map_or(0.5, |task| task.suitability);
                    questionnaire::Task { key: row.key, text: row.text, suitability }
                })
                .collect();
        }
        Kind::Single { options } | Kind::Tools { tools: options, .. } => *options = rows,
        Kind::Several { options, max_choices } => {
            *options = rows;
            *max_choices = fields.one("most").parse().ok().filter(|most| *most > 0);
        }
        Kind::Number { unit, .. } => set_words(&cx, unit, &fields, "unit", 60),
        Kind::ShortText | Kind::LongText | Kind::Competences { .. } => {}
    }
    questionnaire::save(&mut conn, org, &own, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/assessment/questionnaires/{id}"), "saved"))
}

/// The options as typed; those emptied in every language are gone, and new ones get a key of their words.
fn typed_options(cx: &Cx, fields: &Fields) -> Vec<Choice> {
    let mut options: Vec<Choice> = Vec::new();
    for number in 1..=MOST_OPTIONS {
        let name = format!("option.{number}");
        let mut words = Words::default();
        set_words(cx, &mut words, fields, &name, 200);
        if words.is_empty() {
            continue;
        }
        let known = fields.one(&format!("{name}.key"));
        let taken = options.iter().map(|option| option.key.as_str());
        let key = if known.is_empty() || taken.clone().any(|key| key == known) {
            free_key(words.of(cx.lang()), taken)
        } else {
            known.to_owned()
        };
        let exclusive = fields.has(&format!("{name}.exclusive"));
        options.push(Choice { key, text: words, exclusive });
    }
    options
}
