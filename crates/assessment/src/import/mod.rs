//! Answers that were collected elsewhere: exports of Microsoft Forms, Google Forms, `LimeSurvey` and Formbricks, or any
//! table with a mapping. They become a campaign of their own, of known people or of nobody in particular, whole or
//! not at all; the same file with the same mapping is loaded once.

mod mapping;
mod prepare;
pub mod presets;
mod run;

pub use mapping::{Column, Mapping, Meaning, OwnQuestion, Unknown, parse};
pub use prepare::{Known, Plan, Prepared, Problem, prepare};
pub use run::{ImportError, Options, Report, questionnaire_for, read, run_file};
