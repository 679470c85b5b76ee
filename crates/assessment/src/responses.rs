//! Answers as they are stored: one document per person and campaign, saved as it is filled in.

use people::{DepartmentId, PersonId, RoleId};
use store::{Conn, OrgId, Recent, Result, Row, Time, args, bulk_insert, id_type, statement};

use crate::campaign::CampaignId;
use crate::participants::Participant;
use crate::questionnaire::Answers;

id_type! {
    /// The answers of one person in one campaign.
    ResponseId
}

statement! {
    GET: organisation = "SELECT id, answers, started_at, submitted_at FROM response WHERE org_id = $1 AND campaign_id = $2 AND person_id = $3";
    // Two pages may save at once: the second waits for the first, so that no answer is lost.
    LOCK: organisation = sqlite
        "SELECT id, answers, started_at, submitted_at FROM response WHERE org_id = $1 AND campaign_id = $2 AND person_id = $3"
        postgres
        "SELECT id, answers, started_at, submitted_at FROM response WHERE org_id = $1 AND campaign_id = $2 AND person_id = $3 FOR UPDATE";
    BEGIN: organisation = "INSERT INTO response (org_id, campaign_id, id, person_id, department_id, role_id, answers, started_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (org_id, campaign_id, person_id) DO NOTHING";
    SAVE: organisation = "UPDATE response SET answers = $4, changed_at = $5 WHERE org_id = $1 AND campaign_id = $2 AND id = $3 AND submitted_at IS NULL";
    SUBMIT: organisation = "UPDATE response SET submitted_at = $4 WHERE org_id = $1 AND campaign_id = $2 AND id = $3 AND submitted_at IS NULL";
    FINISHED: organisation = "SELECT person_id, department_id, role_id, department_label, role_label, answers FROM response
        WHERE org_id = $1 AND campaign_id = $2 AND submitted_at IS NOT NULL ORDER BY id";
    COUNT: organisation = "SELECT COUNT(*) FROM response WHERE org_id = $1 AND campaign_id = $2 AND submitted_at IS NOT NULL";
    OF_PERSON: organisation = "SELECT campaign_id, answers FROM response WHERE org_id = $1 AND person_id = $2 AND submitted_at IS NOT NULL
        ORDER BY campaign_id DESC";
}

bulk_insert! {
    ADD_MANY = "response" ("org_id", "campaign_id", "id", "person_id", "department_id", "role_id", "department_label", "role_label",
        "answers", "started_at", "changed_at", "submitted_at") "";
}

/// The answers of one person, as far as they have come.
#[derive(Debug, Clone)]
pub struct Response {
    /// Which.
    pub id: ResponseId,
    /// The answers.
    pub answers: Answers,
    /// When the first was given.
    pub started_at: Time,
    /// When they were handed in: after that they do not change.
    pub submitted_at: Option<Time>,
}

impl Response {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            answers: serde_json::from_str(&row.get::<String>(1)?)?,
            started_at: row.get(2)?,
            submitted_at: row.get(3)?,
        })
    }
}

/// What somebody has answered so far, if anything.
pub async fn get(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    person: PersonId,
) -> Result<Option<Response>> {
    let row = conn.maybe_one(&GET, args![org, campaign, person]).await?;
    row.as_ref().map(Response::read).transpose()
}

/// Somebody's answers to be changed in this transaction; begun if there are none.
pub(crate) async fn open(conn: &mut Conn, who: &Participant, now: Time) -> Result<Response> {
    let key = || args![who.org, who.campaign, who.person];
    if let Some(row) = conn.maybe_one(&LOCK, key()).await? {
        return Response::read(&row);
    }
    let values = args![
        who.org,
        who.campaign,
        ResponseId::new(),
        who.person,
        who.department,
        who.role,
        "{}",
        now
    ];
    conn.run(&BEGIN, values).await?;
    Response::read(&conn.one(&LOCK, key()).await?)
}

