//! Long work of this room.

use std::sync::Arc;

use serde_json::json;
use store::jobs::{Handler, Work};

use crate::import::{job, leavers};
use crate::invite_everyone;

/// The name of the work that notes who has left and erases those past the retention time.
pub const ERASE_LEAVERS: &str = "erase-leavers";

/// The kinds of long work this room does; links in mails begin with `public_url`.
#[must_use]
pub fn jobs(public_url: &str) -> Vec<(&'static str, Handler)> {
    let erase: Handler = Arc::new(|work: Work| {
        Box::pin(async move {
            let done = leavers::erase_leavers(&work.db, work.org, work.clock.now()).await;
            let done = done.map_err(|error| error.to_string())?;
            Ok(json!({ "left": done.left, "erased": done.erased }))
        })
    });
    vec![
        (job::KIND, job::handler()),
        (invite_everyone::KIND, invite_everyone::handler(public_url.to_owned())),
        (ERASE_LEAVERS, erase),
    ]
}
