//! A questionnaire: sections of questions, in every language, as one document.
//!
//! The ready ones are content files; an organisation copies and changes them. A campaign takes a copy of the
//! whole document at launch, tools, tasks and competences included, so that nothing a person was asked can
//! change afterwards.

mod answers;
mod check;
mod content;
mod fields;
mod steps;
mod versions;
mod words;

pub use answers::{Answer, Answers, Fault, TaskTime, ToolUse};
pub use check::Lack;
pub use content::{READY, ready, ready_kind};
pub use fields::{Fields, merge};
pub use steps::{Part, Step, steps};
pub use versions::{Own, QuestionnaireId, all, copy, latest, mark_used, save};
pub use words::Words;

use disclosure::Policy;
use people::{AnswerProtection, Organisation};
use serde::{Deserialize, Serialize};

/// A questionnaire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its name in addresses and mappings.
    pub key: String,
    /// Minutes it takes.
    pub minutes: u32,
    /// The title.
    pub title: Words,
    /// What it is for, before the first question.
    pub intro: Words,
    /// What is kept on the person's own row.
    pub privacy_personal: Words,
    /// What is only shown in groups.
    pub privacy_group: Words,
    /// Who can read what.
    pub privacy_readers: Words,
    /// The thanks after the last question, as Markdown.
    pub closing: Words,
    /// The sections, one page each.
    pub sections: Vec<Section>,
    /// What was promised when it was sent; none before, and for answers that were collected elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
}

/// How far answers are protected: what people were told when they were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// The smallest group a figure is shown for.
    pub smallest_group: u32,
    /// Whom a told count of answers does not single out.
    pub answers: AnswerProtection,
}

impl Promise {
    /// What the organisation promises today.
    #[must_use]
    pub fn of(org: &Organisation) -> Self {
        Self { smallest_group: org.smallest_group, answers: org.answer_protection }
    }

    /// Whichever asks for more, in each part.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            smallest_group: self.smallest_group.max(other.smallest_group),
            answers: self.answers.max(other.answers),
        }
    }

    /// The thresholds it means.
    #[must_use]
    pub fn policy(self) -> Policy {
        Policy { k: self.smallest_group, ..Policy::default() }
    }
}

/// A few questions on one subject: one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its name in addresses.
    pub key: String,
    /// The heading.
    pub title: Words,
    /// A line under the heading.
    pub text: Words,
    /// The questions.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its name in answers and mappings.
    pub key: String,
    /// The question.
    pub text: Words,
    /// A line of help.
    pub hint: Words,
    /// Who sees the answer.
    pub privacy: Privacy,
    /// Whether it must be answered before handing in.
    pub required: bool,
    /// What kind of answer it takes.
    #[serde(flatten)]
    pub kind: Kind,
}

/// Who sees an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Privacy {
    /// Kept on the person's own row, which the person sees whole.
    Personal,
    /// Shown added up for groups only.
    Group,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// One of the options.
    Single {
        /// What to choose from.
        options: Vec<Choice>,
    },
    /// Several of the options.
    Several {
        /// What to choose from.
        options: Vec<Choice>,
        /// How many at most.
        max_choices: Option<usize>,
    },
    /// A step on a scale with a description of each step.
    Scale {
        /// The number of the lowest step.
        from: u8,
        /// The steps, lowest first.
        anchors: Vec<Words>,
    },
    /// A number.
    Number {
        /// What is counted.
        unit: Words,
        /// The least.
        min: f64,
        /// The most.
        max: f64,
    },
    /// A few words.
    ShortText,
    /// Some sentences.
    LongText,
    /// Which AI tools are used, how often, for what, approved or not.
    Tools {
        /// The tools to choose from.
        tools: Vec<Choice>,
        /// How often, most often first.
        frequency: Vec<Choice>,
        /// Approved or on one's own.
        standing: Vec<Choice>,
        /// For what.
        purposes: Vec<Choice>,
    },
    /// Which tasks take time, how much and how automated.
    Tasks {
        /// The tasks to choose from.
        tasks: Vec<Task>,
        /// How many at most.
        max_choices: Option<usize>,
        /// What is counted.
        unit: Words,
        /// The least.
        min: f64,
        /// The most.
        max: f64,
        /// By hand or automated.
        automated: Vec<Choice>,
    },
    /// Where one stands, 0 to 4, on each competence of the model.
    Competences {
        /// The competences; filled in from the organisation's model at launch.
        competences: Vec<Competence>,
    },
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name in answers.
    pub key: String,
    /// Its words.
    pub text: Words,
    /// Whether choosing it excludes all others ("nothing of this").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
}

