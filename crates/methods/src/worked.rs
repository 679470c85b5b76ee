//! The worked examples, computed by the functions that compute the real figures: what a page says can never differ from
//! what the program does. Everything here is the same for every organisation.

pub(crate) mod disclosure;
pub(crate) mod effect;
pub(crate) mod estimate;
pub(crate) mod groups;
pub(crate) mod ledger;
pub(crate) mod returns;
pub(crate) mod samples;

use std::sync::OnceLock;

/// An example that takes a while, computed the first time it is asked for, apart from other requests.
async fn once<T: Send + Sync>(
    kept: &'static OnceLock<Option<T>>,
    work: fn() -> Option<T>,
) -> Option<&'static T> {
    if kept.get().is_none() {
        // Whether it was computed is seen below.
        let _ = tokio::task::spawn_blocking(move || kept.get_or_init(work).is_some()).await;
    }
    kept.get()?.as_ref()
}
