//! The ready model, from the content files of every language.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use web::content::{self, ContentError, Piece};
use web::{Lang, Texts};

use super::{Competence, InLanguages, LEVELS, Model, Named, Source, Tier, Words};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    key: String,
    position: u32,
    level: String,
    name: String,
    short: String,
    question: String,
    digcomp: Vec<String>,
    outcomes: Vec<String>,
    anchors: [String; LEVELS],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame {
    level: Vec<LevelFacts>,
    scale: Vec<ScaleFacts>,
    source: SourceFacts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelFacts {
    key: String,
    position: u32,
    name: String,
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleFacts {
    value: u32,
    name: String,
    description: String,
}

#[derive(Deserialize)]
struct SourceFacts {
    name: String,
    publisher: String,
    licence: String,
    licence_url: String,
    url: String,
    text: String,
}

/// The ready model with the words of every language. The content is part of the program: a fault in it is ours.
#[must_use]
#[expect(clippy::expect_used, reason = "compiled in; a test reads it")]
pub fn ready() -> &'static Arc<Model> {
    static READY: LazyLock<Arc<Model>> =
        LazyLock::new(|| Arc::new(read().expect("the ready competence model")));
    &READY
}

/// Reads the languages and lays their words together. What is not words must be the same in all of them, which
/// a test of the content sees to; here the first language's stands.
fn read() -> Result<Model, ContentError> {
    let mut model: Option<Model> = None;
    for lang in Texts::get().languages() {
        let this = ready_in(lang)?;
        match &mut model {
            None => model = Some(this),
            Some(model) => add_words(model, &this, lang),
        }
    }
    Ok(model.unwrap_or_else(|| unreachable!("there are languages")))
}

/// The model with the words of one language.
pub fn ready_in(lang: Lang) -> Result<Model, ContentError> {
    let mut frame: Frame = content::table(lang, "competences.toml")?;
    frame.level.sort_by_key(|level| level.position);
    frame.scale.sort_by_key(|step| step.value);
    let mut pieces: Vec<Piece<Facts>> = content::pieces(lang, "competences")?;
    pieces.sort_by_key(|piece| piece.facts.position);
    let named = |name, description| InLanguages::new(lang, Named { name, description });
    let SourceFacts { name, publisher, licence, licence_url, url, text } = frame.source;
    Ok(Model {
        version: 1,
        tiers: frame
            .level
            .into_iter()
            .map(|level| Tier { key: level.key, words: named(level.name, level.description) })
            .collect(),
        scale: frame.scale.into_iter().map(|step| named(step.name, step.description)).collect(),
        competences: pieces.into_iter().map(|piece| competence(lang, piece)).collect(),
        source: Source {
            name,
            publisher,
            licence,
            licence_url,
            url,
            text: InLanguages::new(lang, text),
        },
    })
}

fn competence(lang: Lang, piece: Piece<Facts>) -> Competence {
    let Facts { key, position: _, level, name, short, question, digcomp, outcomes, anchors } =
        piece.facts;
    let words = Words { name, short, question, anchors, description: piece.body };
    Competence {
        key,
        tier: level,
        digcomp,
        outcomes,
        retired_at: None,
        words: InLanguages::new(lang, words),
    }
}

fn add_words(model: &mut Model, other: &Model, lang: Lang) {
    model.source.text.set(lang, other.source.text.get(lang).clone());
    for (tier, other) in model.tiers.iter_mut().zip(&other.tiers) {
        tier.words.set(lang, other.words.get(lang).clone());
    }
    for (step, other) in model.scale.iter_mut().zip(&other.scale) {
        step.set(lang, other.get(lang).clone());
    }
    for competence in &mut model.competences {
        if let Some(other) = other.get(&competence.key) {
            competence.words.set(lang, other.words.get(lang).clone());
        }
    }
}
