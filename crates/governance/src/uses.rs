//! The register of AI use where personal or sensitive data is in it: what for, with which tool, who may, on what
//! ground, since when and until when it is to be looked at again. Everybody reads it; HR and data protection keep it.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use people::audit::{self, Action, Doer};
use serde::Deserialize;
use serde_json::json;
use store::{Conn, OrgId, Result, Row, Time, args, id_type, statement};
use web::{Error, Lang, PersonId, Texts, content};

use crate::classes::{DataClass, DataClasses};
use crate::tools::{self, ToolId};

id_type! {
    /// A use of AI in the register.
    UseId
}

statement! {
    ALL: organisation = "SELECT id, title, purpose, tool_id, classes, who, basis, grounds, owner_id, decided_on, review_on, ended_on FROM ai_use
        WHERE org_id = $1 ORDER BY decided_on DESC, id";
    GET: organisation = "SELECT id, title, purpose, tool_id, classes, who, basis, grounds, owner_id, decided_on, review_on, ended_on FROM ai_use
        WHERE org_id = $1 AND id = $2";
    ADD: organisation = "INSERT INTO ai_use (org_id, id, title, purpose, tool_id, classes, who, basis, grounds, owner_id, decided_on, review_on, ended_on, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    CHANGE: organisation = "UPDATE ai_use SET title = $3, purpose = $4, tool_id = $5, classes = $6, who = $7, basis = $8, grounds = $9, owner_id = $10,
        decided_on = $11, review_on = $12, ended_on = $13 WHERE org_id = $1 AND id = $2";
}

/// The kinds of data for which a use has to stand in the register.
pub const CLASSES: [DataClass; 2] = [DataClass::Personal, DataClass::Sensitive];

/// A ground in the law, in everyday words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Its name in the database and in forms.
    pub key: String,
    /// What it is called, with where it stands.
    pub name: String,
    /// What it means.
    pub text: String,
}

/// Where the grounds come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Its date.
    pub date: Date,
    /// Where it can be read.
    pub url: String,
}

/// The grounds in a language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bases {
    /// Where they come from.
    pub source: Source,
    /// They themselves, the most usual first.
    pub basis: Vec<Basis>,
}

/// The grounds in a language. They are part of the program: a fault in them is ours.
#[must_use]
#[expect(clippy::expect_used, reason = "compiled in; a test reads them")]
pub fn bases(lang: Lang) -> &'static Bases {
    static BASES: LazyLock<HashMap<Lang, Bases>> = LazyLock::new(|| {
        let read = |lang| (lang, content::table(lang, "legal-bases.toml").expect("legal bases"));
        Texts::get().languages().map(read).collect()
    });
    &BASES[&lang]
}

/// A use of AI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Which one.
    pub id: UseId,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// With which tool.
    pub tool: ToolId,
    /// Which kinds of data are in it.
    pub classes: DataClasses,
    /// Who may, in words.
    pub who: String,
    /// The key of its ground.
    pub basis: String,
    /// Why that ground holds, and for sensitive data which exception.
    pub grounds: String,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// Since when it is decided.
    pub decided_on: Date,
    /// By when it is to be looked at again.
    pub review_on: Date,
    /// The last day it was in use, once it has ended.
    pub ended_on: Option<Date>,
}

impl Use {
    fn read(row: &Row) -> Result<Self> {
        let day = |text: String| serde_json::from_value::<Date>(text.into());
        let ended: Option<String> = row.get(11)?;
        Ok(Self {
            id: row.get(0)?,
            title: row.get(1)?,
            purpose: row.get(2)?,
            tool: row.get(3)?,
            classes: DataClasses::read(&row.get::<String>(4)?),
            who: row.get(5)?,
            basis: row.get(6)?,
            grounds: row.get(7)?,
            owner: row.get(8)?,
            decided_on: day(row.get(9)?)?,
            review_on: day(row.get(10)?)?,
            ended_on: ended.map(day).transpose()?,
        })
    }

    /// Whether it is to be looked at again.
    #[must_use]
    pub fn due(&self, today: Date) -> bool {
        self.ended_on.is_none() && self.review_on <= today
    }
}

/// Every use, the newest decision first; those that have ended too.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Use>> {
    conn.list(&ALL, args![org], Use::read).await
}

/// One use.
pub async fn get(conn: &mut Conn, org: OrgId, id: UseId) -> Result<Use> {
    Use::read(&conn.one(&GET, args![org, id]).await?)
}

/// Writes a use into the register, or changes it. Refused where the tool may not take what is in it.
pub async fn put(
    conn: &mut Conn,
    org: OrgId,
    it: &Use,
    is_new: bool,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let tool = tools::get(conn, org, it.tool).await?;
    let takes = tool.status.usable() && it.classes.iter().all(|class| tool.classes.has(class));
    if it.ended_on.is_none() && !takes {
        return Err(Error::Invalid("error-use-tool"));
    }
    let (decided, review) = (it.decided_on.to_string(), it.review_on.to_string());
    let ended = it.ended_on.map(|day| day.to_string());
    let classes = it.classes.stored();
    if is_new {
        let values = args![
            org,
            it.id,
            &it.title,
            &it.purpose,
            it.tool,
            classes,
            &it.who,
            &it.basis,
            &it.grounds,
            it.owner,
            decided,
            review,
            ended,
            now
        ];
        conn.run(&ADD, values).await?;
        return note(conn, org, doer, people::action!("use-added"), it, now).await;
    }
    if get(conn, org, it.id).await? == *it {
        return Ok(());
    }
    let values = args![
        org,
        it.id,
        &it.title,
        &it.purpose,
        it.tool,
        classes,
        &it.who,
        &it.basis,
        &it.grounds,
        it.owner,
        decided,
        review,
        ended
    ];
    conn.run(&CHANGE, values).await?;
    note(conn, org, doer, people::action!("use-changed"), it, now).await
}

async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: Action,
    it: &Use,
    now: Time,
) -> web::Result<()> {
    let detail = json!({ "title": it.title, "ended": it.ended_on.is_some() });
    audit::note(conn, org, doer, action, ("ai-use", Some(it.id.0)), &detail, now).await?;
    Ok(())
}
