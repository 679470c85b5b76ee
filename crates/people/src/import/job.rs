//! An import in the background, for lists too long to wait for.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use store::jobs::{self, Handler, JobId, Work};
use store::{Conn, OrgId, Result, Time};
use web::AccountId;

use super::file::{self, FileId};
use super::{Columns, Options, Progress, run_file};
use crate::audit::Doer;

/// The kind of job an import is.
pub const KIND: &str = "import-people";

/// From how many rows an import goes on in the background.
pub const LONG: usize = 2_000;

/// What the job is asked to do.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Input {
    pub(crate) file: FileId,
    pub(crate) columns: Columns,
    pub(crate) confirm_leavers: bool,
    pub(crate) account: Option<AccountId>,
    pub(crate) name: String,
}

/// Asks for the import.
pub(crate) async fn ask(conn: &mut Conn, org: OrgId, input: &Input, now: Time) -> Result<JobId> {
    let by = input.account.map(|account| account.0);
    jobs::add(conn, org, KIND, &serde_json::to_value(input)?, by, now).await
}

/// What the job runner calls.
pub(crate) fn handler() -> Handler {
    Arc::new(|work| Box::pin(async move { run(work).await }))
}

async fn run(work: Work) -> std::result::Result<serde_json::Value, String> {
    let input: Input = serde_json::from_value(work.input.clone()).map_err(|e| e.to_string())?;
    let say = |error: store::Error| error.to_string();
    work.progress(0, 0, "import-job-reading").await.map_err(say)?;
    let mut conn = work.db.read(work.org).await.map_err(say)?;
    let content = match file::get(&mut conn, work.org, input.file, work.clock.now()).await {
        Ok((_, content)) => content,
        // Taken already: the program stopped after the import was kept and before the job was.
        Err(store::Error::NotFound) => return Ok(serde_json::json!({ "applied": true })),
        Err(error) => return Err(say(error)),
    };
    drop(conn);
    let options = Options {
        columns: Some(input.columns),
        confirm_leavers: input.confirm_leavers,
        doer: Doer { account: input.account, name: input.name },
        file: Some(input.file.0),
        ..Options::default()
    };
    let teller = work.teller();
    let mut tell = |progress| match progress {
        Progress::Reading => {}
        Progress::Comparing { rows } => teller.say(0, rows, "import-job-comparing"),
        Progress::Writing { done, total } => teller.say(done, total, "import-job-writing"),
    };
    let done = run_file(&work.db, &work.clock, work.org, content, options, &mut tell).await;
    let report = done.map_err(|error| error.to_string())?;
    if report.applied {
        let mut conn = work.db.write(work.org).await.map_err(say)?;
        file::remove(&mut conn, work.org, input.file).await.map_err(say)?;
        conn.commit().await.map_err(say)?;
    }
    Ok(serde_json::json!({ "applied": report.applied }))
}
