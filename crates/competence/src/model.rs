//! The competence model of an organisation: what can be good at AI here, in words that a person can check
//! themselves against. It starts as the ready model and is changed in versions: evidence given under an older
//! version keeps the words it was given under.

mod ready;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use people::audit::{self, Action, Doer};
use serde::{Deserialize, Serialize};
use store::{Conn, OrgId, Result, Time, args, statement};
use web::{Error, Lang};

pub use ready::{ready, ready_in};
pub use words::InLanguages;

statement! {
    CURRENT: organisation = "SELECT version FROM competence_model WHERE org_id = $1 ORDER BY version DESC LIMIT 1";
    GET: organisation = "SELECT document, created_at FROM competence_model WHERE org_id = $1 AND version = $2";
    VERSIONS: organisation = "SELECT version, created_at FROM competence_model WHERE org_id = $1 ORDER BY version DESC";
    ADD: organisation = "INSERT INTO competence_model (org_id, version, document, created_at) VALUES ($1, $2, $3, $4)";
}

/// The lowest and the highest level and all between: not yet, aware, with help, on one's own, helps others.
pub const LEVELS: usize = 5;

/// A competence model: every version is one document with the words of all languages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Which version; the ready model is 1.
    pub version: i64,
    /// Basic, intermediate, expert.
    pub tiers: Vec<Tier>,
    /// The names of the five levels.
    pub scale: Vec<InLanguages<Named>>,
    /// The competences in their order, retired ones included.
    pub competences: Vec<Competence>,
    /// The framework whose identifiers are named.
    pub source: Source,
}

/// A name and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What it means, in a sentence.
    pub description: String,
}

/// A group of competences: basic, intermediate, expert.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tier {
    /// Its key.
    pub key: String,
    /// Its words.
    pub words: InLanguages<Named>,
}

/// Where the identifiers of a framework come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its name, as its publisher writes it.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its licence.
    pub licence: String,
    /// Where the licence can be read.
    pub licence_url: String,
    /// Where it can be read.
    pub url: String,
    /// How we use it.
    pub text: InLanguages<String>,
}

/// One competence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Competence {
    /// Its key; never changes.
    pub key: String,
    /// The key of its tier.
    pub tier: String,
    /// Identifiers of competences in DigComp, such as `1.2`.
    pub digcomp: Vec<String>,
    /// Identifiers of learning outcomes in DigComp, such as `LO1.2.13`.
    pub outcomes: Vec<String>,
    /// When it was taken out of use.
    pub retired_at: Option<Time>,
    /// Its words.
    pub words: InLanguages<Words>,
}

/// The words of a competence in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The name.
    pub name: String,
    /// A name short enough for the head of a column.
    pub short: String,
    /// The question of the self-rating.
    pub question: String,
    /// What a person at each level does: the answers to the question, 0 to 4.
    pub anchors: [String; LEVELS],
    /// What it is and what it is for, in Markdown.
    pub description: String,
}

impl Model {
    /// The competences in use.
    pub fn active(&self) -> impl Iterator<Item = &Competence> {
        self.competences.iter().filter(|competence| competence.retired_at.is_none())
    }

    /// A competence, in use or retired.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Competence> {
        self.competences.iter().find(|competence| competence.key == key)
    }

    /// The competences in use of one tier.
    pub fn of_tier<'a>(&'a self, tier: &'a str) -> impl Iterator<Item = &'a Competence> {
        self.active().filter(move |competence| competence.tier == tier)
    }

    /// The name of a level, 0 to 4.
    #[must_use]
    pub fn level_name(&self, level: usize, lang: Lang) -> &str {
        self.scale.get(level).map_or("", |words| &words.get(lang).name)
    }
}

/// The newest version of each organisation's model, so that a page does not parse it again.
static NEWEST: LazyLock<Mutex<HashMap<OrgId, Arc<Model>>>> = LazyLock::new(Mutex::default);

/// Models kept in memory at most; a page with a model that is not among them reads one row more.
const MOST_KEPT: usize = 500;

/// Writes the ready model as the organisation's first version; nothing if it has one.
pub async fn install(conn: &mut Conn, org: OrgId, now: Time) -> Result<()> {
    if conn.maybe_one(&CURRENT, args![org]).await?.is_none() {
        let document = serde_json::to_string(ready())?;
        conn.run(&ADD, args![org, 1, document, now]).await?;
    }
    Ok(())
}

/// The model in force; the ready one where none is written yet.
pub async fn current(conn: &mut Conn, org: OrgId) -> Result<Arc<Model>> {
    let Some(row) = conn.maybe_one(&CURRENT, args![org]).await? else {
        return Ok(Arc::clone(ready()));
    };
    let version: i64 = row.get(0)?;
    let kept = NEWEST.lock().unwrap_or_else(PoisonError::into_inner).get(&org).cloned();
    if let Some(model) = kept.filter(|model| model.version == version) {
        return Ok(model);
    }
    let model = Arc::new(read(conn, org, version).await?);
    let mut newest = NEWEST.lock().unwrap_or_else(PoisonError::into_inner);
    if newest.len() >= MOST_KEPT {
        newest.clear();
    }
    newest.insert(org, Arc::clone(&model));
    Ok(model)
}

/// One version of the model: the words that evidence of that version was given under.
pub async fn version(conn: &mut Conn, org: OrgId, version: i64) -> Result<Arc<Model>> {
    read(conn, org, version).await.map(Arc::new)
}

async fn read(conn: &mut Conn, org: OrgId, version: i64) -> Result<Model> {
    let row = conn.one(&GET, args![org, version]).await?;
    Ok(Model { version, ..serde_json::from_str(&row.get::<String>(0)?)? })
}

/// All versions with their dates, newest first.
pub async fn versions(conn: &mut Conn, org: OrgId) -> Result<Vec<(i64, Time)>> {
    conn.list(&VERSIONS, args![org], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// Writes a changed model as a new version; the version it got. `changed.version` is the one that the change was
/// made to: refused when somebody else has written a newer one meanwhile. `what` names the changed competence
/// in the audit log.
pub async fn save(
    conn: &mut Conn,
    org: OrgId,
    changed: Model,
    what: (Action, &str),
    doer: &Doer,
    now: Time,
) -> web::Result<i64> {
    install(conn, org, now).await?;
    let newest: i64 = conn.one(&CURRENT, args![org]).await?.get(0)?;
    if newest != changed.version {
        return Err(Error::Gone("error-model-changed"));
    }
    let version = newest + 1;
    let name =
        changed.get(what.1).map(|competence| competence.words.map(|words| words.name.clone()));
    let document = serde_json::to_string(&Model { version, ..changed })
        .map_err(|error| Error::internal(error.to_string()))?;
    conn.run(&ADD, args![org, version, document, now]).await?;
    let detail = serde_json::json!({ "version": version, "competence": what.1, "name": name });
    audit::note(conn, org, doer, what.0, ("competence-model", None), &detail, now).await?;
    Ok(version)
}
