//! Long work: kept in the database, done in the background, found again after a crash.
//!
//! A job runs at least once: when the program dies in the middle, the lease runs out and another takes the job
//! from the start. A handler therefore writes its result in one transaction, or so that doing it again changes
//! nothing.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde_json::Value as Json;
use tokio::sync::Notify;

use crate::{Clock, Conn, Db, OrgId, Result, Row, Time, args, id_type, register, statement};

id_type! {
    /// One piece of long work.
    JobId
}

register! {
    table job {
        plain: org_id, id, kind, state, done, total, run_at, created_at, attempts, claimed_until, finished_at;
        input: "purpose-job", Days(30), [Program];
        message: "purpose-job", Days(30), [Hr];
        result: "purpose-job", Days(30), [Hr];
        created_by: "purpose-job", Days(30), [Hr];
    }
}

statement! {
    ADD: organisation = "INSERT INTO job (org_id, id, kind, input, state, done, total, run_at, created_at, created_by, attempts)
        VALUES ($1, $2, $3, $4, 'waiting', 0, 0, $5, $6, $7, 0)";
    WAITING_ALIKE: organisation = "SELECT id FROM job WHERE org_id = $1 AND kind = $2 AND input = $3 AND state = 'waiting' LIMIT 1";
    CLAIM: installation = sqlite
        "UPDATE job SET state = 'running', attempts = attempts + 1, claimed_until = $2
         WHERE (org_id, id) IN (
             SELECT org_id, id FROM job
             WHERE (state = 'waiting' AND run_at <= $1) OR (state = 'running' AND claimed_until < $1)
             ORDER BY run_at LIMIT 1)
         RETURNING org_id, id, kind, input, attempts"
        postgres
        "UPDATE job SET state = 'running', attempts = attempts + 1, claimed_until = $2
         WHERE (org_id, id) IN (
             SELECT org_id, id FROM job
             WHERE (state = 'waiting' AND run_at <= $1) OR (state = 'running' AND claimed_until < $1)
             ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING org_id, id, kind, input, attempts";
    DUE: installation = "SELECT COUNT(*) FROM job
        WHERE (state = 'waiting' AND run_at <= $1) OR (state = 'running' AND claimed_until < $1)";
    PROGRESS: organisation = "UPDATE job SET done = $3, total = $4, message = $5, claimed_until = $6 WHERE org_id = $1 AND id = $2";
    KEEP: organisation = "UPDATE job SET claimed_until = $3 WHERE org_id = $1 AND id = $2 AND state = 'running'";
    FINISH: organisation = "UPDATE job SET state = $3, result = $4, finished_at = $5 WHERE org_id = $1 AND id = $2";
    GET: organisation = "SELECT id, kind, state, done, total, message, result, created_at, finished_at, input FROM job WHERE org_id = $1 AND id = $2";
    FORGET: installation = "DELETE FROM job WHERE finished_at < $1";
    LATEST: organisation = "SELECT id, kind, state, done, total, message, result, created_at, finished_at, input FROM job
        WHERE org_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1";
}

/// How a job stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Which job.
    pub id: JobId,
    /// What kind of work.
    pub kind: String,
    /// `waiting`, `running`, `done` or `failed`.
    pub state: String,
    /// Pieces done.
    pub done: i64,
    /// Pieces in all; 0 while unknown.
    pub total: i64,
    /// What it is doing: the key of a text.
    pub message: Option<String>,
    /// What came of it; for a failed job `{"error": …}`.
    pub result: Option<Json>,
    /// When it was asked for.
    pub created_at: Time,
    /// When it ended.
    pub finished_at: Option<Time>,
    /// What it was asked to do.
    pub input: Json,
}

impl Job {
    /// Whether it has ended.
    #[must_use]
    pub fn ended(&self) -> bool {
        matches!(self.state.as_str(), "done" | "failed")
    }

