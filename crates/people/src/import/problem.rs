//! What is wrong with a file, by row and column, in the reader's language.

use std::borrow::Cow;

use web::{Arg, Lang, Texts};

use super::Field;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row, as a spreadsheet numbers it.
    pub row: u32,
    /// The zero-based column, where it concerns one.
    pub column: Option<usize>,
    /// What the column holds, where that is known.
    pub field: Option<Field>,
    /// The key of the text that says what is wrong.
    pub key: &'static str,
    /// What the text names: `value`, `other`, `chain`.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    /// What is wrong, in words.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let args: Vec<_> = self
            .args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(Cow::Borrowed(value.as_str()))))
            .collect();
        Texts::get().format(lang, self.key, &args)
    }

    /// Where it is and what is wrong: `Rad 14, E-post: …`.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let texts = Texts::get();
        let text = self.text(lang);
        let row = self.row.to_string();
        match self.field {
            Some(field) => texts.format(
                lang,
                "import-problem-line-field",
                &[
                    ("row", Arg::from(&row)),
                    ("field", Arg::from(texts.text(lang, field.text()))),
                    ("text", Arg::from(&text)),
                ],
            ),
            None => texts.format(
                lang,
                "import-problem-line",
                &[("row", Arg::from(&row)), ("text", Arg::from(&text))],
            ),
        }
    }
}

/// Problems being gathered: all are counted, the first thousand kept.
#[derive(Debug, Default)]
pub(super) struct Problems {
    pub(super) kept: Vec<Problem>,
    pub(super) count: usize,
}

impl Problems {
    pub(super) fn add(&mut self, problem: Problem) {
        self.count += 1;
        if self.kept.len() < 1_000 {
            self.kept.push(problem);
        }
    }
}
