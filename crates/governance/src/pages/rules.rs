//! The rules about data: read, confirmed, changed, and how many have confirmed them.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use disclosure::Policy;
use people::audit::Doer;
use people::{departments, organisation};
use serde::Deserialize;
use store::Time;
use web::{App, Cx, Error, Form, FormErrors, Lang, Result, content};

use crate::rules::{self, LONGEST, Rules, Share};

#[derive(Template)]
#[template(path = "governance/rules.html")]
struct RulesPage<'a> {
    cx: &'a Cx,
    rules: Rules,
    html: String,
    /// Whether it is the version in force.
    in_force: bool,
    /// Whether the reader is somebody who confirms.
    confirms: bool,
    confirmed: Option<Time>,
    versions: Vec<(i64, Time)>,
}

/// The rules in force.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let rules = rules::current(&mut conn, actor.org).await?;
    let confirmed = match actor.person {
        Some(person) => rules::confirmed(&mut conn, actor.org, person, &rules).await?,
        None => None,
    };
    let versions = rules::versions(&mut conn, actor.org).await?;
    let html = content::html(rules.text(cx.lang()));
    let confirms = actor.person.is_some();
    let page = RulesPage { cx: &cx, rules, html, in_force: true, confirms, confirmed, versions };
    web::page(&page)
}

/// An earlier version.
pub(crate) async fn version(
    State(app): State<App>,
    cx: Cx,
    Path(version): Path<String>,
) -> Result<Response> {
    let version = version.parse().map_err(|_| Error::NotFound)?;
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let rules = rules::version(&mut conn, org, version).await?;
    let versions = rules::versions(&mut conn, org).await?;
    let in_force = versions.first().is_some_and(|(newest, _)| *newest == version);
    let html = content::html(rules.text(cx.lang()));
    let (confirms, confirmed) = (false, None);
    web::page(&RulesPage { cx: &cx, rules, html, in_force, confirms, confirmed, versions })
}

/// Which version is confirmed.
#[derive(Deserialize)]
pub(crate) struct Confirming {
    version: i64,
}

/// Confirms the rules for whoever is signed in.
pub(crate) async fn confirm(
    State(app): State<App>,
    cx: Cx,
    Form(confirming): Form<Confirming>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let person = actor.person.ok_or(Error::NotFound)?;
    let mut conn = app.db.write(actor.org).await?;
    rules::confirm(&mut conn, actor.org, person, confirming.version, cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/rules", "rules-confirmed"))
}

/// The text of one language in the form.
struct Typed {
    lang: Lang,
    /// What its field is called.
    field: String,
    text: String,
}

impl Typed {
    fn new(lang: Lang, text: String) -> Self {
        Self { lang, field: format!("text-{}", lang.code()), text }
    }
}

#[derive(Template)]
#[template(path = "governance/rules_edit.html")]
struct EditPage<'a> {
    cx: &'a Cx,
    texts: Vec<Typed>,
    errors: FormErrors,
}

/// The form for a new version.
pub(crate) async fn edit(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let rules = rules::current(&mut app.db.read(org).await?, org).await?;
    let typed = |lang| Typed::new(lang, rules.own_text(lang).to_owned());
    let texts = cx.languages().into_iter().map(typed).collect();
    web::page(&EditPage { cx: &cx, texts, errors: FormErrors::default() })
}

/// Puts a new version in force.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut errors = FormErrors::default();
    let mut texts = Vec::new();
    for lang in cx.languages() {
        let mut typed = Typed::new(lang, String::new());
        let text = fields.get(&typed.field).map_or("", |text| text.trim());
        typed.text = text.replace("\r\n", "\n");
        if typed.text.chars().count() > LONGEST {
            errors.add(&typed.field, cx.t1("tool-error-long", "most", LONGEST));
        }
        texts.push(typed);
    }
    let own = format!("text-{}", actor.org_language.code());
    let is_there =
        texts.iter().any(|typed| typed.lang == actor.org_language && !typed.text.is_empty());
    errors.check(&cx, is_there, &own, "tool-error-empty");
    if !errors.none() {
        return web::form_page(&EditPage { cx: &cx, texts, errors }, true);
    }
    let texts = texts.into_iter().map(|typed| (typed.lang.code().to_owned(), typed.text));
    let mut conn = app.db.write(actor.org).await?;
    rules::change(&mut conn, actor.org, texts.collect(), &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/rules", "rules-changed"))
}

#[derive(Template)]
#[template(path = "governance/rules_confirmed.html")]
struct ConfirmedPage<'a> {
    cx: &'a Cx,
    version: i64,
    all: (u32, u32),
    shares: Vec<Share>,
}

/// How many have confirmed the rules in force.
pub(crate) async fn confirmed(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let version = rules::current(&mut conn, org).await?.version;
    let tree = departments::all(&mut conn, org).await?;
    let k = organisation::get(&mut conn, org).await?.smallest_group;
    let policy = Policy { k, ..Policy::default() };
    let (all, shares) = rules::shares(&mut conn, org, &tree, version, policy).await?;
    web::page(&ConfirmedPage { cx: &cx, version, all, shares })
}
