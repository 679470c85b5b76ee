//! The organisation: one company in the installation.

use jiff::tz::TimeZone;
use store::{Conn, OrgId, Result, Row, Time, args, statement};
use web::Lang;

statement! {
    ADD: organisation = "INSERT INTO organisation (org_id, name, language, time_zone, currency, smallest_group, retention_days, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    GET: organisation = "SELECT org_id, name, language, time_zone, currency, smallest_group, retention_days FROM organisation WHERE org_id = $1";
    ALL: installation = "SELECT org_id, name, language, time_zone, currency, smallest_group, retention_days FROM organisation ORDER BY name";
    CHANGE: organisation = "UPDATE organisation SET name = $2, language = $3, time_zone = $4, currency = $5, smallest_group = $6, retention_days = $7 WHERE org_id = $1";
}

/// The smallest group a figure is ever shown for; an organisation may ask for more, never for less.
pub const SMALLEST_GROUP: u32 = 5;

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
        org.retention_days
    ];
    conn.run(&CHANGE, values).await?;
    Ok(())
}
