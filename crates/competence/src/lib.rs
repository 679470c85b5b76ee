//! Step 2 of the method: who needs to be good at what, and where people stand.
//!
//! [`model`] holds the competences in the organisation's own words, [`profiles`] what each job role needs,
//! [`evidence`] what has been seen, [`estimates`] what follows from it for each person, and [`matrix`] the figures
//! of groups, which have passed the rules of disclosure before they are stored. A person's own row is shown to
//! that person alone.

pub mod estimates;
pub mod evidence;
mod expectation;
pub mod export;
pub mod matrix;
pub mod model;
mod pages;
mod personal;
pub mod profiles;
pub mod published;
mod routes;
mod told;

pub use estimates::jobs;
pub use routes::routes;
