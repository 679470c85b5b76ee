//! Texts: the same keys in every language, no key twice, every key that is asked for is there, and every key that
//! is there is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::literals::{Literal, code_of_template, of_rust};
use super::sources;
use crate::Result;

/// The keys of one language, each with the file it stands in.
type Keys = BTreeMap<String, String>;

/// Everything wrong with the texts.
pub fn problems() -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut languages: BTreeMap<String, Keys> = BTreeMap::new();
    for source in sources("texts", &["ftl"])? {
        let code = source.path.split('/').nth(1).unwrap_or_default().to_owned();
        let keys = languages.entry(code).or_default();
        for key in keys_of(&source.text) {
            if let Some(other) = keys.insert(key.to_owned(), source.path.clone()) {
                problems.push(format!("{}: `{key}` is also in {other}", source.path));
            }
        }
    }
    let every: BTreeSet<&String> = languages.values().flat_map(Keys::keys).collect();
    for (code, keys) in &languages {
        for key in every.iter().filter(|key| !keys.contains_key(**key)) {
            problems.push(format!("texts/{code}: `{key}` is missing"));
        }
    }
    let used = Used::read()?;
    for (key, place) in &used.asked {
        if !every.contains(key) {
            problems.push(format!("{place}: there is no text `{key}`"));
        }
    }
    for (key, file) in languages.values().next().into_iter().flatten() {
        if !used.somewhere(key) {
            problems.push(format!("{file}: `{key}` is used nowhere"));
        }
    }
    Ok(problems)
}

/// The keys of a file of texts.
fn keys_of(text: &str) -> impl Iterator<Item = &str> {
    let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter(|key| is_key(key))
}

/// Whether this could be the key of a text.
fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// What templates, code and content say.
#[derive(Default)]
struct Used {
    /// Keys asked for by name, and where.
    asked: BTreeMap<String, String>,
    /// Everything that might be a key: a text held in a table is asked for by a variable.
    said: BTreeSet<String>,
    /// What keys put together at run time start with.
    starts: BTreeSet<String>,
    /// What they end with, after a key that is said.
    ends: BTreeSet<String>,
}

impl Used {
    fn read() -> Result<Self> {
        let mut used = Self::default();
        for source in sources("crates", &["html", "rs"])? {
            // What a test says is neither asked for nor used by the program.
            if source.path.starts_with("crates/xtask/") || source.path.contains("/tests/") {
                continue;
            }
            let template = source.path.contains("/templates/");
            let literals = if template {
                of_rust(&code_of_template(&source.text))
            } else {
                of_rust(&source.text)
            };
            for literal in literals {
                used.take(&literal, &format!("{}:{}", source.path, literal.line));
            }
        }
        Ok(used)
    }

    fn take(&mut self, literal: &Literal, place: &str) {
        let (before, text) = (literal.before.as_str(), literal.text.as_str());
        let mut ask = |key: String| {
            self.asked.entry(key).or_insert_with(|| place.to_owned());
        };
        // `people::shown!` says with it how a stored word is told.
        if before.ends_with("Choice(") && text.ends_with('-') {
            self.starts.insert(text.to_owned());
            return;
        }
        if is_key(text) {
            let by_name = [".t(", ".t1(", ".t2("].iter().any(|call| before.ends_with(call));
            // `texts.text(lang, "key")`, `texts.format(lang, "key", …)`, `cx.format("key", …)`.
            let of_texts =
                ["texts.text(", "texts.format(", "cx.format(", "get().text(", "get().format("]
                    .iter()
                    .filter_map(|call| before.rsplit_once(call))
                    .any(|(_, between)| !between.contains(['(', ')', ';', '"', '{']));
            if by_name || of_texts {
                ask(text.to_owned());
            } else if before.ends_with("Error::Invalid(") || before.ends_with("Error::Gone(") {
                ask(format!("{text}-title"));
                ask(format!("{text}-text"));
            } else if said_after(before) {
                ask(format!("said-{text}"));
            }
            self.said.insert(text.to_owned());
            return;
        }
        if let Some((_, word)) = text.split_once("?said=")
            && is_key(word)
        {
            ask(format!("said-{word}"));
        }
        // "right-{}" and "{key}-title".
        if let Some((start, _)) = text.split_once('{')
            && start.ends_with('-')
            && is_key(start)
        {
            self.starts.insert(start.to_owned());
        }
        if let Some((_, end)) = text.rsplit_once('}')
            && text.starts_with('{')
            && end.len() > 2
            && end.starts_with('-')
        {
            self.ends.insert(end.to_owned());
        }
    }

    /// Whether a key is asked for, as far as can be told.
    fn somewhere(&self, key: &str) -> bool {
        self.asked.contains_key(key)
            || self.said.contains(key)
            || self.starts.iter().any(|start| start != "said-" && key.starts_with(start.as_str()))
            || key.strip_prefix("said-").is_some_and(|word| self.said.contains(word))
            || self.ends.iter().any(|end| {
                key.strip_suffix(end.as_str()).is_some_and(|start| self.said.contains(start))
            })
    }
}

/// Whether a literal is the second argument of `web::done(path, said)`.
fn said_after(before: &str) -> bool {
    let Some((front, arguments)) = before.rsplit_once("done(") else {
        return false;
    };
    let own_word = !front.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    own_word && arguments.ends_with(',') && !arguments.contains(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_code_asks_for_is_seen() {
        let mut used = Used::default();
        let code = r#"
            cx.t("plain"); web::done(&format!("/people/{id}"), "kept"); cx.t(&format!("right-{}", key));
            Err(Error::Gone("link-used")); app.texts.text(lang, "mail-subject"); row("held");
        "#;
        for literal in of_rust(code) {
            used.take(&literal, "here");
        }
        let asked: Vec<&str> = used.asked.keys().map(String::as_str).collect();
        assert_eq!(
            asked,
            ["link-used-text", "link-used-title", "mail-subject", "plain", "said-kept"]
        );
        assert!(used.somewhere("right-hr") && used.somewhere("held"));
        assert!(!used.somewhere("people-title") && !used.somewhere("said-lost"));
    }
}
