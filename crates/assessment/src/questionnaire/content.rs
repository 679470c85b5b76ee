//! The ready questionnaires, read from the content files of every language and joined by their keys.

use std::sync::OnceLock;

use serde::Deserialize;
use web::content::{self, Piece};
use web::{Lang, Texts};

use super::{Choice, Competence, Kind, Privacy, Question, Questionnaire, Section, Task, Words};

/// The key of the questionnaire that a first assessment uses.
pub const READY: &str = "baseline";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    key: String,
    #[serde(rename = "version")]
    _version: u32,
    title: String,
    minutes: u32,
    intro: String,
    privacy_personal: String,
    privacy_group: String,
    privacy_readers: String,
    section: Vec<FileSection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSection {
    key: String,
    title: String,
    #[serde(default)]
    text: String,
    question: Vec<FileQuestion>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct FileQuestion {
    key: String,
    kind: String,
    text: String,
    hint: String,
    privacy: String,
    required: bool,
    options: Vec<FileChoice>,
    max_choices: Option<usize>,
    from: u8,
    anchors: Vec<String>,
    unit: String,
    min: f64,
    max: f64,
    frequency: Vec<FileChoice>,
    standing: Vec<FileChoice>,
    purposes: Vec<FileChoice>,
    automated: Vec<FileChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileChoice {
    key: String,
    text: String,
    #[serde(default)]
    exclusive: bool,
}

#[derive(Deserialize)]
struct Tools {
    tool: Vec<Named>,
}

#[derive(Deserialize)]
struct Tasks {
    task: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    key: String,
    name: String,
    #[serde(default)]
    suitability: f64,
}

/// One language's files.
struct Language {
    code: &'static str,
    files: Vec<Piece<File>>,
    tools: Vec<Named>,
    tasks: Vec<Named>,
}

static ALL: OnceLock<Vec<Questionnaire>> = OnceLock::new();

/// The ready questionnaires. They are part of the program: a fault in them is ours, found by the first test.
#[expect(clippy::expect_used, reason = "compiled in; a test reads them all")]
pub fn ready() -> &'static [Questionnaire] {
    ALL.get_or_init(|| {
        let languages: Vec<Language> = Texts::get().languages().map(read).collect();
        let first = languages.iter().find(|language| !language.files.is_empty());
        let first = first.expect("a ready questionnaire");
        first.files.iter().map(|file| join(&file.facts.key, &languages)).collect()
    })
}

#[expect(clippy::expect_used, reason = "compiled in; a test reads them all")]
fn read(lang: Lang) -> Language {
    Language {
        code: lang.code(),
        files: content::pieces(lang, "questionnaires").expect("questionnaires"),
        tools: content::table::<Tools>(lang, "tools.toml").map(|file| file.tool).expect("tools"),
        tasks: content::table::<Tasks>(lang, "tasks.toml").map(|file| file.task).expect("tasks"),
    }
}

/// The texts that `pick` finds in each language.
fn words<T>(languages: &[(&'static str, &T)], pick: impl Fn(&T) -> Option<&str>) -> Words {
    let mut words = Words::default();
    for (code, file) in languages {
        words.set_code(code, pick(file).unwrap_or_default());
    }
    words
}

fn choices<T>(languages: &[(&'static str, &T)], list: impl Fn(&T) -> &[FileChoice]) -> Vec<Choice> {
    let Some((_, first)) = languages.first() else { return Vec::new() };
    let joined = list(first).iter().map(|choice| Choice {
        key: choice.key.clone(),
        text: words(languages, |file| {
            let same = list(file).iter().find(|other| other.key == choice.key)?;
            Some(&same.text)
        }),
        exclusive: choice.exclusive,
    });
    joined.collect()
}

fn named(languages: &[Language], list: impl Fn(&Language) -> &[Named]) -> Vec<Task> {
    let all: Vec<_> = languages.iter().map(|language| (language.code, language)).collect();
    let Some(first) = languages.first() else { return Vec::new() };
    let joined = list(first).iter().map(|item| Task {
        key: item.key.clone(),
        text: words(&all, |language| {
            Some(&list(language).iter().find(|other| other.key == item.key)?.name)
        }),
        suitability: item.suitability,
    });
    joined.collect()
}

fn join(key: &str, languages: &[Language]) -> Questionnaire {
    let files: Vec<(&'static str, &Piece<File>)> = languages
        .iter()
        .filter_map(|language| {
            let file = language.files.iter().find(|file| file.facts.key == key)?;
            Some((language.code, file))
        })
        .collect();
    let facts: Vec<(&'static str, &File)> =
        files.iter().map(|(code, file)| (*code, &file.facts)).collect();
    let sections = facts.first().map_or(0, |(_, file)| file.section.len());
    Questionnaire {
        key: key.to_owned(),
        minutes: facts.first().map_or(0, |(_, file)| file.minutes),
        title: words(&facts, |file| Some(&file.title)),
        intro: words(&facts, |file| Some(&file.intro)),
        privacy_personal: words(&facts, |file| Some(&file.privacy_personal)),
        privacy_group: words(&facts, |file| Some(&file.privacy_group)),
        privacy_readers: words(&facts, |file| Some(&file.privacy_readers)),
        promise: None,
        closing: words(&files, |file| Some(&file.body)),
        sections: (0..sections)
            .map(|i| {
                let all: Vec<_> = facts
                    .iter()
                    .filter_map(|(code, file)| Some((*code, file.section.get(i)?)))
                    .collect();
                section(&all, languages)
            })
            .collect(),
    }
}

fn section(all: &[(&'static str, &FileSection)], languages: &[Language]) -> Section {
    let questions = all.first().map_or(0, |(_, section)| section.question.len());
    Section {
        key: all.first().map(|(_, section)| section.key.clone()).unwrap_or_default(),
        title: words(all, |section| Some(&section.title)),
        text: words(all, |section| Some(&section.text)),
        questions: (0..questions)
            .filter_map(|i| {
                let all: Vec<_> = all
                    .iter()
                    .filter_map(|(code, section)| Some((*code, section.question.get(i)?)))
                    .collect();
                question(&all, languages)
            })
            .collect(),
    }
}

fn question(all: &[(&'static str, &FileQuestion)], languages: &[Language]) -> Option<Question> {
    let (_, first) = all.first()?;
    let list = |pick: fn(&FileQuestion) -> &Vec<FileChoice>| choices(all, |q| pick(q).as_slice());
    let unit = || words(all, |question| Some(&question.unit));
    let kind = match first.kind.as_str() {
        "single" => Kind::Single { options: list(|q| &q.options) },
        "several" => {
            Kind::Several { options: list(|q| &q.options), max_choices: first.max_choices }
        }
        "scale" => Kind::Scale {
            from: first.from,
            anchors: (0..first.anchors.len())
                .map(|i| words(all, |question| question.anchors.get(i).map(String::as_str)))
                .collect(),
        },
        "number" => Kind::Number { unit: unit(), min: first.min, max: first.max },
        "short-text" => Kind::ShortText,
        "long-text" => Kind::LongText,
        "tools" => Kind::Tools {
            tools: named(languages, |language| &language.tools)
                .into_iter()
                .map(|tool| Choice::new(&tool.key, tool.text))
                .collect(),
            frequency: list(|q| &q.frequency),
            standing: list(|q| &q.standing),
            purposes: list(|q| &q.purposes),
        },
        "tasks" => Kind::Tasks {
            tasks: named(languages, |language| &language.tasks),
            max_choices: first.max_choices,
            unit: unit(),
            min: first.min,
            max: first.max,
            automated: list(|q| &q.automated),
        },
        "competences" => Kind::Competences { competences: Vec::<Competence>::new() },
        _ => return None,
    };
    Some(Question {
        key: first.key.clone(),
        text: words(all, |question| Some(&question.text)),
        hint: words(all, |question| Some(&question.hint)),
        privacy: if first.privacy == "personal" { Privacy::Personal } else { Privacy::Group },
        required: first.required,
        kind,
    })
}

/// A kind as the ready questionnaire asks it: where a question of that kind begins that somebody adds.
#[must_use]
pub fn ready_kind(name: &str) -> Option<Kind> {
    let ready = ready().iter().find(|ready| ready.key == READY)?;
    ready.questions().find(|question| question.kind.name() == name).map(|one| one.kind.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ready_questionnaire_is_whole_in_every_language() {
        let questionnaire = ready().iter().find(|ready| ready.key == READY).unwrap();
        assert!(questionnaire.minutes <= 12);
        let kinds: Vec<_> =
            questionnaire.questions().map(|question| question.kind.name()).collect();
        for kind in [
            "single",
            "several",
            "scale",
            "number",
            "short-text",
            "long-text",
            "tools",
            "tasks",
            "competences",
        ] {
            assert!(kinds.contains(&kind), "{kind}");
        }
        for lang in Texts::get().languages() {
            let whole =
                |words: &Words| assert!(!words.exactly(lang).is_empty(), "{lang:?}: {words:?}");
            whole(&questionnaire.title);
            whole(&questionnaire.closing);
            whole(&questionnaire.privacy_group);
            for question in questionnaire.questions() {
                whole(&question.text);
                for option in question.kind.options() {
                    whole(&option.text);
                }
                if let Kind::Tasks { tasks, .. } = &question.kind {
                    assert!(tasks.len() > 20);
                    for task in tasks {
                        whole(&task.text);
                    }
                    assert!(tasks.iter().any(|task| task.suitability > 0.5));
                }
            }
        }
        let document = serde_json::to_string(questionnaire).unwrap();
        assert_eq!(&serde_json::from_str::<Questionnaire>(&document).unwrap(), questionnaire);
    }
}
