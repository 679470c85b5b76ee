//! One question of an own questionnaire: its words, its options, its range, who sees the answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use web::{App, Cx, Error, Form, FormErrors, Lang, Result};

use super::groups::typed as typed_number;
use super::questionnaires::{keep, kind_text, own, set_words};
use crate::questionnaire::{
    Choice, Fields, Kind, Lack, Own, Privacy, Question, QuestionnaireId, Task, Words, free_key,
};

/// Empty rows for new options at the end of a list.
const NEW_OPTIONS: usize = 3;
/// Options a question may have.
const MOST_OPTIONS: usize = 100;
/// The highest number that a question may ask for.
const HIGHEST: f64 = 1e9;
/// How well a task of one's own suits AI until someone knows better.
const SUITABILITY: f64 = 0.5;

#[derive(Template)]
#[template(path = "assessment/question.html")]
struct Page<'a> {
    cx: &'a Cx,
    errors: FormErrors,
    id: QuestionnaireId,
    title: String,
    question: Question,
    lists: Vec<List>,
}

/// Options or steps to be changed.
struct List {
    /// Begins the names of its fields.
    name: &'static str,
    /// The key of its heading.
    heading: &'static str,
    lines: Vec<Line>,
}

/// One option or step, in every language.
struct Line {
    key: String,
    number: usize,
    texts: Vec<(Lang, String)>,
    exclusive: bool,
    /// Percent, for a task.
    suitability: Option<f64>,
}

impl Page<'_> {
    fn kind(&self) -> &str {
        kind_text(self.cx, self.question.kind.name())
    }

    fn is_personal(&self) -> bool {
        self.question.privacy == Privacy::Personal
    }

    fn is_several(&self) -> bool {
        matches!(self.question.kind, Kind::Several { .. })
    }

    fn is_tasks(&self) -> bool {
        matches!(self.question.kind, Kind::Tasks { .. })
    }

    fn is_competences(&self) -> bool {
        matches!(self.question.kind, Kind::Competences { .. })
    }

    fn most(&self) -> Option<String> {
        match &self.question.kind {
            Kind::Several { max_choices, .. } | Kind::Tasks { max_choices, .. } => {
                Some(max_choices.map(|most| most.to_string()).unwrap_or_default())
            }
            _ => None,
        }
    }

    fn unit(&self) -> Option<&Words> {
        match &self.question.kind {
            Kind::Number { unit, .. } | Kind::Tasks { unit, .. } => Some(unit),
            _ => None,
        }
    }

    fn range(&self) -> Option<(String, String)> {
        let number = |number: &f64| typed_number(self.cx.lang(), *number);
        match &self.question.kind {
            Kind::Number { min, max, .. } | Kind::Tasks { min, max, .. } => {
                Some((number(min), number(max)))
            }
            _ => None,
        }
    }

    fn is_scale(&self) -> bool {
        matches!(self.question.kind, Kind::Scale { .. })
    }

    fn starts_at_zero(&self) -> bool {
        matches!(self.question.kind, Kind::Scale { from: 0, .. })
    }

    fn suitability(&self, line: &Line) -> String {
        line.suitability.map(|percent| self.cx.int(percent.round() as i64)).unwrap_or_default()
    }
}

fn lists(cx: &Cx, kind: &Kind) -> Vec<List> {
    let texts = |words: &Words| {
        cx.languages().into_iter().map(|lang| (lang, words.exactly(lang).to_owned())).collect()
    };
    let list = |name, heading, rows: Vec<(&str, &Words, bool, Option<f64>)>| {
        let none = Words::default();
        let empty = (0..NEW_OPTIONS).map(|_| ("", &none, false, None));
        let lines = rows.into_iter().chain(empty).zip(1..);
        let lines = lines.map(|((key, words, exclusive, suitability), number)| Line {
            key: key.to_owned(),
            number,
            texts: texts(words),
            exclusive,
            suitability,
        });
        List { name, heading, lines: lines.collect() }
    };
    let of = |name, heading, options: &[Choice]| {
        let rows = options.iter().map(|one| (one.key.as_str(), &one.text, one.exclusive, None));
        list(name, heading, rows.collect())
    };
    match kind {
        Kind::Single { options } | Kind::Several { options, .. } => {
            vec![of("option", "questionnaire-options", options)]
        }
        Kind::Tools { tools, purposes, .. } => vec![
            of("option", "questionnaire-tools", tools),
            of("purpose", "questionnaire-purposes", purposes),
        ],
        Kind::Tasks { tasks, .. } => {
            let rows = tasks
                .iter()
                .map(|task| (task.key.as_str(), &task.text, false, Some(100.0 * task.suitability)));
            vec![list("option", "questionnaire-tasks", rows.collect())]
        }
        Kind::Scale { anchors, .. } => {
            let rows = anchors.iter().map(|anchor| ("", anchor, false, None));
            vec![list("option", "questionnaire-steps", rows.collect())]
        }
        Kind::Number { .. } | Kind::ShortText | Kind::LongText | Kind::Competences { .. } => {
            Vec::new()
        }
    }
}

