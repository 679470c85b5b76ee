//! What is learned away from the page: tasks at work for each role, and things to do with colleagues.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use competence::model::InLanguages;
use serde::Deserialize;
use web::content::{self, ContentError};
use web::{Lang, Texts};

use crate::library::library;

/// The list of tasks that suit everybody.
pub const GENERAL: &str = "general";

/// A task at work, or something to do with colleagues.
#[derive(Debug, Clone)]
pub struct Practice {
    /// Its name in plans: its list, a slash, its key.
    pub key: String,
    /// The competence it trains.
    pub competence: String,
    /// The level on the scale 0–4 it helps to reach.
    pub level: u8,
    /// Minutes it takes, the work itself included.
    pub minutes: u32,
    /// The usual task it is part of, by key; empty where it is part of none.
    pub task: String,
    /// Its words.
    pub words: InLanguages<Words>,
}

/// The words of a task in one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// What to do.
    pub text: String,
    /// How one knows that it is done.
    pub done: String,
}

/// Everything of both sorts.
#[derive(Debug)]
pub struct Practices {
    /// Tasks at work by the key of the ready role, and under [`GENERAL`] those for everybody.
    pub at_work: BTreeMap<String, Vec<Practice>>,
    /// Things to do with colleagues.
    pub exchange: Vec<Practice>,
}

impl Practices {
    /// The tasks of a role, and those for everybody after them.
    pub fn of_role(&self, role: Option<&str>) -> impl Iterator<Item = &Practice> {
        let own = role.and_then(|role| self.at_work.get(role));
        own.into_iter().chain(self.at_work.get(GENERAL)).flatten()
    }

    /// One of them by its name in plans.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Practice> {
        let list = self.at_work.get(key.split_once('/')?.0).unwrap_or(&self.exchange);
        list.iter().find(|practice| practice.key == key)
    }
}

/// The tasks that come with the program. A fault in them is ours.
#[must_use]
#[expect(clippy::expect_used, reason = "compiled in; a test reads them")]
pub fn practices() -> &'static Practices {
    static PRACTICES: LazyLock<Practices> =
        LazyLock::new(|| read().expect("tasks at work and with colleagues"));
    &PRACTICES
}

people::naming! { "item": name_of_item; }

/// What an item of a plan is called; none for an idea of somebody's own.
fn name_of_item(lang: Lang, key: &str) -> Option<String> {
    let (kind, thing) = key.split_once(':')?;
    match kind {
        "unit" => Some(library().unit(thing)?.words.get(lang).title.clone()),
        "own" => None,
        _ => Some(practices().get(thing)?.words.get(lang).text.clone()),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AtWork {
    practice: Vec<One>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exchange {
    exchange: Vec<One>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    key: String,
    competence: String,
    level: u8,
    minutes: u32,
    #[serde(default)]
    task: String,
    text: String,
    done: String,
}

fn read() -> Result<Practices, ContentError> {
    let mut all = Practices { at_work: BTreeMap::new(), exchange: Vec::new() };
    for lang in Texts::get().languages() {
        let lists: Vec<(String, AtWork)> = content::tables(lang, "practice")?;
        for (list, file) in lists {
            let read = file.practice.into_iter().map(|one| practice(lang, &list, one)).collect();
            join(lang, all.at_work.entry(list.clone()).or_default(), read);
        }
        let file: Exchange = content::table(lang, "exchange.toml")?;
        let read = file.exchange.into_iter().map(|one| practice(lang, "exchange", one)).collect();
        join(lang, &mut all.exchange, read);
    }
    Ok(all)
}

/// Lays the words of another language beside those known; what is not words stands as it was first read.
fn join(lang: Lang, known: &mut Vec<Practice>, read: Vec<Practice>) {
    if known.is_empty() {
        *known = read;
        return;
    }
    for same in read {
        if let Some(practice) = known.iter_mut().find(|practice| practice.key == same.key) {
            practice.words.set(lang, same.words.get(lang).clone());
        }
    }
}

fn practice(lang: Lang, list: &str, one: One) -> Practice {
    Practice {
        key: format!("{list}/{}", one.key),
        competence: one.competence,
        level: one.level,
        minutes: one.minutes,
        task: one.task,
        words: InLanguages::new(lang, Words { text: one.text, done: one.done }),
    }
}
