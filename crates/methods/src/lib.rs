//! How the figures are made: an index and a page for each subject, for everybody who is signed in.
//!
//! This room has no tables and reads none. Each page has an example that is computed by the functions which compute
//! the real figures ([`statistics`], [`disclosure`]), and gives the data of the example as a file that the command
//! line reads, so that whoever doubts a figure can check it.

mod pages;
mod routes;
mod subjects;
mod worked;

pub use routes::routes;
