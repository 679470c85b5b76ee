//! Training sessions: when and where one is held, who is asked to come, who came, what they thought. Those asked get
//! it into their calendars by mail; a change or a cancellation follows it there.

pub mod feed;
pub mod feedback;
mod invite;

use people::PersonId;
use people::audit::{self, Action, Doer};
use serde_json::json;
use store::{Conn, OrgId, Result, Row, Time, args, bulk_insert, id_type, statement};
use web::Error;

pub use invite::{entry, invite};

id_type! {
    /// A training session.
    SessionId
}

statement! {
    ADD: organisation = "INSERT INTO training_session (org_id, id, kit, title, starts_at, minutes, place, host_id, sequence, secret, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)";
    GET: organisation = "SELECT id, kit, title, starts_at, minutes, place, host_id, sequence, secret, cancelled_at FROM training_session
        WHERE org_id = $1 AND id = $2";
    FROM: organisation = "SELECT id, kit, title, starts_at, minutes, place, host_id, sequence, secret, cancelled_at FROM training_session
        WHERE org_id = $1 AND starts_at >= $2 ORDER BY starts_at, id";
    BEFORE: organisation = "SELECT id, kit, title, starts_at, minutes, place, host_id, sequence, secret, cancelled_at FROM training_session
        WHERE org_id = $1 AND starts_at < $2 ORDER BY starts_at DESC, id LIMIT 20";
    CHANGE: organisation = "UPDATE training_session SET title = $3, starts_at = $4, minutes = $5, place = $6, host_id = $7, sequence = sequence + 1
        WHERE org_id = $1 AND id = $2 AND cancelled_at IS NULL";
    CANCEL: organisation = "UPDATE training_session SET cancelled_at = $3, sequence = sequence + 1 WHERE org_id = $1 AND id = $2 AND cancelled_at IS NULL";
    GUESTS: organisation = "SELECT person_id FROM training_guest WHERE org_id = $1 AND session_id = $2 ORDER BY person_id";
    GUEST: organisation = "SELECT attended_at, answered FROM training_guest WHERE org_id = $1 AND session_id = $2 AND person_id = $3";
    ASKED: organisation = "SELECT s.id, s.kit, s.title, s.starts_at, s.minutes, s.place, s.host_id, s.sequence, s.secret, s.cancelled_at
        FROM training_guest g JOIN training_session s ON s.org_id = g.org_id AND s.id = g.session_id
        WHERE g.org_id = $1 AND g.person_id = $2 AND s.starts_at >= $3 AND s.cancelled_at IS NULL ORDER BY s.starts_at, s.id";
    COUNTS: organisation = "SELECT COUNT(*), COUNT(attended_at) FROM training_guest WHERE org_id = $1 AND session_id = $2";
    COME: organisation = "INSERT INTO training_guest (org_id, session_id, person_id, attended_at, answered) VALUES ($1, $2, $3, $4, 0)
        ON CONFLICT (org_id, session_id, person_id) DO UPDATE SET attended_at = COALESCE(training_guest.attended_at, excluded.attended_at)";
}

bulk_insert! {
    ASK = "training_guest" ("org_id", "session_id", "person_id", "answered") "ON CONFLICT (org_id, session_id, person_id) DO NOTHING";
}

/// Hours before the start and after the end in which somebody can say that they are there.
const EARLY: i64 = 2;
const LATE: i64 = 12;

/// What is written about a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its title.
    pub title: String,
    /// When it begins.
    pub starts_at: Time,
    /// How long it takes.
    pub minutes: i64,
    /// Where: a room or a link.
    pub place: String,
    /// Who leads it.
    pub host: Option<PersonId>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which one.
    pub id: SessionId,
    /// The kit it follows.
    pub kit: String,
    /// What is written about it.
    pub plan: Plan,
    /// How often it was changed.
    pub sequence: i64,
    /// What stands in the code at the door.
    pub secret: String,
    /// When it was called off.
    pub cancelled_at: Option<Time>,
}

impl Session {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kit: row.get(1)?,
            plan: Plan {
                title: row.get(2)?,
                starts_at: row.get(3)?,
                minutes: row.get(4)?,
                place: row.get(5)?,
                host: row.get(6)?,
            },
            sequence: row.get(7)?,
            secret: row.get(8)?,
            cancelled_at: row.get(9)?,
        })
    }

    /// When it ends.
    #[must_use]
    pub fn ends_at(&self) -> Time {
        self.plan.starts_at.plus_minutes(self.plan.minutes)
    }

    /// Whether one can say now that one is there.
    #[must_use]
    pub fn open_door(&self, now: Time) -> bool {
        let from = self.plan.starts_at.plus_minutes(-EARLY * 60);
        let to = self.ends_at().plus_minutes(LATE * 60);
        self.cancelled_at.is_none() && (from..=to).contains(&now)
    }
}

/// One session.
pub async fn get(conn: &mut Conn, org: OrgId, id: SessionId) -> Result<Session> {
    Session::read(&conn.one(&GET, args![org, id]).await?)
}

/// The sessions that begin at a time or later, in order.
pub async fn from(conn: &mut Conn, org: OrgId, from: Time) -> Result<Vec<Session>> {
    conn.list(&FROM, args![org, from], Session::read).await
}

