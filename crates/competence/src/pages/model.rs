//! The competence model: read by everybody, changed by HR.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use people::audit::{Action, Doer};
use store::Time;
use web::{App, Cx, Error, Form, FormErrors, Lang, Result, searchable};

use crate::estimates;
use crate::model::{self, Competence, InLanguages, LEVELS, Model, Words};

#[derive(Template)]
#[template(path = "competence/model.html")]
struct Page {
    cx: Cx,
    version: i64,
    changed: Option<String>,
    tiers: Vec<TierPart>,
    retired: Vec<(String, String)>,
    source: SourcePart,
}

struct TierPart {
    name: String,
    description: String,
    competences: Vec<CompetencePart>,
}

struct CompetencePart {
    key: String,
    name: String,
    description: String,
    question: String,
    anchors: Vec<(String, String)>,
    digcomp: String,
}

struct SourcePart {
    name: String,
    publisher: String,
    licence: String,
    licence_url: String,
    url: String,
    text: String,
}

/// `GET /matrix/model`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let lang = cx.lang();
    let mut conn = app.db.read(org).await?;
    let model = model::current(&mut conn, org).await?;
    let versions = model::versions(&mut conn, org).await?;
    let part = |competence: &Competence| {
        let words = competence.words.get(lang);
        let ids = competence.digcomp.iter().chain(&competence.outcomes);
        CompetencePart {
            key: competence.key.clone(),
            name: words.name.clone(),
            description: web::content::html(&words.description),
            question: words.question.clone(),
            anchors: (0..LEVELS)
                .map(|i| (format!("{i} {}", model.level_name(i, lang)), words.anchors[i].clone()))
                .collect(),
            digcomp: ids.cloned().collect::<Vec<_>>().join(", "),
        }
    };
    let tiers = model.tiers.iter().map(|tier| TierPart {
        name: tier.words.get(lang).name.clone(),
        description: tier.words.get(lang).description.clone(),
        competences: model.of_tier(&tier.key).map(part).collect(),
    });
    let retired = model.competences.iter().filter(|competence| competence.retired_at.is_some());
    let page = Page {
        version: model.version,
        changed: versions.first().map(|(_, at)| cx.date_of(*at)),
        tiers: tiers.collect(),
        retired: retired.map(|c| (c.key.clone(), c.words.get(lang).name.clone())).collect(),
        source: SourcePart {
            name: model.source.name.clone(),
            publisher: model.source.publisher.clone(),
            licence: model.source.licence.clone(),
            licence_url: model.source.licence_url.clone(),
            url: model.source.url.clone(),
            text: model.source.text.get(lang).clone(),
        },
        cx,
    };
    web::page(&page)
}

#[derive(Template)]
#[template(path = "competence/model_edit.html")]
struct EditPage {
    cx: Cx,
    action: String,
    title: String,
    version: i64,
    tiers: Vec<(String, String, bool)>,
    languages: Vec<InLanguage>,
    digcomp: String,
    retire: Option<String>,
    errors: FormErrors,
}

/// The words of one language as fields.
struct InLanguage {
    code: &'static str,
    name: String,
    words: Words,
    /// Of each level: the field, the level, the words.
    anchors: Vec<(String, String, String)>,
}

impl EditPage {
    fn new(
        cx: Cx,
        model: &Model,
        key: Option<&str>,
        draft: &Draft,
        version: i64,
        errors: FormErrors,
    ) -> Self {
        let lang = cx.lang();
        let tiers = model.tiers.iter().map(|tier| {
            (tier.key.clone(), tier.words.get(lang).name.clone(), tier.key == draft.tier)
        });
        let level = |i: usize| format!("{i} {}", model.level_name(i, lang));
        let languages = draft.words.iter().map(|(lang, words)| InLanguage {
            code: lang.code(),
            name: cx.app().texts.text(*lang, "language-name").to_owned(),
            anchors: (0..LEVELS)
                .map(|i| (format!("anchor{i}-{}", lang.code()), level(i), words.anchors[i].clone()))
                .collect(),
            words: words.clone(),
        });
        let known = key.and_then(|key| model.get(key));
        Self {
            action: format!("/matrix/model/{}", key.unwrap_or("new")),
            title: known.map_or_else(
                || cx.t("model-add-title").to_owned(),
                |competence| competence.words.get(lang).name.clone(),
            ),
            version,
            tiers: tiers.collect(),
            languages: languages.collect(),
            digcomp: known.map_or_else(String::new, |c| c.digcomp.join(", ")),
            retire: known.map(|competence| format!("/matrix/model/{}/retirement", competence.key)),
            errors,
            cx,
        }
    }
}