/// Keeps changed answers; nothing once they have been handed in.
pub(crate) async fn save(
    conn: &mut Conn,
    who: &Participant,
    response: &Response,
    now: Time,
) -> Result<()> {
    let document = serde_json::to_string(&response.answers)?;
    conn.run(&SAVE, args![who.org, who.campaign, response.id, document, now]).await?;
    Ok(())
}

/// Hands in; false if it was done before.
pub(crate) async fn submit(
    conn: &mut Conn,
    who: &Participant,
    response: &Response,
    now: Time,
) -> Result<bool> {
    Ok(conn.run(&SUBMIT, args![who.org, who.campaign, response.id, now]).await? == 1)
}

/// Whose answers they are: a person, or nobody known, with what the file said of department and role.
#[derive(Debug, Clone)]
pub enum Respondent {
    /// Somebody on the HR list, with the department and role of the day they answered.
    Person {
        /// Who.
        person: PersonId,
        /// The department.
        department: DepartmentId,
        /// The role.
        role: RoleId,
    },
    /// Nobody in particular.
    Anonymous {
        /// The department as the file names it.
        department: Option<String>,
        /// The role as the file names it.
        role: Option<String>,
    },
}

/// Finished answers to be stored.
#[derive(Debug, Clone)]
pub struct NewResponse {
    /// Whose.
    pub respondent: Respondent,
    /// The answers.
    pub answers: Answers,
    /// When they were given.
    pub at: Time,
}

/// Stores many finished answers at once: for imports and made-up companies. A person answers a campaign once; the
/// constraint `response_org_id_campaign_id_person_id_key` says when one comes twice. Participants are noted as
/// having answered with [`crate::launch::mark_answered`].
pub async fn insert_many(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    responses: impl IntoIterator<Item = NewResponse>,
) -> Result<()> {
    let rows = responses.into_iter().map(|new| {
        // A document of maps with text keys always serialises.
        let answers = serde_json::to_string(&new.answers).unwrap_or_else(|_| "{}".to_owned());
        let (person, department, role, department_label, role_label) = match new.respondent {
            Respondent::Person { person, department, role } => {
                (Some(person), Some(department), Some(role), None, None)
            }
            Respondent::Anonymous { department, role } => (None, None, None, department, role),
        };
        args![
            org,
            campaign,
            ResponseId::new(),
            person,
            department,
            role,
            department_label,
            role_label,
            answers,
            new.at,
            new.at,
            new.at
        ]
    });
    ADD_MANY.insert(conn, rows).await
}

/// Finished answers, as results are made of them.
#[derive(Debug)]
pub struct Finished {
    /// Whose; none in an anonymous campaign.
    pub person: Option<PersonId>,
    /// The department on the HR list.
    pub department: Option<DepartmentId>,
    /// The role on the HR list.
    pub role: Option<RoleId>,
    /// The department as a file named it.
    pub department_label: Option<String>,
    /// The role as a file named it.
    pub role_label: Option<String>,
    /// The answers.
    pub answers: Answers,
}

/// Hands every finished answer of a campaign to `take`, one at a time.
pub async fn each_finished(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    mut take: impl FnMut(Finished) + Send,
) -> Result<()> {
    conn.each(&FINISHED, args![org, campaign], |row| {
        take(Finished {
            person: row.get(0)?,
            department: row.get(1)?,
            role: row.get(2)?,
            department_label: row.get(3)?,
            role_label: row.get(4)?,
            answers: serde_json::from_str(&row.get::<String>(5)?)?,
        });
        Ok(())
    })
    .await
}

/// How many have handed in.
pub async fn count(conn: &mut Conn, org: OrgId, campaign: CampaignId) -> Result<i64> {
    static RECENT: Recent<(OrgId, CampaignId), i64> = Recent::new();
    let count = async {
        let answers = conn.one(&COUNT, args![org, campaign]).await?.get(0)?;
        Ok((answers, answers))
    };
    RECENT.get((org, campaign), count).await
}

/// What a person has handed in, the newest campaign first.
pub async fn of_person(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(CampaignId, Answers)>> {
    conn.list(&OF_PERSON, args![org, person], |row| {
        Ok((row.get(0)?, serde_json::from_str(&row.get::<String>(1)?)?))
    })
    .await
}