/// The form of a question, as it stands or as it was typed.
fn page(cx: &Cx, own: &Own, question: Question, errors: FormErrors) -> Result<Response> {
    let lists = lists(cx, &question.kind);
    let title = own.questionnaire.title.of(cx.lang()).to_owned();
    let wrong = !errors.none();
    web::form_page(&Page { cx, errors, id: own.id, title, question, lists }, wrong)
}

/// One question to be changed.
pub async fn show(
    State(app): State<App>,
    Path((id, key)): Path<(QuestionnaireId, String)>,
    cx: Cx,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let own = own(&mut conn, org, id).await?;
    let question = own.questionnaire.question(&key).cloned().ok_or(Error::NotFound)?;
    page(&cx, &own, question, FormErrors::default())
}

/// Keeps one question, whole: one that lacks something could not be asked.
pub async fn change(
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
    let mut errors = FormErrors::default();
    read(&cx, &fields, question, &mut errors);
    if !errors.none() {
        let question = question.clone();
        return page(&cx, &own, question, errors);
    }
    keep(conn, &cx, &own).await
}

fn read(cx: &Cx, fields: &Fields, question: &mut Question, errors: &mut FormErrors) {
    set_words(cx, &mut question.text, fields, "text", 300);
    set_words(cx, &mut question.hint, fields, "hint", 300);
    question.required = fields.has("required");
    let is_personal = fields.one("privacy") == "personal";
    question.privacy = if is_personal { Privacy::Personal } else { Privacy::Group };
    let most = || fields.one("most").parse().ok().filter(|most| *most > 0);
    let mut number = |name: &str, before: f64| {
        let number = tabular::parse::number(fields.one(name));
        let number = number.filter(|number| (0.0..=HIGHEST).contains(number));
        errors.check(cx, number.is_some(), name, "questionnaire-needs-number");
        number.unwrap_or(before)
    };
    match &mut question.kind {
        Kind::Single { options } => *options = typed(cx, fields, "option"),
        Kind::Several { options, max_choices } => {
            *options = typed(cx, fields, "option");
            *max_choices = most();
        }
        Kind::Tools { tools, purposes, .. } => {
            *tools = typed(cx, fields, "option");
            *purposes = typed(cx, fields, "purpose");
        }
        Kind::Tasks { tasks, max_choices, unit, min, max, .. } => {
            set_words(cx, unit, fields, "unit", 60);
            *max_choices = most();
            (*min, *max) = (number("min", *min), number("max", *max));
            let suitability = |number: usize| {
                let typed = fields.one(&format!("option.{number}.suitability")).to_owned();
                let share = tabular::parse::number(&typed).map(|percent| percent / 100.0);
                share.filter(|share| (0.0..=1.0).contains(share)).unwrap_or(SUITABILITY)
            };
            *tasks = typed_with_numbers(cx, fields, "option")
                .into_iter()
                .map(|(number, choice)| Task {
                    key: choice.key,
                    text: choice.text,
                    suitability: suitability(number),
                })
                .collect();
        }
        Kind::Scale { from, anchors } => {
            *from = u8::from(fields.one("from") != "0");
            *anchors = typed(cx, fields, "option").into_iter().map(|step| step.text).collect();
        }
        Kind::Number { unit, min, max } => {
            set_words(cx, unit, fields, "unit", 60);
            (*min, *max) = (number("min", *min), number("max", *max));
        }
        Kind::ShortText | Kind::LongText | Kind::Competences { .. } => {}
    }
    if let Some(lack) = question.lack() {
        let first = format!("text.{}", cx.lang().code());
        let (field, text) = match lack {
            Lack::Words => (first.as_str(), "questionnaire-needs-words"),
            Lack::Options => ("option", "questionnaire-needs-options"),
            Lack::Steps => ("option", "questionnaire-needs-steps"),
            Lack::Range => ("max", "questionnaire-needs-range"),
        };
        errors.add(field, cx.t(text));
    }
}

/// The options as typed; those emptied in every language are gone, and new ones get a key of their words.
fn typed(cx: &Cx, fields: &Fields, name: &str) -> Vec<Choice> {
    typed_with_numbers(cx, fields, name).into_iter().map(|(_, choice)| choice).collect()
}

fn typed_with_numbers(cx: &Cx, fields: &Fields, name: &str) -> Vec<(usize, Choice)> {
    let mut options: Vec<(usize, Choice)> = Vec::new();
    for number in 1..=MOST_OPTIONS {
        let name = format!("{name}.{number}");
        let mut words = Words::default();
        set_words(cx, &mut words, fields, &name, 200);
        if words.is_empty() {
            continue;
        }
        let known = fields.one(&format!("{name}.key"));
        let taken = options.iter().map(|(_, option)| option.key.as_str());
        let key = if known.is_empty() || taken.clone().any(|key| key == known) {
            free_key(words.of(cx.lang()), taken)
        } else {
            known.to_owned()
        };
        let exclusive = fields.has(&format!("{name}.exclusive"));
        options.push((number, Choice { key, text: words, exclusive }));
    }
    options
}
