//! Step 1 of the method: find out where people stand. Questionnaires, campaigns with personal links, answers that
//! save themselves, results for groups, and answers that were collected elsewhere.
//!
//! A campaign goes from draft to launched to closed. At the launch everything people are told is frozen
//! ([`launch`]); they answer by link or signed in ([`responses`]); at the end self-ratings become evidence in the
//! competence model and the figures of all groups are computed at once ([`close`], [`results`]).

pub mod audience;
pub mod campaign;
pub mod close;
pub mod import;
mod jobs;
pub mod launch;
pub mod links;
mod loaded;
mod mailing;
mod model;
mod module;
pub mod own;
pub mod pages;
pub mod participants;
mod personal;
pub mod questionnaire;
pub mod rates;
pub mod responses;
pub mod results;
mod routes;
mod told;

pub use audience::Audience;
pub use campaign::{Campaign, CampaignId, Plan, Source, State};
pub use jobs::jobs;
pub use routes::routes;
