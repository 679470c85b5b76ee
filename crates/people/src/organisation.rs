//! The organisation: one company in the installation.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use store::{Conn, OrgId, Result, Row, Time, args, statement};
use web::Lang;

statement! {
    ADD: organisation = "INSERT INTO organisation (org_id, name, language, time_zone, currency, smallest_group, retention_days, answer_protection, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    GET: organisation = "SELECT org_id, name, language, time_zone, currency, smallest_group, retention_days, answer_protection FROM organisation WHERE org_id = $1";
    ALL: installation = "SELECT org_id, name, language, time_zone, currency, smallest_group, retention_days, answer_protection FROM organisation ORDER BY name";
    CHANGE: organisation = "UPDATE organisation SET name = $2, language = $3, time_zone = $4, currency = $5, smallest_group = $6, retention_days = $7, answer_protection = $8 WHERE org_id = $1";
}

/// The smallest group a figure is ever shown for; an organisation may ask for more, never for less.
pub const SMALLEST_GROUP: u32 = 5;

/// Whom a told count of answers must not single out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerProtection {
    /// Those who chose an answer.
    #[default]
    Choosers,
    /// Those who did not choose it either: nobody learns that all but one chose something. Fewer figures are told.
    Everyone,
}

impl AnswerProtection {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Choosers, Self::Everyone];

    /// Its name in forms and in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Choosers => "choosers",
            Self::Everyone => "everyone",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.key() == key)
    }
}

/// One company in the installation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Which one.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// Its language.
    pub language: Lang,
    /// The name of its time zone, such as `Europe/Stockholm`.
    pub time_zone: String,
    /// Its currency, such as `SEK`.
    pub currency: String,
    /// The smallest group a figure is shown for; 5 or more.
    pub smallest_group: u32,
    /// Days after leaving until personal data is erased.
    pub retention_days: u32,
    /// Whom a told count of answers must not single out.
    pub answer_protection: AnswerProtection,
}

impl Organisation {
    /// A new one with the usual settings.
    #[must_use]
    pub fn new(name: &str, language: Lang) -> Self {
        Self {
            id: OrgId::new(),
            name: name.to_owned(),
            language,
            time_zone: "Europe/Stockholm".to_owned(),
            currency: "SEK".to_owned(),
            smallest_group: SMALLEST_GROUP,
            retention_days: 180,
            answer_protection: AnswerProtection::default(),
        }
    }

    /// Its time zone; UTC if the name is not known to this program.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            language: Lang::or_fallback(&row.get::<String>(2)?),
            time_zone: row.get(3)?,
            currency: row.get(4)?,
            smallest_group: u32::try_from(row.get::<i64>(5)?).unwrap_or(SMALLEST_GROUP),
            retention_days: u32::try_from(row.get::<i64>(6)?).unwrap_or(180),
            // What is not known is told of as little as can be.
            answer_protection: AnswerProtection::of(&row.get::<String>(7)?)
                .unwrap_or(AnswerProtection::Everyone),
        })
    }
}

/// Adds an organisation.
pub async fn add(conn: &mut Conn, org: &Organisation, now: Time) -> Result<()> {
    let values = args![
        org.id,
        &org.name,
        org.language,
        &org.time_zone,
        &org.currency,
        org.smallest_group,
        org.retention_days,
        org.answer_protection.key(),
        now
    ];
    conn.run(&ADD, values).await?;
    Ok(())
}

/// One organisation.
pub async fn get(conn: &mut Conn, org: OrgId) -> Result<Organisation> {
    Organisation::read(&conn.one(&GET, args![org]).await?)
}

/// Every organisation of the installation: for the command line and for jobs, never for a page.
pub async fn all(conn: &mut Conn) -> Result<Vec<Organisation>> {
    conn.list(&ALL, args![], Organisation::read).await
}

/// Changes an organisation's settings.
pub async fn change(conn: &mut Conn, org: &Organisation) -> Result<()> {
    let values = args![
        org.id,
        &org.name,
        org.language,
        &org.time_zone,
        &org.currency,
        org.smallest_group.max(SMALLEST_GROUP),
        org.retention_days,
        org.answer_protection.key()
    ];
    conn.run(&CHANGE, values).await?;
    Ok(())
}
