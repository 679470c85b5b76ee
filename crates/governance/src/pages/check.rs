//! “May I paste this?”: a page that looks through a text in the reader's browser and says what the tool may not take.
//! The text is in no form and never leaves the page; the server gives word lists and what each tool may take.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::extract::State;
use axum::response::Response;
use serde_json::{Value as Json, json};
use web::{App, Cx, Error, Lang, Result, Texts, content};

use crate::classes::{DataClass, Words};
use crate::tools::{self, Tool};

/// What the page can find, as its texts `paste-kind-…` name it.
const KINDS: [&str; 21] = [
    "personal-number",
    "coordination-number",
    "organisation-number",
    "iban",
    "card",
    "bankgiro",
    "plusgiro",
    "phone",
    "email",
    "secret",
    "health",
    "union",
    "belief",
    "ethnicity",
    "politics",
    "sexuality",
    "name",
    "address",
    "salary",
    "ip",
    "registration-plate",
];

#[derive(askama::Template)]
#[template(path = "governance/check.html")]
struct CheckPage<'a> {
    cx: &'a Cx,
    tools: Vec<Tool>,
    classes: Vec<&'static Words>,
    /// Everything the script needs, as JSON.
    given: String,
}

/// `GET /tools/check`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let (org, lang) = (cx.actor()?.org, cx.lang());
    let mut conn = app.db.read(org).await?;
    let mut tools = tools::all(&mut conn, org, lang).await?;
    drop(conn);
    tools.retain(|tool| tool.status.usable());
    let keys = |tool: &Tool| tool.classes.iter().map(DataClass::key).collect::<Vec<_>>();
    let kinds = KINDS.map(|kind| (kind, cx.t(&format!("paste-kind-{kind}")).to_owned()));
    let named = DataClass::ALL.map(|class| (class.key(), class.words(lang).name.as_str()));
    let given = json!({
        "words": words(lang)?,
        "tools": tools.iter().map(|tool| {
            json!({ "id": tool.id, "name": tool.name, "classes": keys(tool) })
        }).collect::<Vec<_>>(),
        "kinds": BTreeMap::from(kinds),
        "classes": BTreeMap::from(named),
    });
    let given = given.to_string();
    let classes = DataClass::ALL.into_iter().map(|class| class.words(lang)).collect();
    web::page(&CheckPage { cx: &cx, tools, classes, given })
}

/// The word lists, the reader's language first: a text may mix them.
fn words(lang: Lang) -> Result<Vec<&'static Json>> {
    static WORDS: LazyLock<std::result::Result<Vec<(Lang, Json)>, String>> = LazyLock::new(|| {
        let read = |lang: Lang| {
            let table = |name| content::table::<serde_json::Map<String, Json>>(lang, name);
            let mut words = table("paste-words.toml").map_err(|error| error.to_string())?;
            words.extend(table("paste-names.toml").map_err(|error| error.to_string())?);
            Ok((lang, Json::from(words)))
        };
        Texts::get().languages().map(read).collect()
    });
    let all = WORDS.as_ref().map_err(Error::internal)?;
    let mut all: Vec<&(Lang, Json)> = all.iter().collect();
    all.sort_by_key(|(of, _)| *of != lang);
    Ok(all.into_iter().map(|(_, words)| words).collect())
}