    fn read(row: &Row) -> Result<Self> {
        let result: Option<String> = row.get(6)?;
        let id = row.get(0)?;
        let (done, total, message) = match live().get(&id).cloned() {
            Some((done, total, message)) => (done, total, Some(message)),
            None => (row.get(3)?, row.get(4)?, row.get(5)?),
        };
        Ok(Self {
            id,
            kind: row.get(1)?,
            state: row.get(2)?,
            done,
            total,
            message,
            result: result.map(|text| serde_json::from_str(&text)).transpose()?,
            created_at: row.get(7)?,
            finished_at: row.get(8)?,
            input: serde_json::from_str(&row.get::<String>(9)?)?,
        })
    }
}

/// Asks for work within a transaction: it is done if and only if the transaction is kept.
pub async fn add(
    conn: &mut Conn,
    org: OrgId,
    kind: &str,
    input: &Json,
    by: Option<uuid::Uuid>,
    now: Time,
) -> Result<JobId> {
    let id = JobId::new();
    conn.run(&ADD, args![org, id, kind, input.to_string(), now, now, by]).await?;
    Ok(id)
}

/// Asks for work that does not begin before `at`.
pub async fn add_at(
    conn: &mut Conn,
    org: OrgId,
    kind: &str,
    input: &Json,
    at: Time,
    now: Time,
) -> Result<JobId> {
    let id = JobId::new();
    let by: Option<uuid::Uuid> = None;
    conn.run(&ADD, args![org, id, kind, input.to_string(), at, now, by]).await?;
    Ok(id)
}

/// Asks for work unless the same work is already waiting.
pub async fn add_once(
    conn: &mut Conn,
    org: OrgId,
    kind: &str,
    input: &Json,
    now: Time,
) -> Result<()> {
    let waiting = conn.maybe_one(&WAITING_ALIKE, args![org, kind, input.to_string()]).await?;
    if waiting.is_none() {
        add(conn, org, kind, input, None, now).await?;
    }
    Ok(())
}

/// How one job stands.
pub async fn get(conn: &mut Conn, org: OrgId, id: JobId) -> Result<Job> {
    Job::read(&conn.one(&GET, args![org, id]).await?)
}

/// The newest job of a kind.
pub async fn latest(conn: &mut Conn, org: OrgId, kind: &str) -> Result<Option<Job>> {
    conn.maybe_one(&LATEST, args![org, kind]).await?.as_ref().map(Job::read).transpose()
}

/// Forgets jobs that ended before a time.
pub async fn forget(conn: &mut Conn, before: Time) -> Result<()> {
    conn.run(&FORGET, args![before]).await?;
    Ok(())
}

/// What a handler is given.
pub struct Work {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Whose work it is.
    pub org: OrgId,
    /// Which job.
    pub id: JobId,
    /// What was asked for.
    pub input: Json,
}

/// How far work of this process has come inside a transaction of its own, by job: done, total, message.
type Live = HashMap<JobId, (i64, i64, String)>;

/// SQLite's one writer is busy while a job writes, so such progress cannot stand in the database. Another server than
/// the one that does the work shows what was last written there.
fn live() -> MutexGuard<'static, Live> {
    static LIVE: LazyLock<Mutex<Live>> = LazyLock::new(Mutex::default);
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says how far a job has come from inside its transaction.
#[derive(Debug, Clone, Copy)]
pub struct Teller(JobId);

impl Teller {
    /// Says how far it has come; `message` is the key of a text.
    pub fn say(self, done: usize, total: usize, message: &str) {
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        live().insert(self.0, (whole(done), whole(total), message.to_owned()));
    }
}

impl Work {
    /// Somebody to say how far it has come while a transaction is open.
    #[must_use]
    pub fn teller(&self) -> Teller {
        Teller(self.id)
    }

    /// Says how far it has come; `message` is the key of a text.
    pub async fn progress(&self, done: usize, total: usize, message: &str) -> Result<()> {
        let mut conn = self.db.write(self.org).await?;
        let until = self.clock.now().plus_minutes(LEASE_MINUTES);
        conn.run(&PROGRESS, args![self.org, self.id, done, total, message, until]).await?;
        conn.commit().await
    }
}

/// Does one kind of work. Its answer is kept as the job's result; an error's text is shown to HR, so it says
/// what happened and what to do.
pub type Handler =
    Arc<dyn Fn(Work) -> BoxFuture<'static, std::result::Result<Json, String>> + Send + Sync>;