/// A competence as the form holds it.
struct Draft {
    tier: String,
    words: Vec<(Lang, Words)>,
}

impl Draft {
    /// As it is now; empty for a new one.
    fn of(cx: &Cx, competence: Option<&Competence>) -> Self {
        let words = |lang| competence.and_then(|c| c.words.only(lang).cloned()).unwrap_or_default();
        Self {
            tier: competence.map_or_else(|| "basic".to_owned(), |c| c.tier.clone()),
            words: cx.languages().into_iter().map(|lang| (lang, words(lang))).collect(),
        }
    }

    /// As it was typed.
    fn typed(cx: &Cx, fields: &HashMap<String, String>) -> Self {
        let field = |name: &str, lang: Lang| {
            let value = fields.get(&format!("{name}-{}", lang.code()));
            value.map_or_else(String::new, |value| value.trim().replace("\r\n", "\n"))
        };
        let words = |lang| Words {
            name: field("name", lang),
            short: field("short", lang),
            question: field("question", lang),
            anchors: std::array::from_fn(|i| field(&format!("anchor{i}"), lang)),
            description: field("description", lang),
        };
        Self {
            tier: fields.get("tier").cloned().unwrap_or_default(),
            words: cx.languages().into_iter().map(|lang| (lang, words(lang))).collect(),
        }
    }

    /// What lacks: every language needs every word, because everybody reads their own.
    fn faults(&self, cx: &Cx, model: &Model) -> FormErrors {
        let mut errors = FormErrors::default();
        let tier = model.tiers.iter().any(|tier| tier.key == self.tier);
        errors.check(cx, tier, "tier", "model-tier-lacks");
        for (lang, words) in &self.words {
            let code = lang.code();
            let mut check = |holds: bool, name: &str, key: &str| {
                errors.check(cx, holds, &format!("{name}-{code}"), key);
            };
            check(!words.name.is_empty(), "name", "model-name-lacks");
            let length = words.short.chars().count();
            check((1..=SHORT).contains(&length), "short", "model-short-lacks");
            check(!words.question.is_empty(), "question", "model-question-lacks");
            for (i, anchor) in words.anchors.iter().enumerate() {
                check(!anchor.is_empty(), &format!("anchor{i}"), "model-anchor-lacks");
            }
        }
        errors
    }

    fn words(self) -> Option<InLanguages<Words>> {
        let mut all = self.words.into_iter();
        let (lang, first) = all.next()?;
        let mut words = InLanguages::new(lang, first);
        all.for_each(|(lang, these)| words.set(lang, these));
        Some(words)
    }
}

/// The longest short name: the head of a column in the matrix.
const SHORT: usize = 14;

/// `GET /matrix/model/{key}`, or `new` for a competence of one's own.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let model = model::current(&mut conn, org).await?;
    let key = (key != NEW).then_some(key);
    let known = match &key {
        Some(key) => Some(model.get(key).ok_or(Error::NotFound)?),
        None => None,
    };
    let draft = Draft::of(&cx, known);
    let errors = FormErrors::default();
    web::page(&EditPage::new(cx, &model, key.as_deref(), &draft, model.version, errors))
}

const NEW: &str = "new";

