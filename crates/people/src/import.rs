//! The HR list comes in: from a file to a plan of what changes, and from the plan to the database, all of it or
//! nothing.
//!
//! [`plan`](plan::plan) is pure: what is on the list and what is in the file make a [`Plan`]. [`run_file`] is
//! what the command line and the browser call; it reads, plans and writes in one transaction.

pub mod columns;
mod draft;
pub mod existing;
pub mod file;
mod heading;
pub mod job;
pub mod leavers;
pub mod plan;
mod problem;
pub(crate) mod report;
mod write;

pub use columns::{Columns, Field};
pub use existing::Existing;
pub use plan::{Plan, Settings, plan};
pub use problem::Problem;
pub use report::{ImportError, Options, ProblemLine, Progress, Report, limits, run_file};
pub use write::write;
