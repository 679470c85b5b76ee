//! An organisation's own questionnaires: copies of a ready one, changed in the browser. A version that a campaign
//! has used is never changed; the next change begins a new one.

use store::{Conn, OrgId, Result, Row, Time, args, id_type, statement};

use super::Questionnaire;

id_type! {
    /// An organisation's own questionnaire.
    QuestionnaireId
}

statement! {
    ADD: organisation = "INSERT INTO questionnaire (org_id, id, version, document, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $5)";
    CHANGE: organisation = "UPDATE questionnaire SET document = $4, changed_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3";
    USED: organisation = "UPDATE questionnaire SET used_at = $4 WHERE org_id = $1 AND id = $2 AND version = $3";
    LATEST: organisation = "SELECT id, version, document, changed_at, used_at FROM questionnaire
        WHERE org_id = $1 AND id = $2 ORDER BY version DESC LIMIT 1";
    ALL: organisation = "SELECT q.id, q.version, q.document, q.changed_at, q.used_at FROM questionnaire q
        WHERE q.org_id = $1 AND q.version = (SELECT MAX(l.version) FROM questionnaire l WHERE l.org_id = q.org_id AND l.id = q.id)
        ORDER BY q.id";
}

/// The newest version of an own questionnaire.
#[derive(Debug, Clone)]
pub struct Own {
    /// Which questionnaire.
    pub id: QuestionnaireId,
    /// Which version, from 1.
    pub version: i64,
    /// What it asks.
    pub questionnaire: Questionnaire,
    /// When it was changed.
    pub changed_at: Time,
    /// When a campaign first used this version.
    pub used_at: Option<Time>,
}

impl Own {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            questionnaire: serde_json::from_str(&row.get::<String>(2)?)?,
            changed_at: row.get(3)?,
            used_at: row.get(4)?,
        })
    }
}

/// Copies a questionnaire to be changed.
pub async fn copy(
    conn: &mut Conn,
    org: OrgId,
    questionnaire: &Questionnaire,
    now: Time,
) -> Result<QuestionnaireId> {
    let id = QuestionnaireId::new();
    let document = serde_json::to_string(questionnaire)?;
    conn.run(&ADD, args![org, id, 1_i64, document, now]).await?;
    Ok(id)
}

/// The newest version of a questionnaire.
pub async fn latest(conn: &mut Conn, org: OrgId, id: QuestionnaireId) -> Result<Own> {
    Own::read(&conn.one(&LATEST, args![org, id]).await?)
}

/// The newest version of every own questionnaire.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Vec<Own>> {
    conn.list(&ALL, args![org], Own::read).await
}

/// Keeps a change: in the newest version, or in a new one if that has been used.
pub async fn save(conn: &mut Conn, org: OrgId, own: &Own, now: Time) -> Result<()> {
    let document = serde_json::to_string(&own.questionnaire)?;
    if own.used_at.is_some() {
        conn.run(&ADD, args![org, own.id, own.version + 1, document, now]).await?;
    } else {
        conn.run(&CHANGE, args![org, own.id, own.version, document, now]).await?;
    }
    Ok(())
}

/// Notes that a campaign asks this version: it is not changed any more.
pub async fn mark_used(conn: &mut Conn, org: OrgId, own: &Own, now: Time) -> Result<()> {
    if own.used_at.is_none() {
        conn.run(&USED, args![org, own.id, own.version, now]).await?;
    }
    Ok(())
}
