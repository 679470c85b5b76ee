//! The pages a questionnaire is answered on: one per section, and one more for the details of the tools and of
//! the tasks that were chosen.

use super::{Answer, Answers, Kind, Question, Questionnaire, Section};

/// One page.
#[derive(Debug, Clone, Copy)]
pub struct Step<'q> {
    /// The section.
    pub section: &'q Section,
    /// What of it.
    pub part: Part<'q>,
}

/// What of a section a page holds.
#[derive(Debug, Clone, Copy)]
pub enum Part<'q> {
    /// Its questions.
    Questions,
    /// The details of what was chosen in one question.
    Details(&'q Question),
}

impl Step<'_> {
    /// Its name in addresses.
    #[must_use]
    pub fn key(&self) -> String {
        match self.part {
            Part::Questions => self.section.key.clone(),
            Part::Details(question) => format!("{}.{}", self.section.key, question.key),
        }
    }
}

/// The pages, given what has been chosen so far.
#[must_use]
pub fn steps<'q>(questionnaire: &'q Questionnaire, answers: &Answers) -> Vec<Step<'q>> {
    let mut steps = Vec::new();
    for section in &questionnaire.sections {
        steps.push(Step { section, part: Part::Questions });
        for question in &section.questions {
            let chosen = match (&question.kind, answers.of(&question.key)) {
                (Kind::Tools { .. }, Some(Answer::Tools(used))) => !used.is_empty(),
                (Kind::Tasks { .. }, Some(Answer::Tasks(times))) => !times.is_empty(),
                _ => false,
            };
            if chosen {
                steps.push(Step { section, part: Part::Details(question) });
            }
        }
    }
    steps
}