/// The twenty that began last before a time.
pub async fn before(conn: &mut Conn, org: OrgId, before: Time) -> Result<Vec<Session>> {
    conn.list(&BEFORE, args![org, before], Session::read).await
}

/// Plans a session after a kit.
pub async fn add(
    conn: &mut Conn,
    org: OrgId,
    kit: &str,
    plan: &Plan,
    doer: &Doer,
    now: Time,
) -> Result<Session> {
    let (id, secret) = (SessionId::new(), people::token::new());
    let values = args![
        org,
        id,
        kit,
        &plan.title,
        plan.starts_at,
        plan.minutes,
        &plan.place,
        plan.host,
        &secret,
        now
    ];
    conn.run(&ADD, values).await?;
    note(conn, org, doer, people::action!("session-added"), id, &plan.title, now).await?;
    let (kit, plan) = (kit.to_owned(), plan.clone());
    Ok(Session { id, kit, plan, sequence: 0, secret, cancelled_at: None })
}

/// Changes a session; those asked are told. Nothing happens where nothing is new.
pub async fn change(
    conn: &mut Conn,
    org: OrgId,
    id: SessionId,
    plan: &Plan,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let before = get(conn, org, id).await?;
    if before.plan == *plan {
        return Ok(());
    }
    let values = args![org, id, &plan.title, plan.starts_at, plan.minutes, &plan.place, plan.host];
    if conn.run(&CHANGE, values).await? == 0 {
        return Err(Error::Gone("error-session-cancelled"));
    }
    note(conn, org, doer, people::action!("session-changed"), id, &plan.title, now).await?;
    let session = get(conn, org, id).await?;
    let guests = guests(conn, org, id).await?;
    invite(conn, org, &session, &guests, now).await
}

/// Calls a session off; those asked are told.
pub async fn cancel(
    conn: &mut Conn,
    org: OrgId,
    id: SessionId,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    if conn.run(&CANCEL, args![org, id, now]).await? == 0 {
        return Err(Error::Gone("error-session-cancelled"));
    }
    let session = get(conn, org, id).await?;
    let title = session.plan.title.clone();
    note(conn, org, doer, people::action!("session-cancelled"), id, &title, now).await?;
    let guests = guests(conn, org, id).await?;
    invite(conn, org, &session, &guests, now).await
}

/// Asks these people to come; how many had not been asked before.
pub async fn ask(
    conn: &mut Conn,
    org: OrgId,
    session: &Session,
    people: &[PersonId],
    now: Time,
) -> web::Result<usize> {
    if session.cancelled_at.is_some() {
        return Err(Error::Gone("error-session-cancelled"));
    }
    let before = guests(conn, org, session.id).await?;
    let new: Vec<PersonId> =
        people.iter().filter(|person| !before.contains(person)).copied().collect();
    let rows = new.iter().map(|person| args![org, session.id, *person, 0]);
    ASK.insert(conn, rows.collect::<Vec<_>>()).await?;
    invite(conn, org, session, &new, now).await?;
    Ok(new.len())
}

/// Everybody asked, and everybody who came.
pub async fn guests(conn: &mut Conn, org: OrgId, id: SessionId) -> Result<Vec<PersonId>> {
    conn.list(&GUESTS, args![org, id], |row| row.get(0)).await
}

/// How many were asked or came, and how many came.
pub async fn counts(conn: &mut Conn, org: OrgId, id: SessionId) -> Result<(i64, i64)> {
    let row = conn.one(&COUNTS, args![org, id]).await?;
    Ok((row.get(0)?, row.get(1)?))
}

/// What a session is to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// When they said that they are there.
    pub attended_at: Option<Time>,
    /// Whether they have said what they thought.
    pub answered: bool,
}

/// What a session is to somebody; none where they were neither asked nor there.
pub async fn guest(
    conn: &mut Conn,
    org: OrgId,
    id: SessionId,
    person: PersonId,
) -> Result<Option<Guest>> {
    let row = conn.maybe_one(&GUEST, args![org, id, person]).await?;
    let read = |row: Row| Ok(Guest { attended_at: row.get(0)?, answered: row.get::<i64>(1)? != 0 });
    row.map(read).transpose()
}

/// The sessions from a time on that somebody is asked to, in order; none that are called off.
pub async fn asked(
    conn: &mut Conn,
    org: OrgId,
    person: PersonId,
    from: Time,
) -> Result<Vec<Session>> {
    conn.list(&ASKED, args![org, person, from], Session::read).await
}

/// Notes that somebody is there: with the secret of the door, on the day. Whoever was not asked is welcome too.
pub async fn come(
    conn: &mut Conn,
    org: OrgId,
    session: &Session,
    person: PersonId,
    secret: &str,
    now: Time,
) -> web::Result<()> {
    if session.secret != secret {
        return Err(Error::NotFound);
    }
    if !session.open_door(now) {
        return Err(Error::Gone("error-session-door"));
    }
    conn.run(&COME, args![org, session.id, person, now]).await?;
    Ok(())
}

async fn note(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    action: Action,
    id: SessionId,
    title: &str,
    now: Time,
) -> Result<()> {
    let subject = ("session", Some(id.0));
    audit::note(conn, org, doer, action, subject, &json!({ "title": title }), now).await
}
