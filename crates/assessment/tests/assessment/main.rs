//! Stories of an assessment, from the plan to the results, on both engines.
#![expect(clippy::unwrap_used, reason = "a story ends where something is not as it should be")]

mod answering;
mod importing;
mod planning;
mod reading;
mod story;
