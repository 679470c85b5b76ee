//! The ready profiles, and which of them fits a job role by its name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use web::content::{self, ContentError, Piece};
use web::{Lang, Texts, searchable};

use super::{Need, Shares};
use crate::model::{InLanguages, Named};

/// A ready role profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadyRole {
    /// Its key.
    pub key: String,
    /// `office` or `production`.
    pub kind: String,
    /// Names of the role in lower case, in every language.
    pub aliases: Vec<String>,
    /// How much of the work is text, documents and data.
    pub shares: Shares,
    /// What is needed, by the competence's key.
    pub needs: BTreeMap<String, Need>,
    /// Its name, and what AI does in this work and what to be careful with (Markdown).
    pub words: InLanguages<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    key: String,
    name: String,
    kind: String,
    aliases: Vec<String>,
    text: u8,
    documents: u8,
    data: u8,
    needs: BTreeMap<String, Need>,
}

/// All ready profiles, by key. The content is part of the program: a fault in it is ours.
#[must_use]
#[expect(clippy::expect_used, reason = "compiled in; a test reads it")]
pub fn ready() -> &'static [ReadyRole] {
    static READY: LazyLock<Vec<ReadyRole>> =
        LazyLock::new(|| read().expect("the ready role profiles"));
    &READY
}

fn read() -> Result<Vec<ReadyRole>, ContentError> {
    let mut all: Vec<ReadyRole> = Vec::new();
    for lang in Texts::get().languages() {
        for role in ready_in(lang)? {
            match all.iter_mut().find(|known| known.key == role.key) {
                Some(known) => {
                    known.words.set(lang, role.words.get(lang).clone());
                    known.aliases.extend(role.aliases);
                }
                None => all.push(role),
            }
        }
    }
    for role in &mut all {
        role.aliases.sort();
        role.aliases.dedup();
    }
    Ok(all)
}

/// The ready profiles with the words of one language.
pub fn ready_in(lang: Lang) -> Result<Vec<ReadyRole>, ContentError> {
    let pieces: Vec<Piece<Facts>> = content::pieces(lang, "roles")?;
    Ok(pieces
        .into_iter()
        .map(|Piece { facts, body }| ReadyRole {
            key: facts.key,
            kind: facts.kind,
            aliases: facts
                .aliases
                .iter()
                .chain([&facts.name])
                .map(|alias| searchable(alias))
                .collect(),
            shares: Shares { text: facts.text, documents: facts.documents, data: facts.data },
            needs: facts.needs,
            words: InLanguages::new(lang, Named { name: facts.name, description: body }),
        })
        .collect())
}

/// The shortest alias that may stand inside a longer word: `chef` in `logistikchef`, but not `it` in `montör it`.
const SHORTEST_PART: usize = 4;

/// The ready profile whose names fit the name of a job role best; none when none fits.
#[must_use]
pub fn propose(role_name: &str) -> Option<&'static ReadyRole> {
    let name = searchable(role_name);
    let mut best = None;
    for role in ready() {
        let fit = role.aliases.iter().filter_map(|alias| fit(&name, alias)).max();
        if fit > best.map(|(fit, _)| fit) {
            best = fit.map(|fit| (fit, role));
        }
    }
    best.map(|(_, role)| role)
}

/// How well an alias fits a name: first how it fits (the whole name, whole words of it, the end of a word, its
/// beginning; Swedish puts the head of a compound last), then how long it is.
fn fit(name: &str, alias: &str) -> Option<(u8, usize)> {
    let length = alias.chars().count();
    if name == alias {
        return Some((4, length));
    }
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut best = 0;
    for (at, _) in name.match_indices(alias) {
        let starts = edge(name[..at].chars().next_back());
        let ends = edge(name[at + alias.len()..].chars().next());
        let how = match (starts, ends) {
            (true, true) => 3,
            (false, true) if length >= SHORTEST_PART => 2,
            (true, false) if length >= SHORTEST_PART => 1,
            _ => 0,
        };
        best = best.max(how);
    }
    (best > 0).then_some((best, length))
}

#[cfg(test)]
mod tests {
    use super::propose;

    #[test]
    fn roles_are_found_as_companies_name_them() {
        for (name, key) in [
            ("Säljare", "sales"),
            ("Fältsäljare Norr", "sales"),
            ("Ekonomiassistent", "finance"),
            ("CNC-operatör, skift 2", "production-operator"),
            ("Logistikchef", "line-manager"),
            ("Senior Software Engineer", "it-developer"),
            ("IT", "it-developer"),
            ("Kundtjänstmedarbetare", "customer-service"),
            ("Marknadskommunikatör", "marketing"),
            ("HR Business Partner", "hr"),
            ("KONSTRUKTÖR", "design-engineer"),
            ("Kvalitetsingenjör", "quality-engineer"),
            ("Inköpare", "purchasing"),
            ("Projektledare", "project-manager"),
            ("Receptionist", "administration"),
        ] {
            let found = propose(name).map(|role| role.key.as_str());
            assert_eq!(found, Some(key), "{name}");
        }
        for name in ["Kock", "Veterinär", "", "Itinerant"] {
            assert!(propose(name).is_none(), "{name}");
        }
    }
}
