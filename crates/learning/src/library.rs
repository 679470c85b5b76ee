//! What there is to learn: the ready units with their questions, from the content files of every language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use competence::model::InLanguages;
use jiff::civil::Date;
use serde::Deserialize;
use web::content::{self, ContentError, Piece};
use web::{Lang, Texts};

/// The unit about what may be put into a tool. Training begins with it.
pub const RULES_UNIT: &str = "data-rules";

/// Words a minute at which an office text is read with thought: the lower end of Brysbaert's (2019) average of 238
/// words a minute for English, taken down for text that is to be learned from.
pub const WORDS_A_MINUTE: usize = 180;

/// What stands between the three parts of a unit's text.
const EXERCISE: &str = "<!-- exercise -->";
const USE: &str = "<!-- use -->";

/// A learning unit: reading, an exercise on a task of one's own, a quiz, something to use this week.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its name in addresses and in the database.
    pub key: String,
    /// The competence it is about.
    pub competence: String,
    /// The level on the scale 0–4 it helps to reach.
    pub level: u8,
    /// Minutes for all of it.
    pub minutes: u32,
    /// The tasks its exercise suits best, by key; any where there are none.
    pub tasks: Vec<String>,
    /// The units that are best taken before it.
    pub after: Vec<String>,
    /// The tools the text depends on: when one of them changes, the unit has to be looked at.
    pub tools: Vec<String>,
    /// Who looks after it.
    pub owner: String,
    /// When it has to be looked at.
    pub review: Date,
    /// Its words.
    pub words: InLanguages<Words>,
    /// Its quiz.
    pub questions: Vec<Question>,
}

/// The words of a unit in one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// What one can do after it.
    pub goal: String,
    /// The reading as HTML.
    pub reading: String,
    /// The exercise as HTML.
    pub exercise: String,
    /// What to use this week, as HTML.
    pub to_use: String,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Words in the reading.
    pub length: usize,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Its date.
    pub date: Date,
    /// Where it can be read; empty where it cannot.
    #[serde(default)]
    pub url: String,
}

/// A question with one right answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its name in the database: the unit's key, a slash and its number.
    pub key: String,
    /// Its words.
    pub words: InLanguages<QuestionWords>,
}

/// The words of a question in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionWords {
    key: String,
    /// What is asked.
    pub text: String,
    /// The right answer.
    pub right: String,
    /// Wrong answers, two or three.
    pub wrong: Vec<String>,
    /// Why the right one is right.
    pub why: String,
}

impl QuestionWords {
    /// The options, the right one first: an option's place here is what the database keeps.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.right.as_str()).chain(self.wrong.iter().map(String::as_str))
    }
}

/// Everything there is to learn.
#[derive(Debug)]
pub struct Library {
    units: BTreeMap<String, Unit>,
}

impl Library {
    /// A unit by its key.
    #[must_use]
    pub fn unit(&self, key: &str) -> Option<&Unit> {
        self.units.get(key)
    }

    /// Every unit, in the order of their keys.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }

    /// A question and its unit.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<(&Unit, &Question)> {
        let unit = self.unit(key.split_once('/')?.0)?;
        Some((unit, unit.questions.iter().find(|question| question.key == key)?))
    }
}

/// The library that comes with the program. A fault in it is ours.
#[must_use]
#[expect(clippy::expect_used, reason = "compiled in; a test reads it")]
pub fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> =
        LazyLock::new(|| read().expect("the units and their questions"));
    &LIBRARY
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    key: String,
    competence: String,
    level: u8,
    minutes: u32,
    title: String,
    goal: String,
    tasks: Vec<String>,
    after: Vec<String>,
    tools: Vec<String>,
    owner: String,
    review: Date,
    #[serde(default)]
    source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    question: Vec<QuestionWords>,
}

/// Reads the languages and lays their words together. What is not words is the same in all of them, which a test of
/// the content sees to; here the first language's stands.
fn read() -> Result<Library, ContentError> {
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    for lang in Texts::get().languages() {
        for unit in units_in(lang)? {
            match units.get_mut(&unit.key) {
                None => drop(units.insert(unit.key.clone(), unit)),
                Some(known) => {
                    known.words.set(lang, unit.words.get(lang).clone());
                    for (question, same) in known.questions.iter_mut().zip(unit.questions) {
                        question.words.set(lang, same.words.get(lang).clone());
                    }
                }
            }
        }
    }
    Ok(Library { units })
}

/// The ready units in one language, for tests of the content.
pub fn units_in(lang: Lang) -> Result<Vec<Unit>, ContentError> {
    let mut questions: BTreeMap<String, Questions> =
        content::tables(lang, "questions")?.into_iter().collect();
    let pieces: Vec<Piece<Facts>> = content::pieces(lang, "units")?;
    Ok(pieces
        .into_iter()
        .map(|piece| {
            let questions = questions.remove(&piece.facts.key).map(|file| file.question);
            unit(lang, piece, questions.unwrap_or_default())
        })
        .collect())
}

fn unit(lang: Lang, piece: Piece<Facts>, questions: Vec<QuestionWords>) -> Unit {
    let facts = piece.facts;
    let (reading, rest) = piece.body.split_once(EXERCISE).unwrap_or((&piece.body, ""));
    let (exercise, to_use) = rest.split_once(USE).unwrap_or((rest, ""));
    let words = Words {
        title: facts.title,
        goal: facts.goal,
        reading: content::html(reading),
        exercise: content::html(exercise),
        to_use: content::html(to_use),
        sources: facts.source,
        length: reading.split_whitespace().count(),
    };
    let questions = questions.into_iter().map(|words| Question {
        key: format!("{}/{}", facts.key, words.key),
        words: InLanguages::new(lang, words),
    });
    Unit {
        questions: questions.collect(),
        key: facts.key,
        competence: facts.competence,
        level: facts.level,
        minutes: facts.minutes,
        tasks: facts.tasks,
        after: facts.after,
        tools: facts.tools,
        owner: facts.owner,
        review: facts.review,
        words: InLanguages::new(lang, words),
    }
}

people::naming! { "unit": name_of_unit; "question": name_of_question; }

fn name_of_unit(lang: Lang, key: &str) -> Option<String> {
    Some(library().unit(key)?.words.get(lang).title.clone())
}

fn name_of_question(lang: Lang, key: &str) -> Option<String> {
    Some(library().question(key)?.1.words.get(lang).text.clone())
}
