//! A text in every language it exists in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use web::Lang;

/// A text by language code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The same text whatever the language: a product name, a label from a file.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self(BTreeMap::from([(String::new(), text.to_owned())]))
    }

    /// The text for a reader: in their language, else in any there is, else empty.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        let found = self.0.get(lang.code()).filter(|text| !text.is_empty());
        found.or_else(|| self.0.values().find(|text| !text.is_empty())).map_or("", String::as_str)
    }

    /// The text in exactly this language, for the form where it is changed.
    #[must_use]
    pub fn exactly(&self, lang: Lang) -> &str {
        let found = self.0.get(lang.code()).or_else(|| self.0.get(""));
        found.map_or("", String::as_str)
    }

    /// Sets the text of a language.
    pub fn set(&mut self, lang: Lang, text: &str) {
        self.set_code(lang.code(), text);
    }

    pub(crate) fn set_code(&mut self, code: &str, text: &str) {
        if let Some(plain) = self.0.remove("") {
            let languages = web::Texts::get().languages();
            self.0.extend(languages.map(|lang| (lang.code().to_owned(), plain.clone())));
        }
        self.0.insert(code.to_owned(), text.trim().to_owned());
    }

    /// Puts `by` in place of `what`, in every language.
    pub(crate) fn replace(&mut self, what: &str, by: &str) {
        for text in self.0.values_mut() {
            *text = text.replace(what, by);
        }
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    /// Every text there is.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}
