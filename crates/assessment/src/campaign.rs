//! An assessment campaign: who is asked what, from when to when.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Conn, OrgId, Result, Row, Time, args, id_type, statement};
use web::AccountId;

use crate::audience::Audience;
use crate::questionnaire::{self, Questionnaire, Words};

id_type! {
    /// A campaign.
    CampaignId
}

statement! {
    ADD: organisation = "INSERT INTO campaign (org_id, id, kind, title, questionnaire, audience, opens_on, closes_on, greeting, reminders, created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    CHANGE: organisation = "UPDATE campaign SET title = $3, questionnaire = $4, audience = $5, opens_on = $6, closes_on = $7, greeting = $8, reminders = $9
        WHERE org_id = $1 AND id = $2 AND launched_at IS NULL";
    REMOVE: organisation = "DELETE FROM campaign WHERE org_id = $1 AND id = $2 AND launched_at IS NULL";
    GET: organisation = "SELECT id, kind, title, questionnaire, audience, opens_on, closes_on, greeting, reminders, created_at, launched_at, closed_at, computed_at, link_key
        FROM campaign WHERE org_id = $1 AND id = $2";
    ALL: organisation = "SELECT id, kind, title, questionnaire, audience, opens_on, closes_on, greeting, reminders, created_at, launched_at, closed_at, computed_at, link_key
        FROM campaign WHERE org_id = $1 ORDER BY id DESC";
    DOCUMENT: organisation = "SELECT document FROM campaign WHERE org_id = $1 AND id = $2";
    LAUNCH: organisation = "UPDATE campaign SET document = $3, link_key = $4, launched_at = $5 WHERE org_id = $1 AND id = $2 AND launched_at IS NULL";
    CLOSES_ON: organisation = "UPDATE campaign SET closes_on = $3 WHERE org_id = $1 AND id = $2 AND closed_at IS NULL";
    CLOSE: organisation = "UPDATE campaign SET closed_at = $3, link_key = NULL WHERE org_id = $1 AND id = $2 AND launched_at IS NOT NULL AND closed_at IS NULL";
    COMPUTED: organisation = "UPDATE campaign SET computed_at = $3 WHERE org_id = $1 AND id = $2 AND computed_at IS NULL";
}

/// How the answers come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// People answer here.
    Links,
    /// Answers from elsewhere, each of a known person.
    Imported,
    /// Answers from elsewhere, of nobody in particular.
    Anonymous,
}

impl Source {
    /// The name in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::Imported => "imported",
            Self::Anonymous => "anonymous",
        }
    }

    fn of(key: &str) -> Self {
        match key {
            "imported" => Self::Imported,
            "anonymous" => Self::Anonymous,
            _ => Self::Links,
        }
    }
}

/// What HR decides about a campaign before it is launched.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The title, as people see it.
    pub title: String,
    /// The key of a ready questionnaire, or the id of an own one.
    pub questionnaire: String,
    /// Who is asked.
    pub audience: Audience,
    /// The first day answers are taken.
    pub opens_on: Date,
    /// The last day.
    pub closes_on: Date,
    /// What the invitation says first, by language.
    pub greeting: Words,
    /// Days before the last day on which those who have not answered are reminded.
    pub reminders: Vec<i64>,
}

/// A campaign.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Which one.
    pub id: CampaignId,
    /// How the answers come in.
    pub source: Source,
    /// What HR decided.
    pub plan: Plan,
    /// When it was made.
    pub created_at: Time,
    /// When it was launched: from then on nothing that people were told changes.
    pub launched_at: Option<Time>,
    /// When it was closed.
    pub closed_at: Option<Time>,
    /// When its results were computed.
    pub computed_at: Option<Time>,
    /// The key its links are made with; gone once it is closed.
    pub(crate) link_key: Option<Vec<u8>>,
}

/// How a campaign stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being prepared.
    Draft,
    /// Launched; opens on a later day.
    Planned,
    /// Takes answers.
    Open,
    /// Takes no answers any more; results are being computed.
    Closing,
    /// Closed, with results.
    Closed,
}

impl State {
    /// The name in text keys (`campaign-state-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Planned => "planned",
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }

    /// The key of the text that names it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Draft => "campaign-state-draft",
            Self::Planned => "campaign-state-planned",
            Self::Open => "campaign-state-open",
            Self::Closing => "campaign-state-closing",
            Self::Closed => "campaign-state-closed",
        }
    }
}

impl Campaign {
    /// How it stands. A campaign takes no answers after its last day, whether or not the work of closing it has
    /// been done yet.
    #[must_use]
    pub fn state(&self, now: Time, zone: &TimeZone) -> State {
        let today = now.date(zone);
        if self.computed_at.is_some() {
            State::Closed
        } else if self.closed_at.is_some() {
            State::Closing
        } else if self.launched_at.is_none() {
            State::Draft
        } else if today > self.plan.closes_on {
            State::Closing
        } else if today < self.plan.opens_on {
            State::Planned
        } else {
            State::Open
        }
    }

    fn read(row: &Row) -> Result<Self> {
        let date =
            |index| -> Result<Date> { Ok(row.get::<String>(index)?.parse().unwrap_or(Date::ZERO)) };
        Ok(Self {
            id: row.get(0)?,
            source: Source::of(&row.get::<String>(1)?),
            plan: Plan {
                title: row.get(2)?,
                questionnaire: row.get(3)?,
                audience: serde_json::from_str(&row.get::<String>(4)?)?,
                opens_on: date(5)?,
                closes_on: date(6)?,
                greeting: serde_json::from_str(&row.get::<String>(7)?)?,
                reminders: serde_json::from_str(&row.get::<String>(8)?)?,
            },
            created_at: row.get(9)?,
            launched_at: row.get(10)?,
            closed_at: row.get(11)?,
            computed_at: row.get(12)?,
            link_key: row.get(13)?,
        })
    }
}