/// `POST /matrix/model/{key}`, or `new` for a competence of one's own.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
    Form(fields): Form<HashMap<String, String>>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let mut model = Model::clone(&*model::current(&mut conn, org).await?);
    drop(conn);
    let draft = Draft::typed(&cx, &fields);
    let errors = draft.faults(&cx, &model);
    let base = fields.get("version").and_then(|version| version.parse().ok());
    let base = base.ok_or(Error::Invalid("error-form"))?;
    let key = (key != NEW).then_some(key);
    if key.as_deref().is_some_and(|key| model.get(key).is_none()) {
        return Err(Error::NotFound);
    }
    if !errors.none() {
        return web::page(&EditPage::new(cx, &model, key.as_deref(), &draft, base, errors));
    }
    let tier = draft.tier.clone();
    let name = draft.words.first().map_or("", |(_, words)| &words.name).to_owned();
    let words = draft.words().ok_or(Error::Invalid("error-form"))?;
    let (key, done) = if let Some(key) = key {
        if let Some(known) = model.competences.iter_mut().find(|known| known.key == key) {
            known.tier = tier;
            known.words = words;
        }
        (key, people::action!("competence-changed"))
    } else {
        let key = new_key(&model, &name);
        let (digcomp, outcomes) = Default::default();
        let retired_at = None;
        let new = Competence { key: key.clone(), tier, digcomp, outcomes, retired_at, words };
        model.competences.push(new);
        (key, people::action!("competence-added"))
    };
    sort_by_tier(&mut model);
    model.version = base;
    keep(&app, &cx, model, (done, &key)).await
}

/// Competences of one tier stand together, in the order they had.
fn sort_by_tier(model: &mut Model) {
    let order: Vec<String> = model.tiers.iter().map(|tier| tier.key.clone()).collect();
    model.competences.sort_by_key(|c| order.iter().position(|tier| *tier == c.tier));
}

/// A key made of the name that no other competence has.
fn new_key(model: &Model, name: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        c if c.is_ascii_alphanumeric() => c,
        _ => '-',
    };
    let words: String = searchable(name).chars().map(plain).collect();
    let parts: Vec<&str> = words.split('-').filter(|part| !part.is_empty()).collect();
    let base: String = parts.join("-").chars().take(40).collect();
    let base = if base.is_empty() || base == NEW { "competence".to_owned() } else { base };
    let mut key = base.clone();
    let mut number = 2;
    while model.get(&key).is_some() {
        key = format!("{base}-{number}");
        number += 1;
    }
    key
}

async fn keep(app: &App, cx: &Cx, model: Model, what: (Action, &str)) -> Result<Response> {
    let actor = cx.actor()?;
    let now = cx.now();
    let mut conn = app.db.write(actor.org).await?;
    model::save(&mut conn, actor.org, model, what, &Doer::from(actor), now).await?;
    estimates::ask(&mut conn, actor.org, now).await?;
    conn.commit().await?;
    app.wake.notify_one();
    Ok(web::done("/matrix/model", "saved"))
}

/// `POST /matrix/model/{key}/retirement`: takes a competence out of use. What is known about it is kept.
pub(crate) async fn retire(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    let now = cx.now();
    set_retired(&app, &cx, &key, Some(now), people::action!("competence-retired")).await
}

/// `POST /matrix/model/{key}/return`: takes it back into use.
pub(crate) async fn take_back(
    State(app): State<App>,
    cx: Cx,
    Path(key): Path<String>,
) -> Result<Response> {
    set_retired(&app, &cx, &key, None, people::action!("competence-returned")).await
}

async fn set_retired(
    app: &App,
    cx: &Cx,
    key: &str,
    at: Option<Time>,
    what: Action,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let mut model = Model::clone(&*model::current(&mut conn, org).await?);
    drop(conn);
    let known = model.competences.iter_mut().find(|known| known.key == key);
    known.ok_or(Error::NotFound)?.retired_at = at;
    if model.active().next().is_none() {
        return Err(Error::Invalid("error-model-empty"));
    }
    keep(app, cx, model, (what, key)).await
}
