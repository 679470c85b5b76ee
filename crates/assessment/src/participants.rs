//! Who is asked in a launched campaign: the people of its audience on the day of the launch, with the department and
//! role of that day. They are the denominator of its response rate.

use people::{DepartmentId, PersonId, RoleId};
use store::{Conn, OrgId, Recent, Result, Row, Time, args, bulk_insert, statement};
use web::Lang;

use crate::campaign::CampaignId;

bulk_insert! {
    ADD = "participant" ("org_id", "campaign_id", "person_id", "token_hash", "department_id", "role_id", "language") "";
}

statement! {
    BY_TOKEN: installation = "SELECT org_id, campaign_id, person_id, language, department_id, role_id, answered_at FROM participant WHERE token_hash = $1";
    GET: organisation = "SELECT org_id, campaign_id, person_id, language, department_id, role_id, answered_at FROM participant
        WHERE org_id = $1 AND campaign_id = $2 AND person_id = $3";
    OF_PERSON: organisation = "SELECT campaign_id, answered_at FROM participant WHERE org_id = $1 AND person_id = $2 ORDER BY campaign_id DESC";
    COUNTS: organisation = "SELECT department_id, role_id, COUNT(*), COUNT(answered_at) FROM participant WHERE org_id = $1 AND campaign_id = $2
        GROUP BY department_id, role_id";
    TOTALS: organisation = "SELECT campaign_id, COUNT(*), COUNT(answered_at) FROM participant WHERE org_id = $1 GROUP BY campaign_id";
    UNINVITED: organisation = "SELECT person_id, language FROM participant WHERE org_id = $1 AND campaign_id = $2 AND invited_at IS NULL
        ORDER BY person_id LIMIT $3";
    UNREMINDED: organisation = "SELECT person_id, language FROM participant WHERE org_id = $1 AND campaign_id = $2 AND answered_at IS NULL
        AND (reminded_at IS NULL OR reminded_at < $3) ORDER BY person_id LIMIT $4";
    INVITED: organisation = "UPDATE participant SET invited_at = $4 WHERE org_id = $1 AND campaign_id = $2 AND invited_at IS NULL AND person_id <= $3";
    REMINDED: organisation = "UPDATE participant SET reminded_at = $4 WHERE org_id = $1 AND campaign_id = $2 AND answered_at IS NULL
        AND (reminded_at IS NULL OR reminded_at < $5) AND person_id <= $3";
    ANSWERED: organisation = "UPDATE participant SET answered_at = $4 WHERE org_id = $1 AND campaign_id = $2 AND person_id = $3 AND answered_at IS NULL";
    LANGUAGE: organisation = "UPDATE participant SET language = $4 WHERE org_id = $1 AND campaign_id = $2 AND person_id = $3";
    IN_DEPARTMENT: organisation = "SELECT person_id FROM participant WHERE org_id = $1 AND campaign_id = $2 AND department_id = $3";
    EVERYONE: organisation = "SELECT person_id FROM participant WHERE org_id = $1 AND campaign_id = $2";
}

/// Somebody who is asked.
#[derive(Debug, Clone)]
pub struct Participant {
    /// The organisation.
    pub org: OrgId,
    /// The campaign.
    pub campaign: CampaignId,
    /// Who.
    pub person: PersonId,
    /// The language they answer in.
    pub language: Lang,
    /// Their department at launch.
    pub department: DepartmentId,
    /// Their role at launch.
    pub role: RoleId,
    /// When they handed in.
    pub answered_at: Option<Time>,
}

impl Participant {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            org: row.get(0)?,
            campaign: row.get(1)?,
            person: row.get(2)?,
            language: Lang::or_fallback(&row.get::<String>(3)?),
            department: row.get(4)?,
            role: row.get(5)?,
            answered_at: row.get(6)?,
        })
    }
}

/// One to be added, with the hash of the link.
pub(crate) struct New {
    pub(crate) person: PersonId,
    pub(crate) token_hash: Vec<u8>,
    pub(crate) department: DepartmentId,
    pub(crate) role: RoleId,
    pub(crate) language: Lang,
}

/// Adds people.
pub(crate) async fn add(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    people: impl IntoIterator<Item = New>,
) -> Result<()> {
    let rows = people.into_iter().map(|new| {
        args![org, campaign, new.person, new.token_hash, new.department, new.role, new.language]
    });
    ADD.insert(conn, rows).await
}

