//! The log of changes, in sentences: who did what, when.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value as Json;
use store::Time;
use store::linkme::{self, distributed_slice};
use uuid::Uuid;
use web::language::Arg;
use web::{App, Cx, Lang, Result, page};

use crate::AnswerProtection;
use crate::audit::{self, AuditId, Entry};

/// How a code in the log is said to a reader: a step of the programme, a module.
#[derive(Debug)]
pub struct Naming {
    /// The figure or code in the detail of an entry.
    pub detail: &'static str,
    /// Its name in a language; none for a code of another version.
    pub name: fn(Lang, &str) -> Option<String>,
}

/// How every room says its codes.
#[distributed_slice]
#[linkme(crate = linkme)]
pub static NAMINGS: [Naming];

/// Registers how the codes of a room are said in the log:
///
/// ```ignore
/// people::naming! { "step": name_of_step; }
/// ```
#[macro_export]
macro_rules! naming {
    ($($detail:literal: $name:path;)*) => {$(
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            #[::store::linkme::distributed_slice($crate::pages::log::NAMINGS)]
            #[linkme(crate = ::store::linkme)]
            static REGISTERED: $crate::pages::log::Naming =
                $crate::pages::log::Naming { detail: $detail, name: $name };
        };
    )*};
}

#[derive(Deserialize)]
pub(crate) struct After {
    at: Option<i64>,
    after: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "people/audit.html")]
struct Log<'a> {
    cx: &'a Cx,
    entries: Vec<Entry>,
    /// The last entry of this page, when there are more.
    next: Option<(Time, AuditId)>,
}

impl Log<'_> {
    fn sentence(&self, entry: &Entry) -> String {
        sentence(self.cx, entry)
    }
}

const LOG_PAGE: usize = 50;

/// `GET /settings/log`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Query(query): Query<After>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.read(actor.org).await?;
    let before = query.at.map(Time).zip(query.after.map(AuditId));
    let mut entries = audit::page(&mut conn, actor.org, before, LOG_PAGE + 1).await?;
    let more = entries.len() > LOG_PAGE;
    entries.truncate(LOG_PAGE);
    let next = entries.last().filter(|_| more).map(|entry| (entry.at, entry.id));
    page(&Log { cx: &cx, entries, next })
}

/// What a sentence may name. An entry that does not say one of them says `none`, which a sentence can ask for.
const NAMES: [&str; 14] = [
    "person",
    "name",
    "title",
    "rights",
    "module",
    "step",
    "role",
    "kind",
    "path",
    "from",
    "to",
    "starts_on",
    "ends_on",
    "due_on",
];

/// Particulars that stand first, in this order: people before departments and roles, a name before what else changed.
const FIRST: [&str; 10] = [
    "name",
    "new",
    "changed",
    "moved",
    "returned",
    "left",
    "unchanged",
    "skipped",
    "department",
    "departments",
];

/// An entry of the log as a sentence in the reader's language: what was done to whom or what, and after a colon the
/// particulars. What did not change and figures of zero are left out.
///
/// The particulars are pairs of before and after (`audit-field-…`), and figures or marks that have a text of their
/// own (`audit-…-…`, after the action); everything else is there for the sentence to name.
pub fn sentence(cx: &Cx, entry: &Entry) -> String {
    let detail = entry.detail.as_object().cloned().unwrap_or_default();
    let mut args: BTreeMap<&str, Arg<'_>> =
        NAMES.iter().map(|name| (*name, Arg::from("none"))).collect();
    if let Some(person) = &entry.person {
        args.insert("person", person.into());
    }
    let mut parts = Vec::new();
    let mut detail: Vec<(&String, &Json)> = detail.iter().collect();
    detail.sort_by_key(|(name, _)| {
        FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len())
    });
    for (name, value) in detail {
        if let Some(pair) = pair(name, value) {
            let is_name = name == "name" && pair.0.is_null();
            if pair.0 != pair.1 && !is_name {
                parts.extend(changed(cx, name, pair));
            }
            continue;
        }
        let key = format!("audit-{}-{}", entry.action, name.replace('_', "-"));
        if cx.app().texts.has(cx.lang(), &key) {
            match value {
                Json::Number(number) if number.as_f64() != Some(0.0) => {
                    parts.push(cx.t1(&key, "count", number.as_f64().unwrap_or_default()));
                }
                Json::Bool(true) => parts.push(cx.t(&key).to_owned()),
                _ => {}
            }
        }
        if let Some(said) = said(cx, name, value) {
            args.insert(name, said);
        }
    }
    let args: Vec<(&str, Arg<'_>)> = args.into_iter().collect();
    let sentence = cx.format(&format!("audit-{}", entry.action), &args);
    if parts.is_empty() { sentence } else { format!("{sentence}: {}", parts.join(", ")) }
}

/// What something was and is; a list of rights is no such pair.
fn pair<'a>(name: &str, value: &'a Json) -> Option<(&'a Json, &'a Json)> {
    match value {
        Json::Array(pair) if pair.len() == 2 && name != "rights" => Some((&pair[0], &pair[1])),
        _ => None,
    }
}

/// A change of one field: from what to what.
fn changed(cx: &Cx, name: &str, (was, is): (&Json, &Json)) -> Option<String> {
    let key = format!("audit-field-{}", name.replace('_', "-"));
    if !cx.app().texts.has(cx.lang(), &key) {
        return None;
    }
    let field = || Arg::from(cx.t(&key).to_owned());
    Some(match (said(cx, name, was), said(cx, name, is)) {
        (Some(was), Some(is)) => {
            cx.format("audit-change", &[("field", field()), ("was", was), ("is", is)])
        }
        (None, Some(is)) => cx.format("audit-set", &[("field", field()), ("is", is)]),
        (Some(was), None) => cx.format("audit-unset", &[("field", field()), ("was", was)]),
        (None, None) => return None,
    })
}

/// A value in words: a date in full, a code by its name; none for what is nothing or no value.
fn said<'a>(cx: &Cx, name: &str, value: &'a Json) -> Option<Arg<'a>> {
    match value {
        Json::Number(number) => Some(Arg::Number(number.as_f64()?)),
        Json::String(text) if text.is_empty() => None,
        Json::String(text) => {
            if let Some(naming) = NAMINGS.iter().find(|naming| naming.detail == name) {
                return (naming.name)(cx.lang(), text).map(Arg::from);
            }
            if let ("answer_protection", Some(known)) = (name, AnswerProtection::of(text)) {
                return Some(cx.t(&format!("answer-protection-{}", known.key())).to_owned().into());
            }
            if name == "language" {
                return Some(cx.language_name(Lang::of(text)?).to_owned().into());
            }
            if text.len() == 10
                && let Ok(date) = text.parse::<jiff::civil::Date>()
            {
                return Some(cx.date(date).into());
            }
            Some(text.into())
        }
        Json::Array(rights) if name == "rights" => {
            let names = rights.iter().filter_map(Json::as_str);
            let names: Vec<_> =
                names.map(|right| cx.t(&format!("right-{right}")).to_owned()).collect();
            (!names.is_empty()).then(|| names.join(", ").into())
        }
        // The same words in several languages.
        Json::Object(languages) => {
            let words = languages.get(cx.lang().code()).or_else(|| languages.values().next())?;
            words.as_str().map(Arg::from)
        }
        Json::Null | Json::Bool(_) | Json::Array(_) => None,
    }
}
