//! Step 3 of the method: from a gap to a skill used at work. Learning [units] of a quarter of an hour on a task of
//! one's own, each with four separate [facts]; a [quiz] whose questions [come back](recall); and for everybody a
//! [plan] in minutes: 70 % tasks at work, 20 % with colleagues, 10 % short theory.

pub mod facts;
pub mod kits;
pub mod library;
mod module;
mod pages;
mod personal;
pub mod plan;
pub mod practice;
pub mod quiz;
pub mod recall;
mod routes;
pub mod sessions;
pub mod work;

pub use library::{Question, Unit, library};
pub use routes::routes;

use store::jobs::Handler;

/// The long work of this room; links in letters begin with `public_url`.
#[must_use]
pub fn jobs(public_url: &str) -> Vec<(&'static str, Handler)> {
    let mut jobs = plan::everybody::jobs();
    jobs.extend(plan::mix::jobs());
    jobs.extend(recall::jobs(public_url));
    jobs
}
