//! Long work of this room.

use std::sync::Arc;

use serde_json::{Value as Json, json};
use store::jobs::{Handler, Work};

use crate::waves::{self, START_DUE};

/// The kinds of long work this room does.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    vec![(START_DUE, Arc::new(|work| Box::pin(start_waves(work))))]
}

/// Starts the waves whose day has come.
async fn start_waves(work: Work) -> Result<Json, String> {
    let started = async {
        let mut conn = work.db.write(work.org).await?;
        let started = waves::start_due(&mut conn, work.org, work.clock.now()).await?;
        conn.commit().await?;
        web::Result::Ok(started)
    };
    let started = started.await.map_err(|error: web::Error| error.to_string())?;
    Ok(json!({ "started": started }))
}