/// A task at work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Its name in answers.
    pub key: String,
    /// Its words.
    pub text: Words,
    /// How well it suits today's AI tools, 0 to 1: a judgement, not a measurement.
    pub suitability: f64,
}

/// A competence to rate oneself on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    /// Its name in the model.
    pub key: String,
    /// Its words.
    pub name: Words,
    /// The question.
    pub question: Words,
    /// What each of the levels 0 to 4 looks like.
    pub anchors: Vec<Words>,
}

impl Kind {
    /// The kind's name in documents and text keys.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Several { .. } => "several",
            Self::Scale { .. } => "scale",
            Self::Number { .. } => "number",
            Self::ShortText => "short-text",
            Self::LongText => "long-text",
            Self::Tools { .. } => "tools",
            Self::Tasks { .. } => "tasks",
            Self::Competences { .. } => "competences",
        }
    }

    /// The options, for the kinds that have them.
    #[must_use]
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Single { options } | Self::Several { options, .. } => options,
            Self::Tools { tools, .. } => tools,
            _ => &[],
        }
    }

    /// The options, to be changed.
    pub fn options_mut(&mut self) -> Option<&mut Vec<Choice>> {
        match self {
            Self::Single { options } | Self::Several { options, .. } => Some(options),
            Self::Tools { tools, .. } => Some(tools),
            _ => None,
        }
    }
}

impl Choice {
    /// An option.
    #[must_use]
    pub fn new(key: &str, text: Words) -> Self {
        Self { key: key.to_owned(), text, exclusive: false }
    }
}

impl Questionnaire {
    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// A question by its key.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions().find(|question| question.key == key)
    }

    /// A question by its key, to be changed.
    pub fn question_mut(&mut self, key: &str) -> Option<&mut Question> {
        let questions = self.sections.iter_mut().flat_map(|section| &mut section.questions);
        questions.into_iter().find(|question| question.key == key)
    }

    /// Promises what the organisation promises today, and says how small a group may be shown in place of `{smallest}`
    /// wherever people read about privacy.
    pub fn promise(&mut self, org: &Organisation) {
        self.promise = Some(Promise::of(org));
        let texts = [
            &mut self.intro,
            &mut self.privacy_personal,
            &mut self.privacy_group,
            &mut self.privacy_readers,
        ];
        for words in texts.into_iter().chain([&mut self.closing]) {
            words.replace("{smallest}", &org.smallest_group.to_string());
        }
    }

    /// What holds for its answers: what was promised when they were asked for, or what the organisation promises today
    /// where that is more.
    #[must_use]
    pub fn promised(&self, org: &Organisation) -> Promise {
        let today = Promise::of(org);
        self.promise.map_or(today, |then| then.and(today))
    }

    /// A key for a new thing, made of its words and unlike those in use.
    #[must_use]
    pub fn free_key(&self, words: &str) -> String {
        let taken = self.questions().map(|question| question.key.as_str());
        free_key(words, taken.chain(self.sections.iter().map(|section| section.key.as_str())))
    }
}

/// A key made of words (`Söka fakta` → `soka-fakta`), unlike those taken.
#[must_use]
pub fn free_key<'a>(words: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for c in web::searchable(words).chars() {
        let c = match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        };
        if key.len() < 40 && !(c == '-' && (key.is_empty() || key.ends_with('-'))) {
            key.push(c);
        }
    }
    let key = match key.trim_end_matches('-') {
        "" => "x",
        key => key,
    };
    let taken: Vec<&str> = taken.collect();
    if !taken.contains(&key) {
        return key.to_owned();
    }
    // One of these is free, because there is one more of them than there are taken.
    (2..taken.len() + 3)
        .map(|n| format!("{key}-{n}"))
        .find(|key| !taken.contains(&key.as_str()))
        .unwrap_or_default()
}