const LEASE_MINUTES: i64 = 2;
const MOST_ATTEMPTS: i64 = 5;

/// Takes jobs and runs them.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    clock: Clock,
    handlers: Arc<HashMap<&'static str, Handler>>,
    wake: Arc<Notify>,
}

impl Runner {
    /// A runner with a handler per kind of work.
    #[must_use]
    pub fn new(db: Db, clock: Clock, handlers: HashMap<&'static str, Handler>) -> Self {
        Self { db, clock, handlers: Arc::new(handlers), wake: Arc::new(Notify::new()) }
    }

    /// A hint that there is work. Work is also found without it, a little later.
    #[must_use]
    pub fn waker(&self) -> Arc<Notify> {
        Arc::clone(&self.wake)
    }

    /// Takes jobs until the program ends.
    pub async fn run(self) {
        loop {
            match self.run_one().await {
                Ok(true) => {}
                Ok(false) => {
                    let _ =
                        tokio::time::timeout(Duration::from_secs(2), self.wake.notified()).await;
                }
                Err(error) => {
                    tracing::error!(%error, "the job runner cannot reach the database");
                    tokio::time::sleep(Duration::from_secs(2)).await;
                }
            }
        }
    }

    /// Runs every job that waits; how many there were. For tests and the command line.
    pub async fn run_waiting(&self) -> Result<usize> {
        let mut count = 0;
        while self.run_one().await? {
            count += 1;
        }
        Ok(count)
    }

    async fn run_one(&self) -> Result<bool> {
        let now = self.clock.now();
        let mut conn = self.db.read_installation().await?;
        let due: i64 = conn.one(&DUE, args![now]).await?.get(0)?;
        drop(conn);
        if due == 0 {
            return Ok(false);
        }
        let mut conn = self.db.write_installation().await?;
        let claimed = conn.maybe_one(&CLAIM, args![now, now.plus_minutes(LEASE_MINUTES)]).await?;
        conn.commit().await?;
        let Some(row) = claimed else { return Ok(false) };
        let (org, id): (OrgId, JobId) = (row.get(0)?, row.get(1)?);
        let kind: String = row.get(2)?;
        let input = serde_json::from_str(&row.get::<String>(3)?)?;
        let attempts: i64 = row.get(4)?;
        let outcome = match self.handlers.get(kind.as_str()) {
            _ if attempts > MOST_ATTEMPTS => {
                Err("The work stopped the program several times.".into())
            }
            None => Err(format!("This version of the program does not know the work “{kind}”.")),
            Some(handler) => {
                let work = Work { db: self.db.clone(), clock: self.clock.clone(), org, id, input };
                self.keep_while(org, id, handler(work)).await
            }
        };
        live().remove(&id);
        let (state, result) = match outcome {
            Ok(result) => ("done", result),
            Err(error) => {
                tracing::error!(%org, %id, kind, error, "job failed");
                ("failed", serde_json::json!({ "error": error }))
            }
        };
        let mut conn = self.db.write(org).await?;
        conn.run(&FINISH, args![org, id, state, result.to_string(), self.clock.now()]).await?;
        conn.commit().await?;
        Ok(true)
    }

    /// Renews the lease while the work goes on, and turns a panic into a failed job.
    async fn keep_while(
        &self,
        org: OrgId,
        id: JobId,
        work: BoxFuture<'static, std::result::Result<Json, String>>,
    ) -> std::result::Result<Json, String> {
        let mut task = tokio::spawn(work);
        let mut beat = tokio::time::interval(Duration::from_secs(30));
        beat.tick().await;
        loop {
            tokio::select! {
                done = &mut task => {
                    return done.unwrap_or_else(|_| Err("The work ended unexpectedly; see the log.".into()));
                }
                _ = beat.tick() => {
                    let renewed = async {
                        let mut conn = self.db.write(org).await?;
                        let until = self.clock.now().plus_minutes(LEASE_MINUTES);
                        conn.run(&KEEP, args![org, id, until]).await?;
                        conn.commit().await
                    };
                    if let Err(error) = renewed.await {
                        tracing::warn!(%error, "could not renew a job's lease");
                    }
                }
            }
        }
    }
}
