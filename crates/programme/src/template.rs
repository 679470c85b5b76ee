//! The ready plan from `content/<language>/programme/`: five steps with their weeks, purposes and criteria. The
//! words stay in the content files, so that everybody reads them in their own language; the database keeps dates,
//! owners and which criteria are met.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;
use web::{Error, Lang, Texts, content};

/// The plan a programme starts from.
#[derive(Debug, Clone, Deserialize)]
pub struct Template {
    /// Its name in the database.
    pub key: String,
    /// Its version.
    pub version: i64,
    /// What it is called.
    pub title: String,
    /// Its steps in their order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// What is said about the whole, as Markdown.
    #[serde(skip)]
    pub body: String,
}

/// One step of the plan.
#[derive(Debug, Clone, Deserialize)]
pub struct Step {
    /// Its name in the database and in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Its first week; the programme's first is 1.
    pub from_week: i64,
    /// Its last week; 0 for a step without an end.
    pub to_week: i64,
    /// What it is for.
    pub purpose: String,
    /// What has to be true before it begins.
    pub entry: Vec<String>,
    /// What has to be true before it is done.
    pub exit: Vec<String>,
    /// What to do next in it.
    pub next: String,
}

impl Template {
    /// The step of a key, with its place.
    #[must_use]
    pub fn step(&self, key: &str) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.key == key)
    }
}

people::naming! { "step": name_of_step; }

fn name_of_step(lang: Lang, key: &str) -> Option<String> {
    ready(lang).ok()?.step(key).map(|(_, step)| step.name.clone())
}

/// The ready plan in a language.
///
/// # Errors
/// When the content file is missing or wrong, which a test rules out.
pub fn ready(lang: Lang) -> web::Result<&'static Template> {
    static READY: OnceLock<Result<HashMap<&'static str, Template>, String>> = OnceLock::new();
    let read = || {
        let languages = Texts::get().languages();
        languages.map(|lang| Ok((lang.code(), read(lang)?))).collect::<Result<_, String>>()
    };
    let all = READY.get_or_init(read).as_ref().map_err(Error::internal)?;
    all.get(lang.code()).ok_or_else(|| Error::internal("no plan in this language"))
}

fn read(lang: Lang) -> Result<Template, String> {
    let mut pieces =
        content::pieces::<Template>(lang, "programme").map_err(|error| error.to_string())?;
    let piece = pieces.pop().ok_or("content has no programme")?;
    Ok(Template { body: piece.body, ..piece.facts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_plan() {
        let plans: Vec<_> = Texts::get().languages().map(|lang| ready(lang).unwrap()).collect();
        assert_eq!(plans[0].steps.len(), 5);
        for plan in &plans[1..] {
            assert_eq!((&plan.key, plan.version), (&plans[0].key, plans[0].version));
            for (step, same) in plan.steps.iter().zip(&plans[0].steps) {
                assert_eq!(step.key, same.key);
                assert_eq!((step.from_week, step.to_week), (same.from_week, same.to_week));
                assert_eq!(step.entry.len(), same.entry.len(), "{}", step.key);
                assert_eq!(step.exit.len(), same.exit.len(), "{}", step.key);
            }
        }
    }

    #[test]
    fn the_steps_follow_each_other() {
        let plan = ready(Lang::or_fallback("sv")).unwrap();
        for pair in plan.steps.windows(2) {
            assert_eq!(pair[0].to_week + 1, pair[1].from_week, "{}", pair[1].key);
        }
        assert_eq!(plan.steps.last().unwrap().to_week, 0, "the last step goes on");
    }
}
