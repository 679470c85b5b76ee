//! The plan: five steps over the weeks that HR moves and every employee sees, with what went wrong told openly, and
//! the waves people take part in.
//!
//! Other rooms read [`waves::all`], [`waves::members`] and [`plan::get`].

pub mod draw;
pub mod goals;
mod jobs;
pub mod milestones;
mod pages;
mod personal;
pub mod plan;
pub mod problems;
mod routes;
pub mod template;
pub mod volunteers;
pub mod waves;

pub use jobs::jobs;
pub use routes::routes;
pub use waves::{Wave, WaveId};
