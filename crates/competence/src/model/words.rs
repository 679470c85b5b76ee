//! Words in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use web::Lang;

/// The same words in several languages, by language code; at least one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InLanguages<T> {
    #[serde(deserialize_with = "not_empty", bound(deserialize = "T: Deserialize<'de>"))]
    words: BTreeMap<String, T>,
}

fn not_empty<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<String, T>, D::Error> {
    let words = BTreeMap::<String, T>::deserialize(from)?;
    if words.is_empty() {
        return Err(serde::de::Error::custom("no language"));
    }
    Ok(words)
}

impl<T> InLanguages<T> {
    /// Words in one language; more are added with [`InLanguages::set`].
    #[must_use]
    pub fn new(lang: Lang, words: T) -> Self {
        Self { words: BTreeMap::from([(lang.code().to_owned(), words)]) }
    }

    /// Puts in the words of a language.
    pub fn set(&mut self, lang: Lang, words: T) {
        self.words.insert(lang.code().to_owned(), words);
    }

    /// The words in a language; in English, or any other, where they lack.
    #[must_use]
    #[expect(clippy::expect_used, reason = "neither made nor read empty")]
    pub fn get(&self, lang: Lang) -> &T {
        self.words
            .get(lang.code())
            .or_else(|| self.words.get("en"))
            .or_else(|| self.words.values().next())
            .expect("at least one language")
    }

    /// Something else said in the same languages.
    pub fn map<U>(&self, say: impl Fn(&T) -> U) -> InLanguages<U> {
        let words = self.words.iter().map(|(code, words)| (code.clone(), say(words)));
        InLanguages { words: words.collect() }
    }

    /// The words in exactly this language.
    #[must_use]
    pub fn only(&self, lang: Lang) -> Option<&T> {
        self.words.get(lang.code())
    }
}
