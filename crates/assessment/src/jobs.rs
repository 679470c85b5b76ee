//! The long work of this room.

use std::sync::Arc;

use store::jobs::{Handler, Work};

use crate::{close, mailing};

/// What is told when a job fails: what happened, for HR.
fn told(error: &store::Error) -> String {
    error.to_string()
}

/// The long work of this room: invitations, reminders, closing. `public_url` is the address people type, without a
/// slash at the end.
#[must_use]
pub fn jobs(public_url: &str) -> Vec<(&'static str, Handler)> {
    let mail = |is_reminder: bool| -> Handler {
        let url: Arc<str> = public_url.into();
        Arc::new(move |work: Work| {
            let url = Arc::clone(&url);
            Box::pin(async move {
                mailing::send(&work, &url, is_reminder).await.map_err(|error| told(&error))
            })
        })
    };
    let close: Handler = Arc::new(|work: Work| {
        Box::pin(async move { close::run(&work).await.map_err(|error| told(&error)) })
    });
    vec![
        ("invite-campaign", mail(false)),
        ("remind-campaign", mail(true)),
        ("close-campaign", close),
    ]
}