/// Whose link it is. `conn` reads the installation: the link alone tells the organisation.
pub async fn by_token(conn: &mut Conn, token_hash: Vec<u8>) -> Result<Participant> {
    Participant::read(&conn.one(&BY_TOKEN, args![token_hash]).await?)
}

/// A person in a campaign.
pub async fn get(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    person: PersonId,
) -> Result<Participant> {
    Participant::read(&conn.one(&GET, args![org, campaign, person]).await?)
}

/// The campaigns a person is in, the newest first, and when they answered.
pub async fn of_person(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(CampaignId, Option<Time>)>> {
    conn.list(&OF_PERSON, args![org, person], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// People and answers in one department and role.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    /// The department.
    pub department: DepartmentId,
    /// The role.
    pub role: RoleId,
    /// How many are asked.
    pub asked: u32,
    /// How many have answered.
    pub answered: u32,
}

/// People and answers by department and role.
pub async fn counts(conn: &mut Conn, org: OrgId, campaign: CampaignId) -> Result<Vec<Count>> {
    let read = |row: &Row| {
        Ok(Count {
            department: row.get(0)?,
            role: row.get(1)?,
            asked: u32::try_from(row.get::<i64>(2)?).unwrap_or(u32::MAX),
            answered: u32::try_from(row.get::<i64>(3)?).unwrap_or(u32::MAX),
        })
    };
    conn.list(&COUNTS, args![org, campaign], read).await
}

/// The same for a page; of a large campaign, as of some seconds ago.
pub async fn recent_counts(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
) -> Result<Vec<Count>> {
    static RECENT: Recent<(OrgId, CampaignId), Vec<Count>> = Recent::new();
    let count = async {
        let counts = counts(conn, org, campaign).await?;
        let asked = counts.iter().map(|count| i64::from(count.asked)).sum();
        Ok((counts, asked))
    };
    RECENT.get((org, campaign), count).await
}

/// How many are asked and have answered, for every campaign; of large ones, as of some seconds ago.
pub async fn totals(conn: &mut Conn, org: OrgId) -> Result<Vec<(CampaignId, i64, i64)>> {
    static RECENT: Recent<OrgId, Vec<(CampaignId, i64, i64)>> = Recent::new();
    let read = |row: &Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let count = async {
        let totals = conn.list(&TOTALS, args![org], read).await?;
        let asked = totals.iter().map(|(_, asked, _): &(_, i64, _)| asked).sum();
        Ok((totals, asked))
    };
    RECENT.get(org, count).await
}

/// Which mail somebody waits for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mailing {
    /// The invitation.
    Invitation,
    /// A reminder, to those not reminded since this moment.
    Reminder(Time),
}

/// The next to be written to.
pub(crate) async fn waiting(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    mailing: Mailing,
    most: usize,
) -> Result<Vec<(PersonId, Lang)>> {
    let read = |row: &Row| Ok((row.get(0)?, Lang::or_fallback(&row.get::<String>(1)?)));
    match mailing {
        Mailing::Invitation => conn.list(&UNINVITED, args![org, campaign, most], read).await,
        Mailing::Reminder(since) => {
            conn.list(&UNREMINDED, args![org, campaign, since, most], read).await
        }
    }
}

/// Notes that those up to `last`, in the order of [`waiting`], have been written to.
pub(crate) async fn written_to(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    mailing: Mailing,
    last: PersonId,
    now: Time,
) -> Result<()> {
    match mailing {
        Mailing::Invitation => conn.run(&INVITED, args![org, campaign, last, now]).await?,
        Mailing::Reminder(since) => {
            conn.run(&REMINDED, args![org, campaign, last, now, since]).await?
        }
    };
    Ok(())
}

/// Notes that somebody has handed in; false if they had before.
pub(crate) async fn set_answered(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    person: PersonId,
    now: Time,
) -> Result<bool> {
    Ok(conn.run(&ANSWERED, args![org, campaign, person, now]).await? == 1)
}

/// Changes the language somebody answers in.
pub(crate) async fn set_language(conn: &mut Conn, who: &Participant, lang: Lang) -> Result<()> {
    conn.run(&LANGUAGE, args![who.org, who.campaign, who.person, lang]).await?;
    Ok(())
}

/// Everyone asked, in one department or in all: for the printable sheet.
pub(crate) async fn asked(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    department: Option<DepartmentId>,
) -> Result<Vec<PersonId>> {
    let read = |row: &Row| row.get(0);
    match department {
        Some(department) => conn.list(&IN_DEPARTMENT, args![org, campaign, department], read).await,
        None => conn.list(&EVERYONE, args![org, campaign], read).await,
    }
}
