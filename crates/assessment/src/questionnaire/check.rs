//! What a question must have before it can be asked.

use super::{Kind, Question, Questionnaire};

/// What keeps a question from being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The question itself.
    Words,
    /// Something to choose from: one choice is none.
    Options,
    /// Steps of the scale, two or more.
    Steps,
    /// A highest number above the lowest.
    Range,
}

impl Question {
    /// What it lacks; nothing if it can be asked. The competences are those of the model, put in at launch.
    #[must_use]
    pub fn lack(&self) -> Option<Lack> {
        if self.text.is_empty() {
            return Some(Lack::Words);
        }
        match &self.kind {
            Kind::Single { options } if options.len() < 2 => Some(Lack::Options),
            Kind::Several { options, .. } if options.is_empty() => Some(Lack::Options),
            Kind::Tools { tools, .. } if tools.is_empty() => Some(Lack::Options),
            Kind::Tasks { tasks, .. } if tasks.is_empty() => Some(Lack::Options),
            Kind::Scale { anchors, .. } if anchors.len() < 2 => Some(Lack::Steps),
            Kind::Number { min, max, .. } | Kind::Tasks { min, max, .. } if min >= max => {
                Some(Lack::Range)
            }
            _ => None,
        }
    }
}

impl Questionnaire {
    /// Whether every question can be asked.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.questions().all(|question| question.lack().is_none())
    }
}
