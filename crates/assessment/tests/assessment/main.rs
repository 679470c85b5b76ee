//! Stories of an assessment, from the plan to the results, on both engines.

mod answering;
mod importing;
mod planning;
mod reading;
mod story;
