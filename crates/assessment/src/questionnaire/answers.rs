//! What somebody answered: one document per person and campaign.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Kind, Question, Questionnaire};

/// Every answer of one person, by the key of the question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Answer>);

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The option chosen.
    One(String),
    /// The options chosen, in the questionnaire's order.
    Several(Vec<String>),
    /// The step of a scale.
    Step(u8),
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
    /// The tools used.
    Tools(BTreeMap<String, ToolUse>),
    /// The tasks that take time.
    Tasks(BTreeMap<String, TaskTime>),
    /// The level, 0 to 4, on each competence rated.
    Levels(BTreeMap<String, u8>),
}

/// How somebody uses a tool.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolUse {
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    /// Approved or on one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<String>,
    /// For what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<String>,
}

/// How much time a task takes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TaskTime {
    /// Minutes a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<f64>,
    /// By hand or automated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automated: Option<String>,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// There is none, and one is needed.
    Missing,
    /// Not one of the options, or not of the question's kind.
    NotAnOption,
    /// More than so many chosen.
    TooMany(usize),
    /// Not a number.
    NotANumber,
    /// Outside these limits.
    OutOfRange(f64, f64),
    /// Longer than so many characters.
    TooLong(usize),
}

/// Most characters in a few words, and in some sentences.
pub(crate) const SHORT_TEXT: usize = 120;
pub(crate) const LONG_TEXT: usize = 2_000;

impl Answers {
    /// The answer to a question.
    #[must_use]
    pub fn of(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    /// What keeps the answers from being handed in: the question and the fault.
    #[must_use]
    pub fn faults<'q>(&self, questionnaire: &'q Questionnaire) -> Vec<(&'q Question, Fault)> {
        let questions = questionnaire.questions();
        questions
            .filter_map(|question| match self.of(&question.key) {
                Some(answer) => Some((question, question.fault(answer)?)),
                None => question.required.then_some((question, Fault::Missing)),
            })
            .collect()
    }

    /// Only what the questionnaire asks for and takes: for answers from elsewhere.
    pub fn keep_sound(&mut self, questionnaire: &Questionnaire) {
        self.0.retain(|key, answer| {
            questionnaire.question(key).is_some_and(|question| question.fault(answer).is_none())
        });
    }
}

impl Question {
    /// What is wrong with an answer to this question, if anything.
    #[must_use]
    pub fn fault(&self, answer: &Answer) -> Option<Fault> {
        fn known<'a>(mut options: impl Iterator<Item = &'a str>, key: &str) -> Option<Fault> {
            (!options.any(|option| option == key)).then_some(Fault::NotAnOption)
        }
        fn of(options: &[super::Choice]) -> impl Iterator<Item = &str> {
            options.iter().map(|option| option.key.as_str())
        }
        match (&self.kind, answer) {
            (Kind::Single { options }, Answer::One(key)) => known(of(options), key),
            (Kind::Several { options, max_choices }, Answer::Several(keys)) => {
                let most = max_choices.unwrap_or(usize::MAX);
                if keys.len() > most {
                    return Some(Fault::TooMany(most));
                }
                keys.iter().find_map(|key| known(of(options), key))
            }
            (Kind::Scale { from, anchors }, Answer::Step(step)) => {
                let steps = *from..*from + anchors.len() as u8;
                (!steps.contains(step)).then_some(Fault::NotAnOption)
            }
            (Kind::Number { min, max, .. }, Answer::Number(number)) => within(*number, *min, *max),
            (Kind::ShortText, Answer::Text(text)) => shorter(text, SHORT_TEXT),
            (Kind::LongText, Answer::Text(text)) => shorter(text, LONG_TEXT),
            (Kind::Tools { tools, frequency, standing, purposes }, Answer::Tools(used)) => {
                used.iter().find_map(|(tool, how)| {
                    known(of(tools), tool)
                        .or_else(|| known(of(frequency), how.frequency.as_deref()?))
                        .or_else(|| known(of(standing), how.standing.as_deref()?))
                        .or_else(|| how.purposes.iter().find_map(|key| known(of(purposes), key)))
                })
            }
            (
                Kind::Tasks { tasks, max_choices, min, max, automated, .. },
                Answer::Tasks(chosen),
            ) => {
                let most = max_choices.unwrap_or(usize::MAX);
                if chosen.len() > most {
                    return Some(Fault::TooMany(most));
                }
                chosen.iter().find_map(|(task, time)| {
                    known(tasks.iter().map(|task| task.key.as_str()), task)
                        .or_else(|| within(time.minutes?, *min, *max))
                        .or_else(|| known(of(automated), time.automated.as_deref()?))
                })
            }
            (Kind::Competences { competences }, Answer::Levels(levels)) => {
                levels.iter().find_map(|(key, level)| {
                    let keys = competences.iter().map(|competence| competence.key.as_str());
                    known(keys, key).or((*level > 4).then_some(Fault::NotAnOption))
                })
            }
            _ => Some(Fault::NotAnOption),
        }
    }
}

fn within(number: f64, min: f64, max: f64) -> Option<Fault> {
    (!(min..=max).contains(&number)).then_some(Fault::OutOfRange(min, max))
}

fn shorter(text: &str, most: usize) -> Option<Fault> {
    (text.chars().count() > most).then_some(Fault::TooLong(most))
}
