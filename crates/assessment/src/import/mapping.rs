//! What the columns of a file mean. Written by hand as TOML for the command line, or made in the browser.
//!
//! ```toml
//! title = "Survey of spring 2026"      # the campaign's title
//! questionnaire = "baseline"           # a ready questionnaire's key or an own one's id
//! anonymous = true                     # answers of nobody in particular; else `email` or `number` names people
//! email = "E-mail"                     # the column with the address …
//! number = "Employee number"           # … or the employee number
//! role = "Job role"                    # of an anonymous campaign: the columns that name role and department
//! department = "Department"
//! na = ["NA", "n/a"]                   # cells that are no answer; an empty cell always is none
//! separator = ";"                      # between several answers in a cell; found by itself when left out
//!
//! [[column]]
//! heading = "Which tools do you use?"  # as in the file; case and punctuation do not matter
//! question = "tools-used"              # the question it answers; several columns may answer one
//! item = "chatgpt"                     # where the column is about one option, task or competence
//! detail = "frequency"                 # with `item`: frequency, standing, purposes, minutes or automated
//! unknown = "skip"                     # labels that are no option: "keep" (the default) makes them one
//! values = { "Every day" = "daily" }   # label in the file → option, step or number; "" is no answer
//!
//! [[question]]                         # what the file asks and the questionnaire does not
//! key = "uses-ai"
//! kind = "single"                      # single, several, scale, number, short-text or long-text
//! text = { en = "Do you use AI?", sv = "Använder du AI?" }
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::questionnaire::{Kind, Privacy, Question, Words};

/// What the columns of a file mean.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The campaign's title.
    pub title: String,
    /// A ready questionnaire's key or an own one's id; the ready one when empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub questionnaire: String,
    /// Whether the answers are nobody's in particular.
    pub anonymous: bool,
    /// The column with the person's address.
    pub email: Option<String>,
    /// The column with the person's employee number.
    pub number: Option<String>,
    /// The column with the job role, of an anonymous campaign.
    pub role: Option<String>,
    /// The column with the department, of an anonymous campaign.
    pub department: Option<String>,
    /// Cells that are no answer.
    pub na: Vec<String>,
    /// Between several answers in a cell.
    pub separator: Option<String>,
    /// The columns.
    pub column: Vec<Column>,
    /// Questions that the questionnaire does not have.
    pub question: Vec<OwnQuestion>,
}

/// What one column means.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The question it answers.
    pub question: String,
    /// The option, task or competence it is about.
    pub item: Option<String>,
    /// What about it.
    pub detail: Option<String>,
    /// Between several answers in a cell of this column.
    pub separator: Option<String>,
    /// What becomes of labels that are no option.
    pub unknown: Unknown,
    /// Labels and what they mean.
    pub values: BTreeMap<String, Meaning>,
}

/// What becomes of labels that are no option.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// They become options of this campaign.
    #[default]
    Keep,
    /// They are left out.
    Skip,
}

/// What a label means: an option's key, or a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Meaning {
    /// A step or a number.
    Number(f64),
    /// An option.
    Key(String),
}

impl Meaning {
    /// As a form would send it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Key(key) => key.clone(),
        }
    }
}

/// A question that the questionnaire does not have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnQuestion {
    /// Its key.
    pub key: String,
    /// single, several, scale, number, short-text or long-text.
    pub kind: String,
    /// The question.
    pub text: Words,
    /// What a number counts.
    pub unit: Words,
    /// The number of a scale's lowest step.
    pub from: u8,
    /// A scale's steps.
    pub anchors: Vec<Words>,
}

impl OwnQuestion {
    /// As a question of the campaign; none for an unknown kind.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        let kind = match self.kind.as_str() {
            "single" => Kind::Single { options: Vec::new() },
            "several" => Kind::Several { options: Vec::new(), max_choices: None },
            "scale" => Kind::Scale { from: self.from, anchors: self.anchors.clone() },
            "number" => Kind::Number { unit: self.unit.clone(), min: f64::MIN, max: f64::MAX },
            "short-text" => Kind::ShortText,
            "long-text" => Kind::LongText,
            _ => return None,
        };
        Some(Question {
            key: self.key.clone(),
            text: self.text.clone(),
            hint: Words::default(),
            privacy: Privacy::Group,
            required: false,
            kind,
        })
    }
}

/// Reads a mapping file; the error says where it is wrong.
pub fn parse(text: &str) -> Result<Mapping, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}
