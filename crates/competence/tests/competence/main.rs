//! From the ready model to the matrix, as a company lives it. Every story runs on both engines.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod company;
mod content;
mod domain;
mod pages;
mod published;