/// Adds a campaign as a draft.
pub async fn add(
    conn: &mut Conn,
    org: OrgId,
    source: Source,
    plan: &Plan,
    by: Option<AccountId>,
    now: Time,
) -> Result<CampaignId> {
    let id = CampaignId::new();
    add_as(conn, org, id, source, plan, by, now).await?;
    Ok(id)
}

/// Adds a campaign under an identifier made elsewhere.
pub(crate) async fn add_as(
    conn: &mut Conn,
    org: OrgId,
    id: CampaignId,
    source: Source,
    plan: &Plan,
    by: Option<AccountId>,
    now: Time,
) -> Result<()> {
    let values = args![
        org,
        id,
        source.key(),
        &plan.title,
        &plan.questionnaire,
        serde_json::to_string(&plan.audience)?,
        plan.opens_on.to_string(),
        plan.closes_on.to_string(),
        serde_json::to_string(&plan.greeting)?,
        serde_json::to_string(&plan.reminders)?,
        now,
        by
    ];
    conn.run(&ADD, values).await?;
    Ok(())
}

/// Changes a draft; false once it has been launched.
pub async fn change(conn: &mut Conn, org: OrgId, id: CampaignId, plan: &Plan) -> Result<bool> {
    let values = args![
        org,
        id,
        &plan.title,
        &plan.questionnaire,
        serde_json::to_string(&plan.audience)?,
        plan.opens_on.to_string(),
        plan.closes_on.to_string(),
        serde_json::to_string(&plan.greeting)?,
        serde_json::to_string(&plan.reminders)?
    ];
    Ok(conn.run(&CHANGE, values).await? == 1)
}

/// Takes away a draft; false once it has been launched.
pub async fn remove(conn: &mut Conn, org: OrgId, id: CampaignId) -> Result<bool> {
    Ok(conn.run(&REMOVE, args![org, id]).await? == 1)
}

/// One campaign.
pub async fn get(conn: &mut Conn, org: OrgId, id: CampaignId) -> Result<Campaign> {
    Campaign::read(&conn.one(&GET, args![org, id]).await?)
}

/// All campaigns, the newest first.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Campaign>> {
    conn.list(&ALL, args![org], Campaign::read).await
}

/// Freezes what is asked and makes the key of its links; false if it was launched before.
pub(crate) async fn set_launched(
    conn: &mut Conn,
    org: OrgId,
    id: CampaignId,
    document: &Questionnaire,
    link_key: Option<&[u8]>,
    now: Time,
) -> Result<bool> {
    let document = serde_json::to_string(document)?;
    Ok(conn.run(&LAUNCH, args![org, id, document, link_key.map(<[u8]>::to_vec), now]).await? == 1)
}

/// Moves the last day of a campaign that is not closed.
pub(crate) async fn set_closes_on(
    conn: &mut Conn,
    org: OrgId,
    id: CampaignId,
    date: Date,
) -> Result<()> {
    conn.run(&CLOSES_ON, args![org, id, date.to_string()]).await?;
    Ok(())
}

/// Ends it and forgets the key of its links; false if it was not open.
pub(crate) async fn set_closed(
    conn: &mut Conn,
    org: OrgId,
    id: CampaignId,
    now: Time,
) -> Result<bool> {
    Ok(conn.run(&CLOSE, args![org, id, now]).await? == 1)
}

/// Notes that its results have been computed; false if they were before.
pub(crate) async fn set_computed(
    conn: &mut Conn,
    org: OrgId,
    id: CampaignId,
    now: Time,
) -> Result<bool> {
    Ok(conn.run(&COMPUTED, args![org, id, now]).await? == 1)
}

type Documents = HashMap<(OrgId, CampaignId), Arc<Questionnaire>>;

/// What a launched campaign asks. It never changes after launch, so it is read once and kept in memory.
pub async fn document(conn: &mut Conn, org: OrgId, id: CampaignId) -> Result<Arc<Questionnaire>> {
    const MOST: usize = 64;
    static KEPT: LazyLock<Mutex<Documents>> = LazyLock::new(Mutex::default);
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = kept().get(&(org, id)).cloned() {
        return Ok(found);
    }
    let text: Option<String> = conn.one(&DOCUMENT, args![org, id]).await?.get(0)?;
    let document =
        Arc::new(serde_json::from_str::<Questionnaire>(&text.ok_or(store::Error::NotFound)?)?);
    let mut kept = kept();
    if kept.len() >= MOST {
        kept.clear();
    }
    kept.insert((org, id), Arc::clone(&document));
    Ok(document)
}

/// The questionnaire a plan names, as it stands now, and the own one it is, if it is one.
pub async fn planned_questionnaire(
    conn: &mut Conn,
    org: OrgId,
    name: &str,
) -> Result<(Questionnaire, Option<questionnaire::Own>)> {
    if let Some(ready) = questionnaire::ready().iter().find(|ready| ready.key == name) {
        return Ok((ready.clone(), None));
    }
    let id = name.parse().map_err(|_| store::Error::NotFound)?;
    let own = questionnaire::latest(conn, org, id).await?;
    Ok((own.questionnaire.clone(), Some(own)))
}
