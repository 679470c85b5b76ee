//! Evidence: what a questionnaire, a challenge, a colleague or a use case says about a person's competence.
//!
//! One row holds everything that one source says about one person: a self-assessment of ten competences is one row.
//! The same source handed in again replaces what it said before, so adding is repeatable.

use std::collections::BTreeMap;

use serde_json::json;
use statistics::competence::{Kind, Piece};
use store::{Conn, OrgId, Result, Row, Time, args, bulk_insert, statement};
use uuid::Uuid;
use web::PersonId;

use crate::model;

statement! {
    OF_PERSON: organisation = "SELECT kind, source_kind, source_id, at, model_version, ratings FROM evidence
        WHERE org_id = $1 AND person_id = $2 ORDER BY at DESC, source_id DESC";
    REMOVE: organisation = "DELETE FROM evidence WHERE org_id = $1 AND person_id = $2 AND source_kind = $3 AND source_id = $4";
    COUNT: organisation = "SELECT COUNT(DISTINCT person_id), COUNT(*) FROM evidence WHERE org_id = $1";
}

bulk_insert! {
    PUT = "evidence" ("org_id", "person_id", "kind", "source_kind", "source_id", "at", "model_version", "ratings")
        "ON CONFLICT (org_id, person_id, kind, source_kind, source_id) DO UPDATE SET at = excluded.at,
        model_version = excluded.model_version, ratings = excluded.ratings";
}

/// Where evidence comes from: what kind of thing (`assessment`, `challenge`, …) and which one.
pub type Source = (&'static str, Uuid);

/// One new piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvidence {
    /// About whom.
    pub person: PersonId,
    /// The key of the competence.
    pub competence: String,
    /// What kind of evidence it is.
    pub kind: Kind,
    /// The level it points to, 0 to 4; fractions allowed.
    pub value: f64,
    /// When it was given or seen.
    pub at: Time,
    /// Where it comes from.
    pub source: Source,
}

/// What one source says about one person, as it is being gathered.
struct Said {
    at: Time,
    ratings: BTreeMap<String, f64>,
}

/// What one source says about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// What kind of evidence it is.
    pub kind: Kind,
    /// What kind of thing it comes from.
    pub source_kind: String,
    /// Which one.
    pub source_id: Uuid,
    /// When it was given or seen.
    pub at: Time,
    /// The version of the competence model whose words were used.
    pub model_version: i64,
    /// The level per competence, by key.
    pub ratings: Vec<(String, f64)>,
}

/// Adds evidence of any number of people; how many pieces were kept. A source that was handed in before is replaced
/// whole, so all that it says about a person belongs in the same call. Pieces about competences that the model does
/// not have, or outside 0 to 4, are left out and noted in the log. The figures follow with the next recomputation:
/// see [`crate::estimates::ask`].
pub async fn add_many(
    conn: &mut Conn,
    org: OrgId,
    pieces: impl IntoIterator<Item = NewEvidence>,
) -> Result<usize> {
    let model = model::current(conn, org).await?;
    let mut rows: BTreeMap<(PersonId, Kind, Source), Said> = BTreeMap::new();
    let mut kept = 0;
    for piece in pieces {
        let on_scale = Piece::new(piece.kind, piece.value, 0).is_some();
        if !on_scale || model.get(&piece.competence).is_none() {
            tracing::warn!(competence = piece.competence, value = piece.value, "evidence left out");
            continue;
        }
        kept += 1;
        let key = (piece.person, piece.kind, piece.source);
        let said =
            rows.entry(key).or_insert_with(|| Said { at: piece.at, ratings: BTreeMap::new() });
        said.ratings.insert(piece.competence, piece.value);
    }
    let rows = rows.into_iter().map(|((person, kind, source), Said { at, ratings })| {
        let ratings = json!(ratings.into_iter().collect::<Vec<_>>()).to_string();
        args![org, person, kind.name(), source.0, source.1, at, model.version, ratings]
    });
    // Collected: a closure over a borrowed name, kept across an await, is not Send for every caller.
    PUT.insert(conn, rows.collect::<Vec<_>>()).await?;
    Ok(kept)
}

/// Everything known about one person, newest first. For the person's own page, and for nobody else.
pub async fn of_person(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<Vec<Evidence>> {
    let rows = conn.list(&OF_PERSON, args![org, person], read).await?;
    Ok(rows.into_iter().flatten().collect())
}

/// None for a kind that a later version of the program wrote.
fn read(row: &Row) -> Result<Option<Evidence>> {
    let Some(kind) = Kind::from_name(&row.get::<String>(0)?) else { return Ok(None) };
    Ok(Some(Evidence {
        kind,
        source_kind: row.get(1)?,
        source_id: row.get(2)?,
        at: row.get(3)?,
        model_version: row.get(4)?,
        ratings: serde_json::from_str(&row.get::<String>(5)?)?,
    }))
}

/// Takes back what one source said about a person.
pub async fn remove(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    source: (&str, Uuid),
) -> Result<()> {
    conn.run(&REMOVE, args![org, person, source.0, source.1]).await?;
    Ok(())
}

/// How many people there is evidence about, and from how many sources.
pub async fn counts(conn: &mut Conn, org: OrgId) -> Result<(i64, i64)> {
    let row = conn.one(&COUNT, args![org]).await?;
    Ok((row.get(0)?, row.get(1)?))
}
