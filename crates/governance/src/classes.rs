//! Kinds of data, by what may become of them: the words in which every rule about tools is said.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use web::{Lang, Texts, content};

/// A kind of data, from what anybody may read to what never leaves the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DataClass {
    /// Published, or could be.
    Public,
    /// Everyday work; hurts nobody if it spreads.
    Internal,
    /// Hurts the company or those it works with if it spreads.
    Confidential,
    /// Can be tied to a living person.
    Personal,
    /// Special categories of personal data (GDPR, article 9).
    Sensitive,
    /// Opens doors.
    Secret,
}

impl DataClass {
    /// All of them, the most open first.
    pub const ALL: [Self; 6] = [
        Self::Public,
        Self::Internal,
        Self::Confidential,
        Self::Personal,
        Self::Sensitive,
        Self::Secret,
    ];

    /// Its name in the database, in forms and in content files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Confidential => "confidential",
            Self::Personal => "personal",
            Self::Sensitive => "sensitive",
            Self::Secret => "secret",
        }
    }

    /// Those a tool may be approved for. What opens doors is for none.
    pub fn for_tools() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|class| *class != Self::Secret)
    }

    /// The class with this name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.key() == key)
    }

    /// How it is said in a language.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static Words {
        static WORDS: LazyLock<HashMap<Lang, Vec<Words>>> =
            LazyLock::new(|| Texts::get().languages().map(|lang| (lang, read(lang))).collect());
        &WORDS[&lang][self as usize]
    }
}

/// Some kinds of data: those a tool may take, those a request is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataClasses(Vec<DataClass>);

impl DataClasses {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one is among them.
    #[must_use]
    pub fn has(&self, class: DataClass) -> bool {
        self.0.contains(&class)
    }

    /// Those there are, the most open first.
    pub fn iter(&self) -> impl Iterator<Item = DataClass> {
        self.0.iter().copied()
    }

    /// As they are stored: their names with commas between.
    #[must_use]
    pub fn stored(&self) -> String {
        self.0.iter().map(|class| class.key()).collect::<Vec<_>>().join(",")
    }

    /// Those of a stored list; a name of another version is passed over.
    #[must_use]
    pub fn read(stored: &str) -> Self {
        stored.split(',').filter_map(DataClass::of).collect()
    }

    /// Their names in a language, with commas between.
    #[must_use]
    pub fn names(&self, lang: Lang) -> String {
        let names = self.0.iter().map(|class| class.words(lang).name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

impl FromIterator<DataClass> for DataClasses {
    fn from_iter<T: IntoIterator<Item = DataClass>>(classes: T) -> Self {
        let mut classes: Vec<DataClass> = classes.into_iter().collect();
        classes.sort_unstable();
        classes.dedup();
        Self(classes)
    }
}

people::naming! { "classes": names_of_classes; }

/// Stored kinds of data as they are said, one or several.
fn names_of_classes(lang: Lang, stored: &str) -> Option<String> {
    let classes = DataClasses::read(stored);
    (!classes.is_empty()).then(|| classes.names(lang))
}

/// A class in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Words {
    key: String,
    /// Its name.
    pub name: String,
    /// What it is, in a sentence.
    pub what: String,
    /// Some of it.
    pub examples: String,
}

#[derive(Deserialize)]
struct File {
    class: Vec<Words>,
}

/// The words of a language, in the order of the classes; a test reads every language.
fn read(lang: Lang) -> Vec<Words> {
    let mut words = content::table::<File>(lang, "data-classes.toml").expect("data classes").class;
    words.sort_by_key(|words| DataClass::of(&words.key));
    let keys: Vec<&str> = words.iter().map(|words| words.key.as_str()).collect();
    assert_eq!(keys, DataClass::ALL.map(DataClass::key), "data classes of {}", lang.code());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_said_in_every_language() {
        for lang in Texts::get().languages() {
            for class in DataClass::ALL {
                let words = class.words(lang);
                assert!(!words.name.is_empty() && words.what.ends_with('.'));
                assert_eq!(DataClass::of(class.key()), Some(class));
            }
        }
    }

    #[test]
    fn some_classes_are_stored_in_order_and_once() {
        let some = DataClasses::read("personal,public,unheard-of,public");
        assert_eq!(some.stored(), "public,personal");
        assert_eq!(some.names(Lang::or_fallback("sv")), "Öppet, Personuppgifter");
        assert!(some.has(DataClass::Personal) && !some.has(DataClass::Secret));
        assert!(DataClasses::read("").is_empty());
    }
}
