//! Stories of this room, each told on both engines.
#![expect(clippy::unwrap_used, reason = "a story ends where something is not as it should be")]

mod accounts;
mod directory;
mod import;
